// One n8n with the packed package and one simulator for all test files of this folder.
import { mkdirSync } from 'node:fs';
import { readExamples, simulatorCredential } from '../../scripts/demo/examples';
import { importCredentials, importWorkflows } from '../../scripts/n8n/commands';
import { putIntoN8n } from '../../scripts/n8n/packedPackage';
import { startN8nServer } from '../../scripts/n8n/server';
import { atShutdown } from '../../scripts/n8n/shutdown';
import { createUserFolder, openUserFolder } from '../../scripts/n8n/userFolder';
import { startSimulatorProcess } from '../../scripts/simulatorProcess';
import { begin } from './begin';
import { filesFolder } from './examplesInN8n';

export default async function setup(): Promise<void> {
	await begin(async (n8n, tarball) => {
		const created = createUserFolder(n8n);
		atShutdown(created.remove);
		// Where workflows may read and write files; not the folder of the person's own n8n.
		const files = filesFolder(created.path);
		mkdirSync(files);
		const folder = openUserFolder(n8n, created, { N8N_RESTRICT_FILE_ACCESS_TO: files });
		await putIntoN8n(tarball, folder.path);
		const simulator = await startSimulatorProcess({ employees: 1200 });
		await importCredentials(n8n, folder, [simulatorCredential(simulator)]);
		await importWorkflows(n8n, folder, readExamples());
		const server = await startN8nServer(n8n, folder);
		const { path, encryptionKey } = folder;
		return { n8nUrl: server.url, folder: { path, encryptionKey }, simulator };
	});
}
