/** Puts a value behind all others, and forgets the one that was used longest ago if there are too many. */
export function keepLatest<Key, Value>(
	kept: Map<Key, Value>,
	key: Key,
	value: Value,
	most: number,
): void {
	kept.delete(key);
	kept.set(key, value);
	const [unused] = kept.keys();
	if (kept.size > most) kept.delete(unused);
}
