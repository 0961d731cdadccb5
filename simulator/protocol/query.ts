import type { Variants } from '../variants';
import type { BadRequest } from './answer';
import { parseAnyDate, parseDateFilter, parseDateTime } from './dates';

/** A query parameter as the contract declares it. */
export interface QueryParameter {
	/** In the contract's case; requests may use any. */
	name: string;
	type: 'string' | 'boolean' | 'int' | 'number' | 'integer' | 'dateTime' | 'dateFilter' | 'anyDate';
	required?: boolean;
	/** The contract's regular expression. */
	pattern?: RegExp;
	/** The most characters the contract allows. */
	maxLength?: number;
}

/** Declared parameters by their declared names; those that were not sent are missing. */
export type Query = Record<string, string>;

/** Above this an `int` does not fit (contract: maximum of the declared integers). */
const MAX_INT = 2_147_483_647;

const FILTER_FORMS = '<MM-DD-YYYY, >MM-DD-YYYY, MM-DD-YYYY or {MM-DD-YYYY,MM-DD-YYYY}';

/** Declares several text filters at once. */
export function strings(...names: string[]): QueryParameter[] {
	return names.map((name) => ({ name, type: 'string' }));
}

/**
 * Reads the declared parameters out of a raw query. Names match without regard to case, unknown ones
 * are ignored, of a repeated one the first counts, and an empty text filter filters nothing.
 */
export function readQuery(
	raw: string,
	declared: readonly QueryParameter[],
	variants: Pick<Variants, 'dateOperators'>,
): { query: Query; faults: BadRequest[] } {
	const sent = new Map<string, string>();
	for (const [name, value] of new URLSearchParams(raw)) {
		const key = name.toLowerCase();
		if (!sent.has(key)) sent.set(key, value);
	}
	const query: Query = {};
	const faults: BadRequest[] = [];
	for (const parameter of declared) {
		const value = sent.get(parameter.name.toLowerCase());
		if (value === undefined || (value === '' && parameter.type === 'string')) {
			if (parameter.required) {
				faults.push({ field: parameter.name, message: `${parameter.name} is required.` });
			}
			continue;
		}
		const message = faultOf(parameter, value, variants);
		if (message) faults.push({ field: parameter.name, message });
		else query[parameter.name] = value;
	}
	return { query, faults };
}

function faultOf(
	{ name, type, pattern, maxLength = Infinity }: QueryParameter,
	value: string,
	variants: Pick<Variants, 'dateOperators'>,
): string | undefined {
	if (pattern && !pattern.test(value)) return `${name} has to match ${pattern.source}.`;
	if (value.length > maxLength) return `${name} has to have at most ${maxLength} characters.`;
	switch (type) {
		case 'boolean':
			return /^(true|false)$/i.test(value) ? undefined : `${name} has to be true or false.`;
		case 'int':
		case 'number':
			return /^\d{1,10}$/.test(value) && Number(value) >= 1 && Number(value) <= MAX_INT
				? undefined
				: `${name} has to be a whole number from 1.`;
		case 'integer':
			return /^-?\d{1,10}$/.test(value) ? undefined : `${name} has to be a whole number.`;
		case 'dateTime':
			return parseDateTime(value) === undefined
				? `${name} has to be a date-time such as 2026-01-31T00:00:00Z.`
				: undefined;
		case 'dateFilter':
			return parseDateFilter(value, variants) ? undefined : `${name} has to be ${FILTER_FORMS}.`;
		case 'anyDate':
			return parseAnyDate(value, variants)
				? undefined
				: `${name} has to be a date-time, or ${FILTER_FORMS}.`;
		default:
			return undefined;
	}
}

/** Equal without regard to case, as the databases behind such services compare. */
export function same(value: unknown, wanted: string): boolean {
	return String(value ?? '').toLowerCase() === wanted.toLowerCase();
}

/**
 * `same` for a yes/no field whose filter is typed as text: the contract does not say whether such a
 * filter takes Y and N or true and false.
 */
export function sameFlag(
	value: unknown,
	wanted: string,
	{ flagSpelling }: Pick<Variants, 'flagSpelling'>,
): boolean {
	if (typeof value !== 'boolean') return same(value, wanted);
	return (
		(flagSpelling !== 'words' && same(value ? 'Y' : 'N', wanted)) ||
		(flagSpelling !== 'letters' && same(value, wanted))
	);
}

/** A test with `*` for any text; without one it is `same`. */
export function like(wanted: string): (value: string) => boolean {
	const parts = wanted.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	const expression = new RegExp(`^${parts.join('.*')}$`, 'is');
	return (value) => expression.test(value);
}
