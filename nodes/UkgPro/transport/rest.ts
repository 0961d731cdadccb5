import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Operation } from '../operations/types';
import { close } from './account';
import { isGood, readBody } from './answers';
import { explainBroken } from './explain';
import type { RestRequest } from './request';
import type { Effort, Outcome } from './retry';
import { retried } from './retry';
import type { Answer, Session } from './session';
import type { Turn } from './turn';
import { inTurn, throughDoor } from './turn';

/** An answer, what it took, and what it was asked about. */
export type Answered = Effort & Pick<RestRequest, 'named'> & { readonly answer: Answer };

/**
 * Sends a request, as often as its operation allows, and returns the last answer, whatever its
 * status.
 *
 * @throws Trouble when no answer came: connection broken, host unknown, timeout, stopped.
 */
export async function ask(
	session: Session,
	operation: Operation,
	request: RestRequest,
	turn: Turn = {},
): Promise<Answered> {
	const { account } = session;
	// A wrong password is sent once an execution, however many requests and runs there are.
	const attempt = async () => {
		const outcome = await inTurn(session, turn, () => optionsOf(request));
		remember(session, outcome);
		return outcome;
	};
	const effort = await retried(
		session,
		operation.call,
		async () => await throughDoor(account, attempt),
		turn.unwanted,
	);
	const { outcome } = effort;
	if ('broken' in outcome) throw explainBroken(session, operation, outcome, effort);
	return { ...effort, answer: outcome.answer, named: request.named };
}

function remember({ account, refusalLasts }: Session, outcome: Outcome): void {
	if (!('answer' in outcome) || outcome.took === undefined) return;
	const { answer } = outcome;
	if (answer.status === 401) {
		close(account, answer, refusalLasts);
		account.isAccepted = false;
		return;
	}
	// A gateway may answer anything else before anybody has looked at the password.
	account.isAccepted ||= isGood(answer) && readBody(answer).kind !== 'page';
}

/** n8n completes the options it is given, so each try has its own. */
const optionsOf = (request: RestRequest): IHttpRequestOptions => ({
	method: request.method,
	url: request.path + queryString(request.query),
	headers: {
		Accept: 'application/json',
		...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
		...request.headers,
	},
	body: request.body,
	timeout: request.timeout,
});

/** Everything but letters, digits and `-_.!~*'()` is encoded: gateways choke on bare `<`, `{` and `,`. */
function queryString(query: RestRequest['query']): string {
	if (query.length === 0) return '';
	return `?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}
