import { DAY } from './calendar';
import type { Job, Location } from './configuration';
import { between, chance, mix, mulberry32, pick, type Random } from './random';
import type { Employment, Person, Workforce } from './workforce';

/** One row of job history: what somebody was assigned to from a day on. */
export interface Assignment {
	/**
	 * Hired, rehired, from another company; another job, a raise, other org levels, another location
	 * or supervisor; salaried instead of hourly, part time instead of full time, or back.
	 */
	reason: 'HIRE' | 'REHIRE' | 'XFER' | 'JOB' | 'MERIT' | 'ORG' | 'LOC' | 'SUPV' | 'PAY';
	/** The day it took effect. */
	day: number;
	/** When it was entered, in milliseconds. */
	createdAt: number;
	job: Job;
	location: Location;
	orgLevels: Employment['orgLevels'];
	supervisor: Person | null;
	/** Yearly pay in cents. */
	pay: number;
	salaried: boolean;
	fullTime: boolean;
}

/** The assignments of an employment, the present one last. */
export function historyOf(workforce: Workforce, employment: Employment): readonly Assignment[] {
	return employment.history ?? drawHistory(workforce, employment);
}

/** What an employment is assigned to now. */
export function assignmentOf(
	{ job, location, orgLevels, supervisor, pay, salaried, fullTime }: Employment,
	reason: Assignment['reason'],
	day: number,
	createdAt: number,
): Assignment {
	return {
		reason,
		day,
		createdAt,
		job,
		location,
		orgLevels,
		supervisor,
		pay,
		salaried,
		fullTime,
	};
}

/** Drawn backwards from the present, so that it ends there. */
function drawHistory(workforce: Workforce, employment: Employment): Assignment[] {
	const { person, company, createdAt } = employment;
	const random = mulberry32(
		mix(workforce.seed, 31, person.index, workforce.companies.indexOf(company)),
	);
	const steps = drawSteps(random, employment);
	const [[reason, day]] = steps.slice(-1);
	let assignment = assignmentOf(employment, reason, day, createdAt);
	const history = [assignment];
	for (let n = steps.length - 2; n >= 0; n--) {
		assignment.createdAt = enteredAt(random, assignment.day);
		const [earlierReason, earlierDay] = steps[n];
		assignment = {
			...before(workforce, random, assignment),
			reason: earlierReason,
			day: earlierDay,
			createdAt,
		};
		history.unshift(assignment);
	}
	return history;
}

type Step = [reason: Assignment['reason'], day: number];

/** Why and when each assignment began; the days ascend. */
function drawSteps(random: Random, { hireDay, lastHireDay, jobDay }: Employment): Step[] {
	const steps: Step[] = [['HIRE', hireDay]];
	if (lastHireDay > hireDay) steps.push(['REHIRE', lastHireDay]);
	const gap = jobDay - lastHireDay;
	if (gap > 400 && chance(random, 0.6)) {
		steps.push([chance(random, 0.6) ? 'MERIT' : 'ORG', lastHireDay + Math.floor(gap / 2)]);
	}
	if (gap > 0) steps.push(['JOB', jobDay]);
	return steps;
}

/** On the day before it takes effect. */
function enteredAt(random: Random, day: number): number {
	return day * DAY - between(random, 30, 600) * 60_000;
}

/** Looked up once for each job: a list of everybody's history asks for them again and again. */
const similar = new WeakMap<Job, Job[]>();

/** The other jobs of the country that are paid most alike. */
function similarJobs({ jobs }: Workforce, job: Job): Job[] {
	const known = similar.get(job);
	if (known) return known;
	const distance = ({ basePay }: Job) => Math.abs(basePay - job.basePay);
	const found = jobs
		.filter((other) => other.isActive && other.country === job.country && other !== job)
		.sort((a, b) => distance(a) - distance(b))
		.slice(0, 3);
	similar.set(job, found);
	return found;
}

/** What somebody was assigned to before the reason of an assignment came about. */
function before(workforce: Workforce, random: Random, assignment: Assignment): Assignment {
	const { reason, job, orgLevels, pay } = assignment;
	switch (reason) {
		case 'JOB': {
			const earlier = pick(random, similarJobs(workforce, job));
			const scaled = Math.round((pay * earlier.basePay) / job.basePay);
			return { ...assignment, job: earlier, pay: scaled, salaried: earlier.salaried };
		}
		case 'ORG': {
			const others = workforce.orgLevels.filter(
				({ level, code, isActive }) => level === 1 && isActive && code !== orgLevels[0],
			);
			const [, ...rest] = orgLevels;
			return { ...assignment, orgLevels: [pick(random, others).code, ...rest] };
		}
		default:
			return { ...assignment, pay: Math.round((pay * 100) / between(random, 102, 112)) };
	}
}
