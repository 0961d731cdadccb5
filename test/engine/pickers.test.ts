import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type {
	INodeListSearchResult,
	INodeParameters,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { SEARCH_METHODS } from '../../nodes/UkgPro/description/picker';
import type { Picker } from '../../nodes/UkgPro/operations/types';
import { listSearch } from '../../nodes/UkgPro/pickers';
import type { Variants } from '../../simulator';
import { replaceClock, restoreClock, type FakeTime } from '../unit/clock';
import { type Credentials, editorContext } from './harness';
import { NOW, rows, useTenant } from './tenant';

const tenant = useTenant({ employees: 230 });

let time: FakeTime;
let credentials: Credentials;
let editors = 0;

beforeEach(() => {
	time = replaceClock();
	time.now = NOW.getTime();
	// What the editor knows of an account outlives a list, so that each test has an account of its own.
	credentials = { ...tenant().credentials, userApiKey: `EDITOR${++editors}` };
});
afterEach(restoreClock);

interface Asked {
	readonly filter?: string;
	readonly token?: string;
	readonly parameters?: INodeParameters;
	readonly credentials?: Credentials;
}

/** One page of a list, as n8n asks for it. */
const list = async (picker: Picker, asked: Asked = {}): Promise<INodeListSearchResult> =>
	await listSearch[SEARCH_METHODS[picker]].call(
		editorContext(asked.credentials ?? credentials, asked.parameters),
		asked.filter,
		asked.token,
	);

const MOST_PAGES = 60;

/** All pages of a list, one after the other. */
async function pages(picker: Picker, asked: Asked = {}): Promise<INodeListSearchResult[]> {
	const found = [await list(picker, asked)];
	for (let page = 0; page < MOST_PAGES; page++) {
		const token = found[found.length - 1].paginationToken as string | undefined;
		if (token === undefined) return found;
		found.push(await list(picker, { ...asked, token }));
	}
	throw new Error('The list has no end');
}

const entries = async (picker: Picker, asked: Asked = {}) =>
	(await pages(picker, asked)).flatMap(({ results }) => results);
const names = async (picker: Picker, asked: Asked = {}) =>
	(await entries(picker, asked)).map(({ name }) => name);
const values = async (picker: Picker, asked: Asked = {}) =>
	(await entries(picker, asked)).map(({ value }) => value);

/** Why a list could not be read. */
async function refusal(picker: Picker, asked: Asked = {}) {
	const outcome = await list(picker, asked).catch((error: unknown) => error);
	if (!(outcome instanceof Error)) throw new Error('The list was expected to fail');
	const { message, description } = outcome as NodeApiError | NodeOperationError;
	const text = `${message} ${description ?? ''}`;
	expect(text).not.toMatch(/\[item/);
	for (const secret of tenant().secrets) expect(text).not.toContain(secret);
	return { message, description: description ?? '', text };
}

/** Paths that were asked for since the last call. */
const asked = () =>
	tenant()
		.sent()
		.map((line) => line.replace(/^GET /, '').replace(/\?.*/, ''));

const sorted = (texts: readonly string[]) =>
	[...texts].sort((one, other) => one.localeCompare(other));
const picked = (value: unknown) => ({ __rl: true, mode: 'list', value }) as INodeParameters;

const PICKERS = Object.keys(SEARCH_METHODS) as Picker[];
/** Lists that are read as a whole, and the fields of the workforce that they show. */
const WHOLE: ReadonlyArray<[Picker, () => Array<{ name: string; value: string }>]> = [
	[
		'company',
		() =>
			tenant().simulator.data.companies.map(({ id, code, name }) => ({
				name: `${name} (${code}, ${id})`,
				value: id,
			})),
	],
	[
		'job',
		() =>
			tenant().simulator.data.jobs.map(({ code, title }) => ({
				name: `${title} (${code})`,
				value: code,
			})),
	],
	[
		'location',
		() =>
			tenant().simulator.data.locations.map(({ code, description, city }) => ({
				name: `${description} (${code}, ${city})`,
				value: code,
			})),
	],
	[
		'organizationLevel',
		() =>
			tenant().simulator.data.orgLevels.map(({ code, description, levelDescription }) => ({
				name: `${description} (${code}, ${levelDescription})`,
				value: code,
			})),
	],
	['payGroup', () => ['BIWK', 'BIWKC'].map((code) => ({ name: code, value: code }))],
	[
		'ptoPlan',
		() => tenant().simulator.data.ptoPlans.map(({ code }) => ({ name: code, value: code })),
	],
];

describe('lists that are read as a whole', () => {
	test.each(WHOLE)('%s: every entry once, readable, in alphabetical order', async (picker, all) => {
		const found = await entries(picker);
		expect(found.map(({ name }) => name)).toEqual(sorted(all().map(({ name }) => name)));
		expect(new Map(found.map(({ name, value }) => [name, value]))).toEqual(
			new Map(all().map(({ name, value }) => [name, value])),
		);
		expect(new Set(found.map(({ value }) => value)).size).toBe(found.length);
	});

	test.each(WHOLE)('%s: words in any order and case, codes, and nothing', async (picker, all) => {
		for (const { name, value } of all()) {
			const backwards = name.split(/\s+/).reverse().join('  ').toUpperCase();
			expect(await values(picker, { filter: ` ${backwards} ` })).toContain(value);
			expect(await values(picker, { filter: value.toLowerCase() })).toContain(value);
		}
		expect(await list(picker, { filter: 'no such thing' })).toEqual({ results: [] });
		expect(await names(picker, { filter: '   ' })).toHaveLength(all().length);
	});

	test.each<[string, Partial<Variants>]>([
		['jobCodeField', { jobCodeField: 'jobCode' }],
		['objectOrArray: object', { objectOrArray: 'object' }],
		['objectOrArray: array', { objectOrArray: 'array' }],
		['extraFields', { extraFields: true }],
		['noMatch', { noMatch: 'notFound' }],
		['pageSizeCap', { pageSizeCap: 2 }],
		['linkHeader', { linkHeader: 'none' }],
		['notFoundBody', { noMatch: 'notFound', notFoundBody: 'empty' }],
	])('are the same with %s', async (_name, variant) => {
		const before = await Promise.all(WHOLE.map(async ([picker]) => await entries(picker)));
		tenant().simulator.setVariants(variant);
		for (const [index, [picker]] of WHOLE.entries()) {
			expect(await entries(picker)).toEqual(before[index]);
		}
	});

	test('of more entries than a page are given page by page, none lost and none twice', async () => {
		const jobs = Array.from({ length: 250 }, (_, n) => ({
			code: `J${n}`,
			title: `Job ${(n * 7) % 250}`,
		}));
		tenant().simulator.addFault({ path: '/configuration/v1/jobs', status: 200, body: jobs });
		const found = await pages('job');
		expect(found.map(({ results }) => results.length)).toEqual([100, 100, 50]);
		const all = found.flatMap(({ results }) => results);
		expect(all.map(({ name }) => name)).toEqual(
			sorted(jobs.map(({ code, title }) => `${title} (${code})`)),
		);
		expect(new Set(all.map(({ value }) => value)).size).toBe(250);
		// Of those that match, too.
		expect((await pages('job', { filter: 'job' })).map(({ results }) => results.length)).toEqual([
			100, 100, 50,
		]);
		expect(await names('job', { filter: 'J249' })).toEqual(['Job 243 (J249)']);
	});

	test('end exactly with a full page', async () => {
		const body = Array.from({ length: 100 }, (_, n) => ({ code: `J${n}`, title: 'Job' }));
		tenant().simulator.addFault({ path: '/configuration/v1/jobs', status: 200, body });
		expect((await list('job')).paginationToken).toBeUndefined();
	});

	test('show the code where there is no name, and nothing where there is no code', async () => {
		const body = [
			{ code: 'A1', title: null },
			{ code: 'B2', title: '  ', jobCode: null },
			{ code: null, title: 'Nobody' },
			{ code: '', title: 'Nobody either' },
			{ title: 'Nor this' },
		];
		tenant().simulator.addFault({ path: '/configuration/v1/jobs', status: 200, body });
		expect(await entries('job')).toEqual([
			{ name: 'A1', value: 'A1' },
			{ name: 'B2', value: 'B2' },
		]);
	});

	test('a code of two organization levels is given once and found by either name', async () => {
		const body = [
			{ level: 1, code: '100', description: 'East', levelDescription: 'Region' },
			{ level: 2, code: '100', description: 'Engineering', levelDescription: null },
		];
		tenant().simulator.addFault({ path: '/configuration/v1/org-levels', status: 200, body });
		expect(await values('organizationLevel')).toEqual(['100']);
		expect(await names('organizationLevel', { filter: 'east' })).toEqual(['East (100, Region)']);
		expect(await names('organizationLevel', { filter: 'engin' })).toEqual([
			'Engineering (100, level 2)',
		]);
	});
});

describe('what is picked', () => {
	/** The operation that takes it, its parameter, and where its answer repeats it. */
	test.each<[Picker, INodeParameters, (value: unknown) => INodeParameters, string]>([
		[
			'company',
			{ resource: 'company', operation: 'getMany' },
			(value) => ({ filters: { companyId: picked(value) } }),
			'companyID',
		],
		[
			'employee',
			{ resource: 'person', operation: 'get' },
			(value) => ({ employeeId: picked(value) }),
			'employeeId',
		],
		['job', { resource: 'job', operation: 'get' }, (value) => ({ jobCode: picked(value) }), 'code'],
		[
			'location',
			{ resource: 'location', operation: 'get' },
			(value) => ({ locationCode: picked(value) }),
			'locationCode',
		],
		[
			'organizationLevel',
			{ resource: 'organizationLevel', operation: 'getMany' },
			(value) => ({ filters: { code: picked(value) } }),
			'code',
		],
		[
			'payGroup',
			{ resource: 'payPeriod', operation: 'getMany' },
			(value) => ({ filters: { payGroup: picked(value) } }),
			'payGroup',
		],
	])('%s is what operations take', async (picker, operation, parameter, field) => {
		const [value] = await values(picker);
		const { [field]: found } = rows(
			await tenant().run({ ...operation, ...parameter(value), limit: 1 }),
		)[0];
		expect(value).not.toBe('');
		expect(found).toBe(value);
	});

	test('ptoPlan is what operations take', async () => {
		const { person, company } = tenant().simulator.data.employments.find(
			({ ptoPlans }) => ptoPlans > 0,
		)!;
		const employee = { employeeId: picked(person.employeeId), companyId: picked(company.id) };
		const [value] = await values('ptoPlan', { parameters: employee });
		const parameters = {
			resource: 'ptoPlan',
			operation: 'get',
			...employee,
			ptoPlan: picked(value),
		};
		expect(rows(await tenant().run(parameters))[0].ptoPlan).toBe(value);
	});
});

type Person = ReturnType<typeof tenant>['simulator']['data']['people'][number];

const people = () => tenant().simulator.data.people;
const withTwoCompanies = () => people().find(({ employments }) => employments.length === 2)!;

/** How a person is shown. */
function label({ lastName, firstName, employeeNumber, employeeId, employments }: Person): string {
	const companies = employments.map(({ company }) => company.name);
	return `${lastName}, ${firstName} (${[employeeNumber, ...companies, employeeId].join(', ')})`;
}

const ids = (some: readonly Person[]) => some.map(({ employeeId }) => employeeId).sort();
const named = (start: string) => people().filter(({ lastName }) => lastName.startsWith(start));
const VIEW = {
	people: 'EmployeePersonDetails:View',
	numbers: 'PersonnelIntegration:View',
	companies: 'CompanyConfigurationIntegration:View',
};

describe('employees', () => {
	test('all of them, page by page: nobody lost, nobody twice, each page in alphabetical order', async () => {
		const found = await pages('employee');
		const all = found.flatMap(({ results }) => results);
		expect(all.map(({ value }) => value).sort()).toEqual(ids(people()));
		expect(all.map(({ name }) => name).sort()).toEqual(people().map(label).sort());
		expect(found.length).toBeLessThanOrEqual(6);
		for (const { results } of found) {
			expect(results.length).toBeLessThanOrEqual(50);
			const shown = results.map(({ name }) => name);
			expect(shown).toEqual(sorted(shown));
		}
	});

	test.each<[string, Partial<Variants>]>([
		['pageSizeCap', { pageSizeCap: 20 }],
		['noMatch', { noMatch: 'notFound' }],
		['notFoundBody', { noMatch: 'notFound', notFoundBody: 'empty' }],
		['extraFields', { extraFields: true }],
		['objectOrArray', { objectOrArray: 'object' }],
		['linkHeader', { linkHeader: 'none' }],
	])('nobody is lost and nobody comes twice with %s', async (_name, variant) => {
		tenant().simulator.setVariants(variant);
		expect((await values('employee')).map(String).sort()).toEqual(ids(people()));
	});

	test('a server that sends the same page for ever comes to an end', async () => {
		tenant().simulator.setVariants({ pageIgnored: true });
		const first = tenant()
			.simulator.data.employments.slice(0, 50)
			.map(({ person }) => person);
		expect((await values('employee')).sort()).toEqual(ids([...new Set(first)]));
		expect(tenant().sent().length).toBeLessThan(10);
	});

	test('somebody of two companies comes once, with both, wherever a page ends', async () => {
		const { id: one, name: oneName } = tenant().simulator.data.companies[0];
		const { id: other, name: otherName } = tenant().simulator.data.companies[1];
		const row = (n: number, companyId = one) => ({
			employeeId: `EMPLOYEE${String(n).padStart(4, '0')}`,
			companyId,
			lastName: 'Doe',
			firstName: `J${n}`,
		});
		const last = [row(49), row(49, other)];
		const path = '/personnel/v1/person-details';
		const first = Array.from({ length: 49 }, (_, n) => row(n));
		const { addFault } = tenant().simulator;
		addFault({ path, query: { employeeId: 'EMPLOYEE0049' }, status: 200, body: last });
		addFault({ path, query: { page: '1' }, status: 200, body: [...first, last[0]] });
		addFault({ path, query: { page: '2' }, status: 200, body: [last[1], row(50)] });
		const all = await entries('employee', { filter: 'doe' });
		expect(all).toHaveLength(51);
		expect(all.find(({ value }) => value === 'EMPLOYEE0049')?.name).toBe(
			`Doe, J49 (${oneName}, ${otherName}, EMPLOYEE0049)`,
		);
		expect(new Set(all.map(({ value }) => value)).size).toBe(51);
	});

	test.each([
		['the last name', ({ lastName }: Person) => lastName],
		[
			'its beginning in small letters',
			({ lastName }: Person) => lastName.slice(0, 3).toLowerCase(),
		],
		['last and first name', ({ lastName, firstName }: Person) => `${lastName}, ${firstName}`],
		[
			'both begun, without a blank',
			({ lastName, firstName }: Person) => `${lastName.slice(0, 4)},${firstName.slice(0, 2)}`,
		],
		['the number', ({ employeeNumber }: Person) => employeeNumber],
		['the number without zeros', ({ employeeNumber }: Person) => String(Number(employeeNumber))],
		['the employee ID', ({ employeeId }: Person) => employeeId],
		['the employee ID with blanks around', ({ employeeId }: Person) => `  ${employeeId} `],
	])('are found by %s', async (_by, typed) => {
		for (const person of [people()[3], people()[40], withTwoCompanies()]) {
			const found = await entries('employee', { filter: typed(person) });
			expect(found.filter(({ value }) => value === person.employeeId)).toEqual([
				{ name: label(person), value: person.employeeId },
			]);
		}
	});

	test('only those who are looked for are found', async () => {
		const smiths = named('Sm');
		expect(new Set(smiths.map(({ lastName }) => lastName)).size).toBeGreaterThan(1);
		expect((await values('employee', { filter: 'sm' })).sort()).toEqual(ids(smiths));
		const [{ lastName, firstName, employeeNumber, employeeId }] = smiths;
		const namesakes = named(lastName).filter((one) => one.firstName.startsWith(firstName));
		expect((await values('employee', { filter: `${lastName}, ${firstName}` })).sort()).toEqual(
			ids(namesakes),
		);
		for (const filter of [employeeNumber, employeeId]) {
			expect(await values('employee', { filter })).toEqual([employeeId]);
		}
		expect(await values('employee', { filter: `${lastName}, Nobody` })).toEqual([]);
	});

	test('the number is shown of who was found by it, whether there is a supervisor or not', async () => {
		const [top] = people();
		expect(await names('employee', { filter: top.employeeNumber })).toEqual([
			expect.stringContaining(top.employeeNumber),
		]);
	});

	const HINT = 'Nobody of that last name: type Last, or Last, First';

	test.each([
		['First Last', ({ lastName, firstName }: Person) => `${firstName} ${lastName}`],
		[
			'both begun, with blanks',
			({ lastName, firstName }: Person) => ` ${firstName.slice(0, 3)}  ${lastName.slice(0, 4)} `,
		],
		['two first names', ({ lastName, firstName }: Person) => `${firstName} Middle ${lastName}`],
	])('are found by %s as well', async (_by, typed) => {
		for (const person of [people()[3], people()[40], withTwoCompanies()]) {
			const found = await entries('employee', { filter: typed(person) });
			expect(found.filter(({ value }) => value === person.employeeId)).toEqual([
				{ name: label(person), value: person.employeeId },
			]);
			const { lastName, firstName } = person;
			for (const { name } of found) {
				expect(name.startsWith(lastName.slice(0, 4))).toBe(true);
				expect(name.split(', ')[1].startsWith(firstName.slice(0, 3))).toBe(true);
			}
		}
	});

	test('a last name of several words goes before a first name, and is found behind one', async () => {
		const path = '/personnel/v1/person-details';
		const body = [
			{ employeeId: 'EMPLOYEE0001', lastName: 'de la Cruz', firstName: 'Ana', companyId: '' },
		];
		const query = { lastName: 'de la Cruz*', page: '1' };
		tenant().simulator.addFault({ path, query, status: 200, body });
		for (const filter of ['de la Cruz', 'Ana de la Cruz']) {
			expect(await values('employee', { filter })).toEqual(['EMPLOYEE0001']);
		}
	});

	test('by First Last, all pages of them', async () => {
		tenant().simulator.setVariants({ pageSizeCap: 2 });
		const counts = new Map<string, Person[]>();
		for (const person of people()) {
			const { lastName, firstName } = person;
			const key = `${firstName.slice(0, 1)} ${lastName}`;
			counts.set(key, [...(counts.get(key) ?? []), person]);
		}
		const [filter, wanted] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0];
		expect(wanted.length).toBeGreaterThan(1);
		expect((await values('employee', { filter })).sort()).toEqual(ids(wanted));
	});

	test('who types only a first name, or a name that nobody has, is told how to search', async () => {
		const isFirstOnly = ({ firstName }: Person) =>
			people().every(({ lastName }) => !lastName.startsWith(firstName));
		const { firstName } = people().find(isFirstOnly)!;
		for (const filter of [firstName, 'Nobodyknows', 'Nobody Knows', 'Nobody, Knows']) {
			// No error: n8n would take the search field away.
			expect(await list('employee', { filter })).toEqual({
				results: [{ name: HINT, value: '' }],
			});
		}
	});

	test('the sentence in the place of an employee is no employee', async () => {
		const employee = { employeeId: picked('') };
		const one = tenant().run({ resource: 'person', operation: 'get', ...employee });
		// Where it is required, n8n refuses it before the node runs.
		await expect(one).rejects.toThrow('"Employee ID" is required');
		const many = { resource: 'person', operation: 'getMany', filters: employee };
		const { error } = await tenant().run(many as INodeParameters);
		expect(error?.message).toContain("'Employee ID' is empty: fill it in, or remove it");
		expect(tenant().sent()).toEqual([]);
	});

	test.each(['999999', '123456789', 'ZZZZZZZZZZZ9', '999999999999'])(
		'nobody has the number or ID %s',
		async (filter) => {
			expect(await entries('employee', { filter })).toEqual([]);
			tenant().simulator.setVariants({ noMatch: 'notFound' });
			expect(await entries('employee', { filter })).toEqual([]);
		},
	);

	test('an employee ID may be all digits', async () => {
		const body = [{ employeeId: '123456789012', lastName: 'Doe', firstName: 'Jo' }];
		const path = '/personnel/v1/person-details';
		tenant().simulator.addFault({ path, query: { employeeId: '123456789012' }, status: 200, body });
		expect(await entries('employee', { filter: '123456789012' })).toEqual([
			{ name: 'Doe, Jo (123456789012)', value: '123456789012' },
		]);
	});

	test('without wildcards the whole last name finds them, on all pages', async () => {
		tenant().simulator.setVariants({ lastNameWildcard: false, pageSizeCap: 2 });
		const counts = new Map<string, number>();
		for (const { lastName } of people()) counts.set(lastName, (counts.get(lastName) ?? 0) + 1);
		const [lastName] = [...counts].sort(([, one], [, other]) => other - one)[0];
		const wanted = people().filter((person) => person.lastName === lastName);
		expect(wanted.length).toBeGreaterThan(4);
		expect((await values('employee', { filter: lastName })).sort()).toEqual(ids(wanted));
		expect(await names('employee', { filter: lastName.slice(0, 3) })).toEqual([HINT]);
	});

	test.each([
		"O'Brien",
		'Müller',
		'Nguyễn',
		'García-López',
		'de la Cruz',
		'St. James',
		'"; drop--',
		'100%',
		'%41',
		'a&b=c#d?e',
		'a+b/c\\d',
		'<x>{y}[z]',
		'Sm*',
		'*',
		'*mith',
		'𝒳 😀',
		'x'.repeat(999),
	])('%s is looked for as it is typed', async (filter) => {
		await list('employee', { filter });
		const [first] = tenant().simulator.requests;
		expect(new URLSearchParams(first.query).get('lastName')).toBe(`${filter}*`);
		expect(first.status).toBe(200);
		const found = await values('employee', { filter });
		if (!filter.includes('*')) {
			expect([...found].sort()).toEqual(named(filter).length > 0 ? ids(named(filter)) : ['']);
		}
	});

	test('blanks are no search', async () => {
		expect(await list('employee', { filter: '   ' })).toEqual(await list('employee'));
	});

	test.each([
		['x'.repeat(2_000), "'Last Name' is longer than 1000 characters"],
		['7'.repeat(2_000), "'Employee Number' is longer than 1000 characters"],
		['Smith\nDoe', "'Last Name' holds line breaks"],
		['Smi\ud800', "'Last Name' holds line breaks or characters that cannot be sent"],
		[', Ana', 'A search begins with the last name'],
		[',', 'A search begins with the last name'],
	])('%j is refused with a sentence, and nothing is sent', async (filter, sentence) => {
		expect((await refusal('employee', { filter })).message).toContain(sentence);
		expect(tenant().sent()).toEqual([]);
	});

	test('numbers and company names are shown where the account may see them', async () => {
		const person = withTwoCompanies();
		const { lastName, firstName, employeeNumber, employeeId, employments } = person;
		const name = `${lastName}, ${firstName}`;
		const [first, second] = employments.map(({ company }) => company);
		const shown = async (...roles: string[]) => {
			tenant().simulator.setRoles(roles);
			return await names('employee', { filter: employeeId });
		};
		expect(await shown(VIEW.people)).toEqual([
			`${name} (${first.id}, ${second.id}, ${employeeId})`,
		]);
		expect(await shown(VIEW.people, VIEW.companies)).toEqual([
			`${name} (${first.name}, ${second.name}, ${employeeId})`,
		]);
		expect(await shown(VIEW.people, VIEW.numbers)).toEqual([
			`${name} (${employeeNumber}, ${first.id}, ${second.id}, ${employeeId})`,
		]);
		expect(await shown(...Object.values(VIEW))).toEqual([label(person)]);
	});

	test('a missing role is named: of people, and of numbers where one is looked for', async () => {
		tenant().simulator.setRoles([VIEW.numbers, VIEW.companies]);
		const people = await refusal('employee');
		expect(people.message).toContain('"View" for the web service "Employee Person Details"');
		expect(people.description).toContain('Service Account Administration');
		tenant().simulator.setRoles([VIEW.people, VIEW.companies]);
		const numbers = await refusal('employee', { filter: '104' });
		expect(numbers.message).toContain('"View" for the web service "Personnel Integration"');
	});

	const NUMBERS = {
		supervisors: '/personnel/v1/employee-supervisor-details',
		employments: '/personnel/v1/employment-details',
	};

	test('numbers are looked up one by one where only the list of supervisors is closed', async () => {
		tenant().simulator.addFault({ path: NUMBERS.supervisors, status: 403 });
		const person = withTwoCompanies();
		expect(await names('employee', { filter: person.employeeId })).toEqual([label(person)]);
		tenant().sent();
		const { results } = await list('employee');
		expect(results.filter(({ name }) => / \(\d{9}, /.test(name)).length).toBe(16);
		expect(asked().filter((path) => path === NUMBERS.employments).length).toBe(16);
	});

	test('where both are closed, one try shows it', async () => {
		for (const path of Object.values(NUMBERS)) tenant().simulator.addFault({ path, status: 403 });
		expect((await list('employee')).results.length).toBeGreaterThan(40);
		expect(asked().filter((path) => path === NUMBERS.employments).length).toBe(1);
	});

	test('of many without a supervisor sixteen are looked up, and the others come without a number', async () => {
		tenant().simulator.addFault({ path: NUMBERS.supervisors, status: 200, body: [] });
		const { results } = await list('employee');
		const withNumber = results.filter(({ name }) => / \(\d{9}, /.test(name));
		expect([results.length > 40, withNumber.length]).toEqual([true, 16]);
		expect(asked().filter((path) => path === NUMBERS.employments).length).toBe(16);
	});

	test('companies whose names hold parentheses keep them', async () => {
		const { companies } = tenant().simulator.data;
		const body = companies.map(({ id }, n) => ({
			companyID: id,
			companyName: `Acme (${n}) Ltd`,
			companyCode: 'ACME',
		}));
		tenant().simulator.addFault({ path: '/configuration/v1/company-details', status: 200, body });
		const { employeeId, employments } = withTwoCompanies();
		const [first, second] = employments.map(({ company }) => companies.indexOf(company));
		expect(await names('employee', { filter: employeeId })).toEqual([
			expect.stringContaining(`Acme (${first}) Ltd, Acme (${second}) Ltd`),
		]);
	});

	test('companies of a later page have names too', async () => {
		const { companies } = tenant().simulator.data;
		const path = '/configuration/v1/company-details';
		for (const [index, { id, name, code }] of companies.entries()) {
			const body = [{ companyID: id, companyName: name, companyCode: code }];
			tenant().simulator.addFault({ path, query: { page: `${index + 1}` }, status: 200, body });
		}
		const person = withTwoCompanies();
		expect(await names('employee', { filter: person.employeeId })).toEqual([label(person)]);
	});

	test('numbers are asked for with room for those who have several rows', async () => {
		await list('employee');
		const supervisors = tenant().simulator.requests.find(({ path }) => path.includes('supervisor'));
		const query = new URLSearchParams(supervisors?.query);
		const wanted = query.get('employeeId')?.split(',') ?? [];
		expect(wanted.length).toBeGreaterThan(40);
		expect(Number(query.get('per_Page'))).toBeGreaterThanOrEqual(2 * wanted.length);
	});

	test('a keystroke costs few requests, and no address is long', async () => {
		const cost = async (filter?: string) => {
			tenant().sent();
			await list('employee', { filter });
			return asked();
		};
		const person = withTwoCompanies();
		const PERSONS = '/personnel/v1/person-details';
		const rest = ['/personnel/v1/employee-supervisor-details', '/configuration/v1/company-details'];
		// The second time for the companies of whoever comes last.
		// One of these has no supervisor.
		const others = '/personnel/v1/employment-details';
		expect((await cost()).sort()).toEqual([PERSONS, PERSONS, ...rest, others].sort());
		expect((await cost('sm')).sort()).toEqual([PERSONS, ...rest].sort());
		expect((await cost(person.employeeId)).sort()).toEqual([PERSONS, ...rest].sort());
		expect(await cost('nobodyknows')).toEqual([PERSONS, PERSONS]);
		expect((await cost('nobody knows')).length).toBe(4);
		expect((await cost('nobody really knows')).length).toBe(6);
		expect((await cost(`${person.firstName} ${person.lastName}`)).length).toBeLessThanOrEqual(5);
		expect((await cost(String(Number(person.employeeNumber)))).length).toBe(4);
		expect((await cost(person.employeeNumber)).length).toBe(3);
		expect(await cost('999999')).toHaveLength(2);
		for (const { query } of tenant().simulator.requests) {
			expect(query.length).toBeLessThanOrEqual(1_000);
		}
	});

	test('what follows the last page costs one request', async () => {
		const { paginationToken } = await list('employee', { filter: 'sm' });
		tenant().sent();
		expect(await list('employee', { filter: 'sm', token: paginationToken as string })).toEqual({
			results: [],
		});
		expect(asked()).toEqual(['/personnel/v1/person-details']);
	});

	test.each(['/personnel/v1/employee-supervisor-details', '/configuration/v1/company-details'])(
		'trouble with %s only makes the names shorter, and does not take long',
		async (path) => {
			const { employeeId, lastName } = people()[40];
			for (const status of [429, 500, 503]) {
				credentials = { ...credentials, userApiKey: `EDITOR${++editors}` };
				tenant().simulator.clearFaults();
				tenant().simulator.addFault({ path, status });
				const before = time.now;
				expect(await names('employee', { filter: employeeId })).toEqual([
					expect.stringContaining(lastName),
				]);
				expect(time.now - before).toBeLessThanOrEqual(5_000);
			}
		},
	);
});

describe('PTO plans', () => {
	const plansOf = (bits: number) =>
		tenant()
			.simulator.data.ptoPlans.filter((_, n) => (bits & (1 << n)) !== 0)
			.map(({ code }) => code)
			.sort();
	const all = () => sorted(tenant().simulator.data.ptoPlans.map(({ code }) => code));
	const someone = () =>
		tenant().simulator.data.employments.find(({ ptoPlans }) => plansOf(ptoPlans).length === 1)!;
	const own = '/personnel/v1/companies/{companyId}/employees/{employeeId}/pto-plans';

	test.each([
		['picked', picked],
		['plain', (value: string) => value],
		['by ID', (value: string) => ({ __rl: true, mode: 'id', value: ` ${value}` })],
	])('of the employee and company that the node names (%s)', async (_how, given) => {
		const { person, company, ptoPlans } = someone();
		const parameters = {
			resource: 'ptoPlan',
			operation: 'get',
			employeeId: given(person.employeeId),
			companyId: given(company.id),
		} as INodeParameters;
		expect(await values('ptoPlan', { parameters })).toEqual(plansOf(ptoPlans));
		const { counters } = tenant().simulator;
		expect(counters[`GET ${own}`]).toBeGreaterThan(0);
		expect(counters['GET /personnel/v1/pto-plans']).toBeUndefined();
	});

	test.each<[string, (employeeId: string, companyId: string) => INodeParameters]>([
		['nothing', () => ({})],
		['only an employee', (employeeId) => ({ employeeId: picked(employeeId) })],
		['only a company', (_, companyId) => ({ companyId })],
		['empty values', () => ({ employeeId: picked(''), companyId: '' })],
		['an expression', (employeeId) => ({ employeeId, companyId: '={{ $json.companyId }}' })],
		[
			'an expression in a list',
			(_, companyId) => ({ employeeId: picked('={{ $json.id }}'), companyId }),
		],
		['no text', (_, companyId) => ({ employeeId: picked(null), companyId })],
	])('of the first employees where the node names %s', async (_what, given) => {
		const { person, company } = someone();
		const parameters = { operation: 'get', ...given(person.employeeId, company.id) };
		expect(await values('ptoPlan', { parameters })).toEqual(all());
		expect(tenant().simulator.counters[`GET ${own}`]).toBeUndefined();
	});

	test('of all where one is to be given, since the employee does not have it yet', async () => {
		const { person, company } = someone();
		const parameters = {
			resource: 'ptoPlan',
			operation: 'create',
			employeeId: picked(person.employeeId),
			companyId: picked(company.id),
		};
		expect(await values('ptoPlan', { parameters })).toEqual(all());
	});

	test('an employee whom UKG Pro does not know, and a number, are told', async () => {
		const [{ id: companyId }] = tenant().simulator.data.companies;
		const of = (employeeId: string) => ({ parameters: { employeeId, companyId } });
		expect((await refusal('ptoPlan', of('NOBODYATALL1'))).message).toBe(
			"UKG Pro found nothing for 'Employee ID' and 'Company ID'",
		);
		expect((await refusal('ptoPlan', of('000000104'))).message).toContain(
			"'Employee ID' looks like an employee number",
		);
	});
});

describe('pay groups', () => {
	const asks = () =>
		tenant()
			.sent()
			.map((line) => new URLSearchParams(line.split('?')[1]));

	test('are those with pay periods around today', async () => {
		await list('payGroup');
		const requests = asks();
		expect(requests.map((query) => query.get('startPerControl'))).toEqual(
			requests.map(() => '202604160'),
		);
		expect(requests[0].get('endPerControl')).toBe('202608149');
	});

	test('come from all periods where none has such a control', async () => {
		// A year without any period.
		time.now = Date.UTC(2031, 0, 1);
		expect(await values('payGroup')).toEqual(['BIWK', 'BIWKC']);
		const requests = asks();
		expect(requests[0].get('startPerControl')).toBe('203011020');
		expect(requests[requests.length - 1].get('startPerControl')).toBeNull();
		tenant().simulator.setVariants({ noMatch: 'notFound' });
		expect(await values('payGroup', { filter: 'c' })).toEqual(['BIWKC']);
	});
});

describe('a credential that UKG Pro refuses', () => {
	const wrong = () => ({ ...credentials, password: 'not the password' });

	test.each(PICKERS)('%s: says so', async (picker) => {
		const { message, text } = await refusal(picker, { credentials: wrong() });
		expect(message).toBe('UKG Pro refused the user name, the password or the Customer API Key');
		expect(text).not.toContain('not the password');
		expect(tenant().simulator.unauthorized).toBe(1);
	});

	test('is sent once, again after a minute, and not while lists are opened meanwhile', async () => {
		const { simulator } = tenant();
		const open = async () =>
			await Promise.all(
				PICKERS.map(async (picker) => await refusal(picker, { credentials: wrong() })),
			);
		await open();
		expect(simulator.unauthorized).toBe(1);
		time.now += 30_000;
		await open();
		time.now += 29_000;
		await open();
		expect(simulator.unauthorized).toBe(1);
		time.now += 2_000;
		await refusal('company', { credentials: wrong() });
		expect(simulator.unauthorized).toBe(2);
		await open();
		expect(simulator.unauthorized).toBe(2);
		expect(simulator.requests).toHaveLength(2);
	});

	test('works at once when it was changed, and a mended account after a minute', async () => {
		await refusal('company', { credentials: wrong() });
		expect(await values('company')).toHaveLength(3);
		tenant().simulator.addFault({ path: '/configuration/v1/jobs', status: 401, count: 1 });
		await refusal('job');
		await refusal('job');
		time.now += 61_000;
		expect(await values('job')).not.toEqual([]);
	});

	test('does not keep an execution from trying', async () => {
		await refusal('company', { credentials: wrong() });
		const { error } = await tenant().run(
			{ resource: 'company', operation: 'getMany' },
			{ credentials: wrong() },
		);
		expect(error?.message).toContain('UKG Pro refused');
		expect(tenant().simulator.unauthorized).toBe(2);
	});
});

describe('trouble on the way', () => {
	const JOBS = '/configuration/v1/jobs';

	test.each([
		[429, {}, 'UKG Pro received too many requests, after '],
		[429, { 'Retry-After': '5' }, 'UKG Pro received too many requests, after '],
		[503, {}, 'UKG Pro could not answer (HTTP 503), after '],
		[503, { 'Retry-After': '4' }, 'UKG Pro could not answer (HTTP 503), after '],
	])('a %i is given up within 20 s (%j)', async (status, headers, sentence) => {
		tenant().simulator.addFault({ path: JOBS, status, headers });
		const start = time.now;
		const { message } = await refusal('job');
		expect(message).toContain(sentence);
		expect(time.now - start).toBeLessThanOrEqual(20_000);
		expect(time.now - start).toBeGreaterThan(10_000);
	});

	test('a short one is waited for', async () => {
		tenant().simulator.addFault({ path: JOBS, status: 429, count: 2 });
		tenant().simulator.addFault({ path: JOBS, status: 503, count: 1 });
		expect(await values('job')).not.toEqual([]);
	});

	test('what is to be waited for too long is not waited for at all', async () => {
		const headers = { 'Retry-After': '3600' };
		tenant().simulator.addFault({ path: JOBS, status: 429, headers, count: 1 });
		const start = time.now;
		const { text } = await refusal('job');
		expect(text).toContain('UKG Pro asks to wait 60 minutes');
		expect(time.now).toBe(start);
		// Other lists of the account hold still too, and nobody else has to.
		tenant().sent();
		await refusal('company');
		await refusal('employee');
		expect(tenant().sent()).toEqual([]);
		const other = { ...credentials, userApiKey: 'ANOTHER' };
		expect(await values('company', { credentials: other })).toHaveLength(3);
		// Whoever asks meanwhile does not make it longer.
		tenant().sent();
		time.now += 3_599_000;
		await refusal('job');
		expect(tenant().sent()).toEqual([]);
		time.now += 1_000;
		expect(await values('job')).not.toEqual([]);
	});

	test('an absurd wait is believed for an hour', async () => {
		const headers = { 'Retry-After': '1000000000' };
		tenant().simulator.addFault({ path: JOBS, status: 429, headers, count: 1 });
		await refusal('job');
		time.now += 3_600_000;
		expect(await values('job')).not.toEqual([]);
	});

	test('a 429 without a word of when ends for the next list within a minute', async () => {
		tenant().simulator.addFault({ path: JOBS, status: 429 });
		await refusal('job');
		time.now += 60_000;
		tenant().simulator.clearFaults();
		expect(await values('job')).not.toEqual([]);
	});

	test.each<[string, Partial<Credentials>, string]>([
		['is refused', {}, 'The host of the credential refuses connections'],
		['is no host', { domain: 'a b' }, 'Domain'],
		['is missing', { domain: '' }, 'Domain'],
	])('a host that %s', async (_what, change, sentence) => {
		const broken = { ...credentials, domain: `http://127.0.0.1:${await closedPort()}`, ...change };
		const start = time.now;
		const { message } = await refusal('employee', { credentials: broken, filter: 'Smith' });
		expect(message).toContain(sentence);
		expect(time.now - start).toBeLessThanOrEqual(20_000);
	});

	test.each(['html', 'reset', 'truncate', 'empty', 'invalidJson', 'redirect'] as const)(
		'an answer that is none (%s) is told in a sentence',
		async (kind) => {
			for (const path of [JOBS, '/personnel/v1/person-details']) {
				tenant().simulator.addFault({ path, kind, location: 'https://example.com/login' });
			}
			for (const picker of ['job', 'employee'] as const) {
				expect((await refusal(picker)).message).toMatch(/UKG Pro/);
			}
		},
	);

	test.each<[Picker, string]>([
		['company', 'Company Configuration Integration'],
		['job', 'Company Configuration Integration'],
		['location', 'Company Configuration Integration'],
		['organizationLevel', 'Company Configuration Integration'],
		['payGroup', 'Payroll Integration'],
		['ptoPlan', 'PTO Plan Integration'],
		['employee', 'Employee Person Details'],
	])('%s: the missing role is named', async (picker, service) => {
		tenant().simulator.setRoles([]);
		const { message } = await refusal(picker);
		expect(message).toContain(`lacks "View" for the web service "${service}"`);
		expect(tenant().sent()).toHaveLength(1);
	});
});

describe('all lists', () => {
	test('read only, from the operations that they stand for', async () => {
		for (const picker of PICKERS) await pages(picker, { filter: 'a' });
		const { requests, writes } = tenant().simulator;
		expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
		expect(writes).toEqual({});
		expect(requests.every(({ status, authorized }) => authorized && status === 200)).toBe(true);
	});

	test.each(PICKERS)('%s: a token that makes no sense is the beginning', async (picker) => {
		expect(await list(picker, { token: 'nonsense' })).toEqual(await list(picker));
	});
});

/** A port of this machine on which nobody listens. */
async function closedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => {
		server.close(resolve);
	});
	return port;
}
