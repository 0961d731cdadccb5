import type { OperationRequest } from '../endpoint';
import { parseDateTime } from '../protocol/dates';
import { dateTime, passing, text, type Filter } from '../protocol/filters';
import type { QueryParameter } from '../protocol/query';
import { dayOf } from '../workforce/calendar';
import {
	checkIdOfEmployment,
	checkIdOfPeriod,
	documentNumberOfPeriod,
	documentNumberOfPerson,
	type Checks,
} from '../workforce/checks';
import { paidRange, payGroupOf, periodControl, periodDays } from '../workforce/payCalendar';
import type { Employment } from '../workforce/workforce';

/**
 * The filters of a list of checks, by what they look at: none of them needs to know what a check
 * comes to. One name may stand on both sides.
 */
export interface CheckFilters {
	employment: Array<Filter<Employment>>;
	period: Array<Filter<number>>;
}

/** Digits only (contract: pattern of the earnings history). */
export const DIGITS = /^[0-9]*$/;

type Rules = Pick<QueryParameter, 'pattern'>;

/** The period's control; the same in each pay group. */
function controlOf(period: number): string {
	return periodControl(periodDays(period).payDay);
}

/** From one period control to another, both included; either may be missing. Compared as text. */
export function controlRange<T>(control: (entry: T) => string, rules: Rules = {}): Filter<T>[] {
	const limit = (
		name: string,
		passes: (control: string, wanted: string) => boolean,
	): Filter<T> => ({
		name,
		type: 'string',
		...rules,
		test: (wanted) => (entry) => passes(control(entry), wanted),
	});
	return [
		limit('startPerControl', (value, wanted) => value >= wanted),
		limit('endPerControl', (value, wanted) => value <= wanted),
	];
}

/** The filters that more than one list of checks has. */
export const employeeNumber = (rules: Rules = {}): Filter<Employment> =>
	text('employeeNumber', ({ person }) => person.employeeNumber, rules);
export const payGroup: Filter<Employment> = text('payGroup', ({ company }) => payGroupOf(company));
export const control = (rules: Rules = {}): Filter<number> =>
	text('periodControl', controlOf, rules);
export const periodRange = (rules: Rules = {}): Array<Filter<number>> =>
	controlRange(controlOf, rules);
export const payDate: Filter<number> = dateTime(
	'payDate',
	(period, wanted) => periodDays(period).payDay === dayOf(wanted),
);

/** A number of which one part tells the period and the other the employment. */
function split(
	name: string,
	parts: (wanted: string) => { period: string; employment: string },
	periodPart: (period: number) => string,
	employmentPart: (employment: Employment) => string,
): CheckFilters {
	return {
		employment: [
			{
				name,
				type: 'string',
				test: (wanted) => (employment) => employmentPart(employment) === parts(wanted).employment,
			},
		],
		period: [
			{
				name,
				type: 'string',
				test: (wanted) => (period) => periodPart(period) === parts(wanted).period,
			},
		],
	};
}

export const checkId = split(
	'checkId',
	(wanted) => ({ period: wanted.slice(0, 4), employment: wanted.slice(4) }),
	checkIdOfPeriod,
	checkIdOfEmployment,
);

export const documentNumber = split(
	'documentNumber',
	(wanted) => ({ period: wanted.slice(-2), employment: wanted.slice(0, -2) }),
	documentNumberOfPeriod,
	documentNumberOfPerson,
);

/** A day that the contract types as plain text; what is neither day nor date-time matches none. */
export function textDay(name: string, day: (period: number) => number): Filter<number> {
	return {
		name,
		type: 'string',
		test(wanted) {
			const instant = parseDateTime(wanted) ?? parseDateTime(`${wanted}T00:00:00`);
			return (period) => instant !== undefined && day(period) === dayOf(instant);
		},
	};
}

/** The parameters these filters take, each once. */
export function declared({ employment, period }: CheckFilters): QueryParameter[] {
	const names = new Set(employment.map(({ name }) => name));
	return [...employment, ...period.filter(({ name }) => !names.has(name))];
}

/** The checks that pass the filters that were sent. */
export function checksFor(request: OperationRequest, filters: CheckFilters): Checks {
	const { workforce } = request.tenant;
	const { first, last } = paidRange(workforce);
	const periods = Array.from({ length: last - first + 1 }, (_, n) => first + n);
	return {
		workforce,
		employments: passing(workforce.employments, filters.employment, request),
		periods: passing(periods, filters.period, request),
	};
}
