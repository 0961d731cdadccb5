import type { IDataObject } from 'n8n-workflow';

import type { Entry, Parameter, Picker } from '../operations/types';
import { isRecord } from '../transport/answers';
import { refusal } from '../transport/trouble';
import { isBlank, trimmed } from './blanks';
import { dayText, filterDayText, localText, queryDayText, readMoment, utcText } from './dates';

/** As it goes into the request, before it is encoded. */
export type WireValue = string | number | boolean;

/** Text that no request can carry: control characters, halves of characters, and what XML forbids. */
const UNSENDABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/**
 * One value as UKG Pro wants it, from what a person, an expression or an agent gave.
 *
 * @throws Trouble, a refusal that names the parameter and the way out, never the value.
 */
export function wireValue(value: unknown, parameter: Parameter, zone: string): WireValue {
	const label = `'${parameter.displayName}'`;
	const { entry } = parameter;
	if (isBlank(value)) {
		throw refusal(
			parameter.required
				? `${label} is empty: fill it in`
				: `${label} is empty: fill it in, or remove it`,
		);
	}
	switch (entry.kind) {
		case 'text':
			return entry.list ? list(value, label, entry) : text(value, label, entry);
		case 'choice':
			return oneOf(value, label, entry);
		case 'yesNo':
			return yesOrNo(value, label, entry);
		case 'number':
			return number(value, label, entry);
		case 'dateTime':
		case 'date': {
			const moment = readMoment(value, zone);
			if (!moment) throw noDate(label);
			if (entry.kind === 'date') {
				return dayText(moment, zone) + (entry.as === 'midnight' ? 'T00:00:00' : '');
			}
			return entry.zone === 'utc' ? utcText(moment) : localText(moment, zone);
		}
		case 'dateFilter':
			return dateFilter(value, label, zone);
		case 'condition':
			return condition(value, label, entry.compares, zone);
	}
}

/** What was picked from a list of n8n's, or entered in its place. */
export const picked = (value: unknown): unknown =>
	isRecord(value) && '__rl' in value ? value.value : value;

/**
 * A part of the path: encoded, and never one that would lead to another address.
 *
 * @throws Trouble, a refusal.
 */
export function pathSegment(segment: string, parameter: Parameter): string {
	if (/[/\\]/.test(segment) || /^\.+$/.test(segment)) {
		throw refusal(
			`'${parameter.displayName}' may not hold a slash or only dots: enter it as UKG Pro shows it`,
		);
	}
	return encodeURIComponent(segment);
}

function text(value: unknown, label: string, entry: Extract<Entry, { kind: 'text' }>): string {
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		throw refusal(`${label} must be text: use an expression that gives a single value`);
	}
	if (typeof value === 'number' && !Number.isFinite(value)) {
		throw refusal(`${label} is no number that exists (NaN or Infinity): correct the expression`);
	}
	const given = trimmed(String(value));
	if (UNSENDABLE.test(given)) {
		throw refusal(`${label} holds line breaks or characters that cannot be sent: remove them`);
	}
	const { maxLength = LONGEST_TEXT } = entry;
	if (given.length > maxLength) {
		throw refusal(`${label} is longer than ${maxLength} characters (${given.length}): shorten it`);
	}
	if (entry.picker === 'employee' && EMPLOYEE_NUMBER.test(given)) {
		throw refusal(
			`${label} looks like an employee number, which is all digits: enter the employee ID (EEID) of 12 letters and digits, which From List finds by the number, and Supervisor > Get Many shows beside it`,
		);
	}
	if (entry.pattern && !entry.pattern.test.test(given)) {
		throw refusal(`${label} may hold only ${entry.pattern.allows}: correct it`);
	}
	if (!entry.list && ONE_ID.has(entry.picker) && given.includes(',')) {
		throw refusal(`${label} takes one ID here: give each an item of its own`);
	}
	return given;
}

/** Several values: text with commas between them, or a list that an expression gives. */
function listed(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	return typeof value === 'string' ? value.split(',') : [value];
}

/** People type blanks after the commas. */
function list(value: unknown, label: string, entry: Extract<Entry, { kind: 'text' }>): string {
	const parts = listed(value);
	if (parts.length === 0 || parts.some(isBlank)) {
		throw refusal(`${label} has an empty place in its list: remove the extra comma`);
	}
	const joined = parts.map((part) => text(part, label, entry)).join(',');
	if (joined.length > LONGEST_TEXT) {
		throw refusal(`${label} is longer than ${LONGEST_TEXT} characters: give fewer at a time`);
	}
	return joined;
}

function oneOf(value: unknown, label: string, { options }: Extract<Entry, { kind: 'choice' }>) {
	const chosen = options.find((option) => option.value === value);
	if (!chosen) {
		throw refusal(
			`${label} must be one of ${options.map(({ value: one, name }) => (one === name ? one : `${one} (${name})`)).join(', ')}: choose from the list`,
		);
	}
	return chosen.value;
}

/** Where UKG Pro takes no list, it answers one with nothing. */
const ONE_ID: ReadonlySet<Picker | undefined> = new Set<Picker>(['employee', 'company']);

/** An employee ID may be all digits, but is 12 long. */
const EMPLOYEE_NUMBER = /^(?!\d{12}$)\d+$/;

