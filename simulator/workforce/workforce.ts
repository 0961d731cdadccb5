import { dayOf, DAY, HOUR } from './calendar';
import {
	buildConfiguration,
	type Company,
	type Configuration,
	type Job,
	type Location,
} from './configuration';
import type { Assignment } from './history';
import { between, chance, mix, mulberry32, pick, text, type Random } from './random';
import { firstNamesF, firstNamesM, lastNames, middleNames } from './words';

/** A human being. Everything that is not needed to find or sort people is drawn when rendered. */
export interface Person {
	index: number;
	/** The 12-character EEID. */
	employeeId: string;
	/** Zero-padded text, e.g. `000000104`. */
	employeeNumber: string;
	firstName: string;
	middleName: string | null;
	lastName: string;
	preferredName: string | null;
	gender: 'F' | 'M';
	/** The place around which the person lives; moving to another work location leaves it. */
	home: Location;
	/** How often the address, and phone numbers and e-mail address, have changed since the start. */
	moves: number;
	contactChanges: number;
	/** The last name in the e-mail address: whoever takes another name keeps the address. */
	mailName: string;
	/** One for each company that employs the person, at most two. */
	employments: Employment[];
}

/** One person in one company: a row of person-details and of employee-changes. */
export interface Employment {
	/** Its position in the lists. */
	row: number;
	person: Person;
	company: Company;
	/** A active, L on leave, T terminated. */
	status: 'A' | 'L' | 'T';
	/** Days; see calendar. `lastHireDay` is later than `hireDay` for people who were rehired. */
	hireDay: number;
	lastHireDay: number;
	terminationDay: number | null;
	/** A termination that is entered and lies ahead. */
	leavingDay: number | null;
	statusDay: number;
	jobDay: number;
	job: Job;
	location: Location;
	orgLevels: readonly [string, string, string, string];
	supervisor: Person | null;
	employeeType: 'REG' | 'TMP';
	fullTime: boolean;
	/** At first as the job is. */
	salaried: boolean;
	/** Yearly pay in cents. */
	pay: number;
	/** Bit n set: holds the tenant's PTO plan n. */
	ptoPlans: number;
	/** Instants in milliseconds. `changedAt` is set by `markChanged` once the tenant is there. */
	createdAt: number;
	changedAt: number;
	/** Job history, kept from the first change at run time on; before, it is drawn when asked. */
	history?: readonly Assignment[];
}

/** The day an employment ended or, where that is entered already, will end. */
export function lastDayOf({ terminationDay, leavingDay }: Employment): number | null {
	return terminationDay ?? leavingDay;
}

/** The people of a tenant and what they are assigned to. */
export interface Workforce extends Configuration {
	seed: number;
	/** The instant every date was derived from, in milliseconds. */
	now: number;
	/** How often something has changed at run time. */
	changes: number;
	people: Person[];
	/** All employments in the order of the lists. */
	employments: Employment[];
	/** Those with a termination that lies ahead. */
	leaving: Set<Employment>;
	/** By EEID in upper case. */
	byEmployeeId: Map<string, Person>;
	byEmployeeNumber: Map<string, Person>;
}

export interface WorkforceOptions {
	seed: number;
	employees: number;
	/** Instant in milliseconds. */
	now: number;
}

/** How many people report to one supervisor. */
const TEAM = 8;
/** Changes are spread over this many days before `now`, the younger the denser. */
const CHANGE_DAYS = 90;
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const ID_SPACE = 36 ** 7;

/**
 * Builds a repeatable workforce: the same options give the same people, in any process.
 *
 * The last four people of a tenant with ten or more are always, from the end: terminated, on leave,
 * rehired, employed by two companies. So that even a small tenant has one of each.
 */
export function buildWorkforce({ seed, employees, now }: WorkforceOptions): Workforce {
	const configuration = buildConfiguration(seed);
	const people: Person[] = [];
	const employments: Employment[] = [];
	const byEmployeeId = new Map<string, Person>();
	const byEmployeeNumber = new Map<string, Person>();
	for (let index = 0; index < employees; index++) {
		const random = mulberry32(mix(seed, 3, index));
		const company = index === 0 ? configuration.companies[0] : pickCompany(random, configuration);
		const person = buildPerson(random, seed, index, homes(configuration, company));
		const supervisor = index === 0 ? null : people[Math.floor((index - 1) / TEAM)];
		const kind = kindOf(random, index, employees);
		person.employments.push(
			buildEmployment({ random, configuration, person, company, supervisor, kind, now }),
		);
		if (kind === 'two companies') {
			const second = configuration.companies.find((c) => c !== company)!;
			person.employments.push(
				buildEmployment({
					random,
					configuration,
					person,
					company: second,
					supervisor,
					kind: 'usual',
					now,
				}),
			);
		}
		people.push(person);
		for (const employment of person.employments) enlist(employments, employment);
		byEmployeeId.set(person.employeeId, person);
		byEmployeeNumber.set(person.employeeNumber, person);
	}
	return {
		...configuration,
		seed,
		now,
		changes: 0,
		people,
		employments,
		leaving: new Set(),
		byEmployeeId,
		byEmployeeNumber,
	};
}

/** Adds an employment to the end of the lists. */
export function enlist(employments: Employment[], employment: Employment): void {
	employment.row = employments.length;
	employments.push(employment);
}

type Kind = 'usual' | 'terminated' | 'leave' | 'rehired' | 'two companies';

