import { dayFrom, dayOf, isoDay, yearOf } from './calendar';
import {
	firstPaidFrom,
	paidRange,
	payGroups,
	periodControl,
	periodDays,
	type PayGroup,
	type PeriodDays,
} from './payCalendar';
import type { Workforce } from './workforce';

/** A period of a pay group. */
export interface PayPeriod extends PeriodDays {
	group: PayGroup;
	period: number;
	/** 2 for the supplemental run that follows the last pay of a year; nobody was ever paid by it. */
	sequence: 1 | 2;
	control: string;
	isClosed: boolean;
	/** Which of the pay dates of its month, from 1. */
	inMonth: number;
	/** Whether its pay date is the last of a year, a quarter or a month. */
	lastOf: 'Y' | 'Q' | 'M' | null;
}

/** The pay periods of each group, from the oldest pay statement to the end of the present year. */
export function payPeriods(workforce: Workforce): PayPeriod[] {
	const today = dayOf(workforce.now);
	const { first } = paidRange(workforce);
	const last = firstPaidFrom(dayFrom(yearOf(today) + 1, 1, 1)) - 1;
	const found: PayPeriod[] = [];
	for (const group of payGroups) {
		for (let period = first; period <= last; period++) {
			const lastOf = lastPayOf(period);
			for (const sequence of lastOf === 'Y' ? ([1, 2] as const) : ([1] as const)) {
				const days = periodDays(period);
				found.push({
					...days,
					group,
					period,
					sequence,
					control: periodControl(days.payDay, sequence),
					isClosed: days.payDay <= today,
					inMonth: Math.ceil(Number(isoDay(days.payDay).slice(8)) / 14),
					lastOf,
				});
			}
		}
	}
	return found;
}

function lastPayOf(period: number): PayPeriod['lastOf'] {
	const month = monthOf(periodDays(period).payDay);
	if (month === monthOf(periodDays(period + 1).payDay)) return null;
	if (month === 12) return 'Y';
	return month % 3 === 0 ? 'Q' : 'M';
}

function monthOf(day: number): number {
	return Number(isoDay(day).slice(5, 7));
}
