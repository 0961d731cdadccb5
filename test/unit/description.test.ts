import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { nodeProperties } from '../../nodes/UkgPro/description';
import { merge } from '../../nodes/UkgPro/description/merge';
import { fieldChoices } from '../../nodes/UkgPro/description/output';
import { EVERY_OPERATION } from './operations';

const PROPERTIES = nodeProperties();

/** What n8n's panel shows for these values. */
const shown = (values: INodeParameters): INodeProperties[] =>
	PROPERTIES.filter((property) =>
		NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, null),
	);

const namesOf = (properties: readonly INodeProperties[]) => properties.map(({ name }) => name);
const inside = (properties: readonly INodeProperties[], name: string) =>
	namesOf(
		(properties.find((property) => property.name === name)?.options ?? []) as INodeProperties[],
	);

const LIST = ['returnAll', 'limit'];
const END = ['output', 'options'];
const SENSITIVE_END = ['output', 'includeSensitiveData', 'options'];
const PLAN_OF_EMPLOYEE = ['employeeId', 'companyId', 'ptoPlan'];
const BALANCES = [
	'earned',
	'earnedThroughDate',
	'pendingBalance',
	'pendingMoveDate',
	'reset',
	'taken',
];

interface Panel {
	readonly shown: readonly string[];
	/** Options of a collection, in any order. */
	readonly inside?: Readonly<Record<string, readonly string[]>>;
	/** Choices that decide what else is shown. */
	readonly values?: INodeParameters;
}

/** Below Resource and Operation, in the order of the panel: written by hand. */
const PANELS: ReadonlyArray<readonly [id: string, panel: Panel]> = [
	[
		'company.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: { filters: ['companyCode', 'companyId', 'isMasterCompany', 'masterCompanyId'] },
		},
	],
	[
		'earning.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: [
					'calculationRule',
					'countryCode',
					'earningCode',
					'includeInAccruals',
					'includeInDeferredCompensation',
					'includeInDeferredCompensationHours',
					'includeInManualCheck',
					'includeInShiftDiffrential',
					'taxCategory',
					'useDeductionOffset',
				],
			},
		},
	],
	['employeeChange.getManyByDate', { shown: ['startDate', 'endDate', ...LIST, ...END] }],
	['employeeChange.getManyByEmployee', { shown: ['employeeId', ...LIST, ...END] }],
	['job.get', { shown: ['jobCode', ...END] }],
	[
		'job.getMany',
		{ shown: [...LIST, 'filters', ...END], inside: { filters: ['countryCode', 'isActive'] } },
	],
	['location.get', { shown: ['locationCode', ...END] }],
	[
		'location.getMany',
		{ shown: [...LIST, 'filters', ...END], inside: { filters: ['countryCode', 'isActive'] } },
	],
	[
		'organizationLevel.create',
		{
			shown: ['level', 'code', 'levelName', 'additionalFields', ...END],
			inside: {
				additionalFields: [
					'budgetGroup',
					'currentYearBudgetFTE',
					'currentYearBudgetSalary',
					'glSegment',
					'isActive',
					'lastYearBudgetFTE',
					'lastYearBudgetSalary',
					'levelDescription',
					'reportingCategory',
				],
				options: ['batchSize', 'timeout'],
			},
		},
	],
	[
		'organizationLevel.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: ['budgetGroup', 'code', 'isActive', 'levelDescription', 'reportingCategory'],
			},
		},
	],
	[
		'payStatement.getMany',
		{
			shown: [
				'identifyBy',
				'employeeId',
				'companyId',
				'startDate',
				'endDate',
				...LIST,
				...SENSITIVE_END,
			],
			inside: { options: ['clientId', 'timeout'] },
			values: { identifyBy: 'ids' },
		},
	],
	[
		'payStatement.getMany',
		{
			shown: [
				'identifyBy',
				'employeeNumber',
				'companyCode',
				'startDate',
				'endDate',
				...LIST,
				...SENSITIVE_END,
			],
			inside: { options: ['clientId', 'timeout'] },
			values: { identifyBy: 'employeeNumber' },
		},
	],
	[
		'payStatement.getLast',
		{
			shown: ['identifyBy', 'employeeId', 'companyId', ...SENSITIVE_END],
			inside: { options: ['clientId', 'timeout'] },
			values: { identifyBy: 'ids' },
		},
	],
	[
		'payStatement.getLast',
		{
			shown: ['identifyBy', 'employeeNumber', 'companyCode', ...SENSITIVE_END],
			inside: { options: ['clientId', 'timeout'] },
			values: { identifyBy: 'employeeNumber' },
		},
	],
	['person.get', { shown: ['employeeId', ...SENSITIVE_END] }],
	[
		'person.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...SENSITIVE_END],
			inside: {
				filters: [
					'addressCountry',
					'addressState',
					'cobraIsActive',
					'cobraStatus',
					'companyId',
					'emailAddress',
					'employeeId',
					'lastName',
					'nationalId',
					'nationalIdCountry',
				],
			},
		},
	],
	[
		'ptoPlan.create',
		{
			shown: [...PLAN_OF_EMPLOYEE, 'additionalFields', ...END],
			inside: { additionalFields: BALANCES, options: ['batchSize', 'timeout'] },
		},
	],
	['ptoPlan.get', { shown: [...PLAN_OF_EMPLOYEE, ...END] }],
	['ptoPlan.getMany', { shown: [...LIST, ...END] }],
	['ptoPlan.getManyByEmployee', { shown: ['employeeId', 'companyId', ...LIST, ...END] }],
	[
		'ptoPlan.update',
		{
			shown: [...PLAN_OF_EMPLOYEE, 'updateFields', ...END],
			inside: { updateFields: BALANCES },
		},
	],
];

