// What both kinds of demo need: n8n, the packed node in it, the simulator, and examples to run.
import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCredentials, importWorkflows, type N8nWorkflow } from '../n8n/commands';
import { findOrInstallN8n, type N8n } from '../n8n/install';
import { buildAndPack, putIntoN8n } from '../n8n/packedPackage';
import { note, withProgress } from '../n8n/progress';
import { atShutdown } from '../n8n/shutdown';
import { createUserFolder, type UserFolder } from '../n8n/userFolder';
import { startSimulatorProcess, type RunningSimulator } from '../simulatorProcess';
import { readExamples, simulatorCredential } from './examples';

export const EMPLOYEES = 1200;
export const SIMULATOR_PORT = 8099;

export interface PreparedDemo {
	n8n: N8n;
	folder: UserFolder;
	simulator: RunningSimulator;
	examples: N8nWorkflow[];
}

export async function prepareDemo(options: {
	once: boolean;
	keep: boolean;
}): Promise<PreparedDemo> {
	const n8n = await findOrInstallN8n();
	const folder = createUserFolder(n8n);
	atShutdown(async () => {
		if (options.keep) note(`n8n's data is kept in ${folder.path}`);
		else await folder.remove();
	});
	await installPackage(folder);
	const simulator = await withProgress(
		`Starting the simulator with ${EMPLOYEES} invented employees`,
		async () =>
			await startSimulatorProcess({
				employees: EMPLOYEES,
				preferredPort: options.once ? undefined : SIMULATOR_PORT,
			}),
	);
	const examples = readExamples();
	await withProgress('Importing the credential and the examples into n8n', async () => {
		await importCredentials(n8n, folder, [simulatorCredential(simulator)]);
		await importWorkflows(n8n, folder, examples);
	});
	return { n8n, folder, simulator, examples };
}

async function installPackage(folder: UserFolder): Promise<void> {
	const temporary = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-pack-'));
	const remove = async () => await rm(temporary, { recursive: true, force: true });
	atShutdown(remove);
	await putIntoN8n(await buildAndPack(temporary), folder.path);
	await remove();
}
