import { plan } from '../../nodes/UkgPro/engine/plan';
import { CATALOGUE, findOperation } from '../../nodes/UkgPro/operations';
import { isMultiStatus } from '../../nodes/UkgPro/operations/calls';
import type { Fields, FieldType } from '../../nodes/UkgPro/operations/types';
import { inputs } from './inputs';
import { EVERY_OPERATION, operationOf, REST_OPERATIONS } from './operations';

/**
 * Action, permission and rows as the published contract has them: written by hand. The contract
 * writes its actions in title case; n8n wants a sentence. Check Access is the node's own.
 */
const EXPECTED: ReadonlyArray<
	readonly [id: string, action: string, permission: string, rows: string]
> = [
	[
		'businessStructureChange.getMany',
		'List Business Structure Changes',
		'Personnel Integration — View',
		'many',
	],
	['cobra.getMany', 'List Employee COBRA Details', 'Personnel Integration — View', 'many'],
	['company.getMany', 'List Company Details', 'Company Configuration Integration — View', 'many'],
	[
		'compensation.get',
		'Get Compensation Details By Employee',
		'Employee Compensation Details — View',
		'one',
	],
	[
		'compensation.getMany',
		'List Compensation Details',
		'Employee Compensation Details — View',
		'many',
	],
	['compensation.find', 'Find Compensations', 'Employee Compensation — View', 'many'],
	[
		'compensation.getByIdentifier',
		'Get Compensation By Employee Identifier',
		'Employee Compensation — View',
		'one',
	],
	['deduction.getMany', 'List Employee Deductions', 'Personnel Integration — View', 'many'],
	[
		'deduction.getManyDependent',
		'List Dependent Deductions',
		'Personnel Integration — View',
		'many',
	],
	[
		'deduction.getManyHistory',
		'List Payroll Deductions History',
		'Payroll Integration — View',
		'many',
	],
	[
		'deduction.getManyOpenEnrollment',
		'List Open Enrollment Employee Deductions',
		'Personnel Integration — View',
		'many',
	],
	['directDeposit.getMany', 'List Direct Deposits', 'Employee Direct Deposit — View', 'many'],
	['earning.getMany', 'List Earnings Configurations', 'none', 'many'],
	['earning.getManyHistory', 'List Earnings History', 'Payroll Integration — View', 'many'],
	[
		'employeeChange.getManyByDate',
		'List Employee Changes By Date',
		'EmployeeExport — View',
		'many',
	],
	[
		'employeeChange.getManyByEmployee',
		'List Employee Changes By Employee ID',
		'EmployeeExport — View',
		'many',
	],
	['employeeContact.get', 'Get Employee Contact Details', 'Personnel Integration — View', 'one'],
	['employeeContact.getMany', 'List Employee Contacts', 'Personnel Integration — View', 'many'],
	[
		'globalBankAccount.getMany',
		'List Global Employee Bank Accounts',
		'Global Employee Direct Deposit — View',
		'many',
	],
	[
		'globalLocalizationElement.getMany',
		'List Global Localization Elements',
		'Personnel Integration — View',
		'many',
	],
	[
		'internationalEmployee.get',
		'Get International Employee Details',
		'Personnel Integration — View',
		'many',
	],
	[
		'internationalEmployee.getMany',
		'List International Employees',
		'Personnel Integration — View',
		'many',
	],
	['job.get', 'Get Job Configuration', 'Company Configuration Integration — View', 'one'],
	['job.getMany', 'List Job Configurations', 'Company Configuration Integration — View', 'many'],
	['jobGroup.getMany', 'List Job Groups', 'Company Configuration Integration — View', 'many'],
	[
		'jobHistory.getMany',
		'List Employee Job History Details',
		'Employee Job History Details — View',
		'many',
	],
	['location.get', 'Get Location Configuration', 'Company Configuration Integration — View', 'one'],
	[
		'location.getMany',
		'List Location Configurations',
		'Company Configuration Integration — View',
		'many',
	],
	[
		'organizationLevel.create',
		'Create Organization Level',
		'Company Configuration Integration — Add',
		'one',
	],
	[
		'organizationLevel.getMany',
		'List Organization Levels',
		'Company Configuration Integration — View',
		'many',
	],
	['payPeriod.getMany', 'List Pay Group Pay Periods', 'Payroll Integration — View', 'many'],
	['payRegister.getMany', 'Get Pay Register', 'Payroll Integration — View', 'many'],
	['payStatement.getMany', 'Get Employee Pay Statements', 'Employee Pay Statements — View', 'many'],
	[
		'payStatement.getLast',
		'Get Employee Last Pay Statement',
		'Employee Pay Statements — View',
		'one',
	],
	['person.get', 'Get Person Details', 'Employee Person Details — View', 'one'],
	['person.getMany', 'List Person Details', 'Employee Person Details — View', 'many'],
	['person.find', 'Find People', 'Employee Person — View', 'many'],
	['person.getByIdentifier', 'Get Person By Employee Identifier', 'Employee Person — View', 'one'],
	[
		'phoneNumber.getMany',
		'List Employee Multiple Phone Numbers',
		'Personnel Integration — View',
		'many',
	],
	['position.getMany', 'List Employee Positions', 'Personnel Integration — View', 'many'],
	['ptoPlan.create', 'Create PTO Plan', 'PTO Plan Integration — Add', 'one'],
	['ptoPlan.get', 'Get PTO Plan', 'PTO Plan Integration — View', 'one'],
	['ptoPlan.getMany', 'List PTO Plans', 'PTO Plan Integration — View', 'many'],
	['ptoPlan.getManyByEmployee', 'List Employee PTO Plans', 'PTO Plan Integration — View', 'many'],
	['ptoPlan.update', 'Update PTO Plan', 'PTO Plan Integration — Edit', 'one'],
	[
		'securityRole.getMany',
		'Get Security Roles',
		'Company Configuration Integration — View',
		'many',
	],
	['serviceAccount.checkAccess', 'Check Access Of Service Account', 'none', 'many'],
	[
		'supervisor.getMany',
		'List Employee Supervisor Details',
		'Personnel Integration — View',
		'many',
	],
	['user.getMany', 'Get User Details', 'Personnel Integration — View', 'many'],
	[
		'user.getManySecurity',
		'Get Employee Security User Details',
		'Personnel Integration — View',
		'many',
	],
];

