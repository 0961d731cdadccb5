import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { findOperation } from '../operations';

export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'Raw',
			value: 'raw',
			description: 'All fields, named as UKG Pro sends them',
		},
		{
			name: 'Selected Fields',
			value: 'selected',
			description: 'Only the fields that you choose',
		},
		{
			name: 'Simplified',
			value: 'simplified',
			description: 'The most useful fields, ten at most',
		},
	],
	default: 'simplified',
	description: 'How much of each record to return',
};

export const fields: INodeProperties = {
	displayName: 'Field Names or IDs',
	name: 'fields',
	type: 'multiOptions',
	typeOptions: {
		loadOptionsMethod: 'getFields',
		loadOptionsDependsOn: ['resource', 'operation'],
	},
	default: [],
	description:
		'Fields to return. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const includeSensitiveData: INodeProperties = {
	displayName: 'Include Sensitive Data',
	name: 'includeSensitiveData',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether to return social security numbers, bank accounts, birth dates and the like in clear; otherwise they are masked',
};

/** The fields of an operation's answer, useful ones first. */
export function fieldChoices(resource: unknown, operation: unknown): INodePropertyOptions[] {
	const answer = findOperation(resource, operation)?.answer;
	if (!answer) return [];
	const others = Object.keys(answer.fields).filter((name) => !answer.simplified.includes(name));
	return [...answer.simplified, ...others.sort()].map((name) => ({ name, value: name }));
}
