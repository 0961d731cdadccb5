import type { Report } from '../transport/trouble';
import type { State, Wait } from './state';

const MINUTE = 60_000;
/** Minutes after the first, second … failure in a row. */
const STEPS = [1, 5, 15, 60];
/** Milliseconds for which a Retry-After is believed. */
const LONGEST = 24 * 60 * MINUTE;

/**
 * Milliseconds to wait after a failed read: what UKG Pro asks for; a whole interval where it refuses
 * the account, which locks after a few failures; else longer each time.
 */
export function waitAfter(
	{ httpCode, failure }: Report,
	failures: number,
	interval: number,
): number {
	if (httpCode === 401 || httpCode === 403) return interval;
	const asked = failure && 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
	if (asked !== undefined) return Math.min(LONGEST, Math.max(MINUTE, asked));
	return STEPS[Math.min(failures, STEPS.length) - 1] * MINUTE;
}

/**
 * Whether it is time to read: at once to go on with a read, otherwise an interval after the last one,
 * and not while a failure is waited out, unless the credential was changed since.
 */
export function isTime(
	{ read, until, ended }: State,
	wait: Wait | undefined,
	now: number,
	interval: number,
	credential: string,
): boolean {
	if (wait && wait.credential === credential && now < wait.until) return false;
	const since = now - ended;
	// A clock that was put back must not silence the trigger.
	return read !== undefined || until === 0 || since >= interval || since <= -interval;
}