const sentence = (action: string) =>
	action
		.split(' ')
		.map((word, index) =>
			index === 0 || ['PTO', 'ID', 'COBRA'].includes(word) ? word : word.toLowerCase(),
		)
		.join(' ');

test('49 operations and the check of access, with the actions and permissions of the contract', () => {
	expect(EXPECTED.length).toBe(50);
	expect(
		EVERY_OPERATION.map(({ id, operation: { action, permission, answer } }) => [
			id,
			action,
			permission ? `${permission.webService} — ${permission.role}` : 'none',
			answer.rows,
		]),
	).toEqual(EXPECTED.map(([id, action, ...rest]) => [id, sentence(action), ...rest]));
});

/** By hand, from the contract: the page's names and how many rows it documents as the most. */
test('the paged lists', () => {
	const paged = EVERY_OPERATION.flatMap(({ id, operation: { call } }) =>
		call.paging
			? [[id, call.paging.in, call.paging.page, call.paging.size, call.paging.maximum]]
			: [],
	);
	expect(paged).toEqual([
		['businessStructureChange.getMany', 'query', 'page', 'per_Page', 10_000],
		['cobra.getMany', 'query', 'page', 'per_Page', 10_000],
		['company.getMany', 'query', 'page', 'per_Page', 10_000],
		['compensation.getMany', 'query', 'page', 'per_Page', 10_000],
		['compensation.find', 'employeeQuery', 'PageNumber', 'PageSize', 100],
		['deduction.getMany', 'query', 'page', 'per_Page', 10_000],
		['deduction.getManyDependent', 'query', 'page', 'per_Page', 10_000],
		['deduction.getManyHistory', 'query', 'page', 'per_Page', 10_000],
		['deduction.getManyOpenEnrollment', 'query', 'page', 'per_Page', 10_000],
		['directDeposit.getMany', 'query', 'page', 'per_Page', 10_000],
		['earning.getMany', 'query', 'page', 'per_Page', 10_000],
		['earning.getManyHistory', 'query', 'page', 'per_Page', 10_000],
		['employeeChange.getManyByDate', 'query', 'page', 'per_page', 200],
		['employeeContact.getMany', 'query', 'page', 'per_Page', 10_000],
		['globalBankAccount.getMany', 'query', 'page', 'per_Page', 10_000],
		['globalLocalizationElement.getMany', 'query', 'page', 'per_Page', 10_000],
		['internationalEmployee.get', 'query', 'page', 'per_Page', 10_000],
		['internationalEmployee.getMany', 'query', 'page', 'per_Page', 10_000],
		['jobGroup.getMany', 'query', 'page', 'per_Page', 10_000],
		['jobHistory.getMany', 'query', 'page', 'per_Page', 10_000],
		['payPeriod.getMany', 'query', 'page', 'per_Page', 10_000],
		['payRegister.getMany', 'query', 'page', 'per_Page', 10_000],
		['payStatement.getMany', 'body', 'page', 'per_Page', 10_000],
		['person.getMany', 'query', 'page', 'per_Page', 10_000],
		['person.find', 'employeeQuery', 'PageNumber', 'PageSize', 100],
		['phoneNumber.getMany', 'query', 'page', 'per_Page', 10_000],
		['position.getMany', 'query', 'page', 'per_Page', 10_000],
		['ptoPlan.getMany', 'query', 'page', 'per_page', 200],
		['ptoPlan.getManyByEmployee', 'query', 'page', 'per_page', 200],
		['securityRole.getMany', 'query', 'page', 'per_Page', 10_000],
		['supervisor.getMany', 'query', 'page', 'per_Page', 10_000],
		['user.getMany', 'query', 'page', 'per_Page', 10_000],
		['user.getManySecurity', 'query', 'page', 'per_Page', 10_000],
	]);
});

