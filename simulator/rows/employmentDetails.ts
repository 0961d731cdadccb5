import { fill, type Row } from '../records';
import { isoInstant, isoMidnight, yearOf } from '../workforce/calendar';
import { compensationOf } from '../workforce/compensation';
import { historyOf } from '../workforce/history';
import { payGroupDescriptionOf, payGroupOf } from '../workforce/payCalendar';
import { hasSecondPosition, positionCodeOf, shiftOf } from '../workforce/positions';
import { mix, mulberry32, pick } from '../workforce/random';
import { lastDayOf, type Employment, type Workforce } from '../workforce/workforce';
import { compensationFacts, lastPaidPeriod } from './compensation';
import { detailsOf, timeClockId } from './details';
import { birthYearOf } from './personDetails';
import { workExtension } from './phoneNumbers';
import { isSupervised, supervisingEmployment } from './supervisors';

/** Why an employment ended. */
interface Departure {
	reason: string;
	description: string;
	/** Voluntary or involuntary. */
	type: 'V' | 'I';
	okToRehire: 'Y' | 'N';
}

const retirement: Departure = {
	reason: 'RET',
	description: 'Retirement',
	type: 'V',
	okToRehire: 'Y',
};

const departures: Departure[] = [
	{ reason: 'RES', description: 'Resignation', type: 'V', okToRehire: 'Y' },
	{ reason: 'LAYOFF', description: 'Lack of work', type: 'I', okToRehire: 'Y' },
	{ reason: 'PERF', description: 'Performance', type: 'I', okToRehire: 'N' },
];

/** Whoever leaves from this age on retires. */
const RETIREMENT_AGE = 55;

/** Null for those who have not left. */
function departureOf(workforce: Workforce, employment: Employment): Departure | null {
	const { person, terminationDay } = employment;
	if (terminationDay === null) return null;
	const birthYear = birthYearOf(detailsOf(workforce, person));
	if (yearOf(terminationDay) - birthYear >= RETIREMENT_AGE) return retirement;
	return pick(drawOf(workforce, employment, 70), departures);
}

/** The day somebody retired. */
export function retirementDay(workforce: Workforce, employment: Employment): number | null {
	return departureOf(workforce, employment) === retirement ? employment.terminationDay : null;
}

/** What is held back goes by country. */
export function deductionGroupOf({ company }: Employment): string {
	return company.country === 'CAN' ? 'CABEN' : 'USBEN';
}

/** What is earned goes by country and by whether it is a salary. */
export function earningGroupOf({ company, salaried }: Employment): string {
	return (company.country === 'CAN' ? 'CA' : 'US') + (salaried ? 'SAL' : 'HRLY');
}

/** The company that employed somebody first. */
export function isHomeCompany(employment: Employment): boolean {
	return employment.person.employments[0] === employment;
}

/** A row of employment-details (contract: `EmpEmploymentDetails`): one person in one company. */
export function employmentDetailsRow(workforce: Workforce, employment: Employment): Row {
	const { person, company, job, location, orgLevels, status, terminationDay } = employment;
	const details = detailsOf(workforce, person);
	const history = historyOf(workforce, employment);
	const departure = departureOf(workforce, employment);
	const supervising = isSupervised(employment) ? supervisingEmployment(employment) : null;
	const paid = lastPaidPeriod(workforce, employment);
	const compensation = compensationOf(employment.pay, employment);
	const shift = shiftOf(employment);
	const random = drawOf(workforce, employment, 71);
	return fill('EmpEmploymentDetails', {
		companyID: company.id,
		companyCode: company.code,
		companyName: company.name,
		employeeID: person.employeeId,
		jobDescription: job.title,
		payGroupDescription: payGroupDescriptionOf(company),
		primaryJobCode: job.code,
		orgLevel1Code: orgLevels[0],
		orgLevel2Code: orgLevels[1],
		orgLevel3Code: orgLevels[2],
		orgLevel4Code: orgLevels[3],
		originalHireDate: isoMidnight(employment.hireDay),
		lastHireDate: isoMidnight(employment.lastHireDay),
		fullTimeOrPartTimeCode: employment.fullTime ? 'F' : 'P',
		primaryWorkLocationCode: location.code,
		languageCode: 'en',
		workPhoneNumber: details.workPhone,
		workPhoneExtension: workExtension(person),
		workPhoneCountry: details.country,
		dateInJob: isoMidnight(employment.jobDay),
		dateLastWorked: status === 'A' ? null : isoMidnight(employment.statusDay),
		dateOfBenefitSeniority: isoMidnight(employment.lastHireDay),
		dateOfSeniority: isoMidnight(employment.hireDay),
		deductionGroupCode: deductionGroupOf(employment),
		earningGroupCode: earningGroupOf(employment),
		employeeTypeCode: employment.employeeType,
		employeeStatusCode: status,
		employeeNumber: person.employeeNumber,
		jobChangeReasonCode: history[history.length - 1].reason,
		jobTitle: job.title,
		hireSource: pick(random, ['REFERRAL', 'WEB', 'AGENCY']),
		leaveReasonCode: status === 'L' ? pick(random, ['FMLA', 'MED', 'PARENT']) : null,
		supervisorID: supervising?.person.employeeId ?? null,
		supervisorFirstName: supervising?.person.firstName ?? null,
		supervisorLastName: supervising?.person.lastName ?? null,
		supervisorEmployeeNumber: supervising?.person.employeeNumber ?? null,
		supervisorCOID: supervising?.company.id ?? null,
		supervisorCompanyCode: supervising?.company.code ?? null,
		dateLastPayDatePaid: paid ? isoMidnight(paid.payDay) : null,
		datePaidThru: paid ? isoMidnight(paid.end) : null,
		dateOfRetirement: dateOrNull(departure === retirement ? terminationDay : null),
		dateOfTermination: dateOrNull(lastDayOf(employment)),
		statusStartDate: isoMidnight(employment.statusDay),
		isAutoAllocated: letter(compensationFacts(workforce, employment).isAutoAllocated),
		isAutopaid: letter(employment.salaried),
		isMultipleJob: letter(hasSecondPosition(workforce, employment)),
		jobGroupCode: job.family,
		okToRehire: departure?.okToRehire ?? null,
		payGroup: payGroupOf(company),
		payPeriod: 'B',
		positionCode: positionCodeOf(job),
		salaryOrHourly: employment.salaried ? 'S' : 'H',
		scheduledAnnualHrs: compensation.annualHours,
		scheduledFTE: compensation.share,
		scheduledWorkHrs: compensation.periodHours,
		shift: shift.code,
		shiftGroup: shift.group,
		termReason: departure?.reason ?? null,
		terminationReasonDescription: departure?.description ?? null,
		termType: departure?.type ?? null,
		timeclockID: timeClockId(workforce, person),
		weeklyHours: compensation.weeklyHours,
		dateTimeCreated: isoInstant(employment.createdAt),
		dateTimeChanged: isoInstant(employment.changedAt),
		locationGLSegment: location.glSegment,
	});
}

function drawOf({ seed, companies }: Workforce, { person, company }: Employment, subject: number) {
	return mulberry32(mix(seed, subject, person.index, companies.indexOf(company)));
}

/** The yes/no fields of this record are text. */
function letter(value: boolean): 'Y' | 'N' {
	return value ? 'Y' : 'N';
}

function dateOrNull(day: number | null): string | null {
	return day === null ? null : isoMidnight(day);
}
