import { fill, type Row } from '../records';
import { DAY, dayOf, isoMidnight } from '../workforce/calendar';
import {
	compensationOf,
	currencyOf,
	PERIODS_A_YEAR,
	salaryGradeOf,
} from '../workforce/compensation';
import { historyOf } from '../workforce/history';
import {
	paidRange,
	payGroupDescriptionOf,
	payGroupOf,
	periodDays,
	workedRange,
} from '../workforce/payCalendar';
import { dollars } from '../workforce/payroll';
import { hasSecondPosition, shiftOf } from '../workforce/positions';
import { chance, mix, mulberry32, pick } from '../workforce/random';
import type { Employment, Workforce } from '../workforce/workforce';

/** What compensation-details can be filtered by beyond the employment itself. */
export interface CompensationFacts {
	isAutoAllocated: boolean;
	isSeasonalWorker: boolean;
	isHighlyCompensated: boolean;
	reviewRating: string;
	reviewType: string;
}

/** From this on the law calls an employee highly compensated; dollars a year. */
const HIGH_PAY = 155_000;

export function compensationFacts(
	{ seed, companies }: Workforce,
	employment: Employment,
): CompensationFacts {
	const { person, company, employeeType, pay } = employment;
	const random = mulberry32(mix(seed, 36, person.index, companies.indexOf(company)));
	return {
		isAutoAllocated: chance(random, 0.15),
		isSeasonalWorker: employeeType === 'TMP' && chance(random, 0.5),
		isHighlyCompensated: company.country === 'USA' && pay >= HIGH_PAY * 100,
		reviewRating: pick(random, ['EXCEEDS', 'MEETS', 'MEETS', 'BELOW']),
		reviewType: chance(random, 0.9) ? 'ANNUAL' : 'PROBATION',
	};
}

/** The period an employment was last paid for; undefined for who has not been paid yet. */
export function lastPaidPeriod(workforce: Workforce, employment: Employment) {
	const { first, last } = workedRange(paidRange(workforce), employment);
	return last < first ? undefined : periodDays(last);
}

/** A row of compensation-details (contract: `EmpCompensationDetails`, with `Salayr` and `ID`). */
export function compensationRow(workforce: Workforce, employment: Employment): Row {
	const { person, company, job, salaried, status, statusDay, jobDay } = employment;
	const facts = compensationFacts(workforce, employment);
	const compensation = compensationOf(employment.pay, employment);
	const history = historyOf(workforce, employment);
	const paid = lastPaidPeriod(workforce, employment);
	const shift = shiftOf(employment);
	return fill('EmpCompensationDetails', {
		employeeID: person.employeeId,
		companyID: company.id,
		annualSalary: dollars(compensation.annual),
		hourlyPayRate: dollars(compensation.hourly),
		weeklyPayRate: dollars(compensation.weekly),
		payPeriodPayRate: dollars(compensation.period),
		currencyCode: currencyOf(company.country),
		otherRate1: 0,
		otherRate2: 0,
		otherRate3: 0,
		otherRate4: 0,
		payGroupDescription: payGroupDescriptionOf(company),
		piecePayRate: 0,
		primaryJobCode: job.code,
		jobSalaryGrade: salaryGradeOf(job.basePay),
		jobChangeReasonCode: history[history.length - 1].reason,
		jobGroupCode: job.family,
		jobTitle: job.title,
		dateInJob: isoMidnight(jobDay),
		dateLastPaid: paid ? isoMidnight(paid.payDay) : null,
		dateLastWorked: status === 'A' ? null : isoMidnight(statusDay),
		dateOfLastSalaryReview: isoMidnight(jobDay),
		dateOfNextSalayrReview: isoMidnight(nextReview(jobDay, dayOf(workforce.now))),
		isAutoAllocated: facts.isAutoAllocated,
		isAutoPaid: salaried,
		isSeasonalWorker: facts.isSeasonalWorker,
		isHighlyCompensated: facts.isHighlyCompensated,
		isMultipleJob: hasSecondPosition(workforce, employment),
		payGroupCode: payGroupOf(company),
		payPeriod: 'B',
		salaryOrHourlyCode: salaried ? 'S' : 'H',
		fullTimeOrPartTimeCode: employment.fullTime ? 'F' : 'P',
		scheduledFullTimeEquivalency: compensation.share,
		scheduledPeriodWorkHours: compensation.periodHours,
		scheduledAnnualWorkHours: compensation.annualHours,
		weeklyHours: compensation.weeklyHours,
		primaryShiftCode: shift.code,
		primaryShiftGroupCode: shift.group,
		avgPayRateCurPer: dollars(compensation.hourly),
		bonusTotalHrs: 0,
		bonusTotalOtHrs: 0,
		datePaidThru: paid ? isoMidnight(paid.end) : null,
		emplStatus: status,
		totalAnnSalary: dollars(compensation.annual),
		numberOfPayments: PERIODS_A_YEAR,
		performanceReviewRating: facts.reviewRating,
		performanceReviewType: facts.reviewType,
	});
}

/** Pay is looked at once a year; a day. */
function nextReview(last: number, today: number): number {
	const years = Math.floor((today - last) / 365) + 1;
	return last + years * 365;
}

/** A day as the instant that date filters compare. */
export function instantOf(day: number | undefined): number | null {
	return day === undefined ? null : day * DAY;
}
