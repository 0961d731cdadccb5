import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Employment, Fault } from '../../simulator';
import { detailsOf } from '../../simulator/rows/details';
import { compensationOf } from '../../simulator/workforce/compensation';
import type { Credentials, RunOutcome } from './harness';
import { keptOf, notesOf } from './harness';
import {
	accountOf,
	asked,
	byNumber,
	employees,
	findPay,
	findPeople,
	onePay,
	onePerson,
	useSoapTenant,
} from './soapTenant';
import { rows } from './tenant';
import { withoutWaiting } from './time';

const tenant = useSoapTenant({ employees: 250 });
withoutWaiting();

const PEOPLE = 'EmployeePerson/FindPeople';
const PAY = 'EmployeeCompensation/FindCompensations';
const SERVICES: Array<[string, INodeParameters, string]> = [
	['people', findPeople, PEOPLE],
	['compensations', findPay, PAY],
];

const keyOf = ({ person, company }: Employment) => `${company.code} ${person.employeeNumber}`;
const keysOf = (test: (employment: Employment) => boolean = () => true) =>
	tenant().simulator.data.employments.filter(test).map(keyOf);
const keys = (outcome: RunOutcome) =>
	rows(outcome).map(({ CompanyCode, EmployeeNumber }) => `${CompanyCode} ${EmployeeNumber}`);
const told = (error: RunOutcome['error']) => JSON.stringify(keptOf(error));
const where = (...condition: Array<Record<string, string | string[]>>): INodeParameters => ({
	conditions: { condition },
	returnAll: true,
});
const canadian = ({ company }: Employment) => company.country === 'CAN';

describe.each(SERVICES)('all %s', (_, parameters, operation) => {
	test('come over several pages without any condition, once and in order', async () => {
		const { run, simulator } = tenant();
		const outcome = await run({ ...parameters, returnAll: true });
		expect(outcome.error).toBeUndefined();
		expect(keys(outcome)).toEqual(keysOf());
		expect(asked(simulator, operation)).toBe(Math.ceil(keysOf().length / 100));
		expect(simulator.soapLogins.attempts).toBe(1);
		expect(notesOf(outcome)).toEqual([]);
	});

	test.each([
		[1, 1],
		[50, 1],
		[100, 1],
		[101, 2],
		[240, 3],
		[5_000, 3],
	])('a limit of %i takes %i requests', async (limit, requests) => {
		const { run, simulator } = tenant();
		const outcome = await run({ ...parameters, limit });
		expect(keys(outcome)).toEqual(keysOf().slice(0, limit));
		expect(asked(simulator, operation)).toBe(requests);
	});

	test.each([1, 7, 64, 99])('a server that gives %i a page gives all', async (soapPageSizeCap) => {
		const { run, simulator } = tenant();
		simulator.setVariants({ soapPageSizeCap });
		const outcome = await run({ ...parameters, returnAll: true });
		expect(keys(outcome)).toEqual(keysOf());
		expect(asked(simulator, operation)).toBe(Math.ceil(keysOf().length / soapPageSizeCap));
		const few = await run({ ...parameters, limit: 120 });
		expect(keys(few)).toEqual(keysOf().slice(0, 120));
	});

	test('a server that ignores page numbers is an error, and no list with repeats', async () => {
		const { run, simulator } = tenant();
		simulator.setVariants({ soapPageIgnored: true });
		const { error, items } = await run({ ...parameters, returnAll: true });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(
			/says that the list has \d pages, and sends nothing new on page 2/,
		);
		expect(asked(simulator, operation)).toBeLessThanOrEqual(3);
		// One page is all that is wanted here.
		expect(keys(await run({ ...parameters, limit: 100 }))).toEqual(keysOf().slice(0, 100));
	});

	test('nobody found is an empty list', async () => {
		const { run, simulator } = tenant();
		const nobody = where({ field: 'lastName', operator: 'equals', value: 'Nobody-at-all' });
		const outcome = await run({ ...parameters, ...nobody });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items).toEqual([]);
		expect(asked(simulator, operation)).toBe(1);
	});

	test.each<[string, Fault]>([
		['405', { status: 405 }],
		['503', { status: 503 }],
		['429', { status: 429 }],
		['a reset', { kind: 'reset' }],
		['a reset in the body', { kind: 'resetMidBody' }],
	])('go on after %s in their middle, complete', async (__, fault) => {
		const { run, simulator } = tenant();
		simulator.setVariants({ soapPageSizeCap: 20 });
		simulator.addFault({ path: `/services/${operation}`, ...fault, after: 3, count: 2 });
		const outcome = await run({ ...parameters, returnAll: true });
		expect(outcome.error).toBeUndefined();
		expect(keys(outcome)).toEqual(keysOf());
	});

	test.each<[string, Fault, RegExp]>([
		['a fault', { kind: 'soapFault' }, /SOAP fault \(HTTP 500\)/],
		['HasErrors', { kind: 'hasErrors', reason: 'Too much' }, /an error of its own/],
		['cut XML', { kind: 'truncate' }, /no data/],
		['invalid XML', { kind: 'invalidXml' }, /no data/],
		['an entity bomb', { kind: 'entityBomb' }, /no data/],
		['nothing', { kind: 'empty' }, /empty answer/],
		['HTML', { kind: 'html' }, /web page/],
		['403', { status: 403 }, /lacks "View"/],
		['405 for ever', { status: 405 }, /HTTP 405/],
	])(
		'with %s in their middle are an error, and no list with a hole',
		async (__, fault, message) => {
			const { run, simulator } = tenant();
			simulator.setVariants({ soapPageSizeCap: 20 });
			simulator.addFault({ path: `/services/${operation}`, ...fault, after: 4 });
			const { error, items } = await run({ ...parameters, returnAll: true });
			expect(error?.message).toMatch(message);
			expect(items).toEqual([]);
		},
	);
});

