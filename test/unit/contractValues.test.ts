import { collectionOf } from '../../nodes/UkgPro/operations/collections';
import { EXPECTED, planned } from '../contract/requests';
import type { Parameters } from './inputs';
import { operationOf, REST_OPERATIONS } from './operations';
import { refusalOf } from './refusals';

/** The contract's parameters, each given alone in place of the table's value. */

/** The parameter with that value, wherever the panel has it, everything else as in the table. */
function given(id: string, name: string, value: unknown): Parameters {
	const operation = operationOf(id);
	const parameter = operation.parameters.find((one) => one.name === name);
	if (!parameter) throw new Error(`${id} has no ${name}`);
	const { when, required, prominent } = parameter;
	const chosen = when ? { [when.parameter]: when.is, ...EITHER_IDENTIFIER } : {};
	if (required || prominent) return { ...chosen, [name]: value };
	const collection = collectionOf(parameter, operation);
	const others = EXPECTED[id].parameters[collection] as Parameters;
	return { ...chosen, [collection]: { ...others, [name]: value } };
}

const EITHER_IDENTIFIER = {
	employeeId: 'ABCDE1234567',
	companyId: 'ABCDE',
	employeeNumber: '000000104',
	companyCode: 'C0001',
};

/** What goes into the query under UKG's name. */
const queried = (id: string, name: string, value: unknown, wire = name) =>
	Object.fromEntries(planned(id, given(id, name, value)).request.query)[wire];

const LETTERS = 'letters';
const LETTERS_DIGITS = 'letters and digits';
const OR_ASTERISK = 'letters and digits, or an asterisk';
const DIGITS = 'digits';

/** By hand, from the contract: the parameters of text that it gives a pattern, and a bad value. */
const PATTERNS: ReadonlyArray<
	readonly [id: string, name: string, displayName: string, bad: string, allows: string]
> = [
	['businessStructureChange.getMany', 'companyId', 'Company ID', 'AB-DE', OR_ASTERISK],
	['businessStructureChange.getMany', 'employeeId', 'Employee ID', 'ABCDE,FGHIJ', OR_ASTERISK],
	['cobra.getMany', 'employeeId', 'Employee ID', 'ABCDE_1234567', LETTERS_DIGITS],
	['compensation.getMany', 'companyId', 'Company ID', 'AB.DE', LETTERS_DIGITS],
	['compensation.getMany', 'employeeId', 'Employee ID', 'ABCDE-1234567', OR_ASTERISK],
	['compensation.getMany', 'primaryJobCode', 'Primary Job Code', 'R&D', LETTERS_DIGITS],
	['compensation.getMany', 'jobGroupCode', 'Job Group Code', 'A_B', LETTERS_DIGITS],
	['compensation.getMany', 'jobTitle', 'Job Title', 'Head Nurse', LETTERS_DIGITS],
	['compensation.getMany', 'payGroupCode', 'Pay Group Code', 'BI-WK', LETTERS_DIGITS],
	['compensation.getMany', 'fullTimeOrPartTimeCode', 'Full Time or Part Time Code', 'F1', LETTERS],
	['compensation.getMany', 'salaryOrHourlyCode', 'Salary or Hourly Code', 'S1', LETTERS],
	['compensation.getMany', 'primaryShiftCode', 'Primary Shift Code', '1', LETTERS],
	['compensation.getMany', 'primaryShiftGroupCode', 'Primary Shift Group Code', '1', LETTERS],
	['compensation.getMany', 'performanceReviewRating', 'Performance Review Rating', '5', LETTERS],
	['compensation.getMany', 'performanceReviewType', 'Performance Review Type', 'A B', LETTERS],
	['deduction.getMany', 'employeeId', 'Employee ID', 'ABCDE,FGHIJ', LETTERS_DIGITS],
	['deduction.getManyDependent', 'employeeId', 'Employee ID', 'ABCDE.1', LETTERS_DIGITS],
	['deduction.getManyHistory', 'employeeId', 'Employee ID', 'ABCDE*', LETTERS_DIGITS],
	['earning.getManyHistory', 'employeeId', 'Employee ID', 'ABCDE 1', LETTERS_DIGITS],
	['earning.getManyHistory', 'employeeNumber', 'Employee Number', 'A104', DIGITS],
	['earning.getManyHistory', 'periodControl', 'Period Control', '2026-01', DIGITS],
	['earning.getManyHistory', 'startPerControl', 'Start Period Control', '2026/01', DIGITS],
	['earning.getManyHistory', 'endPerControl', 'End Period Control', '2026A', DIGITS],
	['employeeContact.getMany', 'employeeId', 'Employee ID', 'ABCDE,FGHIJ', LETTERS_DIGITS],
	['employeeContact.getMany', 'relationshipCode', 'Relationship Code', 'S1', LETTERS],
	['employeeContact.getMany', 'contactId', 'Contact ID', 'CON-1', LETTERS_DIGITS],
	['employeeContact.getMany', 'countryCode', 'Country Code', 'US1', LETTERS],
	['employeeContact.getMany', 'cobraStatus', 'COBRA Status', '1', LETTERS],
	['payRegister.getMany', 'employeeId', 'Employee ID', 'ABCDE;FGHIJ', LETTERS_DIGITS],
	['phoneNumber.getMany', 'employeeId', 'Employee ID', 'ABCDE,FGHIJ', OR_ASTERISK],
	['supervisor.getMany', 'employeeId', 'Employee ID', 'ABCDE/1', LETTERS_DIGITS],
	[
		'supervisor.getMany',
		'supervisorEmployeeId',
		'Supervisor Employee ID',
		'ÄBCDE1234567',
		LETTERS_DIGITS,
	],
	['user.getMany', 'employeeId', 'Employee ID', 'ABCDE*', LETTERS_DIGITS],
	['user.getManySecurity', 'employeeId', 'Employee ID', 'ABCDE#', LETTERS_DIGITS],
];

