import type { INodeProperties } from 'n8n-workflow';

import type { Parameter } from '../operations/types';

/** All date filters of an operation as rows of field, operator and day. */
export function dateFiltersProperty(filters: readonly Parameter[]): INodeProperties {
	const [{ name: firstField }] = filters;
	return {
		displayName: 'Date Filters',
		name: 'dateFilters',
		type: 'fixedCollection',
		placeholder: 'Add Date Filter',
		typeOptions: { multipleValues: true },
		default: {},
		description: "Days in the workflow's time zone; UKG Pro compares whole days",
		options: [
			{
				displayName: 'Filter',
				name: 'filter',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: filters.map(({ name, displayName, description }) => ({
							name: displayName,
							value: name,
							description,
						})),
						default: firstField,
						description: 'Which date to compare',
					},
					{
						displayName: 'Operator',
						name: 'operator',
						type: 'options',
						options: [
							{ name: 'After', value: 'after' },
							{ name: 'Before', value: 'before' },
							{ name: 'Between', value: 'between' },
							{ name: 'On', value: 'on' },
						],
						default: 'after',
						description: 'How to compare it with the day',
					},
					{
						displayName: 'Date',
						name: 'date',
						type: 'dateTime',
						default: '',
						description: 'Day to compare with; for Between, the first day',
					},
					{
						displayName: 'Until',
						name: 'until',
						type: 'dateTime',
						default: '',
						description: 'Last day',
						displayOptions: { show: { operator: ['between'] } },
					},
				],
			},
		],
	};
}
