import { fill, type Row } from '../records';
import { DAY, isoInstant, isoMidnight } from '../workforce/calendar';
import { compensationOf } from '../workforce/compensation';
import { payGroupOf } from '../workforce/payCalendar';
import { dollars } from '../workforce/payroll';
import { positionCodeOf, shiftOf, type Position } from '../workforce/positions';

const employeeTypes = { REG: 'Regular', TMP: 'Temporary' } as const;

/**
 * A row of empl-multiple-positions (contract: `EmployeeMultiplePositions`). The pay is that of the
 * primary position; a second one is a matter of hours and pays nothing of its own.
 */
export function positionRow({ employment, systemId, job, isPrimary }: Position): Row {
	const { person, company, orgLevels, location, fullTime, employeeType } = employment;
	// A second position is paid as its own job is.
	const { salaried } = isPrimary ? employment : job;
	const compensation = compensationOf(isPrimary ? employment.pay : 0, employment);
	const shift = shiftOf({ person, job });
	return fill('EmployeeMultiplePositions', {
		employeeId: person.employeeId,
		companyId: company.id,
		jobCode: job.code,
		positionCode: positionCodeOf(job),
		isPrimary,
		annualSalary: dollars(compensation.annual),
		hourlyPayRate: dollars(compensation.hourly),
		fullTimeOrPartTimeCode: fullTime ? 'F' : 'P',
		fullTimeOrPartTime: fullTime ? 'Full time' : 'Part time',
		dateTimeCreated: isoInstant(Math.min(employment.changedAt, employment.jobDay * DAY)),
		employeeTypeCode: employeeType,
		employeeTypeDescription: employeeTypes[employeeType],
		effectiveStartDate: isoMidnight(employment.jobDay),
		effectiveStopDate:
			employment.terminationDay === null ? null : isoMidnight(employment.terminationDay),
		isEligibleForBenefits: isPrimary,
		locationCode: location.code,
		organizationLevel1Code: orgLevels[0],
		organizationLevel2Code: orgLevels[1],
		organizationLevel3Code: orgLevels[2],
		organizationLevel4Code: orgLevels[3],
		otherRate1: 0,
		otherRate2: 0,
		otherRate3: 0,
		otherRate4: 0,
		overrideIncumbentData: 'N',
		payGroupCode: payGroupOf(company),
		periodPayRate: dollars(compensation.period),
		piecePayRate: 0,
		salaryOrHourlyCode: salaried ? 'S' : 'H',
		salaryOrHourly: salaried ? 'Salaried' : 'Hourly',
		scheduledAnnualHours: isPrimary ? compensation.annualHours : 0,
		scheduledFullTimeEmployee: isPrimary ? compensation.share : 0,
		scheduledWorkHours: isPrimary ? compensation.periodHours : 0,
		shiftCode: shift.code,
		shiftGroupCode: shift.group,
		shiftGroupDescription: shift.groupDescription,
		systemId,
		weeklyPayRate: dollars(compensation.weekly),
	});
}
