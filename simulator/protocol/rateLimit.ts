import type { RateLimit } from '../variants';

/** Counts requests in windows of fixed length, on the clock that `Retry-After` and `Date` go by. */
export interface RateCounter {
	/**
	 * Counts one request.
	 *
	 * @returns undefined when it may pass, else the milliseconds until the window ends
	 */
	take(limit: RateLimit, now: number): number | undefined;
	reset(): void;
}

export function createRateCounter(): RateCounter {
	let windowStart = -Infinity;
	let taken = 0;
	return {
		take({ requests, windowSeconds }, now) {
			if (now >= windowStart + windowSeconds * 1000) {
				windowStart = now;
				taken = 0;
			}
			taken++;
			return taken > requests ? windowStart + windowSeconds * 1000 - now : undefined;
		},
		reset() {
			windowStart = -Infinity;
			taken = 0;
		},
	};
}

/** The headers of a 429 (contract: the gateway sends no `Retry-After` at present). */
export function retryAfterHeaders(
	{ retryAfter }: Pick<RateLimit, 'retryAfter'>,
	remaining: number,
	now: number,
): Record<string, string> {
	// Rounded up: whoever waits that long is let in.
	const seconds = Math.ceil(remaining / 1000);
	switch (retryAfter) {
		case 'seconds':
			return { 'retry-after': String(seconds) };
		case 'date':
			return {
				'retry-after': new Date(Math.ceil((now + remaining) / 1000) * 1000).toUTCString(),
			};
		default:
			return {};
	}
}
