/**
 * A month of a tenant with 5,000 employees, over sockets and n8n's own request helper, with what n8n
 * saves put back now and then, and the figures of it.
 */
import { forgetEverything } from '../../nodes/UkgPro/trigger/memory';
import type { Item } from '../../nodes/UkgPro/trigger/items';
import type { ChangeKind } from '../../simulator';
import { startSimulator } from '../../simulator';
import { createTrigger, DAY, MINUTE, moveTogether } from './triggerHarness';

const EMPLOYEES = 5_000;
const DAYS = 30;
const KINDS: ChangeKind[] = [
	'job',
	'location',
	'organization',
	'name',
	'contact',
	'leave',
	'touch',
];

/** Numbers that look like chance and are the same in every run. */
function draws(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

test('a month of 5,000 employees: nothing lost, nothing twice', async () => {
	const simulator = await startSimulator({
		seed: 5,
		employees: EMPLOYEES,
		now: new Date('2026-03-01T00:00:00Z'),
		clock: 'still',
		variants: { changesThreeHourRule: true },
	});
	const time = moveTogether(simulator);
	forgetEverything();
	try {
		const trigger = createTrigger({ simulator, keeping: 'legacy', isOverSocket: true });
		const draw = draws(1);
		/** What is still to be told, by employee and company: the row's text as it should be told. */
		const due = new Map<string, { changes: number }>();
		const figures = {
			employees: simulator.data.employments.length,
			polls: 0,
			reads: 0,
			calls: 0,
			changes: 0,
			reported: 0,
			lost: 0,
			repeated: 0,
			bytesPerEmployee: 0,
			longestPollMs: 0,
			faults: 0,
		};
		const told = new Map<string, string>();
		const keyOf = (id: unknown, company: unknown) => `${String(id)} ${String(company)}`;

		const poll = async () => {
			const before = trigger.requests;
			const began = performance.now();
			const items: Item[] = await trigger.poll().catch(() => []);
			figures.longestPollMs = Math.max(figures.longestPollMs, performance.now() - began);
			figures.polls++;
			figures.calls += trigger.requests - before;
			if (trigger.requests > before) figures.reads++;
			for (const { employee } of items) {
				const key = keyOf(employee.employeeId, employee.companyId);
				const text = JSON.stringify(employee);
				if (told.get(key) === text) figures.repeated++;
				told.set(key, text);
				due.delete(key);
				figures.reported++;
			}
		};

		await poll();
		for (let step = 0; step < DAYS * 24 * 6; step++) {
			time.pass(10 * MINUTE);
			if (step % 3 === 0) {
				const { employments } = simulator.data;
				const { person, company, status } = employments[draw(employments.length)];
				const kind =
					status === 'T' ? 'rehire' : draw(10) === 0 ? 'terminate' : KINDS[draw(KINDS.length)];
				const isHire = draw(12) === 0;
				const one = simulator.change(
					isHire
						? { kind: 'hire' }
						: { kind, employeeId: person.employeeId, companyId: company.id },
				);
				figures.changes++;
				if (isHire || kind !== 'touch') {
					// A name and a contact stand on the rows of all companies of a person.
					const touched = kind === 'name' || kind === 'contact' ? one.person.employments : [one];
					for (const { person: who, company: where } of isHire ? [one] : touched) {
						const key = keyOf(who.employeeId, where.id);
						due.set(key, { changes: (due.get(key)?.changes ?? 0) + 1 });
					}
				}
			}
			if (step % 700 === 350) {
				figures.faults++;
				simulator.addFault({ path: '/personnel/v1/employee-changes', status: 503, count: 7 });
			}
			// Twice n8n starts again, and what no items saved is gone.
			if (step % 2_000 === 1_500) trigger.restart();
			await poll();
		}
		time.pass(DAY);
		await poll();
		// Who was put on leave twice is not another.
		figures.lost = due.size;
		figures.bytesPerEmployee =
			Math.round((10 * trigger.saved.length) / simulator.data.employments.length) / 10;
		figures.longestPollMs = Math.round(figures.longestPollMs);
		console.info(`30 days of the trigger: ${JSON.stringify(figures)}`);
		expect(figures.lost).toBe(0);
		expect(figures.repeated).toBe(0);
		expect(figures.reported).toBeGreaterThan(1_000);
		expect(figures.bytesPerEmployee).toBeLessThanOrEqual(64);
	} finally {
		time.restore();
		await simulator.close();
	}
}, 120_000);
