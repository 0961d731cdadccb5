// Installs n8n once, outside the checkout, so that a later run starts in seconds.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cacheFolder';
import { checkCompilers } from './compilers';
import { Failure, lastLines } from './failure';
import { takeInventory, type Inventory } from './inventory';
import { withLock } from './lock';
import { nodeForN8n, type NodeForN8n } from './nodeForN8n';
import { withNodeFirst } from './npm';
import { installBeside, moveIntoPlace, packagesAreThere } from './packages';
import { runProcess } from './processes';
import { elapsed, note, withProgress } from './progress';
import { compileSqlite, sqliteWorks } from './sqlite';

export const N8N_VERSION = '2.41.1';
/** With the peer that Extract From File does not run without, which npm leaves out. */
const PACKAGES = [`n8n@${N8N_VERSION}`, 'date-fns@2'];

/** How to start n8n: `command ...args start`, in `env`. */
export interface N8n {
	command: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	version: string;
	/**
	 * For when n8n failed: a sentence if that is because the cached installation was damaged, in
	 * which case the next run installs it anew; else an empty text.
	 */
	explainDamage: () => Promise<string>;
}

/** The n8n to use: the one N8N_BIN names, the one in the cache, or a new one put into the cache. */
export async function findOrInstallN8n(): Promise<N8n> {
	const own = process.env.N8N_BIN;
	if (own) return await userN8n(own);
	const folder = join(cacheFolder(), `n8n-${N8N_VERSION}`);
	const node = await nodeForN8n();
	if (!(await isWhole(folder, node))) {
		await withLock(`${folder}.lock`, 'is installing n8n', async () => {
			// Another run may have installed it while we waited.
			if (!(await isWhole(folder, node))) await install(folder, node);
		});
	}
	return {
		command: node.binary,
		args: [n8nScript(folder)],
		env: withNodeFirst(node.binary),
		version: N8N_VERSION,
		explainDamage: async () => await explainDamage(folder),
	};
}

async function userN8n(command: string): Promise<N8n> {
	const { code, stdout, stderr } = await runProcess(command, ['--version']);
	const version = /(\d+\.\d+\.\d+\S*)\s*$/.exec(stdout)?.[1];
	if (code !== 0 || !version) {
		throw new Failure(
			`N8N_BIN is "${command}", which does not answer to --version: name an n8n that runs in this shell, or unset N8N_BIN to have n8n ${N8N_VERSION} installed for you.\n${lastLines(stderr || stdout, 5)}`,
		);
	}
	return { command, args: [], env: process.env, version, explainDamage: async () => '' };
}

async function install(folder: string, node: NodeForN8n): Promise<void> {
	const started = Date.now();
	await checkCompilers();
	if (existsSync(folder)) note('The n8n in the cache is damaged: installing it anew');
	const fresh = await withProgress(
		`Installing n8n ${N8N_VERSION}, once, about 5 minutes and 2.2 GB in ${dirname(folder)}`,
		async () => await installBeside(folder, PACKAGES, node.binary),
	);
	if (!(await sqliteWorks(fresh, node))) await compileSqlite(fresh, node);
	if (!(await runs(fresh, node))) {
		await rm(fresh, { recursive: true, force: true });
		throw new Failure(
			`n8n ${N8N_VERSION} was installed but does not start with Node ${node.version}: run this again, or set N8N_BIN to an n8n you have.`,
		);
	}
	writeFileSync(markerFile(fresh), JSON.stringify(await takeInventory(packages(fresh))));
	await moveIntoPlace(fresh, folder);
	note(`n8n ${N8N_VERSION} is installed (${elapsed(started)} in all); later runs skip this`);
}

/** The quick check at every start cannot see a file lost inside a package; this one can. */
async function explainDamage(folder: string): Promise<string> {
	try {
		const before = JSON.parse(readFileSync(markerFile(folder), 'utf8')) as Inventory;
		const now = await takeInventory(packages(folder));
		if (now.files === before.files && now.bytes === before.bytes) return '';
	} catch {
		// No list to compare with is damage too.
	}
	rmSync(markerFile(folder), { force: true });
	return 'The n8n in the cache is damaged: run this again, and it is installed anew.\n';
}

/** Marked as whole, no package missing, and it starts: about two seconds. */
async function isWhole(folder: string, node: NodeForN8n): Promise<boolean> {
	return (
		existsSync(markerFile(folder)) &&
		packagesAreThere(folder, PACKAGES) &&
		(await runs(folder, node))
	);
}

async function runs(folder: string, node: NodeForN8n): Promise<boolean> {
	const [version, sqlite] = await Promise.all([
		runProcess(node.binary, [n8nScript(folder), '--version'], {
			env: withNodeFirst(node.binary),
		}),
		sqliteWorks(folder, node),
	]);
	return version.code === 0 && version.stdout.includes(N8N_VERSION) && sqlite;
}

function n8nScript(folder: string): string {
	return join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

function packages(folder: string): string {
	return join(folder, 'node_modules');
}

/** Written last: says that the installation is whole, and how many files and bytes that is. */
function markerFile(folder: string): string {
	return join(folder, 'installed.json');
}
