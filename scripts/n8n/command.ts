// The frame of a command that starts processes: whatever happens, they are stopped before it ends.
import { Failure } from './failure';
import { note } from './progress';
import { INTERRUPTED, isShuttingDown, shutDown, shutDownOnSignals } from './shutdown';

interface Command<Options> {
	help: string;
	/** Throws one sentence for a word that it does not know. */
	parse(words: string[]): Options;
	run(options: Options): Promise<void>;
}

/** Runs it with the words of the command line, and ends the process. */
export async function runCommand<Options extends { help: boolean }>(
	command: Command<Options>,
): Promise<void> {
	const code = await codeOf(command);
	await shutDown();
	process.exit(code);
}

async function codeOf<Options extends { help: boolean }>({
	help,
	parse,
	run,
}: Command<Options>): Promise<number> {
	try {
		const options = parse(process.argv.slice(2));
		if (options.help) {
			process.stdout.write(help);
			return 0;
		}
		shutDownOnSignals();
		await run(options);
		return 0;
	} catch (error) {
		// What fails because everything is being stopped is no news.
		if (isShuttingDown()) return INTERRUPTED;
		note(error instanceof Failure ? error.message : String((error as Error).stack));
		return 1;
	}
}
