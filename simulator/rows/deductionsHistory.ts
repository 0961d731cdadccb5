import { fill, type Row } from '../records';
import { isoMidnight } from '../workforce/calendar';
import { checkIdOf } from '../workforce/checks';
import type { DeductionPlan } from '../workforce/deductions';
import { payGroupOf, periodControl, periodDays } from '../workforce/payCalendar';
import {
	deductionsOf,
	dollars,
	earningsOf,
	sum,
	yearToDate,
	type DeductionLine,
} from '../workforce/payroll';
import type { Employment, Workforce } from '../workforce/workforce';

/** What a plan is by law, in the spelling of the rows; the filters are spelled otherwise. */
export function planKinds({ code, type }: DeductionPlan) {
	return {
		is401k: code === '401K',
		is403b: false,
		is408k: false,
		is408p: false,
		is457: false,
		is457b: false,
		is457F: false,
		is501C: false,
		isD125: type === 'MED',
		isDeductionOffSet: false,
		isDeferredCompensation: type === 'RET',
		isDependentCare: false,
		isHousing: false,
		isNonQualifiedPlan: false,
	};
}

/** A deduction of a check and where it stands on it, from 0. */
export interface DeductionOfCheck {
	plan: DeductionPlan;
	line: DeductionLine;
	position: number;
}

/** A row of the deductions history (contract: `PayrollDeductionsHistory`): one line of one check. */
export function deductionsHistoryRow(
	workforce: Workforce,
	employment: Employment,
	period: number,
	{ plan, line, position }: DeductionOfCheck,
): Row {
	const { person, company } = employment;
	const { payDay } = periodDays(period);
	const checkId = checkIdOf(employment, period);
	const rule = plan.share === null ? 'FLAT' : 'PCT';
	return fill('PayrollDeductionsHistory', {
		allowPartialDeduction: 'Y',
		benefitOption: plan.option,
		benefitProvider: plan.provider,
		companyId: company.id,
		checkId,
		currentArrearsAmount: 0,
		deductionCalculationBasisAmt: dollars(line.basis),
		deductionCode: line.code,
		deductionForBonusOnly: 'N',
		deductionPlanType: plan.type,
		deductionType: plan.type,
		employeeCalculationRateOrPercent:
			plan.share === null ? dollars(line.employee) : plan.share * 100,
		employeeCalculaitonRule: rule,
		employeeCurrentAmount: dollars(line.employee),
		employeeDeductionLastPaid: isoMidnight(payDay),
		employeeId: person.employeeId,
		employeeOriginalAmount: dollars(line.employee),
		employeeNumber: person.employeeNumber,
		employerCalculationRateOrPercent:
			plan.share === null ? dollars(line.employer) : plan.share * 50,
		employerCalculationRule: rule,
		employerCurrentAmount: dollars(line.employer),
		excludeFromWorkersCompensation: 'N',
		isPublicEmployeeRetirement: false,
		isProrated: false,
		isSection125: plan.type === 'MED',
		isVoided: false,
		isVoidingRecord: 'N',
		payDate: isoMidnight(payDay),
		payGroup: payGroupOf(company),
		periodControl: periodControl(payDay),
		recordId: Number(checkId) * 10 + position,
		taxCalculationGroupId: company.code,
		taxCategory: plan.pretax ? 'PRE' : 'POST',
		vendor: plan.provider,
		yearToDateDeferredCompensationCombinedAmount:
			plan.type === 'RET' ? deferred(workforce, employment, period, plan.code) : null,
		// At the end, because an object that begins with a spread is built many times slower.
		...planKinds(plan),
	});
}

/** What employee and employer put into a retirement plan in the year so far, in dollars. */
function deferred(
	workforce: Workforce,
	employment: Employment,
	period: number,
	wanted: string,
): number {
	const lines = yearToDate(workforce, employment, period)
		.flatMap((each) => {
			const gross = sum(earningsOf(workforce, employment, each), ({ cents }) => cents);
			return deductionsOf(employment.company.country, gross);
		})
		.filter(({ code }) => code === wanted);
	return dollars(sum(lines, ({ employee, employer }) => employee + employer));
}
