// What a run started and wrote is undone in the reverse order, however the run ends.
import { stopAllProcesses } from './processes';
import { note } from './progress';
import { shared } from './shared';
import { allAlive, findStarters } from './starters';

type Task = () => Promise<unknown> | unknown;

const tasks = shared('tasks', () => new Set<Task>());
let shuttingDown: Promise<void> | undefined;

/** Gives a function that does it earlier, once. */
export function atShutdown(task: Task): () => Promise<void> {
	const work = async () => {
		try {
			await task();
		} finally {
			tasks.delete(once);
		}
	};
	let doing: Promise<void> | undefined;
	// Whoever comes second waits for it too.
	const once = async () => await (doing ??= work());
	tasks.add(once);
	return once;
}

export function isShuttingDown(): boolean {
	return shuttingDown !== undefined;
}

export async function shutDown(): Promise<void> {
	shuttingDown ??= undoAll();
	await shuttingDown;
}

/** As shells count an end by Ctrl-C. */
export const INTERRUPTED = 130;

/** Ends the run on Ctrl-C, a closed terminal, a polite kill, or when who started it is gone. */
export function shutDownOnSignals(): void {
	const end = () => {
		if (isShuttingDown()) return;
		note('\nStopping …');
		void shutDown().finally(() => process.exit(INTERRUPTED));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
	// A terminal that was closed must not keep us from tidying up.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
	const starters = findStarters();
	setInterval(() => {
		if (!allAlive(starters)) end();
	}, 1_000).unref();
}

async function undoAll(): Promise<void> {
	await stopAllProcesses();
	for (let task = last(); task; task = last()) {
		try {
			await task();
		} catch {
			// The rest is undone all the same.
		}
	}
}

const last = () => [...tasks].pop();
