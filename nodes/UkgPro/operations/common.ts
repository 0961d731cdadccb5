import { LETTERS_AND_DIGITS, inPath, inQuery, picked } from './define';
import type { Parameter } from './types';

/**
 * Parameters that several operations share. UKG Pro has five things that people mix up: the
 * employee ID (EEID), the company ID (COID), the person ID, the employee number and the company
 * code; each description says which one is meant.
 */

export const aboutEmployeeId = {
	displayName: 'Employee ID',
	description:
		"UKG Pro's internal employee ID (EEID), 12 letters and digits; not the employee number",
	placeholder: 'e.g. ABCDE1234567',
} as const;

/** Where UKG's specification takes a list with commas. */
export const aboutEmployeeIds = {
	displayName: 'Employee ID',
	description:
		"UKG Pro's internal employee ID (EEID), 12 letters and digits, or several with commas between them; not the employee number",
	placeholder: 'e.g. ABCDE1234567,ABCDE7654321',
} as const;

export const aboutCompanyId = {
	displayName: 'Company ID',
	description: "UKG Pro's internal company ID (COID), 5 characters; not the company code",
	placeholder: 'e.g. ABCDE',
} as const;

export const anEmployee = picked('employee');
/** One or several, where UKG's pattern admits commas. */
export const employees = picked('employee', { list: true, pattern: LETTERS_AND_DIGITS });
export const aCompany = picked('company');

export const employeeInPath: Parameter = inPath('employeeId', aboutEmployeeId, anEmployee);
export const employeeInQuery: Parameter = inQuery('employeeId', aboutEmployeeId, anEmployee);
export const employeesInQuery: Parameter = inQuery('employeeId', aboutEmployeeIds, employees);
export const companyInPath: Parameter = inPath('companyId', aboutCompanyId, aCompany);
export const companyInQuery: Parameter = inQuery('companyId', aboutCompanyId, aCompany);

export const countryInQuery: Parameter = inQuery('countryCode', {
	displayName: 'Country Code',
	description: 'Three-letter country code',
	placeholder: 'e.g. USA',
});
