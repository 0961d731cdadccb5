import { rehire, setLeave, terminate, transfer } from './career';
import { dayFrom, dayOf } from './calendar';
import { markChanged } from './feed';
import { assignmentOf, historyOf, type Assignment } from './history';
import { hire, type Employment, type Person, type Workforce } from './workforce';

/** What can happen to somebody while the simulator runs. */
export const changeKinds = [
	'hire',
	'terminate',
	'rehire',
	'leave',
	'return',
	'job',
	'location',
	'organization',
	'supervisor',
	'name',
	'contact',
	'address',
	'payType',
	'transfer',
	'touch',
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** Something that happens to one employee, now. */
export interface Change {
	/** `touch` makes the employee come up in the feed although nothing is different. */
	kind: ChangeKind;
	/** EEID; needed for everything but `hire`. */
	employeeId?: string;
	/** COID; missing: the first company that employs the employee. */
	companyId?: string;
	/**
	 * What to change to: of job, location and organization (level 1) the code, of supervisor the
	 * EEID, of name the last name, of payType S, H, F or P, of transfer the COID.
	 */
	to?: string;
	/** For hire, terminate and rehire: the date that counts, `YYYY-MM-DD`; missing: today. */
	day?: string;
}

const fields = ['kind', 'employeeId', 'companyId', 'to', 'day'];

/**
 * Reads a change, e.g. from JSON.
 *
 * @throws Error with a sentence that names the field at fault
 */
export function parseChange(value: unknown): Change {
	if (value === null || typeof value !== 'object') throw new Error('A change has to be an object.');
	for (const [name, given] of Object.entries(value)) {
		if (!fields.includes(name)) {
			throw new Error(`change.${name} is not known; known are ${fields.join(', ')}.`);
		}
		if (typeof given !== 'string') throw new Error(`change.${name} has to be a text.`);
	}
	return value as Change;
}

/**
 * Lets something happen to one employee and marks the row as changed.
 *
 * @param now instant in milliseconds
 * @returns the employment it happened to; of a transfer the one in the new company
 * @throws Error with a sentence that names the field at fault
 */
export function applyChange(workforce: Workforce, change: Change, now: number): Employment {
	if (!changeKinds.includes(change.kind)) {
		throw new Error(`change.kind has to be one of ${changeKinds.join(', ')}.`);
	}
	const moment = { now, day: dayOfChange(change, now) };
	if (change.kind === 'hire') return hire(workforce, now, moment.day);
	const { person, employment } = find(workforce, change);
	const reason = reasons[change.kind];
	const before = reason ? historyOf(workforce, employment) : [];
	let present = employment;
	let touched = [employment];
	switch (change.kind) {
		case 'terminate':
			terminate(workforce, employment, moment);
			break;
		case 'rehire':
			rehire(workforce, employment, moment);
			break;
		case 'leave':
		case 'return':
			setLeave(employment, change.kind === 'leave', moment.day);
			break;
		case 'job':
			employment.job = other(workforce.jobs, employment.job, change.to);
			employment.jobDay = moment.day;
			break;
		case 'location':
			employment.location = other(workforce.locations, employment.location, change.to);
			break;
		case 'organization': {
			const [current, ...rest] = employment.orgLevels;
			const levels = workforce.orgLevels.filter(({ level }) => level === 1);
			const level = levels.find(({ code }) => code === current)!;
			employment.orgLevels = [other(levels, level, change.to).code, ...rest];
			break;
		}
		case 'supervisor':
			employment.supervisor = otherSupervisor(workforce, employment, change.to);
			break;
		case 'payType':
			setPayType(employment, change.to);
			break;
		case 'transfer':
			present = transfer(workforce, employment, change.to, moment);
			touched = [employment, present];
			break;
		case 'name':
		case 'contact':
		case 'address':
			setPersonal(workforce, person, change);
			// They stand on the rows of all companies of a person.
			touched = person.employments;
			break;
		case 'touch':
			break;
	}
	for (const each of touched) markChanged(workforce, each, now);
	if (reason) {
		employment.history = [...before, assignmentOf(employment, reason, moment.day, now)];
	}
	return present;
}

/** Why a row of job history begins; comings and goings see to theirs themselves. */
const reasons: Partial<Record<ChangeKind, Assignment['reason']>> = {
	job: 'JOB',
	location: 'LOC',
	organization: 'ORG',
	supervisor: 'SUPV',
	payType: 'PAY',
};

function dayOfChange({ kind, day }: Change, now: number): number {
	if (day === undefined) return dayOf(now);
	if (!['hire', 'terminate', 'rehire'].includes(kind)) {
		throw new Error('change.day is for hire, terminate and rehire only.');
	}
	const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
	const found = dayFrom(Number(year), Number(month), Number(dayOfMonth));
	if (Number.isNaN(found)) throw new Error('change.day has to be a day such as 2026-01-31.');
	return found;
}

/** Name, or phone numbers and e-mail address, or where somebody lives. */
function setPersonal(workforce: Workforce, person: Person, { kind, to }: Change): void {
	switch (kind) {
		case 'name':
			person.lastName = to ?? `${person.lastName}-Newname`;
			break;
		case 'contact':
			person.contactChanges++;
			break;
		case 'address': {
			const { zip } = person.home;
			const places = workforce.locations.filter((l) => l === person.home || l.zip !== zip);
			person.home = other(places, person.home, undefined);
			person.moves++;
			break;
		}
	}
}

/** Salaried or hourly, full time or part time; without `to` both are turned round. */
function setPayType(employment: Employment, to: string | undefined): void {
	if (to !== undefined && !/^[SHFP]$/.test(to))
		throw new Error('change.to has to be S, H, F or P.');
	if (to === undefined || /[SH]/.test(to)) {
		employment.salaried = to === undefined ? !employment.salaried : to === 'S';
	}
	if (to === undefined || /[FP]/.test(to)) {
		employment.fullTime = to === undefined ? !employment.fullTime : to === 'F';
	}
}

/** Somebody with an EEID, or the first who is there and not the supervisor already. */
function otherSupervisor(
	workforce: Workforce,
	{ person, supervisor }: Employment,
	to: string | undefined,
): Person {
	const isThere = ({ employments }: Person) => employments.some(({ status }) => status !== 'T');
	const found =
		to === undefined
			? workforce.people.find((each) => each !== person && each !== supervisor && isThere(each))
			: personOf(workforce, to);
	if (!found || found === person) {
		throw new Error('change.to has to be the employeeId of somebody else.');
	}
	return found;
}

function find(workforce: Workforce, { employeeId, companyId }: Change) {
	const person = employeeId === undefined ? undefined : personOf(workforce, employeeId);
	if (!person) throw new Error('change.employeeId has to be the id of an employee.');
	const employment =
		companyId === undefined
			? person.employments[0]
			: person.employments.find(({ company }) => company.id === companyId);
	if (!employment) throw new Error('change.companyId is no company of this employee.');
	return { person, employment };
}

function personOf(workforce: Workforce, employeeId: string): Person | undefined {
	return workforce.byEmployeeId.get(employeeId.toUpperCase());
}

/** The active entry with a code, or the next one of the same country after the present one. */
function other<T extends { code: string; isActive: boolean | null; country?: string }>(
	list: readonly T[],
	present: T,
	code: string | undefined,
): T {
	const choice = list.filter(
		(entry) => entry.isActive && entry.country === present.country && entry !== present,
	);
	const found =
		code === undefined
			? (choice.find((entry) => list.indexOf(entry) > list.indexOf(present)) ?? choice[0])
			: choice.find((entry) => entry.code === code);
	if (!found) {
		throw new Error(`change.to has to be one of ${choice.map((entry) => entry.code).join(', ')}.`);
	}
	return found;
}