const chosen = (id: string): INodeParameters => {
	const [resource, operation] = id.split('.');
	return { resource, operation, returnAll: false, output: 'simplified' };
};

test('the table knows every operation', () => {
	expect([...new Set(PANELS.map(([id]) => id))]).toEqual(EVERY_OPERATION.map(({ id }) => id));
});

test.each(PANELS)('%s shows what it needs and nothing of another operation', (id, panel) => {
	const properties = shown({ ...chosen(id), ...panel.values });
	expect(namesOf(properties)).toEqual(['resource', 'operation', ...panel.shown]);
	const collections = { options: ['timeout'], ...panel.inside };
	for (const [name, options] of Object.entries(collections)) {
		expect([...inside(properties, name)].sort()).toEqual([...options].sort());
	}
});

test.each(EVERY_OPERATION.map(({ id, operation }) => [id, operation] as const))(
	'%s: the limit goes away with Return All, the field names come with Selected Fields',
	(id, { answer }) => {
		const all = namesOf(shown({ ...chosen(id), returnAll: true, output: 'selected' }));
		expect(all).not.toContain('limit');
		expect(all.includes('returnAll')).toBe(answer.rows === 'many');
		expect(all).toContain('fields');
		expect(namesOf(shown({ ...chosen(id), output: 'raw' }))).not.toContain('fields');
	},
);

test('only the resource and its operations are shown of an unknown operation', () => {
	expect(namesOf(shown({ resource: 'person', operation: 'create' }))).toEqual([
		'resource',
		'operation',
	]);
	expect(namesOf(shown({ resource: 'none', operation: 'get' }))).toEqual(['resource']);
});

test('the dropdowns list the catalogue', () => {
	const operations = PROPERTIES.filter(({ name }) => name === 'operation');
	const listed = operations.flatMap(({ options = [], displayOptions }) =>
		(options as INodePropertyOptions[]).map(
			({ value, action }) =>
				`${String(displayOptions?.show?.resource?.[0])}.${String(value)}: ${action}`,
		),
	);
	expect(listed).toEqual(EVERY_OPERATION.map(({ id, operation }) => `${id}: ${operation.action}`));
	for (const { options = [], default: first } of operations) {
		expect((options as INodePropertyOptions[]).map(({ value }) => value)).toContain(first);
	}
});

