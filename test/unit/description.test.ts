import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { nodeProperties } from '../../nodes/UkgPro/description';
import { merge } from '../../nodes/UkgPro/description/merge';
import { fieldChoices } from '../../nodes/UkgPro/description/output';
import { SEARCH_METHODS } from '../../nodes/UkgPro/description/picker';
import { CONTRACT } from '../contract/operations';
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
const END = ['output', 'includeSensitiveData', 'options'];
const PLAN_OF_EMPLOYEE = ['employeeId', 'companyId', 'ptoPlan'];
const BALANCES = [
	'earned',
	'earnedThroughDate',
	'pendingBalance',
	'pendingMoveDate',
	'reset',
	'taken',
];

/** What a row of field, operator and value offers. */
function rowsOf(properties: readonly INodeProperties[], name: string) {
	const collection = properties.find((property) => property.name === name);
	const [{ name: list, values }] = collection?.options as Array<{
		name: string;
		values: INodeProperties[];
	}>;
	const valuesOf = (property: string) =>
		(values.find((one) => one.name === property)?.options as INodePropertyOptions[]).map(
			({ value }) => String(value),
		);
	return { list, values, fields: valuesOf('field'), operators: valuesOf('operator') };
}

interface Panel {
	readonly shown: readonly string[];
	/** Options of a collection, in any order. */
	readonly inside?: Readonly<Record<string, readonly string[]>>;
	/** Fields of a collection of rows, in any order. */
	readonly rows?: Readonly<Record<string, readonly string[]>>;
	/** Choices that decide what else is shown. */
	readonly values?: INodeParameters;
}

/** Conditions of the SOAP finds. */
const QUERY = [
	'companyCode',
	'companyName',
	'country',
	'employeeNumber',
	'firstName',
	'formerName',
	'fullOrPartTime',
	'job',
	'lastHire',
	'lastName',
	'location',
	'organizationLevel1',
	'organizationLevel2',
	'organizationLevel3',
	'organizationLevel4',
	'originalHire',
	'payGroup',
	'status',
	'supervisorLastName',
	'terminationDate',
	'timeClockId',
];

