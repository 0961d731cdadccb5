import type { IDataObject } from 'n8n-workflow';

import { SENSITIVE_ANYWHERE } from '../operations/sensitive';
import type { Answer, Fields, FieldType, Mask, Sensitive } from '../operations/types';
import { isRecord } from '../transport/answers';

export interface Shape {
	readonly output: 'simplified' | 'raw' | 'selected';
	/** Names as UKG sends them, for `selected`. */
	readonly fields: readonly string[];
	readonly showSensitive: boolean;
}

const HIDDEN = '****';

/** Picks the wanted fields of a row and masks the sensitive ones; the row itself stays as it is. */
export function shaper(answer: Answer, shape: Shape): (row: IDataObject) => IDataObject {
	const { output, fields, showSensitive } = shape;
	const wanted = output === 'raw' ? undefined : output === 'selected' ? fields : answer.simplified;
	const sensitive = lowerCased(answer.sensitive);
	return (row) => {
		const picked = wanted === undefined ? row : pick(row, wanted);
		return showSensitive ? { ...picked } : maskRecord(picked, answer.fields, sensitive, '');
	};
}

/** Fields that a row does not have are left out; the order is that of the names. */
function pick(row: IDataObject, names: readonly string[]): IDataObject {
	const picked: IDataObject = {};
	for (const name of names) {
		if (Object.hasOwn(row, name)) picked[name] = row[name];
	}
	return picked;
}

function maskRecord(
	record: IDataObject,
	fields: Fields | undefined,
	sensitive: ReadonlyMap<string, Mask>,
	path: string,
): IDataObject {
	// Entries, so that a field of any name is a field and nothing else.
	return Object.fromEntries(
		Object.entries(record).map(([name, value]) => {
			const here = path + name.toLowerCase();
			const known = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
			const mask =
				sensitive.get(here) ??
				(known === undefined ? SENSITIVE_ANYWHERE.get(name.toLowerCase()) : undefined);
			return [
				name,
				mask === undefined
					? maskInside(value, known, sensitive, `${here}.`)
					: maskValue(value, mask),
			];
		}),
	) as IDataObject;
}

function maskInside(
	value: unknown,
	type: FieldType | undefined,
	sensitive: ReadonlyMap<string, Mask>,
	path: string,
): unknown {
	const fields = typeof type === 'string' ? undefined : Array.isArray(type) ? type[0] : type;
	if (Array.isArray(value)) return value.map((entry) => maskInside(entry, fields, sensitive, path));
	return isRecord(value) ? maskRecord(value, fields as Fields | undefined, sensitive, path) : value;
}

/** Numbers keep their last four characters at most, and only where that leaves as many hidden. */
export function maskValue(value: unknown, mask: Mask): unknown {
	if (value === null || value === undefined || value === '') return value;
	if (mask === 'hidden' || typeof value === 'object') return HIDDEN;
	const text = String(value).trim();
	return text.length < 8 ? HIDDEN : HIDDEN + text.slice(-4);
}

/** Tenants differ in capitals, and a mask must not depend on them. */
function lowerCased(sensitive: Sensitive): ReadonlyMap<string, Mask> {
	return new Map(Object.entries(sensitive).map(([path, mask]) => [path.toLowerCase(), mask]));
}