/** A day of the data, as a person types it. */
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

type Texts = (employment: Employment) => string | null;
const TEXTS: Readonly<Record<string, Texts>> = {
	companyCode: ({ company }) => company.code,
	companyName: ({ company }) => company.name,
	country: ({ company }) => company.country,
	employeeNumber: ({ person }) => person.employeeNumber,
	firstName: ({ person }) => person.firstName,
	fullOrPartTime: ({ fullTime }) => (fullTime ? 'F' : 'P'),
	job: ({ job }) => job.code,
	lastName: ({ person }) => person.lastName,
	location: ({ location }) => location.code,
	organizationLevel1: ({ orgLevels }) => orgLevels[0],
	organizationLevel2: ({ orgLevels }) => orgLevels[1],
	organizationLevel3: ({ orgLevels }) => orgLevels[2],
	organizationLevel4: ({ orgLevels }) => orgLevels[3],
	payGroup: (employment) => (canadian(employment) ? 'BIWKC' : 'BIWK'),
	status: ({ status }) => status,
	supervisorLastName: ({ supervisor }) => supervisor?.lastName ?? null,
};
const DAYS: Readonly<Record<string, (employment: Employment) => number | null>> = {
	lastHire: ({ lastHireDay }) => lastHireDay,
	originalHire: ({ hireDay }) => hireDay,
	terminationDate: ({ terminationDay }) => terminationDay,
};

