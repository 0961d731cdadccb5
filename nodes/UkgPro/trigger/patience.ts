import { isDuring } from '../transport/clock';
import type { Report } from '../transport/trouble';
import type { State, Wait } from './state';

const MINUTE = 60_000;
/** Minutes after the first, second … failure in a row. */
const STEPS = [1, 5, 15, 60];
/** Milliseconds for which a Retry-After is believed. */
const LONGEST = 24 * 60 * MINUTE;

/**
 * Milliseconds to wait after a failed read: longer each time, and at least what UKG Pro asks for; a
 * whole interval where it refuses the account, which locks after a few failures, or finds nothing.
 */
export function waitAfter(
	{ httpCode, failure }: Report,
	failures: number,
	interval: number,
): number {
	if (httpCode === 401 || httpCode === 403 || httpCode === 404) return interval;
	const asked = failure && 'retryAfterMs' in failure ? failure.retryAfterMs : undefined;
	const step = STEPS[Math.min(failures, STEPS.length) - 1] * MINUTE;
	return Math.max(step, Math.min(LONGEST, asked ?? 0));
}

/**
 * Whether it is time to read: at once to go on with a read, unless items are held, otherwise an
 * interval after the last one, and not while a failure is waited out. A clock that was put back must
 * not silence the trigger.
 */
export function isTime(
	{ read, until, ended, isHeld }: State,
	wait: Wait | undefined,
	now: number,
	interval: number,
): boolean {
	if (wait && isDuring(wait, now)) return false;
	const since = now - ended;
	const isUnderWay = !isHeld && (read !== undefined || until === 0);
	return isUnderWay || since >= interval || since <= -interval;
}
