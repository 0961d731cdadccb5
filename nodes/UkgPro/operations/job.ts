import { countryInQuery } from './common';
import { answer, inPath, inQuery, permission, picked, trueOrFalse } from './define';
import { aboutJobCode } from './filters';
import type { Resource } from './types';

const jobConfiguration = answer({
	fields: {
		code: 'string',
		/** What some tenants send instead of `code`. */
		jobCode: 'string',
		title: 'string',
		countryCode: 'string',
		jobFamilyCode: 'string',
		isActive: 'boolean',
	},
	simplified: ['code', 'jobCode', 'title', 'jobFamilyCode', 'countryCode', 'isActive'],
	sensitive: {},
});

const view = permission('Company Configuration Integration', 'View');

export const job: Resource = {
	value: 'job',
	name: 'Job',
	description: 'Job codes of the tenant',
	operations: [
		{
			value: 'get',
			name: 'Get',
			action: 'Get job configuration',
			description: 'Get one job by its code',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/configuration/v1/jobs/{code}',
				effect: 'read',
			},
			permission: view,
			parameters: [inPath('code', { ...aboutJobCode, name: 'jobCode' }, picked('job'))],
			answer: jobConfiguration('one'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List job configurations',
			description: 'List the jobs with their codes and titles',
			call: { protocol: 'rest', method: 'GET', path: '/configuration/v1/jobs', effect: 'read' },
			permission: view,
			parameters: [
				countryInQuery,
				inQuery(
					'isActive',
					{
						displayName: 'Is Active',
						description: 'Whether to list active (on) or inactive (off) jobs only',
					},
					trueOrFalse,
				),
			],
			answer: jobConfiguration('many'),
		},
	],
};
