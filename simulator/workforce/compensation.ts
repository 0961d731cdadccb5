import type { Employment } from './workforce';

/** What somebody is paid in whole cents, and for how many hours. */
export interface Compensation {
	/** Of full-time work. */
	share: number;
	annual: number;
	weekly: number;
	/** For one of the 26 periods; of the salaried it is the gross of a pay statement. */
	period: number;
	/** As on the pay statement. */
	hourly: number;
	annualHours: number;
	periodHours: number;
	weeklyHours: number;
}

export const PERIODS_A_YEAR = 26;

/** The compensation that follows from a yearly pay in cents. */
export function compensationOf(
	pay: number,
	{ fullTime }: Pick<Employment, 'fullTime'>,
): Compensation {
	const share = fullTime ? 1 : 0.5;
	return {
		share,
		annual: Math.round(pay * share),
		weekly: Math.round((pay * share) / 52),
		period: Math.round((pay * share) / PERIODS_A_YEAR),
		hourly: Math.round(pay / 2_080),
		annualHours: 2_080 * share,
		periodHours: 80 * share,
		weeklyHours: 40 * share,
	};
}

/** The grade of a job follows from what is paid in it. */
export function salaryGradeOf(basePay: number): string {
	return `G${String(Math.min(99, Math.floor(basePay / 1_000_000))).padStart(2, '0')}`;
}

/** The currency of a company's pay. */
export function currencyOf(country: 'USA' | 'CAN'): string {
	return country === 'CAN' ? 'CAD' : 'USD';
}
