import { clock } from '../transport/clock';
import type { State } from './state';

/** A clock that differs by more than that from what it was is believed when it does so again. */
const DOUBTFUL = 3_600_000;

/** UKG Pro's clock, as far as its answers tell: n8n's may be wrong, and a gateway's for a moment. */
export function tenantClock({ skew, doubt, until, read }: State) {
	return {
		/** Milliseconds since 1970. */
		now: () => clock.now() + skew,
		/** Takes the time of an answer for the right one, unless it is odd and the first of its kind. */
		isBelieved(at: number): boolean {
			const measured = at - clock.now();
			const differs = (from: number) => Math.abs(measured - from) > DOUBTFUL;
			if ((until > 0 || read) && differs(skew) && differs(doubt ?? Infinity)) {
				doubt = measured;
				return false;
			}
			skew = measured;
			doubt = undefined;
			return true;
		},
		kept: (): Pick<State, 'skew' | 'doubt'> => ({ skew, doubt }),
	};
}
