import type { OperationRequest } from '../endpoint';
import { fill, type Row } from '../records';
import type { Variants } from '../variants';
import { mix, mulberry32, uuid } from '../workforce/random';
import { badRequest, type BadRequest, type Outcome } from './answer';
import { messagesOf } from './errors';

/** What became of one entry of a POSTed array. */
export type EntryOutcome =
	| { status: 201; record: Row; employeeId?: string; companyId?: string }
	| { status: 400 | 404 | 409; faults: BadRequest[] };

/**
 * The body of a 207 (contract: `MultiStatusResponse`): one entry for each of the request, `body` on
 * those that succeeded and `modelstate` on the others, and counts of both.
 *
 * Where `sequenceId` begins and whether it is there at all follows the variants: no real body was
 * ever published.
 */
function multiStatusBody(
	outcomes: readonly EntryOutcome[],
	variants: Pick<Variants, 'sequenceId' | 'multiStatusOrder'>,
): Row {
	const entries = outcomes.map((outcome, n) => {
		const entry: Row = {};
		if (variants.sequenceId !== 'missing') {
			entry.sequenceId = variants.sequenceId === 'oneBased' ? n + 1 : n;
		}
		entry.status = String(outcome.status);
		if (outcome.status === 201) {
			entry.body = {
				eeid: outcome.employeeId ?? null,
				coid: outcome.companyId === undefined ? null : [outcome.companyId],
				schema: outcome.record,
			};
		} else {
			entry.modelstate = messagesOf(outcome.faults);
		}
		return entry;
	});
	const errors = outcomes.flatMap((outcome, n) =>
		outcome.status === 201
			? []
			: [
					{
						title: titles[outcome.status],
						refId: uuid(mulberry32(mix(8, n, outcome.status))),
						type: 'error',
						detail: outcome.faults.map(({ message }) => message).join(' '),
					},
				],
	);
	return fill('MultiStatusResponse', {
		title: 'Multi-Status',
		errorCount: errors.length,
		success_count: outcomes.length - errors.length,
		error_count: errors.length,
		multistatus: variants.multiStatusOrder === 'reversed' ? entries.reverse() : entries,
		errors,
	});
}

const titles = { 400: 'Bad Request', 404: 'Not Found', 409: 'Conflict' } as const;

/** A write of several entries at once: the body is an array, and each entry has an outcome of its own. */
export function writeEach(
	{ body, variants }: Pick<OperationRequest, 'body' | 'variants'>,
	write: (entry: unknown) => EntryOutcome,
): Outcome {
	if (!Array.isArray(body)) return badRequest('body', 'The body has to be an array.');
	return { kind: 'multiStatus', body: multiStatusBody(body.map(write), variants) };
}
