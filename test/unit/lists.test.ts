import fc from 'fast-check';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Operation } from '../../nodes/UkgPro/operations/types';
import type { Wanted } from '../../nodes/UkgPro/transport/lists';
import { readRows } from '../../nodes/UkgPro/transport/lists';
import type { RestRequest } from '../../nodes/UkgPro/transport/request';
import type { Answer } from '../../nodes/UkgPro/transport/session';
import { replaceClock, restoreClock } from './clock';
import { namedBy, operationOf } from './operations';
import { troubleOf } from './refusals';
import type { Exchange } from './session';
import { exchange, jsonAnswer, textAnswer } from './session';

beforeEach(() => replaceClock());
afterEach(restoreClock);

/** 10,000 rows a page at most, a row key; 200; without a row key; in the body; not paged. */
const PEOPLE = operationOf('person.getMany');
const PLANS = operationOf('ptoPlan.getMany');
const KEYLESS: Operation = { ...PEOPLE, answer: { ...PEOPLE.answer, rowKey: undefined } };
const STATEMENTS = operationOf('payStatement.getMany');
const PLANS_OF_ONE = operationOf('ptoPlan.getManyByEmployee');
const JOBS = operationOf('job.getMany');
const PERSON = operationOf('person.get');

const REQUEST: RestRequest = {
	protocol: 'rest',
	method: 'GET',
	path: '/list',
	query: [['a', 'b']],
	headers: {},
	timeout: 1_000,
	named: [],
	personal: [],
};

interface Page {
	readonly page: number;
	readonly size: number;
}

function pageOf({ url, body }: IHttpRequestOptions): Page {
	const query = new URL(url, 'https://host.example').searchParams;
	const inBody = (body ?? {}) as { page?: number; per_Page?: number };
	return {
		page: Number(query.get('page') ?? inBody.page),
		size: Number(query.get('per_Page') ?? query.get('per_page') ?? inBody.per_Page),
	};
}

const person = (number: number): IDataObject => ({
	employeeId: `E${number}`,
	companyId: 'ABCDE',
	number,
});
const people = (count: number) => Array.from({ length: count }, (_, number) => person(number));

/** A server that gives `clamp` rows a page at most. */
const serving =
	(rows: readonly IDataObject[], clamp = Infinity) =>
	(request: IHttpRequestOptions): Answer => {
		const { page, size } = pageOf(request);
		const real = Math.min(size, clamp);
		return jsonAnswer(rows.slice((page - 1) * real, page * real));
	};

const naming = (operation: Operation) => ({ ...REQUEST, named: namedBy(operation) });

async function listed(
	operation: Operation,
	reply: (page: IHttpRequestOptions, number: number) => Answer | Promise<Answer>,
	limit = Infinity,
	request = REQUEST,
	{ ceiling = 8, ...pages }: Partial<Wanted> & { ceiling?: number } = {},
) {
	const link: Exchange = await exchange(reply);
	const rows: IDataObject[] = [];
	const session = { ...link.session, ceiling };
	await readRows(session, operation, request, { limit, ...pages }, (row) => rows.push(row));
	const notes = [...link.session.notes];
	return { rows, notes, sent: link.sent, most: link.most, pages: link.sent.map(pageOf) };
}

test.each([
	[PEOPLE, Infinity, 'http://x/list?a=b&page=1&per_Page=10000'],
	[PEOPLE, 7, 'http://x/list?a=b&page=1&per_Page=7'],
	[PLANS, Infinity, 'http://x/list?a=b&page=1&per_page=200'],
	[PLANS, 201, 'http://x/list?a=b&page=1&per_page=200'],
])('page and size are asked for by their names', async (operation, limit, url) => {
	const { sent } = await listed(operation, () => jsonAnswer([]), limit);
	expect(sent.map((request) => `http://x${request.url}`)).toEqual([url]);
});

test('pay statements are paged in the body, beside what is there', async () => {
	const request = { ...REQUEST, method: 'POST' as const, body: { startDate: 'x' }, query: [] };
	const { sent } = await listed(STATEMENTS, serving([{ payidentifier: '1' }]), Infinity, request);
	expect(sent.map(({ body, url }) => [body, url])).toEqual([
		[{ startDate: 'x', page: 1, per_Page: 10_000 }, '/list'],
		[{ startDate: 'x', page: 2, per_Page: 10_000 }, '/list'],
	]);
});

