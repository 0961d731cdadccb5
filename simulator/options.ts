import { clockKinds, type ClockKind } from './clock';
import { allRoles, parseRoles, type Role } from './roles';
import { parseVariants, type Variants } from './variants';

/** How a simulator starts. */
export interface SimulatorOptions {
	/** TCP port on 127.0.0.1; 0 takes a free one. */
	port: number;
	employees: number;
	/** The same seed gives the same account, companies and people. */
	seed: number;
	/** Milliseconds that every UKG answer takes at least. */
	latency: number;
	/** Lists are written once and sent again as long as nothing changes: for measuring clients. */
	keep: boolean;
	/** HTTPS with a certificate made at start. */
	tls: boolean;
	/** What the account may do. */
	roles: readonly Role[];
	variants: Partial<Variants>;
	/** The instant that all dates are derived from and the tenant's clock starts at. */
	now: Date;
	/** Whether the tenant's clock runs on by itself or stands still until it is moved on. */
	clock: ClockKind;
}

/** The most people a tenant can have: their SSNs have six digits to differ in. */
export const MAX_EMPLOYEES = 500_000;

/**
 * Completes and checks options.
 *
 * @throws Error with a sentence that names the option at fault
 */
export function completeOptions(given: Partial<SimulatorOptions>): SimulatorOptions {
	const options: SimulatorOptions = {
		port: 0,
		employees: 200,
		seed: 1,
		latency: 0,
		keep: false,
		tls: false,
		roles: allRoles,
		variants: {},
		now: new Date(),
		clock: 'running',
		...given,
	};
	whole('port', options.port, 0, 65_535);
	whole('employees', options.employees, 0, MAX_EMPLOYEES);
	whole('seed', options.seed, 0, 2 ** 32 - 1);
	whole('latency', options.latency, 0, 600_000);
	if (!(options.now instanceof Date) || Number.isNaN(options.now.getTime())) {
		throw new Error('now has to be a date.');
	}
	if (!clockKinds.includes(options.clock)) {
		throw new Error(`clock has to be one of ${clockKinds.join(', ')}.`);
	}
	return {
		...options,
		roles: parseRoles(options.roles),
		variants: parseVariants(options.variants),
	};
}

function whole(name: string, value: unknown, minimum: number, maximum: number): void {
	if (!Number.isInteger(value) || (value as number) < minimum || (value as number) > maximum) {
		throw new Error(`${name} has to be a whole number from ${minimum} to ${maximum}.`);
	}
}
