import { createFeed, type Feed } from './workforce/feed';
import { createPtoStore, type PtoStore } from './ptoStore';
import {
	buildWorkforce,
	type Employment,
	type Workforce,
	type WorkforceOptions,
} from './workforce/workforce';

/** How often a key was asked to be written, and how often that changed something. */
export interface WriteCount {
	attempts: number;
	written: number;
}

/** All that a tenant holds: the people, what was written, and how often. */
export interface Tenant {
	workforce: Workforce;
	pto: PtoStore;
	feed: Feed;
	/** By `pto-plans/{companyId}/{employeeId}/{ptoPlan}` and `org-levels/{level}/{code}`. */
	writes: Record<string, WriteCount>;
	/** When employee-changes was last asked for from the start, in milliseconds. */
	lastChangesCall: number | undefined;
	/** The dates, as they were sent, that employee-changes was last asked for. */
	lastChangesDates: string | undefined;
}

export function createTenant(options: WorkforceOptions): Tenant {
	const workforce = buildWorkforce(options);
	return {
		workforce,
		pto: createPtoStore(workforce),
		feed: createFeed(workforce),
		writes: {},
		lastChangesCall: undefined,
		lastChangesDates: undefined,
	};
}

/** Counts a write to a key, whether it took effect or was refused. */
export function countWrite({ writes }: Tenant, key: string, written: boolean): void {
	const count = (writes[key] ??= { attempts: 0, written: 0 });
	count.attempts++;
	if (written) count.written++;
}

/** The employment of an EEID with a COID, without regard to case. */
export function findEmployment(
	{ workforce }: Tenant,
	employeeId: string,
	companyId: string,
): Employment | undefined {
	return workforce.byEmployeeId
		.get(employeeId.toUpperCase())
		?.employments.find(({ company }) => company.id === companyId.toUpperCase());
}

/** The employment of an employee number (zero-padded text) with a company code. */
export function findEmploymentByNumber(
	{ workforce }: Tenant,
	employeeNumber: string,
	companyCode: string,
): Employment | undefined {
	return workforce.byEmployeeNumber
		.get(employeeNumber)
		?.employments.find(({ company }) => company.code === companyCode.toUpperCase());
}
