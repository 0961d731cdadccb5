import type { IDataObject } from 'n8n-workflow';

import { refusal } from '../transport/trouble';
import type { Item } from './items';
import { KINDS } from './kinds';
import type { Settings } from './settings';
import { spelledValues, valuesOf } from './snapshot';
import type { Previous } from './state';

/** Employees whose previous values are kept: some megabytes, which n8n writes at each poll. */
export const MOST_PREVIOUS = 5_000;

/** Which values are kept: told apart from other selections, since widening one needs them read. */
export const scopeOf = ({ companies, ...settings }: Settings): string =>
	JSON.stringify([watched(settings).map(({ value }) => value), [...companies].sort()]);

/** The kinds whose previous values are kept: those chosen, or all where only other events are. */
const watched = ({ kinds }: Pick<Settings, 'kinds'>) =>
	KINDS.filter(({ value }) => kinds.size === 0 || kinds.has(value));

export type PreviousValues = Previous['values'][string];

/** Values of the watched kinds by employee, and what differs from them. */
export function previousValues(settings: Settings, before: Previous | undefined) {
	const scope = scopeOf(settings);
	// Values of another selection would pass for empty ones.
	const { isComplete, values } =
		before?.scope === scope ? before : { isComplete: false, values: {} };
	const fields = watched(settings).flatMap((kind): readonly string[] => kind.fields);
	const byKey = new Map(Object.entries(values));
	const nameOf = (key: bigint) => key.toString(36);
	return {
		of: (key: bigint): PreviousValues | undefined => byKey.get(nameOf(key)),
		/** What differs, as UKG Pro spells it. */
		compare(old: PreviousValues | undefined, row: IDataObject): Pick<Item, 'before' | 'after'> {
			const spelled = spelledValues(row);
			if (!old) {
				return { before: null, after: Object.fromEntries(fields.map((f) => [f, spelled(f)])) };
			}
			const [was, is] = [valuesOf(old), valuesOf(row)];
			const changed = fields.filter((field) => was(field) !== is(field));
			return {
				before: Object.fromEntries(changed.map((field) => [field, old[field] ?? ''])),
				after: Object.fromEntries(changed.map((field) => [field, spelled(field)])),
			};
		},
		keep(key: bigint, row: IDataObject): void {
			const spelled = spelledValues(row);
			const given = fields.map((field) => [field, spelled(field)]).filter(([, value]) => value);
			const name = nameOf(key);
			if (!byKey.has(name) && byKey.size >= MOST_PREVIOUS) {
				throw refusal(
					`'Previous Values' keeps those of ${MOST_PREVIOUS} employees at most, and UKG Pro has more: switch it off, or choose some of the companies`,
				);
			}
			byKey.set(name, Object.fromEntries(given) as Record<string, string>);
		},
		kept: (): Previous => ({ scope, isComplete, values: Object.fromEntries(byKey) }),
	};
}
