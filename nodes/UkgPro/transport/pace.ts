/**
 * How many requests of an account may be under way at a time: half as many after each 429, and one
 * more after so many good answers. Those grow with each 429, so that the number settles below what
 * UKG Pro bears, instead of running into it again and again.
 */
export interface Pace {
	most: number;
	/** When it was halved last: requests that were under way then say nothing new. */
	slowedAt: number;
	/** Good answers that make it one more, and those since it changed. */
	wanted: number;
	good: number;
}

const FIRST_WANTED = 16;
const MOST_WANTED = 1_024;

export const newPace = (): Pace => ({
	most: Infinity,
	slowedAt: -Infinity,
	wanted: FIRST_WANTED,
	good: 0,
});

/** Takes a 429 into account, of a request that was sent at that time. */
export function slower(pace: Pace, ceiling: number, sentAt: number, now: number): void {
	if (sentAt <= pace.slowedAt) return;
	pace.most = Math.max(1, Math.floor(Math.min(pace.most, ceiling) / 2));
	pace.slowedAt = now;
	pace.good = 0;
	pace.wanted = Math.min(MOST_WANTED, pace.wanted * 2);
}

/** Takes a good answer into account. */
export function faster(pace: Pace): void {
	if (++pace.good < pace.wanted) return;
	pace.good = 0;
	pace.most++;
}
