import { fill, type Row } from '../records';
import { positionCodeOf } from '../workforce/positions';
import type { Employment, Person, Workforce } from '../workforce/workforce';
import { detailsOf } from './details';

/** Somebody who reports to somebody: everybody but the top of the tree. */
export type Supervised = Employment & { supervisor: Person };

export function isSupervised(employment: Employment): employment is Supervised {
	return employment.supervisor !== null;
}

/** As what somebody supervises: in the same company where that employs the supervisor too. */
export function supervisingEmployment({ company, supervisor }: Supervised): Employment {
	return supervisor.employments.find((e) => e.company === company) ?? supervisor.employments[0];
}

/** A row of employee-supervisor-details (contract: `EmployeeSupervisorDetails`). */
export function supervisorRow(workforce: Workforce, employment: Supervised): Row {
	const { person, company, supervisor } = employment;
	const supervising = supervisingEmployment(employment);
	const details = detailsOf(workforce, supervisor);
	return fill('EmployeeSupervisorDetails', {
		employeeID: person.employeeId,
		companyID: company.id,
		employeeNumber: person.employeeNumber,
		supervisorEmployeeID: supervisor.employeeId,
		supervisorFirstName: supervisor.firstName,
		supervisorLastName: supervisor.lastName,
		supervisorEmployeeNumber: supervisor.employeeNumber,
		supervisorCompanyID: supervising.company.id,
		supervisorCompanyCode: supervising.company.code,
		supervisorStatusCode: supervising.status,
		supervisorJobCode: supervising.job.code,
		supervisorPositionCode: positionCodeOf(supervising.job),
		supervisorEmail: details.emailAddress,
		supervisorWorkPhone: details.workPhone,
		supervisorPersonId: details.personId,
	});
}
