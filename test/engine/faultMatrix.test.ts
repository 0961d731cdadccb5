import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type ClientRequest, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ActiveFault, Employment, Fault, RequestEntry } from '../../simulator';
import { PARALLEL_REQUESTS } from '../../nodes/UkgPro/operations/own';
import type { Cell, Column, Row, Scene } from './faultMatrix';
import { COLUMNS, REST, SOAP } from './faultMatrix';
import type { RunOutcome } from './harness';
import { keptOf, notesOf } from './harness';
import { byNumber, findPeople, onePay, useSoapTenant } from './soapTenant';
import { rows } from './tenant';
import { withoutWaiting } from './time';

const tenant = useSoapTenant();
withoutWaiting();

let elsewhere: Server;
let strays = 0;
beforeAll(async () => {
	elsewhere = createServer((_, response) => {
		strays++;
		response.end('[]');
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});
afterAll(() => elsewhere.close());

const PER_PAGE = 10;
const ITEMS = 12;
/** The item at fault: the first four go well. */
const STRUCK = 4;

type Expected = Exclude<Cell, { never: string }>;
type Keys = (row: IDataObject) => string;

/** What is asked for in a column, and where it goes wrong. */
interface Question {
	readonly parameters: INodeParameters;
	readonly items: IDataObject[];
	readonly strikes: Omit<Fault, 'kind' | 'status'>;
	/** All that comes on a good day, in order. */
	readonly all: string[];
	readonly key: Keys;
	readonly employments: readonly Employment[];
	/** The page before that of the fault, and when it is asked for. */
	readonly previous?: readonly Employment[];
	readonly before?: Omit<Fault, 'kind' | 'status'>;
	/** Items that fail. */
	readonly failing: readonly number[];
}

const CODES = ['MX1', 'MX2'];
const PERSON = '/personnel/v1/person-details';
const FIND = '/services/EmployeePerson/FindPeople';
const LOGIN = '/services/LoginService';

const restKey: Keys = ({ employeeId, companyId }) => `${String(employeeId)} ${String(companyId)}`;
const soapKey: Keys = ({ CompanyCode, EmployeeNumber }) =>
	`${String(CompanyCode)} ${String(EmployeeNumber)}`;
const restKeyOf = ({ person, company }: Employment) => `${person.employeeId} ${company.id}`;
const soapKeyOf = ({ person, company }: Employment) => `${company.code} ${person.employeeNumber}`;
const from = (first: number) => Array.from({ length: ITEMS - first }, (_, n) => n + first);

/** Whoever works for one company only, so that one employee is one row. */
const singles = () =>
	tenant().simulator.data.employments.filter(({ person }) => person.employments.length === 1);
const third = <T>(all: readonly T[]) => all.slice(2 * PER_PAGE, 3 * PER_PAGE);
const second = <T>(all: readonly T[]) => all.slice(PER_PAGE, 2 * PER_PAGE);

const QUESTIONS: Readonly<Record<'REST' | 'SOAP', Record<Column, () => Question>>> = {
	REST: {
		list() {
			const { employments } = tenant().simulator.data;
			return {
				parameters: { resource: 'person', operation: 'getMany', returnAll: true },
				items: [{}],
				before: { path: PERSON, query: { page: '2' } },
				strikes: { path: PERSON, query: { page: '3' } },
				all: employments.map(restKeyOf),
				key: restKey,
				employments: third(employments),
				previous: second(employments),
				failing: [0],
			};
		},
		single() {
			const [first] = singles();
			return {
				parameters: {
					resource: 'person',
					operation: 'get',
					employeeId: first.person.employeeId,
				},
				items: [{}],
				strikes: { path: `${PERSON}/${first.person.employeeId}` },
				all: [restKeyOf(first)],
				key: restKey,
				employments: [first],
				failing: [0],
			};
		},
		write: () => ({
			parameters: {
				resource: 'organizationLevel',
				operation: 'create',
				level: 1,
				code: '={{ $json.code }}',
				codeDescription: 'Matrix',
			},
			items: CODES.map((code) => ({ code })),
			strikes: { method: 'POST' },
			all: CODES,
			key: ({ code }) => String(code),
			employments: [],
			failing: [0],
		}),
		items() {
			const asked = singles().slice(0, ITEMS);
			return {
				parameters: { resource: 'person', operation: 'get', employeeId: '={{ $json.id }}' },
				items: asked.map(({ person }) => ({ id: person.employeeId })),
				strikes: { path: `${PERSON}/${asked[STRUCK].person.employeeId}` },
				all: asked.map(restKeyOf),
				key: restKey,
				employments: [asked[STRUCK]],
				failing: [STRUCK],
			};
		},
	},
	SOAP: {
		list() {
			const { employments } = tenant().simulator.data;
			return {
				parameters: { ...findPeople, returnAll: true },
				items: [{}],
				before: { path: FIND, after: 1, count: 1 },
				strikes: { path: FIND, after: 2 },
				all: employments.map(soapKeyOf),
				key: soapKey,
				employments: third(employments),
				previous: second(employments),
				failing: [0],
			};
		},
		single: () => soapItems(singles().slice(0, 1), 0),
		write: () => {
			throw new Error('Nothing writes over SOAP');
		},
		items: () => soapItems(singles().slice(0, ITEMS), STRUCK),
	},
};

const soapItems = (asked: readonly Employment[], after: number): Question => ({
	parameters: { ...onePay, ...byNumber },
	items: asked.map(({ person, company }) => ({
		company: company.code,
		number: person.employeeNumber,
	})),
	strikes: {
		path: '/services/EmployeeCompensation/GetCompensationByEmployeeIdentifier',
		after,
	},
	all: asked.map(soapKeyOf),
	key: soapKey,
	employments: asked.slice(after, after + 1),
	failing: asked.map((_, item) => item).slice(after),
});

type Test = [wrong: string, column: Column, row: Row, cell: Expected];

const testsOf = (matrix: readonly Row[]): Test[] =>
	matrix.flatMap((row) =>
		COLUMNS.flatMap((column): Test[] => {
			const cell = row.cells[column];
			return 'never' in cell ? [] : [[row.wrong, column, row, cell]];
		}),
	);

/** What has to be in the table: the beginning of a row's name. */
const WRONGS = [
	'429 with Retry-After in seconds',
	'429 with Retry-After as a date',
	'429 without Retry-After',
	'500',
	'502',
	'503 with HTML',
	'504',
	'a reset before the headers',
	'a reset in the body',
	'truncated JSON',
	'invalid JSON',
	'an empty body',
	'the content type of something else',
	'gzip that was not asked for',
	'a stall longer than the timeout',
	'401 in the middle',
	'403 in the middle',
	'a redirect to another host',
	'the page before once more',
	'pages of three rows whatever is asked for',
	'page numbers that are ignored',
	'rows that move to the next page meanwhile',
	'two rows at a time that leave',
	'a SOAP fault',
	'HasErrors',
	'a token that has run out',
	'an entity bomb',
	'an answer of 50 MB',
];

test('everything that may go wrong has its row, and each cell is a test or says why there is none', () => {
	const matrix = [...REST, ...SOAP];
	for (const wrong of WRONGS) {
		const found = matrix.filter((row) => row.wrong.startsWith(wrong) && testsOf([row]).length > 0);
		expect([wrong, found.length > 0]).toEqual([wrong, true]);
	}
	for (const { cells } of matrix) {
		expect(Object.keys(cells).sort()).toEqual([...COLUMNS].sort());
		for (const cell of Object.values(cells)) {
			if ('never' in cell) expect(cell.never).toMatch(/^.{10,}$/);
		}
	}
	expect([testsOf(REST).length, testsOf(SOAP).length]).toEqual([126, 110]);
});

describe.each([
	['REST', REST],
	['SOAP', SOAP],
] as const)('over %s', (protocol, matrix) => {
	test.each(testsOf(matrix))('%s: %s', async (_, column, row, cell) => {
		const { simulator, secrets } = tenant();
		const question = QUESTIONS[protocol][column]();
		const isMany = column === 'items';
		simulator.setVariants({ pageSizeCap: PER_PAGE, soapPageSizeCap: PER_PAGE, ...row.variants });
		const scene = { ...sceneOf(question), column };
		const before = row.before?.(scene);
		if (before) simulator.addFault({ ...question.before, ...before });
		const fault = row.fault?.(scene);
		const { after } = question.strikes;
		const active =
			fault &&
			simulator.addFault({
				...question.strikes,
				// What another fault has taken is not counted.
				...(before && after ? { after: after - 1 } : {}),
				...fault,
			});
		const stall = active?.delayMs === undefined ? undefined : endStall(active);
		if (row.endsTokens) withoutWaiting.onWait(() => simulator.expireTokens());

		// Side by side it would be chance which requests a lasting fault meets, and how often.
		const isAlone = protocol === 'SOAP' && cell.comes === 'error';
		const outcome = await tenant().run(
			{
				...question.parameters,
				...(isAlone ? { options: { parallelRequests: 1 } } : {}),
				...row.parameters,
			},
			{ items: question.items, onError: isMany ? 'continueErrorOutput' : undefined },
		);

		if (stall) expect(stall()).toEqual([60_000]);
		const told = toldBy(outcome);
		for (const secret of secrets) expect(told).not.toContain(secret);
		expect(strays).toBe(0);
		const failing =
			isMany && cell.comes === 'error' && cell.endsAll ? from(STRUCK) : failingOf(question, fault);
		expectSent(
			cell,
			active?.id,
			isMany && protocol === 'SOAP' && cell.comes === 'error' ? failing.length : 1,
		);
		expectReach(protocol, column, question, row, cell);
		expectWaits(cell, column === 'items' || (protocol === 'SOAP' && column === 'list'));
		expect(simulator.soapLogins.attempts).toBe(protocol === 'SOAP' ? (cell.logins ?? 1) : 0);
		switch (cell.comes) {
			case 'whole':
				expect(errorsOf(outcome)).toEqual([]);
				expect(rows(outcome).map(question.key)).toEqual(question.all);
				if (isMany || column === 'write') {
					expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
						question.items.map((__, item) => ({ item })),
					);
				}
				break;
			case 'part':
				expect(errorsOf(outcome)).toEqual([]);
				expect(rows(outcome).map(question.key)).toEqual(
					question.all.filter((__, index) => cell.rows(index)),
				);
				expect(notesOf(outcome)).toEqual(
					cell.note ? [expect.stringMatching(cell.note) as string] : [],
				);
				break;
			case 'error': {
				const good = question.all.filter((__, item) => isMany && !failing.includes(item));
				expect(rows(outcome).map(question.key)).toEqual(good);
				const errors = errorsOf(outcome);
				const says = cell.says ?? row.says;
				expect(errors.map(({ item }) => item)).toEqual(failing);
				for (const { message, description } of errors) {
					expect(message).toMatch(cell.message);
					if (says && column !== 'write') expect(description).toMatch(says);
					expect(description.includes('Whether UKG Pro carried it out is unknown')).toBe(
						cell.isUnknown === true,
					);
				}
			}
		}
		if (column === 'write') expectWrites(cell);
	});
});

/**
 * Ends the timeout of the one request that the fault keeps waiting, as soon as no other is under way,
 * so that no real time passes. Gives the timeouts that it has ended, in milliseconds.
 */
function endStall(fault: ActiveFault): () => Array<number | undefined> {
	const pending = new Set<ClientRequest>();
	const ended: Array<number | undefined> = [];
	const onStart = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		pending.add(request);
		request.once('close', () => pending.delete(request));
	};
	let isOver = false;
	const watch = () => {
		const [stalled, another] = pending;
		if (fault.applied > 0 && stalled && !another) {
			// A timeout that nobody set is none.
			ended.push(stalled.socket?.timeout);
			stalled.emit('timeout');
		} else if (!isOver) {
			setImmediate(watch);
		}
	};
	subscribe(REQUEST, onStart);
	watch();
	return () => {
		isOver = true;
		unsubscribe(REQUEST, onStart);
		return ended;
	};
}

