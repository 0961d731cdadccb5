/** A failure whose message is one sentence for the person who ran the command. */
export class Failure extends Error {
	override name = 'Failure';
}

/** The end of a log: where the reason usually stands. */
export function lastLines(text: string, count = 25): string {
	return text.trimEnd().split('\n').slice(-count).join('\n');
}
