// The tenant of a work: a simulator in a process of its own, its people, and what it was asked.
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../n8n/failure';
import { withProgress } from '../n8n/progress';
import { addFault, clearFaults, CONTROL_PATH, someEmployees } from '../simulatorControl';
import { startSimulatorProcess, type RunningSimulator } from '../simulatorProcess';
import { keyOf, type Row } from './order';
import type { Work } from './works';

export interface Tenant {
	simulator: RunningSimulator;
	/** The keys of all rows that the work is to give. */
	expected: ReadonlySet<string>;
	/** The ids of the input items. */
	inputs?: string[];
}

/** More than any tenant has. */
const EVERYBODY = 1_000_000;

export async function startTenant(work: Work, scale: number, port: number): Promise<Tenant> {
	const { tenant, inputs, keyFields } = work;
	const employees = tenant.employees * scale;
	return await withProgress(`Starting a tenant with ${employees} employees`, async () => {
		const simulator = await startSimulatorProcess({
			...tenant,
			employees,
			preferredPort: port,
			// The clients are measured, not how fast a server invents people.
			keep: true,
		});
		if (simulator.port !== port) {
			await simulator.stop();
			throw new Failure(`Port ${port} was taken meanwhile: run this again.`);
		}
		const all = (await someEmployees(simulator.url, EVERYBODY)).map(asRow);
		const people = [...new Set(all.map(({ employeeId }) => employeeId))];
		const ids = inputs === undefined ? undefined : people.slice(0, inputs);
		const keys = ids ?? all.flatMap((row) => keyOf(row, keyFields) ?? []);
		return { simulator, expected: new Set(keys), inputs: ids };
	});
}

/** With the names of SOAP as well. */
const asRow = (employee: Awaited<ReturnType<typeof someEmployees>>[number]) =>
	({
		...employee,
		CompanyCode: employee.companyCode,
		EmployeeNumber: employee.employeeNumber,
	}) satisfies Row;

/** Puts the work's fault in place; the warm-up counts no more. */
export async function prepareTenant({ simulator }: Tenant, work: Work): Promise<void> {
	await clearFaults(simulator.url);
	if (work.fault) await addFault(simulator.url, work.fault);
	await windowEnds(work);
}

/** What was sent before is out of the limit's window of a second. */
export async function windowEnds({ tenant }: Work): Promise<void> {
	if (tenant.variants?.rateLimit) await sleep(1_500);
}

export interface Counted {
	requests: number;
	sockets: number;
}

/** Requests, and connections other than those of this count itself, since `before`. */
export async function countedSince(url: string, before: Counted): Promise<Counted> {
	const now = await counted(url);
	return {
		requests: now.requests - before.requests,
		sockets: now.sockets - before.sockets - 1,
	};
}

export async function counted(url: string): Promise<Counted> {
	const { counters } = await state(url);
	const requests = Object.values(counters.requests).reduce((sum, count) => sum + count, 0);
	return { requests, sockets: counters.sockets };
}

interface State {
	counters: { requests: Record<string, number>; sockets: number };
}

/** Over a connection of its own, which is counted as one. */
async function state(url: string): Promise<State> {
	return await new Promise<State>((resolve, reject) => {
		request(`${url}${CONTROL_PATH}/state`, { agent: false }, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (part: string) => (text += part));
			response.on('end', () => resolve(JSON.parse(text) as State));
		})
			.on('error', reject)
			.end();
	});
}
