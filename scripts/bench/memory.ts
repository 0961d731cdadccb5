// The peak of a process's own memory between two moments, as Linux counts it.
import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Memory } from './order';

/** Begins anew with the peak; gives what is resident then, undefined where there is no /proc. */
export function beginPeak(): number | undefined {
	try {
		collectGarbage();
		// 5 sets the peak back to what is resident now (man 5 proc).
		writeFileSync('/proc/self/clear_refs', '5');
		return readStatus('VmRSS');
	} catch {
		return undefined;
	}
}

export function endPeak(idle: number | undefined): Memory | undefined {
	return idle === undefined ? undefined : { idle, peak: readStatus('VmHWM') };
}

/**
 * Without a command line flag, which not every n8n command takes. The last resort also gives free
 * pages back, in which the work could else hide.
 */
function collectGarbage(): void {
	setFlagsFromString('--expose-gc');
	const gc = runInNewContext('gc') as (options?: object) => void;
	gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

function readStatus(name: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync('/proc/self/status', 'utf8');
	return Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
}
