import { companyInQuery, employeesInQuery } from './common';
import { LARGE_PAGE, answer, inQuery, midnight, pagedBy, permission, trueOrFalse } from './define';
import { aboutCobraEvent, aboutCobraIsActive, aboutCobraStatus } from './filters';
import type { Resource } from './types';

const cobraDetails = answer({
	fields: {
		personID: 'string',
		employeeID: 'string',
		companyID: 'string',
		cobraExport: 'string',
		cobraIsActive: 'boolean',
		cobraNotes: 'string',
		cobraReason: 'string',
		cobraStatus: 'string',
		cobraStatusDate: 'datetime',
		dateOfCobraEvent: 'datetime',
		dateOfCobraExport: 'datetime',
		dateOfCobraLetter: 'datetime',
	},
	simplified: [
		'employeeID',
		'companyID',
		'personID',
		'cobraIsActive',
		'cobraStatus',
		'cobraStatusDate',
		'cobraReason',
		'dateOfCobraEvent',
		'dateOfCobraLetter',
		'dateOfCobraExport',
	],
	sensitive: { cobraNotes: 'hidden' },
	rowKey: 'everyField',
});

export const cobra: Resource = {
	value: 'cobra',
	name: 'COBRA Detail',
	description: 'COBRA coverage of employees: status, reason and dates',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List employee COBRA details',
			description:
				'List the COBRA status, reason and dates, of all employees or of those that match the filters',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-cobra-details',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Personnel Integration', 'View'),
			parameters: [
				employeesInQuery,
				companyInQuery,
				inQuery('cobraIsActive', aboutCobraIsActive, trueOrFalse),
				inQuery('cobraStatus', aboutCobraStatus),
				inQuery(
					'dateOfCobraEvent',
					{
						...aboutCobraEvent,
						description: "Day of the COBRA event, in the workflow's time zone",
					},
					midnight,
				),
			],
			answer: cobraDetails('many'),
		},
	],
};