const REQUEST = 'http.client.request.start';

/** A fault that passes is met by one item only. */
const failingOf = ({ failing }: Question, fault: Fault | undefined) =>
	fault?.count === 1 ? failing.slice(0, 1) : failing;

function sceneOf({ employments, previous = [], all }: Question): Omit<Scene, 'column'> {
	const { port } = elsewhere.address() as AddressInfo;
	return {
		elsewhere: `http://127.0.0.1:${port}`,
		employments,
		before: previous,
		pages: Math.ceil(all.length / PER_PAGE),
		code: CODES[0],
	};
}

interface Failed {
	readonly item: number;
	/** Without the item. */
	readonly message: string;
	readonly description: string;
}

/** What failed: the execution, or single items of it. */
function errorsOf({ error, errorItems }: RunOutcome): Failed[] {
	const told = [
		...(error ? [[error.message, error.description]] : []),
		...errorItems.map(({ json }) => [json.error, (json.details as IDataObject).description]),
	];
	return told.map(([text, description]) => {
		const [, message, item] = /^(.*) \[item (\d+)\]$/s.exec(String(text)) ?? [];
		return { item: Number(item), message, description: String(description) };
	});
}

/** All that n8n keeps of a run, beside the parameters. */
const toldBy = ({ error, errorItems, items, run: { data } }: RunOutcome) =>
	JSON.stringify([
		...keptOf(error),
		errorItems,
		items,
		data.resultData.runData['UKG Pro']?.[0]?.hints,
	]);

