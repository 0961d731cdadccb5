import { fill, type Row } from '../records';
import { isoMidnight } from '../workforce/calendar';
import type { Employment, Workforce } from '../workforce/workforce';
import { detailsOf } from './details';
import { COBRA_REASON, COBRA_STATUS, cobraDay } from './personDetails';

/** A row of employee-cobra-details (contract: `EmployeeCobraDetails`), as person-details has it. */
export function cobraRow(workforce: Workforce, employment: Employment): Row {
	const { person, company } = employment;
	const day = cobraDay(employment);
	const isActive = day !== null;
	const event = isActive ? isoMidnight(day) : null;
	return fill('EmployeeCobraDetails', {
		personID: detailsOf(workforce, person).personId,
		employeeID: person.employeeId,
		companyID: company.id,
		cobraExport: isActive ? 'N' : null,
		cobraIsActive: isActive,
		cobraReason: isActive ? COBRA_REASON : null,
		cobraStatus: isActive ? COBRA_STATUS : null,
		cobraStatusDate: event,
		dateOfCobraEvent: event,
	});
}