test.each(PATTERNS)('%s: %s (%s) refuses %s', (id, name, displayName, bad, allows) => {
	expect(refusalOf(() => planned(id, given(id, name, bad)))).toBe(
		`'${displayName}' may hold only ${allows}: correct it`,
	);
});

test('the table knows every parameter of text with a pattern, and no other', () => {
	const patterned = REST_OPERATIONS.flatMap(({ id, operation: { parameters } }) =>
		parameters.flatMap(({ to, name, entry }) =>
			entry.kind === 'text' && entry.pattern && to.in === 'query' ? [`${id} ${name}`] : [],
		),
	);
	expect(patterned.sort()).toEqual(PATTERNS.map(([id, name]) => `${id} ${name}`).sort());
});

/** By hand, from the contract: flags for which its pattern admits letters only. */
test.each([
	...[
		'isAutoAllocated',
		'isAutoPaid',
		'isSeasonalWorker',
		'isHighlyCompensated',
		'isMultipleJob',
	].map((name) => ['compensation.getMany', name]),
	...['isActive', 'isBeneficiary', 'isDependent', 'cobraIsActive'].map((name) => [
		'employeeContact.getMany',
		name,
	]),
])('%s sends %s as a letter, and refuses what is no flag', (id, name) => {
	expect([queried(id, name, true), queried(id, name, false)]).toEqual(['Y', 'N']);
	expect(refusalOf(() => planned(id, given(id, name, 'maybe')))).toMatch(/^'.+' must be yes or no/);
});

/** By hand: where the contract's pattern admits commas, or its notes do. */
const LISTS: ReadonlyArray<readonly [id: string, name: string, wire: string]> = [
	['cobra.getMany', 'employeeId', 'employeeId'],
	['compensation.getMany', 'employeeId', 'employeeId'],
	['deduction.getManyDependent', 'employeeId', 'employeeId'],
	['deduction.getManyHistory', 'employeeId', 'employeeId'],
	['earning.getManyHistory', 'employeeId', 'employeeID'],
	['payRegister.getMany', 'employeeId', 'employeeId'],
	['supervisor.getMany', 'employeeId', 'employeeId'],
	['supervisor.getMany', 'supervisorEmployeeId', 'supervisorEmployeeId'],
	['user.getMany', 'employeeId', 'employeeId'],
	['user.getManySecurity', 'employeeId', 'employeeID'],
];

test('the table knows every list of the catalogue, and no other', () => {
	const lists = REST_OPERATIONS.flatMap(({ id, operation: { parameters } }) =>
		parameters.flatMap(({ name, entry }) =>
			entry.kind === 'text' && entry.list ? [`${id} ${name}`] : [],
		),
	);
	expect(lists.sort()).toEqual(LISTS.map(([id, name]) => `${id} ${name}`).sort());
});

const ALL_THREE = 'ABCDE1234567,ABCDE7654321,ABCDE0000001';

