import { tryToParseDateTime } from 'n8n-workflow';

import { trimmed } from './blanks';

type Moment = ReturnType<typeof tryToParseDateTime>;

const ISO =
	/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?(\[.+\])?)?$/i;

/**
 * A moment from what n8n hands over: a date picker's or other ISO text, `$now`, or a Date. Text
 * without an offset is meant in `zone`. Undefined for all else: free text is guessed at by every
 * date parser, and a guess is not good enough for payroll.
 */
export function readMoment(given: unknown, zone: string): Moment | undefined {
	const value = typeof given === 'string' ? trimmed(given) : given;
	if (typeof value === 'string' && !ISO.test(value)) return undefined;
	if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return undefined;
	if (Array.isArray(value)) return undefined;
	try {
		const moment = tryToParseDateTime(value, zone);
		// Some parsers take 31 February for 3 March.
		const isSameDay =
			typeof value !== 'string' || moment.toFormat('yyyy-MM-dd') === value.slice(0, 10);
		return isSameDay ? moment : undefined;
	} catch {
		return undefined;
	}
}

/** `2026-01-31T13:00:00.000Z`, as employee-changes wants it. */
export const utcText = (moment: Moment): string => moment.toUTC().toISO() as string;

/** `2026-01-31T08:00:00` in `zone`: UKG Pro's date-times carry no offset. */
export const localText = (moment: Moment, zone: string): string =>
	moment.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm:ss");

/** `2026-01-31`, the day in `zone`. */
export const dayText = (moment: Moment, zone: string): string =>
	moment.setZone(zone).toFormat('yyyy-MM-dd');

/** `01-31-2026`, the form in date filters. */
export const filterDayText = (moment: Moment, zone: string): string =>
	moment.setZone(zone).toFormat('MM-dd-yyyy');

/** `01/31/2026`, the form in SOAP's EmployeeQuery. */
export const queryDayText = (moment: Moment, zone: string): string =>
	moment.setZone(zone).toFormat('MM/dd/yyyy');
