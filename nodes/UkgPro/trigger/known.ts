import type { Fingerprint } from './fingerprint';
import { FINGERPRINT_BYTES, FLAGS, keyOf } from './fingerprint';

/**
 * What is remembered beside a fingerprint, a flag each. UKG Pro may send several rows of one employee
 * and company, and a read may take several polls: so nobody can wait for all rows of somebody.
 */
export const MARKS = {
	/** A row was taken in the read under way. */
	taken: 2,
	/** There were several rows of the same hire in one read. */
	several: 4,
	/** Nobody knew of anything before the read under way, which learns. */
	learned: 8,
	/** UKG Pro was asked in the read under way which row is the present one, and did not tell. */
	asked: 16,
} as const;

export type Mark = keyof typeof MARKS;

/** The fingerprints of all employees that were seen, packed one behind the other. */
export interface Known {
	readonly size: number;
	get(key: bigint): Fingerprint | undefined;
	/** Adds a fingerprint, or puts it in the place of the one with the same key, which has its marks. */
	set(fingerprint: Fingerprint): void;
	delete(key: bigint): void;
	has(key: bigint, mark: Mark): boolean;
	/** Nothing where the key is not known. */
	mark(key: bigint, mark: Mark, isOn?: boolean): void;
	/** At the end of a read, whose marks go. */
	settle(): void;
	/** Base64, as the state keeps it. */
	toText(): string;
}

/** @param text what `toText` gave; '' for nobody */
export function openKnown(text: string): Known {
	let packed = Buffer.from(text, 'base64');
	let length = packed.length;
	const places = new Map<bigint, number>();
	for (let place = 0; place < length; place += FINGERPRINT_BYTES) {
		places.set(packed.readBigUInt64BE(place), place);
	}
	const grow = () => {
		const larger = Buffer.alloc(Math.max(FINGERPRINT_BYTES * 64, packed.length * 2));
		packed.copy(larger);
		packed = larger;
	};
	return {
		get size() {
			return places.size;
		},
		get(key) {
			const place = places.get(key);
			return place === undefined ? undefined : packed.subarray(place, place + FINGERPRINT_BYTES);
		},
		set(fingerprint) {
			const key = keyOf(fingerprint);
			let place = places.get(key);
			if (place === undefined) {
				if (length + FINGERPRINT_BYTES > packed.length) grow();
				place = length;
				length += FINGERPRINT_BYTES;
				places.set(key, place);
			}
			const marks = packed[place + FLAGS] & ALL_MARKS;
			fingerprint.copy(packed, place);
			packed[place + FLAGS] |= marks;
		},
		delete(key) {
			const place = places.get(key);
			if (place === undefined) return;
			length -= FINGERPRINT_BYTES;
			// The last takes its place.
			places.set(packed.readBigUInt64BE(length), place);
			packed.copyWithin(place, length, length + FINGERPRINT_BYTES);
			places.delete(key);
		},
		has(key, mark) {
			const place = places.get(key);
			return place !== undefined && (packed[place + FLAGS] & MARKS[mark]) !== 0;
		},
		mark(key, mark, isOn = true) {
			const place = places.get(key);
			if (place === undefined) return;
			packed[place + FLAGS] &= ~MARKS[mark];
			if (isOn) packed[place + FLAGS] |= MARKS[mark];
		},
		settle() {
			for (let place = FLAGS; place < length; place += FINGERPRINT_BYTES) {
				packed[place] &= ~OF_ONE_READ;
			}
		},
		toText: () => packed.toString('base64', 0, length),
	};
}

const OF_ONE_READ = MARKS.taken | MARKS.learned | MARKS.asked;

/** All flags but the lowest. */
const ALL_MARKS = 0xfe;

/** Whether a text can be what `toText` gave. */
export const isPacked = (text: unknown): text is string =>
	typeof text === 'string' &&
	text.length % CHARACTERS === 0 &&
	Buffer.from(text, 'base64').length === (text.length / 4) * 3;

/** 42 bytes are 56 characters of base64, without any to fill up. */
const CHARACTERS = (FINGERPRINT_BYTES / 3) * 4;
