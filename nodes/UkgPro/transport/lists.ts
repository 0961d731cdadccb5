import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Operation, Paging } from '../operations/types';
import { isGood, isRecord, readBody } from './answers';
import { explain, unreadable } from './explain';
import type { Answered, RestRequest } from './rest';
import { ask } from './rest';
import type { Session } from './session';
import { REQUESTS_IN_FLIGHT, ROWS_IN_FLIGHT } from './session';

/** Far beyond any tenant: a list that goes on after so many pages has no end. */
const MOST_PAGES = 100_000;
/** So many pages in a row that came before: a server that starts again, not rows that moved. */
const CIRCLE = 3;

/**
 * Reads the rows of an answer and hands each to `take`, in UKG's order, `limit` at most; lists of
 * many pages are read a few pages at a time. Nothing is handed over twice: `take` may keep it.
 *
 * The end of a list is an empty page, or a page equal to the one before. A short page is no proof:
 * servers clamp what is asked for. Pages like those further back are a server that goes in circles.
 *
 * @throws Trouble when any page could not be read: a list with a hole is never given out as whole.
 */
export async function readRows(
	session: Session,
	operation: Operation,
	request: RestRequest,
	limit: number,
	take: (row: IDataObject) => void,
): Promise<void> {
	const { paging } = operation.call;
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

	if (!paging) {
		const effort = await ask(session, operation, request);
		deliver(rowsOf(session, operation, effort));
		return;
	}

	const size = Math.min(limit, paging.maximum);
	const closed = new AbortController();
	const read = async (page: number, rows: number) => {
		const effort = await ask(session, operation, withPage(request, paging, page, size), {
			rows,
			unwanted: closed.signal,
		});
		return rowsOf(session, operation, effort, page);
	};

	let before = await read(1, size);
	if (before.length === 0) return;
	deliver(before);

	// The first page shows how many rows the server really gives. If it is a full one, more pages
	// will follow, and are asked for side by side; else it may well be all, so the next goes alone.
	const perPage = before.length;
	const ceiling = Math.max(1, Math.min(REQUESTS_IN_FLIGHT, Math.floor(ROWS_IN_FLIGHT / perPage)));
	let window = perPage >= size ? ceiling : 1;
	const seen = new Set([signature(before)]);
	let repeats = 0;
	const ahead: Array<Promise<IDataObject[]>> = [];
	let asked = 1;
	const readAhead = () => {
		const page = read(++asked, perPage);
		// Its failure is told when its turn comes.
		page.catch(() => {});
		ahead.push(page);
	};
	try {
		for (let page = 2; taken < limit; page++) {
			const wanted = Math.min(window, Math.ceil((limit - taken) / perPage));
			while (ahead.length < wanted) readAhead();
			let rows = await (ahead.shift() as Promise<IDataObject[]>);
			if (rows === ABSENT) {
				// In the middle of a list a 404 would pass for its end, so it has to stand.
				rows = await read(page, perPage);
				if (rows === ABSENT && (await read(page + 1, perPage)).length > 0) {
					throw unreadable('UKG Pro does not find a page in the middle of the list', operation);
				}
			}
			if (rows.length === 0 || areEqual(rows, before)) return;
			const sign = signature(rows);
			repeats = seen.has(sign) ? repeats + 1 : 0;
			if (repeats === CIRCLE || page > MOST_PAGES) {
				throw unreadable('UKG Pro sends the same pages over and over', operation);
			}
			seen.add(sign);
			deliver(rows);
			before = rows;
			window = Math.min(ceiling, window * 2);
		}
	} finally {
		// Pages beyond the end, or beyond a failure, are of no interest: those that are under way come
		// to their end, and none is sent after it.
		closed.abort();
		await Promise.allSettled(ahead);
	}
}

/** A page past the first that is "not found". */
const ABSENT: IDataObject[] = [];

/** Two pages of rows of their own do not begin and end alike. */
const signature = (rows: IDataObject[]) =>
	digest([rows.length, rows[0] ?? null, rows.at(-1) ?? null]);

/**
 * The rows of one answer. Lists without a match may be `[]` or 404, and so may pages past the end;
 * single records may be arrays.
 */
export function rowsOf(
	session: Session,
	operation: Operation,
	answered: Omit<Answered, 'outcome'>,
	page = 1,
): IDataObject[] {
	const { answer } = answered;
	const body = readBody(answer);
	if (answer.status === 404 && body.kind !== 'page') {
		if (page > 1) return ABSENT;
		if (mayBeEmpty(operation, answered)) return [];
	}
	if (answer.status === 204) return [];
	if (!isGood(answer) || body.kind !== 'json') {
		throw explain(session, operation, answer, answered);
	}
	const rows = Array.isArray(body.value) ? body.value : [body.value];
	if (rows.length === 0 && operation.answer.rows === 'one') {
		throw explain(session, operation, { ...answer, status: 404, text: '' }, answered);
	}
	const [first] = rows;
	const isMessage = isRecord(first) && !isKnown(first, operation, Array.isArray(body.value));
	if (!rows.every(isRecord) || isMessage) {
		throw unreadable('UKG Pro sent an answer that is not the expected record', operation);
	}
	return rows;
}

/** Where nothing in the request names one thing, "not found" means that there are none. */
const mayBeEmpty = ({ answer }: Operation, { named }: Pick<Answered, 'named'>) =>
	answer.rows === 'many' && named.length === 0;

/** A record has one of the record's fields, or none at all in a list; else it may be a message. */
function isKnown(row: IDataObject, { answer }: Operation, isInList: boolean): boolean {
	const names = new Set(Object.keys(row).map((name) => name.toLowerCase()));
	if (names.size === 0) return isInList;
	return Object.keys(answer.fields).some((name) => names.has(name.toLowerCase()));
}

function withPage(request: RestRequest, paging: Paging, page: number, size: number): RestRequest {
	if (paging.in === 'body') {
		return {
			...request,
			body: { ...(request.body as IDataObject), [paging.page]: page, [paging.size]: size },
		};
	}
	return {
		...request,
		query: [...request.query, [paging.page, String(page)], [paging.size, String(size)]],
	};
}

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
