// n8n in queue mode: a server, workers, and a PostgreSQL and a Redis of their own. Its nodes may
// talk to 127.0.0.1 and to no other address of this machine.
import { readFileSync } from 'node:fs';
import { findOrInstallN8n } from '../../../scripts/n8n/install';
import { putIntoN8n } from '../../../scripts/n8n/packedPackage';
import { startN8nServer, startN8nWorker, type N8nProcess } from '../../../scripts/n8n/server';
import { signInAsOwner, type Session } from '../../../scripts/n8n/session';
import { atShutdown } from '../../../scripts/n8n/shutdown';
import { createUserFolder, withoutProxies } from '../../../scripts/n8n/userFolder';
import { OWNER, running } from '../running';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

export interface Worker {
	kill: () => Promise<void>;
	/** Ids of executions, as its log tells them. */
	executions: () => { started: string[]; finished: string[] };
}

export interface QueueMode {
	url: string;
	session: Session;
	/** Those that run. */
	workers: Worker[];
	startWorker: () => Promise<void>;
	/** The executions of a workflow, and what n8n says of them. */
	executionsOf: (workflowId: string) => Promise<Array<{ id: string; status: string }>>;
}

type Undo = Array<() => Promise<void>>;

const started: Undo[] = [];

/** Stops all of it, also what came up when something else did not. */
export async function stopQueueModes(): Promise<void> {
	await Promise.all(
		started.map(async (undo) => {
			for (let task = undo.pop(); task; task = undo.pop()) await task();
		}),
	);
}

/** Waits for all of them, also when one fails: then the others can be stopped. */
export async function together<T>(work: Array<Promise<T>>): Promise<T[]> {
	await Promise.allSettled(work);
	return await Promise.all(work);
}

/** `stopQueueModes` stops it. */
export async function startQueueMode(added: NodeJS.ProcessEnv = {}): Promise<QueueMode> {
	const undo: Undo = [];
	started.push(undo);
	const postgres = await startPostgres();
	undo.push(postgres.stop);
	const redis = await startRedis();
	undo.push(redis.stop);
	const n8n = withoutProxies(await findOrInstallN8n());
	const folder = createUserFolder(n8n, {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_DATABASE: postgres.database,
		// That a worker is gone is noticed within seconds instead of a minute.
		QUEUE_WORKER_LOCK_DURATION: '10000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
		QUEUE_WORKER_STALLED_INTERVAL: '3000',
		N8N_SSRF_PROTECTION_ENABLED: 'true',
		N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.1/32',
		...added,
	});
	undo.push(atShutdown(folder.remove));
	await putIntoN8n(running().tarball, folder.path);
	const server = await startN8nServer(n8n, folder);
	undo.push(server.stop);
	const workers: Worker[] = [];
	let names = 0;
	const startWorker = async () => {
		const worker = await startN8nWorker(n8n, folder, `worker-${++names}`);
		undo.push(worker.stop);
		workers.push(workerOf(worker, workers));
	};
	await together([startWorker(), startWorker()]);
	const executionsOf = async (workflowId: string) =>
		(
			await postgres.query(
				`select id, status from execution_entity where "workflowId" = '${workflowId}' order by id`,
			)
		).map(([id, status]) => ({ id, status }));
	const session = await signInAsOwner(server.url, OWNER);
	return { url: server.url, session, workers, startWorker, executionsOf };
}

function workerOf({ logFile, kill }: N8nProcess, workers: Worker[]): Worker {
	const worker = {
		kill: async () => {
			workers.splice(workers.indexOf(worker), 1);
			await kill();
		},
		executions: () => {
			const log = readFileSync(logFile, 'utf8');
			const ids = (what: string) =>
				[...log.matchAll(new RegExp(`Worker ${what} execution (\\d+)`, 'g'))].map(([, id]) => id);
			return { started: ids('started'), finished: ids('finished') };
		},
	};
	return worker;
}
