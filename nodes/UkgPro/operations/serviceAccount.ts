import { answer } from './define';
import type { Resource } from './types';

const access = answer({
	fields: {
		webService: 'string',
		role: 'string',
		granted: 'boolean',
		actions: 'string',
		note: 'string',
	},
	simplified: ['webService', 'role', 'granted', 'actions', 'note'],
	sensitive: {},
});

export const serviceAccount: Resource = {
	value: 'serviceAccount',
	name: 'Service Account',
	description: 'The account of the credential and what UKG Pro has granted it',
	operations: [
		{
			value: 'checkAccess',
			name: 'Check Access',
			action: 'Check access of service account',
			description:
				'Try every View permission once with a small read and list each web service and role, whether it is granted, and which actions need it; writes nothing',
			call: { protocol: 'check', effect: 'read' },
			parameters: [],
			answer: access('many'),
		},
	],
};
