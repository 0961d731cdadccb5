import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Cursor } from './state';

/**
 * Reads the pages of a span that ends in the past, from the last to the first.
 *
 * Such a span only ever loses rows: whoever changes again leaves it. Rows behind such a one move up,
 * to a page with a smaller number; read forwards, they would slip past the reader, in an instant or
 * in the hours between two polls. Read backwards, they come towards it. So no row is missed, however
 * long the reading takes, and a row that comes twice is no harm.
 *
 * UKG Pro does not say how many pages there are, so the last one is searched first: doubling, then
 * halving, page 1 left out. A span of one page takes two requests, more where its end is said by
 * "not found".
 */
export interface Pages {
	/** Asks for one page, empty where there is none. */
	ask(number: number): Promise<IDataObject[]>;
	/** Takes the rows of a page; false when it had no room for all, so that the page comes again. */
	take(rows: IDataObject[]): boolean | Promise<boolean>;
	/** Whether there is time for another request. */
	mayGoOn(): boolean;
}

export const FIRST: Cursor = { low: 1, size: 0 };
/** The end is looked for a second time. */
const AGAIN: Cursor = { ...FIRST, isSecond: true };

/** Far beyond any tenant. */
const MOST_PAGES = 1_000_000;

/**
 * Reads on as far as there is time, and calls `onStep` with the cursor as it then is after each
 * request; a failed one changes nothing.
 *
 * @returns whether all was read
 */
export async function readPages(
	start: Cursor,
	{ ask, take, mayGoOn }: Pages,
	onStep: (cursor: Cursor) => void,
): Promise<boolean> {
	let cursor = start;
	while (cursor.low > 0) {
		if (!mayGoOn()) return false;
		const { low, high } = cursor;
		if (high !== undefined && high - low === 1) {
			const rows = await ask(low);
			// Behind a full page, that there is no other has to be said twice.
			const isDoubtful =
				cursor.last === undefined && !cursor.isSecond && isFull(rows.length, cursor) && mayGoOn();
			const behind = isDoubtful ? await ask(high) : [];
			if (behind.length > 0 && signOf(behind) !== signOf(rows)) {
				cursor = AGAIN;
			} else {
				if (!(await take(rows))) return false;
				cursor = afterPage(cursor, rows.length);
			}
		} else {
			const number = high === undefined ? low * 2 : Math.floor((low + high) / 2);
			cursor = afterProbe(cursor, number, number > MOST_PAGES ? [] : await ask(number));
		}
		onStep(cursor);
	}
	return true;
}

const signOf = (rows: IDataObject[]): string =>
	createHash('sha256').update(JSON.stringify(rows)).digest('base64').slice(0, 12);

/** As long as the pages before it or, where none was seen, a round number, to which servers clamp. */
const isFull = (rows: number, { low, size }: Cursor) =>
	rows > 0 && (low > 2 ? rows >= size : rows % 10 === 0);

function afterProbe(cursor: Cursor, number: number, rows: IDataObject[]): Cursor {
	const sign = signOf(rows);
	// Some servers repeat their last page instead of sending an empty one.
	if (rows.length === 0 || sign === cursor.sign) return { ...cursor, high: number };
	return { ...cursor, low: number, sign, size: Math.max(cursor.size, rows.length) };
}

/**
 * A page in the middle that is not full means that rows have left, or that the server now gives
 * shorter pages, which would leave a gap: the end is looked for anew, but once only, since there are
 * servers that leave rows out of a page.
 */
function afterPage({ low, last = low, size, isSecond }: Cursor, rows: number): Cursor {
	if (low < last && rows < size && !isSecond) return AGAIN;
	return {
		low: low - 1,
		high: low,
		last,
		size: Math.max(size, rows),
		...(isSecond ? { isSecond } : {}),
	};
}
