import { clock } from '../../nodes/UkgPro/transport/clock';

export interface FakeTime {
	/** Milliseconds since 1970. */
	now: number;
	/** What `clock.random` gives. */
	random: number;
	/** Every sleep that was begun, in milliseconds. */
	readonly sleeps: number[];
	/** While true, sleeps do not end. */
	frozen: boolean;
}

const real = { ...clock };
const START = Date.UTC(2026, 0, 31, 8);

/** Sleeping moves the time and takes none. Undone by `restoreClock`. */
export function replaceClock(): FakeTime {
	const time: FakeTime = { now: START, random: 1, sleeps: [], frozen: false };
	clock.now = () => time.now;
	clock.random = () => time.random;
	clock.sleep = async (ms) => {
		time.sleeps.push(ms);
		if (time.frozen) await new Promise(() => {});
		const until = time.now + ms;
		await null;
		time.now = Math.max(time.now, until);
	};
	return time;
}

export function restoreClock(): void {
	Object.assign(clock, real);
}
