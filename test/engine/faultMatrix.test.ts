import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Employment, Fault } from '../../simulator';
import type { Cell, Column, Row, Scene } from './faultMatrix';
import { COLUMNS, REST, SOAP } from './faultMatrix';
import type { RunOptions, RunOutcome } from './harness';
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
	readonly before?: readonly Employment[];
	/** Items that fail. */
	readonly failing: readonly number[];
}

const CODES = ['MX1', 'MX2'];
const PERSON = '/personnel/v1/person-details';

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
				strikes: { path: PERSON, query: { page: '3' } },
				all: employments.map(restKeyOf),
				key: restKey,
				employments: third(employments),
				before: second(employments),
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
				strikes: { path: '/services/EmployeePerson/FindPeople', after: 2 },
				all: employments.map(soapKeyOf),
				key: soapKey,
				employments: third(employments),
				before: second(employments),
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

type Test = [wrong: string, column: Column, row: Row, cell: Exclude<Cell, { never: string }>];

const testsOf = (matrix: readonly Row[]): Test[] =>
	matrix.flatMap((row) =>
		COLUMNS.flatMap((column): Test[] => {
			const cell = row.cells[column];
			return 'never' in cell ? [] : [[row.wrong, column, row, cell]];
		}),
	);

describe.each([
	['REST', REST],
	['SOAP', SOAP],
] as const)('over %s', (protocol, matrix) => {
	test.each(testsOf(matrix))('%s: %s', async (_, column, row, cell) => {
		const { simulator, secrets } = tenant();
		const question = QUESTIONS[protocol][column]();
		const isMany = column === 'items';
		simulator.setVariants({ pageSizeCap: PER_PAGE, soapPageSizeCap: PER_PAGE, ...row.variants });
		const fault = row.fault?.({ ...sceneOf(question), column });
		if (fault) simulator.addFault({ ...question.strikes, ...fault });
		if (row.wrong === 'the page before once more' && protocol === 'REST') {
			// To be told apart from a page with the same people both have to be the same to the letter.
			simulator.addFault({ ...fault, path: PERSON, query: { page: '2' } });
		}
		if (row.wrong === 'the page before once more' && protocol === 'SOAP') {
			// The first of the two is the page before.
		}
		if (row.endsTokens) withoutWaiting.onWait(() => simulator.expireTokens());

		const outcome = await run(question, row, cell, isMany);

		const told = toldBy(outcome);
		for (const secret of secrets) expect(told).not.toContain(secret);
		expect(strays).toBe(0);
		expectSent(protocol, question, cell, isMany);
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
				const failing = isMany && cell.endsAll ? from(STRUCK) : question.failing;
				const good = question.all.filter((__, item) => isMany && !failing.includes(item));
				expect(rows(outcome).map(question.key)).toEqual(good);
				const errors = errorsOf(outcome);
				expect(errors.map(({ item }) => item)).toEqual(failing);
				for (const { message, description } of errors) {
					expect(message).toMatch(cell.message);
					if (row.says && column !== 'write') expect(description).toMatch(row.says);
					expect(description.includes('Whether UKG Pro carried it out is unknown')).toBe(
						cell.isUnknown === true,
					);
				}
			}
		}
		if (column === 'write') expectWrites(cell);
	});
});

async function run(
	{ parameters, items }: Question,
	row: Row,
	cell: Cell,
	isMany: boolean,
): Promise<RunOutcome> {
	// Side by side it would be chance how many requests a lasting fault meets before the list ends.
	const isCounted = 'comes' in cell && cell.comes === 'error' && row.parameters === undefined;
	const options: Partial<RunOptions> = {
		items,
		onError: isMany ? 'continueErrorOutput' : undefined,
	};
	return await tenant().run(
		{
			...parameters,
			...(isCounted && !isMany && items.length === 1
				? { options: { parallelRequests: 1 } }
				: {}),
			...row.parameters,
		},
		options,
	);
}

function sceneOf({ employments, before = [], all }: Question): Omit<Scene, 'column'> {
	const { port } = elsewhere.address() as AddressInfo;
	return {
		elsewhere: `http://127.0.0.1:${port}`,
		employments,
		before,
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
		error?.message,
		error?.description,
		error?.messages,
		error?.context,
		error?.cause,
		error?.errorResponse,
		errorItems,
		items,
		data.resultData.runData['UKG Pro']?.[0]?.hints,
	]);

const notesOf = ({ run: { data } }: RunOutcome) =>
	(data.resultData.runData['UKG Pro']?.[0]?.hints ?? []).map(({ message }) => message);

/** How often the request at fault was sent, and every other at most once. */
function expectSent(
	protocol: 'REST' | 'SOAP',
	{ failing }: Question,
	cell: Exclude<Cell, { never: string }>,
	isMany: boolean,
): void {
	const { simulator } = tenant();
	const isLogin = ({ path }: { path: string }) => path === '/services/LoginService';
	const sent = simulator.requests.filter((request) => !isLogin(request));
	const struck = sent.filter(({ fault }) => fault !== undefined);
	// Over SOAP each of the failing items meets the fault as often.
	const times = isMany && cell.comes === 'error' && protocol === 'SOAP' ? failing.length : 1;
	expect(struck).toHaveLength(cell.sent * times);
	const others = sent
		.filter(({ fault }) => fault === undefined)
		.map(({ path, query, body }) => JSON.stringify([path, query, body]));
	const refused = sent.filter(({ status }) => status === 401);
	expect(others).toHaveLength(new Set(others).size + (cell.logins ?? 1) - 1 - refused.length + 0);
	expect(refused.length).toBeLessThanOrEqual(1);
	expect(simulator.soapLogins.attempts).toBe(protocol === 'SOAP' ? (cell.logins ?? 1) : 0);
	const waits = withoutWaiting.waited().map((wait) => Math.round(wait / 1_000) * 1_000);
	if (isMany) expect(waits).toEqual(expect.arrayContaining([...(cell.waits ?? [])]));
	else expect(waits).toEqual(cell.waits ?? []);
}

/** No code was written twice, and where something failed nothing was sent after it. */
function expectWrites(cell: Exclude<Cell, { never: string }>): void {
	const writes = Object.entries(tenant().simulator.writes).map(
		([key, { written }]) => [key, written] as const,
	);
	const all = CODES.map((code) => [`org-levels/1/${code}`, 1]);
	if (cell.comes === 'whole') expect(writes).toEqual(all);
	else if (!cell.isUnknown) expect(writes).toEqual([]);
	else expect([[], all.slice(0, 1)]).toContainEqual(writes);
	if (cell.comes !== 'whole') {
		const posts = tenant().simulator.requests.filter(({ method }) => method === 'POST');
		expect(new Set(posts.map(({ body }) => JSON.stringify(body))).size).toBe(1);
	}
}
