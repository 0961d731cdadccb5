import { fill, type Row } from '../records';
import type { Variants } from '../variants';
import { usMidnight } from '../workforce/calendar';
import { lastDayOf, type Employment, type Workforce } from '../workforce/workforce';
import { detailsOf, supervisorName } from './details';

/**
 * Whoever left and is back may have two rows in employee-changes: as the person was before, and as
 * the person is now. The former ones come first or last in the list.
 */
export const rehiredRows = ['one', 'formerFirst', 'formerLast'] as const;

export type RehiredRows = (typeof rehiredRows)[number];

/** What employee-changes shows of some employments, in order. */
export function snapshotsOf(employments: readonly Employment[], order: RehiredRows): Employment[] {
	if (order === 'one') return [...employments];
	const former = employments.filter(isRehired).map(asBefore);
	return order === 'formerFirst' ? [...former, ...employments] : [...employments, ...former];
}

const isRehired = ({ hireDay, lastHireDay }: Employment) => lastHireDay > hireDay;

/** The employment that ended the day before the last hire. */
function asBefore(employment: Employment): Employment {
	const { hireDay, lastHireDay } = employment;
	const lastDay = Math.max(hireDay, lastHireDay - 1);
	return {
		...employment,
		status: 'T',
		lastHireDay: hireDay,
		terminationDay: lastDay,
		leavingDay: null,
		statusDay: lastDay,
	};
}

/**
 * A row of employee-changes (contract: `EmployeeChangesResponse`): a whole snapshot. Values are
 * text, missing ones are `""` and dates are American, as in UKG's own sample; only `isActive` is a
 * boolean. What the sample and the schema disagree about follows the variants.
 */
export function employeeChangesRow(
	workforce: Workforce,
	employment: Employment,
	variants: Pick<Variants, 'employeeNumber' | 'workLocationField'>,
): Row {
	const { person, company, orgLevels } = employment;
	const lastDay = lastDayOf(employment);
	const details = detailsOf(workforce, person);
	const row = fill(
		'EmployeeChangesResponse',
		{
			firstName: person.firstName,
			lastName: person.lastName,
			preferredName: person.preferredName ?? '',
			emailAddress: details.emailAddress,
			countryCode: details.country,
			languageCode: 'en',
			employeeNumber:
				variants.employeeNumber === 'number'
					? Number(person.employeeNumber)
					: person.employeeNumber,
			employeeId: person.employeeId,
			personId: details.personId,
			companyName: company.name,
			companyId: company.id,
			supervisorId: employment.supervisor?.employeeId ?? '',
			supervisorName: supervisorName(employment),
			salaryOrHourly: employment.salaried ? 'S' : 'H',
			fullTimeOrPartTime: employment.fullTime ? 'F' : 'P',
			isActive: employment.status !== 'T',
			workLocation: employment.location.code,
			jobCode: employment.job.code,
			orgLevel1Code: orgLevels[0],
			orgLevel2Code: orgLevels[1],
			orgLevel3Code: orgLevels[2],
			orgLevel4Code: orgLevels[3],
			middleName: person.middleName ?? '',
			workPhone: details.workPhone,
			homePhone: details.homePhone,
			employeeAddress1: details.addressLine1,
			employeeAddress2: details.addressLine2 ?? '',
			city: details.city,
			state: details.state,
			zipCode: details.zip,
			terminationDate: lastDay === null ? '' : usMidnight(lastDay),
			hireDate: usMidnight(employment.hireDay),
			prefix: details.prefix ?? '',
			suffix: details.suffix ?? '',
			alternateEmailAddress: details.alternateEmailAddress ?? '',
			gender: person.gender,
			employeeStatus: employment.status,
			employeeType: employment.employeeType,
			emplStatusStartDate: usMidnight(employment.statusDay),
			dateInJob: usMidnight(employment.jobDay),
			dateOfLastHire: usMidnight(employment.lastHireDay),
			jobGroupCode: employment.job.family,
			alternateJobTitle: '',
		},
		'',
	);
	if (variants.workLocationField === 'workLocationCode') {
		row.workLocationCode = row.workLocation;
		delete row.workLocation;
	}
	return row;
}
