/** What users of UKG Pro's own pages may do; nothing to do with the roles of a service account. */
export interface SecurityRole {
	id: number;
	name: string;
	description: string;
	/** Given to whoever is hired. */
	isDefault: boolean;
	/** Given to whoever leaves. */
	isDefaultOfTerminated: boolean;
	/** May use the reports of business intelligence. */
	reports: boolean;
}

const role = (id: number, name: string, description: string): SecurityRole => ({
	id,
	name,
	description,
	isDefault: false,
	isDefaultOfTerminated: false,
	reports: false,
});

export const securityRoles: readonly SecurityRole[] = [
	{ ...role(1, 'SYSADMIN', 'System administrator'), reports: true },
	{ ...role(2, 'HRADMIN', 'HR administrator'), reports: true },
	{ ...role(3, 'PAYADMIN', 'Payroll administrator'), reports: true },
	role(4, 'MANAGER', 'Manager'),
	{ ...role(5, 'EMPLOYEE', 'Employee'), isDefault: true },
	{ ...role(6, 'FORMER', 'Former employee'), isDefaultOfTerminated: true },
];
