// The trigger in n8n-core's own PollContext, as a process of its own: learns everybody, is told of
// the changes, and prints what the poll after them took. n8n is left out, because its rhythm of
// three hours is.
import { createTrigger } from '../../test/engine/triggerHarness';
import { clock } from '../../nodes/UkgPro/transport/clock';
import type { Simulator } from '../../simulator';
import { advanceClock, change, someEmployees } from '../simulatorControl';
import type { SimulatorFacts } from '../simulatorProcess';
import { beginPeak, endPeak } from './memory';
import { counted, countedSince } from './tenant';
import type { TriggerFigures } from './trigger';

const HOURS_LATER_MS = 181 * 60_000;
/** A poll that was cut short goes on at the next. */
const MOST_POLLS = 20;

async function measure(facts: SimulatorFacts, changes: number): Promise<TriggerFigures> {
	let ahead = 0;
	clock.now = () => Date.now() + ahead;
	const trigger = createTrigger({ simulator: facts as Simulator, isOverSocket: true });
	for (let polls = 0; polls < MOST_POLLS; polls++) {
		const before = trigger.requests;
		await trigger.poll();
		if (trigger.requests === before) break;
	}
	const employees = await someEmployees(facts.url, changes);
	await change(
		facts.url,
		employees.map(({ employeeId, companyId }) => ({ kind: 'location', employeeId, companyId })),
	);
	ahead = HOURS_LATER_MS;
	await advanceClock(facts.url, HOURS_LATER_MS);

	const expected = new Set(employees.map(({ employeeId, companyId }) => employeeId + companyId));
	const before = await counted(facts.url);
	const idle = beginPeak();
	const cpu = process.cpuUsage();
	const begun = performance.now();
	const items = [];
	for (let polls = 0; polls < MOST_POLLS && items.length < expected.size; polls++) {
		items.push(...(await trigger.poll()));
	}
	const ms = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpu);
	const told = new Set(items.map(({ employee }) => `${employee.employeeId}${employee.companyId}`));
	return {
		ms,
		cpuMs: (user + system) / 1000,
		memory: endPeak(idle),
		...(await countedSince(facts.url, before)),
		rows: items.length,
		lost: [...expected].filter((key) => !told.has(key)).length,
		repeated: items.length - told.size,
		stateBytes: Buffer.byteLength(trigger.saved),
	};
}

const [facts, changes] = process.argv.slice(2);
void measure(JSON.parse(facts) as SimulatorFacts, Number(changes)).then(
	(figures) => {
		process.stdout.write(`${JSON.stringify(figures)}\n`);
		process.exit(0);
	},
	(error: Error) => {
		process.stderr.write(`${error.stack}\n`);
		process.exit(1);
	},
);