/** Below Resource and Operation, in the order of the panel: written by hand. */
const PANELS: ReadonlyArray<readonly [id: string, panel: Panel]> = [
	[
		'businessStructureChange.getMany',
		{
			shown: ['modifiedAfterDateTime', 'companyId', ...LIST, 'filters', ...END],
			inside: { filters: ['effectiveDate', 'employeeId'] },
		},
	],
	[
		'cobra.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: ['cobraIsActive', 'cobraStatus', 'companyId', 'dateOfCobraEvent', 'employeeId'],
			},
		},
	],
	[
		'company.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: { filters: ['companyCode', 'companyId', 'isMasterCompany', 'masterCompanyId'] },
		},
	],
	['compensation.get', { shown: ['employeeId', ...END] }],
	[
		'compensation.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...END],
			inside: {
				filters: [
					'companyId',
					'employeeId',
					'fullTimeOrPartTimeCode',
					'isAutoAllocated',
					'isAutoPaid',
					'isHighlyCompensated',
					'isMultipleJob',
					'isSeasonalWorker',
					'jobGroupCode',
					'jobTitle',
					'payGroupCode',
					'performanceReviewRating',
					'performanceReviewType',
					'primaryJobCode',
					'primaryShiftCode',
					'primaryShiftGroupCode',
					'salaryOrHourlyCode',
				],
			},
			rows: { dateFilters: ['dateInJob', 'dateLastPaid', 'datePaidThru'] },
		},
	],
	['compensation.find', { shown: [...LIST, 'conditions', ...END], rows: { conditions: QUERY } }],
	[
		'compensation.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'employeeNumber', ...END],
			values: { identifyBy: 'EmployeeNumberIdentifier' },
		},
	],
	[
		'compensation.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'emailAddress', ...END],
			values: { identifyBy: 'EmailAddressIdentifier' },
		},
	],
	[
		'compensation.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'nationalId', ...END],
			values: { identifyBy: 'NationalIdentifier' },
		},
	],
	[
		'compensation.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'sin', ...END],
			values: { identifyBy: 'SinIdentifier' },
		},
	],
	[
		'compensation.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'ssn', ...END],
			values: { identifyBy: 'SsnIdentifier' },
		},
	],
	[
		'compensation.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'userDefinedValue', ...END],
			values: { identifyBy: 'UserDefinedIdentifier' },
		},
	],
	[
		'deduction.getMany',
		{
			shown: ['deductionCode', ...LIST, 'filters', ...END],
			inside: {
				filters: ['benefitOption', 'benefitStatus', 'companyId', 'employeeId', 'endDateTime'],
			},
		},
	],
	[
		'deduction.getManyDependent',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: [
					'companyId',
					'contactId',
					'currentCompanyId',
					'deductionCode',
					'effectiveDate',
					'employeeId',
				],
			},
		},
	],
	[
		'deduction.getManyHistory',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: [
					'benefitOption',
					'benefitProvider',
					'checkId',
					'companyId',
					'deductionCode',
					'deductionType',
					'employeeId',
					'employeeNumber',
					'endPerControl',
					'is401K',
					'is403B',
					'is408K',
					'is408P',
					'is457',
					'is457B',
					'is457F',
					'is501C',
					'isD125',
					'isDeductionOffSet',
					'isDeferredCompensation',
					'isDependentCare',
					'isHousing',
					'isNonQualifiedPlan',
					'payDate',
					'payGroup',
					'periodControl',
					'startPerControl',
				],
			},
		},
	],
	[
		'deduction.getManyOpenEnrollment',
		{
			shown: ['deductionCode', 'startDateTime', 'endDateTime', 'sessionType', ...LIST, ...END],
		},
	],
	[
		'directDeposit.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...END],
			inside: {
				filters: [
					'accountIsInactive',
					'companyId',
					'countryCode',
					'employeeBankRoutingNumber',
					'employeeId',
				],
			},
			rows: { dateFilters: ['dateTimeChanged'] },
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
	[
		'earning.getManyHistory',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: [
					'companyId',
					'earningCode',
					'employeeId',
					'employeeNumber',
					'endPerControl',
					'includeInDeferredCompensation',
					'includeInDeferredCompensationHours',
					'payDate',
					'payGroup',
					'periodControl',
					'startPerControl',
				],
			},
		},
	],
	['employeeChange.getManyByDate', { shown: ['startDate', 'endDate', ...LIST, ...END] }],
	['employeeChange.getManyByEmployee', { shown: ['employeeId', ...LIST, ...END] }],
	['employeeContact.get', { shown: ['contactId', ...END] }],
	[
		'employeeContact.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...END],
			inside: {
				filters: [
					'cobraIsActive',
					'cobraStatus',
					'contactId',
					'countryCode',
					'employeeId',
					'isActive',
					'isBeneficiary',
					'isDependent',
					'relationshipCode',
				],
			},
			rows: { dateFilters: ['dateOfCobraEvent', 'statusAsOfDate'] },
		},
	],
	[
		'globalBankAccount.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...END],
			inside: { filters: ['companyId', 'employeeCountry', 'employeeId', 'payGroup'] },
			rows: { dateFilters: ['dateModified'] },
		},
	],
	[
		'globalLocalizationElement.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...END],
			inside: { filters: ['companyId', 'employeeId'] },
			rows: { dateFilters: ['created', 'effective'] },
		},
	],
	[
		'internationalEmployee.get',
		{
			shown: ['employeeId', ...LIST, 'filters', ...END],
			inside: { filters: ['countryCode', 'effectiveDate'] },
		},
	],
	[
		'internationalEmployee.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: { filters: ['countryCode', 'effectiveDate', 'employeeId'] },
		},
	],
	['job.get', { shown: ['jobCode', ...END] }],
	[
		'job.getMany',
		{ shown: [...LIST, 'filters', ...END], inside: { filters: ['countryCode', 'isActive'] } },
	],
	[
		'jobGroup.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: { filters: ['jobGroupCode', 'jobGroupCountryCode'] },
		},
	],
	[
		'jobHistory.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...END],
			inside: {
				filters: [
					'companyId',
					'employeeId',
					'isJobChange',
					'isOrgChange',
					'isPromotion',
					'isRateChange',
					'systemId',
				],
			},
			rows: { dateFilters: ['jobEffectiveDate', 'dateTimeCreated'] },
		},
	],
	['location.get', { shown: ['locationCode', ...END] }],
	[
		'location.getMany',
		{ shown: [...LIST, 'filters', ...END], inside: { filters: ['countryCode', 'isActive'] } },
	],
	[
		'organizationLevel.create',
		{
			shown: ['level', 'code', 'codeDescription', 'additionalFields', ...END],
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
				options: ['batchSize'],
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
		'payPeriod.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: [
					'endPerControl',
					'payDate',
					'payDateSeq',
					'payGroup',
					'periodEndDate',
					'periodStartDate',
					'startPerControl',
				],
			},
		},
	],
	[
		'payRegister.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: [
					'checkId',
					'companyId',
					'documentNumber',
					'employeeId',
					'employeeNumber',
					'payDate',
					'payGroup',
					'periodControl',
					'periodEndDate',
					'periodStartDate',
				],
			},
		},
	],
	[
		'payStatement.getMany',
		{
			shown: ['identifyBy', 'employeeId', 'companyId', 'startDate', 'endDate', ...LIST, ...END],
			inside: { options: ['clientId'] },
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
				...END,
			],
			inside: { options: ['clientId'] },
			values: { identifyBy: 'employeeNumber' },
		},
	],
	[
		'payStatement.getLast',
		{
			shown: ['identifyBy', 'employeeId', 'companyId', ...END],
			inside: { options: ['clientId'] },
			values: { identifyBy: 'ids' },
		},
	],
	[
		'payStatement.getLast',
		{
			shown: ['identifyBy', 'employeeNumber', 'companyCode', ...END],
			inside: { options: ['clientId'] },
			values: { identifyBy: 'employeeNumber' },
		},
	],
	['person.get', { shown: ['employeeId', ...END] }],
	[
		'person.getMany',
		{
			shown: [...LIST, 'filters', 'dateFilters', ...END],
			rows: { dateFilters: ['dateTimeChanged', 'dateTimeCreated', 'dateOfCobraEvent'] },
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
	['person.find', { shown: [...LIST, 'conditions', ...END], rows: { conditions: QUERY } }],
	[
		'person.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'employeeNumber', ...END],
			values: { identifyBy: 'EmployeeNumberIdentifier' },
		},
	],
	[
		'person.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'emailAddress', ...END],
			values: { identifyBy: 'EmailAddressIdentifier' },
		},
	],
	[
		'person.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'nationalId', ...END],
			values: { identifyBy: 'NationalIdentifier' },
		},
	],
	[
		'person.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'sin', ...END],
			values: { identifyBy: 'SinIdentifier' },
		},
	],
	[
		'person.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'ssn', ...END],
			values: { identifyBy: 'SsnIdentifier' },
		},
	],
	[
		'person.getByIdentifier',
		{
			shown: ['identifyBy', 'companyCode', 'userDefinedValue', ...END],
			values: { identifyBy: 'UserDefinedIdentifier' },
		},
	],
	[
		'phoneNumber.getMany',
		{ shown: [...LIST, 'filters', ...END], inside: { filters: ['employeeId', 'systemId'] } },
	],
	[
		'position.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: { filters: ['companyId', 'employeeId', 'isPrimary', 'jobCode', 'positionCode'] },
		},
	],
	[
		'ptoPlan.create',
		{
			shown: [...PLAN_OF_EMPLOYEE, 'additionalFields', ...END],
			inside: { additionalFields: BALANCES, options: ['batchSize'] },
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
	[
		'securityRole.getMany',
		{ shown: [...LIST, 'filters', ...END], inside: { filters: ['rolName'] } },
	],
	['serviceAccount.checkAccess', { shown: [...END] }],
	[
		'supervisor.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: {
				filters: [
					'companyId',
					'employeeId',
					'supervisorCompanyCode',
					'supervisorCompanyId',
					'supervisorEmployeeId',
				],
			},
		},
	],
	[
		'user.getMany',
		{
			shown: [...LIST, 'filters', ...END],
			inside: { filters: ['employeeId', 'userName', 'userStatus'] },
		},
	],
	[
		'user.getManySecurity',
		{ shown: [...LIST, 'filters', ...END], inside: { filters: ['employeeId', 'userName'] } },
	],
];

