import type { Employment } from '../../../simulator';
import { HOUR } from '../../../simulator/workforce/calendar';
import { accountsOf } from '../../../simulator/workforce/bankAccounts';
import {
	type Benefit,
	benefitPlans,
	benefitsOf,
	dependantsOf,
	electionsOf,
} from '../../../simulator/workforce/benefits';
import { historyOf } from '../../../simulator/workforce/history';
import { contactsOf } from '../../../simulator/workforce/household';
import { positionsOf } from '../../../simulator/workforce/positions';
import { internationalEntries } from '../../../simulator/rows/internationalEmployees';
import { localizationElements } from '../../../simulator/rows/localizationElements';
import { phoneNumbersOf } from '../../../simulator/rows/phoneNumbers';
import { dateFilter, day, flag, idOrAll, ids, letters, text, words, written } from './optional';
import {
	type Cases,
	type Data,
	type Optional,
	type Permission,
	type Request,
	type Row,
	keyOf,
} from './types';

const PERSONNEL: Permission = ['Personnel Integration', 'View'];
const PERSON: Permission = ['Employee Person Details', 'View'];
const COMPENSATION: Permission = ['Employee Compensation Details', 'View'];
const EXPORT: Permission = ['EmployeeExport', 'View'];
const PTO_VIEW: Permission = ['PTO Plan Integration', 'View'];
const LARGE = { size: 'per_Page', largest: 10_000 } as const;
const SMALL = { size: 'per_page', largest: 200 } as const;

const LETTERS = /^[a-zA-Z]+$/;
const LETTERS_AND_DIGITS = /^[a-zA-Z0-9]+$/;

const whose = (row: Row) =>
	`${String(row.employeeId ?? row.employeeID)} ${String(row.companyId ?? row.companyID)}`;
const who = (row: Row) => String(row.employeeId ?? row.employeeID);

const firstId = ({ employments: [{ person }] }: Data) => person.employeeId;
const everybody = ({ employments }: Data) => employments.map(keyOf);
const getting = (path: string, id: (data: Data) => string) => (data: Data) =>
	({ method: 'GET', path: `${path}/${id(data)}` }) satisfies Request;

/** Those who changed between two moments. */
const changed = (data: Data, from: number, to: number) =>
	data.employments.filter(({ changedAt }) => changedAt >= from && changedAt <= to).map(keyOf);

/** A PTO plan of whoever has the most. */
function planOf({ employments, ptoPlans }: Data) {
	const heldBy = (employment: Employment) =>
		ptoPlans.filter((_, bit) => employment.ptoPlans & (1 << bit));
	const [employment] = [...employments].sort((a, b) => heldBy(b).length - heldBy(a).length);
	return {
		employeeId: employment.person.employeeId,
		companyId: employment.company.id,
		ptoPlan: heldBy(employment)[0].code,
	};
}
const plansOf = ({ employments, ptoPlans }: Data) =>
	employments.flatMap((employment) =>
		ptoPlans
			.filter((_, bit) => employment.ptoPlans & (1 << bit))
			.map(({ code }) => `${keyOf(employment)} ${code}`),
	);
const planKey = (row: Row) => `${whose(row)} ${String(row.ptoPlan)}`;
const PLANS = '/personnel/v1/pto-plans';
const plansPath = (data: Data) => {
	const { companyId, employeeId } = planOf(data);
	return `/personnel/v1/companies/${companyId}/employees/${employeeId}/pto-plans`;
};
const newPlan = (data: Data) => ({ ...planOf(data), ptoPlan: 'NEWPLAN' });

/** What employments have of some plans. */
const benefits = (data: Data, code?: string): Benefit[] =>
	data.employments.flatMap((employment) =>
		benefitsOf(
			data,
			employment,
			benefitPlans[employment.company.country].filter((plan) => !code || plan.code === code),
		),
	);

