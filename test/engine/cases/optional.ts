import type { Collection, Optional, Row, Try } from './types';

/**
 * Kinds of optional parameters. Each gives values that some rows of the tenant have, with the rows
 * that they must leave, and a last one that no row has.
 */

const NONE = { leaves: () => false };
const has = (value: unknown) => value !== null && value !== undefined && value !== '';

/** The values of a field, the rarest first, so that a filter narrows as far as it can. */
function valuesOf(rows: readonly Row[], field: string, fits: RegExp): string[] {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const value = String(row[field] ?? '');
		if (value !== '' && fits.test(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	if (counts.size === 0) throw new Error(`No row has a ${field}`);
	return [...counts].sort((a, b) => a[1] - b[1]).map(([value]) => value);
}

interface TextRules {
	/** Signs that the contract's pattern admits; others cannot be sent. */
	readonly fits?: RegExp;
	/** A good value that no row has. */
	readonly none?: string;
	/** No row of the tenant has any. */
	readonly absent?: true;
}

/** Equal text. */
export const text = (wire: string, field = wire, rules: TextRules = {}): Optional => ({
	wire,
	collection: 'filters',
	tries(rows) {
		const none: Try = { enter: rules.none ?? 'ZZZZZ', sends: rules.none ?? 'ZZZZZ', ...NONE };
		if (rules.absent) return [none];
		const [value] = valuesOf(rows, field, rules.fits ?? /./);
		return [
			{ enter: ` ${value} `, sends: value, leaves: (row) => String(row[field]) === value },
			none,
		];
	},
});

/** One ID, or several with commas between them. */
export const ids = (wire: string, field = wire): Optional => ({
	wire,
	collection: 'filters',
	tries(rows) {
		const [a, b] = valuesOf(rows, field, /./);
		const leaves = (row: Row) => row[field] === a || row[field] === b;
		return [
			{ enter: a, sends: a, leaves: (row) => row[field] === a },
			{ enter: `${a},${b}`, sends: `${a},${b}`, leaves },
			{ enter: `${a}, ${b}`, sends: `${a},${b}`, leaves },
			{ enter: 'ZZZZZ0000000', sends: 'ZZZZZ0000000', ...NONE },
		];
	},
});

/** One ID, or an asterisk for all. */
export const idOrAll = (wire: string, field = wire): Optional => ({
	wire,
	collection: 'filters',
	tries(rows) {
		const [value] = valuesOf(rows, field, /./);
		return [
			{ enter: value, sends: value, leaves: (row) => row[field] === value },
			{ enter: '*', sends: '*', leaves: () => true },
			{ enter: 'ZZZZZ0000000', sends: 'ZZZZZ0000000', ...NONE },
		];
	},
});

/** A switch: what is sent for yes and no, and the field it is compared with. */
export const flag = (
	wire: string,
	[yes, no]: readonly [string, string],
	field = wire,
	isYes: (row: Row) => boolean = (row) => row[field] === true,
): Optional => ({
	wire,
	collection: 'filters',
	tries: () => [
		{ enter: true, sends: yes, leaves: isYes },
		{ enter: false, sends: no, leaves: (row) => !isYes(row) },
	],
});

/** Letters: flags that the contract types as text. */
export const letters = ['Y', 'N'] as const;
/** Words: flags that the contract types as boolean, or describes so. */
export const words = ['true', 'false'] as const;

const dayIn = (value: unknown) => (has(value) ? String(value).slice(0, 10) : '');
/** `2026-01-31` as date filters have it: `01-31-2026` (contract 5.3). */
const american = (day: string) => `${day.slice(5, 7)}-${day.slice(8, 10)}-${day.slice(0, 4)}`;

/** A day with its operator in the value (contract 5.3). */
export const dateFilter = (wire: string, field = wire, absent = false): Optional => ({
	wire,
	collection: 'dateFilters',
	tries(rows) {
		const never: Try = {
			enter: { operator: 'after', date: '2199-12-31T00:00:00' },
			sends: '>12-31-2199',
			...NONE,
		};
		if (absent) return [never];
		const days = [...new Set(rows.map((row) => dayIn(row[field])).filter(has))].sort();
		if (days.length === 0) throw new Error(`No row has a ${field}`);
		const middle = days[Math.floor(days.length / 2)];
		const early = days[Math.floor(days.length / 4)];
		const test = (passes: (day: string) => boolean) => (row: Row) => {
			const day = dayIn(row[field]);
			return day !== '' && passes(day);
		};
		return [
			{
				enter: { operator: 'on', date: `${middle}T00:00:00` },
				sends: american(middle),
				leaves: test((day) => day === middle),
			},
			{
				enter: { operator: 'after', date: `${early}T00:00:00` },
				sends: `>${american(early)}`,
				leaves: test((day) => day > early),
			},
			{
				enter: { operator: 'before', date: `${middle}T00:00:00` },
				sends: `<${american(middle)}`,
				leaves: test((day) => day < middle),
			},
			{
				enter: { operator: 'between', date: `${early}T00:00:00`, until: `${middle}T00:00:00` },
				sends: `{${american(early)},${american(middle)}}`,
				leaves: test((day) => day >= early && day <= middle),
			},
			never,
		];
	},
});

/** A plain day, sent as its first moment (contract 5.3). */
export const day = (
	wire: string,
	field: string,
	leaves: (row: Row, wanted: string) => boolean = (row, wanted) => dayIn(row[field]) === wanted,
	none = '1950-01-31',
): Optional => ({
	wire,
	collection: 'filters',
	tries(rows) {
		const days = [...new Set(rows.map((row) => dayIn(row[field])).filter(has))].sort();
		const wanted = days[Math.floor(days.length / 2)];
		return [
			{
				enter: `${wanted}T00:00:00`,
				sends: `${wanted}T00:00:00`,
				leaves: (row) => leaves(row, wanted),
			},
			{ enter: none, sends: `${none}T00:00:00`, ...NONE },
		];
	},
});

/** A bound of a span of texts. */
export const bound = (wire: string, field: string, end: 'from' | 'to'): Optional => ({
	wire,
	collection: 'filters',
	tries(rows) {
		const values = valuesOf(rows, field, /./).sort();
		const wanted = values[Math.floor(values.length / 2)];
		const none = end === 'from' ? '999912311' : '000001011';
		return [
			{
				enter: wanted,
				sends: wanted,
				leaves: (row) => {
					const value = String(row[field]);
					return end === 'from' ? value >= wanted : value <= wanted;
				},
			},
			{ enter: none, sends: none, ...NONE },
		];
	},
});

/** A field of what is written: entered, and sent. */
export const written = (
	collection: Extract<Collection, 'additionalFields' | 'updateFields'>,
	wire: string,
	...values: ReadonlyArray<readonly [enter: string | number | boolean, sends: unknown]>
): Optional => ({
	wire,
	collection,
	tries: () => values.map(([enter, sends]) => ({ enter, sends, leaves: () => true })),
});
