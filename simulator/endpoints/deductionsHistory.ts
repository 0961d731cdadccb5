import type { Endpoint } from '../endpoint';
import { flag, ID_LIST, ids, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { checkLines } from '../rows/checkLines';
import { deductionsHistoryRow, planKinds } from '../rows/deductionsHistory';
import { deductionPlansOf, type DeductionPlan } from '../workforce/deductions';
import { payOf } from '../workforce/payroll';
import {
	checkId,
	checksFor,
	control,
	declared,
	employeeNumber,
	payDate,
	payGroup,
	periodRange,
	type CheckFilters,
} from './checkFilters';

const filters: CheckFilters = {
	employment: [
		ids('employeeId', ({ person }) => person.employeeId, { pattern: ID_LIST }),
		text('companyId', ({ company }) => company.id),
		...checkId.employment,
		employeeNumber(),
		payGroup,
	],
	period: [...checkId.period, control(), payDate, ...periodRange()],
};

/** Yes/no filters, of which some are spelled otherwise than the field they look at. */
const kinds: Record<string, keyof ReturnType<typeof planKinds>> = {
	is401K: 'is401k',
	is403B: 'is403b',
	is408K: 'is408k',
	is408P: 'is408p',
	is457: 'is457',
	is457B: 'is457b',
	is457F: 'is457F',
	is501C: 'is501C',
	isD125: 'isD125',
	isDeductionOffSet: 'isDeductionOffSet',
	isDeferredCompensation: 'isDeferredCompensation',
	isDependentCare: 'isDependentCare',
	isHousing: 'isHousing',
	isNonQualifiedPlan: 'isNonQualifiedPlan',
};

const planFilters: Array<Filter<DeductionPlan>> = [
	text('deductionCode', ({ code }) => code),
	text('deductionType', ({ type }) => type),
	text('benefitOption', ({ option }) => option),
	text('benefitProvider', ({ provider }) => provider),
	...Object.entries(kinds).map(([name, field]) =>
		flag<DeductionPlan>(name, (plan) => planKinds(plan)[field]),
	),
];

/** `/payroll/v1/payroll-deductions-history`. */
export const deductionsHistoryEndpoints: Endpoint[] = [
	{
		name: 'listDeductionsHistory',
		method: 'GET',
		path: '/payroll/v1/payroll-deductions-history',
		role: 'PayrollIntegration:View',
		query: [...declared(filters), ...planFilters],
		paging: assumedPaging,
		answer: { shape: 'array', record: 'PayrollDeductionsHistory' },
		handle(request) {
			const checks = checksFor(request, filters);
			const { workforce } = checks;
			const wanted = {
				USA: passing(deductionPlansOf('USA'), planFilters, request),
				CAN: passing(deductionPlansOf('CAN'), planFilters, request),
			};
			return {
				kind: 'rows',
				rows: checkLines(checks, {
					count: ({ company }) => wanted[company.country].length,
					lines(employment, period) {
						const { deductions } = payOf(workforce, employment, period);
						return wanted[employment.company.country].map((plan) => {
							const position = deductions.findIndex(({ code }) => code === plan.code);
							return { plan, line: deductions[position], position };
						});
					},
					render: (employment, period, line) =>
						deductionsHistoryRow(workforce, employment, period, line),
				}),
			};
		},
	},
];