describe.each(LISTS)('%s: %s', (id, name, wire) => {
	test.each([
		['one', 'ABCDE1234567', 'ABCDE1234567'],
		['text with blanks', ' ABCDE1234567 , ABCDE7654321,ABCDE0000001 ', ALL_THREE],
		['a list', ['ABCDE1234567', 'ABCDE7654321', 'ABCDE0000001'], ALL_THREE],
		['a list of one', ['ABCDE1234567'], 'ABCDE1234567'],
		['an ID of twelve digits', '000000000104', '000000000104'],
		[
			'what was entered beside the list',
			{ __rl: true, mode: 'id', value: 'ABCDE1234567, ABCDE7654321' },
			'ABCDE1234567,ABCDE7654321',
		],
		[
			'what an expression made of it',
			{ __rl: true, mode: 'id', value: ['ABCDE1234567', 'ABCDE7654321'] },
			'ABCDE1234567,ABCDE7654321',
		],
	])('takes %s', (_, value, sent) => {
		expect(queried(id, name, value, wire)).toBe(sent);
	});

	test.each([
		['an extra comma at the end', 'ABCDE1234567,', 'has an empty place in its list'],
		['an extra comma', 'ABCDE1234567, ,ABCDE7654321', 'has an empty place in its list'],
		['nothing in a list', [], 'has an empty place in its list'],
		['a blank in a list', ['ABCDE1234567', ' '], 'has an empty place in its list'],
		['null in a list', [null], 'has an empty place in its list'],
		['a list in a list', [['ABCDE1234567']], 'must be text'],
		[
			'a number of an employee among IDs',
			'ABCDE1234567,000000104',
			'looks like an employee number',
		],
		['too many', Array(100).fill('ABCDE1234567'), 'is longer than 1000 characters'],
	])('refuses %s', (_, value, words) => {
		const label = operationOf(id).parameters.find((one) => one.name === name)?.displayName;
		expect(refusalOf(() => planned(id, given(id, name, value)))).toContain(`'${label}' ${words}`);
	});
});

test.each([
	['businessStructureChange.getMany', 'companyId'],
	['businessStructureChange.getMany', 'employeeId'],
	['phoneNumber.getMany', 'employeeId'],
])('%s takes an asterisk for all as %s', (id, name) => {
	expect(queried(id, name, '*')).toBe('*');
});

test.each([
	['last name with a wildcard', 'person.getMany', 'lastName', 'Smi*'],
	['codes that hold signs', 'position.getMany', 'jobCode', 'R&D 1+2'],
	['a role of several words', 'securityRole.getMany', 'rolName', "HR Manager's"],
])('%s goes out as it is', (_, id, name, value) => {
	expect(queried(id, name, value)).toBe(value);
});

/** Every parameter that asks for an EEID, by its name in the contract. */
const EMPLOYEE_IDS = REST_OPERATIONS.flatMap(({ id, operation: { parameters } }) =>
	parameters.flatMap(({ to, name, displayName }) =>
		'wire' in to && /(employeeid|eeid)$/i.test(to.wire) ? [[id, name, displayName]] : [],
	),
);

test('employee IDs are asked for', () => {
	expect(EMPLOYEE_IDS.length).toBe(31);
});

test.each(EMPLOYEE_IDS)(
	'%s tells an employee number from an employee ID: %s',
	(id, name, label) => {
		for (const value of ['000000104', 104, '1', '0000001234567', ' 000000104 ']) {
			expect(refusalOf(() => planned(id, given(id, name, value)))).toMatch(
				new RegExp(`^'${label}' looks like an employee number, .+ employee ID \\(EEID\\)`),
			);
		}
		for (const value of ['ABCDE1234567', '000000000104', 'A104']) {
			expect(() => planned(id, given(id, name, value))).not.toThrow();
		}
	},
);

/** Every parameter with a list to pick from. */
const PICKED = REST_OPERATIONS.flatMap(({ id, operation: { parameters } }) =>
	parameters.flatMap(({ entry, name }) =>
		entry.kind === 'text' && entry.picker ? [[id, name]] : [],
	),
);

test('values are picked from lists', () => {
	expect(PICKED.length).toBeGreaterThan(60);
});

test.each(PICKED)('%s: %s is the same picked, entered or plain', (id, name) => {
	const [plain, ...others] = [
		'ABC12',
		{ __rl: true, mode: 'id', value: 'ABC12' },
		{ __rl: true, mode: 'list', value: 'ABC12', cachedResultName: 'Name: "shown"' },
		{ __rl: true, mode: '', value: ' ABC12 ' },
	].map((value) => planned(id, given(id, name, value)));
	for (const other of others) expect(other).toEqual(plain);
	expect(JSON.stringify([plain.request, plain.entry])).toContain('ABC12');
});

test.each(PICKED)('%s: %s with nothing picked is refused', (id, name) => {
	for (const value of ['', ' ', null, undefined]) {
		expect(
			refusalOf(() => planned(id, given(id, name, { __rl: true, mode: 'list', value }))),
		).toMatch(/^'.+' is empty: fill it in/);
	}
});

test.each(PICKED)('%s: %s refuses what is no value', (id, name) => {
	const label = operationOf(id).parameters.find((one) => one.name === name)?.displayName;
	for (const value of [{ value: 'ABC12' }, { __rl: true, mode: 'id', value: { a: 'ABC12' } }]) {
		expect(refusalOf(() => planned(id, given(id, name, value)))).toContain(
			`'${label}' must be text`,
		);
	}
});