/** Every property at any depth. */
function everything(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const options = (property.options ?? []) as Array<
			INodeProperties & { values?: INodeProperties[] }
		>;
		const nested =
			property.type === 'collection'
				? options
				: property.type === 'fixedCollection'
					? options.flatMap(({ values = [] }) => values)
					: [];
		return [property, ...everything(nested)];
	});
}

test('default values fit what they are for', () => {
	const types: Partial<Record<INodeProperties['type'], string>> = {
		string: 'string',
		boolean: 'boolean',
		number: 'number',
		dateTime: 'string',
		options: 'string',
		multiOptions: 'object',
		collection: 'object',
		fixedCollection: 'object',
	};
	for (const { name, type, default: value } of everything(PROPERTIES)) {
		expect([name, typeof value]).toEqual([name, types[type]]);
	}
});

test('nothing personal is uncovered by an expression or an agent', () => {
	const switches = PROPERTIES.filter(({ name }) => name === 'includeSensitiveData');
	expect(switches.length).toBeGreaterThan(0);
	for (const { noDataExpression, default: value } of switches) {
		expect([noDataExpression, value]).toEqual([true, false]);
	}
});

test('numbers have the bounds that are checked', () => {
	const bounds = (name: string) => {
		const { typeOptions } = everything(PROPERTIES).find((property) => property.name === name) ?? {};
		return [typeOptions?.minValue, typeOptions?.maxValue];
	};
	expect(bounds('level')).toEqual([1, 4]);
	expect(bounds('limit')).toEqual([1, undefined]);
	expect(bounds('timeout')).toEqual([1, 600]);
	expect(bounds('batchSize')).toEqual([1, 100]);
});

test('a date filter has a field, an operator, a day, and an end only for Between', () => {
	const dateFilters = PROPERTIES.find(({ name }) => name === 'dateFilters');
	const [{ name, values }] = dateFilters?.options as Array<{
		name: string;
		values: INodeProperties[];
	}>;
	expect(name).toBe('filter');
	expect(inside(values, 'field')).toEqual(['Date Changed', 'Date Created', 'Date of COBRA Event']);
	const valuesOf = (field: string) =>
		(values.find((property) => property.name === field)?.options as INodePropertyOptions[]).map(
			({ value }) => value,
		);
	expect(valuesOf('field')).toEqual(['dateTimeChanged', 'dateTimeCreated', 'dateOfCobraEvent']);
	expect(valuesOf('operator')).toEqual(['after', 'before', 'between', 'on']);
	const shownFor = (operator: string) =>
		namesOf(
			values.filter((value) => NodeHelpers.displayParameter({ operator }, value, null, null)),
		);
	expect(shownFor('between')).toEqual(['field', 'operator', 'date', 'until']);
	expect(shownFor('on')).toEqual(['field', 'operator', 'date']);
});

const property = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
});
const placed = (name: string, resource: string, operation: string, is?: string) => ({
	property: property(name),
	place: { resource, operation, when: is === undefined ? undefined : { parameter: 'kind', is } },
});

test('merge never shows a property where it does not belong', () => {
	const merged = merge([
		placed('id', 'a', 'get'),
		placed('id', 'a', 'list'),
		placed('id', 'b', 'get'),
		placed('id', 'c', 'get'),
		placed('name', 'b', 'get'),
		placed('id', 'b', 'update', 'x'),
	]);
	expect(merged.map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
		['id', { resource: ['a'], operation: ['get', 'list'] }],
		['id', { resource: ['b', 'c'], operation: ['get'] }],
		['name', { resource: ['b'], operation: ['get'] }],
		['id', { resource: ['b'], operation: ['update'], kind: ['x'] }],
	]);
});

test('the fields to choose from: useful ones first, then all others', () => {
	const choices = fieldChoices('job', 'get').map(({ value }) => value);
	expect(choices).toEqual(['code', 'jobCode', 'title', 'jobFamilyCode', 'countryCode', 'isActive']);
	const person = fieldChoices('person', 'getMany').map(({ value }) => value);
	expect(person.slice(0, 4)).toEqual(['employeeId', 'companyId', 'firstName', 'lastName']);
	expect(person.length).toBe(94);
	expect(new Set(person).size).toBe(94);
	expect(fieldChoices('person', 'create')).toEqual([]);
});
