import type { INodeProperties } from 'n8n-workflow';

import { CATALOGUE, findOperation } from '../operations';
import { isList, ownOptions } from '../operations/calls';
import type { Collection } from '../operations/collections';
import { COLLECTIONS, collectionOf, isAdded } from '../operations/collections';
import {
	BATCH_SIZE,
	LIMIT,
	PAGE_NUMBER,
	PAGE_SIZE,
	PARALLEL_REQUESTS,
	TIMEOUT,
} from '../operations/own';
import type { Operation } from '../operations/types';
import type { Condition, Placed } from './merge';
import { merge } from './merge';
import { fields, includeSensitiveData, output } from './output';
import { parameterProperty } from './parameter';
import { rowProperties } from './rows';

/** All properties of the action node, from the catalogue, in the order of n8n's panel. */
export function nodeProperties(): INodeProperties[] {
	return [
		resourceProperty(),
		...operationProperties(),
		...sections.flatMap((section) => merge(everywhere(section), exists)),
		...ofEveryOperation(),
		...merge(everywhere(options), exists),
	];
}

function resourceProperty(): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: CATALOGUE.map(({ name, value, description }) => ({ name, value, description })),
		default: 'person',
	};
}

function operationProperties(): INodeProperties[] {
	return CATALOGUE.map(({ value: resource, operations }) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
		default: defaultOperation(operations),
	}));
}

function defaultOperation(operations: readonly Operation[]): string {
	return (operations.find(({ value }) => value === 'getMany') ?? operations[0]).value;
}

interface Shown {
	readonly property: INodeProperties;
	/** Narrows where it is shown further. */
	readonly when?: Condition;
}

/** What an operation shows in one part of the panel. */
type Section = (operation: Operation) => Shown[];

const sections: readonly Section[] = [
	({ parameters }) =>
		parameters
			.filter(({ required, prominent }) => required || prominent)
			.map((parameter) => ({ property: parameterProperty(parameter), when: parameter.when })),
	(operation) =>
		isList(operation)
			? [{ property: returnAll }, { property: limit, when: { parameter: 'returnAll', is: false } }]
			: [],
	collection('filters', 'Add Filter'),
	(operation) => rowProperties(operation).map((property) => ({ property })),
	collection('additionalFields', 'Add Field'),
	collection('updateFields', 'Add Field'),
];

const options: Section = (operation) => [
	{
		property: collectionProperty('options', 'Add Option', [
			...optional(operation, 'options').map(parameterProperty),
			...ownOptions(operation).map((name) => OWN[name]),
		]),
	},
];

/**
 * Once each instead of once for all resources with the same operations: of a pair that the catalogue
 * does not have they are shown too, while somebody chooses another operation. Data can be sensitive
 * in any answer, since tenants add fields to all of them.
 */
function ofEveryOperation(): INodeProperties[] {
	const places = everywhere(() => [{ property: output }]).map(({ place }) => place);
	const show = {
		resource: [...new Set(places.map(({ resource }) => resource))],
		operation: [...new Set(places.map(({ operation }) => operation))],
	};
	return [
		{ ...output, displayOptions: { show } },
		{ ...fields, displayOptions: { show: { ...show, output: ['selected'] } } },
		{ ...includeSensitiveData, displayOptions: { show } },
	];
}

function collection(name: Collection, placeholder: string): Section {
	return (operation) => {
		const parameters = optional(operation, name);
		if (parameters.length === 0) return [];
		const properties = parameters.map(parameterProperty);
		return [{ property: collectionProperty(name, placeholder, properties) }];
	};
}

const collectionProperty = (
	name: Collection,
	placeholder: string,
	properties: INodeProperties[],
): INodeProperties => ({
	displayName: COLLECTIONS[name],
	name,
	type: 'collection',
	placeholder,
	default: {},
	options: [...properties].sort(byDisplayName),
});

const optional = (operation: Operation, name: Collection) =>
	operation.parameters.filter(
		(parameter) => isAdded(parameter) && collectionOf(parameter, operation) === name,
	);

const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

/** A section of all operations, each property with its place. */
function everywhere(section: Section): Placed[] {
	return CATALOGUE.flatMap(({ value: resource, operations }) =>
		operations.flatMap((operation) =>
			section(operation).map(({ property, when }) => ({
				property,
				place: { resource, operation: operation.value, when },
			})),
		),
	);
}

const exists = (resource: string, operation: string) =>
	findOperation(resource, operation) !== undefined;

// n8n's lint wants a default that is no member of something.
const { preset: presetBatchSize } = BATCH_SIZE;
const { preset: presetParallelRequests } = PARALLEL_REQUESTS;
const { preset: presetTimeout } = TIMEOUT;

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: LIMIT.min },
	default: 50,
	description: 'Max number of results to return',
};

const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: BATCH_SIZE.min, maxValue: BATCH_SIZE.max },
	default: presetBatchSize,
	description:
		'How many input items go into one request; when its outcome is unknown, it is unknown for all of them',
};

const pageNumber: INodeProperties = {
	displayName: 'Page Number',
	name: 'pageNumber',
	type: 'number',
	typeOptions: { minValue: PAGE_NUMBER.min },
	default: 1,
	description:
		'Only this page, whatever Return All and Limit say: a loop can read a long list page by page, until one has no rows',
};

const pageSize: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: PAGE_SIZE.min },
	default: 100,
	description: 'Rows to ask for at a time; without this option the most that UKG Pro gives',
};

const parallelRequests: INodeProperties = {
	displayName: 'Parallel Requests',
	name: 'parallelRequests',
	type: 'number',
	typeOptions: { minValue: PARALLEL_REQUESTS.min, maxValue: PARALLEL_REQUESTS.max },
	default: presetParallelRequests,
	description: 'The most requests at a time; fewer are sent while UKG Pro limits them',
};

export const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: TIMEOUT.min, maxValue: TIMEOUT.max },
	default: presetTimeout,
	description: 'Seconds to wait for an answer to one request',
};

const OWN = { batchSize, pageNumber, pageSize, parallelRequests, timeout };
