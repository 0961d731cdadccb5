// One run at a time does what two would spoil. The lock is a file that names its holder and is touched while the
// holder lives; it is stale when the holder is gone or has not touched it for a while.
import {
	linkSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { note } from './progress';

const TOUCH_EVERY_MS = 10_000;
/** For a holder that cannot be looked up, as in another container on the same folder. */
const STALE_AFTER_MS = 120_000;
const LOOK_EVERY_MS = 1_000;

/** @param what what the other run is doing, for the person who waits: "is installing n8n" */
export async function withLock<T>(file: string, what: string, work: () => Promise<T>): Promise<T> {
	await take(file, what);
	const touching = setInterval(() => touch(file), TOUCH_EVERY_MS);
	const release = () => rmSync(file, { force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		clearInterval(touching);
		process.off('exit', release);
		release();
	}
}

async function take(file: string, what: string): Promise<void> {
	const mine = JSON.stringify({ pid: process.pid, host: hostname(), since: Date.now() });
	let announced = 0;
	while (!create(file, mine)) {
		const holder = read(file);
		if (holder !== undefined && isStale(file, holder)) {
			remove(file, holder);
			continue;
		}
		if (Date.now() - announced > 15_000) {
			note(`Waiting for another run that ${what} (lock file: ${file})`);
			announced = Date.now();
		}
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}

function create(file: string, content: string): boolean {
	try {
		writeFileSync(file, content, { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

function read(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}

function isStale(file: string, holder: string): boolean {
	const { pid, host } = parse(holder);
	if (pid !== undefined && host === hostname() && !isAlive(pid)) return true;
	try {
		return Date.now() - statSync(file).mtimeMs > STALE_AFTER_MS;
	} catch {
		return false;
	}
}

function parse(holder: string): { pid?: number; host?: string } {
	try {
		return JSON.parse(holder) as { pid?: number; host?: string };
	} catch {
		return {};
	}
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Moves the stale lock away; gives it back when another run was quicker and it is a new one. */
function remove(file: string, stale: string): void {
	const aside = `${file}.${process.pid}`;
	try {
		renameSync(file, aside);
		if (read(aside) !== stale) linkSync(aside, file);
	} catch {
		// Another run was quicker: the next look decides.
	} finally {
		rmSync(aside, { force: true });
	}
}

function touch(file: string): void {
	try {
		const now = new Date();
		utimesSync(file, now, now);
	} catch {
		// Removed by hand: the work goes on.
	}
}