const chosen = (id: string): INodeParameters => {
	const [resource, operation] = id.split('.');
	return { resource, operation, returnAll: false, output: 'simplified' };
};

test('the table knows every operation', () => {
	expect([...new Set(PANELS.map(([id]) => id))]).toEqual(EVERY_OPERATION.map(({ id }) => id));
});

/** The node's own options: those about pages of lists where the contract has pages; writes go one by one. */
function own(id: string, isList: boolean): string[] {
	const contract = CONTRACT.find((one) => one.id === id);
	const names = [
		...(contract?.parameters ?? []).map(({ name }) => name),
		...Object.keys(contract?.body?.properties ?? {}),
	];
	const isPaged = id.endsWith('.find') || names.some((name) => /^per_page$/i.test(name));
	const isWrite = /create|update|delete/i.test(id);
	return [
		...(isList && isPaged ? ['pageNumber', 'pageSize'] : []),
		...(isWrite ? [] : ['parallelRequests']),
		'timeout',
	];
}

test.each(PANELS)('%s shows what it needs and nothing of another operation', (id, panel) => {
	const properties = shown({ ...chosen(id), ...panel.values });
	expect(namesOf(properties)).toEqual(['resource', 'operation', ...panel.shown]);
	const collections = {
		...panel.inside,
		options: [...(panel.inside?.options ?? []), ...own(id, panel.shown.includes('returnAll'))],
	};
	for (const [name, options] of Object.entries(collections)) {
		expect([...inside(properties, name)].sort()).toEqual([...options].sort());
	}
	const rows = properties.filter(({ type }) => type === 'fixedCollection');
	expect(rows.map(({ name }) => name)).toEqual(Object.keys(panel.rows ?? {}));
	for (const [name, fields] of Object.entries(panel.rows ?? {})) {
		expect(rowsOf(properties, name).fields.sort()).toEqual([...fields].sort());
	}
});

