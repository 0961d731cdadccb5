import type { IPollFunctions, IRun } from 'n8n-workflow';

import type { Item } from './items';
import { asGiven } from './items';
import type { Settings } from './settings';
import type { State } from './state';

/** Items of which it matters how their execution ends. */
export interface Told {
	/** Keyed hash of the tenant they are of. */
	readonly tenant: string;
	/** What is remembered if it succeeds; otherwise what was before counts on. */
	readonly next: State;
	/** When they were given: milliseconds since 1970, by n8n's clock. */
	readonly at: number;
	/** What n8n has told of it. */
	outcome: Outcome;
}

export type Outcome = 'running' | 'success' | 'failure';

/**
 * Starts an execution and takes note of how it ends, which n8n tells only this process.
 *
 * @throws whatever n8n throws when it cannot start one
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

const HOUR = 3_600_000;
/** From the giving on, as n8n does not tell a trigger when an execution that was queued begins. */
const LONGEST = 24 * HOUR;

/**
 * How an execution ended. n8n 2.41 does not tell of some that were stopped: in queue mode by their
 * timeout or through another main process, and where only so many may run at a time, while they were
 * queued. So all that have not ended an hour after the workflow's timeout, or after a day, count as
 * failed.
 */
export function outcomeOf(
	{ outcome, at }: Told,
	context: IPollFunctions,
	{ repeatsFailed }: Settings,
	now: number,
): Outcome {
	if (outcome !== 'running') return outcome;
	// Whoever has switched the option off since waits for nothing.
	if (!repeatsFailed) return 'success';
	const { executionTimeout = 0 } = context.getWorkflowSettings();
	const longest = executionTimeout > 0 ? executionTimeout * 1_000 + HOUR : LONGEST;
	return Math.abs(now - at) > longest ? 'failure' : 'running';
}
