import { companyInQuery, employeeInQuery } from './common';
import { LARGE_PAGE, answer, dateFilter, inQuery, pagedBy, permission } from './define';
import type { Resource } from './types';

const localizationElements = answer({
	fields: {
		employeeId: 'string',
		fieldId: 'string',
		fieldName: 'string',
		booleanValue: 'boolean',
		numericValue: 'string',
		dateTimeValue: 'string',
		stringValue: 'string',
		companyId: 'string',
		created: 'string',
		effective: 'string',
	},
	simplified: [
		'employeeId',
		'companyId',
		'fieldId',
		'fieldName',
		'booleanValue',
		'numericValue',
		'dateTimeValue',
		'stringValue',
		'created',
		'effective',
	],
	sensitive: {},
	rowKey: 'everyField',
});

export const globalLocalizationElement: Resource = {
	value: 'globalLocalizationElement',
	name: 'Global Localization Element',
	description: 'Fields of global payroll that a tenant has added for its countries',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List global localization elements',
			description:
				'List the values of added fields whose names begin with GBLPay: a row for each employee and field',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-global-localization-elements',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Personnel Integration', 'View'),
			parameters: [
				employeeInQuery,
				companyInQuery,
				inQuery(
					'created',
					{ displayName: 'Created', description: 'Day on which the value was created' },
					dateFilter,
				),
				inQuery(
					'effective',
					{ displayName: 'Effective', description: 'Day from which the value applies' },
					dateFilter,
				),
			],
			answer: localizationElements('many'),
		},
	],
};
