import type { IPollFunctions, IRun } from 'n8n-workflow';

import type { Item } from './items';
import { asGiven } from './items';
import type { State } from './state';

/** Items of which it matters how their execution ends. */
export interface Told {
	/** Keyed hash of the tenant they are of. */
	readonly tenant: string;
	/** What is remembered if it succeeds; otherwise what was before counts on. */
	readonly next: State;
	readonly at: number;
	outcome: 'running' | 'success' | 'failure';
}

/**
 * Starts an execution and takes note of how it ends. n8n tells that only this process, and also
 * where the execution is a worker's that dies.
 */
export function tell(
	context: IPollFunctions,
	items: readonly Item[],
	about: Omit<Told, 'outcome'>,
): Told {
	const told: Told = { ...about, outcome: 'running' };
	const done = context.helpers.createDeferredPromise<IRun | undefined>();
	void done.promise.then(
		(run) => (told.outcome = hasSucceeded(run) ? 'success' : 'failure'),
		() => (told.outcome = 'failure'),
	);
	context.__emit(asGiven(items), undefined, done);
	return told;
}

/** An execution that waits is in n8n's database, and goes on from there. */
const hasSucceeded = (run: IRun | undefined) =>
	run?.status === 'success' || run?.status === 'waiting';
