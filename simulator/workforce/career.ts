import { dayOf } from './calendar';
import type { Company } from './configuration';
import { assignmentOf, historyOf, type Assignment } from './history';
import { enlist, type Employment, type Workforce } from './workforce';

/** When somebody comes or goes. What cannot be is refused with a sentence. */
export interface Moment {
	/** When it is entered, in milliseconds. */
	now: number;
	/** The day that counts. */
	day: number;
}

/**
 * The end of an employment. One that lies ahead is entered and shows its date; everything else
 * stays until that day comes, see `comeToPass`.
 */
export function terminate(workforce: Workforce, employment: Employment, moment: Moment): void {
	const { now, day } = moment;
	if (day < employment.lastHireDay) throw new Error('change.day lies before the last hire.');
	if (day <= dayOf(now)) {
		end(workforce, employment, day);
		return;
	}
	if (employment.status === 'T') throw new Error('change.employeeId is terminated already.');
	employment.leavingDay = day;
	workforce.leaving.add(employment);
}

/** Ends the employments whose last day has come. Nobody enters anything, so nothing is changed. */
export function comeToPass(workforce: Workforce, now: number): void {
	for (const employment of workforce.leaving) {
		if (employment.leavingDay! <= dayOf(now)) end(workforce, employment, employment.leavingDay!);
	}
}

function end(workforce: Workforce, employment: Employment, day: number): void {
	employment.leavingDay = null;
	workforce.leaving.delete(employment);
	employment.terminationDay = day;
	setStatus(employment, 'T', day);
}

/** Back to the same company; counts at once, even where the day lies ahead. */
export function rehire(workforce: Workforce, employment: Employment, moment: Moment): void {
	if (employment.status !== 'T') throw new Error('change.employeeId is not terminated.');
	if (moment.day < employment.terminationDay!) {
		throw new Error('change.day lies before the termination.');
	}
	const history = historyOf(workforce, employment);
	begin(employment, moment, 'REHIRE', history);
}

function begin(
	employment: Employment,
	{ now, day }: Moment,
	reason: Assignment['reason'],
	history: readonly Assignment[],
): void {
	employment.terminationDay = null;
	employment.lastHireDay = day;
	setStatus(employment, 'A', day);
	employment.history = [...history, assignmentOf(employment, reason, day, now)];
}

/** On leave and back again. */
export function setLeave(employment: Employment, isAway: boolean, day: number): void {
	if (employment.status === 'T') throw new Error('change.employeeId is terminated.');
	setStatus(employment, isAway ? 'L' : 'A', day);
}

function setStatus(employment: Employment, status: Employment['status'], day: number): void {
	employment.status = status;
	employment.statusDay = day;
}

/**
 * The employment moves to another company of the same country. A company keeps a row of its own of
 * everybody it has ever employed, so the old one ends and the new one begins, with the first hire of
 * the old one. Somebody who comes back to a company has a row there already, which begins again.
 *
 * @param to id of the company; missing: the first that is possible
 * @returns the employment in the new company
 */
export function transfer(
	workforce: Workforce,
	old: Employment,
	to: string | undefined,
	moment: Moment,
): Employment {
	if (old.status === 'T') throw new Error('change.employeeId is terminated.');
	if (moment.day < old.lastHireDay) throw new Error('change.employeeId is not there yet.');
	const company = destination(workforce, old, to);
	const { person, job, location, orgLevels, supervisor } = old;
	const known = person.employments.find((employment) => employment.company === company);
	const moved: Employment = known ?? {
		...old,
		company,
		createdAt: moment.now,
		// The index of the plans that people began with is never extended.
		ptoPlans: 0,
	};
	const history = known ? historyOf(workforce, known) : [];
	const { employeeType, fullTime, salaried, pay, leavingDay } = old;
	Object.assign(moved, { job, location, orgLevels, supervisor });
	Object.assign(moved, { employeeType, fullTime, salaried, pay, leavingDay, jobDay: moment.day });
	begin(moved, moment, 'XFER', history);
	setStatus(moved, old.status, moment.day);
	if (!known) enlist(workforce.employments, moved);
	if (leavingDay !== null) workforce.leaving.add(moved);
	end(workforce, old, moment.day);
	// The new company takes the place of the old one, which comes last from now on.
	const others = person.employments.filter((each) => each !== moved);
	person.employments = [...others.map((each) => (each === old ? moved : each)), old];
	return moved;
}

function destination(
	{ companies }: Workforce,
	{ person, company: { country, id } }: Employment,
	to: string | undefined,
): Company {
	const possible = companies.filter(
		(company) =>
			company.country === country &&
			company.id !== id &&
			person.employments.every((each) => each.company !== company || each.status === 'T'),
	);
	const found = to === undefined ? possible[0] : possible.find((company) => company.id === to);
	if (found) return found;
	throw new Error(
		possible.length === 0
			? 'change.employeeId has no company to go to: another one of the country, not employed there.'
			: `change.to has to be one of ${possible.map((company) => company.id).join(', ')}.`,
	);
}
