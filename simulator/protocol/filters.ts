import type { OperationRequest } from '../endpoint';
import type { Variants } from '../variants';
import type { Workforce } from '../workforce/workforce';
import { parseAnyDate, parseDateFilter, parseDateTime, type DateTest } from './dates';
import { like, same, sameFlag, type QueryParameter } from './query';

/** A query parameter together with what it leaves of a list. */
export interface Filter<T> extends QueryParameter {
	/** Makes the test of an entry out of the value that was sent, which is a good one. */
	test(wanted: string, request: Pick<OperationRequest, 'tenant' | 'variants'>): Test<T>;
}

type Test<T> = (entry: T) => boolean;

/** What a filter is compared with. */
type Value<T, V> = (entry: T, workforce: Workforce) => V;

/** What the contract demands of a parameter beyond its type. */
type Rules = Pick<QueryParameter, 'pattern' | 'maxLength' | 'required'>;

/** Patterns of the contract. */
export const LETTERS = /^[a-zA-Z]*$/;
export const LETTERS_AND_DIGITS = /^[a-zA-Z0-9]*$/;
export const ID_LIST = /^[a-zA-Z0-9,]*$/;
export const ID_OR_ALL = /^[*a-zA-Z0-9]*$/;

/** Equal text, whatever the case. */
export function text<T>(name: string, value: Value<T, unknown>, rules: Rules = {}): Filter<T> {
	return {
		name,
		type: 'string',
		...rules,
		test:
			(wanted, { tenant }) =>
			(entry) =>
				same(value(entry, tenant.workforce), wanted),
	};
}

/** One id or several with commas between them, in brackets or not; `*` stands for any text. */
export function ids<T>(name: string, value: (entry: T) => string, rules: Rules): Filter<T> {
	return {
		name,
		type: 'string',
		...rules,
		test(wanted) {
			const passes = idTest(wanted);
			return (entry) => passes(value(entry));
		},
	};
}

function idTest(wanted: string): Test<string> {
	const asked = wanted
		.replace(/[\s[\]]/g, '')
		.toUpperCase()
		.split(',');
	const plain = new Set(asked);
	const patterns = asked.filter((id) => id.includes('*')).map(like);
	return (id) => plain.has(id) || patterns.some((passes) => passes(id));
}

/** Yes or no, typed as text. */
export function flag<T>(name: string, value: Value<T, boolean>, rules: Rules = {}): Filter<T> {
	return {
		name,
		type: 'string',
		...rules,
		test:
			(wanted, { tenant, variants }) =>
			(entry) =>
				sameFlag(value(entry, tenant.workforce), wanted, variants),
	};
}

/** Yes or no where the contract has room for one letter only. */
export function letterFlag<T>(name: string, value: Value<T, boolean>): Filter<T> {
	const letter: Value<T, string> = (entry, workforce) => (value(entry, workforce) ? 'Y' : 'N');
	return text(name, letter, { pattern: LETTERS, maxLength: 1 });
}

/** A date with its operator in the value. */
export function date<T>(name: string, instant: Value<T, number | null>): Filter<T> {
	return dated(name, 'dateFilter', parseDateFilter, instant);
}

/** A date in either form. */
export function anyDate<T>(name: string, instant: Value<T, number | null>): Filter<T> {
	return dated(name, 'anyDate', parseAnyDate, instant);
}

function dated<T>(
	name: string,
	type: QueryParameter['type'],
	parse: (wanted: string, variants: Variants) => DateTest | undefined,
	instant: Value<T, number | null>,
): Filter<T> {
	return {
		name,
		type,
		test(wanted, { tenant, variants }) {
			const passes = parse(wanted, variants)!;
			return (entry) => passes(instant(entry, tenant.workforce));
		},
	};
}

/** A plain date-time; what it asks for differs from list to list. */
export function dateTime<T>(
	name: string,
	passes: (entry: T, wanted: number) => boolean,
	rules: Rules = {},
): Filter<T> {
	return {
		name,
		type: 'dateTime',
		...rules,
		test(wanted) {
			const instant = parseDateTime(wanted)!;
			return (entry) => passes(entry, instant);
		},
	};
}

/** The entries that pass every one of these filters that was sent. */
export function passing<T>(
	entries: readonly T[],
	filters: ReadonlyArray<Filter<T>>,
	request: Pick<OperationRequest, 'query' | 'tenant' | 'variants'>,
): readonly T[] {
	const { query } = request;
	const tests = filters
		.filter(({ name }) => query[name] !== undefined)
		.map(({ name, test }) => test(query[name], request));
	return tests.length === 0
		? entries
		: entries.filter((entry) => tests.every((test) => test(entry)));
}
