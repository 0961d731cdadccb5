// Who started us: `npm run demo` is npm, a shell, and tsx before it is this process. A kill that
// ends only npm does not reach us, so we look whether all of them are still there.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const STARTERS = [
	/^(\S*\/)?node \S*\/(tsx|tsx\/dist\/cli\.mjs|npm|npm-cli\.js|npx|npx-cli\.js) /,
	/^(\S*\/)?sh -c (tsx|jest) /,
	// npm shows its command in the place of its own.
	/^npm /,
];

/** The process ids of tsx, the shell and npm above this process, nearest first. */
export function findStarters(): number[] {
	const found: number[] = [];
	let pid = process.ppid;
	while (pid > 1 && found.length < 6) {
		const { parent, command } = lookUp(pid);
		if (!STARTERS.some((starter) => starter.test(command))) break;
		found.push(pid);
		pid = parent;
	}
	return found;
}

export function allAlive(pids: number[]): boolean {
	return pids.every((pid) => {
		try {
			return process.kill(pid, 0);
		} catch {
			return false;
		}
	});
}

function lookUp(pid: number): { parent: number; command: string } {
	if (process.platform === 'linux') {
		try {
			const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0/g, ' ');
			const status = readFileSync(`/proc/${pid}/status`, 'utf8');
			return { parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0), command };
		} catch {
			return { parent: 0, command: '' };
		}
	}
	const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], {
		encoding: 'utf8',
	});
	const [, parent, command] = /^\s*(\d+)\s+(.*)$/m.exec(stdout ?? '') ?? [];
	return { parent: Number(parent ?? 0), command: command ?? '' };
}
