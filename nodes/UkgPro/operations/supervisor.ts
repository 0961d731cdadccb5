import {
	aCompany,
	aboutCompanyId,
	aboutEmployeeIds,
	companyInQuery,
	employees,
	employeesInQuery,
} from './common';
import { LARGE_PAGE, answer, inQuery, pagedBy, permission } from './define';
import type { Resource } from './types';

const supervisorDetails = answer({
	fields: {
		employeeID: 'string',
		companyID: 'string',
		employeeNumber: 'string',
		supervisorEmployeeID: 'string',
		supervisorFirstName: 'string',
		supervisorLastName: 'string',
		supervisorEmployeeNumber: 'string',
		supervisorCompanyID: 'string',
		supervisorCompanyCode: 'string',
		supervisorStatusCode: 'string',
		supervisorJobCode: 'string',
		supervisorPositionCode: 'string',
		supervisorEmail: 'string',
		supervisorWorkPhone: 'string',
		supervisorPersonId: 'string',
	},
	simplified: [
		'employeeID',
		'companyID',
		'employeeNumber',
		'supervisorEmployeeID',
		'supervisorCompanyID',
		'supervisorEmployeeNumber',
		'supervisorFirstName',
		'supervisorLastName',
		'supervisorEmail',
		'supervisorJobCode',
	],
	sensitive: {},
	rowKey: 'everyField',
});

export const supervisor: Resource = {
	value: 'supervisor',
	name: 'Supervisor',
	description: 'Supervisors of employees: who reports to whom',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List employee supervisor details',
			description:
				'List the employees with their supervisors, of all companies or those that match the filters',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-supervisor-details',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Personnel Integration', 'View'),
			// Of this permission's lists without required parameters the one that tells least of people.
			probe: {},
			parameters: [
				employeesInQuery,
				companyInQuery,
				inQuery(
					'supervisorEmployeeId',
					{
						...aboutEmployeeIds,
						displayName: 'Supervisor Employee ID',
						description:
							"UKG Pro's internal employee ID (EEID) of the supervisor, 12 letters and digits, or several with commas between them; not the employee number",
					},
					employees,
				),
				inQuery(
					'supervisorCompanyId',
					{
						...aboutCompanyId,
						displayName: 'Supervisor Company ID',
						description:
							"UKG Pro's internal ID (COID) of the supervisor's company, 5 characters; not the company code",
					},
					aCompany,
				),
				inQuery('supervisorCompanyCode', {
					displayName: 'Supervisor Company Code',
					description: "Company code of the supervisor's company; not the company ID",
					placeholder: 'e.g. C0001',
				}),
			],
			answer: supervisorDetails('many'),
		},
	],
};
