// `npm run bench`: this package, n8n's HTTP Request node and a raw client, side by side.
import { HELP, parseArguments, type BenchArguments } from './bench/arguments';
import { compare } from './bench/compare';
import { preparePlace, publishWorkflows } from './bench/place';
import type { Result } from './bench/rounds';
import { comparisons } from './bench/works';
import { Failure } from './n8n/failure';
import { elapsed, note } from './n8n/progress';
import { INTERRUPTED, isShuttingDown, shutDown, shutDownOnSignals } from './n8n/shutdown';

const started = Date.now();

async function bench({ rounds, only }: BenchArguments): Promise<void> {
	const isWanted = (id: string) => only === undefined || only.includes(id);
	const place = await preparePlace();
	const works = comparisons(`http://127.0.0.1:${place.port}`).filter(({ id }) => isWanted(id));
	if (works.length > 0) await publishWorkflows(place, works);
	const results: Result[] = [];
	for (const work of works) results.push(...(await compare(place, work, rounds)));
	note(JSON.stringify(results));
	note(`\nDone in ${elapsed(started)}`);
}

async function main(): Promise<number> {
	try {
		const options = parseArguments(process.argv.slice(2));
		if (options.help) {
			process.stdout.write(HELP);
			return 0;
		}
		shutDownOnSignals();
		await bench(options);
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
