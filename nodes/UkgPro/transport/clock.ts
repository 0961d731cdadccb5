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

/** Ends early, without an error, when the execution is stopped. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
	if (signal?.aborted) return;
	let stop = (): void => {};
	const stopped = new Promise<void>((resolve) => {
		stop = resolve;
	});
	signal?.addEventListener('abort', stop, { once: true });
	await Promise.race([clock.sleep(ms), stopped]);
	signal?.removeEventListener('abort', stop);
}
