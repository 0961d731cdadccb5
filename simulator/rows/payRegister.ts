import { fill, type Row } from '../records';
import { isoMidnight } from '../workforce/calendar';
import { checkIdOf, documentNumberOf } from '../workforce/checks';
import { earnings } from '../workforce/earnings';
import { payGroupOf, periodControl } from '../workforce/payCalendar';
import { dollars, payOf, sum, type EarningLine } from '../workforce/payroll';
import type { Employment, Workforce } from '../workforce/workforce';
import { detailsOf } from './details';

const productive = new Set(earnings.filter((each) => each.productive).map(({ code }) => code));

/** A row of the pay register (contract: `PayRegister`): the sums of one pay statement. */
export function payRegisterRow(workforce: Workforce, employment: Employment, period: number): Row {
	const { person, company, job, location, orgLevels } = employment;
	const details = detailsOf(workforce, person);
	const pay = payOf(workforce, employment, period);
	const canadian = company.country === 'CAN';
	return fill('PayRegister', {
		annualSalary: dollars(employment.pay),
		autoAllocate: false,
		bonusTotalHours: 0,
		bonusTotalOTHours: 0,
		checkAddMode: 'A',
		checkAmount: 0,
		companyId: company.id,
		payPeriodFrequency: 'B',
		currencyCode: canadian ? 'CAD' : 'USD',
		directDepositAmount: dollars(pay.net),
		documentNumber: documentNumberOf(employment, period),
		earningTaxReportingType: canadian ? 'T4' : 'W2',
		employeeId: person.employeeId,
		employeeStatus: statusAt(employment, pay.end),
		employeeNumber: person.employeeNumber,
		checkId: checkIdOf(employment, period),
		hourlyPayRate: dollars(Math.round(employment.pay / 2_080)),
		isRegularPayForCumulative: 'Y',
		isVoided: false,
		isVoidingRecord: false,
		jobCode: job.code,
		lastRegularPayDate: isoMidnight(pay.payDay),
		locationCode: location.code,
		nameFirst: person.firstName,
		nameLast: person.lastName,
		nameMiddle: person.middleName,
		nameSuffix: details.suffix,
		netAmount: dollars(pay.net),
		organizationLevel1: orgLevels[0],
		organizationLevel2: orgLevels[1],
		organizationLevel3: orgLevels[2],
		organizationLevel4: orgLevels[3],
		originalPayPeriodFrequency: 'B',
		payDate: isoMidnight(pay.payDay),
		payGroup: payGroupOf(company),
		periodControl: periodControl(pay.payDay),
		periodEndDate: isoMidnight(pay.end),
		periodStartDate: isoMidnight(pay.start),
		reconciled: 'N',
		sequenceNumber: 1,
		ssn: details.nationalNumber,
		stateSui: canadian ? null : `${location.state}SUIER`,
		suiGross: canadian ? null : dollars(pay.gross),
		taxCalculationGroupID: company.code,
		taxCalculationSequence: '1',
		totalDeductionAmount: dollars(pay.deducted),
		totalEarningsAmount: dollars(pay.gross),
		totalHours: hoursOf(pay.earnings),
		totalHoursWorked: hoursOf(pay.earnings.filter(({ code }) => productive.has(code))),
		totalShiftAmount: 0,
		totalTaxAmount: dollars(pay.taxed),
	});
}

function hoursOf(lines: readonly EarningLine[]): number {
	return sum(lines, ({ hours }) => hours) / 100;
}

/** Before the present status began people were active. */
function statusAt({ status, statusDay }: Employment, day: number): Employment['status'] {
	return day < statusDay ? 'A' : status;
}
