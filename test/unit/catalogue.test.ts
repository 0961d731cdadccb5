import { CATALOGUE, findOperation } from '../../nodes/UkgPro/operations';
import { isMultiStatus } from '../../nodes/UkgPro/operations/calls';
import type { Fields, FieldType } from '../../nodes/UkgPro/operations/types';
import { EVERY_OPERATION, operationOf, REST_OPERATIONS } from './operations';

/**
 * Action, permission and rows as the published contract has them: written by hand. The contract
 * writes its actions in title case; n8n wants a sentence.
 */
const EXPECTED: ReadonlyArray<
	readonly [id: string, action: string, permission: string, rows: string]
> = [
	['company.getMany', 'List Company Details', 'Company Configuration Integration — View', 'many'],
	['earning.getMany', 'List Earnings Configurations', 'none', 'many'],
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
	['job.get', 'Get Job Configuration', 'Company Configuration Integration — View', 'one'],
	['job.getMany', 'List Job Configurations', 'Company Configuration Integration — View', 'many'],
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
	['payStatement.getMany', 'Get Employee Pay Statements', 'Employee Pay Statements — View', 'many'],
	[
		'payStatement.getLast',
		'Get Employee Last Pay Statement',
		'Employee Pay Statements — View',
		'one',
	],
	['person.get', 'Get Person Details', 'Employee Person Details — View', 'one'],
	['person.getMany', 'List Person Details', 'Employee Person Details — View', 'many'],
	['ptoPlan.create', 'Create PTO Plan', 'PTO Plan Integration — Add', 'one'],
	['ptoPlan.get', 'Get PTO Plan', 'PTO Plan Integration — View', 'one'],
	['ptoPlan.getMany', 'List PTO Plans', 'PTO Plan Integration — View', 'many'],
	['ptoPlan.getManyByEmployee', 'List Employee PTO Plans', 'PTO Plan Integration — View', 'many'],
	['ptoPlan.update', 'Update PTO Plan', 'PTO Plan Integration — Edit', 'one'],
];

const sentence = (action: string) =>
	action
		.split(' ')
		.map((word, index) => (index === 0 || ['PTO', 'ID'].includes(word) ? word : word.toLowerCase()))
		.join(' ');

test('nineteen operations, with the actions and permissions of the contract', () => {
	expect(EXPECTED.length).toBe(19);
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
		['company.getMany', 'query', 'page', 'per_Page', 10_000],
		['earning.getMany', 'query', 'page', 'per_Page', 10_000],
		['employeeChange.getManyByDate', 'query', 'page', 'per_page', 200],
		['payStatement.getMany', 'body', 'page', 'per_Page', 10_000],
		['person.getMany', 'query', 'page', 'per_Page', 10_000],
		['ptoPlan.getMany', 'query', 'page', 'per_page', 200],
		['ptoPlan.getManyByEmployee', 'query', 'page', 'per_page', 200],
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
			expect(name).toMatch(/^(Get|Get Many|Create|Update|Get Last|Get Many by [\w ]+)$/);
			expect(action).toMatch(/^(Get|List|Create|Update) [\w ]+$/);
			for (const text of [description, ...parameters.map((parameter) => parameter.description)]) {
				expect(text).toMatch(/^[A-Z].*[^.\s]$/);
			}
			for (const parameter of parameters.filter(({ entry }) => entry.kind === 'yesNo')) {
				expect(parameter.description).toMatch(/^Whether /);
			}
		});
	},
);

test.each([
	['person.get', ['ssn', 'previousSSN', 'nationalId', 'i9AlienNumber', 'dateOfBirth']],
	['payStatement.getLast', ['ssn', 'netpay.accountnumber', 'document']],
])('%s masks what UKG Pro calls personal', (id, paths) => {
	expect(Object.keys(operationOf(id).answer.sensitive)).toEqual(expect.arrayContaining(paths));
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

/** Counts of the contract's records; two of its records have a field more that live rows carry. */
test.each([
	['company.getMany', 19],
	['earning.getMany', 54],
	['employeeChange.getManyByDate', 45],
	['job.get', 5 + 1],
	['location.get', 10],
	['organizationLevel.getMany', 12 + 1],
	['payStatement.getLast', 56],
	['person.get', 94],
	['ptoPlan.get', 9],
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
