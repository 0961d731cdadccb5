import { paidRange, workedRange } from './payCalendar';
import type { Employment, Workforce } from './workforce';

/**
 * Which checks are meant: what these employments were paid for these periods. A check is an
 * employment and a period and nothing is stored of it, so that the history of many people costs
 * nothing until a page of it is shown.
 */
export interface Checks {
	workforce: Workforce;
	employments: readonly Employment[];
	/** Ascending. */
	periods: readonly number[];
}

/** The periods of each employment's checks, the oldest first. */
export function periodsByEmployment({
	workforce,
	periods,
}: Checks): (employment: Employment) => number[] {
	const paid = paidRange(workforce);
	return (employment) => {
		const { first, last } = workedRange(paid, employment);
		return periods.filter((period) => period >= first && period <= last);
	};
}

/** 12 digits, of which the first four tell the period and the others the employment. */
export function checkIdOf(employment: Employment, period: number): string {
	return checkIdOfPeriod(period) + checkIdOfEmployment(employment);
}

/** The part of a check id that all checks of a period share. */
export function checkIdOfPeriod(period: number): string {
	return String(period).padStart(4, '0');
}

/** The part of a check id that all checks of an employment share. */
export function checkIdOfEmployment(employment: Employment): string {
	const { index, employments } = employment.person;
	return `${employments.indexOf(employment) + 1}${String(index + 101).padStart(7, '0')}`;
}

/** Printed on the check: a number of the person's and the last two digits of the period's. */
export function documentNumberOf(employment: Employment, period: number): string {
	return documentNumberOfPerson(employment) + documentNumberOfPeriod(period);
}

/** The part of a document number that all checks of a person share. */
export function documentNumberOfPerson({ person }: Employment): string {
	return String(100_000 + person.index);
}

/** The part of a document number that all checks of a period share. */
export function documentNumberOfPeriod(period: number): string {
	return String(period % 100).padStart(2, '0');
}
