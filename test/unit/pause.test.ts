import { getEventListeners } from 'node:events';

import { clock, pause } from '../../nodes/UkgPro/transport/clock';

const real = { ...clock };
afterEach(() => {
	Object.assign(clock, real);
});

test('however many wait, they end together, and Node has no leak to warn of', async () => {
	clock.sleep = async () => await new Promise(() => {});
	const execution = new AbortController();
	const ending = new AbortController();
	const waits = Array.from({ length: 500 }, () =>
		pause(60_000, execution.signal, undefined, ending.signal),
	);
	expect(getEventListeners(execution.signal, 'abort')).toHaveLength(1);
	expect(getEventListeners(ending.signal, 'abort')).toHaveLength(1);
	ending.abort();
	await Promise.all(waits);
});

test('a wait that is over is forgotten, and the next one ends by the same signal', async () => {
	const { signal, abort } = (() => {
		const controller = new AbortController();
		return { signal: controller.signal, abort: () => controller.abort() };
	})();
	clock.sleep = async () => {};
	await pause(1, signal);
	clock.sleep = async () => await new Promise(() => {});
	const wait = pause(1, signal);
	abort();
	await wait;
	// Aborted already: there is no wait.
	await pause(1, signal);
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});