test.each(EVERY_OPERATION.map(({ id, operation }) => [id, operation] as const))(
	'%s: the limit goes away with Return All, the field names come with Selected Fields',
	(id, { answer }) => {
		const all = namesOf(shown({ ...chosen(id), returnAll: true, output: 'selected' }));
		expect(all).not.toContain('limit');
		// The check of access gives a row for each permission, always all of them.
		const isList = answer.rows === 'many' && id !== 'serviceAccount.checkAccess';
		expect(all.includes('returnAll')).toBe(isList);
		expect(all).toContain('fields');
		expect(namesOf(shown({ ...chosen(id), output: 'raw' }))).not.toContain('fields');
	},
);

test('of an unknown operation nothing is shown', () => {
	expect(namesOf(shown({ resource: 'person', operation: 'fly' }))).toEqual([
		'resource',
		'operation',
	]);
});

test('whoever may get sensitive data has the switch: in every operation', () => {
	for (const { id } of EVERY_OPERATION) {
		expect([id, namesOf(shown(chosen(id))).includes('includeSensitiveData')]).toEqual([id, true]);
	}
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
		resourceLocator: 'object',
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
	expect(bounds('parallelRequests')).toEqual([1, 16]);
});

const shownIn = (values: INodeProperties[], operator: string) =>
	namesOf(values.filter((value) => NodeHelpers.displayParameter({ operator }, value, null, null)));

test('a date filter has a field, an operator, a day, and an end only for Between', () => {
	const { list, values, operators } = rowsOf(shown(chosen('person.getMany')), 'dateFilters');
	expect([list, operators]).toEqual(['filter', ['after', 'before', 'between', 'on']]);
	expect(shownIn(values, 'between')).toEqual(['field', 'operator', 'date', 'until']);
	for (const operator of ['after', 'before', 'on']) {
		expect(shownIn(values, operator)).toEqual(['field', 'operator', 'date']);
	}
});

