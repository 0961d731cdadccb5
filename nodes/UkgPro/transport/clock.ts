import { sleep } from 'n8n-workflow';

/**
 * The only source of time and chance in the package, so that tests can replace it: nothing else
 * waits, asks for the time or draws lots.
 */
export const clock = {
	/** Milliseconds since 1970. */
	now: (): number => Date.now(),
	/** Milliseconds. */
	sleep: async (ms: number): Promise<void> => await sleep(ms),
	/** From 0 to 1. */
	random: (): number => Math.random(),
};

/** A wait, in milliseconds since 1970. */
export interface Pause {
	readonly since: number;
	readonly until: number;
}

/** @param ms how long it lasts */
export function fromNow(ms: number): Pause {
	const since = clock.now();
	return { since, until: since + ms };
}

/** Whether a wait goes on. A clock that was put back ends it, since it would last too long. */
export const isDuring = ({ since, until }: Pause, now: number): boolean =>
	now >= since && now < until;

/** Ends early, without an error, when one of the signals is aborted. */
export async function pause(
	ms: number,
	...signals: ReadonlyArray<AbortSignal | undefined>
): Promise<void> {
	if (signals.some((signal) => signal?.aborted)) return;
	let stop = (): void => {};
	const stopped = new Promise<void>((resolve) => {
		stop = resolve;
	});
	const leave = signals.map((signal) => signal && onAbort(signal, stop));
	await Promise.race([clock.sleep(ms), stopped]);
	for (const one of leave) one?.();
}

/** With a listener for each of those who wait, Node would warn of a leak from the eleventh on. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function onAbort(signal: AbortSignal, stop: () => void): () => void {
	const stops = waiting.get(signal) ?? new Set<() => void>();
	if (!waiting.has(signal)) {
		waiting.set(signal, stops);
		signal.addEventListener('abort', () => stops.forEach((one) => one()), { once: true });
	}
	stops.add(stop);
	return () => stops.delete(stop);
}