/** How often the request at fault was sent, and every other at most once. */
function expectSent(cell: Expected, fault: number | undefined, failing: number): void {
	const sent = tenant().simulator.requests.filter(({ path }) => path !== LOGIN);
	// A request that nobody waited for to the end has no status.
	const isStruck = ({ fault: own, status }: RequestEntry) =>
		fault !== undefined && (own === fault || status === null);
	// Over SOAP each of the failing items meets the fault as often.
	expect(sent.filter(isStruck)).toHaveLength(cell.sent * failing);
	const others = sent.filter((request) => !isStruck(request));
	// A token that has run out is the only other reason to send something again.
	expectDistinct(others.filter(({ authorized, fault: own }) => authorized || own !== undefined));
	expectDistinct(others.filter(({ authorized, fault: own }) => !authorized && own === undefined));
	expectDistinct(sent.filter(({ status }) => status === 401));
}

/** Whether all that had to be asked for was, and nothing that was of no use any more. */
function expectReach(
	protocol: 'REST' | 'SOAP',
	column: Column,
	{ all, items }: Question,
	row: Row,
	cell: Expected,
): void {
	const sent = tenant().simulator.requests.filter(({ path }) => path !== LOGIN);
	const reach = new Set(sent.map(({ path, query, body }) => JSON.stringify([path, query, body])));
	const endsAll = cell.comes === 'error' && cell.endsAll === true;
	if (column !== 'list') {
		const asked = column === 'items' && endsAll ? STRUCK + 1 : items.length;
		expect(reach.size).toBe(column === 'write' && cell.comes === 'error' ? 1 : asked);
	} else if (cell.comes === 'whole') {
		const { pageSizeCap = PER_PAGE, soapPageSizeCap = PER_PAGE } = row.variants ?? {};
		const size = (protocol === 'REST' ? pageSizeCap : soapPageSizeCap) ?? all.length;
		const pages = Math.ceil(all.length / size);
		// Over REST an empty page, or one more of the same, is the end.
		if (protocol === 'REST') expect(reach.size).toBeGreaterThan(pages);
		else expect(reach.size).toBe(pages);
	} else if (row.fault && cell.comes === 'error') {
		// Beside the page at fault the one behind it was asked for, where two may be under way.
		expect(reach.size).toBe(protocol === 'REST' && !endsAll ? 4 : 3);
	}
}

