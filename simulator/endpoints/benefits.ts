import type { Endpoint, OperationRequest } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import {
	dateTime,
	ID_LIST,
	ids,
	LETTERS_AND_DIGITS,
	passing,
	text,
	type Filter,
} from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import {
	dependentDeductionRow,
	electionRow,
	employeeDeductionRow,
	type DependantCover,
} from '../rows/benefits';
import {
	benefitPlans,
	benefitsOf,
	dependantsOf,
	electionsOf,
	optionOf,
	type Benefit,
	type BenefitPlan,
	type Election,
} from '../workforce/benefits';
import { DAY } from '../workforce/calendar';
import type { Employment } from '../workforce/workforce';

const role = 'PersonnelIntegration:View';
const paging = assumedPaging;
const required = { required: true };

const companyId: Filter<Employment> = text('companyId', ({ company }) => company.id);

/** `endDateTime` leaves what had begun by then; the contract only names it. */
const employees = {
	ofEmployment: [
		text('employeeId', ({ person }) => person.employeeId, { pattern: LETTERS_AND_DIGITS }),
		companyId,
	] satisfies Filter<Employment>[],
	ofPlan: [text('dedCode', ({ code }) => code, required)] satisfies Filter<BenefitPlan>[],
	ofBenefit: [
		text('benStatus', ({ status }) => status),
		text('benefitOption', (benefit, workforce) => optionOf(workforce, benefit)),
		dateTime('endDateTime', ({ startDay }, wanted) => startDay * DAY <= wanted),
	] satisfies Filter<Benefit>[],
};

/** `effectiveDate` leaves what was in force then. */
const dependants = {
	ofEmployment: [
		companyId,
		ids('employeeId', ({ person }) => person.employeeId, { pattern: ID_LIST }),
		text('currentCOID', ({ person }) => person.employments[0].company.id),
	] satisfies Filter<Employment>[],
	ofPlan: [text('deductionCode', ({ code }) => code)] satisfies Filter<BenefitPlan>[],
	ofBenefit: [
		dateTime(
			'effectiveDate',
			({ startDay, stopDay }, wanted) =>
				startDay * DAY <= wanted && (stopDay === null || wanted < (stopDay + 1) * DAY),
		),
	] satisfies Filter<Benefit>[],
	ofCover: [
		text('contactId', ({ contact }) => contact.contactId),
	] satisfies Filter<DependantCover>[],
};

/** The dates are those between which somebody chose, both included. */
const openEnrollment = {
	ofPlan: [text('deductionCode', ({ code }) => code, required)] satisfies Filter<BenefitPlan>[],
	ofElection: [
		dateTime('startDateTime', ({ at }, wanted) => at >= wanted, required),
		dateTime('endDateTime', ({ at }, wanted) => at <= wanted, required),
		text('sessionType', ({ session }) => session, required),
	] satisfies Filter<Election>[],
};

/** What employees and their families are insured for, and what they chose. */
export const benefitEndpoints: Endpoint[] = [
	{
		name: 'listEmployeeDeductions',
		method: 'GET',
		path: '/personnel/v1/emp-deductions',
		role,
		query: [...employees.ofEmployment, ...employees.ofPlan, ...employees.ofBenefit],
		paging,
		answer: { shape: 'array', record: 'EmpDeductions' },
		handle(request) {
			const { workforce } = request.tenant;
			const found = benefits(request, employees);
			return {
				kind: 'rows',
				rows: rowsOf(found, (benefit) => employeeDeductionRow(workforce, benefit)),
			};
		},
	},
	{
		name: 'listDependentDeductions',
		method: 'GET',
		path: '/personnel/v1/dep-deductions',
		role,
		query: [
			...dependants.ofEmployment,
			...dependants.ofPlan,
			...dependants.ofBenefit,
			...dependants.ofCover,
		],
		paging,
		answer: { shape: 'array', record: 'DependentDeductions' },
		handle(request) {
			const { workforce } = request.tenant;
			const covers = benefits(request, dependants).flatMap((benefit) =>
				dependantsOf(workforce, benefit).map((contact) => ({ benefit, contact })),
			);
			const found = passing(covers, dependants.ofCover, request);
			return { kind: 'rows', rows: rowsOf(found, dependentDeductionRow) };
		},
	},
	{
		name: 'listOpenEnrollmentDeductions',
		method: 'GET',
		path: '/personnel/v1/open-enrollment-emp-deductions',
		role,
		query: [...openEnrollment.ofElection, ...openEnrollment.ofPlan],
		paging,
		answer: { shape: 'array', record: 'OpenEnrollmentEmployeeDeductions' },
		handle(request) {
			const { workforce } = request.tenant;
			const elections = benefits(request, openEnrollment).flatMap((benefit) =>
				electionsOf(workforce, benefit),
			);
			const found = passing(elections, openEnrollment.ofElection, request);
			return { kind: 'rows', rows: rowsOf(found, (election) => electionRow(workforce, election)) };
		},
	},
];

function benefits(request: OperationRequest, filters: BenefitFilters): readonly Benefit[] {
	const { workforce } = request.tenant;
	const { ofEmployment = [], ofPlan, ofBenefit = [] } = filters;
	const plans = {
		USA: passing(benefitPlans.USA, ofPlan, request),
		CAN: passing(benefitPlans.CAN, ofPlan, request),
	};
	const all = passing(workforce.employments, ofEmployment, request).flatMap((employment) =>
		benefitsOf(workforce, employment, plans[employment.company.country]),
	);
	return passing(all, ofBenefit, request);
}

interface BenefitFilters {
	ofEmployment?: Filter<Employment>[];
	ofPlan: Filter<BenefitPlan>[];
	ofBenefit?: Filter<Benefit>[];
}