/** Whoever has told other countries' offices the most. */
const abroad = (data: Data) =>
	[...data.people].sort(
		(a, b) => internationalEntries(data, b).length - internationalEntries(data, a).length,
	)[0];
const internationalKey = (row: Row) =>
	`${String(row.employeeId)} ${String(row.effectiveDate).slice(0, 10)}`;
const internationalKeys = (data: Data, people: Data['people']) =>
	people.flatMap((person) =>
		internationalEntries(data, person).map(
			({ effectiveDay }) =>
				`${person.employeeId} ${new Date(effectiveDay * 86_400_000).toISOString().slice(0, 10)}`,
		),
	);

const moment = (wire: string, enter: string, sends: string): Optional => ({
	wire,
	collection: 'top',
	tries: () => [{ enter, sends, leaves: () => true }],
});

const MODIFIED_AFTER = '2012-06-01T08:30:00';
const restructured = (data: Data, test: (day: number) => boolean = () => true) => [
	...new Set(
		data.employments
			.filter((employment) =>
				historyOf(data, employment).some(
					({ createdAt, reason, day: effective }) =>
						reason !== 'MERIT' && createdAt > Date.parse(`${MODIFIED_AFTER}Z`) && test(effective),
				),
			)
			.map(({ person }) => person.employeeId),
	),
];

