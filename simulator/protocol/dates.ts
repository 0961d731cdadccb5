import { DAY, dayFrom } from '../workforce/calendar';
import type { Variants } from '../variants';

const DATE_TIME =
	/^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * Reads an ISO date-time (contract: format `date-time`); without a zone it counts as UTC.
 *
 * @returns milliseconds since 1970, or undefined when it is no date-time. A day alone is none.
 */
export function parseDateTime(text: string): number | undefined {
	const match = DATE_TIME.exec(text);
	if (!match) return undefined;
	const [, year, month, day, hours, minutes, seconds = '0', fraction = '0', zone = 'Z'] = match;
	const date = dayFrom(Number(year), Number(month), Number(day));
	if (Number.isNaN(date) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
		return undefined;
	}
	const time = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
	return date * DAY + time + Math.floor(Number(`0.${fraction}`) * 1000) - offset(zone);
}

function offset(zone: string): number {
	if (zone.toUpperCase() === 'Z') return 0;
	const [hours, minutes] = zone.slice(1).split(':').map(Number);
	return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Tells whether an instant (milliseconds) or a missing one passes a filter. */
export type DateTest = (instant: number | null) => boolean;

const ONE_DAY = /^([<>]?)(\d{2}-\d{2}-\d{4})$/;
const TWO_DAYS = /^\{(\d{2}-\d{2}-\d{4}),(\d{2}-\d{2}-\d{4})\}$/;

/**
 * Reads a date filter that carries its operator in the value: `<MM-DD-YYYY`, `>MM-DD-YYYY`,
 * `MM-DD-YYYY`, `{MM-DD-YYYY,MM-DD-YYYY}` (contract: description of person-details).
 *
 * The contract does not say whether `>01-31-2026` holds for noon of that day. Variant `day` compares
 * calendar days (it does not), `midnight` compares with midnight (it does, and an instant is "on" a
 * day only at midnight).
 *
 * @returns a test of an instant in milliseconds (null never passes), or undefined for anything else
 */
export function parseDateFilter(
	text: string,
	{ dateOperators }: Pick<Variants, 'dateOperators'>,
): DateTest | undefined {
	const comparable = (instant: number) =>
		dateOperators === 'day' ? Math.floor(instant / DAY) : instant / DAY;
	const test =
		(passes: (value: number) => boolean): DateTest =>
		(instant) =>
			instant !== null && passes(comparable(instant));
	const two = TWO_DAYS.exec(text);
	if (two) {
		const [from, to] = [parseDay(two[1]), parseDay(two[2])];
		if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
		return test((value) => value >= from && value <= to);
	}
	const one = ONE_DAY.exec(text);
	if (!one) return undefined;
	const day = parseDay(one[2]);
	if (Number.isNaN(day)) return undefined;
	if (one[1] === '<') return test((value) => value < day);
	if (one[1] === '>') return test((value) => value > day);
	return test((value) => value === day);
}

/**
 * Reads what the contract types as a date-time or as plain text while its words or its neighbours
 * show date filters: either form. A date-time means its day.
 */
export function parseAnyDate(
	text: string,
	variants: Pick<Variants, 'dateOperators'>,
): DateTest | undefined {
	const instant = parseDateTime(text);
	if (instant === undefined) return parseDateFilter(text, variants);
	const day = Math.floor(instant / DAY);
	return (value) => value !== null && Math.floor(value / DAY) === day;
}

function parseDay(text: string): number {
	const [month, day, year] = text.split('-').map(Number);
	return dayFrom(year, month, day);
}

/** True for a day that exists, written `YYYY-MM-DD` (contract: dates of PTO plans). */
export function isIsoDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const [year, month, day] = text.split('-').map(Number);
	return !Number.isNaN(dayFrom(year, month, day));
}
