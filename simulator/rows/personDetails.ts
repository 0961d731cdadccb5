import { fill, type Row } from '../records';
import { isoInstant, isoMidnight } from '../workforce/calendar';
import { between, chance, pick } from '../workforce/random';
import type { Employment, Workforce } from '../workforce/workforce';
import { detailsOf, type PersonalDetails } from './details';
import { userName } from './users';

/** Whoever left an American employer may stay insured; the event is the termination. Days. */
export function cobraDay({ person, terminationDay }: Employment): number | null {
	return person.home.country === 'USA' ? terminationDay : null;
}

/** `cobraStatus` of those with a COBRA event. */
export const COBRA_STATUS = 'A';

/** `cobraReason` of those whose employment has ended. */
export const COBRA_REASON = '204';

/** Takes the first draw of fresh details. */
export function birthYearOf({ random }: PersonalDetails): number {
	return between(random, 1958, 2003);
}

/** A row of person-details (contract: `EmpPersonDetails`): one person as one company keeps it. */
export function personDetailsRow(workforce: Workforce, employment: Employment): Row {
	const { person, company } = employment;
	const details = detailsOf(workforce, person);
	const { random } = details;
	const american = details.country === 'USA';
	const birthYear = birthYearOf(details);
	const eventDay = cobraDay(employment);
	const cobra = eventDay !== null;
	const event = cobra ? isoMidnight(eventDay) : null;
	const veteran = chance(random, 0.06);
	const alien = american && chance(random, 0.05);
	return fill('EmpPersonDetails', {
		addressId: details.addressId,
		addressIsOnTaxBoundary: chance(random, 0.05),
		addressLatitude: between(random, 2_500, 4_900) / 100,
		cobraExport: cobra ? 'N' : null,
		cobraIsActive: cobra,
		cobraReason: cobra ? COBRA_REASON : null,
		cobraStatus: cobra ? COBRA_STATUS : null,
		cobraStatusDate: event,
		dateOfCobraEvent: event,
		consentElectronicW2: chance(random, 0.7),
		consentElectronicw2pr: false,
		datetimeChanged: isoInstant(employment.changedAt),
		datetimeCreated: isoInstant(employment.createdAt),
		disabilityType: chance(random, 0.03) ? 'Hearing' : null,
		ethnicDescription: chance(random, 0.5) ? 'Decline to state' : null,
		ethnicIDCode: chance(random, 0.5) ? '9' : null,
		healthBloodType: chance(random, 0.2) ? pick(random, ['A+', 'O+', 'B-', 'AB+']) : null,
		i9AlienNumber: alien ? `A000${between(random, 100_000, 999_999)}` : null,
		i9DocA: american ? 'PASSPORT' : null,
		i9Verified: american,
		i9VisaType: alien ? 'H1B' : null,
		i9WorkAuth: american ? (alien ? 'A' : 'C') : null,
		isDisabled: false,
		isMultiPayGroup: person.employments.length > 1,
		isSmoker: chance(random, 0.1),
		militaryService: veteran,
		militaryBranchServed: veteran ? 'ARMY' : null,
		militaryEra: veteran ? 'OTHER' : null,
		militaryIsDisabledVet: 'N',
		militaryIsOthEligVet: 'N',
		militaryIsActiveWartimeVet: 'N',
		militaryIsMedalVet: 'N',
		previousSSN: chance(random, 0.01) ? '000000000' : null,
		originCountry: details.country,
		w2IsDeceased: false,
		homePhoneIsPrivate: details.homePhoneIsPrivate,
		smsApprovals: false,
		smsPayNotification: chance(random, 0.3),
		lastNameNotSameAsSSCard: 'N',
		nationality1: details.country,
		personId: details.personId,
		employeeId: person.employeeId,
		companyId: company.id,
		userName: userName(person),
		firstName: person.firstName,
		middleName: person.middleName,
		lastName: person.lastName,
		preferredName: person.preferredName,
		namePrefixCode: details.prefix,
		nameSufixCode: details.suffix,
		emailAddress: details.emailAddress,
		emailAddressAlternate: details.alternateEmailAddress,
		homePhone: details.homePhone,
		homePhoneCountry: details.country,
		addressLine1: details.addressLine1,
		addressLine2: details.addressLine2,
		addressCity: details.city,
		addressState: details.state,
		addressZipCode: details.zip,
		addressCountry: details.country,
		nationalId: details.nationalNumber,
		nationalIdCountry: details.country,
		dateOfBirth: `${birthYear}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}T00:00:00`,
		gender: person.gender,
		maritalStatusCode: details.maritalStatus,
		ssn: american ? details.nationalNumber : null,
		ssnIsSuppressed: false,
	});
}

function two(value: number): string {
	return String(value).padStart(2, '0');
}
