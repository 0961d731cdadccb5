import { dayOf } from './calendar';
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
	/** For job, location, organization (level 1) and supervisor: the code or EEID to change to. */
	to?: string;
}

/**
 * Reads a change, e.g. from JSON.
 *
 * @throws Error with a sentence that names the field at fault
 */
export function parseChange(value: unknown): Change {
	if (value === null || typeof value !== 'object') throw new Error('A change has to be an object.');
	for (const [name, given] of Object.entries(value)) {
		if (!['kind', 'employeeId', 'companyId', 'to'].includes(name)) {
			throw new Error(`change.${name} is not known; known are kind, employeeId, companyId, to.`);
		}
		if (typeof given !== 'string') throw new Error(`change.${name} has to be a text.`);
	}
	return value as Change;
}

/**
 * Lets something happen to one employee and marks the row as changed.
 *
 * @param now instant in milliseconds
 * @returns the employment it happened to
 * @throws Error with a sentence that names the field at fault
 */
export function applyChange(workforce: Workforce, change: Change, now: number): Employment {
	if (!changeKinds.includes(change.kind)) {
		throw new Error(`change.kind has to be one of ${changeKinds.join(', ')}.`);
	}
	if (change.kind === 'hire') return hire(workforce, now);
	const { person, employment } = find(workforce, change);
	const history = historyOf(workforce, employment);
	const today = dayOf(now);
	// A person's name and contact stand on the rows of all their companies.
	const touched =
		change.kind === 'name' || change.kind === 'contact' ? person.employments : [employment];
	switch (change.kind) {
		case 'terminate':
			setStatus(employment, 'T', today);
			employment.terminationDay = today;
			break;
		case 'rehire':
			if (employment.status !== 'T') throw new Error('change.employeeId is not terminated.');
			setStatus(employment, 'A', today);
			employment.terminationDay = null;
			employment.lastHireDay = today;
			break;
		case 'leave':
			setStatus(employment, 'L', today);
			break;
		case 'return':
			setStatus(employment, 'A', today);
			break;
		case 'job':
			employment.job = other(workforce.jobs, employment.job, change.to);
			employment.jobDay = today;
			break;
		case 'location':
			employment.location = other(workforce.locations, employment.location, change.to);
			break;
		case 'organization': {
			const [current, ...rest] = employment.orgLevels;
			const levels = workforce.orgLevels.filter(({ level }) => level === 1);
			const before = levels.find(({ code }) => code === current)!;
			employment.orgLevels = [other(levels, before, change.to).code, ...rest];
			break;
		}
		case 'supervisor': {
			const wanted = change.to === undefined ? workforce.people[0] : personOf(workforce, change.to);
			if (!wanted || wanted === person) {
				throw new Error('change.to has to be the employeeId of somebody else.');
			}
			employment.supervisor = wanted;
			break;
		}
		case 'name':
			person.lastName = change.to ?? `${person.lastName}-Newname`;
			break;
		case 'contact':
			person.moves++;
			break;
		case 'touch':
			break;
	}
	for (const each of touched) each.changedAt = now;
	const reason = reasons[change.kind];
	if (reason) employment.history = [...history, assignmentOf(employment, reason, today, now)];
	return employment;
}

/** Why a row of job history begins; what is missing does not begin one. */
const reasons: Partial<Record<ChangeKind, Assignment['reason']>> = {
	rehire: 'REHIRE',
	job: 'JOB',
	location: 'LOC',
	organization: 'ORG',
	supervisor: 'SUPV',
};

function setStatus(employment: Employment, status: Employment['status'], today: number): void {
	employment.status = status;
	employment.statusDay = today;
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