/** Characters: gateways refuse addresses of several thousand. */
const LONGEST_TEXT = 1_000;

const YES = new Set(['true', 'yes', 'y', '1']);
const NO = new Set(['false', 'no', 'n', '0']);

function yesOrNo(value: unknown, label: string, entry: Extract<Entry, { kind: 'yesNo' }>) {
	const word = typeof value === 'object' ? '' : trimmed(String(value)).toLowerCase();
	if (YES.has(word)) return entry.yes;
	if (NO.has(word)) return entry.no;
	throw refusal(
		`${label} must be yes or no: use the switch, or an expression that gives true or false`,
	);
}

function number(value: unknown, label: string, entry: Extract<Entry, { kind: 'number' }>): number {
	const { min, max, integer } = entry;
	const given = typeof value === 'string' ? trimmed(value) : value;
	const isNumeric =
		typeof given === 'number' ||
		(typeof given === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(given));
	const result = isNumeric ? Number(given) : NaN;
	const isInRange =
		Number.isFinite(result) &&
		(!integer || Number.isInteger(result)) &&
		(min === undefined || result >= min) &&
		(max === undefined || result <= max);
	if (!isInRange) throw refusal(`${label} must be ${numberWords(entry)}: correct it`);
	return result;
}

function numberWords({ min, max, integer }: Extract<Entry, { kind: 'number' }>): string {
	const kind = integer ? 'a whole number' : 'a number';
	if (min !== undefined && max !== undefined) return `${kind} from ${min} to ${max}`;
	if (min !== undefined) return `${kind} from ${min} up`;
	return max === undefined ? `${kind} like 7.5` : `${kind} up to ${max}`;
}

const noDate = (label: string) =>
	refusal(`${label} is no date: pick one, or use ISO text such as 2026-01-31T08:00:00`);

/**
 * `{ operator, date, until }` in UKG's notation: `<01-31-2026` before, `>01-31-2026` after,
 * `01-31-2026` on, `{01-01-2026,01-31-2026}` between (contract: UKG's text on person-details).
 */
function dateFilter(value: unknown, label: string, zone: string): string {
	const { operator, date, until } = isRecord(value) ? value : ({} as IDataObject);
	if (isBlank(date)) throw refusal(`${label} has no 'Date': pick one, or remove the filter`);
	const start = readMoment(date, zone);
	if (!start) throw noDate(label);
	const from = filterDayText(start, zone);
	switch (operator) {
		case 'before':
			return `<${from}`;
		case 'after':
			return `>${from}`;
		case 'on':
			return from;
		case 'between': {
			if (isBlank(until)) throw refusal(`${label} has no 'Until': pick the last day`);
			const end = readMoment(until, zone);
			if (!end) throw noDate(`${label} (until)`);
			if (dayText(end, zone) < dayText(start, zone)) {
				throw refusal(`${label} ends before it begins: swap the two dates`);
			}
			return `{${from},${filterDayText(end, zone)}}`;
		}
		default:
			throw refusal(`${label} has no known operator: choose Before, After, On or Between`);
	}
}

/**
 * `{ operator, value, date }` in the notation of SOAP's EmployeeQuery (contract: Ultimate's own
 * acceptance tests, and clients that run): `=A`, `<>A`, `LIKE (A%)`, `in(A, B)`, `<01/31/2026`,
 * `>01/31/2026`, `isblank()`, `not isblank()`.
 */
function condition(value: unknown, label: string, compares: 'text' | 'day', zone: string): string {
	const { operator, value: given } = isRecord(value) ? value : ({} as IDataObject);
	if (operator === 'isBlank') return 'isblank()';
	if (operator === 'isNotBlank') return 'not isblank()';
	const one = (part: unknown): string => {
		if (isBlank(part)) throw noValue(label);
		if (compares === 'text') return text(part, label, { kind: 'text' });
		const moment = readMoment(part, zone);
		if (!moment) throw noDate(label);
		return queryDayText(moment, zone);
	};
	switch (operator) {
		case 'equals':
			return `=${one(given)}`;
		case 'notEquals':
			return `<>${one(given)}`;
		case 'in': {
			const parts = listed(given);
			if (parts.length === 0) throw noValue(label);
			return `in(${parts.map((part) => bare(one(part), label)).join(', ')})`;
		}
		case 'like':
			if (compares === 'day') {
				throw refusal(`${label} is a date, which Like does not compare: choose another operator`);
			}
			return `LIKE (${bare(one(given), label)})`;
		case 'before':
		case 'after':
			if (compares === 'text') {
				throw refusal(`${label} is no date: choose an operator other than Before and After`);
			}
			return `${operator === 'before' ? '<' : '>'}${one(given)}`;
		default:
			throw refusal(`${label} has no known operator: choose one from the list`);
	}
}

const noValue = (label: string) =>
	refusal(`${label} has no 'Value': fill it in, or remove the condition`);

/** Inside parentheses nothing tells a parenthesis, or a comma, of the value from UKG's own. */
function bare(text: string, label: string): string {
	if (/[(),]/.test(text)) {
		throw refusal(`${label} may not hold parentheses or commas with this operator: use Equals`);
	}
	return text;
}
