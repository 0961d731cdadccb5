// Jest gives setup.ts and each test file a copy of our modules and of the globals. Only Node's own
// modules are the same for all of them.
import childProcess from 'node:child_process';

/** What the first of the copies created, for all of them. */
export function shared<T>(name: string, create: () => T): T {
	const values = childProcess as unknown as Record<symbol, T | undefined>;
	return (values[Symbol.for(`n8n-nodes-ukg-pro ${name}`)] ??= create());
}
