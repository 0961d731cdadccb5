import { aCompany, aboutCompanyId, companyInQuery, employeesInQuery } from './common';
import { LARGE_PAGE, inQuery, midnight, pagedBy, permission } from './define';
import { deductionsHistory } from './deductionHistory';
import {
	dependentDeductions,
	employeeDeductions,
	openEnrollmentDeductions,
} from './deductionRecords';
import {
	aboutDeductionCode,
	benefitOptionInQuery,
	deductionCodeInQuery,
	oneEmployeeInQuery,
} from './filters';
import type { Resource } from './types';

const view = permission('Personnel Integration', 'View');

export const deduction: Resource = {
	value: 'deduction',
	name: 'Deduction',
	description: 'Deductions and benefit plans of employees and their dependents',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List employee deductions',
			description: 'List the employees who have a deduction or benefit plan, with its amounts',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/emp-deductions',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: view,
			parameters: [
				inQuery('dedCode', { ...aboutDeductionCode, name: 'deductionCode', required: true }),
				oneEmployeeInQuery,
				companyInQuery,
				inQuery('benStatus', {
					name: 'benefitStatus',
					displayName: 'Benefit Status',
					description: 'Code of the status of the benefit',
					placeholder: 'e.g. A',
				}),
				benefitOptionInQuery,
				inQuery(
					'endDateTime',
					{
						displayName: 'End Date',
						description:
							"Day in the workflow's time zone; UKG does not publish which date of the deduction it is compared with",
					},
					midnight,
				),
			],
			answer: employeeDeductions('many'),
		},
		{
			value: 'getManyDependent',
			name: 'Get Many Dependent Deductions',
			action: 'List dependent deductions',
			description: 'List the benefit plans in which dependents of employees are enrolled',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/dep-deductions',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: view,
			parameters: [
				employeesInQuery,
				companyInQuery,
				inQuery(
					'currentCOID',
					{
						...aboutCompanyId,
						name: 'currentCompanyId',
						displayName: 'Current Company ID',
						description:
							"UKG Pro's internal ID (COID) of the company in which the employee is now, 5 characters; not the company code",
					},
					aCompany,
				),
				inQuery('contactId', {
					displayName: 'Contact ID',
					description: "UKG Pro's internal ID of the dependent, as the list of contacts gives it",
				}),
				deductionCodeInQuery,
				inQuery(
					'effectiveDate',
					{
						displayName: 'Effective Date',
						description: "Day on which the deductions apply, in the workflow's time zone",
					},
					midnight,
				),
			],
			answer: dependentDeductions('many'),
		},
		deductionsHistory,
		{
			value: 'getManyOpenEnrollment',
			name: 'Get Many Open Enrollment Deductions',
			action: 'List open enrollment employee deductions',
			description:
				'List what employees chose for one deduction in sessions of open enrollment in a span of days',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/open-enrollment-emp-deductions',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: view,
			parameters: [
				inQuery(
					'startDateTime',
					{
						displayName: 'Start Date',
						description: "First day, in the workflow's time zone",
						required: true,
					},
					midnight,
				),
				inQuery(
					'endDateTime',
					{
						displayName: 'End Date',
						notBefore: 'startDateTime',
						description: "Last day, in the workflow's time zone",
						required: true,
					},
					midnight,
				),
				inQuery('sessionType', {
					displayName: 'Session Type',
					description:
						'Type of the enrollment session; UKG does not publish the values, so ask those who run enrollment in your tenant',
					required: true,
				}),
				{ ...deductionCodeInQuery, required: true },
			],
			answer: openEnrollmentDeductions('many'),
		},
	],
};
