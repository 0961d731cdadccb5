import type { INodeParameters } from 'n8n-workflow';

import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator';
import { type Credentials, type RunOptions, type RunOutcome, runUkgPro } from './harness';

/** A simulated tenant and n8n-core beside it, for the tests of one file. */
export interface Tenant {
	readonly simulator: Simulator;
	readonly credentials: Credentials;
	/** Runs "UKG Pro" with the tenant's own credential unless another is given. */
	run(parameters: INodeParameters, options?: Partial<RunOptions>): Promise<RunOutcome>;
	/** What reached the simulator since the last call, e.g. `GET /path?query`, decoded. */
	sent(): string[];
	/** Texts that no message and no output may hold. */
	readonly secrets: string[];
}

/** The instant from which all dates of the simulated workforce follow. */
export const NOW = new Date('2026-06-15T12:00:00Z');

/** Starts the simulator before the file's tests, resets it after each and stops it at the end. */
export function useTenant(options: Partial<SimulatorOptions> = {}): () => Tenant {
	let tenant: Tenant;
	beforeAll(async () => {
		const simulator = await startSimulator({ seed: 7, employees: 60, now: NOW, ...options });
		const { username, password, customerApiKey, domain, subdomain } = simulator;
		const credentials = { username, password, customerApiKey, domain, subdomain };
		let seen = 0;
		tenant = {
			simulator,
			credentials,
			run: async (parameters, more = {}) => await runUkgPro({ credentials, parameters, ...more }),
			sent() {
				const fresh = simulator.requests.slice(seen);
				seen = simulator.requests.length;
				return fresh.map(
					({ method, path, query }) =>
						`${method} ${decodeURIComponent(query === '' ? path : `${path}?${query}`)}`,
				);
			},
			secrets: [
				password,
				customerApiKey,
				Buffer.from(`${username}:${password}`).toString('base64'),
			],
		};
	});
	afterEach(() => {
		tenant.simulator.reset({ all: true });
		tenant.sent();
	});
	afterAll(async () => await tenant.simulator.close());
	return () => tenant;
}

/** The rows of an output. */
export const rows = (outcome: RunOutcome) => outcome.items.map(({ json }) => json);
