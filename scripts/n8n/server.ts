// An n8n server on 127.0.0.1, seen from nowhere else.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Failure, lastLines } from './failure';
import type { N8n } from './install';
import { freePort } from './ports';
import { startProcess, stopProcess } from './processes';
import { withProgress } from './progress';
import type { UserFolder } from './userFolder';

const READY_WITHIN_MS = 180_000;

export interface N8nServer {
	url: string;
	port: number;
	logFile: string;
	/** Settles when n8n ends by itself, with the end of its log. */
	ended: Promise<string>;
	stop: () => Promise<void>;
	/** At once, as when the machine loses its power. */
	kill: () => Promise<void>;
}

export async function startN8nServer(
	n8n: N8n,
	folder: UserFolder,
	preferredPort?: number,
): Promise<N8nServer> {
	const port = await freePort(preferredPort);
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(folder.path, 'n8n.log');
	const log = createWriteStream(logFile);
	let tail = '';
	const child = startProcess(n8n.command, [...n8n.args, 'start'], {
		cwd: folder.path,
		env: {
			...(await folder.settings()),
			N8N_PORT: String(port),
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_HOST: '127.0.0.1',
			N8N_PROTOCOL: 'http',
			N8N_SECURE_COOKIE: 'false',
		},
		onOutput: (text) => {
			log.write(text);
			tail = (tail + text).slice(-20_000);
		},
	});
	const ended = new Promise<string>((resolve) => {
		child.once('close', () => resolve(lastLines(tail)));
		child.once('error', (error) => resolve(error.message));
	});
	const end = async (graceMs?: number) => {
		await stopProcess(child, graceMs);
		await new Promise<void>((resolve) => log.end(() => resolve()));
	};
	const stop = async () => await end();
	const kill = async () => await end(0);
	try {
		await withProgress(`Starting n8n ${n8n.version}`, async () => await isReady(url, ended));
	} catch (error) {
		await stop();
		throw new Failure(
			`${await n8n.explainDamage()}${(error as Error).message}\n${lastLines(tail)}`,
		);
	}
	return { url, port, logFile, ended, stop, kill };
}

/** /healthz answers as soon as the port is open; /healthz/readiness once the database is ready. */
async function isReady(url: string, ended: Promise<unknown>): Promise<void> {
	let over = false;
	void ended.then(() => (over = true));
	const deadline = Date.now() + READY_WITHIN_MS;
	while (Date.now() < deadline && !over) {
		if (
			(await answersOk(`${url}/healthz/readiness`)) &&
			(await answersOk(`${url}/rest/settings`))
		) {
			return;
		}
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
