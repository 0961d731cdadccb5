// What all works of a run share: n8n with the packed package and the workflows in it, and a port.
import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatorCredential } from '../demo/examples';
import { importCredentials } from '../n8n/commands';
import { findOrInstallN8n, type N8n } from '../n8n/install';
import { nodeForN8n } from '../n8n/nodeForN8n';
import { buildAndPack, PACKAGE_ROOT, putIntoN8n } from '../n8n/packedPackage';
import { freePort } from '../n8n/ports';
import { withProgress } from '../n8n/progress';
import { startN8nServer } from '../n8n/server';
import { signInAsOwner } from '../n8n/session';
import { atShutdown } from '../n8n/shutdown';
import { createUserFolder, type UserFolder } from '../n8n/userFolder';
import { startSimulatorProcess } from '../simulatorProcess';
import { bundle } from './bundle';
import { pathOf } from './compare';
import { workflowOf } from './workflow';
import type { Work } from './works';

export interface Place {
	n8n: N8n;
	/** The Node that runs n8n. */
	node: string;
	nodeVersion: string;
	/** n8n's data. */
	userFolder: UserFolder;
	/** For files of this run. */
	folder: string;
	rawClient: string;
	triggerProcess: string;
	/** Of every simulator of this run, so that one credential fits all. */
	port: number;
}

export async function preparePlace(): Promise<Place> {
	const n8n = await findOrInstallN8n();
	const { binary, version } = await nodeForN8n();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-bench-'));
	atShutdown(async () => await rm(folder, { recursive: true, force: true }));
	const { probeFolder, ...clients } = await bundle(folder);
	const userFolder = createUserFolder(n8n, { N8N_CUSTOM_EXTENSIONS: probeFolder });
	atShutdown(userFolder.remove);
	await putIntoN8n(await buildAndPack(folder), userFolder.path);
	const port = await freePort();
	return { n8n, node: binary, nodeVersion: version, userFolder, folder, ...clients, port };
}

/** Puts the credential and a workflow for each contestant into n8n, and publishes them. */
export async function publishWorkflows(place: Place, works: readonly Work[]): Promise<void> {
	const { n8n, userFolder, port } = place;
	// The same seed has the same account, at every size.
	const simulator = await startSimulatorProcess({ employees: 10, preferredPort: port });
	const credential = simulatorCredential(simulator);
	await importCredentials(n8n, userFolder, [credential]);
	const server = await startN8nServer(n8n, userFolder);
	await withProgress('Publishing the workflows', async () => {
		const owner = { email: 'owner@example.com', password: 'Bench-Owner-1' };
		const session = await signInAsOwner(server.url, owner);
		for (const work of works) {
			for (const contestant of work.contestants) {
				if (!('nodes' in contestant)) continue;
				for (const part of ['work', 'warmUp'] as const) {
					const path = pathOf(work, contestant, part);
					const workflow = workflowOf(path, contestant.nodes[part], credential);
					await session.publish(await session.addWorkflow(workflow));
				}
			}
		}
	});
	await server.stop();
	await simulator.stop();
}

/** For Node processes outside n8n that need n8n's packages. */
export const withPackages = (): NodeJS.ProcessEnv => ({
	...process.env,
	NODE_PATH: join(PACKAGE_ROOT, 'node_modules'),
});

/** The tarball that n8n has. */
export const tarballIn = ({ folder }: Place): string =>
	join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
