import type { Endpoint } from '../endpoint';
import { ID_LIST, ids, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { same } from '../protocol/query';
import { checkLines } from '../rows/checkLines';
import { earningRow } from '../rows/earnings';
import { earningsHistoryRow } from '../rows/earningsHistory';
import { earnings, type Earning } from '../workforce/earnings';
import { earningCodesOf, earningsOf } from '../workforce/payroll';
import {
	checksFor,
	control,
	declared,
	DIGITS,
	employeeNumber,
	payDate,
	payGroup,
	periodRange,
	type CheckFilters,
} from './checkFilters';

const digits = { pattern: DIGITS };

/** `companyID` and `employeeID` here, `companyId` and `employeeId` in the rows. */
const filters: CheckFilters = {
	employment: [
		text('companyID', ({ company }) => company.id),
		ids('employeeID', ({ person }) => person.employeeId, { pattern: ID_LIST }),
		employeeNumber(digits),
		payGroup,
	],
	period: [payDate, control(digits), ...periodRange(digits)],
};

const yesNo = (
	name: 'includeInDeferredCompensation' | 'includeInDeferredCompensationHours',
): Filter<Earning> => ({
	name,
	type: 'boolean',
	test: (wanted) => (earning) => same(earningRow(earning)[name], wanted),
});

const earningFilters = [
	text<Earning>('earningCode', ({ code }) => code),
	yesNo('includeInDeferredCompensation'),
	yesNo('includeInDeferredCompensationHours'),
];

/** `/payroll/v1/earnings-history-base-elements`. */
export const earningsHistoryEndpoints: Endpoint[] = [
	{
		name: 'listEarningsHistory',
		method: 'GET',
		path: '/payroll/v1/earnings-history-base-elements',
		role: 'PayrollIntegration:View',
		query: [...declared(filters), ...earningFilters],
		paging: assumedPaging,
		answer: { shape: 'array', record: 'EarningsHistoryBaseElements' },
		handle(request) {
			const checks = checksFor(request, filters);
			const { workforce } = checks;
			const wanted = new Set(passing(earnings, earningFilters, request).map(({ code }) => code));
			/** How many wanted ones each of the few lists of codes has. */
			const counts = new Map<readonly string[], number>();
			const countOf = (codes: readonly string[]) => {
				let count = counts.get(codes);
				if (count === undefined) {
					count = codes.filter((code) => wanted.has(code)).length;
					counts.set(codes, count);
				}
				return count;
			};
			return {
				kind: 'rows',
				rows: checkLines(checks, {
					count: (employment, period) => countOf(earningCodesOf(workforce, employment, period)),
					lines: (employment, period) =>
						earningsOf(workforce, employment, period).filter(({ code }) => wanted.has(code)),
					render: (employment, period, line) =>
						earningsHistoryRow(workforce, employment, period, line),
				}),
			};
		},
	},
];
