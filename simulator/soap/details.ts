import { chance, mix, mulberry32, pick } from '../workforce/random';
import { lastNames } from '../workforce/words';
import type { Person, Workforce } from '../workforce/workforce';

/** One in ten had another last name once. */
export function formerLastName({ seed }: Workforce, { index, lastName }: Person): string | null {
	const random = mulberry32(mix(seed, 21, index));
	if (!chance(random, 0.1)) return null;
	const name = pick(random, lastNames);
	return name === lastName ? null : name;
}