test('a list without pages is asked once, without a page', async () => {
	const { rows, sent } = await listed(JOBS, () => jsonAnswer([{ code: 'a' }, { code: 'b' }]), 1);
	expect(rows).toEqual([{ code: 'a' }]);
	expect(sent.map(({ url }) => url)).toEqual(['/list?a=b']);
});

test('every row once and in order, whatever the server clamps, with a bounded number of requests', async () => {
	const counts = fc.oneof(fc.nat(60), fc.nat(3_000));
	const clamps = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(Infinity));
	const limits = fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.constant(Infinity));
	const lists = fc.constantFrom(PEOPLE, PLANS, KEYLESS);
	await fc.assert(
		fc.asyncProperty(lists, counts, clamps, limits, async (operation, count, clamp, limit) => {
			fc.pre(count / clamp < 300);
			const all = people(count);
			const { rows, pages, most } = await listed(operation, serving(all, clamp), limit);
			expect(rows).toEqual(all.slice(0, limit));

			const size = Math.min(limit, operation.call.paging?.maximum ?? 0);
			expect(pages.every((page) => page.size === size)).toBe(true);
			const needed = Math.ceil(Math.min(count, limit) / Math.min(size, clamp));
			expect(pages.length).toBeLessThanOrEqual(needed + 8);
			expect(new Set(pages.map(({ page }) => page)).size).toBe(pages.length);
			expect(most).toBeLessThanOrEqual(8);
		}),
	);
});

test('a limit is asked for exactly: no page beyond it', async () => {
	const { pages } = await listed(PLANS, serving(people(5_000)), 1_000);
	expect(pages.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5]);
});

test('the first page goes alone', async () => {
	let underWay = 0;
	const beside: number[] = [];
	await listed(PLANS, async (request) => {
		beside[pageOf(request).page] = underWay++;
		await new Promise(setImmediate);
		underWay--;
		return serving(people(2_000))(request);
	});
	expect(beside.slice(1, 3)).toEqual([0, 0]);
	expect(Math.max(...beside.slice(1))).toBeGreaterThan(0);
});

test.each([
	[200, 8],
	[2_500, 8],
	[5_000, 4],
	[10_000, 2],
])('pages of %i rows: 20,000 rows and %i requests under way at most', async (size, most) => {
	const all = Array.from({ length: size * 12 }, (_, number) => ({
		employeeNumber: number,
		companyId: 'A',
	}));
	const { rows, ...seen } = await listed(KEYLESS, serving(all, size), Infinity);
	expect(rows.length).toBe(all.length);
	expect(seen.most).toBeLessThanOrEqual(most);
	expect(seen.most).toBeGreaterThan(1);
});

test('many lists together keep to the same bounds', async () => {
	let rowsUnderWay = 0;
	let mostRows = 0;
	const all = people(6_000);
	const { session, ...link } = await exchange(async (request) => {
		const rows = Math.min(pageOf(request).size, 3_000);
		rowsUnderWay += rows;
		mostRows = Math.max(mostRows, rowsUnderWay);
		await new Promise(setImmediate);
		rowsUnderWay -= rows;
		return serving(all, 3_000)(request);
	});
	const totals = await Promise.all(
		Array.from({ length: 10 }, async () => {
			let count = 0;
			await readRows(session, PEOPLE, REQUEST, { limit: Infinity }, () => count++);
			return count;
		}),
	);
	expect(totals).toEqual(totals.map(() => all.length));
	expect(mostRows).toBeLessThanOrEqual(20_000);
	expect(link.most).toBeLessThanOrEqual(8);
});

test('ends on a page that repeats the one before', async () => {
	const rows = people(450);
	const { rows: given, sent } = await listed(KEYLESS, (request) => {
		const page = Math.min(pageOf(request).page, 3);
		return jsonAnswer(rows.slice((page - 1) * 150, page * 150));
	});
	expect(given).toEqual(rows);
	expect(sent.length).toBeLessThanOrEqual(12);
});

test.each([
	['with a row key', PEOPLE],
	['without one', KEYLESS],
])('a server that ignores the page number gives its rows once, %s', async (_, operation) => {
	const { rows, sent } = await listed(operation, () => jsonAnswer(people(30)));
	expect(rows).toEqual(people(30));
	// The third might have had others.
	expect(sent.length).toBe(3);
});

const CUT =
	'UKG Pro sent the last page of "List person details" twice, as a server does that cannot turn pages, and the page looks full: compare the number of rows, since there may be more';

