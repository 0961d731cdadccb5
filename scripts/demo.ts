// `npm run demo`: a real n8n with this package in it and a simulated UKG Pro beside it.
import { HELP, parseArguments, type DemoArguments } from './demo/arguments';
import { openDemo } from './demo/open';
import { prepareDemo } from './demo/prepare';
import { runOnce } from './demo/once';
import { runCommand } from './n8n/command';
import { Failure } from './n8n/failure';
import { elapsed, note } from './n8n/progress';

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

void runCommand({ help: HELP, parse: parseArguments, run: demo });
