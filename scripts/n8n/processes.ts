// Every child process is started here, in a group of its own, so that what it starts in turn
// (n8n's task runner, npm's compilers) can be stopped with it and nothing stays behind.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { Failure } from './failure';
import { shared } from './shared';

export interface StartOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Another user than this process's. */
	user?: { uid: number; gid: number };
	/** For standard output: a process that ends abruptly loses what a pipe has not taken yet. */
	outputFile?: string;
	/** Gets what the process writes, standard output and standard error alike. */
	onOutput?: (text: string) => void;
}

export interface Finished {
	/** null when a signal ended it or it could not be started. */
	code: number | null;
	stdout: string;
	stderr: string;
}

const groups = process.platform !== 'win32';
const processes = shared('processes', () => ({
	running: new Set<ChildProcess>(),
	mayStart: true,
}));
const { running } = processes;

process.on('exit', () => {
	for (const child of running) signalGroup(child, 'SIGKILL');
});

export function startProcess(
	command: string,
	args: string[],
	options: StartOptions = {},
): ChildProcess {
	if (!processes.mayStart) throw new Failure('Nothing is started while all is being stopped.');
	const output =
		options.outputFile === undefined ? 'pipe' : openSync(options.outputFile, 'w', 0o600);
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env ?? process.env,
		...options.user,
		stdio: ['ignore', output, 'pipe'],
		detached: groups,
	});
	if (output !== 'pipe') closeSync(output);
	if (child.pid !== undefined) running.add(child);
	if (options.onOutput) {
		child.stdout?.setEncoding('utf8').on('data', options.onOutput);
		child.stderr?.setEncoding('utf8').on('data', options.onOutput);
	}
	return child;
}

export async function runProcess(
	command: string,
	args: string[],
	options: StartOptions = {},
): Promise<Finished> {
	const child = startProcess(command, args, options);
	let stdout = '';
	let stderr = '';
	child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const code = await new Promise<number | null>((resolve) => {
		child.once('error', (error) => {
			stderr += error.message;
			resolve(null);
		});
		child.once('close', resolve);
	});
	await stopProcess(child, 0);
	if (options.outputFile !== undefined) stdout = readFileSync(options.outputFile, 'utf8');
	return { code, stdout, stderr };
}

/** Asks the whole group to end, waits up to `graceMs`, then ends it. */
export async function stopProcess(child: ChildProcess, graceMs = 8_000): Promise<void> {
	if (!running.has(child)) return;
	if (graceMs > 0 && signalGroup(child, 'SIGTERM')) await groupEnds(child, graceMs);
	if (signalGroup(child, 'SIGKILL')) await groupEnds(child, 2_000);
	running.delete(child);
}

/** For good: from now on none can be started. */
export async function stopAllProcesses(): Promise<void> {
	processes.mayStart = false;
	await Promise.all([...running].map(async (child) => await stopProcess(child)));
}

/** false when nothing of the group is left. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
	if (child.pid === undefined) return false;
	try {
		return process.kill(groups ? -child.pid : child.pid, signal);
	} catch {
		return false;
	}
}

async function groupEnds(child: ChildProcess, withinMs: number): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (Date.now() < deadline && signalGroup(child, 0)) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
