// `npm run bench`: this package, n8n's HTTP Request node and a raw client, side by side.
import { HELP, parseArguments, type BenchArguments } from './bench/arguments';
import { compare } from './bench/compare';
import { measureLoading } from './bench/loading';
import { describeMachine } from './bench/machine';
import { preparePlace, publishWorkflows } from './bench/place';
import { benchmarkReadme } from './bench/report/readme';
import { othersOf, writeReport } from './bench/report/write';
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

	const date = new Date().toISOString();
	const measured = [...works, ...[TRIGGER].filter(isWanted)].map(
		({ id, title }) => [id, { title, date, rounds }] as const,
	);
	const here = {
		machine: describeMachine({ node: place.nodeVersion, n8n: place.n8n.version }),
		works: Object.fromEntries(measured),
	};
	const others = othersOf(here);
	const all = [...others.results, ...results];
	const summary = {
		machine: here.machine,
		works: Object.fromEntries(Object.entries({ ...others.works, ...here.works }).sort()),
		results: all.sort((a, b) => a.work.localeCompare(b.work)),
		loading,
		targets: judge({ results: all, loading }),
	};
	process.stdout.write(benchmarkReadme(summary));
	writeReport(summary);
	note(`\nDone in ${elapsed(started)}`);
}

void runCommand({ help: HELP, parse: parseArguments, run: bench });
