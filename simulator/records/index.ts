import { configurationRecords } from './configuration';
import { payrollRecords } from './payroll';
import { personnelRecords } from './personnel';
import { protocolRecords } from './protocol';
import type { RecordType } from './types';

export type { FieldType, RecordType } from './types';

/** Every record of the contract, by the name its schema has there. */
export const records = {
	...configurationRecords,
	...personnelRecords,
	...payrollRecords,
	...protocolRecords,
} as const satisfies Record<string, RecordType>;

export type RecordName = keyof typeof records;

/** Fields that are not on every row: `body` only on success, `modelstate` only on failure. */
export const optionalFields: Partial<Record<RecordName, readonly string[]>> = {
	MultiStatusEntry: ['body', 'modelstate'],
};

/** Fields that live rows carry and the published schema does not. */
export const liveFields: Partial<Record<RecordName, RecordType>> = {
	'org-levels': { longDescription: 'string' },
};

/** A record as it goes over the wire. */
export type Row = Record<string, unknown>;

type Fields<N extends RecordName> = keyof (typeof records)[N];

/** Rows with nothing known, made once: pages have up to 10,000 rows. */
const blanks = new Map<string, Row>();

/**
 * A complete row: every field of the contract's record, `empty` where `known` says nothing.
 * The types refuse a name that the record does not have.
 */
export function fill<N extends RecordName>(
	name: N,
	known: Partial<Record<Fields<N>, unknown>>,
	empty: null | '' = null,
): Row {
	const key = `${name}:${empty}`;
	let blank = blanks.get(key);
	if (!blank) {
		blank = Object.fromEntries(Object.keys(records[name]).map((field) => [field, empty]));
		blanks.set(key, blank);
	}
	return { ...blank, ...known };
}
