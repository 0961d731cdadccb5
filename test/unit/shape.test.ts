import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { maskValue, shaper } from '../../nodes/UkgPro/engine/shape';
import type { Shape } from '../../nodes/UkgPro/engine/shape';
import { EVERY_OPERATION, operationOf } from './operations';

const shaped = (id: string, shape: Partial<Shape>, row: IDataObject) =>
	shaper(operationOf(id).answer, {
		output: 'raw',
		fields: [],
		showSensitive: false,
		...shape,
	})(row);

const PERSON = {
	ssn: '123456789',
	lastName: 'Doe',
	employeeId: 'ABCDE1234567',
	companyId: 'ABCDE',
	firstName: 'Jane',
	preferredName: null,
	emailAddress: '',
	dateOfBirth: '1980-01-02T00:00:00',
	customField1: 'new in this tenant',
};

test('simplified: the useful fields in their order, those that the row has', () => {
	const row = shaped('person.getMany', { output: 'simplified' }, PERSON);
	expect(Object.entries(row)).toEqual([
		['employeeId', 'ABCDE1234567'],
		['companyId', 'ABCDE'],
		['firstName', 'Jane'],
		['lastName', 'Doe'],
		['preferredName', null],
		['emailAddress', ''],
	]);
});

test('raw: everything, unknown fields too, in the order of the row', () => {
	const row = shaped('person.getMany', {}, PERSON);
	expect(Object.entries(row)).toEqual(
		Object.entries({ ...PERSON, ssn: '****6789', dateOfBirth: '****' }),
	);
});

test('selected: those fields in that order, masked as everywhere', () => {
	const fields = ['customField1', 'ssn', 'noSuchField', 'lastName'];
	const row = shaped('person.getMany', { output: 'selected', fields }, PERSON);
	expect(Object.entries(row)).toEqual([
		['customField1', 'new in this tenant'],
		['ssn', '****6789'],
		['lastName', 'Doe'],
	]);
});

test('nothing is masked where a person has chosen to see it', () => {
	expect(shaped('person.getMany', { showSensitive: true }, PERSON)).toEqual(PERSON);
});

test.each([
	['123456789', 'lastFour', '****6789'],
	[' 12345678 ', 'lastFour', '****5678'],
	[123456789, 'lastFour', '****6789'],
	// Four of seven would be more than what stays hidden.
	['1234567', 'lastFour', '****'],
	['1', 'lastFour', '****'],
	[0, 'lastFour', '****'],
	[['123456789'], 'lastFour', '****'],
	[{ number: '123456789' }, 'lastFour', '****'],
	['1980-01-02T00:00:00', 'hidden', '****'],
	[true, 'hidden', '****'],
	[null, 'hidden', null],
	['', 'lastFour', ''],
	[undefined, 'lastFour', undefined],
] as const)('%j masked to %s is %j', (value, mask, masked) => {
	expect(maskValue(value, mask)).toBe(masked);
});

/** By hand: what has to be hidden of UKG's own fields, and how much of it. */
test.each<[string, IDataObject, IDataObject]>([
	['person.get', { previousSSN: '123456789' }, { previousSSN: '****6789' }],
	['person.get', { nationalId: 'AB1234567C' }, { nationalId: '****567C' }],
	['person.get', { i9AlienNumber: 'A12345678' }, { i9AlienNumber: '****5678' }],
	['person.get', { healthBloodType: 'A+' }, { healthBloodType: '****' }],
	['person.get', { disabilityType: 'one of them' }, { disabilityType: '****' }],
	['person.get', { dateOfBirth: 19800102 }, { dateOfBirth: '****' }],
	['person.get', { SSN: '123456789' }, { SSN: '****6789' }],
	['person.get', { DateOfBirth: '1980-01-02' }, { DateOfBirth: '****' }],
	['payStatement.getLast', { ssn: '123456789' }, { ssn: '****6789' }],
	['payStatement.getLast', { document: 'whole text with 123456789' }, { document: '****' }],
	[
		'payStatement.getLast',
		{ netpay: [{ accountnumber: '0012345678', accounttype: 'C', amount: 1 }] },
		{ netpay: [{ accountnumber: '****5678', accounttype: 'C', amount: 1 }] },
	],
	[
		'payStatement.getLast',
		{ netpay: { AccountNumber: '0012345678' } },
		{ netpay: { AccountNumber: '****5678' } },
	],
])('%s: %j becomes %j', (id, row, masked) => {
	expect(shaped(id, {}, row)).toEqual(masked);
});

/** Fields that UKG may add to any record, in any capitals, at any depth. */
const ADDED = [
	'ssn',
	'SSN',
	'socialSecurityNumber',
	'SIN',
	'nationalId',
	'passportNumber',
	'accountNumber',
	'bankAccountNumber',
	'routingNumber',
	'IBAN',
	'dateOfBirth',
	'birthDate',
	'healthCareId',
];

test.each(EVERY_OPERATION.map(({ id }) => [id]))(
	'%s: sensitive fields UKG might add are masked',
	(id) => {
		for (const name of ADDED) {
			const raw = shaped(id, {}, { [name]: '123456789', deep: [{ er: { [name]: '123456789' } }] });
			expect(JSON.stringify(raw)).not.toContain('12345');
			expect(raw).toHaveProperty(name);
		}
	},
);

