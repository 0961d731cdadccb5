import type { IDataObject } from 'n8n-workflow';

import { collectionOf } from '../operations/collections';
import type { Entry, Operation, Parameter } from '../operations/types';
import { isRecord } from '../transport/answers';
import type { RestRequest } from '../transport/rest';
import { refusal } from '../transport/trouble';
import type { Shape } from './shape';
import type { WireValue } from './values';
import { pathSegment, wireValue } from './values';

/** What one input item asks for: everything is checked, nothing is sent yet. */
export interface Plan {
	/** Of a multi-status write: without the body, which is `entry` and its neighbours. */
	readonly request: RestRequest;
	readonly entry?: IDataObject;
	/** How many entries of a multi-status write go into one request. */
	readonly batchSize: number;
	/** Rows wanted; Infinity for all. */
	readonly limit: number;
	readonly shape: Shape;
}

/** The node's parameters for one input item. */
export interface Inputs {
	/** The value of a parameter, or undefined where it is not set. */
	get(name: string): unknown;
	/** The value as the workflow stores it, expressions unresolved. */
	stored(name: string): unknown;
	/** The workflow's time zone. */
	readonly zone: string;
}

const DEFAULT_TIMEOUT = 120;

/** @throws Trouble, a refusal, for the first parameter that is wrong. */
export function plan(operation: Operation, inputs: Inputs): Plan {
	const { call } = operation;
	const values: Given[] = operation.parameters
		.filter(({ when }) => !when || inputs.get(when.parameter) === when.is)
		.flatMap((parameter) =>
			given(parameter, operation, inputs).map((value) => ({ parameter, value })),
		);

	const query: Array<[string, string]> = [];
	const headers: Record<string, string> = {};
	const body: IDataObject = {};
	let path = call.path;
	for (const { parameter, value } of values) {
		const { to } = parameter;
		const wire = wireValue(value, parameter, inputs.zone);
		if (to.in === 'path') {
			path = path.replace(`{${to.wire}}`, () => pathSegment(value, parameter, inputs.zone));
			if (call.pathInBody) body[to.wire] = wire;
		} else if (to.in === 'query') {
			query.push([to.wire, String(wire)]);
		} else if (to.in === 'header') {
			headers[to.wire] = String(wire);
		} else if (to.in === 'body') {
			put(body, to.wire.split('.'), wire);
		}
	}
	if (call.method === 'PATCH' && !values.some(({ parameter }) => parameter.to.in === 'body')) {
		throw refusal("'Update Fields' is empty: add at least one field to change");
	}

	checkSpans(values, inputs.zone);

	const hasBody = call.method !== 'GET';
	return {
		request: {
			method: call.method,
			path,
			query,
			headers,
			named: values
				.filter(({ parameter }) => parameter.identifies)
				.map(({ parameter }) => parameter.displayName),
			timeout: option(inputs, 'timeout', 'Timeout', DEFAULT_TIMEOUT, 600) * 1_000,
			...(hasBody && !call.multiStatus ? { body } : {}),
		},
		...(call.multiStatus ? { entry: body } : {}),
		batchSize: call.multiStatus ? option(inputs, 'batchSize', 'Batch Size', 1, 100) : 1,
		limit: limit(operation, inputs),
		shape: shape(operation, inputs),
	};
}

interface Given {
	readonly parameter: Parameter;
	readonly value: unknown;
}

/** Both ends are written alike, so that their texts compare as their moments do. */
function checkSpans(values: readonly Given[], zone: string): void {
	for (const { parameter: end, value } of values) {
		const start = values.find(({ parameter }) => parameter.name === end.notBefore);
		if (start && wireValue(value, end, zone) < wireValue(start.value, start.parameter, zone)) {
			throw refusal(
				`'${end.displayName}' is before '${start.parameter.displayName}': swap the two dates`,
			);
		}
	}
}

/** Values of a parameter: none where an optional one was not added. */
function given(parameter: Parameter, operation: Operation, { get, stored }: Inputs): unknown[] {
	if (parameter.entry.kind === 'dateFilter') return dateFilters(parameter, get);
	if (parameter.required) return [get(parameter.name)];
	if (parameter.prominent) {
		const value = get(parameter.name);
		const isEmpty = value === undefined || value === null || value === '';
		// An expression that comes to nothing was meant to be something: it is refused further on.
		return isEmpty && !stored(parameter.name) ? [] : [value];
	}
	const collection = get(collectionOf(parameter, operation));
	return isRecord(collection) && Object.hasOwn(collection, parameter.name)
		? [collection[parameter.name]]
		: [];
}

function dateFilters({ name, displayName }: Parameter, get: Inputs['get']): unknown[] {
	const filters = get('dateFilters');
	const rows = isRecord(filters) && Array.isArray(filters.filter) ? filters.filter : [];
	const mine = rows.filter((row) => isRecord(row) && row.field === name);
	if (mine.length > 1) {
		throw refusal(`'Date Filters' has '${displayName}' twice: use one filter with Between`);
	}
	return mine;
}

function limit({ answer }: Operation, { get }: Inputs): number {
	if (answer.rows === 'one') return Infinity;
	const all = input('returnAll', 'Return All', { kind: 'yesNo', yes: true, no: false });
	if (wireValue(get('returnAll') ?? false, all, '') === true) return Infinity;
	const most = input('limit', 'Limit', { kind: 'number', min: 1, integer: true });
	return wireValue(get('limit'), most, '') as number;
}

function option(
	{ get }: Inputs,
	name: string,
	displayName: string,
	fallback: number,
	max: number,
): number {
	const options = get('options');
	if (!isRecord(options) || !Object.hasOwn(options, name)) return fallback;
	const whole = input(name, displayName, { kind: 'number', min: 1, max, integer: true });
	return wireValue(options[name], whole, '') as number;
}

/** A parameter of the node itself, which is not sent. */
const input = (name: string, displayName: string, entry: Entry): Parameter => ({
	name,
	displayName,
	description: '',
	required: true,
	to: { in: 'none' },
	entry,
});

function shape({ answer }: Operation, { get, stored }: Inputs): Shape {
	const output = get('output');
	if (output !== 'simplified' && output !== 'raw' && output !== 'selected') {
		throw refusal("'Output' must be simplified, raw or selected: choose from the list");
	}
	return {
		output,
		fields: output === 'selected' ? selected(get('fields'), Object.keys(answer.fields)) : [],
		showSensitive: showSensitive(stored('includeSensitiveData')),
	};
}

function selected(value: unknown, known: string[]): string[] {
	const names = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [])
		.filter((name): name is string => typeof name === 'string')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	if (names.length === 0) {
		throw refusal("'Field Names or IDs' is empty: choose at least one field, or another Output");
	}
	for (const name of names) {
		const spelling = known.find((field) => field.toLowerCase() === name.toLowerCase());
		if (spelling !== undefined && !known.includes(name)) {
			throw refusal(`'Field Names or IDs' must spell "${spelling}" as UKG Pro does: correct it`);
		}
	}
	return names;
}

/** Only a switch that a person has set: no expression, and no agent, may uncover anything. */
function showSensitive(stored: unknown): boolean {
	if (typeof stored === 'string') {
		throw refusal(
			"'Include Sensitive Data' cannot be an expression or be filled in by an agent: set the switch itself",
		);
	}
	return stored === true;
}

function put(target: IDataObject, [name, ...rest]: string[], value: WireValue): void {
	if (rest.length === 0) {
		target[name] = value;
		return;
	}
	target[name] ??= {};
	put(target[name] as IDataObject, rest, value);
}
