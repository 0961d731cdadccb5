import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { RowCollection } from '../operations/collections';
import { rowCollectionOf } from '../operations/collections';
import type { Operation, Parameter } from '../operations/types';

/** The collections of an operation whose rows are field, operator and value. */
export function rowProperties({ parameters }: Operation): INodeProperties[] {
	const kinds = new Set(parameters.map(rowCollectionOf).filter((kind) => kind !== undefined));
	return [...kinds].map((kind) =>
		rowsProperty(
			kind,
			parameters.filter((parameter) => rowCollectionOf(parameter) === kind),
		),
	);
}

interface Look {
	readonly placeholder: string;
	readonly description: string;
	readonly operators: INodePropertyOptions[];
	readonly firstOperator: string;
	readonly values: readonly INodeProperties[];
}

const LOOKS: Readonly<Record<RowCollection['name'], Look>> = {
	dateFilters: {
		placeholder: 'Add Date Filter',
		description: "Days in the workflow's time zone; UKG Pro compares whole days",
		operators: [
			{ name: 'After', value: 'after' },
			{ name: 'Before', value: 'before' },
			{ name: 'Between', value: 'between' },
			{ name: 'On', value: 'on' },
		],
		firstOperator: 'after',
		values: [
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
	conditions: {
		placeholder: 'Add Condition',
		description:
			'Which employees to find; all conditions have to be met, without any it is everybody',
		operators: [
			{ name: 'After', value: 'after', description: 'For dates' },
			{ name: 'Before', value: 'before', description: 'For dates' },
			{ name: 'Equals', value: 'equals' },
			{ name: 'In', value: 'in', description: 'One of several values with commas between them' },
			{ name: 'Is Blank', value: 'isBlank' },
			{ name: 'Is Not Blank', value: 'isNotBlank' },
			{ name: 'Like', value: 'like', description: 'A percent sign stands for any characters' },
			{ name: 'Not Equals', value: 'notEquals' },
		],
		firstOperator: 'equals',
		values: [
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				default: '',
				placeholder: 'e.g. A',
				description:
					"Text, code or date to compare with; dates as 2026-01-31, in the workflow's time zone",
				displayOptions: { hide: { operator: ['isBlank', 'isNotBlank'] } },
			},
		],
	},
};

function rowsProperty(
	{ name, displayName, rows, row }: RowCollection,
	fields: readonly Parameter[],
): INodeProperties {
	const { placeholder, description, operators, firstOperator, values } = LOOKS[name];
	const [{ name: firstField }] = fields;
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder,
		typeOptions: { multipleValues: true },
		default: {},
		description,
		options: [
			{
				displayName: row,
				name: rows,
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: fields.map((field) => ({
							name: field.displayName,
							value: field.name,
							description: field.description,
						})),
						default: firstField,
						description: 'What to compare',
					},
					{
						displayName: 'Operator',
						name: 'operator',
						type: 'options',
						options: operators,
						default: firstOperator,
						description: 'How to compare it',
					},
					...values,
				],
			},
		],
	};
}
