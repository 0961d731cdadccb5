// The engine of the oldest n8n that the package promises to run in.
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder';
import { withLock } from './lock';
import { installBeside, moveIntoPlace, packagesAreThere } from './packages';
import { withProgress } from './progress';

/** Of n8n 2.38, the first that tells a trigger how long a poll may take. */
export const OLDEST_CORE = '2.38.1';
const PACKAGES = [`n8n-core@${OLDEST_CORE}`, `n8n-workflow@${OLDEST_CORE}`];

/** @returns the folder of its packages: the one in the cache, or a new one put into the cache. */
export async function findOrInstallOldestCore(): Promise<string> {
	const folder = join(cacheFolder(), `n8n-core-${OLDEST_CORE}`);
	await withLock(`${folder}.lock`, 'is installing n8n-core', async () => {
		if (packagesAreThere(folder, PACKAGES)) return;
		const fresh = await withProgress(
			`Installing n8n-core ${OLDEST_CORE}, once, about a minute`,
			async () => await installBeside(folder, PACKAGES),
		);
		await moveIntoPlace(fresh, folder);
	});
	return join(folder, 'node_modules');
}
