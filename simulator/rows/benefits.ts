import { fill, type Row } from '../records';
import { dayFrom, dayOf, isoInstant, isoMidnight, yearOf } from '../workforce/calendar';
import { dependantsOf, optionOf, type Benefit, type Election } from '../workforce/benefits';
import { compensationOf } from '../workforce/compensation';
import { recordId, type Contact } from '../workforce/household';
import { paidRange, workedRange } from '../workforce/payCalendar';
import { dollars, payOf, sum, yearToDate, type DeductionLine } from '../workforce/payroll';
import type { Workforce } from '../workforce/workforce';

/** A row of emp-deductions (contract: `EmpDeductions`); the parameters it repeats stay empty. */
export function employeeDeductionRow(workforce: Workforce, benefit: Benefit): Row {
	const { employment, number, status, startDay, stopDay, plan } = benefit;
	const { person, company } = employment;
	const heldBack = heldBackOf(workforce, benefit);
	const { last, year, quarter, month } = heldBack;
	const terms = termsOf(benefit);
	const start = isoMidnight(startDay);
	const stop = stopDay === null ? null : isoMidnight(stopDay);
	const id = recordId('D', person, number);
	return fill('EmpDeductions', {
		arrearsAmt: 0,
		benefitAmount: benefitAmount(benefit),
		benefitAmountCalcRule: plan.type === 'LIF' ? 'SALARY' : 'FLAT',
		benefitOption: optionOf(workforce, benefit),
		benefitStartDate: start,
		benefitStatus: status,
		benefitStatusDate: stop ?? start,
		benefitStopDate: stop,
		companyID: company.id,
		datetimeChanged: stop ?? start,
		datetimeCreated: start,
		declinedByCarrier: 'N',
		deductionCode: plan.code,
		effectiveRecordID: id,
		employeeAmount: terms.employeeAmount,
		employeeCalcRateOrPct: terms.employeeRate,
		employeeCalcRule: terms.rule,
		employeeDedLastPaid: last ? isoMidnight(last.payDay) : null,
		employeeEligibilityDate: start,
		employeeFiscalYTDAmt: year.employee,
		employeeID: person.employeeId,
		employeeLastAmount: last ? dollars(last.line.employee) : 0,
		employeeMonthToDateAmount: month.employee,
		employeeQuarterToDateAmount: quarter.employee,
		employeeYearToDateAmount: year.employee,
		employerAmount: terms.employerAmount,
		employerCalcRateOrPct: terms.employerRate,
		employerCalcRule: terms.rule,
		employerFiscalYearToDateAmount: year.employer,
		employerLastAmount: last ? dollars(last.line.employer) : 0,
		employerMonthToDateAmount: month.employer,
		employerQuarterToDateAmount: quarter.employer,
		employerYearToDateAmount: year.employer,
		isDeductionOffset: false,
		medicalIndicator: plan.type === 'MED',
		needEvidenceOfInsurability: false,
		deductionStartDate: start,
		deductionStopDate: stop,
		systemID: id,
		waiveReason: status === 'W' ? 'OTHER' : null,
		isHomeCompany: person.employments[0] === employment,
		isWaived: status === 'W',
		includeInAdditionalCheck: false,
		includeInManualCheck: false,
	});
}

/** A family member who is covered by a plan of an employee. */
export interface DependantCover {
	benefit: Benefit;
	contact: Contact;
}

/** A row of dep-deductions (contract: `DependentDeductions`). */
export function dependentDeductionRow({ benefit, contact }: DependantCover): Row {
	const { employment, plan, number, status, startDay, stopDay } = benefit;
	const { person, company } = employment;
	const start = isoMidnight(startDay);
	const stop = stopDay === null ? null : isoMidnight(stopDay);
	const coverNumber = number * 8 + contact.n;
	return fill('DependentDeductions', {
		benefitAmount: benefitAmount(benefit),
		benefitStartDate: start,
		benefitStatus: status,
		benefitStatusDate: stop ?? start,
		benefitStopDate: stop,
		companyID: company.id,
		contactID: contact.contactId,
		currentCOID: person.employments[0].company.id,
		dateTimeChanged: stop ?? start,
		dateTimeCreated: start,
		deductionCode: plan.code,
		deductionType: plan.type,
		declinedByCarrier: 'N',
		depBPlanTVID: coverNumber,
		systemID: recordId('E', person, coverNumber),
		employeeId: person.employeeId,
		needEOI: false,
		isBenefitWaived: false,
	});
}

