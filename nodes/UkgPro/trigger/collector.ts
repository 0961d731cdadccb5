import type { IDataObject } from 'n8n-workflow';

import { byPresence, changeOf, firstSightOf } from './classify';
import type { Fingerprint, Standing } from './fingerprint';
import { fingerprinter, keyOf, standingOf, withChanges } from './fingerprint';
import type { Item } from './items';
import { isOfCompany, isWanted, itemMaker } from './items';
import { openKnown, type Known } from './known';
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
	 * items, or there was no time left, before the last row.
	 *
	 * @throws Trouble when previous values of too many would have to be kept, or asking failed
	 */
	take(rows: IDataObject[], read: Read, now: number): Promise<boolean>;
	/** The previous values as they are by now. */
	previous(): Previous | undefined;
	/** `State.halfTold` without those who were taken. */
	halfTold(): string | undefined;
	/** `State.halfTold` with what the items tell. */
	halfToldIfFailed(): string | undefined;
}

/** What was known of an employee before the first of this poll's rows, and what became of the row. */
interface Taken {
	readonly before: Fingerprint | undefined;
	readonly old: PreviousValues | undefined;
	readonly half: Fingerprint | undefined;
	/** Who was not known then is learned. */
	readonly isLearned: boolean;
	readonly item: Item | undefined;
}

interface Present {
	readonly row: IDataObject;
	readonly values: Values;
	readonly fingerprint: Fingerprint;
	readonly standing: Standing;
	/** What is known of the same key. */
	readonly standingBefore: Standing | undefined;
	readonly key: bigint;
	/** Others of the same key and hire came with it. */
	readonly isOneOfSeveral: boolean;
}

/**
 * Asks UKG Pro for the rows of one employee; `unknown` where asking failed, undefined where there is no
 * time for it.
 *
 * @throws Trouble
 */
export type AskEmployee = (employeeId: string) => Promise<IDataObject[] | 'unknown' | undefined>;

export function collector(
	settings: Settings,
	state: State,
	known: Known,
	askEmployee: AskEmployee,
): Collector {
	const fingerprint = fingerprinter(state.salt);
	const halfTold = openKnown(state.halfTold ?? '');
	const make = itemMaker(settings);
	const previous = settings.withPrevious ? previousValues(settings, state.previous) : undefined;
	const items = new Set<Item>();
	const taken = new Map<bigint, Taken>();

	/** One row of each employee and company, so that no execution ends between two of them. */
	const presentRows = (rows: IDataObject[]): Present[] => {
		const present = new Map<bigint, Present>();
		for (const row of rows) {
			const values = valuesOf(row);
			const print = fingerprint(values);
			const [key, standing] = [keyOf(print.fingerprint), standingOf(print)];
			const other = present.get(key);
			const isOneOfSeveral = other?.standing.hired === standing.hired;
			if (other && byPresence(standing, other.standing) <= 0) {
				if (isOneOfSeveral) present.set(key, { ...other, isOneOfSeveral });
				continue;
			}
			const before = known.get(key);
			present.set(key, {
				row,
				values,
				fingerprint: print.fingerprint,
				standing,
				standingBefore: before && standingOf({ ...print, fingerprint: before }),
				key,
				isOneOfSeveral,
			});
		}
		return [...present.values()];
	};

	/**
	 * Takes a row, unless the present one of the same employee and company was taken in this read. A
	 * row that may be a former one, which came alone, counts if UKG Pro says that it is the present one.
	 */
	const takePresent = async (present: Present, read: Read, now: number): Promise<boolean> => {
		const { key, standing, standingBefore: before, values } = present;
		const order = before ? byPresence(standing, before) : 1;
		const isAgain = known.has(key, 'taken');
		const isOfSameHire = standing.hired === before?.hired;
		// Of who is not known yet, `takeRow` marks it.
		if (present.isOneOfSeveral || (isAgain && isOfSameHire && order !== 0)) {
			known.mark(key, 'several');
		}
		if (isAgain && order <= 0) return true;
		const mayBeFormer = before
			? order < 0 && (!isOfSameHire || known.has(key, 'several'))
			: standing.hasLeft && !read.isLearning && firstSight(values, read).event === 'changed';
		if (!mayBeFormer) return takeRow(present, read, now);
		if (known.has(key, 'asked')) return true;
		const rows = await askEmployee(values('employeeId'));
		if (!rows) return false;
		const told = rows === 'unknown' ? undefined : presentRows(rows).find((one) => one.key === key);
		if (!told && (before || rows === 'unknown')) {
			known.mark(key, 'asked');
			return true;
		}
		const counting = told ?? present;
		if (!takeRow(counting, read, now)) return false;
		known.mark(key, 'several', counting.isOneOfSeveral);
		return true;
	};

	const firstSight = (values: Values, { span }: Read) =>
		firstSightOf(values, span, state.isEverybodyKnown);

	const takeRow = (
		{ row, values, fingerprint, key, isOneOfSeveral }: Present,
		read: Read,
		now: number,
	): boolean => {
		const other = taken.get(key);
		const { before, half, old, isLearned } = other ?? {
			before: known.has(key, 'learned') ? undefined : copyOf(known.get(key)),
			half: copyOf(halfTold.get(key)),
			old: previous?.of(key),
			// Who is not among everybody is new, also where they are read again for their values.
			isLearned: read.isLearning && !state.isEverybodyKnown,
		};
		const isOurs = isOfCompany(values, settings);
		const happening = before
			? changeOf(before, half, fingerprint, values, read.span)
			: isLearned
				? undefined
				: firstSight(values, read);
		const isTold = happening !== undefined && isOurs && isWanted(happening, settings);
		if (isTold && !other?.item && items.size >= settings.most) return false;
		const item = isTold
			? make(row, happening, read.span, now, previous?.compare(old, row))
			: undefined;
		// It may refuse, and then nothing is taken.
		if (isOurs) previous?.keep(key, row);
		if (other?.item) items.delete(other.item);
		if (item) items.add(item);
		known.set(fingerprint);
		known.mark(key, 'taken');
		if (isOneOfSeveral) known.mark(key, 'several');
		if (isLearned && !before) known.mark(key, 'learned');
		halfTold.delete(key);
		taken.set(key, { before, half, old, isLearned, item });
		return true;
	};

	return {
		items,
		async take(rows, read, now) {
			for (const present of presentRows(rows)) {
				if (!(await takePresent(present, read, now))) return false;
			}
			return true;
		},
		previous: () => previous?.kept(),
		halfTold: () => textOf(halfTold),
		halfToldIfFailed() {
			const all = openKnown(state.halfTold ?? '');
			for (const [key, { before, half, item }] of taken) {
				const told = known.get(key);
				// Who was not known stays unknown, and so is new the next time too.
				if (item && before && told) all.set(withChanges(half ?? before, before, told));
			}
			return textOf(all);
		},
	};
}

const textOf = (known: Known) => (known.size > 0 ? known.toText() : undefined);

/** What is known lies in one piece, where it will be written over. */
const copyOf = (fingerprint: Fingerprint | undefined) => fingerprint && Buffer.from(fingerprint);
