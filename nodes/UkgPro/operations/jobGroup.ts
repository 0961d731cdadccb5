import { LARGE_PAGE, answer, inQuery, pagedBy, permission } from './define';
import { aboutJobGroup } from './filters';
import type { Resource } from './types';

const jobGroups = answer({
	fields: {
		jobGroupCode: 'string',
		jobGroupCodeDescription: 'string',
		jobGroupNotes: 'string',
		jobGroupCountryCode: 'string',
	},
	simplified: ['jobGroupCode', 'jobGroupCodeDescription', 'jobGroupCountryCode', 'jobGroupNotes'],
	sensitive: {},
	rowKey: 'everyField',
});

export const jobGroup: Resource = {
	value: 'jobGroup',
	name: 'Job Group',
	description: 'Groups into which the jobs of the tenant are sorted',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List job groups',
			description: 'List the job groups with their codes and descriptions',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/configuration/v1/jobgroup',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Company Configuration Integration', 'View'),
			// Paged, so that one row comes back, and short.
			probe: {},
			parameters: [
				inQuery('jobGroupCode', aboutJobGroup),
				inQuery('jobGroupCountryCode', {
					displayName: 'Country Code',
					description: 'Three-letter country code of the job group',
					placeholder: 'e.g. USA',
				}),
			],
			answer: jobGroups('many'),
		},
	],
};
