import { maritalStatusOf } from '../workforce/household';
import { between, chance, mix, mulberry32, uuid, type Random } from '../workforce/random';
import { streets } from '../workforce/words';
import type { Employment, Person, Workforce } from '../workforce/workforce';

/** What is true of a person in every record that mentions it. Drawn when asked, never stored. */
export interface PersonalDetails {
	personId: string;
	emailAddress: string;
	alternateEmailAddress: string | null;
	/** Ten digits, all numbers end in 555-01xx, which are kept for fiction. */
	homePhone: string;
	workPhone: string;
	addressLine1: string;
	addressLine2: string | null;
	city: string;
	state: string;
	zip: string;
	country: 'USA' | 'CAN';
	addressId: string;
	homePhoneIsPrivate: boolean;
	/** Single, married or divorced. */
	maritalStatus: 'S' | 'M' | 'D';
	prefix: string | null;
	suffix: string | null;
	/** Nine digits beginning with 000, which were never issued. */
	nationalNumber: string;
	/** A generator for whatever else one record needs; the same at each call. */
	random: Random;
}

/** The details of a person, as they are now. */
export function detailsOf(workforce: Workforce, person: Person): PersonalDetails {
	const random = mulberry32(mix(workforce.seed, 5, person.index));
	const { home } = person;
	const areaCode = home.country === 'CAN' ? '416' : '305';
	// What changes goes on from what was drawn, so that it is never what it was before.
	const contact = mulberry32(mix(workforce.seed, 10, person.index, 0));
	const phone = () => areaCode + phoneNumber(between(contact, 0, 99), person);
	const address = () => {
		const number = between(contact, 1, 990);
		const street = Math.floor(contact() * streets.length) + person.moves;
		return `${number} ${streets[street % streets.length]}`;
	};
	return {
		personId: uuid(random),
		emailAddress: emailAddress(person),
		alternateEmailAddress: chance(random, 0.3) ? `p${person.index + 101}@home.example.com` : null,
		homePhone: phone(),
		workPhone: phone(),
		addressLine1: address(),
		addressLine2: chance(contact, 0.15) ? `Apt ${between(contact, 1, 40)}` : null,
		city: home.city,
		state: home.state,
		zip: home.zip,
		country: home.country,
		prefix: chance(random, 0.1) ? 'DR' : null,
		suffix: chance(random, 0.05) ? 'JR' : null,
		nationalNumber: `000${String((person.index + 1) % 1_000_000).padStart(6, '0')}`,
		homePhoneIsPrivate: chance(mulberry32(mix(workforce.seed, 30, person.index)), 0.2),
		maritalStatus: maritalStatusOf(workforce, person),
		addressId: uuid(random),
		random,
	};
}

/** The last seven digits of a number that is one of a hundred; another one with each change. */
export function phoneNumber(drawn: number, { contactChanges }: Person): string {
	return `55501${String((drawn + 7 * contactChanges) % 100).padStart(2, '0')}`;
}

function emailAddress({ index, firstName, mailName, contactChanges }: Person): string {
	const again = contactChanges === 0 ? '' : contactChanges + 1;
	return `${ascii(firstName)}.${ascii(mailName)}${again}.${index + 101}@example.com`;
}

/** Most people clock in; the others have no number for it. */
export function timeClockId({ seed }: Workforce, { index }: Person): string | null {
	return chance(mulberry32(mix(seed, 22, index)), 0.8) ? String(40_001 + index) : null;
}

/** `Firstname Lastname` */
export function fullName({ firstName, lastName }: Person): string {
	return `${firstName} ${lastName}`;
}

/** `Lastname, Firstname`, or nothing at the top of the tree. */
export function supervisorName({ supervisor }: Employment): string {
	return supervisor === null ? '' : `${supervisor.lastName}, ${supervisor.firstName}`;
}

function ascii(name: string): string {
	return name
		.normalize('NFD')
		.replace(/ø/g, 'o')
		.replace(/[^A-Za-z]/g, '')
		.toLowerCase();
}
