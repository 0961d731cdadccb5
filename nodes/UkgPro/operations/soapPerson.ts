import { answer, permission } from './define';
import { employeeIdentifier, identifierFields, sensitiveIdentifier } from './employeeIdentifier';
import { employeeQuery, queryPaging } from './employeeQuery';
import type { Operation } from './types';

const people = answer({
	fields: {
		CompanyCode: 'string',
		EmployeeNumber: 'string',
		AlternateEmailAddress: 'string',
		EmailAddress: 'string',
		EmployeeIdentifier: identifierFields,
		FirstName: 'string',
		FormerLastName: 'string',
		LastName: 'string',
		MiddleName: 'string',
		PreferredFirstName: 'string',
		Prefix: 'string',
		SSN: 'string',
		SelfServiceProperties: [{ Key: 'string', Value: 'string' }],
		Suffix: 'string',
		SuppressSSN: 'boolean',
	},
	simplified: [
		'CompanyCode',
		'EmployeeNumber',
		'FirstName',
		'MiddleName',
		'LastName',
		'PreferredFirstName',
		'FormerLastName',
		'EmailAddress',
		'AlternateEmailAddress',
	],
	sensitive: { SSN: 'lastFour', ...sensitiveIdentifier },
	// One employee's group may hold several people.
	rowKey: 'everyField',
});

const service = {
	protocol: 'soap',
	service: 'EmployeePerson',
	effect: 'read',
	record: 'Person',
	alternative: 'List person details',
} as const;

const view = permission('Employee Person', 'View');

/** SOAP knows employees by company code and employee number, REST by EEID and COID. */
export const soapPersonOperations: readonly Operation[] = [
	{
		value: 'find',
		name: 'Find',
		action: 'Find people',
		description:
			'Find people over SOAP by name, employee number, company, job, organization, status or dates; needs the User API Key',
		call: { ...service, operation: 'FindPeople', paging: queryPaging },
		permission: view,
		probe: {},
		parameters: employeeQuery,
		answer: people('many'),
	},
	{
		value: 'getByIdentifier',
		name: 'Get by Employee Identifier',
		action: 'Get person by employee identifier',
		description:
			'Get one person over SOAP by employee number, email address, SSN, SIN, national ID or user-defined identifier; needs the User API Key',
		call: { ...service, operation: 'GetPersonByEmployeeIdentifier' },
		permission: view,
		parameters: employeeIdentifier,
		answer: people('one'),
	},
];
