import fc from 'fast-check';

import { collector } from '../../nodes/UkgPro/trigger/collector';
import type { Item } from '../../nodes/UkgPro/trigger/items';
import { KINDS } from '../../nodes/UkgPro/trigger/kinds';
import { openKnown } from '../../nodes/UkgPro/trigger/known';
import { FIRST } from '../../nodes/UkgPro/trigger/pages';
import type { Settings } from '../../nodes/UkgPro/trigger/settings';
import type { State } from '../../nodes/UkgPro/trigger/state';
import { newSalt, newState } from '../../nodes/UkgPro/trigger/state';

/** Rows of employees, some with several, as reads of several polls take them. */
type Row = Record<string, string | boolean>;

const NOW = Date.UTC(2026, 5, 15, 12);
const span = { from: NOW - 86_400_000, to: NOW };
const settings: Settings = {
	events: new Set(['changed', 'hired', 'rehired', 'terminated'] as const),
	kinds: new Set(KINDS.map(({ value }) => value)),
	start: 'learn',
	interval: 1,
	companies: new Set(),
	showSensitive: false,
	withPrevious: false,
	most: 10_000,
	timeout: 60,
};

const row = (employeeId: string, hired: string, values: Row = {}): Row => ({
	employeeId,
	companyId: 'ABCDE',
	employeeStatus: 'A',
	isActive: true,
	hireDate: '1/1/2000 12:00:00 AM',
	dateOfLastHire: `1/1/${hired} 12:00:00 AM`,
	terminationDate: '',
	...values,
});
const LEFT = { employeeStatus: 'T', isActive: false, terminationDate: '6/14/2026 12:00:00 AM' };

/** A trigger that keeps its state between two polls. */
function trigger(changed: Partial<Settings> = {}) {
	let state: State = { ...newState(newSalt(), ''), until: NOW };
	const itself = {
		/** One read: the pages of one poll after those of another. */
		read(polls: Row[][][], isLearning = false, most = 10_000): Item[] {
			const read = { isLearning, isOfEverybody: isLearning, span, piece: span, cursor: FIRST };
			const told: Item[] = [];
			polls.forEach((pages, index) => {
				const known = openKnown(state.known);
				const one = collector({ ...settings, ...changed, most }, state, known);
				// A page without room for all of its items comes again in the next poll.
				for (const page of pages) if (!one.take(page, read, NOW)) polls[index + 1].unshift(page);
				itself.isInDoubt = index === polls.length - 1 && one.settle();
				told.push(...one.items);
				const keys = [...one.items].map(({ employee }) => employee.employeeId);
				expect(new Set(keys).size).toBe(keys.length);
				state = { ...state, known: known.toText(), previous: one.previous() };
			});
			return told;
		},
		isInDoubt: false,
		get state() {
			return state;
		},
	};
	return itself;
}

