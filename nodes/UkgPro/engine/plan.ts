import type { IDataObject } from 'n8n-workflow';

import { isList, isMultiStatus, isUpdate, pagingOf } from '../operations/calls';
import type { RowCollection } from '../operations/collections';
import { collectionOf, rowCollectionOf } from '../operations/collections';
import type { Bounds, OwnOption } from '../operations/own';
import {
	BATCH_SIZE,
	LIMIT,
	PAGE_NUMBER,
	PAGE_SIZE,
	PARALLEL_REQUESTS,
	TIMEOUT,
} from '../operations/own';
import type { Entry, Operation, Parameter, RestCall } from '../operations/types';
import { isRecord } from '../transport/answers';
import type { Wanted } from '../transport/lists';
import type { CheckRequest, Request, SoapRequest } from '../transport/request';
import { refusal } from '../transport/trouble';
import { isBlank } from './blanks';
import type { Shape } from './shape';
import { refuseUnknownFields } from './unknownFields';
import type { WireValue } from './values';
import { pathSegment, picked, wireValue } from './values';

/** What one input item asks for: everything is checked, nothing is sent yet. */
export interface Plan {
	/** Of a multi-status write: without the body, which is `entry` and its neighbours. */
	readonly request: Request | CheckRequest;
	readonly entry?: IDataObject;
	/** How many entries of a multi-status write go into one request. */
	readonly batchSize: number;
	readonly wanted: Wanted;
	/** How many requests may be under way at a time. */
	readonly parallel: number;
	readonly shape: Shape;
	/** Display names of the parameters that hold a number such as the SSN. */
	readonly personal: readonly string[];
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

/** A parameter that was given, and its value as it goes into the request. */
interface Given {
	readonly parameter: Parameter;
	readonly wire: WireValue;
}

/** @throws Trouble, a refusal, for the first parameter that is wrong. */
export function plan(operation: Operation, inputs: Inputs): Plan {
	const { call } = operation;
	refuseUnknownFields(operation, inputs.get);
	const given = operation.parameters
		.filter(({ when }) => !when || inputs.get(when.parameter) === when.is)
		.flatMap((parameter) =>
			values(parameter, operation, inputs).map((value) => ({
				parameter,
				wire: wireValue(value, parameter, inputs.zone),
			})),
		);
	checkSpans(given);
	if (isUpdate(operation) && !given.some(({ parameter }) => parameter.to.in === 'body')) {
		throw refusal("'Update Fields' is empty: add at least one field to change");
	}
	const personal = given.filter(({ parameter }) => parameter.personal);
	const about = {
		personal: personal.map(({ wire }) => String(wire)),
		named: displayNames(given.filter(({ parameter }) => parameter.identifies)),
		timeout: preset(inputs, 'timeout', 'Timeout', TIMEOUT) * 1_000,
	};
	const planned = {
		batchSize: isMultiStatus(operation)
			? preset(inputs, 'batchSize', 'Batch Size', BATCH_SIZE)
			: BATCH_SIZE.preset,
		wanted: wanted(operation, inputs),
		parallel: preset(inputs, 'parallelRequests', 'Parallel Requests', PARALLEL_REQUESTS),
		shape: shape(operation, inputs),
		personal: displayNames(personal),
	};
	if (call.protocol === 'check') return { ...planned, request: { protocol: 'check', ...about } };
	if (call.protocol === 'soap') {
		return { ...planned, request: { protocol: 'soap', ...about, ...elements(given) } };
	}
	const body = bodyOf(given, call);
	return {
		...planned,
		request: {
			protocol: 'rest',
			method: call.method,
			path: pathOf(given, call),
			query: sentIn('query', given),
			headers: Object.fromEntries(sentIn('header', given)),
			...about,
			...(call.method === 'GET' || call.multiStatus ? {} : { body }),
		},
		...(call.multiStatus ? { entry: body } : {}),
	};
}

const displayNames = (given: readonly Given[]) =>
	given.map(({ parameter }) => parameter.displayName);

const sentIn = (
	place: 'query' | 'header' | 'employeeQuery' | 'identifier',
	given: readonly Given[],
) =>
	given.flatMap(
		({ parameter: { to }, wire }): Array<[string, string]> =>
			to.in === place ? [[to.wire, String(wire)]] : [],
	);

function pathOf(given: readonly Given[], { path }: RestCall): string {
	return given.reduce((done, { parameter, wire }) => {
		const { to } = parameter;
		return to.in === 'path'
			? done.replace(`{${to.wire}}`, () => pathSegment(String(wire), parameter))
			: done;
	}, path);
}

function bodyOf(given: readonly Given[], { pathInBody }: RestCall): IDataObject {
	const body: IDataObject = {};
	for (const { parameter, wire } of given) {
		const { to } = parameter;
		if (to.in === 'body' || (to.in === 'path' && pathInBody)) put(body, to.wire.split('.'), wire);
	}
	return body;
}

function elements(given: readonly Given[]): Pick<SoapRequest, 'query' | 'identifier'> {
	const type = given.find(({ parameter }) => parameter.to.in === 'identifierType');
	return type
		? { identifier: { type: String(type.wire), parts: sentIn('identifier', given) } }
		: { query: sentIn('employeeQuery', given) };
}

/** Both ends are written alike, so that their texts compare as their moments do. */
function checkSpans(given: readonly Given[]): void {
	for (const end of given) {
		const start = given.find(({ parameter }) => parameter.name === end.parameter.notBefore);
		if (start && end.wire < start.wire) {
			throw refusal(
				`'${end.parameter.displayName}' is before '${start.parameter.displayName}': swap the two dates`,
			);
		}
	}
}

/** Values of a parameter: none where an optional one was not added. */
function values(parameter: Parameter, operation: Operation, inputs: Inputs): unknown[] {
	const { get, stored } = inputs;
	const collection = rowCollectionOf(parameter);
	if (collection) return rowsFor(parameter, collection, operation, inputs);
	if (parameter.required) return [picked(get(parameter.name))];
	if (parameter.prominent) {
		const value = picked(get(parameter.name));
		// An expression that comes to nothing was meant to be something: it is refused further on.
		return isBlank(value) && !isSet(stored(parameter.name)) ? [] : [value];
	}
	const added = get(collectionOf(parameter, operation));
	return isRecord(added) && Object.hasOwn(added, parameter.name)
		? [picked(added[parameter.name])]
		: [];
}

const isSet = (stored: unknown) => !isBlank(picked(stored));

/** The row of the parameter, if there is one. Rows of fields that the operation lacks are refused. */
function rowsFor(
	parameter: Parameter,
	collection: RowCollection,
	operation: Operation,
	{ get }: Inputs,
) {
	const filled = get(collection.name);
	const list = isRecord(filled) ? filled[collection.rows] : undefined;
	const rows: IDataObject[] = Array.isArray(list) ? list : [];
	const fields = operation.parameters.filter((one) => rowCollectionOf(one) === collection);
	if (!rows.every(({ field }) => fields.some(({ name }) => name === field))) {
		throw refusal(
			`'${collection.displayName}' names a field that this operation does not have: choose it from the list, or remove the row`,
		);
	}
	const mine = rows.filter(({ field }) => field === parameter.name);
	if (mine.length > 1) {
		throw refusal(
			`'${collection.displayName}' has '${parameter.displayName}' twice, and UKG Pro takes one of each: remove one`,
		);
	}
	return mine;
}

function wanted(operation: Operation, inputs: Inputs): Wanted {
	const paging = pagingOf(operation);
	const size = { ...PAGE_SIZE, max: paging?.maximum };
	const page = paging && option(inputs, 'pageNumber', 'Page Number', PAGE_NUMBER);
	const pageSize = paging && option(inputs, 'pageSize', 'Page Size', size);
	return { limit: page === undefined ? limit(operation, inputs) : Infinity, page, pageSize };
}

function limit(operation: Operation, { get }: Inputs): number {
	if (!isList(operation)) return Infinity;
	const all = input('returnAll', 'Return All', { kind: 'yesNo', yes: true, no: false });
	if (wireValue(get('returnAll') ?? false, all, '') === true) return Infinity;
	return whole(get('limit'), 'limit', 'Limit', LIMIT);
}

/** An option of the node's own, where it was added. */
function option(
	{ get }: Inputs,
	name: string,
	displayName: string,
	bounds: Bounds,
): number | undefined {
	const options = get('options');
	return isRecord(options) && Object.hasOwn(options, name)
		? whole(options[name], name, displayName, bounds)
		: undefined;
}

const preset = (inputs: Inputs, name: string, displayName: string, own: OwnOption): number =>
	option(inputs, name, displayName, own) ?? own.preset;

/** A number of the node's own, which is not sent. */
export function whole(
	value: unknown,
	name: string,
	displayName: string,
	{ min, max }: Bounds,
): number {
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
export function showSensitive(stored: unknown): boolean {
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
