import { employeeInPath } from './common';
import { answer, inQuery, pagedBy200, permission, utcMoment } from './define';
import type { Fields, Resource } from './types';

/** A whole snapshot of an employee, all values text; UKG's own sample has workLocationCode for workLocation. */
export const employeeChangeFields = {
	firstName: 'string',
	lastName: 'string',
	preferredName: 'string',
	emailAddress: 'string',
	countryCode: 'string',
	languageCode: 'string',
	/** UKG's specification says number, its sample and live answers zero-padded text. */
	employeeNumber: 'string',
	employeeId: 'string',
	personId: 'string',
	userIntegrationKey: 'string',
	companyName: 'string',
	companyId: 'string',
	supervisorId: 'string',
	salaryOrHourly: 'string',
	fullTimeOrPartTime: 'string',
	isActive: 'boolean',
	workLocation: 'string',
	jobCode: 'string',
	projectCode: 'string',
	orgLevel1Code: 'string',
	orgLevel2Code: 'string',
	orgLevel3Code: 'string',
	orgLevel4Code: 'string',
	middleName: 'string',
	workPhone: 'string',
	homePhone: 'string',
	employeeAddress1: 'string',
	employeeAddress2: 'string',
	city: 'string',
	state: 'string',
	zipCode: 'string',
	terminationDate: 'string',
	hireDate: 'string',
	supervisorName: 'string',
	prefix: 'string',
	suffix: 'string',
	alternateEmailAddress: 'string',
	gender: 'string',
	employeeStatus: 'string',
	employeeType: 'string',
	emplStatusStartDate: 'string',
	dateInJob: 'string',
	dateOfLastHire: 'string',
	jobGroupCode: 'string',
	alternateJobTitle: 'string',
} as const satisfies Fields;

const employeeChanges = answer({
	fields: employeeChangeFields,
	simplified: [
		'employeeId',
		'employeeNumber',
		'firstName',
		'lastName',
		'companyId',
		'employeeStatus',
		'jobCode',
		'supervisorId',
		'hireDate',
		'terminationDate',
	],
	sensitive: { userIntegrationKey: 'hidden' },
	// One employee can have several rows (companies, rehire), so only equal rows are surely the same.
	rowKey: 'everyField',
});

const view = permission('EmployeeExport', 'View');

export const employeeChange: Resource = {
	value: 'employeeChange',
	name: 'Employee Change',
	description: 'Snapshots of employees who were hired, changed or terminated',
	operations: [
		{
			value: 'getManyByDate',
			name: 'Get Many by Date',
			action: 'List employee changes by date',
			description:
				'List the employees who changed in a span of time, each with the present values of all fields; UKG asks for at most 8 calls a day, 3 hours apart',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-changes',
				effect: 'read',
				paging: pagedBy200,
			},
			permission: view,
			parameters: [
				inQuery(
					'startDate',
					{
						displayName: 'Start Date',
						prominent: true,
						description:
							"Beginning of the span, in the workflow's time zone; without it, UKG Pro gives what changed since the last call, or in the last 3 hours if that is longer",
					},
					utcMoment,
				),
				inQuery(
					'endDate',
					{
						displayName: 'End Date',
						notBefore: 'startDate',
						prominent: true,
						description:
							"End of the span, in the workflow's time zone; without it, the present moment",
					},
					utcMoment,
				),
			],
			answer: employeeChanges('many'),
		},
		{
			value: 'getManyByEmployee',
			name: 'Get Many by Employee ID',
			action: 'List employee changes by employee ID',
			description: 'List the snapshots of one employee: one for each company or employment',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-changes/{employeeId}',
				effect: 'read',
			},
			permission: view,
			// Not by date: UKG asks for at most eight of those calls a day.
			probe: { employeeId: 'CHECKACCESS1' },
			parameters: [employeeInPath],
			answer: employeeChanges('many'),
		},
	],
};
