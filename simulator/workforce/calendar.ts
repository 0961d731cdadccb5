/**
 * Days are whole numbers of days since 1970-01-01 (UTC); instants are milliseconds since then.
 * UKG writes dates without a zone; the simulator's tenant lives in UTC.
 */
export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** The day an instant falls on. */
export function dayOf(instant: number): number {
	return Math.floor(instant / DAY);
}

/** The day with this calendar date (month 1-12); NaN when there is no such date. */
export function dayFrom(year: number, month: number, dayOfMonth: number): number {
	const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
	const same =
		date.getUTCFullYear() === year &&
		date.getUTCMonth() === month - 1 &&
		date.getUTCDate() === dayOfMonth;
	return same ? date.getTime() / DAY : NaN;
}

/** `2026-01-31`, the form of the PTO records. */
export function isoDay(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}

/** `2026-01-31T00:00:00`, the form of days in most REST records. */
export function isoMidnight(day: number): string {
	return `${isoDay(day)}T00:00:00`;
}

/** `2023-03-29T08:24:30.16`: no zone, and no zeros at the end of the fraction. */
export function isoInstant(instant: number): string {
	const [seconds, fraction] = new Date(instant).toISOString().slice(0, -1).split('.');
	const kept = fraction.replace(/0+$/, '');
	return kept === '' ? seconds : `${seconds}.${kept}`;
}

/** `1/31/2026 12:00:00 AM`, the form of employee-changes. */
export function usMidnight(day: number): string {
	const date = new Date(day * DAY);
	return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} 12:00:00 AM`;
}

/** The calendar year of a day. */
export function yearOf(day: number): number {
	return new Date(day * DAY).getUTCFullYear();
}
