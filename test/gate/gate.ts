import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

export interface Findings {
	readonly passed: boolean;
	readonly findings: string[];
	/** Files looked at, with `eslint`. */
	readonly files?: number;
}

/** n8n's checks over a folder: see lint.mjs. */
export function check(how: 'scan' | 'eslint', folder: string, ...patterns: string[]): Findings {
	const args = [path.join(__dirname, 'lint.mjs'), how, folder, ...patterns];
	// n8n's rules behave differently where they find themselves in a test.
	const env = { ...process.env };
	delete env.NODE_ENV;
	delete env.JEST_WORKER_ID;
	const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env });
	return JSON.parse(output.trim().split('\n').pop() as string) as Findings;
}

export const temporaryFolder = (): string => mkdtempSync(path.join(tmpdir(), 'ukg-pro-gate-'));
