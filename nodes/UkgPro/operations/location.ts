import { countryInQuery } from './common';
import { answer, inPath, inQuery, permission, picked, trueOrFalse } from './define';
import type { Resource } from './types';

const locationConfiguration = answer({
	fields: {
		locationCode: 'string',
		description: 'string',
		isActive: 'boolean',
		addressLine1: 'string',
		addressLine2: 'string',
		city: 'string',
		state: 'string',
		zipOrPostalCode: 'string',
		countryCode: 'string',
		locationGLSegment: 'string',
	},
	simplified: [
		'locationCode',
		'description',
		'isActive',
		'addressLine1',
		'city',
		'state',
		'zipOrPostalCode',
		'countryCode',
		'locationGLSegment',
	],
	sensitive: {},
});

const view = permission('Company Configuration Integration', 'View');

export const location: Resource = {
	value: 'location',
	name: 'Location',
	description: 'Work locations of the tenant',
	operations: [
		{
			value: 'get',
			name: 'Get',
			action: 'Get location configuration',
			description: 'Get one work location by its code',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/configuration/v1/locations/{code}',
				effect: 'read',
			},
			permission: view,
			parameters: [
				inPath(
					'code',
					{
						name: 'locationCode',
						displayName: 'Location Code',
						description: 'Code of the work location in UKG Pro',
						placeholder: 'e.g. HQ',
					},
					picked('location'),
				),
			],
			answer: locationConfiguration('one'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List location configurations',
			description: 'List the work locations with their codes and addresses',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/configuration/v1/locations',
				effect: 'read',
			},
			permission: view,
			parameters: [
				countryInQuery,
				inQuery(
					'isActive',
					{
						displayName: 'Is Active',
						description: 'Whether to list active (on) or inactive (off) locations only',
					},
					trueOrFalse,
				),
			],
			answer: locationConfiguration('many'),
		},
	],
};
