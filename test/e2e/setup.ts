// One n8n with the packed package and one simulator for all test files. They are started here, in
// jest's own process, because only here a Ctrl-C can be caught: it also ends what test files started.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExamples, simulatorCredential } from '../../scripts/demo/examples';
import { importCredentials, importWorkflows } from '../../scripts/n8n/commands';
import { findOrInstallN8n } from '../../scripts/n8n/install';
import { buildAndPack, putIntoN8n } from '../../scripts/n8n/packedPackage';
import { note } from '../../scripts/n8n/progress';
import { startN8nServer } from '../../scripts/n8n/server';
import { atShutdown, shutDown, shutDownOnSignals } from '../../scripts/n8n/shutdown';
import { createUserFolder, openUserFolder, withoutProxies } from '../../scripts/n8n/userFolder';
import { startSimulatorProcess } from '../../scripts/simulatorProcess';
import { filesFolder } from './examplesInN8n';
import { publish } from './running';

export default async function setup(): Promise<void> {
	shutDownOnSignals();
	try {
		const n8n = withoutProxies(await findOrInstallN8n());
		const created = createUserFolder(n8n);
		atShutdown(created.remove);
		// Where workflows may read and write files; not the folder of the person's own n8n.
		const files = filesFolder(created.path);
		mkdirSync(files);
		const folder = openUserFolder(n8n, created, { N8N_RESTRICT_FILE_ACCESS_TO: files });
		const temporary = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-pack-'));
		atShutdown(async () => await rm(temporary, { recursive: true, force: true }));
		const tarball = await buildAndPack(temporary);
		await putIntoN8n(tarball, folder.path);
		const simulator = await startSimulatorProcess({ employees: 1200 });
		await importCredentials(n8n, folder, [simulatorCredential(simulator)]);
		await importWorkflows(n8n, folder, readExamples());
		const server = await startN8nServer(n8n, folder);
		publish({
			n8nUrl: server.url,
			folder: { path: folder.path, encryptionKey: folder.encryptionKey },
			simulator,
			tarball,
		});
	} catch (error) {
		await shutDown();
		// Jest shows the first line of a message only.
		note((error as Error).message);
		throw error;
	}
}
