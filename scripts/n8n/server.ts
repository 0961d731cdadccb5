// An n8n server on 127.0.0.1, seen from nowhere else, and a worker for it in queue mode.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Failure, lastLines } from './failure';
import type { N8n } from './install';
import { freePort } from './ports';
import { startProcess, stopProcess } from './processes';
import { withProgress } from './progress';
import type { UserFolder } from './userFolder';

const READY_WITHIN_MS = 180_000;

export interface N8nProcess {
	logFile: string;
	/** Settles when n8n ends by itself, with the end of its log. */
	ended: Promise<string>;
	stop: () => Promise<void>;
	/** At once, as when the machine loses its power. */
	kill: () => Promise<void>;
}

export interface N8nServer extends N8nProcess {
	url: string;
	port: number;
}

export async function startN8nServer(
	n8n: N8n,
	folder: UserFolder,
	preferredPort?: number,
): Promise<N8nServer> {
	const port = await freePort(preferredPort);
	const url = `http://127.0.0.1:${port}`;
	const running = await startN8n(n8n, folder, {
		command: 'start',
		log: 'n8n.log',
		settings: {
			N8N_PORT: String(port),
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_HOST: '127.0.0.1',
			N8N_PROTOCOL: 'http',
			N8N_SECURE_COOKIE: 'false',
		},
		// /healthz answers as soon as the port is open.
		readyUrls: [`${url}/healthz/readiness`, `${url}/rest/settings`],
	});
	return { url, port, ...running };
}

/** Takes executions from the queue that the folder's settings name. */
export async function startN8nWorker(
	n8n: N8n,
	folder: UserFolder,
	name: string,
): Promise<N8nProcess> {
	const port = await freePort();
	return await startN8n(n8n, folder, {
		command: 'worker',
		log: `${name}.log`,
		settings: {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			// One that starts takes for crashed what its event log says is under way.
			N8N_EVENTBUS_LOGWRITER_LOGBASENAME: `${name}-events`,
		},
		readyUrls: [`http://127.0.0.1:${port}/healthz/readiness`],
	});
}

interface Start {
	command: 'start' | 'worker';
	/** File name, in the folder. */
	log: string;
	settings: NodeJS.ProcessEnv;
	readyUrls: string[];
}

async function startN8n(
	n8n: N8n,
	folder: UserFolder,
	{ command, log, settings, readyUrls }: Start,
): Promise<N8nProcess> {
	const logFile = join(folder.path, log);
	const written = createWriteStream(logFile);
	let tail = '';
	const child = startProcess(n8n.command, [...n8n.args, command], {
		cwd: folder.path,
		env: { ...(await folder.settings()), ...settings },
		onOutput: (text) => {
			written.write(text);
			tail = (tail + text).slice(-20_000);
		},
	});
	const ended = new Promise<string>((resolve) => {
		child.once('close', () => resolve(lastLines(tail)));
		child.once('error', (error) => resolve(error.message));
	});
	const end = async (graceMs?: number) => {
		await stopProcess(child, graceMs);
		// What it wrote last is still on its way.
		await ended;
		await new Promise<void>((resolve) => written.end(() => resolve()));
	};
	const stop = async () => await end();
	const kill = async () => await end(0);
	const label = command === 'start' ? 'n8n' : `the ${command} of n8n`;
	try {
		await withProgress(
			`Starting ${label} ${n8n.version}`,
			async () => await isReady(readyUrls, ended),
		);
	} catch (error) {
		await stop();
		throw new Failure(
			`${await n8n.explainDamage()}${(error as Error).message}\n${lastLines(tail)}`,
		);
	}
	return { logFile, ended, stop, kill };
}

async function isReady(urls: string[], ended: Promise<unknown>): Promise<void> {
	let over = false;
	void ended.then(() => (over = true));
	const deadline = Date.now() + READY_WITHIN_MS;
	while (Date.now() < deadline && !over) {
		if ((await Promise.all(urls.map(answersOk))).every(Boolean)) return;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error(
		over
			? 'n8n ended before it was ready; the end of its log is below.'
			: `n8n was not ready within ${READY_WITHIN_MS / 1000} s; the end of its log is below.`,
	);
}

async function answersOk(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		const body = await response.text();
		return response.ok && !body.includes('n8n is starting up');
	} catch {
		return false;
	}
}
