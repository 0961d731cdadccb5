/** A source of numbers in [0, 1), the same sequence for the same seed. */
export type Random = () => number;

/**
 * The mulberry32 generator: 32 bits of state, quick, good enough for invented people.
 * Nothing here is meant to be secret.
 */
export function mulberry32(seed: number): Random {
	let n = 0;
	return () => drawAt(seed, ++n);
}

/** Number n (from 1) of the generator with this seed, without drawing those before it. */
export function drawAt(seed: number, n: number): number {
	const state = (seed + Math.imul(n, 0x6d2b79f5)) >>> 0;
	let t = Math.imul(state ^ (state >>> 15), state | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/**
 * Mixes whole numbers to one 32-bit number. Lets a detail be drawn from (seed, person, subject)
 * without drawing everything before it, so that rows can be rendered one at a time.
 */
export function mix(...parts: number[]): number {
	let h = 0x811c9dc5;
	for (const part of parts) {
		h = Math.imul(h ^ (part | 0), 0x01000193);
		h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
		h ^= h >>> 13;
	}
	return h >>> 0;
}

/** One element of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
	return list[Math.floor(random() * list.length)];
}

/** A whole number from min to max, both included. */
export function between(random: Random, min: number, max: number): number {
	return min + Math.floor(random() * (max - min + 1));
}

/** True with the given probability. */
export function chance(random: Random, probability: number): boolean {
	return random() < probability;
}

/** `length` characters drawn from `alphabet`. */
export function text(random: Random, length: number, alphabet: string): string {
	let out = '';
	for (let i = 0; i < length; i++) out += alphabet[Math.floor(random() * alphabet.length)];
	return out;
}

/** A UUID (version 4 in form) that is always the same for the same generator state. */
export function uuid(random: Random): string {
	const eight = () =>
		Math.floor(random() * 2 ** 32)
			.toString(16)
			.padStart(8, '0');
	const hex = eight() + eight() + eight() + eight();
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}
