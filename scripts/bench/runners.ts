// Where work is carried out: a fresh n8n, or a fresh raw client. A process that has done work before
// has memory that it may not give back, so each measurement has its own.
import { request } from 'node:http';
import { Failure, lastLines } from '../n8n/failure';
import type { N8n } from '../n8n/install';
import { freePort } from '../n8n/ports';
import { startProcess, stopProcess } from '../n8n/processes';
import { startN8nServer } from '../n8n/server';
import type { UserFolder } from '../n8n/userFolder';
import type { Order } from './order';

export interface Runner {
	/** Carries out the work of that name; throws where the process did not survive it. */
	run: (name: string, order: Order) => Promise<void>;
	stop: () => Promise<void>;
}

export async function n8nRunner(n8n: N8n, folder: UserFolder): Promise<Runner> {
	const server = await startN8nServer(n8n, folder);
	return {
		run: async (name, order) =>
			await Promise.race([
				post(`${server.url}/webhook/${name}`, order),
				server.ended.then((log) => {
					throw new Error(`n8n ended: ${reasonIn(log)}`);
				}),
			]),
		stop: server.stop,
	};
}

const reasonIn = (log: string) => /FATAL ERROR: (.*)/.exec(log)?.[1] ?? lastLines(log, 1);

const READY_WITHIN_MS = 20_000;

/** @param node the Node that runs n8n as well */
export async function rawRunner(node: string, rawClient: string): Promise<Runner> {
	const port = await freePort();
	let written = '';
	const child = startProcess(node, [rawClient, String(port)], {
		onOutput: (text) => (written = (written + text).slice(-20_000)),
	});
	const ended = new Promise<never>((_, reject) => {
		child.once('close', () => reject(new Error(`The raw client ended: ${reasonIn(written)}`)));
	});
	// It ends when it is stopped, which nobody waits for.
	ended.catch(() => undefined);
	const stop = async () => await stopProcess(child);
	const deadline = Date.now() + READY_WITHIN_MS;
	while (!written.includes('ready')) {
		if (Date.now() > deadline || child.exitCode !== null) {
			await stop();
			throw new Failure(`The raw client did not start.\n${lastLines(written)}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return {
		run: async (name, order) =>
			await Promise.race([post(`http://127.0.0.1:${port}/${name}`, order), ended]),
		stop,
	};
}

const LONGEST_WORK_MS = 15 * 60_000;

/** Without the time limit that `fetch` has for headers: they come when the work is done. */
async function post(url: string, order: Order): Promise<void> {
	const body = JSON.stringify(order);
	await new Promise<void>((resolve, reject) => {
		const sent = request(
			url,
			{
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				signal: AbortSignal.timeout(LONGEST_WORK_MS),
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (part: string) => (text += part));
				response.on('error', reject).on('end', () => {
					if (response.statusCode === 200) resolve();
					else reject(new Error(`HTTP ${response.statusCode}: ${text.slice(0, 300)}`));
				});
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}
