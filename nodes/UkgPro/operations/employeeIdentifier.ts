import { choice, inIdentifier } from './define';
import type { Fields, Parameter } from './types';

const when = (is: string) => ({ required: true, when: { parameter: 'identifyBy', is } }) as const;

const KEPT = 'n8n stores it with the execution';

/**
 * By what a SOAP operation finds one employee: the types of UKG's data contract, each with its
 * elements in that contract's order.
 */
export const employeeIdentifier: readonly Parameter[] = [
	choice(
		'identifyBy',
		{
			displayName: 'Identify Employee By',
			description: 'By which of its identifiers the employee is named',
		},
		[
			{ value: 'EmailAddressIdentifier', name: 'Email Address' },
			{
				value: 'EmployeeNumberIdentifier',
				name: 'Employee Number',
				description: 'The number that people see in UKG Pro',
			},
			{
				value: 'NationalIdentifier',
				name: 'National ID',
				description: 'Outside the USA and Canada',
			},
			{ value: 'SinIdentifier', name: 'SIN', description: 'Canada' },
			{ value: 'SsnIdentifier', name: 'SSN', description: 'USA' },
			{
				value: 'UserDefinedIdentifier',
				name: 'User-Defined Identifier',
				description: "The tenant's own identifier",
			},
		],
		{ in: 'identifierType' },
		'EmployeeNumberIdentifier',
	),
	inIdentifier('CompanyCode', {
		name: 'companyCode',
		displayName: 'Company Code',
		description:
			'Code of the company, not the company ID; needed where the identifier is not unique among companies',
		placeholder: 'e.g. C0001',
		prominent: true,
	}),
	inIdentifier('EmployeeNumber', {
		name: 'employeeNumber',
		displayName: 'Employee Number',
		description: 'Employee number with its leading zeros',
		placeholder: 'e.g. 000000104',
		...when('EmployeeNumberIdentifier'),
	}),
	inIdentifier('EmailAddress', {
		name: 'emailAddress',
		displayName: 'Email Address',
		description: 'Primary email address of the employee',
		placeholder: 'e.g. name@email.com',
		...when('EmailAddressIdentifier'),
	}),
	inIdentifier('NationalId', {
		name: 'nationalId',
		displayName: 'National ID',
		description: `National ID of the employee; ${KEPT}`,
		personal: true,
		...when('NationalIdentifier'),
	}),
	inIdentifier('Sin', {
		name: 'sin',
		displayName: 'SIN',
		description: `Social insurance number of the employee; ${KEPT}`,
		personal: true,
		...when('SinIdentifier'),
	}),
	inIdentifier('Ssn', {
		name: 'ssn',
		displayName: 'SSN',
		description: `Social security number of the employee; ${KEPT}`,
		personal: true,
		...when('SsnIdentifier'),
	}),
	inIdentifier('Value', {
		name: 'userDefinedValue',
		displayName: 'User-Defined Value',
		description: "Value of the tenant's own identifier",
		...when('UserDefinedIdentifier'),
	}),
];

/** The identifier as answers have it: which of these are there says of which type it is. */
export const identifierFields = {
	CompanyCode: 'string',
	EmployeeNumber: 'string',
	EmailAddress: 'string',
	NationalId: 'string',
	Sin: 'string',
	Ssn: 'string',
	Value: 'string',
} as const satisfies Fields;

export const sensitiveIdentifier = {
	'EmployeeIdentifier.NationalId': 'lastFour',
	'EmployeeIdentifier.Sin': 'lastFour',
	'EmployeeIdentifier.Ssn': 'lastFour',
} as const;
