import type { Row } from '../records';

/** What goes back, before faults get at it. No body and no text: nothing is sent. */
export interface Answer {
	status: number;
	headers?: Record<string, string>;
	/** Sent as JSON. */
	body?: unknown;
	/** Sent as it is, for what is no JSON; its content type is among the headers. */
	text?: string;
}

/** A row of a list: a record, or a bare text where the contract declares nothing else. */
export type ListRow = Row | string;

/** A list that renders only the rows it is asked for. */
export interface Rows {
	count: number;
	/** Rows from start (included) to end (excluded). */
	slice(start: number, end: number): ListRow[];
}

/** A list out of entries that are already at hand; `render` runs for the rows of a page only. */
export function rowsOf<T>(entries: readonly T[], render: (entry: T) => ListRow): Rows {
	return {
		count: entries.length,
		slice: (start, end) => entries.slice(start, end).map(render),
	};
}

/** A request that the contract answers with 400 and an `Error`. */
export interface BadRequest {
	/** The parameter or field at fault. */
	field: string;
	message: string;
}

/** What an operation found. The server turns it into an answer, following the variants. */
export type Outcome =
	| { kind: 'rows'; rows: Rows; paging?: Paging }
	/** One record, or the rows of one person in several companies. */
	| { kind: 'records'; records: Row[] }
	/** One record that is always answered as an object. */
	| { kind: 'record'; record: Row }
	| { kind: 'multiStatus'; body: Row }
	| { kind: 'notFound'; detail: string }
	| { kind: 'badRequest'; faults: BadRequest[] }
	| { kind: 'tooManyRequests' };

/** The page somebody asked for; size undefined when none was sent. */
export interface Paging {
	page: number;
	size: number | undefined;
}

export function badRequest(field: string, message: string): Outcome & { kind: 'badRequest' } {
	return { kind: 'badRequest', faults: [{ field, message }] };
}
