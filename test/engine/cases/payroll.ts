import { isoDay } from '../../../simulator/workforce/calendar';
import { accountsOf } from '../../../simulator/workforce/bankAccounts';
import { periodsByEmployment } from '../../../simulator/workforce/checks';
import { deductionPlansOf } from '../../../simulator/workforce/deductions';
import { paidRange, periodDays } from '../../../simulator/workforce/payCalendar';
import { payPeriods } from '../../../simulator/workforce/payPeriods';
import { earningCodesOf } from '../../../simulator/workforce/payroll';
import type { Employment } from '../../../simulator';
import { bound, dateFilter, day, flag, ids, letters, text, words } from './optional';
import { type Cases, type Data, type Optional, type Permission, keyOf } from './types';

const PAYROLL: Permission = ['Payroll Integration', 'View'];
const STATEMENTS: Permission = ['Employee Pay Statements', 'View'];
const LARGE = { size: 'per_Page', largest: 10_000 } as const;

/** A payment of each employment: a check, by whose it is and when it was paid. */
function checks(data: Data): Array<{ employment: Employment; period: number; key: string }> {
	const { first, last } = paidRange(data);
	const periods = Array.from({ length: last - first + 1 }, (_, n) => first + n);
	const periodsOf = periodsByEmployment({
		workforce: data,
		employments: data.employments,
		periods,
	});
	return data.employments.flatMap((employment) =>
		periodsOf(employment).map((period) => ({
			employment,
			period,
			key: `${keyOf(employment)} ${isoDay(periodDays(period).payDay)}`,
		})),
	);
}

const checkKey = (row: { employeeId?: unknown; companyId?: unknown; payDate?: unknown }) =>
	`${String(row.employeeId)} ${String(row.companyId)} ${String(row.payDate).slice(0, 10)}`;

/** The filter's capitals, and those of the field. */
const kind = (wire: string, field = wire) => flag(wire, letters, field);

const clientId: Optional = {
	wire: 'US-Client-id',
	collection: 'options',
	tries: (_, { companies }) => [
		{ enter: companies[0].code, sends: companies[0].code, leaves: () => true },
	],
};

const statementsOf = (data: Data, from: string, to: string) =>
	checks(data)
		.filter(({ employment }) => employment === data.employments[0])
		.map(({ key }) => key.split(' ')[2])
		.filter((paid) => paid >= from && paid <= to);

