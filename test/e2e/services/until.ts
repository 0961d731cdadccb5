import { Failure, lastLines } from '../../../scripts/n8n/failure';

const READY_WITHIN_MS = 30_000;

/** Tries until it succeeds; after half a minute throws what the service said. */
export async function untilAnswers(
	name: string,
	attempt: () => Promise<unknown>,
	said: () => string,
): Promise<void> {
	const deadline = Date.now() + READY_WITHIN_MS;
	for (;;) {
		try {
			await attempt();
			return;
		} catch {
			if (Date.now() > deadline) {
				throw new Failure(`${name} did not answer within 30 s.\n${lastLines(said())}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
}

/** Waits for a state, for two and a half minutes at most. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 150_000;
	while (Date.now() < deadline) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`Waited in vain until ${what}`);
}
