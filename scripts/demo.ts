// `npm run demo`: a real n8n with this package in it and a simulated UKG Pro beside it.
import { HELP, parseArguments, type DemoArguments } from './demo/arguments';
import { openDemo } from './demo/open';
import { prepareDemo } from './demo/prepare';
import { runOnce } from './demo/once';
import { Failure } from './n8n/failure';
import { elapsed, note } from './n8n/progress';
import { INTERRUPTED, isShuttingDown, shutDown, shutDownOnSignals } from './n8n/shutdown';

const started = Date.now();

async function demo(options: DemoArguments): Promise<void> {
	const prepared = await prepareDemo(options);
	if (options.once) {
		await runOnce(prepared);
		note(`Done in ${elapsed(started)}`);
		return;
	}
	const server = await openDemo(prepared, started);
	throw new Failure(`n8n ended by itself; the end of its log is below.\n${await server.ended}`);
}

async function main(): Promise<number> {
	try {
		const options = parseArguments(process.argv.slice(2));
		if (options.help) {
			process.stdout.write(HELP);
			return 0;
		}
		shutDownOnSignals();
		await demo(options);
		return 0;
	} catch (error) {
		// What fails because everything is being stopped is no news.
		if (isShuttingDown()) return INTERRUPTED;
		note(error instanceof Failure ? error.message : String((error as Error).stack));
		return 1;
	}
}

void main().then(async (code) => {
	await shutDown();
	process.exit(code);
});
