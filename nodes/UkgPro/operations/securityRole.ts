import { LARGE_PAGE, answer, inQuery, pagedBy, permission } from './define';
import type { Resource } from './types';

const roles = answer({
	fields: {
		rolDefaultRole: 'boolean',
		rolDescription: 'string',
		rolID: 'number',
		rolName: 'string',
		rolDefaultRoleTerminated: 'boolean',
		rolBI: 'boolean',
	},
	simplified: [
		'rolID',
		'rolName',
		'rolDescription',
		'rolDefaultRole',
		'rolDefaultRoleTerminated',
		'rolBI',
	],
	sensitive: {},
	rowKey: 'everyField',
});

export const securityRole: Resource = {
	value: 'securityRole',
	name: 'Security Role',
	description: 'Security roles that users of UKG Pro can have',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get security roles',
			description: 'List the security roles of the tenant with their names and descriptions',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/configuration/v1/roles',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Company Configuration Integration', 'View'),
			parameters: [
				inQuery('rolName', {
					displayName: 'Role Name',
					description: 'Name of the security role',
					placeholder: 'e.g. Manager',
				}),
			],
			answer: roles('many'),
		},
	],
};
