import fc from 'fast-check';

import type { Cursor } from '../../nodes/UkgPro/trigger/state';
import { FIRST, readPages } from '../../nodes/UkgPro/trigger/pages';

/** A list of numbers in pages, as a server gives it that changes meanwhile. */
interface List {
	rows: number[];
	size: number;
	/** Beyond the end: nothing, or the last page again. */
	beyond: 'empty' | 'last';
}

const pageOf = ({ rows, size, beyond }: List, number: number) => {
	const last = Math.max(1, Math.ceil(rows.length / size));
	const page = beyond === 'last' ? Math.min(number, last) : number;
	return rows.slice((page - 1) * size, page * size).map((id) => ({ id }));
};

/** Reads all, `most` requests at a time, and says what was asked and taken. */
async function readAll(list: List, most = Infinity, between: () => void = () => {}) {
	const asked: number[] = [];
	const taken = new Set<unknown>();
	let cursor: Cursor = FIRST;
	let polls = 0;
	for (let isAtEnd = false; !isAtEnd; polls++) {
		if (polls > 5_000) throw new Error('It does not come to its end');
		let left = most;
		isAtEnd = await readPages(
			cursor,
			{
				ask: async (number) => {
					left--;
					asked.push(number);
					const rows = pageOf(list, number);
					between();
					return rows;
				},
				take: (rows) => {
					for (const { id } of rows) taken.add(id);
					return true;
				},
				mayGoOn: () => left > 0,
			},
			// As it is kept between two polls.
			(next) => (cursor = JSON.parse(JSON.stringify(next)) as Cursor),
		);
	}
	return { asked, taken, polls };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each([
	[0, [2, 1]],
	[3, [2, 1]],
	[10, [2, 1, 2]],
	[11, [2, 4, 3, 2, 1]],
	[45, [2, 4, 8, 6, 5, 5, 4, 3, 2, 1]],
])('%i rows in pages of ten are asked for so: %j', async (count, expected) => {
	const { asked, taken } = await readAll({ rows: numbers(count), size: 10, beyond: 'empty' });
	expect(asked).toEqual(expected);
	expect(taken.size).toBe(count);
});

test('the first page is asked for once, as the last one', async () => {
	const { asked } = await readAll({ rows: numbers(500), size: 10, beyond: 'empty' });
	expect(asked.filter((number) => number === 1)).toHaveLength(1);
	expect(asked.at(-1)).toBe(1);
});

test('a page that has no room is asked for again, and no other', async () => {
	const list: List = { rows: numbers(29), size: 10, beyond: 'empty' };
	let cursor: Cursor = FIRST;
	const asked: number[] = [];
	let room = 0;
	const pages = {
		ask: async (number: number) => {
			asked.push(number);
			return pageOf(list, number);
		},
		take: () => room-- > 0,
		mayGoOn: () => true,
	};
	const keep = (next: Cursor) => (cursor = next);
	expect(await readPages(cursor, pages, keep)).toBe(false);
	room = 1;
	expect(await readPages(cursor, pages, keep)).toBe(false);
	room = 9;
	expect(await readPages(cursor, pages, keep)).toBe(true);
	expect(asked.slice(-5)).toEqual([3, 3, 2, 2, 1]);
});

test('a failed request changes nothing', async () => {
	const steps: Cursor[] = [];
	const failing = {
		ask: async () => await Promise.reject(new Error('broken')),
		take: () => true,
		mayGoOn: () => true,
	};
	await expect(readPages(FIRST, failing, (next) => steps.push(next))).rejects.toThrow('broken');
	expect(steps).toEqual([]);
});

test('a server that gives the first page for every number is read once, and ends', async () => {
	const { taken, asked } = await readAll({
		rows: numbers(10),
		size: 10,
		beyond: 'last',
	});
	expect(taken.size).toBe(10);
	expect(asked.length).toBeLessThan(8);
});

test('pages that became shorter leave no gap', async () => {
	const list: List = { rows: numbers(100), size: 10, beyond: 'empty' };
	let requests = 0;
	const { taken } = await readAll(list, 4, () => {
		if (++requests === 12) list.size = 5;
	});
	expect(taken.size).toBe(100);
});

test('a false empty page hides nothing behind a full one', async () => {
	for (const lie of [1, 2, 3, 4]) {
		const list: List = { rows: numbers(60), size: 10, beyond: 'empty' };
		let cursor: Cursor = FIRST;
		const taken = new Set<unknown>();
		let asked = 0;
		await readPages(
			cursor,
			{
				ask: async (number) => (++asked === lie ? [] : pageOf(list, number)),
				take: (rows) => {
					for (const { id } of rows) taken.add(id);
					return true;
				},
				mayGoOn: () => true,
			},
			(next) => (cursor = next),
		);
		// Where the very first answer lies, a page of ten may well be all there is.
		if (lie > 1) expect(taken.size).toBe(60);
	}
});

test('a page that is there only behind another is looked for twice, and no more', async () => {
	const list: List = { rows: numbers(20), size: 10, beyond: 'empty' };
	const asked: number[] = [];
	const pages = {
		ask: async (number: number) => {
			const isBehind = asked.at(-1) === 1;
			asked.push(number);
			return number === 1 || isBehind ? pageOf(list, number) : [];
		},
		take: () => true,
		mayGoOn: () => true,
	};
	expect(await readPages(FIRST, pages, () => {})).toBe(true);
	expect(asked).toEqual([2, 1, 2, 2, 1]);
});

test('rows that leave while it reads, in whatever order, never hide another', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(60),
			fc.integer({ min: 1, max: 9 }),
			fc.integer({ min: 1, max: 6 }),
			fc.constantFrom('empty' as const, 'last' as const),
			fc.infiniteStream(fc.nat(5)),
			async (count, size, most, beyond, chance) => {
				const list: List = { rows: numbers(count), size, beyond };
				const left = new Set<number>();
				const { taken } = await readAll(list, most, () => {
					const [leave, place] = [chance.next().value, chance.next().value];
					if (leave !== 0 || list.rows.length === 0) return;
					const [row] = list.rows.splice((place * 7) % list.rows.length, 1);
					left.add(row);
				});
				for (const row of numbers(count)) {
					if (!left.has(row) && !taken.has(row)) throw new Error(`Row ${row} was missed`);
				}
			},
		),
		{ numRuns: 1_000 },
	);
});
