import { dayFrom, dayOf, isoDay, yearOf } from './calendar';
import type { Company } from './configuration';
import type { Employment, Workforce } from './workforce';

/** A Monday; period n begins two weeks times n after it. */
const FIRST_PERIOD = dayFrom(2018, 1, 1);
const LENGTH = 14;
/** The pay date of a period lies this many days after its beginning. */
const PAY_DELAY = 18;
/** The history reaches back to January of the year this many years before. */
const YEARS = 2;

/** A period of two weeks; the pay groups of both countries have the same. Days. */
export interface PeriodDays {
	start: number;
	end: number;
	payDay: number;
}

export function periodDays(period: number): PeriodDays {
	const start = FIRST_PERIOD + period * LENGTH;
	return { start, end: start + LENGTH - 1, payDay: start + PAY_DELAY };
}

/** The period that a day is worked in. */
export function periodOf(day: number): number {
	return Math.floor((day - FIRST_PERIOD) / LENGTH);
}

/** The first period that is paid on this day or later. */
export function firstPaidFrom(day: number): number {
	return Math.ceil((day - PAY_DELAY - FIRST_PERIOD) / LENGTH);
}

/** From one period to another, both included; empty where `last` is below `first`. */
export interface PeriodRange {
	first: number;
	last: number;
}

/** The periods whose pay date has come, back to January two years ago. */
export function paidRange({ now }: Pick<Workforce, 'now'>): PeriodRange {
	const today = dayOf(now);
	return {
		first: firstPaidFrom(dayFrom(yearOf(today) - YEARS, 1, 1)),
		last: firstPaidFrom(today + 1) - 1,
	};
}

/** The part of the paid periods in which an employment worked at least one day. */
export function workedRange(paid: PeriodRange, employment: Employment): PeriodRange {
	const { lastHireDay, terminationDay } = employment;
	return {
		first: Math.max(paid.first, periodOf(lastHireDay)),
		last: terminationDay === null ? paid.last : Math.min(paid.last, periodOf(terminationDay)),
	};
}

/** The pay date as `YYYYMMDD` and a digit that tells the periods of one pay date apart. */
export function periodControl(payDay: number, sequence = 1): string {
	return isoDay(payDay).replace(/-/g, '') + sequence;
}

export type PayGroup = 'BIWK' | 'BIWKC';

export const payGroups: readonly PayGroup[] = ['BIWK', 'BIWKC'];

export function payGroupOf({ country }: Company): PayGroup {
	return country === 'CAN' ? 'BIWKC' : 'BIWK';
}

export function payGroupDescriptionOf({ country }: Company): string {
	return country === 'CAN' ? 'Every two weeks, Canada' : 'Every two weeks';
}