test.each([5, 10, 25, 30, 50, 75, 100, 150, 200, 1_000])(
	'a list that is cut after a page of %i rows does not pass for whole without a note',
	async (clamp) => {
		const first = people(clamp * 2).slice(0, clamp);
		const { rows, notes } = await listed(PEOPLE, () => jsonAnswer(first));
		expect(rows).toEqual(first);
		expect(notes).toEqual([CUT]);
	},
);

test.each([1, 3, 7, 33, 99])('a single page of %i rows is whole, without a note', async (count) => {
	const { rows, notes } = await listed(PEOPLE, () => jsonAnswer(people(count)));
	expect(rows).toEqual(people(count));
	expect(notes).toEqual([]);
});

test('a page as long as was asked for is full, whatever its number of rows', async () => {
	const changes = operationOf('employeeChange.getManyByDate');
	const long = {
		...changes,
		call: { ...changes.call, paging: { ...changes.call.paging, maximum: 33 } },
	};
	const { notes } = await listed(long as Operation, () => jsonAnswer(people(33)));
	expect(notes.length).toBe(1);
});

test('a short last page that comes twice is the end, without a note', async () => {
	const pages = [people(10), [person(10), person(11)]];
	const { rows, notes } = await listed(PEOPLE, (request) =>
		jsonAnswer(pages[Math.min(pageOf(request).page, 2) - 1]),
	);
	expect(rows).toEqual(people(12));
	expect(notes).toEqual([]);
});

test('a server that starts again after its last page is an error, not an endless list', async () => {
	const pages = [people(2), [person(2), person(3)], [person(4), person(5)]];
	let requests = 0;
	const { message } = await troubleOf(
		listed(KEYLESS, (request) => {
			requests++;
			return jsonAnswer(pages[(pageOf(request).page - 1) % 3]);
		}),
	);
	expect(message).toContain('the same pages over and over');
	expect(requests).toBeLessThan(20);
});

test('a 404 in the middle of a list has to stand, and is no end where more pages follow', async () => {
	const reply = serving(people(60), 10);
	let refused = 0;
	const once = await listed(PEOPLE, (request) =>
		pageOf(request).page === 4 && refused++ === 0 ? textAnswer('', 404) : reply(request),
	);
	expect(once.rows).toEqual(people(60));
	const { message } = await troubleOf(
		listed(PEOPLE, (request) =>
			pageOf(request).page === 4 ? textAnswer('', 404) : reply(request),
		),
	);
	expect(message).toBe('UKG Pro sends rows behind page 4, and none on it');
	const end = await listed(PEOPLE, (request) =>
		pageOf(request).page > 6 ? textAnswer('', 404) : reply(request),
	);
	expect(end.rows).toEqual(people(60));
});

test('a page ahead that fails early is no unhandled rejection', async () => {
	const unhandled = jest.fn();
	process.on('unhandledRejection', unhandled);
	const reply = serving(people(60), 10);
	const trouble = troubleOf(
		listed(PEOPLE, async (request) => {
			const { page } = pageOf(request);
			if (page === 5) return textAnswer('', 403);
			// Page 4 comes after the failure of page 5.
			if (page === 4) for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
			return reply(request);
		}),
	);
	expect((await trouble).report.httpCode).toBe(403);
	await new Promise(setImmediate);
	process.off('unhandledRejection', unhandled);
	expect(unhandled).not.toHaveBeenCalled();
});

test('a server that ignores the size gives no more than the limit', async () => {
	const { rows, sent } = await listed(PEOPLE, () => jsonAnswer(people(100)), 40);
	expect(rows).toEqual(people(40));
	expect(sent.length).toBe(1);
});

test('a short page is not the end', async () => {
	const pages = [people(5), [person(5)], [person(6), person(7)], []];
	const { rows } = await listed(PEOPLE, (request) =>
		jsonAnswer(pages[pageOf(request).page - 1] ?? []),
	);
	expect(rows).toEqual(people(8));
});

test('a row that moved from one page to the next is given once where there is a key', async () => {
	const pages = [[person(0), person(1)], [person(1), person(2)], [person(2), person(0)], []];
	const reply = (request: IHttpRequestOptions) => jsonAnswer(pages[pageOf(request).page - 1] ?? []);
	expect((await listed(PEOPLE, reply)).rows).toEqual(people(3));
	expect((await listed(KEYLESS, reply)).rows).toEqual(pages.flat());
});

test('the limit counts rows that are given, not rows that came twice', async () => {
	const pages = [[person(0), person(1)], [person(1), person(2)], [person(3)], []];
	const reply = (request: IHttpRequestOptions) => jsonAnswer(pages[pageOf(request).page - 1] ?? []);
	expect((await listed(PEOPLE, reply, 4)).rows).toEqual(people(4));
});

