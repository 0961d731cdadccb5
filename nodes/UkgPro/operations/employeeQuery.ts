import { condition } from './define';
import type { Paging, Parameter } from './types';

/** By how a SOAP operation finds employees: elements of UKG's EmployeeQuery. */
export const employeeQuery: readonly Parameter[] = [
	condition('CompanyCode', 'text', 'Company Code', 'Code of the company; not the company ID'),
	condition('CompanyName', 'text', 'Company Name', 'Name of the company'),
	condition('Country', 'text', 'Country', 'Country code, such as USA'),
	condition('EmployeeNumber', 'text', 'Employee Number', 'Employee number with its leading zeros'),
	condition('FirstName', 'text', 'First Name', 'First name of the employee'),
	condition('FormerName', 'text', 'Former Name', 'Former last name of the employee'),
	condition('FullOrPartTime', 'text', 'Full or Part Time', 'F for full time, P for part time'),
	condition('Job', 'text', 'Job', 'Code of the job'),
	condition('LastHire', 'day', 'Last Hire', 'Day of the last hire'),
	condition('LastName', 'text', 'Last Name', 'Last name of the employee'),
	condition('Location', 'text', 'Location', 'Code of the work location'),
	condition(
		'OrganizationLevel1',
		'text',
		'Organization Level 1',
		'Code of the first organization level',
	),
	condition(
		'OrganizationLevel2',
		'text',
		'Organization Level 2',
		'Code of the second organization level',
	),
	condition(
		'OrganizationLevel3',
		'text',
		'Organization Level 3',
		'Code of the third organization level',
	),
	condition(
		'OrganizationLevel4',
		'text',
		'Organization Level 4',
		'Code of the fourth organization level',
	),
	condition('OriginalHire', 'day', 'Original Hire', 'Day of the first hire'),
	condition('PayGroup', 'text', 'Pay Group', 'Code of the pay group'),
	condition(
		'Status',
		'text',
		'Status',
		'A for active, L for leave, O for on strike, R for released, S for suspended, T for terminated',
	),
	condition('SupervisorLastName', 'text', 'Supervisor Last Name', 'Last name of the supervisor'),
	condition('TerminationDate', 'day', 'Termination Date', 'Day of the termination'),
	condition('TimeClockId', 'text', 'Time Clock ID', 'ID of the employee at the time clock'),
];

/** UKG answers a hundred where nothing is asked for, and does not publish a maximum. */
export const queryPaging: Paging = {
	in: 'employeeQuery',
	page: 'PageNumber',
	size: 'PageSize',
	maximum: 100,
};
