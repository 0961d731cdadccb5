import { fill, type Row } from '../records';
import { isoMidnight } from '../workforce/calendar';
import { checkIdOf } from '../workforce/checks';
import { earnings } from '../workforce/earnings';
import { payGroupOf, periodControl, periodDays } from '../workforce/payCalendar';
import { dollars, earningsOf, sum, yearToDate, type EarningLine } from '../workforce/payroll';
import type { Employment, Workforce } from '../workforce/workforce';
import { earningRow } from './earnings';

/** As `/configuration/v1/earnings` shows them, by code. */
const configured = new Map(earnings.map((earning) => [earning.code, earningRow(earning)]));

/** A row of the earnings history (contract: `EarningsHistoryBaseElements`): one line of one check. */
export function earningsHistoryRow(
	workforce: Workforce,
	employment: Employment,
	period: number,
	line: EarningLine,
): Row {
	const { person, company, job, location } = employment;
	const { payDay } = periodDays(period);
	const earning = configured.get(line.code)!;
	const year = yearToDate(workforce, employment, period)
		.flatMap((each) => earningsOf(workforce, employment, each))
		.filter(({ code }) => code === line.code);
	return fill('EarningsHistoryBaseElements', {
		employeeId: person.employeeId,
		companyId: company.id,
		earningCode: line.code,
		employeeNumber: person.employeeNumber,
		genNumber: checkIdOf(employment, period),
		periodControl: periodControl(payDay),
		payGroup: payGroupOf(company),
		baseAmount: dollars(line.cents),
		calculationRule: earning.calculationRule,
		calculationSequence: '1',
		currentAmount: dollars(line.cents),
		currentHours: line.hours / 100,
		glBaseSegmentId: location.glSegment,
		glFollowBaseAccountAllocation: 'N',
		grossUp: 'N',
		hourlyPayRate: dollars(Math.round(employment.pay / 2_080)),
		includeInDeferredCompensation: earning.includeInDeferredCompensation,
		includeInDeferredCompensationHours: earning.includeInDeferredCompensationHours,
		isVoided: false,
		isVoidingRecord: false,
		jobCode: job.code,
		jobPremiumAmount: 0,
		jobPremiumRateOrPercent: 0,
		location: location.code,
		payDate: isoMidnight(payDay),
		payRate: dollars(line.rate),
		periodPayRate: dollars(Math.round(employment.pay / 26)),
		reportCategory: earning.reportCategory,
		taxCalculationGroupId: company.code,
		taxCategory: earning.taxCategory,
		timeClockCode: earning.timeClockCode,
		useDeductionOffSet: earning.useDeductionOffset,
		ytdAmount: dollars(sum(year, ({ cents }) => cents)),
		ytdShiftAmount: 0,
	});
}
