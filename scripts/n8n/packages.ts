// Packages in the cache folder: installed beside their place and moved there when they are whole.
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { npm } from './npm';

/**
 * Only for the holder of the folder's lock.
 *
 * @param packages each as `name@version`
 * @returns the folder beside it that they were installed in
 */
export async function installBeside(
	folder: string,
	packages: readonly string[],
	node?: string,
): Promise<string> {
	await removeLeftovers(folder);
	const fresh = `${folder}.new-${process.pid}`;
	mkdirSync(fresh, { recursive: true });
	writeFileSync(join(fresh, 'package.json'), JSON.stringify({ private: true }));
	await npm(
		['install', ...packages, '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'],
		{ cwd: fresh, node, here: true },
	);
	return fresh;
}

export async function moveIntoPlace(fresh: string, folder: string): Promise<void> {
	const old = `${folder}.old-${process.pid}`;
	if (existsSync(folder)) renameSync(folder, old);
	renameSync(fresh, folder);
	await rm(old, { recursive: true, force: true });
}

/** Those that were asked for, and all that npm lists as installed. */
export function packagesAreThere(folder: string, packages: readonly string[]): boolean {
	try {
		const list = readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8');
		const installed = (JSON.parse(list) as { packages: Record<string, unknown> }).packages;
		const asked = packages.map((one) => `node_modules/${one.slice(0, one.lastIndexOf('@'))}`);
		return [...asked, ...Object.keys(installed)].every((path) =>
			existsSync(join(folder, path, 'package.json')),
		);
	} catch {
		return false;
	}
}

/** What an interrupted run left; only the holder of the lock comes here. */
async function removeLeftovers(folder: string): Promise<void> {
	const parent = dirname(folder);
	for (const entry of readdirSync(parent)) {
		if (/\.(new|old)-\d+$/.test(entry) && entry.startsWith(`${basename(folder)}.`)) {
			await rm(join(parent, entry), { recursive: true, force: true });
		}
	}
}
