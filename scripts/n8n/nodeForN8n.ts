// n8n 2.41 runs on Node 24 or newer. Where the Node in use is older, the npm package
// `node-<platform>-<processor>` brings one: a binary and its headers, without install scripts.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cacheFolder';
import { Failure } from './failure';
import { withLock } from './lock';
import { npm } from './npm';
import { runProcess } from './processes';
import { withProgress } from './progress';

const MAJOR = 24;

export interface NodeForN8n {
	binary: string;
	version: string;
	/** Folder that has `include/node`, for compiling native parts; undefined where there is none. */
	headers?: string;
}

export async function nodeForN8n(): Promise<NodeForN8n> {
	if (Number(process.versions.node.split('.')[0]) >= MAJOR) {
		return describe(process.execPath, process.versions.node);
	}
	const folder = join(cacheFolder(), `node-${MAJOR}`);
	return (
		(await usable(folder)) ??
		(await withLock(
			`${folder}.lock`,
			'is getting Node',
			async () => (await usable(folder)) ?? (await download(folder)),
		))
	);
}

async function download(folder: string): Promise<NodeForN8n> {
	const name = packageName();
	const fresh = `${folder}.new`;
	rmSync(fresh, { recursive: true, force: true });
	mkdirSync(fresh, { recursive: true });
	writeFileSync(join(fresh, 'package.json'), JSON.stringify({ private: true }));
	try {
		await withProgress(`Getting Node ${MAJOR}, which n8n needs (npm package ${name})`, async () => {
			await npm(['install', `${name}@${MAJOR}`, '--ignore-scripts', '--no-audit', '--no-fund'], {
				cwd: fresh,
				here: true,
			});
		});
	} catch (error) {
		throw new Failure(
			`n8n needs Node ${MAJOR} or newer and this is ${process.versions.node}; its npm package ${name} could not be installed, so install Node ${MAJOR} yourself and run this again with it.\n${(error as Error).message}`,
		);
	}
	rmSync(folder, { recursive: true, force: true });
	renameSync(fresh, folder);
	const node = await usable(folder);
	if (!node) {
		throw new Failure(
			`The Node of the npm package ${name} does not run on this machine: install Node ${MAJOR} or newer and run this again with it.`,
		);
	}
	return node;
}

async function usable(folder: string): Promise<NodeForN8n | undefined> {
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	const binary = join(folder, 'node_modules', packageName(), 'bin', file);
	if (!existsSync(binary)) return undefined;
	const { code, stdout } = await runProcess(binary, ['--version']);
	return code === 0 ? describe(binary, stdout.trim().replace(/^v/, '')) : undefined;
}

function describe(binary: string, version: string): NodeForN8n {
	const root = dirname(dirname(binary));
	const headers = existsSync(join(root, 'include', 'node', 'node_api.h')) ? root : undefined;
	return { binary, version, headers };
}

function packageName(): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return `node-${platform}-${process.arch}`;
}
