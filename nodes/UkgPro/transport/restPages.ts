import type { IDataObject } from 'n8n-workflow';

import type { Operation, Paging, RestOperation } from '../operations/types';
import { isGood, isRecord, readBody } from './answers';
import { explain, unreadable } from './explain';
import type { Page } from './page';
import type { RestRequest } from './request';
import type { Answered } from './rest';
import { ask } from './rest';
import type { Session } from './session';
import type { Turn } from './turn';

/** Reads one page, or the whole answer where there are none. */
export async function askPage(
	session: Session,
	operation: RestOperation,
	request: RestRequest,
	page: { readonly number: number; readonly size: number },
	turn: Turn,
): Promise<Page> {
	const { paging } = operation.call;
	const paged = paging ? withPage(request, paging, page) : request;
	const answered = await ask(session, operation, paged, turn);
	const { status, headers } = answered.answer;
	const at = Date.parse(headers.date ?? '') || undefined;
	if (page.number > 1 && status === 404 && readBody(answered.answer).kind !== 'page') {
		return { rows: [], at, status, isAbsent: true };
	}
	return { rows: rowsOf(session, operation, answered), at, status };
}

/**
 * The rows of one answer. Lists without a match may be `[]` or 404; single records may be arrays.
 */
export function rowsOf(
	session: Session,
	operation: Operation,
	answered: Omit<Answered, 'outcome'>,
): IDataObject[] {
	const { answer } = answered;
	const body = readBody(answer);
	const wantsOne = operation.answer.rows === 'one';
	const notFound = () =>
		explain(session, operation, { ...answer, status: 404, text: '' }, answered);
	if (answer.status === 404 && body.kind !== 'page' && mayBeEmpty(operation, answered)) return [];
	if (answer.status === 204) {
		if (wantsOne && operation.call.effect === 'read') throw notFound();
		// An empty list, or a write without a word on it.
		return [];
	}
	if (!isGood(answer) || body.kind !== 'json') {
		throw explain(session, operation, answer, answered);
	}
	const values: unknown[] = Array.isArray(body.value) ? body.value : [body.value];
	if (values.length === 0 && wantsOne) throw notFound();
	const rows = Array.isArray(body.value)
		? values.map((value) => wrapped(value, operation))
		: values;
	const [first] = rows;
	const isMessage = isRecord(first) && !isKnown(first, operation, Array.isArray(body.value));
	if (!rows.every(isRecord) || isMessage) {
		throw unreadable('UKG Pro sent an answer that is not the expected record', operation);
	}
	return rows;
}

/** Bare texts in a list become records, where that is what UKG Pro sends; alone one is a message. */
const wrapped = (value: unknown, { answer: { wrapAs } }: Operation): unknown =>
	wrapAs !== undefined && typeof value === 'string' ? { [wrapAs]: value } : value;

/** Where nothing in the request names one thing, "not found" means that there are none. */
const mayBeEmpty = ({ answer }: Operation, { named }: Pick<Answered, 'named'>) =>
	answer.rows === 'many' && named.length === 0;

/**
 * A record has one of the record's fields, or none at all in a list; else it may be a message. What
 * has a message's words is one, unless it also has a field that no message has.
 */
function isKnown(row: IDataObject, { answer }: Operation, isInList: boolean): boolean {
	const names = new Set(Object.keys(row).map((name) => name.toLowerCase()));
	if (names.size === 0) return isInList;
	const fields = Object.keys(answer.fields).map((name) => name.toLowerCase());
	const isTold = [...WORDS_OF_MESSAGES].some((name) => names.has(name) && !fields.includes(name));
	return fields.some((name) => names.has(name) && !(isTold && FIELDS_OF_MESSAGES.has(name)));
}

/** Of UKG's `Error`. */
const WORDS_OF_MESSAGES = new Set(['message', 'detail']);
/** Of UKG's `Error` and of problem details; records may have them, too. */
const FIELDS_OF_MESSAGES = new Set(['code', 'title', 'type', 'status', 'errors', 'errorcount']);

function withPage(
	request: RestRequest,
	paging: Paging,
	{ number, size }: { readonly number: number; readonly size: number },
): RestRequest {
	if (paging.in === 'body') {
		return {
			...request,
			body: { ...(request.body as IDataObject), [paging.page]: number, [paging.size]: size },
		};
	}
	return {
		...request,
		query: [...request.query, [paging.page, String(number)], [paging.size, String(size)]],
	};
}
