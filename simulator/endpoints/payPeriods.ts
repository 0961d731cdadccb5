import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { dateTime, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { payPeriodRow } from '../rows/payPeriods';
import { dayOf } from '../workforce/calendar';
import { payPeriods, type PayPeriod } from '../workforce/payPeriods';
import { controlRange } from './checkFilters';

const day = (name: string, value: (payPeriod: PayPeriod) => number): Filter<PayPeriod> =>
	dateTime(name, (payPeriod, wanted) => value(payPeriod) === dayOf(wanted));

const filters: Array<Filter<PayPeriod>> = [
	{
		name: 'payDateSeq',
		type: 'integer',
		test: (wanted) => (payPeriod) => payPeriod.sequence === Number(wanted),
	},
	day('periodEndDate', ({ end }) => end),
	day('periodStartDate', ({ start }) => start),
	text('payGroup', ({ group }) => group),
	day('payDate', ({ payDay }) => payDay),
	...controlRange<PayPeriod>(({ control }) => control),
];

/** `/payroll/v1/paygroup-payperiods`. */
export const payPeriodEndpoints: Endpoint[] = [
	{
		name: 'listPayPeriods',
		method: 'GET',
		path: '/payroll/v1/paygroup-payperiods',
		role: 'PayrollIntegration:View',
		query: filters,
		paging: assumedPaging,
		answer: { shape: 'array', record: 'PayGroupPayPeriods' },
		handle(request) {
			const { workforce } = request.tenant;
			return {
				kind: 'rows',
				rows: rowsOf(passing(payPeriods(workforce), filters, request), (payPeriod) =>
					payPeriodRow(workforce.now, payPeriod),
				),
			};
		},
	},
];
