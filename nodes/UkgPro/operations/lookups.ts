import { employeeInQuery } from './common';
import { LARGE_PAGE, answer, inQuery, pagedBy, permission } from './define';
import type { RestOperation } from './types';

/**
 * A list of UKG Pro's that no operation of the node gives out: it leads from the employee number,
 * which people know, to the employee ID, and back. Source: UKG's OpenAPI text, employment-details.
 */
export const employmentDetails: RestOperation = {
	value: 'employmentDetails',
	name: 'Employment Details',
	action: 'List employment details',
	description: 'List the employments of an employee number',
	call: {
		protocol: 'rest',
		method: 'GET',
		path: '/personnel/v1/employment-details',
		effect: 'read',
		paging: pagedBy(LARGE_PAGE),
	},
	permission: permission('Personnel Integration', 'View'),
	parameters: [
		employeeInQuery,
		inQuery('employeeNumber', {
			displayName: 'Employee Number',
			description: 'Employee number with its leading zeros',
		}),
	],
	answer: answer({
		fields: { employeeID: 'string', companyID: 'string', employeeNumber: 'string' },
		simplified: ['employeeID', 'companyID', 'employeeNumber'],
		sensitive: {},
	})('many'),
};