test('dates and health ids leave nothing, numbers four characters', () => {
	for (const name of ADDED) {
		const value = shaped('job.get', {}, { [name]: 'abcdefghi' })[name];
		expect(value).toBe(/birth|health/i.test(name) ? '****' : '****fghi');
	}
});

/** By hand: names that mean too many things to be masked where nobody knows the field. */
const TOO_MANY_MEANINGS = ['notes', 'document', 'employeeidentifier'];

test('what one operation masks is masked everywhere as an added field, no less of it', () => {
	const masks = EVERY_OPERATION.flatMap(({ operation: { answer } }) =>
		Object.entries(answer.sensitive).map(([path, mask]) => [path.split('.').at(-1) ?? '', mask]),
	);
	expect(new Set(masks.map(([name]) => name.toLowerCase())).size).toBeGreaterThan(45);
	for (const [name, mask] of masks) {
		const added = shaped('job.get', {}, { [`${name}`]: 'abcdefghi' })[name];
		const shows = TOO_MANY_MEANINGS.includes(name.toLowerCase())
			? ['abcdefghi']
			: mask === 'hidden'
				? ['****']
				: // Another operation may hide all of it.
					['****fghi', '****'];
		expect([name, shows.includes(String(added)) ? 'right' : added]).toEqual([name, 'right']);
	}
});

/** By hand: a few of each kind that the README names. */
test.each([
	'ethnicDescription',
	'isDisabled',
	'disabilityType',
	'healthBloodType',
	'integrationUserKey',
	'primaryCarePhysician',
	'memberOrCaseNumber',
	'cobraNotes',
	'deductionNotes',
	'BankRequirement1',
])('a tenant may add %s to any record', (added) => {
	const row = { [added]: 'abc', deep: [{ [added]: 'abc' }] };
	expect(shaped('company.getMany', {}, row)).toEqual({
		[added]: '****',
		deep: [{ [added]: '****' }],
	});
});

test('the notes of an earning are no secret, nor is the record that says whose row it is', () => {
	const row = { notes: 'overtime', employeeIdentifier: { companyCode: 'C0001' } };
	expect(shaped('earning.getMany', {}, row)).toEqual(row);
});

test('a field that only sounds alike stays as it is', () => {
	const row = { lastNameNotSameAsSSCard: 'N', ssnIsSuppressed: false, nationalIdCountry: 'USA' };
	expect(shaped('person.get', {}, row)).toEqual(row);
});

const name = fc.oneof(
	fc.constantFrom('ssn', 'netpay', 'accounts', 'lastName', 'constructor', 'toString'),
	fc.string().filter((text) => text !== '__proto__'),
);
const plain = fc.letrec<{ value: unknown; record: IDataObject }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 3 },
		fc.string(),
		fc.integer(),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value'), { maxLength: 3 }),
		tie('record'),
	),
	record: fc.dictionary(name, tie('value'), { maxKeys: 4 }) as fc.Arbitrary<IDataObject>,
})).record;

const anyOperation = fc.constantFrom(...EVERY_OPERATION.map(({ id }) => id));
const anyShape = fc.record({
	output: fc.constantFrom('simplified' as const, 'raw' as const, 'selected' as const),
	fields: fc.array(name),
});

test('the row is never changed, and what is not sensitive comes as it is', () => {
	fc.assert(
		fc.property(anyOperation, anyShape, plain, (id, shape, row) => {
			const before = structuredClone(row);
			const all = shaped(id, { ...shape, showSensitive: true }, row);
			const masked = shaped(id, shape, row);
			expect(row).toEqual(before);
			expect(Object.keys(masked)).toEqual(Object.keys(all));
		}),
	);
});

/** A value that is found nowhere else, somewhere below a record of anything. */
const SECRET = 'ωωω';
const secret = fc
	.string({ unit: fc.constantFrom(...'αβγδεζηθικ'), minLength: 2, maxLength: 30 })
	.map((letters) => SECRET + letters);
const holder = fc.tuple(
	fc.constantFrom(...ADDED, 'previousSSN', 'i9AlienNumber', 'foreignAccountNumber'),
	fc.array(fc.oneof(fc.constantFrom('netpay', 'body', 'accounts', '0'), name), { maxLength: 4 }),
	fc.boolean(),
);

test('no sensitive value survives anywhere while the switch is off', () => {
	fc.assert(
		fc.property(anyOperation, holder, secret, plain, (id, [field, path, inList], value, row) => {
			const leaf: unknown = { [field]: value };
			const nested = path.reduceRight(
				(inside, key) => ({ [key]: inList ? [inside] : inside }),
				leaf,
			) as IDataObject;
			const output = JSON.stringify(shaped(id, {}, { ...row, ...nested }));
			expect(output).not.toContain(SECRET);
			expect(output).not.toContain(value.slice(-5));
		}),
		{ numRuns: 1_000 },
	);
});

test('a sensitive field of any kind of value shows none of it', () => {
	fc.assert(
		fc.property(anyOperation, fc.constantFrom(...ADDED), secret, (id, field, value) => {
			for (const wrapped of [[value], [[value]], { deep: value }, [{ deep: [value] }]]) {
				expect(JSON.stringify(shaped(id, {}, { [field]: wrapped }))).not.toContain(SECRET);
			}
		}),
	);
});
