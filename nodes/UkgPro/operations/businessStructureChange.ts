import { aboutCompanyId } from './common';
import {
	LARGE_PAGE,
	OR_ASTERISK,
	answer,
	inQuery,
	midnight,
	pagedBy,
	permission,
	picked,
} from './define';
import { employeeOrAllInQuery } from './filters';
import type { Resource } from './types';

const changedEmployees = answer({
	fields: { employeeId: 'string' },
	simplified: ['employeeId'],
	sensitive: {},
	rowKey: 'everyField',
	wrapAs: 'employeeId',
});

export const businessStructureChange: Resource = {
	value: 'businessStructureChange',
	name: 'Business Structure Change',
	description: 'Employees whose place in the structure of the business changed',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List business structure changes',
			description:
				'List the employee IDs of those whose business structure changed since a moment; it gives the IDs alone, so look the employees up with another operation',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/integration/kronos/business-structure-status',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Personnel Integration', 'View'),
			parameters: [
				inQuery(
					'modifiedAfterDateTime',
					{
						displayName: 'Modified After',
						description:
							"Moment after which the structure changed, sent as local time of the workflow's time zone: UKG Pro's own times carry no zone",
						required: true,
					},
					{ kind: 'dateTime', zone: 'local' },
				),
				inQuery(
					'companyId',
					{
						...aboutCompanyId,
						description:
							"UKG Pro's internal company ID (COID), 5 characters, or an asterisk for all companies; not the company code",
						required: true,
					},
					picked('company', { pattern: OR_ASTERISK }),
				),
				inQuery(
					'effectiveDate',
					{
						displayName: 'Effective Date',
						description: "Day from which the change applies, in the workflow's time zone",
					},
					midnight,
				),
				employeeOrAllInQuery,
			],
			answer: changedEmployees('many'),
		},
	],
};
