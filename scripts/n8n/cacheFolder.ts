import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where n8n and its Node are kept between runs; made when it is not there. */
export function cacheFolder(): string {
	const configured = process.env.XDG_CACHE_HOME;
	// The XDG specification says to ignore a relative path.
	const base = configured && isAbsolute(configured) ? configured : join(homedir(), '.cache');
	const folder = join(base, 'n8n-nodes-ukg-pro');
	mkdirSync(folder, { recursive: true });
	return folder;
}