test.each([[{}], [{ employeeId: null, companyId: 'ABCDE' }], [{ employeeId: '', companyId: 'A' }]])(
	'rows without a whole key, like %j, all count',
	async (row) => {
		const { rows } = await listed(PEOPLE, serving([row, row, row], 2));
		expect(rows).toEqual([row, row, row]);
	},
);

test('where only equal rows are surely the same, rows of one employee all count', async () => {
	const changes = operationOf('employeeChange.getManyByDate');
	const [a, b] = [
		{ employeeId: 'E1', companyId: 'A' },
		{ employeeId: 'E1', companyId: 'B' },
	];
	expect((await listed(changes, serving([a, b, a], 1))).rows).toEqual([a, b]);
});

const failing = [
	['a refused page', () => textAnswer('', 400)],
	['a server fault', () => textAnswer('', 500)],
	['a page that stays unavailable', () => textAnswer('', 503)],
	['a web page', () => textAnswer('<html>Login</html>')],
	['half an answer', () => textAnswer('[{"employeeId":"E1"},{"em')],
	['an empty body', () => textAnswer('')],
	['a message in place of rows', () => jsonAnswer({ message: 'Try again' })],
	['rows that are no records', () => jsonAnswer([1, 2])],
	['null rows', () => jsonAnswer([null])],
	[
		'a broken connection',
		() => {
			throw Object.assign(new Error('x'), { code: 'ECONNRESET' });
		},
	],
] satisfies Array<[string, () => Answer]>;

test.each(failing)(
	'%s anywhere before the end is an error of the whole list',
	async (_, failure) => {
		for (const bad of [1, 2, 3, 7]) {
			const reply = serving(people(2_000), 200);
			const list = listed(PLANS, (request) =>
				pageOf(request).page === bad ? failure() : reply(request),
			);
			expect((await troubleOf(list)).report.kind).toBe('answer');
		}
	},
);

test.each(failing)('%s beyond the end or the limit changes nothing', async (_, failure) => {
	const reply = serving(people(1_000), 200);
	const beyond = (last: number) => (request: IHttpRequestOptions) =>
		pageOf(request).page > last ? failure() : reply(request);
	expect((await listed(PLANS, beyond(6))).rows).toEqual(people(1_000));
	expect((await listed(PLANS, beyond(5), 1_000)).rows).toEqual(people(1_000));
});

test('a fault that passes is no error', async () => {
	const reply = serving(people(450), 200);
	const { rows } = await listed(PLANS, (request, number) =>
		number % 2 === 0 ? textAnswer('', 503) : reply(request),
	);
	expect(rows).toEqual(people(450));
});

test.each([textAnswer('', 404), jsonAnswer({ message: 'No data' }, 404), textAnswer('none', 404)])(
	'404 without a page in the way is an empty list where nothing is named: %j',
	async (answer) => {
		expect((await listed(PEOPLE, () => answer)).rows).toEqual([]);
		expect((await listed(JOBS, () => answer)).rows).toEqual([]);
		const pages = serving(people(450), 200);
		const { rows } = await listed(PLANS, (request) =>
			pageOf(request).page > 3 ? answer : pages(request),
		);
		expect(rows).toEqual(people(450));
	},
);

test('404 where an id is named is "not found", and a web page is never an empty list', async () => {
	for (const operation of [PLANS_OF_ONE, PERSON, STATEMENTS]) {
		const { report } = await troubleOf(
			listed(operation, () => textAnswer('', 404), Infinity, naming(operation)),
		);
		expect(report).toMatchObject({
			httpCode: 404,
			message: expect.stringContaining('found nothing'),
		});
	}
	const page = await troubleOf(listed(PEOPLE, () => textAnswer('<html>', 404)));
	expect(page.message).toContain('web page');
});

test('a single record may come in an array, and an empty one is "not found"', async () => {
	expect((await listed(PERSON, () => jsonAnswer([person(1)]))).rows).toEqual([person(1)]);
	expect((await listed(PERSON, () => jsonAnswer(person(1)))).rows).toEqual([person(1)]);
	const { report } = await troubleOf(
		listed(PERSON, () => jsonAnswer([]), Infinity, naming(PERSON)),
	);
	expect(report).toMatchObject({
		httpCode: 404,
		message: "UKG Pro found nothing for 'Employee ID'",
	});
});

