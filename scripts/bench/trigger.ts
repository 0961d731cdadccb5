// (f): one poll of the trigger over many changes.
import { join } from 'node:path';
import { Failure, lastLines } from '../n8n/failure';
import { runProcess } from '../n8n/processes';
import { note, withProgress } from '../n8n/progress';
import { startSimulatorProcess } from '../simulatorProcess';
import type { Memory } from './order';
import { withPackages, type Place } from './place';
import { resultOf, type Result, type Round } from './rounds';
import { OURS_TRIGGER } from './contestants';
import { inWords } from './report/words';

export interface TriggerFigures {
	ms: number;
	cpuMs: number;
	memory?: Memory;
	requests: number;
	sockets: number;
	rows: number;
	lost: number;
	repeated: number;
	/** As n8n saves it, of all employees. */
	stateBytes: number;
}

export const TRIGGER = {
	id: 'f',
	title: 'Trigger: 10,000 changes, 100,000 known employees',
	employees: 100_000,
	changes: 10_000,
};

export async function measureTrigger(place: Place, rounds: number): Promise<Result> {
	note(`\n(${TRIGGER.id}) ${TRIGGER.title}`);
	const figures: Round[] = [];
	for (let round = 1; round <= rounds; round++) {
		figures.push(await measureOnce(place));
		note(`  ${round}  ${OURS_TRIGGER}: ${inWords(figures[figures.length - 1])}`);
	}
	return resultOf({ work: TRIGGER.id, contestant: OURS_TRIGGER, scale: 1 }, figures);
}

async function measureOnce(place: Place): Promise<Round> {
	const simulator = await startSimulatorProcess({ employees: TRIGGER.employees });
	try {
		const figures = await withProgress('Learning everybody, and polling after the changes', () =>
			pollInProcess(place, JSON.stringify({ ...simulator, domain: simulator.url })),
		);
		const { memory, stateBytes, ...others } = figures;
		return {
			...others,
			...(memory && { peak: memory.peak, rise: memory.peak - memory.idle }),
			failed: 0,
			stateBytes: stateBytes / TRIGGER.employees,
		};
	} finally {
		await simulator.stop();
	}
}

async function pollInProcess(place: Place, facts: string): Promise<TriggerFigures> {
	const { code, stdout, stderr } = await runProcess(
		place.node,
		[place.triggerProcess, facts, String(TRIGGER.changes)],
		// n8n-core writes its settings there.
		{ env: { ...withPackages(), N8N_USER_FOLDER: join(place.folder, 'core') } },
	);
	if (code !== 0) throw new Failure(`The trigger could not be measured.\n${lastLines(stderr)}`);
	return JSON.parse(lastLines(stdout, 1)) as TriggerFigures;
}
