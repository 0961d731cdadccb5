import { CATALOGUE } from '../operations';
import { employeeChangeFields } from '../operations/employeeChange';
import type { Fields, FieldType, Operation } from '../operations/types';

/** A JSON schema as n8n reads it, and its file below `__schema__/v1.0.0`. */
export interface OutputSchema {
	readonly file: string;
	readonly schema: JsonSchema;
}

export interface JsonSchema {
	readonly type: string;
	readonly properties?: { readonly [name: string]: JsonSchema };
	readonly items?: JsonSchema;
	readonly version?: number;
}

/** The fields that n8n shows before the first run: those of the simplified output, the default. */
export function outputSchemas(): OutputSchema[] {
	return CATALOGUE.flatMap(({ value: resource, operations }) =>
		operations.map((operation) => ({
			file: `${resource}/${operation.value}.json`,
			schema: { ...objectSchema(simplifiedFields(operation)), version: 1 },
		})),
	);
}

/** The fields of the trigger's items, which has neither resources nor operations: `v1.0.0.json`. */
export const triggerSchema = (): JsonSchema => {
	const text = { type: 'string' };
	return {
		type: 'object',
		properties: {
			event: text,
			changes: { type: 'array', items: text },
			employee: objectSchema(employeeChangeFields),
			detectedAt: text,
			window: { type: 'object', properties: { from: text, to: text } },
		},
		version: 1,
	};
};

function simplifiedFields({ answer }: Operation): Fields {
	return Object.fromEntries(answer.simplified.map((name) => [name, answer.fields[name]]));
}

const objectSchema = (fields: Fields): JsonSchema => ({
	type: 'object',
	properties: Object.fromEntries(
		Object.entries(fields).map(([name, type]) => [name, fieldSchema(type)]),
	),
});

function fieldSchema(type: FieldType): JsonSchema {
	if (isList(type)) return { type: 'array', items: objectSchema(type[0]) };
	if (typeof type === 'object') return objectSchema(type);
	return { type: JSON_TYPES[type] };
}

const isList = (type: FieldType): type is readonly [Fields] => Array.isArray(type);

const JSON_TYPES = {
	string: 'string',
	uuid: 'string',
	datetime: 'string',
	date: 'string',
	int: 'integer',
	number: 'number',
	double: 'number',
	boolean: 'boolean',
} as const;