test('a condition has a field, an operator, and a value except where there is none', () => {
	const { list, values, operators } = rowsOf(shown(chosen('person.find')), 'conditions');
	expect(list).toBe('condition');
	expect(operators).toEqual([
		'after',
		'before',
		'equals',
		'in',
		'isBlank',
		'isNotBlank',
		'like',
		'notEquals',
	]);
	for (const operator of operators) {
		expect(shownIn(values, operator)).toEqual(
			operator.startsWith('is') ? ['field', 'operator'] : ['field', 'operator', 'value'],
		);
	}
});

/** By hand: what each list to pick from is for. */
const PICKED_BY: Readonly<Record<string, { readonly method: string; readonly beside: string }>> = {
	code: { method: 'searchOrganizationLevels', beside: 'By Code' },
	companyId: { method: 'searchCompanies', beside: 'By ID' },
	currentCompanyId: { method: 'searchCompanies', beside: 'By ID' },
	employeeId: { method: 'searchEmployees', beside: 'By ID' },
	jobCode: { method: 'searchJobs', beside: 'By Code' },
	locationCode: { method: 'searchLocations', beside: 'By Code' },
	masterCompanyId: { method: 'searchCompanies', beside: 'By ID' },
	payGroup: { method: 'searchPayGroups', beside: 'By Code' },
	payGroupCode: { method: 'searchPayGroups', beside: 'By Code' },
	primaryJobCode: { method: 'searchJobs', beside: 'By Code' },
	ptoPlan: { method: 'searchPtoPlans', beside: 'By Code' },
	supervisorCompanyId: { method: 'searchCompanies', beside: 'By ID' },
	supervisorEmployeeId: { method: 'searchEmployees', beside: 'By ID' },
};

const LOCATORS = everything(PROPERTIES).filter(({ type }) => type === 'resourceLocator');

test('what can be picked is a resource locator, and no other parameter is', () => {
	expect([...new Set(namesOf(LOCATORS))].sort()).toEqual(Object.keys(PICKED_BY));
	const picked = EVERY_OPERATION.flatMap(({ id, operation: { parameters } }) =>
		parameters.flatMap(({ name, entry }) =>
			entry.kind === 'text' && entry.picker ? [{ id, name }] : [],
		),
	);
	expect(picked.length).toBeGreaterThan(60);
	for (const { id, name } of picked) {
		const all = everything(shown({ ...chosen(id), identifyBy: 'ids' }));
		const types = all.filter((one) => one.name === name).map(({ type }) => type);
		expect([id, name, types]).toEqual([id, name, ['resourceLocator']]);
	}
});

test.each(LOCATORS.map((locator, index) => [locator.name, index] as const))(
	'%s is picked from a list or entered beside it (%i)',
	(name, index) => {
		const { default: value, modes = [] } = LOCATORS[index];
		const { method, beside } = PICKED_BY[name];
		expect(value).toEqual({ mode: 'list', value: '' });
		expect(modes.map((mode) => [mode.name, mode.type, mode.displayName])).toEqual([
			['list', 'list', 'From List'],
			['id', 'string', beside],
		]);
		const [{ typeOptions }] = modes;
		expect([typeOptions?.searchListMethod, typeOptions?.searchable]).toEqual([method, true]);
		expect(Object.values<string>(SEARCH_METHODS)).toContain(method);
	},
);

test('a value keeps its type when another operation is chosen', () => {
	for (const name of new Set(namesOf(PROPERTIES))) {
		const types = PROPERTIES.flatMap((one) => (one.name === name ? [one.type] : []));
		expect([name, [...new Set(types)].length]).toEqual([name, 1]);
	}
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
	const all = [
		placed('id', 'a', 'get'),
		placed('id', 'a', 'list'),
		placed('id', 'b', 'get'),
		placed('id', 'c', 'get'),
		placed('name', 'b', 'list'),
		placed('id', 'b', 'update', 'x'),
	];
	const exists = (resource: string, operation: string) =>
		all.some(({ place }) => place.resource === resource && place.operation === operation);
	const merged = merge(all, exists);
	expect(merged.map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
		// There is no c.list, but b.list has no ID.
		['id', { resource: ['a', 'c'], operation: ['get', 'list'] }],
		['id', { resource: ['b'], operation: ['get'] }],
		['name', { resource: ['b'], operation: ['list'] }],
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
