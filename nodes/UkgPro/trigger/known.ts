import type { Fingerprint } from './fingerprint';
import { FINGERPRINT_BYTES, keyOf } from './fingerprint';

/** The fingerprints of all employees that were seen, packed one behind the other. */
export interface Known {
	readonly size: number;
	get(key: bigint): Fingerprint | undefined;
	/** Adds a fingerprint, or puts it in the place of the one with the same key. */
	set(fingerprint: Fingerprint): void;
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
			fingerprint.copy(packed, place);
		},
		toText: () => packed.toString('base64', 0, length),
	};
}

/** Whether a text can be what `toText` gave. */
export const isPacked = (text: unknown): text is string =>
	typeof text === 'string' && text.length % CHARACTERS === 0 && /^[A-Za-z0-9+/]*$/.test(text);

/** 42 bytes are 56 characters of base64, without any to fill up. */
const CHARACTERS = (FINGERPRINT_BYTES / 3) * 4;
