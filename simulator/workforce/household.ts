import { dayOf } from './calendar';
import { between, chance, mix, mulberry32 } from './random';
import type { Person, Workforce } from './workforce';

/** Spouse, former spouse, child or parent. */
export type Relationship = 'SPS' | 'EXS' | 'CHD' | 'PAR';

/** Somebody whom an employee has named; what is not needed to find contacts is drawn when rendered. */
export interface Contact {
	person: Person;
	/** The position among the person's contacts, from 0. */
	n: number;
	contactId: string;
	relationship: Relationship;
	isActive: boolean;
	isDependent: boolean;
	isBeneficiary: boolean;
	/** The day since when the contact has been active, or is not any more. */
	statusDay: number;
}

/** More contacts than this nobody has; the ids rely on it. */
const MOST = 8;

/** What one person is married to and raises; person-details and the contacts agree about it. */
export function maritalStatusOf({ seed }: Workforce, person: Person): 'S' | 'M' | 'D' {
	const draw = mulberry32(mix(seed, 32, person.index))();
	return draw < 0.35 ? 'S' : draw < 0.8 ? 'M' : 'D';
}

/** The contacts of a person, in the order of the lists; not everybody has named one. */
export function contactsOf(workforce: Workforce, person: Person): Contact[] {
	const random = mulberry32(mix(workforce.seed, 33, person.index));
	const relationships: Relationship[] = [];
	const maritalStatus = maritalStatusOf(workforce, person);
	if (maritalStatus === 'M') relationships.push('SPS');
	if (maritalStatus === 'D') relationships.push('EXS');
	if (chance(random, 0.4)) relationships.push('CHD');
	if (chance(random, 0.15)) relationships.push('CHD');
	if (chance(random, 0.3)) relationships.push('PAR');
	const [{ hireDay }] = person.employments;
	const today = Math.max(hireDay, dayOf(workforce.now));
	return relationships.map((relationship, n) => {
		const isActive = relationship !== 'EXS';
		return {
			person,
			n,
			contactId: recordId('C', person, person.index * MOST + n),
			relationship,
			isActive,
			isDependent: relationship === 'CHD' || relationship === 'SPS',
			isBeneficiary: isActive && chance(random, 0.7),
			statusDay: isActive ? hireDay : between(random, hireDay, today),
		};
	});
}

/** The contact with an id, without regard to case. */
export function findContact(workforce: Workforce, contactId: string): Contact | undefined {
	const person = workforce.people[Math.floor(parseInt(contactId.slice(5), 36) / MOST)];
	const wanted = contactId.toUpperCase();
	return person && contactsOf(workforce, person).find((contact) => contact.contactId === wanted);
}

/**
 * An id of 12 letters and digits in the form of UKG's: a letter for the kind of record, four letters
 * of the person's, and a number that is unique among the records of that kind.
 */
export function recordId(kind: string, { employeeId }: Person, number: number): string {
	return kind + employeeId.slice(0, 4) + number.toString(36).toUpperCase().padStart(7, '0');
}
