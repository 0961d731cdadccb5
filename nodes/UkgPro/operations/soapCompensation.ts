import { answer, permission } from './define';
import { employeeIdentifier, identifierFields, sensitiveIdentifier } from './employeeIdentifier';
import { employeeQuery, queryPaging } from './employeeQuery';
import type { Operation } from './types';

const compensations = answer({
	fields: {
		CompanyCode: 'string',
		EmployeeNumber: 'string',
		FirstName: 'string',
		LastName: 'string',
		Annual: 'double',
		EffectiveDate: 'datetime',
		EmployeeIdentifier: identifierFields,
		Hourly: 'double',
		PayFrequency: 'string',
		PayGroup: 'string',
		PercentChange: 'double',
		Period: 'double',
		RateChangeType: 'string',
		ReasonCode: 'string',
		ScheduledHours: 'double',
		SelfServiceProperties: [{ Key: 'string', Value: 'string' }],
		Weekly: 'double',
	},
	simplified: [
		'CompanyCode',
		'EmployeeNumber',
		'FirstName',
		'LastName',
		'Annual',
		'Hourly',
		'PayFrequency',
		'PayGroup',
		'ScheduledHours',
		'EffectiveDate',
	],
	sensitive: sensitiveIdentifier,
	// An employee may have several, of different dates.
	rowKey: 'everyField',
});

const service = {
	protocol: 'soap',
	service: 'EmployeeCompensation',
	effect: 'read',
	record: 'Compensation',
	alternative: 'List compensation details',
} as const;

const view = permission('Employee Compensation', 'View');

export const soapCompensationOperations: readonly Operation[] = [
	{
		value: 'find',
		name: 'Find',
		action: 'Find compensations',
		description:
			'Find the pay of employees over SOAP by name, employee number, company, job, organization, status or dates; needs the User API Key',
		call: { ...service, operation: 'FindCompensations', paging: queryPaging },
		permission: view,
		probe: {},
		parameters: employeeQuery,
		answer: compensations('many'),
	},
	{
		value: 'getByIdentifier',
		name: 'Get by Employee Identifier',
		action: 'Get compensation by employee identifier',
		description:
			'Get the pay of one employee over SOAP by employee number, email address, SSN, SIN, national ID or user-defined identifier; needs the User API Key',
		call: { ...service, operation: 'GetCompensationByEmployeeIdentifier' },
		permission: view,
		parameters: employeeIdentifier,
		answer: compensations('one'),
	},
];
