import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallN8n, type N8n } from '../../scripts/n8n/install';
import { buildAndPack } from '../../scripts/n8n/packedPackage';
import { note } from '../../scripts/n8n/progress';
import { atShutdown, shutDown, shutDownOnSignals } from '../../scripts/n8n/shutdown';
import { withoutProxies } from '../../scripts/n8n/userFolder';
import { publish, type Running } from './running';

/**
 * Gets n8n and packs the package, starts what all test files need, and tells them. It is done in
 * jest's own process, because only here a Ctrl-C can be caught: it also ends what test files started.
 */
export async function begin(
	start: (n8n: N8n, tarball: string) => Promise<Partial<Running>>,
): Promise<void> {
	shutDownOnSignals();
	try {
		const n8n = withoutProxies(await findOrInstallN8n());
		const temporary = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-pack-'));
		atShutdown(async () => await rm(temporary, { recursive: true, force: true }));
		const tarball = await buildAndPack(temporary);
		publish({ tarball, ...(await start(n8n, tarball)) });
	} catch (error) {
		await shutDown();
		// Jest shows the first line of a message only.
		note((error as Error).message);
		throw error;
	}
}
