import type { IDataObject } from 'n8n-workflow';

import type { Entry, Parameter } from '../operations/types';
import { isRecord } from '../transport/answers';
import { refusal } from '../transport/trouble';
import { dayText, filterDayText, localText, readMoment, utcText } from './dates';

/** As it goes into the request, before it is encoded. */
export type WireValue = string | number | boolean;

/** Text that no request can carry: control characters and halves of characters. */
const UNSENDABLE = /[\p{Cc}\p{Cs}]/u;

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
			return text(value, label, entry);
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
	}
}

export const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * A part of the path: encoded, and never one that would lead to another address.
 *
 * @throws Trouble, a refusal.
 */
export function pathSegment(value: unknown, parameter: Parameter, zone: string): string {
	const segment = String(wireValue(value, parameter, zone));
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
	const trimmed = String(value).trim();
	if (UNSENDABLE.test(trimmed)) {
		throw refusal(`${label} holds line breaks or control characters: remove them`);
	}
	const { maxLength = LONGEST_TEXT } = entry;
	if (trimmed.length > maxLength) {
		throw refusal(`${label} is longer than ${maxLength} characters: shorten it`);
	}
	if (entry.pattern && !entry.pattern.test.test(trimmed)) {
		throw refusal(`${label} may hold only ${entry.pattern.allows}: correct it`);
	}
	return trimmed;
}

function oneOf(value: unknown, label: string, { options }: Extract<Entry, { kind: 'choice' }>) {
	const chosen = options.find((option) => option.value === value);
	if (!chosen) {
		throw refusal(
			`${label} must be one of ${options.map((option) => option.value).join(', ')}: choose from the list`,
		);
	}
	return chosen.value;
}

/** Characters: gateways refuse addresses of several thousand. */
const LONGEST_TEXT = 1_000;

const YES = new Set(['true', 'yes', 'y', '1']);
const NO = new Set(['false', 'no', 'n', '0']);

function yesOrNo(value: unknown, label: string, entry: Extract<Entry, { kind: 'yesNo' }>) {
	const word = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
	if (YES.has(word)) return entry.yes;
	if (NO.has(word)) return entry.no;
	throw refusal(
		`${label} must be yes or no: use the switch, or an expression that gives true or false`,
	);
}

function number(value: unknown, label: string, entry: Extract<Entry, { kind: 'number' }>): number {
	const { min, max, integer } = entry;
	const given = typeof value === 'string' ? value.trim() : value;
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
