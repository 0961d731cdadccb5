import type { IDataObject } from 'n8n-workflow';

import { byPresence, changeOf, firstSightOf } from './classify';
import type { Fingerprint, Print, Standing } from './fingerprint';
import { fingerprinter, keyOf, standingOf } from './fingerprint';
import type { Item } from './items';
import { isOfCompany, isWanted, itemMaker } from './items';
import type { Known } from './known';
import { previousValues, type PreviousValues } from './previous';
import type { Settings } from './settings';
import type { Values } from './snapshot';
import { valuesOf } from './snapshot';
import type { Previous, Read, State } from './state';

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
	/** At the end of a read, takes what was held back. Whether somebody has to be read again. */
	settle(): boolean;
	/** The previous values as they are by now. */
	previous(): Previous | undefined;
}

/** What was known of an employee before the first of this poll's rows, and what became of the row. */
interface Taken {
	readonly before: Fingerprint | undefined;
	readonly old: PreviousValues | undefined;
	/** Who was not known then is learned. */
	readonly isLearned: boolean;
	readonly item: Item | undefined;
}

interface Present {
	readonly row: IDataObject;
	readonly values: Values;
	readonly print: Print;
	readonly standing: Standing;
	readonly key: bigint;
	/** Others of the same key and hire came with it. */
	readonly isOneOfSeveral: boolean;
	readonly read: Read;
	/** UKG Pro's clock, milliseconds. */
	readonly now: number;
}

export function collector(settings: Settings, state: State, known: Known): Collector {
	const fingerprint = fingerprinter(state.salt);
	const make = itemMaker(settings);
	const previous = settings.withPrevious ? previousValues(settings, state.previous) : undefined;
	const items = new Set<Item>();
	const taken = new Map<bigint, Taken>();
	const held = new Map<bigint, Present>();

	/** One row of each employee and company, so that no execution ends between two of them. */
	const presentRows = (rows: IDataObject[], read: Read, now: number): Present[] => {
		const present = new Map<bigint, Present>();
		for (const row of rows) {
			const values = valuesOf(row);
			const print = fingerprint(values);
			const [key, standing] = [keyOf(print.fingerprint), standingOf(print)];
			const other = present.get(key);
			const isOneOfSeveral = other?.standing.hired === standing.hired;
			const one = { row, values, print, standing, key, isOneOfSeveral, read, now };
			const isPresent = !other || byPresence(standing, other.standing) > 0;
			present.set(
				key,
				isPresent ? one : { ...other, isOneOfSeveral: isOneOfSeveral || other.isOneOfSeveral },
			);
		}
		return [...present.values()];
	};

	/**
	 * Takes a row, unless it is an older one than what is known, the present one of which has been in
	 * this read or may come yet. A termination is no such row, unless there were several rows before.
	 */
	const takeInOrder = (present: Present): boolean => {
		const { key, print, standing } = present;
		const fingerprint = known.get(key);
		const before = fingerprint && standingOf({ ...print, fingerprint });
		const order = before ? byPresence(standing, before) : 1;
		const isAgain = known.has(key, 'taken');
		const isOneOfSeveral =
			present.isOneOfSeveral ||
			(standing.hired === before?.hired &&
				(isAgain ? order !== 0 : known.has(key, 'held') && order >= 0));
		const isOther = before && (standing.hired < before.hired || known.has(key, 'several'));
		if (isAgain && order <= 0) {
			// The present one came before.
		} else if (order < 0 && isOther && !known.has(key, 'doubted')) {
			hold(present);
		} else if (!takeRow(present)) {
			return false;
		}
		if (isOneOfSeveral) known.mark(key, 'several');
		// Twice it was the only one.
		else if (known.has(key, 'doubted')) known.mark(key, 'several', false);
		return true;
	};

	const hold = (present: Present): void => {
		const { key, standing } = present;
		const other = held.get(key);
		// What was held back in an earlier poll may be news that nobody has any more.
		const isFirst = !other && !known.has(key, 'held');
		if (isFirst || (other && byPresence(standing, other.standing) > 0)) held.set(key, present);
		known.mark(key, 'held');
	};

	const takeRow = ({ row, values, print, key, read, now }: Present): boolean => {
		const other = taken.get(key);
		const { before, old, isLearned } = other ?? {
			before: known.has(key, 'learned') ? undefined : copyOf(known.get(key)),
			old: previous?.of(key),
			// Who is not among everybody is new, also where they are read again for their values.
			isLearned: read.isLearning && !state.isEverybodyKnown,
		};
		const isOurs = isOfCompany(values, settings);
		const happening = before
			? changeOf(before, print.fingerprint, values, read.span)
			: isLearned
				? undefined
				: firstSightOf(values, read.span, state.isEverybodyKnown);
		const isTold = happening !== undefined && isOurs && isWanted(happening, settings);
		if (isTold && !other?.item && items.size >= settings.most) return false;
		const item = isTold
			? make(row, happening, read.span, now, previous?.compare(old, row))
			: undefined;
		if (other?.item) items.delete(other.item);
		if (item) items.add(item);
		known.set(print.fingerprint);
		known.mark(key, 'held', false);
		known.mark(key, 'taken');
		if (isLearned && !before) known.mark(key, 'learned');
		held.delete(key);
		taken.set(key, { before, old, isLearned, item });
		if (isOurs) previous?.keep(key, row);
		return true;
	};

	return {
		items,
		take: (rows, read, now) => presentRows(rows, read, now).every(takeInOrder),
		settle() {
			for (const present of held.values()) takeRow(present);
			return known.settle();
		},
		previous: () => previous?.kept(),
	};
}

/** What is known lies in one piece, where it will be written over. */
const copyOf = (fingerprint: Fingerprint | undefined) => fingerprint && Buffer.from(fingerprint);
