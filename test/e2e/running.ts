// Tells the test files what setup.ts started; the environment is all that jest carries over.
import type { SimulatorFacts } from '../../scripts/simulatorProcess';

/** Where files start an n8n of their own, all but the tarball is missing. */
export interface Running {
	n8nUrl: string;
	/** The n8n data folder, with the examples and the simulator's credential in it. */
	folder: { path: string; encryptionKey: string };
	simulator: SimulatorFacts;
	/** The package as npm packs it, for an n8n of a test's own. */
	tarball: string;
}

/** Of the n8n under test. */
export const OWNER = { email: 'owner@example.com', password: 'E2e-Owner-1' };

const VARIABLE = 'UKG_PRO_E2E_RUNNING';

export function publish(running: Partial<Running>): void {
	process.env[VARIABLE] = JSON.stringify(running);
}

export function running(): Running {
	return JSON.parse(process.env[VARIABLE] ?? '{}') as Running;
}