/** Every order of the rows, a page each, and every way to cut it into two polls. */
function ways(rows: Row[]): Row[][][][] {
	const orders = (left: Row[]): Row[][] =>
		left.length === 0
			? [[]]
			: left.flatMap((first, index) =>
					orders(left.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
				);
	return orders(rows).flatMap((order) => {
		const pages = order.map((one) => [one]);
		const cuts = pages.map((_, cut) => [pages.slice(0, cut), pages.slice(cut)]);
		return [...cuts, [[order]]];
	});
}

const brief = (items: Item[]) => items.map(({ event }) => event);

const FORMER = row('E1', '2000', LEFT);
const PRESENT = row('E1', '2026');
const OTHER = row('E2', '2005');

describe.each([
	['who left and is back', FORMER, PRESENT],
	['of the same hire, one that ended', row('E1', '2026', LEFT), PRESENT],
	['of the same hire', row('E1', '2026', { jobCode: 'A' }), row('E1', '2026', { jobCode: 'B' })],
])('two rows: %s', (_name, one, two) => {
	const both = [one, two, OTHER];

	test('are nobody new while everybody is learned, and no news in any later read', () => {
		for (const first of ways(both)) {
			const learned = trigger();
			expect(brief(learned.read(first, true))).toEqual([]);
			for (const later of ways(both)) expect(brief(learned.read(later))).toEqual([]);
		}
	});

	test('are told in one item each, however few a poll gives', () => {
		const anybody = trigger();
		anybody.read([[[OTHER]]], true);
		const changed = { ...OTHER, jobCode: 'X' };
		const told = anybody.read([[[one, two, changed]], [], []], false, 1);
		expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual(['E1', 'E2']);
	});
});

test('a rehire that comes as a second row is told once, whatever the order', () => {
	for (const way of ways([FORMER, PRESENT, OTHER])) {
		const one = trigger();
		one.read([[[FORMER], [OTHER]]], true);
		expect(brief(one.read(way))).toEqual(['rehired']);
		for (const later of ways([FORMER, PRESENT, OTHER])) expect(brief(one.read(later))).toEqual([]);
	}
});

test('whoever has two rows and leaves is told once, at the latest in the next read', () => {
	for (const before of ways([FORMER, PRESENT])) {
		for (const way of ways([FORMER, { ...PRESENT, ...LEFT }])) {
			const one = trigger();
			one.read(before, true);
			const told = brief(one.read(way));
			// Without it the span would be left behind.
			expect(told.length > 0 || one.isInDoubt).toBe(true);
			told.push(...brief(one.read(way)));
			expect(told[0]).toBe('terminated');
			expect(told.filter((event) => event !== 'changed')).toHaveLength(1);
			expect(brief(one.read(way))).toEqual([]);
		}
	}
});

test('a rehire that is taken back is told in the next read, where this one has the former row only', () => {
	const one = trigger();
	one.read([[[FORMER], [PRESENT]]], true);
	expect(brief(one.read([[[FORMER]], [[OTHER]]]))).toEqual(['changed']);
	expect(one.isInDoubt).toBe(true);
	expect(brief(one.read([[[FORMER]], [[OTHER]]]))).toEqual(['terminated']);
	expect(one.isInDoubt).toBe(false);
	// It is the known one from now on, so nothing is in doubt about another change.
	expect(brief(one.read([[[{ ...FORMER, jobCode: 'X' }]], [[OTHER]]]))).toEqual(['changed']);
});

test('what was in doubt is no more when the present row comes again', () => {
	const one = trigger();
	one.read([[[FORMER], [PRESENT]]], true);
	one.read([[[FORMER]], []]);
	expect(one.isInDoubt).toBe(true);
	expect(brief(one.read([[[PRESENT]], [[FORMER]]]))).toEqual([]);
	expect(one.isInDoubt).toBe(false);
	expect(brief(one.read([[[FORMER]], [[PRESENT]]]))).toEqual([]);
});

test('a change of the present one of three rows is no termination, in whatever salt and way', () => {
	const [older, former] = [row('E1', '1990', LEFT), FORMER];
	const changed = { ...PRESENT, jobCode: 'NEW' };
	for (let salts = 0; salts < 20; salts++) {
		const one = trigger();
		one.read(salts % 2 ? [[[older, PRESENT, former]]] : [[[older]], [[PRESENT], [former]]], true);
		const told = brief(one.read([[[changed]], [[former], [older]], []]));
		told.push(...brief(one.read([[[former]], [], [[changed], [older]]])));
		expect(told).toEqual(['changed']);
	}
});

test('a termination of somebody with one row is told at once', () => {
	const one = trigger();
	one.read([[[PRESENT]]], true);
	expect(brief(one.read([[[{ ...PRESENT, ...LEFT }]], []]))).toEqual(['terminated']);
	expect(one.isInDoubt).toBe(false);
});

test('of several former rows that are all there is, the latest counts', () => {
	const older = row('E1', '1990', { ...LEFT, jobCode: 'OLD' });
	for (const pages of [
		[[older], [FORMER]],
		[[FORMER], [older]],
	]) {
		const one = trigger();
		one.read([[[older], [FORMER], [PRESENT]]], true);
		const [item, ...others] = one.read([pages]);
		expect(item).toMatchObject({ event: 'terminated', employee: FORMER });
		expect(others).toEqual([]);
	}
});

test('previous values are kept of the chosen companies only', () => {
	const one = trigger({ withPrevious: true, companies: new Set(['ABCDE']) });
	one.read([[[PRESENT, row('E9', '2005', { companyId: 'OTHER' })]]], true);
	expect(Object.keys(one.state.previous?.values ?? {})).toHaveLength(1);
});

test('random rows, orders and polls: what has settled is silent', () => {
	const someRow = fc
		.record({
			hired: fc.constantFrom('2000', '2010', '2026'),
			hasLeft: fc.boolean(),
			jobCode: fc.constantFrom('A', 'B'),
		})
		.map(({ hired, hasLeft, jobCode }) => row('E1', hired, { jobCode, ...(hasLeft ? LEFT : {}) }));
	const group = fc.array(someRow, { minLength: 1, maxLength: 4 });
	const read = (rows: Row[]) =>
		fc
			.tuple(fc.shuffledSubarray(rows, { minLength: rows.length }), fc.nat(rows.length))
			.map(([order, cut]) => {
				const pages = order.map((one) => [one]);
				return [pages.slice(0, cut), pages.slice(cut)];
			});
	fc.assert(
		fc.property(
			fc
				.tuple(group, group)
				.chain(([one, two]) =>
					fc.tuple(
						fc.constant([one, two]),
						fc.array(read(one), { minLength: 4, maxLength: 4 }),
						fc.array(read(two), { minLength: 5, maxLength: 5 }),
					),
				),
			([, first, second]) => {
				const anybody = trigger();
				const told = [first, second].map((reads, index) =>
					reads.map((polls, number) => anybody.read(polls, index === 0 && number === 0).length),
				);
				// Everybody was learned.
				expect(told[0]).toEqual([0, 0, 0, 0]);
				expect(told[1].slice(3)).toEqual([0, 0]);
			},
		),
		{ numRuns: 300 },
	);
});
