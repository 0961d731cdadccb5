import { LARGE_PAGE, answer, pagedBy, permission } from './define';
import { employeeOrAllInQuery, systemIdInQuery } from './filters';
import type { Resource } from './types';

/** Two fields that the specification types as empty objects hold text. */
const phoneNumbers = answer({
	fields: {
		employeeId: 'string',
		auditKey: 'string',
		firstName: 'string',
		formerName: 'string',
		lastName: 'string',
		middleName: 'string',
		phoneNumber: 'string',
		phoneCountryCode: 'string',
		phoneCountryPrefix: 'string',
		phoneTypeCode: 'string',
		phoneExtension: 'string',
		phoneIsPrivate: 'boolean',
		systemId: 'string',
	},
	simplified: [
		'systemId',
		'employeeId',
		'firstName',
		'lastName',
		'phoneTypeCode',
		'phoneNumber',
		'phoneExtension',
		'phoneCountryCode',
		'phoneIsPrivate',
	],
	sensitive: {},
	rowKey: 'everyField',
});

export const phoneNumber: Resource = {
	value: 'phoneNumber',
	name: 'Phone Number',
	description: 'Phone numbers of employees beside the home phone',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List employee multiple phone numbers',
			description: 'List the phone numbers of employees: a row for each number',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-multi-phone-numbers',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Personnel Integration', 'View'),
			parameters: [employeeOrAllInQuery, systemIdInQuery],
			answer: phoneNumbers('many'),
		},
	],
};