test('what writes, and what is answered entry by entry', () => {
	const writes = EVERY_OPERATION.filter(({ operation }) => operation.call.effect === 'write');
	expect(writes.map(({ id, operation }) => [id, isMultiStatus(operation)])).toEqual([
		['organizationLevel.create', true],
		['ptoPlan.create', true],
		['ptoPlan.update', false],
	]);
});

/** By hand: by what Check Access tries each permission to view. */
const PROBES: ReadonlyArray<readonly [permission: string, id: string]> = [
	['Company Configuration Integration', 'jobGroup.getMany'],
	['Employee Compensation', 'compensation.find'],
	['Employee Compensation Details', 'compensation.getMany'],
	['Employee Direct Deposit', 'directDeposit.getMany'],
	// Not by date, which UKG wants no more than eight times a day.
	['EmployeeExport', 'employeeChange.getManyByEmployee'],
	['Employee Job History Details', 'jobHistory.getMany'],
	['Employee Pay Statements', 'payStatement.getLast'],
	['Employee Person', 'person.find'],
	['Employee Person Details', 'person.getMany'],
	['Global Employee Direct Deposit', 'globalBankAccount.getMany'],
	['Payroll Integration', 'payPeriod.getMany'],
	['Personnel Integration', 'supervisor.getMany'],
	['PTO Plan Integration', 'ptoPlan.getMany'],
];

const PROBED = EVERY_OPERATION.filter(({ operation }) => operation.probe !== undefined);

test('every permission to view has one operation that tries it, and nothing else has', () => {
	const tried = PROBED.map(({ id, operation: { permission } }) => [permission?.webService, id]);
	expect(tried.sort()).toEqual(PROBES.map((probe) => [...probe]).sort());
	const toView = EXPECTED.map(([, , permission]) => permission)
		.filter((permission) => permission.endsWith(' — View'))
		.map((permission) => permission.replace(' — View', ''));
	expect(PROBES.map(([permission]) => permission).sort()).toEqual([...new Set(toView)].sort());
});

test.each(PROBED.map(({ id, operation }) => [id, operation] as const))(
	'%s tries its permission: it reads, and all that it needs is given',
	(_, operation) => {
		const { probe = {}, parameters, call, permission } = operation;
		expect([call.effect, permission?.role]).toEqual(['read', 'View']);
		const needed = parameters
			.filter(({ required, when }) => required && (!when || probe[when.parameter] === when.is))
			.map(({ name }) => name);
		expect(Object.keys(probe).sort()).toEqual(needed.sort());
		expect(() => plan(operation, inputs({ ...probe, output: 'raw', limit: 1 }))).not.toThrow();
	},
);

const unique = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);

test('resources, operations and actions are unique', () => {
	unique(CATALOGUE.map(({ value }) => value));
	unique(CATALOGUE.map(({ name }) => name));
	unique(EVERY_OPERATION.map(({ id }) => id));
	unique(EVERY_OPERATION.map(({ operation }) => operation.action));
	for (const { operations } of CATALOGUE) unique(operations.map(({ name }) => name));
});

test('operations are found by resource and operation, nothing else is', () => {
	expect(findOperation('person', 'get')).toBe(operationOf('person.get'));
	for (const [resource, operation] of [
		['person', 'create'],
		['Person', 'get'],
		['nothing', 'get'],
		[undefined, undefined],
	]) {
		expect(findOperation(resource, operation)).toBeUndefined();
	}
});

