import type { IDataObject } from 'n8n-workflow';

import { shaper } from '../engine/shape';
import { refusal } from '../transport/trouble';
import type { Happening, Standing } from './classify';
import { changeOf, firstSightOf, isNewer, standingOf } from './classify';
import { CHANGES, iso } from './feed';
import type { Fingerprint } from './fingerprint';
import { fingerprinter, keyOf } from './fingerprint';
import type { Known } from './known';
import { KINDS, UNKNOWN } from './kinds';
import type { Settings } from './settings';
import type { Values } from './snapshot';
import { spelledValues, valuesOf } from './snapshot';
import type { Previous, Read, Span, State } from './state';

/** Employees whose previous values are kept: some megabytes, which n8n writes at each poll. */
export const MOST_PREVIOUS = 5_000;

/** What happened to one employee, as it goes into the workflow. */
export interface Item extends IDataObject {
	readonly event: Happening['event'];
	readonly changes: string[];
	/** The snapshot, with the names and spellings of UKG Pro. */
	readonly employee: IDataObject;
	/** Values that were and are, of the watched kinds; null for who was not known. */
	readonly before?: IDataObject | null;
	readonly after?: IDataObject;
	/** ISO, UTC, by UKG Pro's clock. */
	readonly detectedAt: string;
	readonly window: { readonly from: string; readonly to: string };
}

/** Makes items of snapshots. */
export function itemMaker({ showSensitive }: Pick<Settings, 'showSensitive'>) {
	const shaped = shaper(CHANGES.answer, { output: 'raw', fields: [], showSensitive });
	return (
		row: IDataObject,
		{ event, changes }: Happening,
		span: Span,
		now: number,
		values: Pick<Item, 'before' | 'after'> = {},
	): Item => ({
		event,
		changes: [...changes],
		employee: shaped(row),
		...values,
		detectedAt: iso(now),
		window: { from: iso(span.from), to: iso(span.to) },
	});
}

/** Whether the person who set up the trigger wants to hear of it. */
export const isWanted = ({ event, changes }: Happening, { events, kinds }: Settings): boolean =>
	events.has(event) &&
	(event !== 'changed' || changes.some((kind) => kind === UNKNOWN || kinds.has(kind)));

export const isOfCompany = (values: Values, { companies }: Settings): boolean =>
	companies.size === 0 || companies.has(values('companyId').toUpperCase());

/** By employee, then company: the same order whatever UKG Pro's is. */
export function inOrder(items: readonly Item[]): Item[] {
	const sortKey = ({ employee }: Item) => {
		const values = valuesOf(employee);
		return `${values('employeeId')} ${values('companyId')}`;
	};
	return items
		.map((item) => ({ item, key: sortKey(item) }))
		.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
		.map(({ item }) => item);
}

/** Compares snapshots with what is known of them, and collects what there is to tell. */
export interface Collector {
	readonly items: ReadonlySet<Item>;
	/**
	 * Takes rows of a read one after the other, each into what is known. False when there were enough
	 * items before the last row.
	 *
	 * @throws Trouble when previous values of too many would have to be kept
	 */
	take(rows: IDataObject[], read: Read, now: number): boolean;
	/** The previous values as they are by now. */
	previous(): Previous | undefined;
}

/** What was known of an employee before the first of this poll's rows, and what became of the row. */
interface Taken {
	readonly standing: Standing;
	readonly before: Fingerprint | undefined;
	readonly old: PreviousValues | undefined;
	readonly item: Item | undefined;
}

interface Present {
	readonly row: IDataObject;
	readonly values: Values;
	readonly standing: Standing;
}

export function collector(settings: Settings, state: State, known: Known): Collector {
	const fingerprint = fingerprinter(state.salt);
	const make = itemMaker(settings);
	const previous = settings.withPrevious ? previousValues(settings, state.previous) : undefined;
	const items = new Set<Item>();
	const taken = new Map<bigint, Taken>();

	/** One row of each employee and company, so that no execution ends between two of them. */
	const presentRows = (rows: IDataObject[]): Iterable<Present> => {
		const present = new Map<bigint, Present>();
		for (const row of rows) {
			const values = valuesOf(row);
			const one = { row, values, standing: standingOf(values, fingerprint(values)) };
			const key = keyOf(one.standing.fingerprint);
			const other = present.get(key);
			if (!other || isNewer(one.standing, other.standing)) present.set(key, one);
		}
		return present.values();
	};

	const takeRow = (
		{ row, values, standing }: Present,
		{ isLearning, span }: Read,
		now: number,
	): boolean => {
		const after = standing.fingerprint;
		const key = keyOf(after);
		const other = taken.get(key);
		if (other && !isNewer(standing, other.standing)) return true;
		const { before, old } = other ?? { before: copyOf(known.get(key)), old: previous?.of(key) };
		const isOurs = isOfCompany(values, settings);
		const happening = before
			? changeOf(before, after, values, span)
			: isLearning
				? undefined
				: firstSightOf(values, span, state.isEverybodyKnown);
		const isTold = happening !== undefined && isOurs && isWanted(happening, settings);
		if (isTold && !other?.item && items.size >= settings.most) return false;
		const item = isTold ? make(row, happening, span, now, previous?.compare(old, row)) : undefined;
		if (other?.item) items.delete(other.item);
		if (item) items.add(item);
		known.set(after);
		taken.set(key, { standing, before, old, item });
		if (isOurs) previous?.keep(key, row);
		return true;
	};
	return {
		items,
		take: (rows, read, now) => [...presentRows(rows)].every((one) => takeRow(one, read, now)),
		previous: () => previous?.kept(),
	};
}

/** What is known lies in one piece, where it will be written over. */
const copyOf = (fingerprint: Fingerprint | undefined) => fingerprint && Buffer.from(fingerprint);

/** Which values are kept: told apart from other selections, since widening one needs them read. */
export const scopeOf = ({ companies, ...settings }: Settings): string =>
	JSON.stringify([watched(settings).map(({ value }) => value), [...companies].sort()]);

/** The kinds whose previous values are kept: those chosen, or all where only other events are. */
const watched = ({ kinds }: Pick<Settings, 'kinds'>) =>
	KINDS.filter(({ value }) => kinds.size === 0 || kinds.has(value));

type PreviousValues = Previous['values'][string];

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
			byKey.set(nameOf(key), Object.fromEntries(given) as Record<string, string>);
			if (byKey.size > MOST_PREVIOUS) {
				throw refusal(
					`'Previous Values' keeps those of ${MOST_PREVIOUS} employees at most, and UKG Pro has more: switch it off, or choose some of the companies`,
				);
			}
		},
		kept: (): Previous => ({ scope, isComplete, values: Object.fromEntries(byKey) }),
	};
}
