import type { IDataObject } from 'n8n-workflow';

import { collectionOf } from '../operations/collections';
import type { Bounds, OwnOption } from '../operations/own';
import { BATCH_SIZE, LIMIT, TIMEOUT } from '../operations/own';
import type { Entry, Operation, Parameter } from '../operations/types';
import { isRecord } from '../transport/answers';
import type { RestRequest } from '../transport/rest';
import { refusal } from '../transport/trouble';
import type { Shape } from './shape';
import type { WireValue } from './values';
import { isBlank, pathSegment, wireValue } from './values';

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

/** @throws Trouble, a refusal, for the first parameter that is wrong. */
export function plan(operation: Operation, inputs: Inputs): Plan {
	const { call } = operation;
	const values = operation.parameters
		.filter(({ when }) => !when || inputs.get(when.parameter) === when.is)
		.flatMap((parameter) =>
			given(parameter, operation, inputs).map((value) => ({ parameter, value })),
		);

	const query: Array<[string, string]> = [];
	const headers: Record<string, string> = {};
	const body: IDataObject = {};
	const wires = new Map<string, WireValue>();
	let path = call.path;
	for (const { parameter, value } of values) {
		const { to } = parameter;
		const wire = wireValue(value, parameter, inputs.zone);
		wires.set(parameter.name, wire);
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
	checkSpans(operation, wires);

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
			timeout: option(inputs, 'timeout', 'Timeout', TIMEOUT) * 1_000,
			...(hasBody && !call.multiStatus ? { body } : {}),
		},
		...(call.multiStatus ? { entry: body } : {}),
		batchSize: call.multiStatus ? option(inputs, 'batchSize', 'Batch Size', BATCH_SIZE) : 1,
		limit: limit(operation, inputs),
		shape: shape(operation, inputs),
	};
}

/** Both ends are written alike, so that their texts compare as their moments do. */
function checkSpans({ parameters }: Operation, wires: ReadonlyMap<string, WireValue>): void {
	for (const end of parameters) {
		const start = parameters.find(({ name }) => name === end.notBefore);
		const from = start && wires.get(start.name);
		const to = wires.get(end.name);
		if (from !== undefined && to !== undefined && to < from) {
			throw refusal(`'${end.displayName}' is before '${start?.displayName}': swap the two dates`);
		}
	}
}

/** Values of a parameter: none where an optional one was not added. */
function given(parameter: Parameter, operation: Operation, { get, stored }: Inputs): unknown[] {
	if (parameter.entry.kind === 'dateFilter') return dateFilters(parameter, get);
	if (parameter.required) return [get(parameter.name)];
	if (parameter.prominent) {
		const value = get(parameter.name);
		// An expression that comes to nothing was meant to be something: it is refused further on.
		return isBlank(value) && !stored(parameter.name) ? [] : [value];
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
	return whole(get('limit'), 'limit', 'Limit', LIMIT);
}

function option({ get }: Inputs, name: string, displayName: string, own: OwnOption): number {
	const options = get('options');
	return isRecord(options) && Object.hasOwn(options, name)
		? whole(options[name], name, displayName, own)
		: own.preset;
}

function whole(value: unknown, name: string, displayName: string, { min, max }: Bounds): number {
	const entry: Entry = { kind: 'number', min, max, integer: true };
	return wireValue(value, input(name, displayName, entry), '') as number;
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