/** By hand: of a level with its name, and its codes with what they stand for. */
test.each([
	['create', 'level', 'Level'],
	['create', 'levelDescription', 'Level Name'],
	['create', 'code', 'Code'],
	['create', 'description', 'Code Description'],
	['getMany', 'levelDescription', 'Level Name'],
])('organization level, %s: %s is called %s', (operation, wire, displayName) => {
	const { parameters } = operationOf(`organizationLevel.${operation}`);
	const found = parameters.filter(({ to }) => 'wire' in to && to.wire === wire);
	expect(found.map((one) => one.displayName)).toEqual([displayName]);
});

const isList = (type: FieldType): type is readonly [Fields] => Array.isArray(type);

/** The type at `netpay.accountnumber`; undefined where there is no such field. */
function typeAt(fields: Fields, path: string): FieldType | undefined {
	return path.split('.').reduce<FieldType | undefined>((type, name) => {
		if (type === undefined || typeof type === 'string') return undefined;
		const inside: Fields = isList(type) ? type[0] : type;
		return Object.hasOwn(inside, name) ? inside[name] : undefined;
	}, fields);
}

describe.each(EVERY_OPERATION.map(({ id, operation }) => [id, operation] as const))(
	'%s',
	(_, { parameters, answer, action, description, name }) => {
		test('has parameters of unique names, shown and sent', () => {
			unique(parameters.map((parameter) => parameter.name));
			unique(parameters.map(({ displayName }) => displayName));
			unique(parameters.flatMap(({ to }) => ('wire' in to ? [`${to.in} ${to.wire}`] : [])));
		});

		test('asks for what applies only where another parameter has that value', () => {
			for (const { when } of parameters) {
				if (!when) continue;
				const other = parameters.find((parameter) => parameter.name === when.parameter);
				const values = other?.entry.kind === 'choice' ? other.entry.options : [];
				expect(values.map(({ value }) => value)).toContain(when.is);
			}
		});

		test('simplifies to ten fields at most, all of its own', () => {
			expect(answer.simplified.length).toBeGreaterThan(0);
			expect(answer.simplified.length).toBeLessThanOrEqual(10);
			unique(answer.simplified);
			for (const field of answer.simplified) expect(typeAt(answer.fields, field)).toBeDefined();
		});

		test('has sensitive fields and a row key among its fields', () => {
			for (const path of Object.keys(answer.sensitive)) {
				expect([path, typeof typeAt(answer.fields, path)]).toEqual([path, 'string']);
			}
			const rowKey = Array.isArray(answer.rowKey) ? answer.rowKey : [];
			for (const field of rowKey) expect(typeAt(answer.fields, field)).toBeDefined();
		});

		test('shows no sensitive field unless it is chosen', () => {
			const paths = Object.keys(answer.sensitive).map((path) => path.split('.')[0]);
			expect(answer.simplified.filter((field) => paths.includes(field))).toEqual([]);
		});

		test('is described in words of n8n', () => {
			expect(name).toMatch(
				/^(Get|Get Many|Create|Update|Find|Check Access|Get Last|Get by [\w ]+|Get Many [\w ]+)$/,
			);
			expect(action).toMatch(/^(Get|List|Create|Update|Find|Check) [\w ]+$/);
			for (const text of [description, ...parameters.map((parameter) => parameter.description)]) {
				expect(text).toMatch(/^[A-Z].*[^.\s]$/);
			}
			for (const parameter of parameters.filter(({ entry }) => entry.kind === 'yesNo')) {
				expect(parameter.description).toMatch(/^Whether /);
			}
		});
	},
);

/** By hand: what UKG's contract calls personal or sensitive. */
test.each([
	['compensation.find', ['EmployeeIdentifier.Ssn', 'EmployeeIdentifier.Sin']],
	['deduction.getMany', ['medicalIndicator', 'primaryCarePhysician']],
	['deduction.getManyDependent', ['primaryCarePhysician', 'primaryCarePhysicianId']],
	['deduction.getManyOpenEnrollment', ['medicalIndicator', 'primaryCarePhysician']],
	['directDeposit.getMany', ['account', 'foreignAccountNumber']],
	['employeeContact.getMany', ['ssn', 'nationalId', 'dateOfBirth', 'isDisabled', 'isSmoker']],
	['globalBankAccount.getMany', ['bankAccountNumber', 'bankBranch', 'iban', 'swiftCode']],
	['internationalEmployee.get', ['nationalId', 'oldNationalId', 'caste', 'ethnicIdCode']],
	['payRegister.getMany', ['ssn']],
	['payStatement.getLast', ['ssn', 'netpay.accountnumber', 'document']],
	['person.get', ['ssn', 'previousSSN', 'nationalId', 'i9AlienNumber', 'dateOfBirth']],
	['person.find', ['SSN', 'EmployeeIdentifier.Ssn', 'EmployeeIdentifier.NationalId']],
	['user.getMany', ['integrationUserKey']],
])('%s masks what UKG Pro calls personal', (id, paths) => {
	expect(Object.keys(operationOf(id).answer.sensitive)).toEqual(expect.arrayContaining(paths));
});

