// The simulator's own paths, beside those of UKG Pro: what it was asked, and faults to answer with.
export const CONTROL_PATH = '/__simulator';

/** What goes wrong; simulator/README.md describes it. */
export interface Fault {
	/** Missing: every path. */
	path?: string;
	kind: 'html' | 'redirect' | 'status' | 'empty' | 'delay';
	delayMs?: number;
	status?: number;
	headers?: Record<string, string>;
	body?: string;
	/** How many requests it answers; missing: all. */
	count?: number;
	/** Only each so many-th. */
	every?: number;
}

/** Requests to UKG Pro's paths since the start, or since the last reset. */
export async function countRequests(url: string): Promise<number> {
	return ((await control('GET', url, 'requests')) as unknown[]).length;
}

export async function addFault(url: string, fault: Fault): Promise<void> {
	await control('POST', url, 'faults', fault);
}

export async function clearFaults(url: string): Promise<void> {
	await control('DELETE', url, 'faults');
}

/** An employment, as a person would look it up in UKG Pro. */
export interface SomeEmployee {
	employeeId: string;
	employeeNumber: string;
	name: string;
	companyId: string;
	companyCode: string;
	jobCode: string;
	workLocation: string;
	ptoPlans: string[];
}

/** The first employments of the tenant. */
export async function someEmployees(url: string, limit: number): Promise<SomeEmployee[]> {
	return (await control('GET', url, `employees?limit=${limit}`)) as SomeEmployee[];
}

/** Something that happens to an employee now; simulator/README.md lists the kinds. */
export interface Change {
	kind: string;
	employeeId?: string;
	companyId?: string;
}

/** Lets things happen, and says to whom. */
export async function change(
	url: string,
	changes: Change[],
): Promise<Array<{ employeeId: string; companyId: string }>> {
	return (await control('POST', url, 'changes', changes)) as Array<{
		employeeId: string;
		companyId: string;
	}>;
}

/** Moves the tenant's clock on. */
export async function advanceClock(url: string, advanceMs: number): Promise<void> {
	await control('POST', url, 'clock', { advanceMs });
}

/** Forgets requests, faults and what was written. */
export async function resetSimulator(url: string): Promise<void> {
	await control('POST', url, 'reset', {});
}

async function control(
	method: string,
	url: string,
	name: string,
	body?: unknown,
): Promise<unknown> {
	const response = await fetch(`${url}${CONTROL_PATH}/${name}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const text = await response.text();
	if (!response.ok) {
		throw new Error(`The simulator answered ${response.status} to ${method} ${name}: ${text}`);
	}
	return JSON.parse(text);
}
