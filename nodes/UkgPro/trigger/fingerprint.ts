import { createHmac } from 'crypto';

import type { KindName } from './kinds';
import { KINDS } from './kinds';
import type { Values } from './snapshot';
import { isTerminated } from './snapshot';

/**
 * A fingerprint is 42 bytes, 56 characters as base64: key (8), flags (1), date of last hire (3), and
 * the hash of each of the ten kinds (3 each). A change of one kind stays unseen when two hashes of 24
 * bits are the same by chance, once in 16.7 million; two employees of 100,000 share a key once in
 * three billion tenants.
 */
export const FINGERPRINT_BYTES = 42;
const KEY_BYTES = 8;
const HASH_BYTES = 3;
const LAST_HIRE = KEY_BYTES + 1;
const FIRST_KIND = LAST_HIRE + HASH_BYTES;

/** What is remembered of a snapshot: no value can be read from it without the trigger's salt. */
export type Fingerprint = Buffer;

/** Of one employee in one company. */
export const keyOf = (fingerprint: Fingerprint): bigint => fingerprint.readBigUInt64BE(0);

/** Makes fingerprints with a salt (base64) that belongs to one trigger alone. */
export function fingerprinter(salt: string): (values: Values) => Fingerprint {
	const secret = Buffer.from(salt, 'base64');
	const hash = (purpose: string, parts: readonly string[]) =>
		createHmac('sha256', secret)
			.update(JSON.stringify([purpose, ...parts]))
			.digest();
	return (values) => {
		const fingerprint = Buffer.alloc(FINGERPRINT_BYTES);
		const key = hash('key', keyParts(values));
		key.copy(fingerprint, 0, 0, KEY_BYTES);
		// Only with the salt does the bit tell who has left.
		fingerprint[KEY_BYTES] = (key[KEY_BYTES] & 1) ^ Number(isTerminated(values));
		hash('dateOfLastHire', [values('dateOfLastHire')]).copy(fingerprint, LAST_HIRE, 0, HASH_BYTES);
		KINDS.forEach(({ value, fields }, index) => {
			const digest = hash(value, fields.map(values));
			digest.copy(fingerprint, FIRST_KIND + index * HASH_BYTES, 0, HASH_BYTES);
		});
		return fingerprint;
	};
}

/** Whoever has no ID at all is known by everything else. */
function keyParts(values: Values): string[] {
	const employee = values('employeeId') || values('personId') || values('employeeNumber');
	const fields = KINDS.flatMap((kind): readonly string[] => kind.fields);
	return employee === ''
		? fields.map(values)
		: [employee.toUpperCase(), values('companyId').toUpperCase()];
}

/** What differs between two fingerprints of the same key. */
export interface Difference {
	/** In the order of the kinds; none where nothing differs. */
	readonly kinds: readonly KindName[];
	readonly isStatusOther: boolean;
	readonly isLastHireOther: boolean;
}

export function difference(before: Fingerprint, after: Fingerprint): Difference {
	const differs = (start: number, bytes = HASH_BYTES) =>
		before.compare(after, start, start + bytes, start, start + bytes) !== 0;
	return {
		kinds: KINDS.flatMap(({ value }, index) =>
			differs(FIRST_KIND + index * HASH_BYTES) ? [value] : [],
		),
		isStatusOther: differs(KEY_BYTES, 1),
		isLastHireOther: differs(LAST_HIRE),
	};
}
