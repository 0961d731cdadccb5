import { fill, type Row } from '../records';
import { isoInstant, isoMidnight } from '../workforce/calendar';
import { compensationOf, PERIODS_A_YEAR, salaryGradeOf } from '../workforce/compensation';
import { historyOf, type Assignment } from '../workforce/history';
import { recordId } from '../workforce/household';
import { payGroupOf } from '../workforce/payCalendar';
import { dollars } from '../workforce/payroll';
import { positionCodeOf, shiftOf } from '../workforce/positions';
import type { Employment, Workforce } from '../workforce/workforce';

/** An assignment among those of its employment. */
export interface HistoryEntry {
	employment: Employment;
	assignment: Assignment;
	/** What it followed; undefined for the first. */
	before: Assignment | undefined;
	/** Its position, from 0. */
	n: number;
	isPresent: boolean;
}

/** More assignments than this a company has not room for; the ids rely on it. */
const MOST = 4096;

export function historyEntries(workforce: Workforce, employment: Employment): HistoryEntry[] {
	const history = historyOf(workforce, employment);
	return history.map((assignment, n) => ({
		employment,
		assignment,
		before: history[n - 1],
		n,
		isPresent: n === history.length - 1,
	}));
}

/** The id of a row of job history. */
export function historyId({ companies }: Workforce, { employment, n }: HistoryEntry): string {
	const { person, company } = employment;
	return recordId('H', person, (person.index * 4 + companies.indexOf(company)) * MOST + n);
}

/** What is different from the assignment before; of the first, nothing. */
export function changesOf({ assignment, before = assignment }: HistoryEntry) {
	const isJobChange = assignment.job !== before.job;
	return {
		isJobChange,
		isPromotion: isJobChange && assignment.job.basePay > before.job.basePay,
		isRateChange: assignment.pay !== before.pay,
		isTransfer: assignment.location !== before.location,
		isOrgchange: assignment.orgLevels.join() !== before.orgLevels.join(),
	};
}

/** A row of job history (contract: `EmployeeJobHistoryDetail`, with the small c of `isOrgchange`). */
export function jobHistoryRow(workforce: Workforce, entry: HistoryEntry): Row {
	const { employment, assignment, before, isPresent } = entry;
	const { person, company } = employment;
	const { job, supervisor, orgLevels, pay, salaried, fullTime } = assignment;
	const compensation = compensationOf(pay, assignment);
	const shift = shiftOf({ person, job });
	const changes = changesOf(entry);
	return fill('EmployeeJobHistoryDetail', {
		annualSalary: dollars(compensation.annual),
		companyId: company.id,
		dateTimeCreated: isoInstant(assignment.createdAt),
		employeeId: person.employeeId,
		employeeType: employment.employeeType,
		employeeStatus: isPresent ? employment.status : 'A',
		flsaCategory: salaried ? 'E' : 'N',
		fullTimeOrPartTime: fullTime ? 'F' : 'P',
		hourlyPayRate: dollars(compensation.hourly),
		isJobChange: changes.isJobChange,
		isOrgchange: changes.isOrgchange,
		isOutsideGuidelines: false,
		isOutsideRange: false,
		isPromotion: changes.isPromotion,
		isRateChange: changes.isRateChange,
		isSystem: assignment.reason === 'HIRE',
		isTransfer: changes.isTransfer,
		jobCode: job.code,
		jobDescription: job.title,
		jobEffectiveDate: isoMidnight(assignment.day),
		jobGroupCode: job.family,
		locationCode: assignment.location.code,
		orgLevel1Code: orgLevels[0],
		orgLevel2Code: orgLevels[1],
		orgLevel3Code: orgLevels[2],
		orgLevel4Code: orgLevels[3],
		otherRate1: 0,
		otherRate2: 0,
		otherRate3: 0,
		otherRate4: 0,
		payGroupCode: payGroupOf(company),
		payPeriodCode: 'B',
		percentChange: before ? Math.round((pay / before.pay - 1) * 10_000) / 100 : 0,
		periodPayRate: dollars(compensation.period),
		piecePayRate: 0,
		positionCode: positionCodeOf(job),
		reasonCode: assignment.reason,
		salaryGrade: salaryGradeOf(job.basePay),
		salaryOrHourly: salaried ? 'S' : 'H',
		scheduledAnnualHours: compensation.annualHours,
		scheduledFullTimeEquivalency: compensation.share,
		scheduledWorkHours: compensation.periodHours,
		shiftCode: shift.code,
		shiftGroupCode: shift.group,
		stepNumber: 0,
		supervisorId: supervisor?.employeeId ?? null,
		supervisorNameFirst: supervisor?.firstName ?? null,
		supervisorNameLast: supervisor?.lastName ?? null,
		supervisorNotInList: false,
		systemId: historyId(workforce, entry),
		usePayScales: false,
		weeklyPayRate: dollars(compensation.weekly),
		homeCompanyId: person.employments[0].company.id,
		integrationEffectiveDate: isoMidnight(assignment.day),
		numberOfPayments: PERIODS_A_YEAR,
		weeklyHours: compensation.weeklyHours,
		isViewableByEmployee: true,
		jobTitle: job.title,
	});
}
