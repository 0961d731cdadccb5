import { fill, type Row } from '../records';
import { dayOf, isoMidnight } from '../workforce/calendar';
import { currencyOf } from '../workforce/compensation';
import { between, chance, mix, mulberry32, pick } from '../workforce/random';
import type { Person, Workforce } from '../workforce/workforce';
import { detailsOf } from './details';

/** What a country wants to know of somebody, from a day on. */
export interface InternationalEntry {
	person: Person;
	effectiveDay: number;
	n: number;
}

/** Nothing for whoever lives in the USA; some of the others have given other details since. */
export function internationalEntries(workforce: Workforce, person: Person): InternationalEntry[] {
	if (person.home.country === 'USA') return [];
	const random = mulberry32(mix(workforce.seed, 39, person.index));
	const [{ hireDay }] = person.employments;
	const days = [hireDay];
	const today = dayOf(workforce.now);
	if (today - hireDay > 365 && chance(random, 0.3)) days.push(between(random, hireDay + 30, today));
	return days.map((effectiveDay, n) => ({ person, effectiveDay, n }));
}

/** A row of international-employees (contract: `InternationalEmployeeModel`). */
export function internationalRow(
	workforce: Workforce,
	{ person, effectiveDay, n }: InternationalEntry,
): Row {
	const { nationalNumber, country } = detailsOf(workforce, person);
	const random = mulberry32(mix(workforce.seed, 50, person.index, n));
	return fill('InternationalEmployeeModel', {
		countryCode: country,
		employeeId: person.employeeId,
		effectiveDate: isoMidnight(effectiveDay),
		healthCareId: `HC000${String(person.index + 101).padStart(6, '0')}`,
		isAboriginal: chance(random, 0.05) ? 'Y' : 'N',
		nationalId: nationalNumber,
		nationalIdExpirationDate: chance(random, 0.1) ? '2031-12-31T00:00:00' : null,
		userDefinedField1: pick(random, ['FR', 'EN']),
		userDefinedField3: between(random, 0, 4),
		currencyCode: currencyOf(country),
		isMilitaryReserve: 'N',
		isMilitaryServiceCompleted: 'N',
	});
}