describe('conditions', () => {
	const expectFound = async (
		wanted: string[],
		...condition: Array<Record<string, string | string[]>>
	) => {
		const { run } = tenant();
		const outcome = await run({ ...findPeople, ...where(...condition) });
		expect(outcome.error).toBeUndefined();
		expect(keys(outcome)).toEqual(wanted);
		return outcome;
	};
	const lower = (text: string | null) => text?.toLowerCase() ?? null;

	test.each(Object.entries(TEXTS))('on %s', async (field, textOf) => {
		const { employments } = tenant().simulator.data;
		const values = employments.flatMap((each) => textOf(each) ?? []);
		const value = values[values.length - 7];
		const other = values.find((each) => each !== value) ?? value;
		const is = (wanted: string) => (each: Employment) => lower(textOf(each)) === lower(wanted);
		const isNot = (each: Employment) => textOf(each) !== null && !is(value)(each);
		await expectFound(keysOf(is(value)), { field, operator: 'equals', value });
		await expectFound(keysOf(isNot), { field, operator: 'notEquals', value });
		await expectFound(
			keysOf((each) => is(value)(each) || is(other)(each)),
			{ field, operator: 'in', value: `${value}, ${other}` },
		);
		const beginning = value.slice(0, 1).toLowerCase();
		await expectFound(
			keysOf((each) => lower(textOf(each))?.startsWith(beginning) ?? false),
			{ field, operator: 'like', value: `${value.slice(0, 1)}%` },
		);
		await expectFound(
			keysOf((each) => textOf(each) === null),
			{ field, operator: 'isBlank' },
		);
		await expectFound(
			keysOf((each) => textOf(each) !== null),
			{ field, operator: 'isNotBlank' },
		);
	});

	test.each(Object.entries(DAYS))('on %s', async (field, dayOf) => {
		const { employments } = tenant().simulator.data;
		const days = employments.flatMap((each) => dayOf(each) ?? []);
		const day = days[Math.floor(days.length / 2)];
		const value = iso(day);
		const test = (is: (each: number) => boolean) =>
			keysOf((each) => {
				const own = dayOf(each);
				return own !== null && is(own);
			});
		await expectFound(
			test((own) => own === day),
			{ field, operator: 'equals', value },
		);
		await expectFound(
			test((own) => own !== day),
			{ field, operator: 'notEquals', value },
		);
		await expectFound(
			test((own) => own < day),
			{ field, operator: 'before', value },
		);
		await expectFound(
			test((own) => own > day),
			{ field, operator: 'after', value },
		);
		await expectFound(
			test((own) => own === day || own === days[0]),
			{ field, operator: 'in', value: `${value}, ${iso(days[0])}` },
		);
		await expectFound(
			keysOf((each) => dayOf(each) === null),
			{ field, operator: 'isBlank' },
		);
		await expectFound(
			keysOf((each) => dayOf(each) !== null),
			{ field, operator: 'isNotBlank' },
		);
	});

	test('on a former name and the time clock', async () => {
		const { run } = tenant();
		const everybody = rows(await run({ ...findPeople, returnAll: true, output: 'raw' }));
		const former = everybody.filter(({ FormerLastName }) => FormerLastName !== null);
		expect(former.length).toBeGreaterThan(3);
		const numbers = (list: IDataObject[]) =>
			list.map(({ CompanyCode, EmployeeNumber }) => `${CompanyCode} ${EmployeeNumber}`);
		await expectFound(numbers(former), { field: 'formerName', operator: 'isNotBlank' });
		const [{ FormerLastName: value }] = former;
		await expectFound(numbers(former.filter(({ FormerLastName }) => FormerLastName === value)), {
			field: 'formerName',
			operator: 'equals',
			value: String(value),
		});
		const clock = await run({
			...findPeople,
			...where({ field: 'timeClockId', operator: 'equals', value: '40001' }),
		});
		const blank = await run({
			...findPeople,
			...where({ field: 'timeClockId', operator: 'isBlank' }),
		});
		const first = keysOf(({ person }) => person.index === 0);
		expect([first, []]).toContainEqual(keys(clock));
		expect(keys(clock).length === 0).toBe(keys(blank).includes(first[0]));
	});

	test('several have to hold all together, in whatever order they were entered', async () => {
		const outcome = await expectFound(
			keysOf((each) => each.status === 'A' && !canadian(each) && each.fullTime),
			{ field: 'status', operator: 'in', value: ['A'] },
			{ field: 'fullOrPartTime', operator: 'equals', value: 'F' },
			{ field: 'country', operator: 'notEquals', value: 'CAN' },
		);
		expect(notesOf(outcome)).toEqual([]);
	});

	test('compensations are found by the same', async () => {
		const { run } = tenant();
		const outcome = await run({
			...findPay,
			...where({ field: 'status', operator: 'equals', value: 'T' }),
		});
		expect(keys(outcome)).toEqual(keysOf(({ status }) => status === 'T'));
	});

	test.each<[Record<string, string>, string]>([
		[{ field: 'lastName', operator: 'equals', value: '' }, "'Last Name' has no 'Value'"],
		[{ field: 'lastName', operator: 'after', value: 'A' }, "'Last Name' is no date"],
		[{ field: 'lastHire', operator: 'like', value: '2026%' }, "'Last Hire' is a date"],
		[{ field: 'lastHire', operator: 'equals', value: '31/01/2026' }, "'Last Hire' is no date"],
		[{ field: 'lastName', operator: 'like', value: 'A(%)' }, "'Last Name' may not hold paren"],
		[{ field: 'lastName', operator: 'in', value: 'A,,B' }, "'Last Name' has no 'Value'"],
		[{ field: 'lastName', operator: 'between', value: 'A' }, "'Last Name' has no known operator"],
		[{ field: 'salary', operator: 'equals', value: '1' }, "'Conditions' names a field"],
	])('%j is refused, and nothing is sent', async (condition, sentence) => {
		const { run, simulator } = tenant();
		const { error } = await run({ ...findPeople, ...where(condition) });
		expect(error?.message).toContain(sentence);
		expect(simulator.requests).toEqual([]);
	});

	test('any text arrives as it was given, or is refused with one sentence', async () => {
		const { run, simulator } = tenant();
		const value = fc.oneof(
			fc.string({ unit: 'binary', minLength: 1 }),
			fc.string({ unit: 'grapheme', minLength: 1 }),
			fc.string({ unit: fc.constantFrom(...'&<>"\'; ]#xA=%é😀', '\u2028', '\u00a0') }),
		);
		const values = fc.sample(value, 300);
		const seen = new Map<string, string>();
		const refused: string[] = [];
		const outcome = await run(
			{
				...findPeople,
				limit: 1,
				...where({ field: 'lastName', operator: 'equals', value: '={{ $json.value }}' }),
				returnAll: false,
			},
			{ items: values.map((each) => ({ value: each })), onError: 'continueErrorOutput' },
		);
		for (const { body } of simulator.requests) {
			const { parameters } = body as { parameters?: Record<string, string> };
			if (parameters) seen.set(parameters.LastName, parameters.PageSize);
		}
		for (const { json } of outcome.errorItems) {
			const error = String(json.error);
			const item = Number(/\[item (\d+)\]$/.exec(error)?.[1]);
			if (error.startsWith("'Last Name'")) {
				expect(error).toMatch(/is empty|has no 'Value'|cannot be sent: remove them/);
				refused.push(values[item]);
			}
		}
		for (const each of refused) expect(each).toMatch(/^\s*$|[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u);
		const carried = values.filter((each) => !refused.includes(each));
		expect(carried.length).toBeGreaterThan(100);
		expect([...seen.keys()].sort()).toEqual(
			[...new Set(carried.map((each) => `=${each.trim()}`))].sort(),
		);
	});
});

describe('one employee', () => {
	/** What identifies somebody, by type. */
	const identify = (employment: Employment): Array<[string, INodeParameters]> => {
		const { data } = tenant().simulator;
		const { emailAddress, nationalNumber, country } = detailsOf(data, employment.person);
		const national: [string, INodeParameters] =
			country === 'USA'
				? ['SsnIdentifier', { ssn: nationalNumber }]
				: ['SinIdentifier', { sin: nationalNumber }];
		return [
			['EmployeeNumberIdentifier', { employeeNumber: employment.person.employeeNumber }],
			['EmailAddressIdentifier', { emailAddress }],
			national,
			['NationalIdentifier', { nationalId: nationalNumber }],
			['UserDefinedIdentifier', { userDefinedValue: employment.person.employeeId }],
		];
	};
	const first = (test: (employment: Employment) => boolean) => {
		const found = tenant().simulator.data.employments.find(test);
		if (!found) throw new Error('The tenant has nobody like that');
		return found;
	};
	const countryOf = ({ person }: Employment) => detailsOf(tenant().simulator.data, person).country;

	test.each(['USA', 'CAN'])('in %s is found by each identifier', async (country) => {
		const { run } = tenant();
		const employment = first(
			(each) => countryOf(each) === country && each.person.employments.length === 1,
		);
		for (const [identifyBy, value] of identify(employment)) {
			for (const companyCode of [employment.company.code, '']) {
				for (const operation of [onePerson, onePay]) {
					const outcome = await run({ ...operation, identifyBy, companyCode, ...value });
					expect(outcome.error).toBeUndefined();
					expect(keys(outcome)).toEqual([keyOf(employment)]);
				}
			}
		}
	});

	test('of two companies is told by the company code', async () => {
		const { run } = tenant();
		const { person } = first((each) => each.person.employments.length === 2);
		for (const { company } of person.employments) {
			for (const operation of [onePerson, onePay]) {
				const outcome = await run({
					...operation,
					identifyBy: 'EmployeeNumberIdentifier',
					companyCode: company.code,
					employeeNumber: person.employeeNumber,
				});
				expect(keys(outcome)).toEqual([`${company.code} ${person.employeeNumber}`]);
			}
		}
		const both = await run({
			...findPay,
			...where({ field: 'employeeNumber', operator: 'equals', value: person.employeeNumber }),
		});
		expect(keys(both)).toEqual(person.employments.map(keyOf));
	});

	test('who is not there is an error with the name of the parameter, not its value', async () => {
		const { run } = tenant();
		for (const [identifyBy, value] of [
			['EmployeeNumberIdentifier', { employeeNumber: '987654321' }],
			['SsnIdentifier', { ssn: '987654321' }],
		] as const) {
			const { error, items } = await run({ ...onePerson, identifyBy, ...value });
			expect(items).toEqual([]);
			expect(error?.message).toMatch(/^UKG Pro (refused the request|found nothing)/);
			expect(error?.description).toContain('No employee has this identifier');
			expect(told(error)).not.toContain('987654321');
		}
	});

	test('an SSN, a SIN and a national ID get a note, the others none', async () => {
		const { run } = tenant();
		const employment = first((each) => countryOf(each) === 'USA');
		const names = ['SSN', 'National ID'];
		for (const [identifyBy, value] of identify(employment)) {
			const outcome = await run({ ...onePerson, identifyBy, ...value });
			const isPersonal = ['SsnIdentifier', 'NationalIdentifier'].includes(identifyBy);
			expect(notesOf(outcome)).toEqual(
				isPersonal
					? [expect.stringContaining(`value of '${names.shift()}' with this execution`)]
					: [],
			);
			expect(JSON.stringify(notesOf(outcome))).not.toMatch(/\d{9}/);
		}
		const many = await run(
			{ ...onePerson, identifyBy: 'SinIdentifier', sin: '={{ $json.sin }}' },
			{ items: [{ sin: '1' }, { sin: '2' }], onError: 'continueRegularOutput' },
		);
		expect(notesOf(many)).toHaveLength(1);
		expect(notesOf(many)[0]).toContain("'SIN'");
	});

	test.each([
		['EmployeeNumberIdentifier', "'Employee Number' is empty: fill it in"],
		['EmailAddressIdentifier', "'Email Address' is empty: fill it in"],
		['SsnIdentifier', "'SSN' is empty: fill it in"],
		['SinIdentifier', "'SIN' is empty: fill it in"],
		['NationalIdentifier', "'National ID' is empty: fill it in"],
		['UserDefinedIdentifier', "'User-Defined Value' is empty: fill it in"],
		['FaceIdentifier', "'Identify Employee By' must be one of"],
	])('%s without a value is refused, and nothing is sent', async (identifyBy, sentence) => {
		const { run, simulator } = tenant();
		// n8n itself sees what was left empty, but not what an expression comes to.
		const value = '={{ "" }}';
		const { error } = await run({
			...onePerson,
			identifyBy,
			companyCode: 'C0001',
			employeeNumber: value,
			emailAddress: value,
			ssn: value,
			sin: value,
			nationalId: value,
			userDefinedValue: value,
		});
		expect(error?.message).toContain(sentence);
		expect(simulator.requests).toEqual([]);
	});

	test('the same one is asked for once, and given to each item apart', async () => {
		const { run, simulator } = tenant();
		const items = [...employees(simulator, 5), ...employees(simulator, 5)];
		const outcome = await run({ ...onePerson, ...byNumber }, { items });
		expect(keys(outcome)).toEqual(items.map(({ company, number }) => `${company} ${number}`));
		expect(asked(simulator, 'EmployeePerson/GetPersonByEmployeeIdentifier')).toBe(5);
		expect(outcome.items[0].json).not.toBe(outcome.items[5].json);
	});
});

describe('rows', () => {
	test.each(['contract', 'other'] as const)(
		'of compensations are the same in the wrappers %s',
		async (soapWrapper) => {
			const { run, simulator } = tenant();
			simulator.setVariants({ soapWrapper });
			const outcome = await run({ ...findPay, returnAll: true });
			const cents = (value: unknown) => Math.round(Number(value) * 100);
			expect(
				rows(outcome).map((row) => [
					`${row.CompanyCode} ${row.EmployeeNumber}`,
					row.FirstName,
					row.LastName,
					typeof row.Annual,
					cents(row.Annual),
					cents(row.Hourly),
					row.PayGroup,
					row.ScheduledHours,
				]),
			).toEqual(
				simulator.data.employments.map((each) => {
					const { annual, hourly, periodHours } = compensationOf(each.pay, each);
					const { firstName, lastName } = each.person;
					const payGroup = canadian(each) ? 'BIWKC' : 'BIWK';
					return [
						keyOf(each),
						firstName,
						lastName,
						'number',
						annual,
						hourly,
						payGroup,
						periodHours,
					];
				}),
			);
			const [item] = employees(simulator, 1);
			const one = await run({ ...onePay, ...byNumber }, { items: [item] });
			expect(keys(one)).toEqual([`${item.company} ${item.number}`]);
			const people = await run({ ...findPeople, returnAll: true });
			expect(keys(people)).toEqual(keysOf());
		},
	);

	test('are simple, whole or selected', async () => {
		const { run, simulator } = tenant();
		simulator.setVariants({ extraFields: true });
		const [{ person, company }] = simulator.data.employments;
		const simple = rows(await run({ ...findPeople, limit: 1 }))[0];
		expect(simple).toMatchObject({
			CompanyCode: company.code,
			EmployeeNumber: person.employeeNumber,
			FirstName: person.firstName,
			LastName: person.lastName,
		});
		expect(Object.keys(simple).length).toBeLessThanOrEqual(10);
		expect(simple).not.toHaveProperty('SSN');
		const raw = rows(await run({ ...findPeople, limit: 1, output: 'raw' }))[0];
		expect(raw).toMatchObject({
			...simple,
			XIntegrationRecordId: 'simulator-extra',
			EmployeeIdentifier: { CompanyCode: company.code, EmployeeNumber: person.employeeNumber },
			SuppressSSN: false,
		});
		const fields = ['LastName', 'SSN', 'XIntegrationRecordId'];
		const selected = rows(await run({ ...findPeople, limit: 1, output: 'selected', fields }))[0];
		expect(selected).toEqual({
			LastName: person.lastName,
			SSN: expect.stringMatching(/^\*+\d{4}$/),
			XIntegrationRecordId: 'simulator-extra',
		});
	});

	test('hide SSNs unless a person has switched them on', async () => {
		const { run, simulator } = tenant();
		const ssn = (employment: Employment) => {
			const { country, nationalNumber } = detailsOf(simulator.data, employment.person);
			return country === 'USA' ? nationalNumber : null;
		};
		const raw = { ...findPeople, returnAll: true, output: 'raw' };
		const hidden = rows(await run(raw));
		const shown = rows(await run({ ...raw, includeSensitiveData: true }));
		expect(shown.map(({ SSN }) => SSN)).toEqual(simulator.data.employments.map(ssn));
		expect(hidden.map(({ SSN }) => SSN)).toEqual(
			simulator.data.employments.map((each) => {
				const number = ssn(each);
				return number === null ? null : `****${number.slice(-4)}`;
			}),
		);
	});

	test('hide numbers in identifiers too', async () => {
		const { run, simulator } = tenant();
		const person = (kind: string, name: string) =>
			`<Person><EmployeeIdentifier type="${kind}"><CompanyCode>C0001</CompanyCode><${name}>123456782</${name}></EmployeeIdentifier><FirstName>J</FirstName></Person>`;
		simulator.addFault({
			path: `/services/${PEOPLE}`,
			status: 200,
			body: `<Envelope><Body><OperationResult><Success>true</Success></OperationResult><Results>${person('SsnIdentifier', 'Ssn')}${person('SinIdentifier', 'Sin')}${person('NationalIdentifier', 'NationalId')}</Results></Body></Envelope>`,
			count: 1,
		});
		const outcome = await run({ ...findPeople, limit: 3, output: 'raw' });
		const inside = rows(outcome).map((row) => row.EmployeeIdentifier);
		expect(inside).toEqual([
			{ CompanyCode: 'C0001', Ssn: '****6782' },
			{ CompanyCode: 'C0001', Sin: '****6782' },
			{ CompanyCode: 'C0001', NationalId: '****6782' },
		]);
	});

	test('come with a note where UKG Pro warns', async () => {
		const { run, simulator } = tenant();
		simulator.setVariants({ soapWarnings: true });
		for (const parameters of [findPeople, findPay]) {
			const outcome = await run({ ...parameters, returnAll: true });
			expect(keys(outcome)).toEqual(keysOf());
			expect(notesOf(outcome)).toEqual(['UKG Pro warns: Some data may be missing.']);
		}
	});
});

describe('failures', () => {
	test.each(['fault', 'error', 'status'] as const)(
		'a missing role told by %s names the web service',
		async (soapForbidden) => {
			const { run, simulator } = tenant();
			simulator.setVariants({ soapForbidden });
			const [item] = employees(simulator, 1);
			for (const [webService, others] of [
				['Employee Person', ['EmployeeCompensation:View', 'EmployeePersonDetails:View']],
				['Employee Compensation', ['EmployeePerson:View', 'EmployeeCompensationDetails:View']],
			] as const) {
				simulator.setRoles(others);
				const isPerson = webService === 'Employee Person';
				for (const parameters of [
					isPerson ? findPeople : findPay,
					{ ...(isPerson ? onePerson : onePay), ...byNumber },
				]) {
					const { error } = await run(parameters, { items: [item] });
					expect(error?.message).toBe(
						`UKG Pro does not allow this: the service account lacks "View" for the web service "${webService}" [item 0]`,
					);
					expect(error?.description).toContain('Service Account Administration');
					expect(error?.failure).toEqual({ cause: 'credential-invalid' });
				}
				const allowed = await run(isPerson ? findPay : findPeople);
				expect(allowed.error).toBeUndefined();
			}
		},
	);

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		"an item's failure is that item's, with %s",
		async (onError) => {
			const { run, simulator } = tenant();
			const items = employees(simulator, 4);
			items[1] = { ...items[1], number: '' };
			items[2] = { ...items[2], number: '000999999' };
			const outcome = await run({ ...onePerson, ...byNumber }, { items, onError });
			const good = outcome.items.filter(({ json }) => json.error === undefined);
			expect(good.map(({ json, pairedItem }) => [json.EmployeeNumber, pairedItem])).toEqual([
				[items[0].number, { item: 0 }],
				[items[3].number, { item: 3 }],
			]);
			const failed = (
				onError === 'continueErrorOutput' ? outcome.errorItems : outcome.items
			).filter(({ json }) => json.error !== undefined);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
			// n8n puts the input beside the error where it has an output of its own.
			const [first, second] = [1, 2].map((n) =>
				onError === 'continueErrorOutput' ? items[n] : {},
			);
			expect(failed[0].json).toEqual({
				...first,
				error: "'Employee Number' is empty: fill it in [item 1]",
				details: { cause: 'configuration-invalid' },
			});
			expect(Object.keys(failed[1].json)).toEqual([...Object.keys(second), 'error', 'details']);
			expect(failed[1].json.error).toMatch(/^UKG Pro .* \[item 2\]$/);
			expect(failed[1].json.details).toMatchObject({
				httpCode: 200,
				cause: 'configuration-invalid',
				description: expect.stringContaining('No employee has this identifier'),
			});
			expect(outcome.items).toHaveLength(onError === 'continueErrorOutput' ? 2 : 4);
		},
	);

	test('one bad item stops all before anything is sent', async () => {
		const { run, simulator } = tenant();
		const items = employees(simulator, 3);
		items[2] = { ...items[2], number: '' };
		const { error } = await run({ ...onePerson, ...byNumber }, { items });
		expect(error?.message).toBe("'Employee Number' is empty: fill it in [item 2]");
		expect(simulator.requests).toEqual([]);
	});

	test('no message holds a secret, a token or what is known of a person', async () => {
		const { run, simulator, secrets } = tenant();
		const [{ person }] = simulator.data.employments;
		const { nationalNumber } = detailsOf(simulator.data, person);
		const path = /EmployeePerson/;
		const reason = `Token ${secrets.join(', ')}`;
		const faults: Fault[] = [
			{ path, kind: 'soapFault', reason },
			{ path, kind: 'soapFault', reason: `Access is denied. ${reason}` },
			{ path, kind: 'hasErrors', reason: `No ${nationalNumber}. ${reason}` },
			{ path, kind: 'truncate' },
			{ path, kind: 'resetMidBody' },
			{ path, status: 500, body: { detail: reason } },
			{ path, status: 403, body: { detail: reason } },
			{ path, kind: 'html' },
		];
		for (const fault of faults) {
			simulator.clearFaults();
			simulator.addFault(fault);
			const parameters = { ...onePerson, identifyBy: 'SsnIdentifier', ssn: nationalNumber };
			const { error } = await run(parameters);
			expect(error).toBeDefined();
			const shown = told(error);
			for (const secret of secrets) expect(shown).not.toContain(secret);
			for (const own of [nationalNumber, person.lastName, person.employeeNumber]) {
				expect(shown).not.toContain(own);
			}
		}
	});

	test('a credential that lacks a field is refused with a sentence, and nothing is sent', async () => {
		const { run, simulator } = tenant();
		const wrongs: Credentials[] = [{ password: '' }, { customerApiKey: ' ' }, { domain: '' }];
		for (const wrong of wrongs) {
			const { error } = await run(findPeople, { credentials: accountOf(simulator, wrong) });
			expect(error?.message).toMatch(/of the UKG Pro credential/);
		}
		expect(simulator.requests).toEqual([]);
	});
});