test('204 in place of one record is "not found", and in place of a list an empty one', async () => {
	const { report } = await troubleOf(
		listed(PERSON, () => textAnswer('', 204), Infinity, naming(PERSON)),
	);
	expect(report).toMatchObject({
		httpCode: 404,
		message: "UKG Pro found nothing for 'Employee ID'",
		failure: { cause: 'configuration-invalid' },
	});
	for (const list of [PEOPLE, JOBS, PLANS_OF_ONE]) {
		expect((await listed(list, () => textAnswer('', 204))).rows).toEqual([]);
	}
});

const STRUCTURE = operationOf('businessStructureChange.getMany');

test('texts in a list are rows where UKG Pro sends rows so, and a text alone is none', async () => {
	const { rows } = await listed(STRUCTURE, (_, number) =>
		jsonAnswer(number === 1 ? ['E1', 'E2'] : []),
	);
	expect(rows).toEqual([{ employeeId: 'E1' }, { employeeId: 'E2' }]);
	for (const operation of [STRUCTURE, JOBS, PERSON]) {
		const { message } = await troubleOf(listed(operation, () => jsonAnswer('Try again later')));
		expect(message).toBe('UKG Pro sent an answer that is not the expected record');
	}
});

const JOB = operationOf('job.get');

test.each([
	{ code: 4001, message: 'No such job' },
	{ title: 'Not Found', detail: 'No such job', status: 404 },
	{ Code: 1, Title: 'x', Type: 'y', Message: 'z', errorCount: 1 },
	[{ code: 4001, message: 'Maintenance' }],
])('an error that comes with HTTP 200 is no record: %j', async (body) => {
	for (const operation of [JOB, JOBS]) {
		const { message } = await troubleOf(listed(operation, () => jsonAnswer(body)));
		expect(message).toBe('UKG Pro sent an answer that is not the expected record');
	}
});

test.each([
	{ code: 'ENG1', title: 'Engineer' },
	{ code: 'ENG1', title: 'Engineer', countryCode: 'USA', message: 'new in this tenant' },
	{ jobCode: 'ENG1', detail: 'new in this tenant' },
])('a job is a record, whatever a tenant adds: %j', async (job) => {
	expect((await listed(JOB, () => jsonAnswer(job))).rows).toEqual([job]);
	expect((await listed(JOBS, () => jsonAnswer([job]))).rows).toEqual([job]);
});

test('a page beyond the end is not tried again, and none is under way when the list has ended', async () => {
	const reply = serving(people(1_000), 200);
	let end = (): void => {};
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	let underWay = 0;
	const { rows, pages } = await listed(PLANS, async (request) => {
		const { page } = pageOf(request);
		if (page === 6) end();
		if (page <= 6) return reply(request);
		underWay++;
		await ended;
		for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
		underWay--;
		return textAnswer('', 503);
	});
	expect(rows).toEqual(people(1_000));
	expect(underWay).toBe(0);
	expect(pages.filter(({ page }) => page > 6).length).toBeGreaterThan(0);
	expect(new Set(pages.map(({ page }) => page)).size).toBe(pages.length);
});

describe('a page of its own', () => {
	const serve = serving(people(950));
	const one = async (page: number, pageSize?: number) =>
		await listed(PEOPLE, serve, Infinity, REQUEST, { page, pageSize });

	test('takes one request, whatever its size', async () => {
		const { rows, pages } = await one(3, 100);
		expect(pages).toEqual([{ page: 3, size: 100 }]);
		expect(rows).toEqual(people(950).slice(200, 300));
		expect((await one(10, 100)).rows).toHaveLength(50);
		expect((await one(1)).pages).toEqual([{ page: 1, size: 10_000 }]);
	});

	test.each([jsonAnswer([]), textAnswer('', 404)])('behind the end has no rows', async (beyond) => {
		const { rows, sent } = await listed(PEOPLE, () => beyond, Infinity, REQUEST, { page: 11 });
		expect([rows.length, sent.length]).toEqual([0, 1]);
	});
});

test('pages are as long as a person wants them', async () => {
	const { rows, pages } = await listed(PEOPLE, serving(people(950)), Infinity, REQUEST, {
		pageSize: 300,
	});
	expect(rows).toEqual(people(950));
	expect(new Set(pages.map(({ size }) => size))).toEqual(new Set([300]));
});

test.each([1, 3, 16])('%i requests are under way at a time, and no more', async (ceiling) => {
	const { rows, most } = await listed(
		PEOPLE,
		serving(people(12_000)),
		Infinity,
		{ ...REQUEST },
		{ ceiling, pageSize: 100 },
	);
	expect(rows).toHaveLength(12_000);
	expect(most).toBe(ceiling);
});
