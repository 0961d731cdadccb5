/**
 * The web services of a service account and the roles the contract asks for, spelled without blanks
 * as other connectors do. Contract: the permission line of each operation.
 */
export const allRoles = [
	'CompanyConfigurationIntegration:View',
	'CompanyConfigurationIntegration:Add',
	'PTOPlanIntegration:View',
	'PTOPlanIntegration:Add',
	'PTOPlanIntegration:Edit',
	'EmployeeExport:View',
	'EmployeePersonDetails:View',
	'EmployeePayStatements:View',
	'EmployeeCompensation:View',
	'EmployeeCompensationDetails:View',
	'EmployeePerson:View',
	'EmployeeDirectDeposit:View',
	'EmployeeJobHistoryDetails:View',
	'GlobalEmployeeDirectDeposit:View',
	'PayrollIntegration:View',
	'PersonnelIntegration:View',
] as const;

export type Role = (typeof allRoles)[number];

/**
 * Reads a list of roles; blanks and case do not matter.
 *
 * @throws Error with a sentence that names the role that is not known
 */
export function parseRoles(list: unknown): Role[] {
	if (!Array.isArray(list)) throw new Error('roles has to be a list of role names.');
	return list.map((entry, n) => {
		const wanted = String(entry).replace(/\s/g, '').toLowerCase();
		const role = allRoles.find((known) => known.toLowerCase() === wanted);
		if (!role) {
			throw new Error(`roles[${n}] is "${entry}", which is none of ${allRoles.join(', ')}.`);
		}
		return role;
	});
}