/** Payments, their parts and the accounts that they go to. */
export const payroll: Cases = {
	'deduction.getManyHistory': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/payroll/v1/payroll-deductions-history' }),
		permission: PAYROLL,
		pages: LARGE,
		key: (row) => `${checkKey(row)} ${String(row.deductionCode)}`,
		rows: (data) =>
			checks(data).flatMap(({ employment, key }) =>
				deductionPlansOf(employment.company.country).map(({ code }) => `${key} ${code}`),
			),
		optional: {
			employeeId: ids('employeeId'),
			companyId: text('companyId'),
			checkId: text('checkId'),
			employeeNumber: text('employeeNumber', 'employeeNumber', { none: '000000000' }),
			deductionCode: text('deductionCode'),
			deductionType: text('deductionType'),
			benefitOption: text('benefitOption'),
			benefitProvider: text('benefitProvider'),
			payGroup: text('payGroup'),
			payDate: day('payDate', 'payDate'),
			periodControl: text('periodControl'),
			startPerControl: bound('startPerControl', 'periodControl', 'from'),
			endPerControl: bound('endPerControl', 'periodControl', 'to'),
			is401K: kind('is401K', 'is401k'),
			is403B: kind('is403B', 'is403b'),
			is408K: kind('is408K', 'is408k'),
			is408P: kind('is408P', 'is408p'),
			is457: kind('is457'),
			is457B: kind('is457B', 'is457b'),
			is457F: kind('is457F'),
			is501C: kind('is501C'),
			isD125: kind('isD125'),
			isDeductionOffSet: kind('isDeductionOffSet'),
			isDeferredCompensation: kind('isDeferredCompensation'),
			isDependentCare: kind('isDependentCare'),
			isHousing: kind('isHousing'),
			isNonQualifiedPlan: kind('isNonQualifiedPlan'),
		},
	},
	'directDeposit.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/payroll/v1/direct-deposit' }),
		permission: ['Employee Direct Deposit', 'View'],
		pages: LARGE,
		key: (row) =>
			`${String(row.employeeId)} ${String(row.companyId)} ${Number(row.sequenceNumber)}`,
		rows: (data) =>
			data.employments
				.filter(({ status }) => status !== 'T')
				.flatMap((employment) =>
					accountsOf(data, employment).map(({ sequence }) => `${keyOf(employment)} ${sequence}`),
				),
		optional: {
			employeeId: text('employeeId'),
			companyId: text('companyId'),
			employeeBankRoutingNumber: text('employeeBankRoutingNumber'),
			countryCode: text('countryCode'),
			accountIsInactive: flag('accountIsInactive', letters),
			dateTimeChanged: dateFilter('dateTimeChanged'),
		},
	},
	'earning.getManyHistory': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/payroll/v1/earnings-history-base-elements' }),
		permission: PAYROLL,
		pages: LARGE,
		key: (row) => `${checkKey(row)} ${String(row.earningCode)}`,
		rows: (data) =>
			checks(data).flatMap(({ employment, period, key }) =>
				earningCodesOf(data, employment, period).map((code) => `${key} ${code}`),
			),
		optional: {
			// Capital ID in these two filters, not in the rows.
			companyId: text('companyID', 'companyId'),
			employeeId: ids('employeeID', 'employeeId'),
			employeeNumber: text('employeeNumber', 'employeeNumber', { none: '000000000' }),
			earningCode: text('earningCode'),
			payGroup: text('payGroup'),
			payDate: day('payDate', 'payDate'),
			periodControl: text('periodControl', 'periodControl', { none: '199901011' }),
			startPerControl: bound('startPerControl', 'periodControl', 'from'),
			endPerControl: bound('endPerControl', 'periodControl', 'to'),
			includeInDeferredCompensation: flag('includeInDeferredCompensation', words),
			includeInDeferredCompensationHours: flag('includeInDeferredCompensationHours', words),
		},
	},
	'payPeriod.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/payroll/v1/paygroup-payperiods' }),
		permission: PAYROLL,
		pages: LARGE,
		key: ({ payGroup, periodControl }) => `${String(payGroup)} ${String(periodControl)}`,
		rows: (data) => payPeriods(data).map(({ group, control }) => `${group} ${control}`),
		optional: {
			payGroup: text('payGroup'),
			payDate: day('payDate', 'payDate'),
			payDateSeq: {
				wire: 'payDateSeq',
				collection: 'filters',
				tries: () => [
					{ enter: 2, sends: '2', leaves: ({ payDateSeq }) => payDateSeq === 2 },
					{ enter: '9', sends: '9', leaves: () => false },
				],
			},
			periodStartDate: day('periodStartDate', 'periodStartDate'),
			periodEndDate: day('periodEndDate', 'periodEndDate'),
			startPerControl: bound('startPerControl', 'periodControl', 'from'),
			endPerControl: bound('endPerControl', 'periodControl', 'to'),
		},
	},
	'payRegister.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/payroll/v1/pay-register' }),
		permission: PAYROLL,
		pages: LARGE,
		key: checkKey,
		rows: (data) => checks(data).map(({ key }) => key),
		optional: {
			employeeId: ids('employeeId'),
			companyId: text('companyId'),
			checkId: text('checkId'),
			employeeNumber: text('employeeNumber'),
			documentNumber: text('documentNumber'),
			payGroup: text('payGroup'),
			periodControl: text('periodControl'),
			payDate: day('payDate', 'payDate'),
			periodStartDate: day('periodStartDate', 'periodStartDate'),
			periodEndDate: day('periodEndDate', 'periodEndDate'),
		},
	},
	'payStatement.getMany': {
		ask: ({ employments: [{ person, company }] }) => ({
			identifyBy: 'ids',
			employeeId: person.employeeId,
			companyId: company.id,
			startDate: '2025-01-01',
			endDate: '2026-06-01T08:00:00',
		}),
		request: ({ employments: [{ person, company }] }) => ({
			method: 'POST',
			path: '/payroll/v1/employees/pay-statements',
			body: {
				employeeIdentifier: { eeid: person.employeeId, coid: company.id },
				startDate: '2025-01-01T00:00:00',
				endDate: '2026-06-01T00:00:00',
			},
		}),
		permission: STATEMENTS,
		pages: LARGE,
		key: ({ paydate }) => String(paydate).slice(0, 10),
		rows: (data) => statementsOf(data, '2025-01-01', '2026-06-01'),
		forms: [
			{
				ask: ({ employments: [{ person, company }] }) => ({
					identifyBy: 'employeeNumber',
					employeeNumber: person.employeeNumber,
					companyCode: company.code,
					startDate: '2026-05-01',
					endDate: '2026-06-01',
				}),
				request: ({ employments: [{ person, company }] }) => ({
					method: 'POST',
					path: '/payroll/v1/employees/pay-statements',
					body: {
						employeeIdentifier: {
							employeeNumber: person.employeeNumber,
							companyCode: company.code,
						},
						startDate: '2026-05-01T00:00:00',
						endDate: '2026-06-01T00:00:00',
					},
				}),
				rows: (data) => statementsOf(data, '2026-05-01', '2026-06-01'),
			},
			{
				// Nothing was paid in the span.
				ask: ({ employments: [{ person, company }] }) => ({
					identifyBy: 'ids',
					employeeId: person.employeeId,
					companyId: company.id,
					startDate: '2020-01-01',
					endDate: '2020-01-31',
				}),
				request: ({ employments: [{ person, company }] }) => ({
					method: 'POST',
					path: '/payroll/v1/employees/pay-statements',
					body: {
						employeeIdentifier: { eeid: person.employeeId, coid: company.id },
						startDate: '2020-01-01T00:00:00',
						endDate: '2020-01-31T00:00:00',
					},
				}),
				rows: () => [],
			},
		],
		optional: { clientId },
		unknown: { employeeId: 'UNKNOWN00000' },
	},
	'payStatement.getLast': {
		ask: ({ employments: [{ person, company }] }) => ({
			identifyBy: 'ids',
			employeeId: person.employeeId,
			companyId: company.id,
		}),
		request: ({ employments: [{ person, company }] }) => ({
			method: 'POST',
			path: '/payroll/v1/employees/pay-statement/last',
			body: { employeeIdentifier: { eeid: person.employeeId, coid: company.id } },
		}),
		permission: STATEMENTS,
		key: ({ paydate, employeenumber }) =>
			`${String(employeenumber)} ${String(paydate).slice(0, 10)}`,
		rows: (data) => [
			`${data.employments[0].person.employeeNumber} ${statementsOf(data, '', '9').at(-1)}`,
		],
		forms: [
			{
				ask: ({ employments: [{ person, company }] }) => ({
					identifyBy: 'employeeNumber',
					employeeNumber: person.employeeNumber,
					companyCode: company.code,
				}),
				request: ({ employments: [{ person, company }] }) => ({
					method: 'POST',
					path: '/payroll/v1/employees/pay-statement/last',
					body: {
						employeeIdentifier: {
							employeeNumber: person.employeeNumber,
							companyCode: company.code,
						},
					},
				}),
				rows: (data) => [
					`${data.employments[0].person.employeeNumber} ${statementsOf(data, '', '9').at(-1)}`,
				],
			},
		],
		optional: { clientId },
		unknown: { employeeId: 'UNKNOWN00000' },
	},
};
