// `npm run bench`: this package, n8n's HTTP Request node and a raw client, side by side.
import { HELP, parseArguments, type BenchArguments } from './bench/arguments';
import { compare } from './bench/compare';
import { measureLoading } from './bench/loading';
import { describeMachine } from './bench/machine';
import { preparePlace, publishWorkflows } from './bench/place';
import { benchmarkReadme } from './bench/report/readme';
import { writeReport } from './bench/report/write';
import type { Result } from './bench/rounds';
import { judge } from './bench/targets';
import { measureTrigger, TRIGGER } from './bench/trigger';
import { comparisons } from './bench/works';
import { runCommand } from './n8n/command';
import { elapsed, note } from './n8n/progress';

const started = Date.now();

async function bench({ rounds, only }: BenchArguments): Promise<void> {
	const isWanted = ({ id }: { id: string }) => only === undefined || only.includes(id);
	const place = await preparePlace();
	const loading = await measureLoading(place);
	const works = comparisons(`http://127.0.0.1:${place.port}`).filter(isWanted);
	if (works.length > 0) await publishWorkflows(place, works);
	const results: Result[] = [];
	for (const work of works) results.push(...(await compare(place, work, rounds)));
	if (isWanted(TRIGGER)) results.push(await measureTrigger(place, rounds));

	const titles = [...works, ...[TRIGGER].filter(isWanted)].map(({ id, title }) => [id, title]);
	const summary = {
		date: new Date().toISOString(),
		rounds,
		machine: describeMachine({ node: place.nodeVersion, n8n: place.n8n.version }),
		works: Object.fromEntries(titles) as Record<string, string>,
		results,
		loading,
		targets: judge({ results, loading }),
	};
	process.stdout.write(benchmarkReadme(summary));
	// Figures of several runs do not stand side by side.
	if (only === undefined) writeReport(summary);
	note(`\nDone in ${elapsed(started)}`);
}

void runCommand({ help: HELP, parse: parseArguments, run: bench });
