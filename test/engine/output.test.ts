import type { INodeParameters } from 'n8n-workflow';

import { type JsonSchema, outputSchemas } from '../../nodes/UkgPro/description/schemas';
import { CATALOGUE, findOperation } from '../../nodes/UkgPro/operations';
import type { FieldType } from '../../nodes/UkgPro/operations/types';
import { detailsOf } from '../../simulator/rows/details';
import { accountsOf } from '../../simulator/workforce/bankAccounts';
import { CASES, type Data, type Row } from './cases';
import { entered, named, useCases } from './cases/asking';
import { rows, useTenant } from './tenant';

const tenant = useTenant();
const asking = useCases();

const get = (more: INodeParameters) => ({
	resource: 'person',
	operation: 'get',
	employeeId: tenant().simulator.data.employments[0].person.employeeId,
	...more,
});

test('simplified is the default: ten fields at most, named as UKG sends them', async () => {
	const [row] = rows(await tenant().run(get({})));
	expect(Object.keys(row)).toEqual([
		'employeeId',
		'companyId',
		'firstName',
		'lastName',
		'preferredName',
		'emailAddress',
		'homePhone',
		'addressCity',
		'addressState',
		'addressCountry',
	]);
});

test('raw has every field of the contract and those that a tenant adds, the sensitive ones masked', async () => {
	const { run, simulator } = tenant();
	simulator.setVariants({ extraFields: true });
	const [row] = rows(await run(get({ output: 'raw' })));
	const known = CATALOGUE.flatMap(({ operations }) => operations).find(
		({ action }) => action === 'Get person details',
	)?.answer.fields;
	expect(Object.keys(row)).toEqual(expect.arrayContaining(Object.keys(known ?? {})));
	expect(Object.keys(row).length).toBeGreaterThan(Object.keys(known ?? {}).length);
	expect(row.ssn).toMatch(/^\*{4}\d{4}$/);
	expect(row.dateOfBirth).toBe('****');
	for (const health of ['isDisabled', 'isSmoker'])
		expect([health, row[health]]).toEqual([health, '****']);
	// Dates and names are as UKG sent them.
	expect(row.datetimeCreated).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('selected fields come alone, sensitive ones masked', async () => {
	const fields = ['ssn', 'lastName', 'notThere'];
	const [row] = rows(await tenant().run(get({ output: 'selected', fields })));
	expect(Object.keys(row)).toEqual(['ssn', 'lastName']);
	expect(row.ssn).toMatch(/^\*{4}\d{4}$/);
});

test('sensitive data comes in clear only with the switch', async () => {
	const fields = ['ssn', 'dateOfBirth'];
	const shown = get({ output: 'selected', fields, includeSensitiveData: true });
	const [row] = rows(await tenant().run(shown));
	expect(row.ssn).toMatch(/^\d{9}$/);
	expect(row.dateOfBirth).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('what a tenant adds to a record without any secret is masked, and clear with the switch', async () => {
	const { run, simulator } = tenant();
	const job = { code: 'ENG1', title: 'Engineer', disabilityType: 'of the holder' };
	simulator.addFault({ path: '/configuration/v1/jobs', status: 200, body: [job] });
	const jobs = { resource: 'job', operation: 'getMany', output: 'raw' };
	expect(rows(await run(jobs))).toEqual([{ ...job, disabilityType: '****' }]);
	expect(rows(await run({ ...jobs, includeSensitiveData: true }))).toEqual([job]);
});

test('bank accounts inside a pay statement are masked too', async () => {
	const { simulator, run } = tenant();
	const [{ person, company }] = simulator.data.employments;
	const last = {
		resource: 'payStatement',
		operation: 'getLast',
		identifyBy: 'ids',
		employeeId: person.employeeId,
		companyId: company.id,
		output: 'raw',
	};
	const accounts = (row: object) =>
		(row as { netpay: Array<{ accountnumber: string }> }).netpay.map(
			({ accountnumber }) => accountnumber,
		);
	const [masked] = rows(await run(last));
	const [clear] = rows(await run({ ...last, includeSensitiveData: true }));
	expect(accounts(clear).length).toBeGreaterThan(0);
	expect(accounts(masked)).toEqual(
		accounts(clear).map((account) => (account.length < 8 ? '****' : `****${account.slice(-4)}`)),
	);
	expect(JSON.stringify(masked)).not.toContain(clear.ssn);
});

const IDS = Object.keys(CASES);
const READS = IDS.filter((id) => !CASES[id].writes);

function answerOf(id: string) {
	const { resource, operation } = named(id);
	const found = findOperation(resource, operation);
	if (!found) throw new Error(`The catalogue has no ${id}`);
	return found.answer;
}

/** Half a year of payments does for what the fields are like. */
const FEWER: Readonly<Record<string, object>> = {
	'deduction.getManyHistory': { filters: { startPerControl: '202604011' } },
	'earning.getManyHistory': { filters: { startPerControl: '202604011' } },
	'payRegister.getMany': { filters: { payDate: '2026-06-12' } },
	'employeeChange.getManyByDate': { startDate: '2000-01-01' },
};

/** Everything that an operation gives, as it is asked to be put out. */
async function given(id: string, more: object = {}): Promise<Row[]> {
	const { data, run, tenant: its } = asking();
	const { ask, atLeast, optional } = CASES[id];
	its.simulator.reset();
	const outcome = await run(id, {
		...ask(data),
		...(atLeast
			? entered([[atLeast, optional[atLeast], optional[atLeast].tries([], data)[0].enter]])
			: {}),
		...FEWER[id],
		returnAll: true,
		...more,
	});
	expect(outcome.error).toBeUndefined();
	return rows(outcome);
}

const MASKED = { includeSensitiveData: false };

interface Leaf {
	/** Without the positions in lists: `netpay.accountnumber`. */
	readonly path: string;
	readonly value: unknown;
}

/** Every value of a record, however deep it lies. */
function leaves(value: unknown, path = ''): Leaf[] {
	if (Array.isArray(value)) return value.flatMap((entry) => leaves(entry, path));
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([name, inner]) =>
			leaves(inner, path === '' ? name : `${path}.${name}`),
		);
	}
	return [{ path, value }];
}

/** Names that UKG gives to what nobody should see by default, wherever they stand (contract 2.x). */
const SECRET_NAMES = new Set([
	'ssn',
	'previousssn',
	'sin',
	'nationalid',
	'oldnationalid',
	'i9aliennumber',
	'healthcareid',
	'dateofbirth',
	'account',
	'accountnumber',
	'bankaccountnumber',
	'foreignaccountnumber',
	'employeebankroutingnumber',
	'iban',
	'swiftcode',
	'isdisabled',
	'disabilitytype',
	'issmoker',
	'healthbloodtype',
	'ethnicidcode',
	'ethnicdescription',
	'caste',
	'isaboriginal',
	'medicalindicator',
	'integrationuserkey',
	'cobranotes',
	'otherinsurance',
	'primarycarephysician',
	'primarycarephysicianid',
	'memberorcasenumber',
	'employeememberorcaseno',
	'employeecausenumber',
	'declinedbycarrierreason',
	'certificateno',
	'deductionnotes',
	'medicalregioncode',
	'castedescription',
	'healtheyes',
	'healthhair',
	'healthheightfeet',
	'healthheightinches',
	'healthweight',
	'healthlastdonatedate',
	'militaryisdisabledvet',
	'bankbranch',
	'bankrequirement1',
	'bankrequirement2',
	'bankrequirement3',
]);

/** Numbers of the tenant's people, whatever the field they might stand in. */
async function secretsOf(data: Data): Promise<ReadonlySet<string>> {
	const { all } = asking();
	const contacts = await all('employeeContact.getMany');
	const people = await all('person.getMany');
	const abroad = await all('internationalEmployee.getMany');
	const numbers = [
		...data.people.map((person) => detailsOf(data, person).nationalNumber),
		...data.employments.flatMap((one) => accountsOf(data, one).map(({ account }) => account)),
		...contacts.flatMap(({ ssn, nationalId }) => [String(ssn), String(nationalId)]),
		...abroad.map(({ healthCareId }) => String(healthCareId)),
		// Nobody was hired before this century, so no other date is meant.
		...[...people, ...contacts]
			.map(({ dateOfBirth }) => String(dateOfBirth))
			.filter((day) => day < '2001'),
	];
	return new Set(numbers.filter((text) => text.length >= 8));
}

/** Where something stands in clear that should not. */
function leaks(found: readonly Row[], secrets: ReadonlySet<string>): string[] {
	const isMasked = (value: unknown) =>
		value === null || value === '' || /^\*{4}.{0,4}$/.test(String(value));
	const at = found.flatMap((row) =>
		leaves(row)
			.filter(({ path, value }) => {
				const name = path.split('.').at(-1)?.toLowerCase() ?? '';
				if (SECRET_NAMES.has(name) && !isMasked(value)) return true;
				const text = String(value);
				return secrets.has(text) || text.split(/[^\w:-]+/).some((part) => secrets.has(part));
			})
			.map(({ path }) => path),
	);
	return [...new Set(at)].sort();
}

/** What the tenant really has of it, by operation: found in clear, and never without the switch. */
const LEAKS_IN_CLEAR: Readonly<Record<string, readonly string[]>> = {
	'deduction.getMany': ['medicalIndicator'],
	'deduction.getManyOpenEnrollment': ['medicalIndicator'],
	'directDeposit.getMany': ['account', 'employeeBankRoutingNumber'],
	'employeeContact.get': ['dateOfBirth', 'isDisabled', 'isSmoker', 'nationalId', 'ssn'],
	'employeeContact.getMany': ['dateOfBirth', 'isDisabled', 'isSmoker', 'nationalId', 'ssn'],
	'globalBankAccount.getMany': ['bankAccountNumber', 'bankBranch', 'bankRequirement1', 'swiftCode'],
	'internationalEmployee.get': ['healthCareId', 'isAboriginal', 'nationalId'],
	'internationalEmployee.getMany': ['healthCareId', 'isAboriginal', 'nationalId'],
	'payRegister.getMany': ['ssn'],
	'payStatement.getLast': ['netpay.accountnumber', 'ssn'],
	'payStatement.getMany': ['netpay.accountnumber', 'ssn'],
	'person.find': ['SSN'],
	'person.get': [
		'dateOfBirth',
		'healthBloodType',
		'isDisabled',
		'isSmoker',
		'militaryIsDisabledVet',
		'nationalId',
		'ssn',
	],
	'person.getByIdentifier': ['SSN'],
	'person.getMany': [
		'dateOfBirth',
		'disabilityType',
		'ethnicDescription',
		'ethnicIDCode',
		'healthBloodType',
		'i9AlienNumber',
		'isDisabled',
		'isSmoker',
		'militaryIsDisabledVet',
		'nationalId',
		'ssn',
	],
	'user.getMany': ['integrationUserKey'],
};

test.each(IDS)('%s shows nothing that is secret, unless it is asked to', async (id) => {
	const { data } = asking();
	const secrets = await secretsOf(data);
	expect(secrets.size).toBeGreaterThan(50);
	expect(leaks(await given(id, MASKED), secrets)).toEqual([]);
	// The walk would find it, and finds no more than is known.
	expect(leaks(await given(id), secrets)).toEqual(LEAKS_IN_CLEAR[id] ?? []);
});

test('the walk finds a number in any field, however deep and whatever its name', () => {
	const secrets = new Set(['000000017', '1980-01-02T00:00:00']);
	const hidden = { a: [{ b: { note: 'SSN: 000000017.' } }], born: '1980-01-02T00:00:00' };
	expect(leaks([hidden, { ssn: 'anything' }, { x: { IBAN: 7 } }], secrets)).toEqual([
		'a.b.note',
		'born',
		'ssn',
		'x.IBAN',
	]);
	expect(leaks([{ ssn: '****0017', dateOfBirth: '****', iban: null }], secrets)).toEqual([]);
});

const OVER_REST = READS.filter((id) => !id.includes('find') && !id.includes('getByIdentifier'));

test.each(OVER_REST)('%s masks what this tenant leaves empty, too', async (id) => {
	const { data, run, tenant: its } = asking();
	const [row] = await given(id);
	// Where a list of strings comes there is nothing to fill.
	const filled = Object.fromEntries(
		Object.entries(row).map(([name, value]) => [
			name,
			SECRET_NAMES.has(name.toLowerCase()) && (value === null || value === '')
				? 'SECRET-12345'
				: value,
		]),
	);
	const { ask, request } = CASES[id];
	its.simulator.reset();
	its.simulator.addFault({ path: request(data).path, status: 200, body: [filled], count: 1 });
	const outcome = await run(id, { ...ask(data), ...MASKED, limit: 1 });
	expect(outcome.error).toBeUndefined();
	expect(Object.keys(rows(outcome)[0])).toEqual(Object.keys(filled));
	expect(leaks(rows(outcome), new Set(['SECRET-12345']))).toEqual([]);
});

test('previous and alien numbers, which few people have, are masked too', async () => {
	const people = { resource: 'person', operation: 'getMany', output: 'raw', returnAll: true };
	const shown = rows(await tenant().run({ ...people, includeSensitiveData: true }));
	const masked = rows(await tenant().run(people));
	for (const name of ['previousSSN', 'i9AlienNumber']) {
		const at = shown.findIndex((row) => row[name] !== null);
		expect([name, masked[at][name]]).toEqual([name, `****${String(shown[at][name]).slice(-4)}`]);
	}
});

test.each(IDS)('%s masks its sensitive fields and no other', async (id) => {
	const clear = (await given(id)).map((row) => leaves(row));
	const masked = (await given(id, MASKED)).map((row) => leaves(row));
	expect(clear.length).toBeGreaterThan(0);
	const different = new Set<string>();
	const filled = new Set<string>();
	const { sensitive } = answerOf(id);
	clear.forEach((row, n) => {
		expect(masked[n].map(({ path }) => path)).toEqual(row.map(({ path }) => path));
		row.forEach(({ path, value }, at) => {
			if (masked[n][at].value !== value) different.add(path);
			if (Object.hasOwn(sensitive, path) && value !== null && value !== '') filled.add(path);
		});
	});
	expect([...different].sort()).toEqual([...filled].sort());
});

test.each(IDS)(
	'%s gives the simplified fields that a row has, of the types of its schema',
	async (id) => {
		const { simplified } = answerOf(id);
		const { resource, operation } = named(id);
		const schema = outputSchemas().find(
			({ file }) => file === `${resource}/${operation}.json`,
		)?.schema;
		const short = await given(id, { ...MASKED, output: 'simplified' });
		expect(short.length).toBeGreaterThan(0);
		const isWrite = !READS.includes(id);
		// Of what is written, the fields that were sent.
		const long = isWrite ? short : await given(id);
		expect(short).toHaveLength(long.length);
		short.forEach((row, n) => {
			const names = simplified.filter((name) => Object.hasOwn(long[n], name));
			expect(Object.keys(row)).toEqual(names);
			for (const name of names) expect([name, row[name]]).toEqual([name, long[n][name]]);
			expect(mismatches(row, schema)).toEqual([]);
		});
		// Every one of them is there in some row.
		const seen = new Set(short.flatMap((row) => Object.keys(row)));
		const unseen = simplified.filter((name) => !seen.has(name));
		expect(unseen).toEqual(isWrite ? unseen : (UNSEEN[id] ?? []));
	},
);

const UNSEEN: Readonly<Record<string, readonly string[]>> = {
	// One of `code` and `jobCode`, by tenant.
	'job.get': ['jobCode'],
	'job.getMany': ['jobCode'],
	// Lists have a group around the record that says whose it is.
	'compensation.getByIdentifier': ['FirstName', 'LastName'],
};

/** Fields whose values are not of their type. Any may be null, and a row may lack some. */
function mismatches(value: unknown, schema: JsonSchema | undefined, path = ''): string[] {
	if (value === null) return [];
	if (schema === undefined) return [`${path} is not in the schema`];
	const { type, properties = {}, items } = schema;
	if (type === 'array') {
		return Array.isArray(value)
			? value.flatMap((entry) => mismatches(entry, items, `${path}[]`))
			: [`${path} is no list`];
	}
	if (type === 'object') {
		return Object.entries(value as object).flatMap(([name, inner]) =>
			mismatches(inner, properties[name], `${path}.${name}`),
		);
	}
	const isGood = type === 'integer' ? Number.isInteger(value) : typeof value === type;
	return isGood ? [] : [`${path} is ${typeof value}, not ${type}`];
}

test.each(READS)('%s: all fields are of the types of the contract', async (id) => {
	const { fields } = answerOf(id);
	const wrong = new Set<string>();
	const check = (value: unknown, type: FieldType, path: string): void => {
		if (value === null) return;
		if (Array.isArray(type)) {
			if (!Array.isArray(value)) wrong.add(`${path} is no list`);
			else value.forEach((entry) => check(entry, type[0] as FieldType, path));
		} else if (typeof type === 'object') {
			for (const [name, inner] of Object.entries(value as object)) {
				const known = (type as Record<string, FieldType>)[name];
				if (known !== undefined) check(inner, known, `${path}.${name}`);
			}
		} else if (!SCALARS[type as string](value)) {
			wrong.add(`${path} is ${JSON.stringify(value)}, not ${String(type)}`);
		}
	};
	for (const row of await given(id)) check(row, fields, '');
	expect([...wrong]).toEqual([]);
});

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
	string: isText,
	uuid: (value) =>
		isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value)),
	datetime: (value) =>
		isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(String(value)),
	date: (value) => isText(value) && /^\d{4}-\d\d-\d\d$/.test(String(value)),
	int: (value) => Number.isInteger(value),
	number: isNumber,
	double: isNumber,
	boolean: (value) => typeof value === 'boolean',
};

test.each(READS)('%s gives selected fields alone, in the order of the choice', async (id) => {
	const [row] = await given(id);
	const names = Object.keys(row);
	const wanted = [...new Set([names.at(-1) as string, names[0]])];
	const found = await given(id, { output: 'selected', fields: [...wanted, 'notThere'] });
	expect(found.length).toBeGreaterThan(0);
	for (const one of found) expect(Object.keys(one)).toEqual(wanted.filter((name) => name in one));
	expect(Object.keys(found[0])).toEqual(wanted);
});
