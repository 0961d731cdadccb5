import { CASES, type OperationCase } from './cases';
import { keysOf, useCases } from './cases/asking';
import { rows } from './tenant';

// Somebody abroad has told twice.
const asking = useCases({ seed: 8 });

const PAGED = Object.keys(CASES).filter((id) => CASES[id].pages);
const UNPAGED = Object.keys(CASES).filter((id) => !CASES[id].pages && !CASES[id].writes);

/** Employee changes without dates are those of three hours: too few for pages. */
const WIDE: Readonly<Record<string, object>> = {
	'employeeChange.getManyByDate': { startDate: '2000-01-01', endDate: '2026-06-15T12:00:00' },
};
/** Several pages of a list, however long it is. */
const pageSizeFor = (length: number) =>
	length <= 2 ? 1 : length <= 14 ? 2 : length <= 300 ? 7 : 97;

/** Numbers and sizes of the pages asked for, in the order of the requests. */
function pagesAsked({ pages }: OperationCase, requests: ReturnType<typeof asking>['requests']) {
	return requests().map(({ query, body, path }) => {
		if (path.startsWith('/services/')) {
			const { parameters } = body as { parameters: Record<string, string> };
			return [Number(parameters.PageNumber), Number(parameters.PageSize)];
		}
		const sent = body
			? (body as Record<string, unknown>)
			: Object.fromEntries(new URLSearchParams(query));
		return [Number(sent.page), Number(sent[pages?.size ?? ''])];
	});
}

test('33 lists are paged', () => {
	expect(PAGED).toHaveLength(33);
});

describe.each(PAGED)('%s', (id) => {
	const operation = CASES[id];

	async function prepare() {
		const { data, run, tenant } = asking();
		const ask = { ...operation.ask(data), ...WIDE[id] };
		const whole = await run(id, { ...ask, returnAll: true });
		expect(whole.error).toBeUndefined();
		const every = rows(whole);
		if (!WIDE[id]) expect(keysOf(operation, every)).toEqual(operation.rows(data));
		const size = pageSizeFor(every.length);
		expect(every.length).toBeGreaterThan(size);
		tenant.simulator.reset();
		tenant.simulator.setVariants({ pageSizeCap: size, soapPageSizeCap: size });
		return { ask, every, size };
	}

	test('all rows of several pages come once and in order', async () => {
		const { run, requests } = asking();
		const { ask, every, size } = await prepare();
		const outcome = await run(id, { ...ask, returnAll: true });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items).toHaveLength(every.length);
		expect(JSON.stringify(rows(outcome)) === JSON.stringify(every)).toBe(true);
		// Every page once, from the first to the last; over REST the empty one behind it is the end,
		// and what was asked for side by side goes a little further.
		const asked = pagesAsked(operation, requests).map(([number]) => number);
		const last = Math.ceil(every.length / size);
		const needed = Array.from({ length: last }, (_, n) => n + 1);
		expect(asked.filter((number) => number <= last).sort((a, b) => a - b)).toEqual(needed);
		expect(asked.length).toBe(new Set(asked).size);
		expect(asked.some((number) => number > last)).toBe(operation.pages?.size !== 'PageSize');
		const sizes = pagesAsked(operation, requests).map(([, one]) => one);
		expect(new Set(sizes)).toEqual(new Set([operation.pages?.largest]));
	});

	test('a limit in the middle of a page gives so many and reads no further', async () => {
		const { run, requests } = asking();
		const { ask, every, size } = await prepare();
		// In the middle of the second page, or its only row where there is one.
		const limit = Math.min(every.length, size + Math.ceil(size / 2));
		const outcome = await run(id, { ...ask, limit });
		expect(outcome.error).toBeUndefined();
		expect(JSON.stringify(rows(outcome)) === JSON.stringify(every.slice(0, limit))).toBe(true);
		expect(pagesAsked(operation, requests)).toEqual([
			[1, limit],
			[2, limit],
		]);
	});

	test('a limit within the first page takes one request', async () => {
		const { run, requests } = asking();
		const { ask, every } = await prepare();
		const outcome = await run(id, { ...ask, limit: 1 });
		expect(outcome.error).toBeUndefined();
		expect(rows(outcome)).toEqual(every.slice(0, 1));
		expect(pagesAsked(operation, requests)).toEqual([[1, 1]]);
	});
});

test.each(UNPAGED)('%s is asked for once, without a page', async (id) => {
	const { data, run, requests } = asking();
	const outcome = await run(id, { ...CASES[id].ask(data), limit: 1 });
	expect(outcome.error).toBeUndefined();
	expect(keysOf(CASES[id], rows(outcome))).toEqual(CASES[id].rows(data).slice(0, 1));
	expect(requests()).toHaveLength(1);
	expect(requests()[0].query).not.toMatch(/page/i);
});
