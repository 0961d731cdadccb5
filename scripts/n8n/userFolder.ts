// A run's own n8n data: a new folder, and the settings every n8n process of that run shares.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { N8n } from './install';
import { freePort } from './ports';

export interface UserFolder {
	path: string;
	encryptionKey: string;
	/** Settings of this folder's n8n processes; the broker's port is one a process. */
	settings: () => Promise<NodeJS.ProcessEnv>;
	remove: () => Promise<void>;
}

/** @param added settings of n8n beside those of every run */
export function createUserFolder(n8n: N8n, added?: NodeJS.ProcessEnv): UserFolder {
	const path = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-'));
	return openUserFolder(n8n, { path, encryptionKey: randomBytes(24).toString('hex') }, added);
}

/** A folder that another process made. */
export function openUserFolder(
	n8n: N8n,
	{ path, encryptionKey }: { path: string; encryptionKey: string },
	added?: NodeJS.ProcessEnv,
): UserFolder {
	return {
		path,
		encryptionKey,
		settings: async () => ({
			...withoutOtherN8nSettings(n8n.env),
			N8N_USER_FOLDER: path,
			N8N_ENCRYPTION_KEY: encryptionKey,
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			...QUIET,
			...loopbackPastProxies(),
			...added,
		}),
		remove: async () => await rm(path, { recursive: true, force: true, maxRetries: 5 }),
	};
}

const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
	N8N_LOG_LEVEL: 'info',
	DB_TYPE: 'sqlite',
	EXECUTIONS_MODE: 'regular',
};

/**
 * A person's own n8n may be configured in this shell; the run must not touch its data. And jest
 * says NODE_ENV=test, which makes n8n another program.
 */
function withoutOtherN8nSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(env).filter(
			([name]) =>
				!/^(N8N_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_|CREDENTIALS_|NODES_|NODE_ENV$|JEST_)/.test(name),
		),
	);
}

/** Without a proxy n8n itself looks up and connects to hosts: for tests of what it says then. */
export function withoutProxies(n8n: N8n): N8n {
	const env = Object.entries(n8n.env).filter(([name]) => !/^(https?|all)_proxy$/i.test(name));
	return { ...n8n, env: Object.fromEntries(env) };
}

/** The simulator is on this machine: a proxy must not be asked for it. */
function loopbackPastProxies(): NodeJS.ProcessEnv {
	const user = process.env.NO_PROXY ?? process.env.no_proxy;
	const list = [user, '127.0.0.1', 'localhost'].filter(Boolean).join(',');
	return { NO_PROXY: list, no_proxy: list };
}
