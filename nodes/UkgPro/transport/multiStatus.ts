import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../operations/types';
import { cut, isGood, isRecord, joined, readBody, words } from './answers';
import { explain, unreadable } from './explain';
import type { RestRequest } from './request';
import { ask } from './rest';
import type { Session } from './session';
import { Trouble } from './trouble';

/** What became of one entry of a multi-status write: UKG's record of it, or why there is none. */
export type EntryOutcome =
	| { readonly written: IDataObject; readonly raw: IDataObject }
	| { readonly trouble: Trouble };

/**
 * Sends the entries in one request and reads HTTP 207 entry by entry; outcomes come in the order
 * of the entries. A 207 alone does not mean success, and an entry without an outcome is an error.
 *
 * @throws Trouble when the request as a whole failed or its outcome is unknown: that of all entries.
 */
export async function writeEntries(
	session: Session,
	operation: Operation,
	request: RestRequest,
	entries: readonly IDataObject[],
): Promise<EntryOutcome[]> {
	const effort = await ask(session, operation, { ...request, body: [...entries] });
	const { answer } = effort;
	if (!isGood(answer)) {
		throw explain(session, operation, answer, effort);
	}

	const body = readBody(answer);
	const value = body.kind === 'json' && isRecord(body.value) ? body.value : {};
	if (!Array.isArray(value.multistatus)) {
		throw unreadable('UKG Pro sent no outcome of the write', operation, answer.status);
	}
	const outcomes = inOrder(value.multistatus.filter(isRecord), entries.length);
	// The list of errors names no entry, so it can only be told where there is one.
	const errors = entries.length === 1 ? words(value.errors) : [];
	return entries.map((entry, index) => read(session, operation, entry, outcomes[index], errors));
}

function read(
	session: Session,
	operation: Operation,
	entry: IDataObject,
	raw: IDataObject | undefined,
	errors: string[],
): EntryOutcome {
	const status = numberOf(raw?.status);
	if (raw === undefined || !Number.isInteger(status)) {
		return { trouble: unreadable('UKG Pro sent no outcome of this entry', operation, 207) };
	}
	if (isSuccess(status)) {
		const schema = isRecord(raw.body) && isRecord(raw.body.schema) ? raw.body.schema : {};
		return { written: { ...entry, ...schema, status: String(raw.status) }, raw };
	}
	const said = cut(session.redact(joined([...words(raw), ...errors])));
	return {
		trouble: new Trouble({
			kind: 'answer',
			httpCode: status,
			message: `UKG Pro refused this entry (HTTP ${status})`,
			description:
				said === undefined
					? 'UKG Pro gives no reason: check the parameters of the node'
					: `UKG Pro says: ${said}`,
			failure: { cause: 'configuration-invalid' },
		}),
	};
}

/**
 * Outcomes by the place of their entry. UKG's specification does not say whether `sequenceId`
 * counts from 0 or 1: a 0, or a number as high as the entries are many, shows it.
 */
function inOrder(outcomes: IDataObject[], entries: number): Array<IDataObject | undefined> {
	if (entries === 1 && outcomes.length === 1) return outcomes;
	const ids = outcomes.map(({ sequenceId }) => numberOf(sequenceId));
	const areDistinct = ids.every(Number.isInteger) && new Set(ids).size === ids.length;
	const first = ids.includes(0) ? 0 : ids.includes(entries) ? 1 : undefined;
	const areInRange = ids.every((id) => id - (first ?? 0) < entries);
	if (areDistinct && areInRange && first !== undefined) {
		return Array.from({ length: entries }, (_, index) => outcomes[ids.indexOf(index + first)]);
	}
	// Without ids nothing tells whose outcome is whose, unless all of them succeeded.
	const haveNoIds = outcomes.every(({ sequenceId }) => sequenceId === undefined);
	const areAllWritten = outcomes.every(({ status }) => isSuccess(numberOf(status)));
	return haveNoIds && areAllWritten && outcomes.length === entries ? outcomes : [];
}

const isSuccess = (status: number) => status >= 200 && status < 300;

/** Of a number or its text; an object may refuse to become either. */
const numberOf = (value: unknown): number =>
	typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
		? Number(value)
		: NaN;
