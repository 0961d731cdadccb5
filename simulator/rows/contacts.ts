import { fill, type Row } from '../records';
import { isoMidnight } from '../workforce/calendar';
import type { Contact, Relationship } from '../workforce/household';
import { between, chance, mix, mulberry32, pick, uuid, type Random } from '../workforce/random';
import { firstNamesF, firstNamesM, lastNames, middleNames, streets } from '../workforce/words';
import type { Workforce } from '../workforce/workforce';
import { detailsOf } from './details';
import { COBRA_REASON, COBRA_STATUS, cobraDay } from './personDetails';

const descriptions: Record<Relationship, string> = {
	SPS: 'Spouse',
	EXS: 'Former spouse',
	CHD: 'Child',
	PAR: 'Parent',
};

/** First and last year that somebody with this relationship was born in. */
const births: Record<Relationship, readonly [number, number]> = {
	SPS: [1958, 2003],
	EXS: [1958, 2003],
	CHD: [2019, 2023],
	PAR: [1930, 1939],
};

/** Whoever depends on somebody with a COBRA event has it too. A day. */
export function contactCobraDay({ person, isDependent }: Contact): number | null {
	if (!isDependent) return null;
	return person.employments.map(cobraDay).find((day) => day !== null) ?? null;
}

/** A row of contacts (contract: `Contact`). */
export function contactRow(workforce: Workforce, contact: Contact): Row {
	const { person, n, relationship, isActive } = contact;
	const employee = detailsOf(workforce, person);
	const random = mulberry32(mix(workforce.seed, 37, person.index, n));
	const gender = chance(random, 0.5) ? 'F' : 'M';
	const nationalNumber = `000${between(random, 500_000, 999_999)}`;
	const livesElsewhere = !isActive || relationship === 'PAR' || chance(random, 0.1);
	const address = livesElsewhere ? addressNearby(random, employee) : employee;
	const event = contactCobraDay(contact);
	const eventDate = event === null ? null : isoMidnight(event);
	const born = dateIn(random, births[relationship]);
	const phone = () => `305555${String(between(random, 100, 199)).padStart(4, '0')}`;
	const otherPhone = chance(random, 0.5) ? phone() : null;
	const workPhone = chance(random, 0.3) ? phone() : null;
	return fill('Contact', {
		city: employee.city,
		countryCode: employee.country,
		addressIsDifferentFromEmployee: livesElsewhere,
		addressLine1: address.addressLine1,
		addressLine2: address.addressLine2,
		state: employee.state,
		zipCode: employee.zip,
		cobraExport: false,
		cobraIsActive: event !== null,
		cobraReason: event === null ? null : COBRA_REASON,
		cobraStatus: event === null ? null : COBRA_STATUS,
		cobraStatusDate: eventDate,
		dateOfBirth: born,
		dateOfCOBRAEvent: eventDate,
		employeeId: person.employeeId,
		gender,
		isBeneficiary: contact.isBeneficiary,
		isDependent: contact.isDependent,
		isDisabled: chance(random, 0.02),
		isEmergencyContact: n === 0 && isActive,
		isSmoker: false,
		isStudent: relationship === 'CHD',
		firstName: pick(random, gender === 'F' ? firstNamesF : firstNamesM),
		lastName: pick(random, lastNames),
		middleName: chance(random, 0.3) ? pick(random, middleNames) : null,
		homePhoneCountry: employee.country,
		homePhoneNumber: livesElsewhere ? phone() : employee.homePhone,
		otherPhoneNumber: otherPhone,
		otherPhoneType: otherPhone && 'CEL',
		preferredPhoneNumber: 'H',
		relationshipCode: relationship,
		relationshipDescription: descriptions[relationship],
		ssn: employee.country === 'USA' ? nationalNumber : null,
		contactId: contact.contactId,
		workPhoneNumber: workPhone,
		isActive,
		statusAsOfDate: isoMidnight(contact.statusDay),
		divorceDate: relationship === 'EXS' ? isoMidnight(contact.statusDay) : null,
		emailAddress: chance(random, 0.4) ? `c${person.index + 101}.${n}@example.com` : null,
		otherPhoneCountryCode: otherPhone && employee.country,
		nationalId: nationalNumber,
		personID: uuid(random),
		addressID: livesElsewhere ? uuid(random) : employee.addressId,
		workPhoneId: workPhone && uuid(random),
		homePhoneId: uuid(random),
		otherPhoneId: otherPhone && uuid(random),
	});
}

function addressNearby(random: Random, { addressLine1 }: { addressLine1: string }) {
	const line = `${between(random, 1, 990)} ${pick(random, streets)}`;
	return { addressLine1: line === addressLine1 ? `${line} South` : line, addressLine2: null };
}

/** A date-time in one of these years, at midnight. */
function dateIn(random: Random, [first, last]: readonly [number, number]): string {
	const two = (value: number) => String(value).padStart(2, '0');
	const year = between(random, first, last);
	return `${year}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}T00:00:00`;
}
