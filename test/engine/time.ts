import { clock } from '../../nodes/UkgPro/transport/clock';

const real = { ...clock };
let waits: number[] = [];
let whenWaiting: (() => void) | undefined;
let isFrozen = false;

/**
 * Replaces the package's clock for the tests of a file: every wait is over at once, and the time
 * that it would have taken passes.
 */
export function withoutWaiting(): void {
	beforeEach(() => {
		let passed = 0;
		waits = [];
		whenWaiting = undefined;
		isFrozen = false;
		clock.now = () => real.now() + passed;
		clock.random = () => 1;
		clock.sleep = async (ms) => {
			waits.push(ms);
			whenWaiting?.();
			if (isFrozen) await new Promise(() => {});
			passed += ms;
		};
	});
	afterEach(() => {
		Object.assign(clock, real);
	});
}

/** The waits of the present test, in milliseconds. */
withoutWaiting.waited = (): readonly number[] => waits;
/** Called when a wait begins. */
withoutWaiting.onWait = (listener: () => void): void => {
	whenWaiting = listener;
};
/** From now on no wait ends by itself. */
withoutWaiting.stopAtFirstWait = (): void => {
	isFrozen = true;
};
