import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Operation, RestOperation, SoapOperation } from '../operations/types';
import { unreadable } from './explain';
import type { Page } from './page';
import type { Request } from './request';
import { askPage } from './restPages';
import type { Session } from './session';
import { ROWS_IN_FLIGHT } from './session';
import { askSoap } from './soap/soap';

/** Far beyond any tenant: a list that goes on after so many pages has no end. */
const MOST_PAGES = 100_000;
/** So many pages in a row that came before: a server that starts again, not rows that moved. */
const CIRCLE = 3;

/** What of a list is wanted. */
export interface Wanted {
	/** Rows; Infinity for all. */
	readonly limit: number;
	/** Only this page, the first is 1. */
	readonly page?: number;
	/** Rows to ask for at a time; else as many as UKG Pro gives. */
	readonly pageSize?: number;
}

/**
 * Reads the rows of an answer and hands each to `take`, in UKG's order, `limit` at most; lists of
 * many pages are read a few pages at a time. Nothing is handed over twice: `take` may keep it.
 *
 * The end of a list is an empty page, or a page equal to the one before, or, where UKG Pro tells how
 * many pages there are, the last of them. A short page is no proof: servers clamp what is asked for.
 * Pages like those further back are a server that goes in circles.
 *
 * @throws Trouble when any page could not be read: a list with a hole is never given out as whole.
 */
export async function readRows(
	session: Session,
	operation: Operation,
	request: Request,
	{ limit, page: only, pageSize = Infinity }: Wanted,
	take: (row: IDataObject) => void,
): Promise<void> {
	const { paging } = operation.call;
	for (const number of request.personal) session.personal.add(number);
	const isNew = newRows(operation);
	let taken = 0;
	const deliver = (rows: IDataObject[]) => {
		for (const row of rows) {
			if (taken >= limit) return;
			if (!isNew(row)) continue;
			take(row);
			taken++;
		}
	};

	const size = Math.min(limit, pageSize, paging?.maximum ?? Infinity);
	const closed = new AbortController();
	const read = async (number: number, rows?: number): Promise<Page> => {
		const page = { number, size };
		const turn = { rows, unwanted: closed.signal };
		return request.protocol === 'soap'
			? await askSoap(session, operation as SoapOperation, request, page, turn)
			: await askPage(session, operation as RestOperation, request, page, turn);
	};

	if (!paging) {
		deliver((await read(1)).rows);
		return;
	}
	if (only !== undefined) {
		deliver((await read(only, size)).rows);
		return;
	}

	let before = await read(1, size);
	if (before.rows.length === 0 && (before.pages ?? 1) <= 1) return;
	deliver(before.rows);

	// The first page shows how many rows the server really gives. If it looks like a full one, more
	// will follow, and are asked for side by side; else it may well be all, so the next goes alone.
	const perPage = Math.max(1, before.rows.length);
	const ceiling = Math.max(1, Math.min(session.ceiling, Math.floor(ROWS_IN_FLIGHT / perPage)));
	let window = perPage >= size || perPage % 50 === 0 ? ceiling : 1;
	let last = before.pages ?? Infinity;
	const seen = new Set([signature(before.rows)]);
	let repeats = 0;
	const ahead: Array<Promise<Page>> = [];
	let asked = 1;
	const readAhead = () => {
		const page = read(++asked, perPage);
		// Its failure is told when its turn comes.
		page.catch(() => {});
		ahead.push(page);
		return page;
	};
	try {
		for (let number = 2; taken < limit && number <= last; number++) {
			const wanted = Math.min(window, Math.ceil((limit - taken) / perPage), last - number + 1);
			while (ahead.length < wanted) readAhead();
			let page = await (ahead.shift() as Promise<Page>);
			if (page.isAbsent) {
				// In the middle of a list a 404 would pass for its end, so it has to stand.
				page = await read(number, perPage);
				if (page.isAbsent && ahead.length === 0) await readAhead();
			}
			const { rows } = page;
			last = page.pages ?? last;
			const isRepeated = areEqual(rows, before.rows);
			if (rows.length === 0 || isRepeated) {
				if (page.pages !== undefined && number <= page.pages) {
					throw unreadable(
						`UKG Pro says that the list has ${page.pages} pages, and sends nothing new on page ${number}`,
						operation,
					);
				}
				if (isRepeated && ahead.length === 0) await readAhead();
				closed.abort();
				const beyond = await Promise.allSettled(ahead);
				const isHole = beyond.some(
					(one) =>
						one.status === 'fulfilled' &&
						one.value.rows.length > 0 &&
						!areEqual(one.value.rows, rows),
				);
				if (isHole) {
					throw unreadable(
						`UKG Pro sends rows behind page ${number}, and ${isRepeated ? 'those of the page before' : 'none'} on it`,
						operation,
						page.isAbsent ? 404 : 200,
					);
				}
				if (isRepeated && rows.length >= perPage && mayBeFull(perPage, size)) {
					session.notes.add(repeated(operation));
				}
				return;
			}
			const sign = signature(rows);
			repeats = seen.has(sign) ? repeats + 1 : 0;
			if (repeats === CIRCLE || number > MOST_PAGES) {
				throw unreadable('UKG Pro sends the same pages over and over', operation);
			}
			seen.add(sign);
			deliver(rows);
			before = page;
			window = Math.min(ceiling, window * 2);
		}
	} finally {
		// Pages beyond the end, or beyond a failure, are of no interest: those that are under way come
		// to their end, and none is sent after it.
		closed.abort();
		await Promise.allSettled(ahead);
	}
}

/** As many rows as were asked for, or a number to which servers clamp: 10, 25, 30, 50, 100 … */
const mayBeFull = (rows: number, size: number) => rows >= size || rows % 5 === 0;

const repeated = ({ action }: Operation) =>
	`UKG Pro sent the last page of "${action}" twice, as a server does that cannot turn pages, and the page looks full: compare the number of rows, since there may be more`;

/** Two pages of rows of their own do not begin and end alike. */
const signature = (rows: IDataObject[]) =>
	digest([rows.length, rows[0] ?? null, rows.at(-1) ?? null]);

function areEqual(a: IDataObject[], b: IDataObject[]): boolean {
	const same = (x: unknown, y: unknown) => JSON.stringify(x) === JSON.stringify(y);
	return a.length === b.length && same(a[0], b[0]) && same(a, b);
}

/**
 * Tells rows that were already given, because data moved from one page to the next meanwhile.
 * Without a row key every row counts, and so does a row that lacks a field of its key.
 */
function newRows({ answer: { rowKey } }: Operation): (row: IDataObject) => boolean {
	if (rowKey === undefined) return () => true;
	const seen = new Set<string>();
	return (row) => {
		const key = rowKey === 'everyField' ? digest(row) : keyOf(row, rowKey);
		if (key === undefined) return true;
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	};
}

function keyOf(row: IDataObject, fields: readonly string[]): string | undefined {
	const values = fields.map((field) => row[field]);
	return values.some((value) => value === undefined || value === null || value === '')
		? undefined
		: JSON.stringify(values);
}

const digest = (value: unknown) =>
	createHash('sha256').update(JSON.stringify(value)).digest('base64');
