import { fill, type Row } from '../records';
import { recordId } from '../workforce/household';
import { between, chance, mix, mulberry32 } from '../workforce/random';
import type { Person, Workforce } from '../workforce/workforce';
import { detailsOf, phoneNumber } from './details';

const types = ['HM', 'WK', 'CEL'] as const;

/** One number of a person: home, work or mobile. */
export interface PhoneNumber {
	person: Person;
	type: (typeof types)[number];
	systemId: string;
}

/** Home and work, which the other lists know too, and for half of the people a mobile phone. */
export function phoneNumbersOf({ seed }: Workforce, person: Person): PhoneNumber[] {
	const held = chance(mulberry32(mix(seed, 51, person.index)), 0.5) ? types : types.slice(0, 2);
	return held.map((type, n) => ({
		person,
		type,
		systemId: recordId('T', person, person.index * types.length + n),
	}));
}

/** The extension of the telephone at work. */
export function workExtension({ index }: Person): string {
	return String(1000 + (index % 9000));
}

/**
 * A row of employee-multi-phone-numbers (contract: `EmployeeMultiPhoneNumbers`). The schema has an
 * empty object for the prefix, which can hardly be meant; here it is text.
 */
export function phoneNumberRow(workforce: Workforce, { person, type, systemId }: PhoneNumber): Row {
	const details = detailsOf(workforce, person);
	const random = mulberry32(mix(workforce.seed, 52, person.index, 0));
	const mobile = `305${phoneNumber(between(random, 0, 99), person)}`;
	const numbers = { HM: details.homePhone, WK: details.workPhone, CEL: mobile };
	return fill('EmployeeMultiPhoneNumbers', {
		employeeId: person.employeeId,
		auditKey: `${person.employeeId}-${type}`,
		firstName: person.firstName,
		lastName: person.lastName,
		middleName: person.middleName,
		phoneNumber: numbers[type],
		phoneCountryCode: details.country,
		phoneCountryPrefix: '1',
		phoneTypeCode: type,
		phoneExtension: type === 'WK' ? workExtension(person) : null,
		phoneIsPrivate: type === 'HM' && details.homePhoneIsPrivate,
		systemId,
	});
}
