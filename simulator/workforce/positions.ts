import type { Job } from './configuration';
import { recordId } from './household';
import { chance, mix, mulberry32, pick } from './random';
import type { Employment, Workforce } from './workforce';

/** What an employment holds at one company: its job, and sometimes another beside it. */
export interface Position {
	employment: Employment;
	systemId: string;
	job: Job;
	isPrimary: boolean;
}

/** Positions go by the job; this one holds a person in that job. */
export function positionCodeOf({ code }: Job): string {
	return `P-${code}`;
}

/** One in twelve holds a second position. */
export function hasSecondPosition({ seed, companies }: Workforce, employment: Employment): boolean {
	const { person, company } = employment;
	return chance(mulberry32(mix(seed, 34, person.index, companies.indexOf(company))), 1 / 12);
}

/** The positions of an employment, the primary one first. */
export function positionsOf(workforce: Workforce, employment: Employment): Position[] {
	const { person, company, job } = employment;
	const position = (held: Job, n: number): Position => ({
		employment,
		systemId: recordId(
			'P',
			person,
			(person.index * 4 + workforce.companies.indexOf(company)) * 2 + n,
		),
		job: held,
		isPrimary: n === 0,
	});
	if (!hasSecondPosition(workforce, employment)) return [position(job, 0)];
	const others = workforce.jobs.filter(
		(other) => other.isActive && other.country === company.country && other !== job,
	);
	const random = mulberry32(mix(workforce.seed, 35, person.index));
	return [position(job, 0), position(pick(random, others), 1)];
}

/** Those who make things work in shifts. */
export function shiftOf({ person, job }: Pick<Employment, 'person' | 'job'>): Shift {
	if (job.family !== 'PROD') return { code: null, group: null, groupDescription: null };
	const code = person.index % 3 === 0 ? 'NIGHT' : 'DAY';
	return { code, group: 'PLANT', groupDescription: 'Plant shifts' };
}

export interface Shift {
	code: string | null;
	group: string | null;
	groupDescription: string | null;
}