/** People, what they hold, what they are paid and insured for. */
export const personnel: Cases = {
	'businessStructureChange.getMany': {
		ask: () => ({ modifiedAfterDateTime: MODIFIED_AFTER, companyId: '*' }),
		request: () => ({
			method: 'GET',
			path: '/personnel/v1/integration/kronos/business-structure-status',
			query: { modifiedAfterDateTime: MODIFIED_AFTER, companyId: '*' },
		}),
		permission: PERSONNEL,
		pages: LARGE,
		key: who,
		rows: (data) => restructured(data),
		forms: [
			{
				ask: ({ companies }) => ({
					modifiedAfterDateTime: MODIFIED_AFTER,
					companyId: companies[2].id,
				}),
				request: ({ companies }) => ({
					method: 'GET',
					path: '/personnel/v1/integration/kronos/business-structure-status',
					query: { modifiedAfterDateTime: MODIFIED_AFTER, companyId: companies[2].id },
				}),
				rows: (data) =>
					restructured({
						...data,
						employments: data.employments.filter(({ company }) => company === data.companies[2]),
					}),
			},
		],
		optional: {
			employeeId: idOrAll('employeeId'),
			effectiveDate: {
				wire: 'effectiveDate',
				collection: 'filters',
				tries: (_, data) => {
					const until = Date.parse('2022-06-01T00:00:00Z') / 86_400_000;
					const left = restructured(data, (effective) => effective <= until);
					return [
						{
							enter: '2022-06-01',
							sends: '2022-06-01T00:00:00',
							leaves: (row) => left.includes(who(row)),
						},
						{ enter: '1950-01-31', sends: '1950-01-31T00:00:00', leaves: () => false },
					];
				},
			},
		},
	},
	'cobra.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-cobra-details' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: whose,
		rows: ({ employments }) =>
			employments.filter(({ person }) => person.home.country === 'USA').map(keyOf),
		optional: {
			employeeId: ids('employeeId', 'employeeID'),
			companyId: text('companyId', 'companyID'),
			cobraIsActive: flag('cobraIsActive', words),
			cobraStatus: text('cobraStatus'),
			dateOfCobraEvent: day('dateOfCobraEvent', 'dateOfCobraEvent'),
		},
	},
	'compensation.get': {
		ask: (data) => ({ employeeId: firstId(data) }),
		request: getting('/personnel/v1/compensation-details', firstId),
		permission: COMPENSATION,
		key: whose,
		rows: (data) => everybody(data).slice(0, 1),
		optional: {},
		unknown: { employeeId: 'UNKNOWN00000' },
	},
	'compensation.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/compensation-details' }),
		permission: COMPENSATION,
		pages: LARGE,
		key: whose,
		rows: everybody,
		optional: {
			companyId: text('companyId', 'companyID'),
			employeeId: ids('employeeId', 'employeeID'),
			primaryJobCode: text('primaryJobCode', 'primaryJobCode', { fits: LETTERS_AND_DIGITS }),
			jobGroupCode: text('jobGroupCode', 'jobGroupCode', { fits: LETTERS_AND_DIGITS }),
			jobTitle: text('jobTitle', 'jobTitle', { fits: LETTERS_AND_DIGITS }),
			payGroupCode: text('payGroupCode', 'payGroupCode', { fits: LETTERS_AND_DIGITS }),
			fullTimeOrPartTimeCode: text('fullTimeOrPartTimeCode'),
			salaryOrHourlyCode: text('salaryOrHourlyCode'),
			primaryShiftCode: text('primaryShiftCode'),
			primaryShiftGroupCode: text('primaryShiftGroupCode'),
			dateInJob: dateFilter('dateInJob'),
			dateLastPaid: dateFilter('dateLastPaid'),
			datePaidThru: dateFilter('datePaidThru'),
			isAutoAllocated: flag('isAutoAllocated', letters),
			isAutoPaid: flag('isAutoPaid', letters),
			isSeasonalWorker: flag('isSeasonalWorker', letters),
			isHighlyCompensated: flag('isHighlyCompensated', letters),
			isMultipleJob: flag('isMultipleJob', letters),
			performanceReviewRating: text('performanceReviewRating'),
			performanceReviewType: text('performanceReviewType'),
		},
	},
	'deduction.getMany': {
		ask: () => ({ deductionCode: 'DEN' }),
		request: () => ({
			method: 'GET',
			path: '/personnel/v1/emp-deductions',
			query: { dedCode: 'DEN' },
		}),
		permission: PERSONNEL,
		pages: LARGE,
		key: whose,
		rows: (data) => benefits(data, 'DEN').map(({ employment }) => keyOf(employment)),
		optional: {
			employeeId: text('employeeId', 'employeeID', { none: 'ZZZZZ0000000' }),
			companyId: text('companyId', 'companyID'),
			benefitStatus: text('benStatus', 'benefitStatus'),
			benefitOption: text('benefitOption'),
			endDateTime: day(
				'endDateTime',
				'benefitStartDate',
				(row, wanted) => String(row.benefitStartDate).slice(0, 10) <= wanted,
			),
		},
	},
	'deduction.getManyDependent': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/dep-deductions' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: (row) => `${whose(row)} ${String(row.contactID)} ${String(row.deductionCode)}`,
		rows: (data) =>
			benefits(data).flatMap((benefit) =>
				dependantsOf(data, benefit).map(
					({ contactId }) => `${keyOf(benefit.employment)} ${contactId} ${benefit.plan.code}`,
				),
			),
		optional: {
			employeeId: ids('employeeId'),
			companyId: text('companyId', 'companyID'),
			currentCompanyId: text('currentCOID'),
			contactId: text('contactId', 'contactID'),
			deductionCode: text('deductionCode'),
			effectiveDate: day(
				'effectiveDate',
				'benefitStartDate',
				(row, wanted) =>
					String(row.benefitStartDate).slice(0, 10) <= wanted &&
					(row.benefitStopDate === null || wanted <= String(row.benefitStopDate).slice(0, 10)),
			),
		},
	},
	'deduction.getManyOpenEnrollment': {
		ask: () => ({
			startDateTime: '2025-11-01',
			endDateTime: '2025-11-09T17:00:00',
			sessionType: 'OE',
			deductionCode: 'MED',
		}),
		request: () => ({
			method: 'GET',
			path: '/personnel/v1/open-enrollment-emp-deductions',
			query: {
				startDateTime: '2025-11-01T00:00:00',
				endDateTime: '2025-11-09T00:00:00',
				sessionType: 'OE',
				deductionCode: 'MED',
			},
		}),
		permission: PERSONNEL,
		pages: LARGE,
		key: whose,
		rows: (data) =>
			benefits(data, 'MED').flatMap((benefit) =>
				electionsOf(data, benefit)
					.filter(
						({ session, at }) =>
							session === 'OE' &&
							at >= Date.parse('2025-11-01T00:00:00Z') &&
							at <= Date.parse('2025-11-09T00:00:00Z'),
					)
					.map(() => keyOf(benefit.employment)),
			),
		optional: {},
	},
	'employeeChange.getManyByDate': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-changes' }),
		permission: EXPORT,
		pages: SMALL,
		key: whose,
		// Without dates the last three hours.
		rows: (data) => changed(data, data.now - 3 * HOUR, data.now),
		forms: [
			{
				ask: () => ({ startDate: '2026-03-01T00:00:00', endDate: '2026-06-15T07:00:00-04:00' }),
				request: () => ({
					method: 'GET',
					path: '/personnel/v1/employee-changes',
					query: { startDate: '2026-03-01T00:00:00.000Z', endDate: '2026-06-15T11:00:00.000Z' },
				}),
				rows: (data) =>
					changed(data, Date.parse('2026-03-01T00:00:00Z'), Date.parse('2026-06-15T11:00:00Z')),
			},
			{
				ask: () => ({ startDate: '2026-06-01' }),
				request: () => ({
					method: 'GET',
					path: '/personnel/v1/employee-changes',
					query: { startDate: '2026-06-01T00:00:00.000Z' },
				}),
				rows: (data) => changed(data, Date.parse('2026-06-01T00:00:00Z'), data.now),
			},
			{
				// Nobody, long before.
				ask: () => ({ startDate: '1990-01-01', endDate: '1990-12-31' }),
				request: () => ({
					method: 'GET',
					path: '/personnel/v1/employee-changes',
					query: { startDate: '1990-01-01T00:00:00.000Z', endDate: '1990-12-31T00:00:00.000Z' },
				}),
				rows: () => [],
			},
		],
		optional: {
			startDate: moment('startDate', '2026-06-15T09:00:00', '2026-06-15T09:00:00.000Z'),
			endDate: moment('endDate', '2026-06-15T11:30:00', '2026-06-15T11:30:00.000Z'),
		},
	},
	'employeeChange.getManyByEmployee': {
		ask: ({ people }) => ({ employeeId: people.at(-4)?.employeeId ?? '' }),
		request: getting('/personnel/v1/employee-changes', ({ people }) =>
			String(people.at(-4)?.employeeId),
		),
		permission: EXPORT,
		key: whose,
		// A row for each of the two companies.
		rows: ({ people }) => people.at(-4)?.employments.map(keyOf) ?? [],
		optional: {},
		unknown: { employeeId: 'UNKNOWN00000' },
	},
	'employeeContact.get': {
		ask: (data) => ({ contactId: contactsOf(data, data.people[0])[0].contactId }),
		request: getting(
			'/personnel/v1/contacts',
			(data) => contactsOf(data, data.people[0])[0].contactId,
		),
		permission: PERSONNEL,
		key: ({ contactId }) => String(contactId),
		rows: (data) => [contactsOf(data, data.people[0])[0].contactId],
		optional: {},
		unknown: { contactId: 'CNOBODY' },
	},
	'employeeContact.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/contacts' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: (row) => `${who(row)} ${String(row.contactId)}`,
		rows: (data) =>
			data.people.flatMap((person) =>
				contactsOf(data, person).map(({ contactId }) => `${person.employeeId} ${contactId}`),
			),
		optional: {
			employeeId: text('employeeId'),
			contactId: text('contactId'),
			relationshipCode: text('relationshipCode', 'relationshipCode', { fits: LETTERS }),
			countryCode: text('countryCode'),
			isActive: flag('isActive', letters),
			isBeneficiary: flag('isBeneficiary', letters),
			isDependent: flag('isDependent', letters),
			cobraIsActive: flag('cobraIsActive', letters),
			cobraStatus: text('cobraStatus'),
			// Capitals in the row alone.
			dateOfCobraEvent: dateFilter('dateOfCobraEvent', 'dateOfCOBRAEvent'),
			statusAsOfDate: dateFilter('statusAsOfDate'),
		},
		declaredObject: true,
	},
	'globalBankAccount.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-global-banks' }),
		permission: ['Global Employee Direct Deposit', 'View'],
		pages: LARGE,
		key: whose,
		rows: (data) =>
			data.employments
				.filter(({ company, status }) => company.country !== 'USA' && status !== 'T')
				.flatMap((employment) =>
					accountsOf(data, employment)
						.filter(({ isInactive }) => !isInactive)
						.map(() => keyOf(employment)),
				),
		optional: {
			employeeId: text('employeeId'),
			companyId: text('companyId'),
			employeeCountry: text('employeeCountry'),
			payGroup: text('payGroup'),
			dateModified: dateFilter('dateModified'),
		},
		declaredObject: true,
	},
	'globalLocalizationElement.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-global-localization-elements' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: (row) => `${whose(row)} ${String(row.fieldName)}`,
		rows: (data) =>
			data.employments.flatMap((employment) =>
				localizationElements(data, employment).map(({ name }) => `${keyOf(employment)} ${name}`),
			),
		optional: {
			employeeId: text('employeeId'),
			companyId: text('companyId'),
			created: dateFilter('created'),
			effective: dateFilter('effective'),
		},
		declaredObject: true,
	},
	'internationalEmployee.get': {
		ask: (data) => ({ employeeId: abroad(data).employeeId }),
		request: getting('/personnel/v1/international-employees', (data) => abroad(data).employeeId),
		permission: PERSONNEL,
		pages: LARGE,
		key: internationalKey,
		rows: (data) => internationalKeys(data, [abroad(data)]),
		forms: [
			{
				// At home in the USA: known, and without such details.
				ask: (data) => ({ employeeId: firstId(data) }),
				request: getting('/personnel/v1/international-employees', firstId),
				rows: () => [],
			},
		],
		optional: {
			countryCode: text('countryCode'),
			effectiveDate: day('effectiveDate', 'effectiveDate'),
		},
		unknown: { employeeId: 'UNKNOWN00000' },
	},
	'internationalEmployee.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/international-employees' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: internationalKey,
		rows: (data) => internationalKeys(data, data.people),
		optional: {
			employeeId: text('employeeId'),
			countryCode: text('countryCode'),
			effectiveDate: day('effectiveDate', 'effectiveDate'),
		},
	},
	'jobHistory.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-job-history-details' }),
		permission: ['Employee Job History Details', 'View'],
		pages: LARGE,
		key: (row) => `${whose(row)} ${String(row.jobCode)}`,
		rows: (data) =>
			data.employments.flatMap((employment) =>
				historyOf(data, employment).map(({ job }) => `${keyOf(employment)} ${job.code}`),
			),
		optional: {
			employeeId: text('employeeId'),
			companyId: text('companyId'),
			// Capital C in the filter, not in the row.
			isOrgChange: flag('isOrgChange', letters, 'isOrgchange'),
			isJobChange: flag('isJobChange', letters),
			isRateChange: flag('isRateChange', letters),
			isPromotion: flag('isPromotion', letters),
			systemId: text('systemId'),
			jobEffectiveDate: dateFilter('jobEffectiveDate'),
			dateTimeCreated: dateFilter('dateTimeCreated'),
		},
		declaredObject: true,
	},
	'person.get': {
		ask: (data) => ({ employeeId: firstId(data) }),
		request: getting('/personnel/v1/person-details', firstId),
		permission: PERSON,
		key: whose,
		rows: (data) => everybody(data).slice(0, 1),
		optional: {},
		unknown: { employeeId: 'UNKNOWN00000' },
	},
	'person.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/person-details' }),
		permission: PERSON,
		pages: LARGE,
		key: whose,
		rows: everybody,
		optional: {
			addressCountry: text('addressCountry'),
			addressState: text('addressState'),
			cobraIsActive: flag('cobraIsActive', letters),
			cobraStatus: text('cobraStatus'),
			companyId: text('companyId'),
			emailAddress: text('emailAddress', 'emailAddress', { none: 'nobody+ü@example.com' }),
			employeeId: text('employeeId'),
			lastName: {
				wire: 'lastName',
				collection: 'filters',
				tries: ([{ lastName }]) => {
					const begins = String(lastName).slice(0, 2);
					return [
						{
							enter: `${begins}*`,
							sends: `${begins}*`,
							leaves: (row) => String(row.lastName).startsWith(begins),
						},
						...text('lastName').tries([{ lastName }], {} as Data),
					];
				},
			},
			nationalId: text('nationalId'),
			nationalIdCountry: text('nationalIdCountry'),
			// Capital T in the filters, not in the rows.
			dateTimeChanged: dateFilter('dateTimeChanged', 'datetimeChanged'),
			dateTimeCreated: dateFilter('dateTimeCreated', 'datetimeCreated'),
			dateOfCobraEvent: dateFilter('dateOfCobraEvent'),
		},
	},
	'phoneNumber.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-multi-phone-numbers' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: (row) => `${who(row)} ${String(row.phoneTypeCode)}`,
		rows: (data) =>
			data.people.flatMap((person) =>
				phoneNumbersOf(data, person).map(({ type }) => `${person.employeeId} ${type}`),
			),
		optional: {
			employeeId: idOrAll('employeeId'),
			systemId: text('systemId'),
		},
	},
	'position.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/empl-multiple-positions' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: (row) => `${whose(row)} ${String(row.jobCode)}`,
		rows: (data) =>
			data.employments.flatMap((employment) =>
				positionsOf(data, employment).map(({ job }) => `${keyOf(employment)} ${job.code}`),
			),
		optional: {
			employeeId: text('employeeId'),
			companyId: text('companyId'),
			jobCode: text('jobCode'),
			positionCode: text('positionCode'),
			isPrimary: flag('isPrimary', letters),
		},
	},
	'ptoPlan.create': {
		ask: newPlan,
		request: (data) => {
			const { employeeId, companyId, ptoPlan } = newPlan(data);
			return { method: 'POST', path: PLANS, body: [{ employeeId, companyId, ptoPlan }] };
		},
		permission: ['PTO Plan Integration', 'Add'],
		key: planKey,
		rows: (data) => [planKey(newPlan(data))],
		optional: {
			earned: written('additionalFields', 'earned', [40, 40]),
			earnedThroughDate: written(
				'additionalFields',
				'earnedThroughDate',
				['2026-12-31T00:00:00', '2026-12-31'],
				['2026-12-31', '2026-12-31'],
			),
			pendingBalance: written('additionalFields', 'pendingBalance', [0, 0], [-4, -4]),
			pendingMoveDate: written('additionalFields', 'pendingMoveDate', ['2027-01-02', '2027-01-02']),
			reset: written('additionalFields', 'reset', ['2027-01-01T23:59:00', '2027-01-01']),
			taken: written('additionalFields', 'taken', ['8.5', 8.5]),
		},
		writes: (data) => {
			const { employeeId, companyId, ptoPlan } = newPlan(data);
			return `pto-plans/${companyId}/${employeeId}/${ptoPlan}`;
		},
	},
	'ptoPlan.get': {
		ask: planOf,
		request: (data) => ({
			method: 'GET',
			path: `${plansPath(data)}/${planOf(data).ptoPlan}`,
		}),
		permission: PTO_VIEW,
		key: planKey,
		rows: (data) => [planKey(planOf(data))],
		optional: {},
		unknown: { ptoPlan: 'NOPLAN' },
	},
	'ptoPlan.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: PLANS }),
		permission: PTO_VIEW,
		pages: SMALL,
		key: planKey,
		rows: plansOf,
		optional: {},
	},
	'ptoPlan.getManyByEmployee': {
		ask: (data) => {
			const { companyId, employeeId } = planOf(data);
			return { companyId, employeeId };
		},
		request: (data) => ({ method: 'GET', path: plansPath(data) }),
		permission: PTO_VIEW,
		pages: SMALL,
		key: planKey,
		rows: (data) =>
			plansOf(data).filter((key) => {
				const { employeeId, companyId } = planOf(data);
				return key.startsWith(`${employeeId} ${companyId}`);
			}),
		optional: {},
		unknown: { employeeId: 'UNKNOWN00000' },
	},
	'ptoPlan.update': {
		ask: planOf,
		request: (data) => {
			const { employeeId, companyId, ptoPlan } = planOf(data);
			return {
				method: 'PATCH',
				path: `${plansPath(data)}/${ptoPlan}`,
				body: { employeeId, companyId, ptoPlan },
			};
		},
		atLeast: 'taken',
		permission: ['PTO Plan Integration', 'Edit'],
		key: planKey,
		rows: (data) => [planKey(planOf(data))],
		optional: {
			earned: written('updateFields', 'earned', [80, 80]),
			earnedThroughDate: written('updateFields', 'earnedThroughDate', ['2026-11-30', '2026-11-30']),
			pendingBalance: written('updateFields', 'pendingBalance', [1, 1], [0, 0]),
			pendingMoveDate: written('updateFields', 'pendingMoveDate', [
				'2027-01-02T00:00:00',
				'2027-01-02',
			]),
			reset: written('updateFields', 'reset', ['2027-02-01', '2027-02-01']),
			taken: written('updateFields', 'taken', ['7.25', 7.25]),
		},
		unknown: { ptoPlan: 'NOPLAN' },
		writes: (data) => {
			const { employeeId, companyId, ptoPlan } = planOf(data);
			return `pto-plans/${companyId}/${employeeId}/${ptoPlan}`;
		},
	},
	'supervisor.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-supervisor-details' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: (row) => `${whose(row)} ${String(row.supervisorEmployeeID)}`,
		rows: ({ employments }) =>
			employments.flatMap((employment) =>
				employment.supervisor ? [`${keyOf(employment)} ${employment.supervisor.employeeId}`] : [],
			),
		optional: {
			employeeId: ids('employeeId', 'employeeID'),
			companyId: text('companyId', 'companyID'),
			supervisorEmployeeId: ids('supervisorEmployeeId', 'supervisorEmployeeID'),
			supervisorCompanyId: text('supervisorCompanyId', 'supervisorCompanyID'),
			supervisorCompanyCode: text('supervisorCompanyCode'),
		},
	},
	'user.getMany': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/user-details' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: who,
		rows: ({ people }) => people.map(({ employeeId }) => employeeId),
		optional: {
			userName: text('userName'),
			userStatus: text('userStatus'),
			employeeId: ids('employeeId'),
		},
	},
	'user.getManySecurity': {
		ask: () => ({}),
		request: () => ({ method: 'GET', path: '/personnel/v1/employee-security-user-details' }),
		permission: PERSONNEL,
		pages: LARGE,
		key: who,
		rows: ({ people }) => people.map(({ employeeId }) => employeeId),
		optional: {
			userName: text('userName'),
			// Capital ID in the filter, not in the row.
			employeeId: ids('employeeID', 'employeeId'),
		},
	},
};
