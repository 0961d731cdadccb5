// The package as users get it: built, packed by npm, unpacked where n8n looks for it.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure, lastLines } from './failure';
import { withLock } from './lock';
import { npm } from './npm';
import { runProcess } from './processes';
import { withProgress } from './progress';

/** The checkout this file stands in. */
export const PACKAGE_ROOT = resolve(__dirname, '..', '..');

/** Builds and packs the package; gives the path of the tarball, which stands in `folder`. */
export async function buildAndPack(folder: string): Promise<string> {
	const cache = join(PACKAGE_ROOT, 'node_modules', '.cache');
	mkdirSync(cache, { recursive: true });
	await withLock(join(cache, 'n8n-nodes-ukg-pro-build.lock'), 'is building the node', async () => {
		await withProgress('Building and packing the node', async () => {
			await npm(['run', 'build'], { cwd: PACKAGE_ROOT });
			// Scripts are left out: the build has just been done.
			await npm(['pack', '--ignore-scripts', '--pack-destination', folder], {
				cwd: PACKAGE_ROOT,
			});
		});
	});
	const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (!tarball)
		throw new Failure(`npm pack left no .tgz file in ${folder}: run "npm pack" to see.`);
	return join(folder, tarball);
}

/** Unpacks the tarball to the place of a community package in an n8n user folder. */
export async function putIntoN8n(tarball: string, userFolder: string): Promise<void> {
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', packageName());
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	const { code, stderr } = await runProcess('tar', [
		'-xzf',
		tarball,
		'-C',
		target,
		'--strip-components=1',
	]);
	if (code !== 0) {
		throw new Failure(`${tarball} could not be unpacked with tar.\n${lastLines(stderr, 5)}`);
	}
}

function packageName(): string {
	const manifest = readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { name: string }).name;
}
