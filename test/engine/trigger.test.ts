import type { Simulator } from '../../simulator';
import { startSimulator } from '../../simulator';
import { forgetEverything } from '../../nodes/UkgPro/trigger/memory';
import { createTrigger, HOUR, moveTogether } from './triggerHarness';

let simulator: Simulator;
let time: ReturnType<typeof moveTogether>;
const NOW = new Date('2026-06-15T12:00:00Z');

beforeAll(async () => {
	simulator = await startSimulator({ seed: 7, employees: 30, now: NOW, clock: 'still' });
});
afterAll(async () => await simulator.close());
beforeEach(() => {
	time = moveTogether(simulator);
	forgetEverything();
});
afterEach(() => {
	time.restore();
	simulator.reset({ all: true });
});

const someone = (index = 3) =>
	simulator.data.employments.filter(({ status }) => status === 'A')[index];

test('smoke', async () => {
	const trigger = createTrigger({ simulator });
	expect(await trigger.poll()).toEqual([]);
	console.log(
		simulator.requests.map(({ query }) => query),
		trigger.requests,
	);
	const { person } = someone();
	time.pass(HOUR);
	simulator.change({ kind: 'terminate', employeeId: person.employeeId });
	simulator.change({ kind: 'hire' });
	simulator.change({ kind: 'job', employeeId: someone(5).person.employeeId });
	expect(await trigger.poll()).toEqual([]);
	time.pass(3 * HOUR);
	const items = await trigger.poll();
	console.log(
		JSON.stringify(
			items.map(({ employee, ...rest }) => rest),
			null,
			1,
		),
		trigger.saved.length,
	);
	time.pass(3 * HOUR);
	expect(await trigger.poll()).toEqual([]);
	console.log(await trigger.poll({ mode: 'manual' }));
});
