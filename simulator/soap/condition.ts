import { dayFrom } from '../workforce/calendar';

/** What a filter asks for: its operator is a part of the value. */
export type Condition =
	| { operator: 'blank' }
	| { operator: 'not blank' }
	| { operator: 'like'; pattern: string }
	| { operator: 'in'; values: string[] }
	| { operator: '=' | '<>' | '<' | '<=' | '>' | '>='; value: string };

/** Whether a value, or null for none, passes. */
export type ValueTest<T> = (value: T | null) => boolean;

const ENTRY = /\s*(?:"([^"]*)"|'([^']*)'|([^,"']+))\s*(?:,|$)/y;

/** Reads a condition; undefined for a bare value and for anything else without a known operator. */
export function parseCondition(text: string): Condition | undefined {
	const blank = /^(not\s+)?isblank\s*\(\s*\)$/i.exec(text);
	if (blank) return { operator: blank[1] ? 'not blank' : 'blank' };
	const like = /^like\s*\(([^]+)\)$/i.exec(text);
	if (like) return { operator: 'like', pattern: like[1].trim() };
	const list = /^in\s*\(([^]+)\)$/i.exec(text);
	if (list) {
		const values = parseList(list[1]);
		return values && { operator: 'in', values };
	}
	const compare = /^(<>|<=|>=|[=<>])\s*([^\s=<>][^]*)$/.exec(text);
	if (!compare) return undefined;
	return { operator: compare[1] as '=', value: compare[2] };
}

/** Entries with commas between them; quotes around an entry are tolerated. */
function parseList(text: string): string[] | undefined {
	const values: string[] = [];
	ENTRY.lastIndex = 0;
	while (ENTRY.lastIndex < text.length) {
		const match = ENTRY.exec(text);
		if (!match) return undefined;
		const value = (match[1] ?? match[2] ?? match[3]).trim();
		if (value === '') return undefined;
		values.push(value);
	}
	return /,\s*$/.test(text) ? undefined : values;
}

/** A test of texts, without regard to case. As in a database no comparison holds for no value. */
export function textTest(condition: Condition): ValueTest<string> {
	if (condition.operator === 'like') {
		const expression = likeExpression(condition.pattern);
		return (value) => value !== null && expression.test(value);
	}
	return testOf(condition, (value) => value.toLowerCase());
}

/**
 * A test of days; undefined where a value is no `MM/DD/YYYY` or the operator makes no sense of days.
 *
 * The form of the days is a guess: none was ever published.
 */
export function dayTest(condition: Condition): ValueTest<number> | undefined {
	if (condition.operator === 'like') return undefined;
	const values = 'values' in condition ? condition.values : [];
	const given = 'value' in condition ? [condition.value] : values;
	return given.some((value) => Number.isNaN(parseDay(value)))
		? undefined
		: testOf<number, number>(condition, (value) =>
				typeof value === 'number' ? value : parseDay(value),
			);
}

function parseDay(text: string): number {
	const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
	return match ? dayFrom(Number(match[3]), Number(match[1]), Number(match[2])) : NaN;
}

/** @param comparable what is compared in the place of a value, one of the records or of the filter */
function testOf<T extends string | number, C extends string | number>(
	condition: Exclude<Condition, { operator: 'like' }>,
	comparable: (value: T | string) => C,
): ValueTest<T> {
	const { operator } = condition;
	if (operator === 'blank') return (value) => value === null;
	if (operator === 'not blank') return (value) => value !== null;
	const compared =
		(passes: (value: C) => boolean): ValueTest<T> =>
		(value) =>
			value !== null && passes(comparable(value));
	if (operator === 'in') {
		const wanted = new Set(condition.values.map(comparable));
		return compared((value) => wanted.has(value));
	}
	const wanted = comparable(condition.value);
	switch (operator) {
		case '=':
			return compared((value) => value === wanted);
		case '<>':
			return compared((value) => value !== wanted);
		case '<':
			return compared((value) => value < wanted);
		case '<=':
			return compared((value) => value <= wanted);
		case '>':
			return compared((value) => value > wanted);
		case '>=':
			return compared((value) => value >= wanted);
	}
}

/** `%` stands for any text. */
function likeExpression(pattern: string): RegExp {
	const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 'is');
}