function expectDistinct(requests: readonly RequestEntry[]): void {
	const keys = requests.map(({ path, query, body }) => JSON.stringify([path, query, body]));
	expect(keys).toEqual([...new Set(keys)]);
}

/** Requests side by side wait for each other, so that only the first of the waits is known. */
function expectWaits({ waits = [] }: Expected, areMany: boolean): void {
	const waited = withoutWaiting.waited();
	const wanted = areMany ? waits.slice(0, 1) : waits;
	expect(areMany ? waited.slice(0, 1) : waited).toHaveLength(wanted.length);
	wanted.forEach((wait, n) => {
		// A date has no parts of seconds.
		expect(Math.abs(waited[n] - wait)).toBeLessThanOrEqual(wait * 0.03);
	});
}

/** No code was written twice, and where something failed nothing was sent after it. */
function expectWrites(cell: Expected): void {
	const writes = Object.entries(tenant().simulator.writes).map(
		([key, { written }]) => [key, written] as const,
	);
	const all = CODES.map((code) => [`org-levels/1/${code}`, 1]);
	const isWritten = cell.comes === 'error' && cell.isWritten;
	expect(writes).toEqual(cell.comes === 'whole' ? all : isWritten ? all.slice(0, 1) : []);
	if (cell.comes !== 'whole') {
		const posts = tenant().simulator.requests.filter(({ method }) => method === 'POST');
		expect(new Set(posts.map(({ body }) => JSON.stringify(body))).size).toBe(1);
	}
}

test('of a password that is refused in the middle only what is under way is sent, and nothing after it', async () => {
	const { run, simulator } = tenant();
	const items = simulator.data.people.map(({ employeeId }) => ({ id: employeeId }));
	// So late that all that may be under way is.
	simulator.addFault({ path: `${PERSON}/{employeeId}`, status: 401, after: 5, delayMs: 100 });
	const outcome = await run(
		{ resource: 'person', operation: 'get', employeeId: '={{ $json.id }}' },
		{ items, onError: 'continueErrorOutput' },
	);
	expect(outcome.items).toHaveLength(5);
	expect(outcome.errorItems).toHaveLength(items.length - 5);
	expect(simulator.unauthorized).toBe(PARALLEL_REQUESTS.preset);
	expect(simulator.requests).toHaveLength(5 + PARALLEL_REQUESTS.preset);
	expectDistinct(simulator.requests);
});
