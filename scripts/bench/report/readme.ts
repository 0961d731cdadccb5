// docs/benchmarks/README.md: every contestant of every work, also where it loses.
import type { Loading } from '../loading';
import type { Machine } from '../machine';
import type { Result } from '../rounds';
import type { Target } from '../targets';
import { grouped, megabytes, outcomeInWords, seconds } from './words';
import { markdownTable } from './table';

export interface Summary {
	machine: Machine;
	/** By id. */
	works: Record<string, Measured>;
	results: Result[];
	loading: Loading;
	targets: Target[];
}

export interface Measured {
	title: string;
	/** ISO. */
	date: string;
	rounds: number;
}

export function benchmarkReadme(summary: Summary): string {
	const { machine, works, targets, loading } = summary;
	return `# Benchmarks

Written by \`npm run bench\`, which anybody can repeat without a UKG Pro tenant: a real n8n, the node as npm packs it, n8n's own HTTP Request node with its pagination and this package's credential, and a client that is nothing but undici with keep-alive, which is as fast as it gets. All contestants of a work stand in one run, one after the other in each round; the figures are medians of the rounds.

![Time and memory of each contestant](chart.svg)

${describe(machine)}

${Object.entries(works)
	.map(
		([id, { title, date, rounds }]) =>
			`## (${id}) ${title}\n\n${resultTable(summary, id)}\n\n${rounds} ${rounds === 1 ? 'round' : 'rounds'}, ${date.slice(0, 10)}.`,
	)
	.join('\n\n')}

## (g) Loading the package

${markdownTable(
	[
		['', 'left'],
		['', 'right'],
	],
	[
		['Its three files, beside an n8n that runs', `${loading.ms.toFixed(0)} ms`],
		[
			'The same with `n8n-workflow`, which n8n has loaded by then',
			`${loading.withN8nWorkflowMs.toFixed(0)} ms`,
		],
		['Packed', `${grouped(loading.packedBytes / 1000)} kB`],
	],
)}

${growthSection(summary)}

## What was to be reached

${markdownTable(
	[
		['', 'left'],
		['Goal', 'left'],
		['Measured', 'right'],
		['Reached', 'left'],
	],
	targets.map(({ work, goal, figure, isMet }) => [
		`(${work})`,
		goal,
		figure,
		isMet ? 'yes' : '**no**',
	]),
)}

[Why a goal was missed](profiles.md).

## How it is measured

- **Time** is n8n's own execution time of the node; for undici it is the time of the reads, JSON parsed. n8n stores no execution data.
- **Requests and sockets** are counted by the server.
- **Memory** is the peak of resident memory (\`VmHWM\`) of the process that reads, set back (\`/proc/self/clear_refs\`) before the node and read behind it by a small node in the same process; in brackets, what that is above the process's memory before. Each measurement has an n8n, or an undici process, of its own, started anew and warmed up by one small read.
- **Lost and repeated** rows are found by comparing the keys of all rows with the people of the simulated tenant.
- The server is the simulator of this repository in a process of its own. It sends pages of lists that it has written before, so that it is not what is measured, and gives no \`Retry-After\`, as UKG Pro does not.
- The raw client stops at the first failure, as the HTTP Request node does. _RetryAgent_ is undici's own; _told the limit_ sends a request each twentieth of a second. All nodes continue on errors, so that what is lost can be counted: a list that fails gives nothing, and _without a word_ means that n8n reports success.
- (f) has no other contestant, because the HTTP Request node cannot tell changes. It runs in n8n-core's \`PollContext\`, outside n8n, over a socket. The CPU is that of the whole process.
`;
}

function describe({
	processor,
	cores,
	memoryBytes,
	system,
	node,
	simulatorNode,
	n8n,
}: Machine): string {
	return `Measured on ${processor}, ${cores} cores, ${(memoryBytes / 2 ** 30).toFixed(0)} GiB of memory, ${system}; n8n ${n8n} and undici on Node.js ${node}, the simulator on ${simulatorNode}.`;
}

function resultTable({ results }: Summary, id: string): string {
	const rows = results.filter(({ work, scale }) => work === id && scale === 1);
	const isTrigger = rows.some(({ median }) => median.stateBytes !== undefined);
	return markdownTable(
		[
			['', 'left'],
			['Time', 'right'],
			...(isTrigger ? ([['CPU', 'right']] as const) : []),
			['Requests', 'right'],
			['Sockets', 'right'],
			['Peak memory', 'right'],
			['Rows', 'right'],
			['Outcome', 'left'],
		],
		rows.map(({ contestant, median }) => [
			contestant,
			seconds(median.ms),
			...(isTrigger ? [seconds(median.cpuMs)] : []),
			grouped(median.requests),
			grouped(median.sockets),
			memoryOf(median),
			grouped(median.rows),
			outcomeInWords(median) +
				(median.stateBytes === undefined
					? ''
					: `, ${median.stateBytes.toFixed(1)} bytes of state an employee`),
		]),
	);
}

const memoryOf = ({ peak, rise }: Result['median']) =>
	peak === undefined || rise === undefined ? '' : `${megabytes(peak)} (+${megabytes(rise)})`;

/** Time and memory at two and four times the rows, in proportion to those at once. */
function growthSection({ results }: Summary): string {
	const once = results.filter(
		({ work, contestant, scale }) =>
			scale === 1 &&
			results.some(
				(other) => other.work === work && other.contestant === contestant && other.scale > 1,
			),
	);
	const rows = once.map(({ work, contestant, median }) => {
		const at = (scale: number) =>
			results.find(
				(one) => one.work === work && one.contestant === contestant && one.scale === scale,
			)?.median;
		const growth = (figure: 'ms' | 'rise') =>
			[2, 4].map((scale) => {
				const later = at(scale)?.[figure];
				const first = median[figure];
				if (at(scale)?.failure !== undefined) return 'failed';
				return later === undefined || !first ? '' : `× ${(later / first).toFixed(1)}`;
			});
		return [`(${work})`, contestant, ...growth('ms'), ...growth('rise')];
	});
	return `## How the cost grows

Time, and memory above what the process had before, at two and four times the rows.

${markdownTable(
	[
		['', 'left'],
		['', 'left'],
		['Time, rows × 2', 'right'],
		['Time, rows × 4', 'right'],
		['Memory, rows × 2', 'right'],
		['Memory, rows × 4', 'right'],
	],
	rows,
)}`;
}
