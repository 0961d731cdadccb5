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
	const mask = masker(answer.fields, lowerCased(answer.sensitive), '');
	return (row) => {
		const picked = wanted === undefined ? { ...row } : pick(row, wanted);
		return showSensitive ? picked : mask(picked);
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

/** What becomes of the values of one name. */
interface Rule {
	readonly mask: Mask | undefined;
	/** Of records and lists in it. */
	inside(value: object): unknown;
}

/**
 * Masks a record of our own in place. What is to be done is looked up once a name, not once a row: a
 * large tenant has millions of values.
 */
function masker(
	fields: Fields | undefined,
	sensitive: ReadonlyMap<string, Mask>,
	path: string,
): (record: IDataObject) => IDataObject {
	const rules = new Map<string, Rule>();
	const ruleOf = (name: string): Rule => {
		const here = path + name.toLowerCase();
		const known = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
		const anywhere = known === undefined ? SENSITIVE_ANYWHERE.get(name.toLowerCase()) : undefined;
		const rule = {
			mask: sensitive.get(here) ?? anywhere,
			inside: insideMasker(known, sensitive, `${here}.`),
		};
		rules.set(name, rule);
		return rule;
	};
	return (record) => {
		for (const name of Object.keys(record)) {
			const value: unknown = record[name];
			const { mask, inside } = rules.get(name) ?? ruleOf(name);
			if (mask !== undefined) record[name] = maskValue(value, mask) as string;
			else if (typeof value === 'object' && value !== null)
				record[name] = inside(value) as IDataObject;
		}
		return record;
	};
}

function insideMasker(
	type: FieldType | undefined,
	sensitive: ReadonlyMap<string, Mask>,
	path: string,
): (value: object) => unknown {
	const fields = typeof type === 'string' ? undefined : Array.isArray(type) ? type[0] : type;
	let mask: ReturnType<typeof masker> | undefined;
	const inside = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(inside);
		mask ??= masker(fields as Fields | undefined, sensitive, path);
		return isRecord(value) ? mask({ ...value }) : value;
	};
	return inside;
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
