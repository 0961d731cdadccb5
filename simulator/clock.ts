/** `still`: only `advance` moves it, so that a test decides what time it is. */
export const clockKinds = ['running', 'still'] as const;

export type ClockKind = (typeof clockKinds)[number];

/** What time it is for a tenant, in milliseconds since 1970. */
export interface Clock {
	now(): number;
	/** Moves it on. @throws Error with a sentence for what is no time that can pass */
	advance(milliseconds: number): void;
	/** Back to the start. */
	reset(): void;
}

export function createClock(start: number, kind: ClockKind): Clock {
	let startedAt = Date.now();
	let advanced = 0;
	return {
		now: () => start + advanced + (kind === 'running' ? Date.now() - startedAt : 0),
		advance(milliseconds) {
			if (!Number.isFinite(milliseconds) || milliseconds < 0) {
				throw new Error('advanceMs has to be a number from 0: the clock only goes forward.');
			}
			advanced += milliseconds;
		},
		reset() {
			startedAt = Date.now();
			advanced = 0;
		},
	};
}
