// One work, all who do it, several rounds: one after the other in each round, so that a slow minute
// of the machine meets everybody.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { note } from '../n8n/progress';
import { clearFaults } from '../simulatorControl';
import type { Contestant } from './contestants';
import type { Order, Outcome } from './order';
import type { Place } from './place';
import { resultOf, type Result, type Round } from './rounds';
import { n8nRunner, rawRunner, type Runner } from './runners';
import {
	counted,
	countedSince,
	prepareTenant,
	startTenant,
	windowEnds,
	type Tenant,
} from './tenant';
import { inWords } from './report/words';
import type { Work } from './works';

export async function compare(place: Place, work: Work, rounds: number): Promise<Result[]> {
	const results: Result[] = [];
	for (const scale of work.scales) {
		note(`\n(${work.id}) ${work.title}${scale > 1 ? `, ${scale} times as many` : ''}`);
		const tenant = await startTenant(work, scale, place.port);
		await readBefore(place, work, tenant);
		const measured = new Map(work.contestants.map((one) => [one, [] as Round[]]));
		for (let round = 1; round <= rounds; round++) {
			for (const [contestant, figures] of measured) {
				figures.push(await measure(place, work, contestant, tenant));
				note(`  ${round}  ${contestant.name}: ${inWords(figures[figures.length - 1])}`);
			}
		}
		await tenant.simulator.stop();
		for (const [{ name }, figures] of measured) {
			results.push(resultOf({ work: work.id, contestant: name, scale }, figures));
		}
	}
	return results;
}

/** Lets the raw client read once, so that the first to be measured finds the server as the others do. */
async function readBefore(place: Place, work: Work, tenant: Tenant): Promise<void> {
	const [first] = work.contestants.filter((one) => 'tasks' in one);
	if (work.inputs === undefined) await measure(place, { ...work, fault: undefined }, first, tenant);
}

/** The path of a contestant's webhook. */
export const pathOf = (work: Work, contestant: Contestant, part: 'work' | 'warmUp') =>
	`${work.id}-${work.contestants.indexOf(contestant)}-${part}`;

/** A few inputs, so that the limit of a second does not reach into the work. */
const WARM_UP_INPUTS = 5;

async function measure(
	place: Place,
	work: Work,
	contestant: Contestant,
	tenant: Tenant,
): Promise<Round> {
	const { simulator, inputs } = tenant;
	const outcomeFile = join(place.folder, 'outcome.json');
	const order = (part: 'work' | 'warmUp'): Order => ({
		account: simulator,
		task: 'tasks' in contestant ? contestant.tasks[part] : undefined,
		inputs: part === 'work' ? inputs : inputs?.slice(0, WARM_UP_INPUTS),
		keyFields: work.keyFields,
		outcomeFile,
	});
	const run = async (runner: Runner, part: 'work' | 'warmUp') => {
		rmSync(outcomeFile, { force: true });
		await runner.run(pathOf(work, contestant, part), order(part));
		return JSON.parse(readFileSync(outcomeFile, 'utf8')) as Outcome;
	};
	const runner =
		'nodes' in contestant
			? await n8nRunner(place.n8n, place.userFolder)
			: await rawRunner(place.node, place.rawClient);
	try {
		await clearFaults(simulator.url);
		await windowEnds(work);
		const { failure } = await run(runner, 'warmUp');
		if (failure !== undefined) throw new Error(`${contestant.name} cannot do this: ${failure}`);
		await prepareTenant(tenant, work);
		const before = await counted(simulator.url);
		const begun = Date.now();
		const outcome = await run(runner, 'work').catch((error: Error) =>
			died(error, Date.now() - begun),
		);
		return roundOf(outcome, tenant, await countedSince(simulator.url, before));
	} finally {
		await runner.stop();
	}
}

/** Out of memory, for instance: that is an outcome, too. */
const died = ({ message }: Error, ms: number): Outcome => ({
	ms,
	cpuMs: 0,
	keys: [],
	failed: 1,
	failure: message,
});

function roundOf(
	{ ms, cpuMs, memory, keys, failed, failure }: Outcome,
	{ expected }: Tenant,
	counts: { requests: number; sockets: number },
): Round {
	const unique = new Set(keys);
	const strangers = [...unique].filter((key) => !expected.has(key));
	if (strangers.length > 0) throw new Error(`Nobody knows the row ${strangers[0]}`);
	return {
		ms: Math.round(ms),
		cpuMs: Math.round(cpuMs),
		...counts,
		...(memory && { peak: memory.peak, rise: memory.peak - memory.idle }),
		rows: keys.length,
		lost: expected.size - unique.size,
		repeated: keys.length - unique.size,
		failed,
		...(failure !== undefined && { failure }),
	};
}
