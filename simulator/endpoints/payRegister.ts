import type { Endpoint } from '../endpoint';
import { ID_LIST, ids, text } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { checkLines } from '../rows/checkLines';
import { payRegisterRow } from '../rows/payRegister';
import { periodDays } from '../workforce/payCalendar';
import {
	checkId,
	checksFor,
	control,
	declared,
	documentNumber,
	employeeNumber,
	payDate,
	payGroup,
	textDay,
	type CheckFilters,
} from './checkFilters';

const filters: CheckFilters = {
	employment: [
		ids('employeeId', ({ person }) => person.employeeId, { pattern: ID_LIST }),
		text('companyId', ({ company }) => company.id),
		...checkId.employment,
		employeeNumber(),
		...documentNumber.employment,
		payGroup,
	],
	period: [
		...checkId.period,
		...documentNumber.period,
		control(),
		payDate,
		textDay('periodEndDate', (period) => periodDays(period).end),
		textDay('periodStartDate', (period) => periodDays(period).start),
	],
};

/** `/payroll/v1/pay-register`: one row a check. */
export const payRegisterEndpoints: Endpoint[] = [
	{
		name: 'listPayRegister',
		method: 'GET',
		path: '/payroll/v1/pay-register',
		role: 'PayrollIntegration:View',
		query: declared(filters),
		paging: assumedPaging,
		answer: { shape: 'array', record: 'PayRegister' },
		handle(request) {
			const checks = checksFor(request, filters);
			return {
				kind: 'rows',
				rows: checkLines(checks, {
					count: () => 1,
					lines: () => [undefined],
					render: (employment, period) => payRegisterRow(checks.workforce, employment, period),
				}),
			};
		},
	},
];
