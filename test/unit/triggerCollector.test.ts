import fc from 'fast-check';

import { collector } from '../../nodes/UkgPro/trigger/collector';
import type { Item } from '../../nodes/UkgPro/trigger/items';
import { KINDS } from '../../nodes/UkgPro/trigger/kinds';
import { openKnown } from '../../nodes/UkgPro/trigger/known';
import { previousValues } from '../../nodes/UkgPro/trigger/previous';
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
	repeatsFailed: false,
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
		async read(polls: Row[][][], isLearning = false, most = 10_000): Promise<Item[]> {
			const read = { isLearning, isOfEverybody: isLearning, span, piece: span, cursor: FIRST };
			const told: Item[] = [];
			const rows = polls.flat(2);
			for (const [index, pages] of polls.entries()) {
				const known = openKnown(state.known);
				const one = collector({ ...settings, ...changed, most }, state, known, async (id) => {
					itself.asked.push(id);
					const present = itself.present === 'asRead' ? rows : itself.present;
					return present?.filter(({ employeeId }) => employeeId === id);
				});
				// A page without room for all of its items comes again in the next poll.
				for (const page of pages) {
					if (!(await one.take(page, read, NOW))) polls[index + 1].unshift(page);
				}
				if (index === polls.length - 1) known.settle();
				told.push(...one.items);
				const keys = [...one.items].map(({ employee }) => employee.employeeId);
				expect(new Set(keys).size).toBe(keys.length);
				state = { ...state, known: known.toText(), previous: one.previous() };
			}
			return told;
		},
		/** What UKG Pro has of each employee; undefined where there is no time to ask. */
		present: 'asRead' as Row[] | 'asRead' | undefined,
		/** Whom UKG Pro was asked about. */
		asked: [] as string[],
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

	test('are nobody new while everybody is learned, and no news in any later read', async () => {
		for (const first of ways(both)) {
			const learned = trigger();
			expect(brief(await learned.read(first, true))).toEqual([]);
			for (const later of ways(both)) expect(brief(await learned.read(later))).toEqual([]);
		}
	});

	test('are told in one item each, however few a poll gives', async () => {
		const anybody = trigger();
		await anybody.read([[[OTHER]]], true);
		const changed = { ...OTHER, jobCode: 'X' };
		const told = await anybody.read([[[one, two, changed]], [], []], false, 1);
		expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual(['E1', 'E2']);
	});
});

test('a rehire that comes as a second row is told once, whatever the order', async () => {
	for (const way of ways([FORMER, PRESENT, OTHER])) {
		const one = trigger();
		await one.read([[[FORMER], [OTHER]]], true);
		expect(brief(await one.read(way))).toEqual(['rehired']);
		for (const later of ways([FORMER, PRESENT, OTHER]))
			expect(brief(await one.read(later))).toEqual([]);
	}
});

test('whoever has two rows and leaves is told once', async () => {
	for (const before of ways([FORMER, PRESENT])) {
		for (const way of ways([FORMER, { ...PRESENT, ...LEFT }])) {
			const one = trigger();
			await one.read(before, true);
			const told = brief(await one.read(way));
			expect(told.filter((event) => event !== 'changed')).toEqual(['terminated']);
			expect(brief(await one.read(way))).toEqual([]);
		}
	}
});

test('a rehire that is taken back is told', async () => {
	const one = trigger();
	await one.read([[[FORMER], [PRESENT]]], true);
	expect(brief(await one.read([[[FORMER]]]))).toEqual(['terminated']);
	expect(one.asked).toEqual(['E1']);
	// It is the known one from now on.
	expect(brief(await one.read([[[{ ...FORMER, jobCode: 'X' }]]]))).toEqual(['changed']);
	expect(one.asked).toEqual(['E1']);
});

describe.each([
	['of an earlier hire', FORMER, { ...FORMER, terminationDate: '6/13/2026 12:00:00 AM' }],
	[
		'of the same hire',
		{ ...PRESENT, ...LEFT },
		{ ...PRESENT, ...LEFT, terminationDate: '6/13/2026 12:00:00 AM' },
	],
])('a former row %s that comes alone', (_name, former, corrected) => {
	async function learned() {
		const one = trigger();
		await one.read([[[former], [PRESENT]]], true);
		return one;
	}

	test('is no news where the present one is as it was', async () => {
		const one = await learned();
		one.present = [corrected, PRESENT];
		for (let reads = 1; reads <= 3; reads++) {
			expect(brief(await one.read([[[corrected]]]))).toEqual([]);
			expect(one.asked).toHaveLength(reads);
		}
		expect(brief(await one.read([[[{ ...PRESENT, ...LEFT, jobCode: 'Z' }]]]))).toHaveLength(
			former === FORMER ? 1 : 0,
		);
	});

	test('tells what is new about the present one', async () => {
		const one = await learned();
		const changed = { ...PRESENT, jobCode: 'X' };
		one.present = [changed, corrected];
		expect(await one.read([[[corrected]]])).toMatchObject([
			{ event: 'changed', employee: changed },
		]);
		expect(brief(await one.read([[[changed]], [[corrected]]]))).toEqual([]);
	});

	test('is asked about once a read, and is no news where UKG Pro does not tell', async () => {
		const one = await learned();
		one.present = [];
		const pages = [[corrected]];
		expect(brief(await one.read([pages, pages, pages]))).toEqual([]);
		expect(one.asked).toEqual(['E1']);
		one.present = [corrected];
		expect(brief(await one.read([pages, pages, pages]))).toEqual(['terminated']);
	});
});

