// A server of one of Debian's packages, as a process.
import { Failure, lastLines } from '../../../scripts/n8n/failure';
import { startProcess, stopProcess, type StartOptions } from '../../../scripts/n8n/processes';

const READY_WITHIN_MS = 30_000;

/** Waits until it answers; gives what stops it. */
export async function startService(
	name: string,
	command: string,
	args: string[],
	options: StartOptions,
	ask: () => Promise<unknown>,
): Promise<() => Promise<void>> {
	let tail = '';
	const child = startProcess(command, args, {
		...options,
		onOutput: (text) => (tail = (tail + text).slice(-10_000)),
	});
	// Without the program there is an error instead of an end.
	child.once('error', ({ message }) => (tail = message));
	const stop = async () => await stopProcess(child);
	const deadline = Date.now() + READY_WITHIN_MS;
	for (;;) {
		try {
			await ask();
			return stop;
		} catch {
			if (Date.now() > deadline) {
				await stop();
				throw new Failure(`${name} did not answer within 30 s.\n${lastLines(tail)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}