/** Names that mean a number of a person or an account wherever they occur, nested ones too. */
const PERSONAL =
	/^(.*ssn|sin|(old)?nationalid|.*birth|iban|(bank|foreign)?account(number)?|.*routingnumber|.*physician(id)?|.*smoker|.*disabled|caste|ethnic.*|healthcareid)$/i;

function pathsOf(fields: Fields, before = ''): string[] {
	return Object.entries(fields).flatMap(([name, type]) =>
		typeof type === 'string'
			? [before + name]
			: pathsOf(isList(type) ? type[0] : (type as Fields), `${before}${name}.`),
	);
}

test('what is personal by its name is masked in every answer', () => {
	const personal = EVERY_OPERATION.flatMap(({ id, operation: { answer } }) =>
		pathsOf(answer.fields)
			.filter((path) => PERSONAL.test(path.split('.').pop() as string))
			.filter((path) => !/suppress/i.test(path))
			.map((path) => [id, path, Object.hasOwn(answer.sensitive, path)]),
	);
	expect(personal.length).toBeGreaterThan(40);
	expect(personal.filter(([, , isMasked]) => !isMasked)).toEqual([]);
});

test('no date and no health field shows a part of itself', () => {
	for (const { operation } of EVERY_OPERATION) {
		for (const [path, mask] of Object.entries(operation.answer.sensitive)) {
			const type = typeAt(operation.answer.fields, path);
			if (type === 'datetime' || type === 'date' || /health|disab|birth/i.test(path)) {
				expect([path, mask]).toEqual([path, 'hidden']);
			}
		}
	}
});

/**
 * Counts of the contract's records. Two of them have a field more that live rows carry, one repeats
 * seven of its filters; over SOAP a row gets those of the element around it.
 */
test.each([
	['cobra.getMany', 12],
	['company.getMany', 19],
	['compensation.getMany', 49],
	['compensation.find', 13 + 4],
	['deduction.getMany', 78 - 7],
	['deduction.getManyDependent', 25],
	['deduction.getManyHistory', 78],
	['deduction.getManyOpenEnrollment', 43],
	['directDeposit.getMany', 20],
	['earning.getMany', 54],
	['earning.getManyHistory', 49],
	['employeeChange.getManyByDate', 45],
	['employeeContact.get', 61],
	['globalBankAccount.getMany', 35],
	['globalLocalizationElement.getMany', 10],
	['internationalEmployee.getMany', 30],
	['job.get', 5 + 1],
	['jobGroup.getMany', 4],
	['jobHistory.getMany', 64],
	['location.get', 10],
	['organizationLevel.getMany', 12 + 1],
	['payPeriod.getMany', 43],
	['payRegister.getMany', 55],
	['payStatement.getLast', 56],
	['person.get', 94],
	['person.find', 13 + 2],
	['phoneNumber.getMany', 13],
	['position.getMany', 41],
	['ptoPlan.get', 9],
	['securityRole.getMany', 6],
	['supervisor.getMany', 15],
	['user.getMany', 8],
	['user.getManySecurity', 6],
])('%s has the %i fields of its record', (id, count) => {
	expect(Object.keys(operationOf(id).answer.fields).length).toBe(count);
});

describe.each(REST_OPERATIONS.map(({ id, operation }) => [id, operation] as const))(
	'%s over REST',
	(_, { call, parameters }) => {
		test('has a path parameter for each placeholder, and no other', () => {
			const placeholders = [...call.path.matchAll(/\{(\w+)\}/g)].map(([, wire]) => wire);
			const given = parameters.flatMap(({ to }) => (to.in === 'path' ? [to.wire] : []));
			expect(given.sort()).toEqual(placeholders.sort());
			const inPath = parameters.filter(({ to }) => to.in === 'path');
			expect(inPath.every(({ required }) => required)).toBe(true);
			expect(call.path).toMatch(/^\/(configuration|personnel|payroll)\/v1\/[a-z/{}A-Z-]+$/);
		});

		test('reads with GET unless UKG Pro wants a POST, and has a body only then', () => {
			const inBody = parameters.some(({ to }) => to.in === 'body');
			if (call.method === 'GET') expect([inBody, call.effect]).toEqual([false, 'read']);
			else expect(inBody).toBe(true);
		});
	},
);