/** A row of open-enrollment-emp-deductions (contract: `OpenEnrollmentEmployeeDeductions`). */
export function electionRow(workforce: Workforce, election: Election): Row {
	const { benefit, session, at, startDay } = election;
	const { employment, plan, status, stopDay } = benefit;
	const terms = termsOf(benefit);
	const start = isoMidnight(startDay);
	const { year } = heldBackOf(workforce, benefit);
	return fill('OpenEnrollmentEmployeeDeductions', {
		benefitAmount: benefitAmount(benefit),
		benefitOption: optionOf(workforce, benefit),
		addCoverage: dependantsOf(workforce, benefit).length > 0,
		changeReason: session,
		benefitStartDate: start,
		benefitStatus: status,
		benefitStatusDate: start,
		benefitStopDate: stopDay === null ? null : isoMidnight(stopDay),
		companyId: employment.company.id,
		changeDatetime: isoInstant(at),
		createDatetime: isoInstant(at),
		deductionCode: plan.code,
		deductionType: plan.type,
		employeeAmount: terms.employeeAmount,
		employeeCalculationRateOrPercent: terms.employeeRate,
		employeeEligibilityDate: isoMidnight(benefit.startDay),
		employeeId: employment.person.employeeId,
		employeeYearToDateAmount: year.employee,
		needEvidenceOfInsurability: false,
		employerAmount: terms.employerAmount,
		employerCalculationRateOrPercent: terms.employerRate,
		employerCalculationRule: terms.rule,
		employerYearToDateAmount: year.employer,
		isDeductionOffset: false,
		medicalIndicator: plan.type === 'MED',
		deductionStartDate: start,
		deductionStopDate: stopDay === null ? null : isoMidnight(stopDay),
		benefitWaiveReason: status === 'W' ? 'OTHER' : null,
		isBenefitWaived: status === 'W',
		oeDrop: false,
	});
}

/** What a plan is worth, in dollars: a life is insured for a year's pay, teeth and eyes for a sum. */
function benefitAmount({ plan, status, employment }: Benefit): number | null {
	if (status === 'W') return 0;
	switch (plan.type) {
		case 'LIF':
			return dollars(compensationOf(employment.pay, employment).annual);
		case 'DEN':
			return 1500;
		case 'VIS':
			return 300;
		default:
			return null;
	}
}

/** What is held back for each pay: a fixed amount, or a percentage of the gross. */
function termsOf({ plan: { deduction } }: Benefit) {
	if (!deduction) {
		return { rule: null, employeeAmount: 0, employerAmount: 0, employeeRate: 0, employerRate: 0 };
	}
	const { share } = deduction;
	const employeeAmount = dollars(deduction.employee);
	const employerAmount = dollars(deduction.employer);
	return share === null
		? {
				rule: 'FLAT',
				employeeAmount,
				employerAmount,
				employeeRate: employeeAmount,
				employerRate: employerAmount,
			}
		: {
				rule: 'PCT',
				employeeAmount,
				employerAmount,
				employeeRate: share * 100,
				employerRate: share * 50,
			};
}

/** What was held back once. */
interface HeldBack {
	payDay: number;
	line: DeductionLine;
}

/** What the pay statements say about a plan, in the present year, quarter and month. */
function heldBackOf(workforce: Workforce, { employment, plan }: Benefit) {
	const today = dayOf(workforce.now);
	const { first, last } = workedRange(paidRange(workforce), employment);
	const periods = plan.deduction && last >= first ? yearToDate(workforce, employment, last) : [];
	const all = periods.map((period): HeldBack => {
		const { payDay, deductions } = payOf(workforce, employment, period);
		return { payDay, line: deductions.find(({ code }) => code === plan.code)! };
	});
	const since = (begin: number) => {
		const lines = all.filter(({ payDay }) => payDay >= begin).map(({ line }) => line);
		return {
			employee: dollars(sum(lines, ({ employee }) => employee)),
			employer: dollars(sum(lines, ({ employer }) => employer)),
		};
	};
	const month = new Date(workforce.now).getUTCMonth() + 1;
	const firstOf = (wanted: number) => dayFrom(yearOf(today), wanted, 1);
	return {
		last: all.at(-1),
		year: since(firstOf(1)),
		quarter: since(firstOf(month - ((month - 1) % 3))),
		month: since(firstOf(month)),
	};
}