test('two rows of the same hire on one page are several from the first read on', async () => {
	const former = { ...PRESENT, ...LEFT };
	for (const page of [
		[former, PRESENT],
		[PRESENT, former],
	]) {
		const one = trigger();
		await one.read([[page]], true);
		one.present = [former, PRESENT];
		expect(brief(await one.read([[[former]]]))).toEqual([]);
		expect(one.asked).toEqual(['E1']);
	}
});

test('a present row is taken behind a former one of which UKG Pro does not tell', async () => {
	const one = trigger();
	await one.read([[[PRESENT]]], true);
	one.present = [];
	const ended = { ...PRESENT, ...LEFT };
	expect(brief(await one.read([[[FORMER], [ended]]]))).toEqual(['terminated']);
	expect(one.asked).toEqual(['E1']);
});

test('of somebody new a former row counts where there is no other, and not where asking failed', async () => {
	const former = row('E1', '2000', { ...LEFT, terminationDate: '1/1/2010 12:00:00 AM' });
	const known = openKnown('');
	const state: State = { ...newState(newSalt(), ''), until: NOW };
	let answer: Row[] | 'unknown' = 'unknown';
	const one = collector(settings, state, known, async () => answer);
	const read = { isLearning: false, isOfEverybody: false, span, piece: span, cursor: FIRST };
	expect(await one.take([former], read, NOW)).toBe(true);
	expect(known.size).toBe(0);
	answer = [];
	expect(await one.take([former], read, NOW)).toBe(true);
	expect([...one.items]).toMatchObject([{ event: 'changed', employee: former }]);
});

test('where there is no time to ask, the page is not done', async () => {
	const known = openKnown('');
	const state: State = { ...newState(newSalt(), ''), until: NOW };
	let isTime = false;
	const one = collector(settings, state, known, async () => (isTime ? [PRESENT] : undefined));
	const read = { isLearning: false, isOfEverybody: false, span, piece: span, cursor: FIRST };
	await one.take([PRESENT], read, NOW);
	known.settle();
	expect(await one.take([FORMER], read, NOW)).toBe(false);
	isTime = true;
	expect(await one.take([FORMER], read, NOW)).toBe(true);
});

test('a change of the present one of three rows is no termination, in whatever salt and way', async () => {
	const [older, former] = [row('E1', '1990', LEFT), FORMER];
	const changed = { ...PRESENT, jobCode: 'NEW' };
	for (let salts = 0; salts < 20; salts++) {
		const one = trigger();
		await one.read(
			salts % 2 ? [[[older, PRESENT, former]]] : [[[older]], [[PRESENT], [former]]],
			true,
		);
		const told = brief(await one.read([[[changed]], [[former], [older]], []]));
		told.push(...brief(await one.read([[[former]], [], [[changed], [older]]])));
		expect(told).toEqual(['changed']);
	}
});

test('a termination of somebody with one row is told at once', async () => {
	const one = trigger();
	await one.read([[[PRESENT]]], true);
	expect(brief(await one.read([[[{ ...PRESENT, ...LEFT }]], []]))).toEqual(['terminated']);
	expect(one.asked).toEqual([]);
});

test('of several former rows that are all there is, the latest counts', async () => {
	const older = row('E1', '1990', { ...LEFT, jobCode: 'OLD' });
	for (const pages of [
		[[older], [FORMER]],
		[[FORMER], [older]],
	]) {
		const one = trigger();
		await one.read([[[older], [FORMER], [PRESENT]]], true);
		const [item, ...others] = await one.read([pages]);
		expect(item).toMatchObject({ event: 'terminated', employee: FORMER });
		expect(others).toEqual([]);
	}
});

test('previous values are kept of the chosen companies only', async () => {
	const one = trigger({ withPrevious: true, companies: new Set(['ABCDE']) });
	await one.read([[[PRESENT, row('E9', '2005', { companyId: 'OTHER' })]]], true);
	expect(Object.keys(one.state.previous?.values ?? {})).toHaveLength(1);
});

test('previous values are kept of 5,000 employees, and of no other', () => {
	const values = previousValues({ ...settings, withPrevious: true }, undefined);
	for (let key = 0n; key < 5_000n; key++) values.keep(key, PRESENT);
	expect(() => values.keep(5_000n, PRESENT)).toThrow("'Previous Values' keeps those of 5000");
	values.keep(7n, { ...PRESENT, jobCode: 'NEW' });
	expect(Object.keys(values.kept().values)).toHaveLength(5_000);
	expect(values.of(7n)).toHaveProperty('jobCode', 'NEW');
});

test('random rows, orders and polls: what has settled is silent', async () => {
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
	await fc.assert(
		fc.asyncProperty(
			fc
				.tuple(group, group)
				.chain(([one, two]) =>
					fc.tuple(
						fc.constant([one, two]),
						fc.array(read(one), { minLength: 4, maxLength: 4 }),
						fc.array(read(two), { minLength: 5, maxLength: 5 }),
					),
				),
			async ([, first, second]) => {
				const anybody = trigger();
				const told: number[][] = [];
				for (const [index, reads] of [first, second].entries()) {
					told.push([]);
					for (const [number, polls] of reads.entries()) {
						const items = await anybody.read(polls, index === 0 && number === 0);
						told[index].push(items.length);
					}
				}
				// Everybody was learned.
				expect(told[0]).toEqual([0, 0, 0, 0]);
				expect(told[1].slice(1)).toEqual([0, 0, 0, 0]);
			},
		),
		{ numRuns: 300 },
	);
});