function kindOf(random: Random, index: number, employees: number): Kind {
	const draw = random();
	// People with reports stay, so that every supervisor is somebody who is there.
	if (index * TEAM + 1 < employees) return 'usual';
	if (employees >= 10) {
		const fromEnd = employees - 1 - index;
		if (fromEnd === 0) return 'terminated';
		if (fromEnd === 1) return 'leave';
		if (fromEnd === 2) return 'rehired';
		if (fromEnd === 3) return 'two companies';
	}
	if (draw < 0.09) return 'terminated';
	if (draw < 0.12) return 'leave';
	if (draw < 0.16) return 'rehired';
	if (draw < 0.19) return 'two companies';
	return 'usual';
}

function homes({ locations }: Configuration, { country }: Company): Location[] {
	return locations.filter((location) => location.isActive && location.country === country);
}

function buildPerson(random: Random, seed: number, index: number, near: Location[]): Person {
	const gender = chance(random, 0.5) ? 'F' : 'M';
	const firstName = pick(random, gender === 'F' ? firstNamesF : firstNamesM);
	// Multiplying by a number prime to 36 keeps the ids apart and still out of order.
	const serial = (index * 1_299_709 + (mix(seed, 4) % 1_000_000)) % ID_SPACE;
	const employeeId = text(random, 5, LETTERS) + serial.toString(36).toUpperCase().padStart(7, '0');
	const middleName = chance(random, 0.4) ? pick(random, middleNames) : null;
	const lastName = pick(random, lastNames);
	return {
		index,
		employeeId,
		employeeNumber: String(index + 101).padStart(9, '0'),
		firstName,
		middleName,
		lastName,
		mailName: lastName,
		preferredName: chance(random, 0.25) ? firstName.slice(0, 3) : null,
		gender,
		home: pick(random, near),
		moves: 0,
		contactChanges: 0,
		employments: [],
	};
}

function pickCompany(random: Random, { companies }: Configuration): Company {
	const draw = random();
	return draw < 0.5 ? companies[0] : draw < 0.85 ? companies[1] : companies[2];
}

interface EmploymentParts {
	random: Random;
	configuration: Configuration;
	person: Person;
	company: Company;
	supervisor: Person | null;
	kind: Kind;
	now: number;
}

function buildEmployment(parts: EmploymentParts): Employment {
	const { random, configuration, person, company, supervisor, kind, now } = parts;
	// The second person always changed an hour ago, so that the shortest window is never empty.
	const age = person.index === 1 ? HOUR : Math.floor(random() ** 2 * CHANGE_DAYS * DAY);
	const changedAt = now - age;
	const changeDay = dayOf(changedAt);
	const isNew = kind === 'usual' && person.index > 0 && chance(random, 0.06);
	const hireDay = isNew ? changeDay : changeDay - between(random, 400, 9_000);
	const rehireDay =
		kind === 'rehired'
			? chance(random, 0.3)
				? changeDay
				: between(random, hireDay + 200, changeDay)
			: hireDay;
	const terminationDay =
		kind === 'terminated'
			? chance(random, 0.3)
				? changeDay
				: between(random, hireDay + 30, changeDay)
			: null;
	const leaveDay = kind === 'leave' ? Math.max(hireDay, changeDay - between(random, 0, 60)) : null;
	const jobs = configuration.jobs.filter((j) => j.isActive && j.country === company.country);
	const job =
		person.index === 0 ? jobs[0] : pick(random, jobs.slice(company.country === 'USA' ? 1 : 0));
	const orgLevels = [1, 2, 3, 4].map((level) =>
		pick(
			random,
			configuration.orgLevels.filter((o) => o.level === level && o.isActive),
		),
	);
	const status = terminationDay !== null ? 'T' : leaveDay !== null ? 'L' : 'A';
	return {
		row: 0,
		person,
		company,
		status,
		hireDay,
		lastHireDay: rehireDay,
		terminationDay,
		leavingDay: null,
		statusDay: terminationDay ?? leaveDay ?? rehireDay,
		jobDay: between(random, rehireDay, terminationDay ?? changeDay),
		job,
		location:
			person.home.country === company.country
				? person.home
				: pick(random, homes(configuration, company)),
		orgLevels: [orgLevels[0].code, orgLevels[1].code, orgLevels[2].code, orgLevels[3].code],
		supervisor,
		employeeType: chance(random, 0.92) ? 'REG' : 'TMP',
		fullTime: chance(random, 0.85),
		salaried: job.salaried,
		pay: Math.round((job.basePay * (80 + between(random, 0, 40))) / 100),
		ptoPlans: chance(random, 0.05) ? 0 : between(random, 1, 2 ** configuration.ptoPlans.length - 1),
		createdAt: isNew ? changedAt : hireDay * DAY + between(random, 0, DAY / 60_000 - 1) * 60_000,
		changedAt,
	};
}

/**
 * Hires one more person, below the top of the tree.
 *
 * @param now when it is entered, in milliseconds
 * @param day the first day, which may lie ahead
 */
export function hire(workforce: Workforce, now: number, day: number): Employment {
	const index = workforce.people.length;
	const random = mulberry32(mix(workforce.seed, 11, index));
	const company = workforce.companies[0];
	const person = buildPerson(random, workforce.seed, index, homes(workforce, company));
	const employment = buildEmployment({
		random,
		configuration: workforce,
		person,
		company,
		supervisor: workforce.people[0] ?? null,
		kind: 'usual',
		now,
	});
	Object.assign(employment, {
		hireDay: day,
		lastHireDay: day,
		statusDay: day,
		jobDay: day,
		createdAt: now,
		changedAt: now,
		// The index of the plans that people began with is never extended.
		ptoPlans: 0,
	});
	person.employments.push(employment);
	workforce.people.push(person);
	enlist(workforce.employments, employment);
	workforce.byEmployeeId.set(person.employeeId, person);
	workforce.byEmployeeNumber.set(person.employeeNumber, person);
	return employment;
}
