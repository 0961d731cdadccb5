import { countryInQuery, employeeInPath, employeeInQuery } from './common';
import { LARGE_PAGE, answer, inQuery, midnight, pagedBy, permission } from './define';
import type { Parameter, Resource } from './types';

const internationalEmployees = answer({
	fields: {
		caste: 'string',
		casteDescription: 'string',
		countryCode: 'string',
		employeeId: 'string',
		effectiveDate: 'datetime',
		ethnicIdCode: 'string',
		healthCareId: 'string',
		isAboriginal: 'string',
		nationalId: 'string',
		nationalIdExpirationDate: 'datetime',
		oldNationalId: 'string',
		oldNationalIdExpirationDate: 'datetime',
		userDefinedField1: 'string',
		userDefinedField2: 'string',
		userDefinedField3: 'double',
		userDefinedField4: 'double',
		userDefinedField5: 'datetime',
		userDefinedField6: 'datetime',
		userDefinedField7: 'string',
		userDefinedField8: 'string',
		userDefinedField9: 'string',
		userDefinedField10: 'double',
		userDefinedField11: 'double',
		userDefinedField12: 'datetime',
		userDefinedField13: 'datetime',
		userDefinedField14: 'string',
		currencyCode: 'string',
		isMilitaryReserve: 'string',
		isMilitaryServiceCompleted: 'string',
		medicalRegionCode: 'string',
	},
	simplified: [
		'employeeId',
		'countryCode',
		'effectiveDate',
		'currencyCode',
		'nationalIdExpirationDate',
		'isMilitaryReserve',
		'isMilitaryServiceCompleted',
	],
	sensitive: {
		nationalId: 'lastFour',
		oldNationalId: 'lastFour',
		healthCareId: 'hidden',
		medicalRegionCode: 'hidden',
		caste: 'hidden',
		casteDescription: 'hidden',
		ethnicIdCode: 'hidden',
		isAboriginal: 'hidden',
	},
	rowKey: 'everyField',
});

const view = permission('Personnel Integration', 'View');

const filters: readonly Parameter[] = [
	countryInQuery,
	inQuery(
		'effectiveDate',
		{
			displayName: 'Effective Date',
			description: "Day from which the details apply, in the workflow's time zone",
		},
		midnight,
	),
];

export const internationalEmployee: Resource = {
	value: 'internationalEmployee',
	name: 'International Employee',
	description: 'Details of employees that only some countries ask for',
	operations: [
		{
			value: 'get',
			name: 'Get',
			action: 'Get international employee details',
			description:
				'List the international details of one employee: a row for each country and effective date',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/international-employees/{employeeId}',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: view,
			parameters: [employeeInPath, ...filters],
			answer: internationalEmployees('many'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List international employees',
			description:
				'List the international details of employees: a row for each employee, country and effective date',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/international-employees',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: view,
			parameters: [employeeInQuery, ...filters],
			answer: internationalEmployees('many'),
		},
	],
};
