import {
	liveFields,
	optionalFields,
	records,
	type FieldType,
	type RecordName,
	type RecordType,
} from './records';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?$/;

export interface CheckOptions {
	/** Replaces the type of single fields, for answers that differ from their schema as UKG's do. */
	overrides?: RecordType;
	/** False where a record never holds null. */
	nullable?: boolean;
}

/**
 * Holds a value against a record of the contract.
 *
 * @returns one sentence for each fault; an empty list when the row is as published
 */
export function checkRecord(
	name: RecordName,
	value: unknown,
	{ overrides = {}, nullable = true }: CheckOptions = {},
): string[] {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) {
		return [`${name}: is no object`];
	}
	const row = value as Record<string, unknown>;
	const known: Record<string, FieldType> = { ...records[name], ...liveFields[name], ...overrides };
	const faults: string[] = [];
	for (const [field, type] of Object.entries(known)) {
		if (!(field in row)) {
			if (!optionalFields[name]?.includes(field)) faults.push(`${name}.${field}: is missing`);
			continue;
		}
		if (row[field] === null) {
			if (!nullable) faults.push(`${name}.${field}: is null`);
			continue;
		}
		faults.push(...checkField(`${name}.${field}`, type, row[field]));
	}
	for (const field of Object.keys(row)) {
		if (!(field in known)) faults.push(`${name}.${field}: is not in the contract`);
	}
	return faults;
}

function checkField(at: string, type: FieldType, value: unknown): string[] {
	const fault = (ok: boolean, wanted: string) =>
		ok ? [] : [`${at}: ${JSON.stringify(value)} is no ${wanted}`];
	if (typeof type === 'object') {
		if ('record' in type) return checkRecord(type.record as RecordName, value);
		if (!Array.isArray(value)) return fault(false, 'array');
		return value.flatMap((entry) =>
			'list' in type
				? checkRecord(type.list as RecordName, entry)
				: checkField(at, type.listOf, entry),
		);
	}
	switch (type) {
		case 'uuid':
			return fault(typeof value === 'string' && UUID.test(value), 'UUID');
		case 'dateTime':
			return fault(
				typeof value === 'string' &&
					DATE_TIME.test(value) &&
					!Number.isNaN(Date.parse(`${value}Z`)),
				'date-time',
			);
		case 'int':
			return fault(Number.isInteger(value), 'whole number');
		case 'object':
			return fault(typeof value === 'object' && !Array.isArray(value), 'object');
		case 'messages':
			return fault(isMessages(value), 'map of messages');
		default:
			return fault(typeof value === type, type);
	}
}

function isMessages(value: unknown): boolean {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
	return Object.values(value).every(
		(list) =>
			Array.isArray(list) &&
			list.every(
				(entry) =>
					typeof entry?.message === 'string' &&
					typeof entry?.type === 'string' &&
					Object.keys(entry).length === 2,
			),
	);
}
