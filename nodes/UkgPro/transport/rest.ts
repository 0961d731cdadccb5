import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Operation } from '../operations/types';
import { isGood, readBody } from './answers';
import { clock } from './clock';
import { explainBroken } from './explain';
import type { Effort, Outcome } from './retry';
import { retried, waitForTurn } from './retry';
import type { Answer, Session } from './session';
import { REQUESTS_IN_FLIGHT, ROWS_IN_FLIGHT } from './session';

/** A request without its page: everything checked and encoded. */
export interface RestRequest {
	readonly method: 'GET' | 'POST' | 'PATCH';
	/** Encoded, from the root of the tenant's host. */
	readonly path: string;
	/** Names in UKG's casing, values as a person would read them. */
	readonly query: ReadonlyArray<readonly [name: string, value: string]>;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: IDataObject | IDataObject[];
	/** Milliseconds. */
	readonly timeout: number;
	/** Display names of the parameters that name a thing of UKG Pro. */
	readonly named: readonly string[];
}

export interface Turn {
	/** Rows that the request asks for: what is under way at a time is bounded. */
	readonly rows?: number;
	/** Aborted once nobody waits for the answer: what has not been sent then never is. */
	readonly unwanted?: AbortSignal;
}

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
	{ rows = 0, unwanted }: Turn = {},
): Promise<Answered> {
	const weight = Math.min(ROWS_IN_FLIGHT, Math.max(rows, ROWS_IN_FLIGHT / REQUESTS_IN_FLIGHT));
	const attempt = async () =>
		await session.room.runExclusive(async () => {
			await waitForTurn(session, unwanted);
			return await sendOnce(session, request);
		}, weight);
	const effort = await retried(
		session,
		operation.call.effect,
		async () => {
			if (session.account.isAccepted) return await attempt();
			const alone = await session.account.door.runExclusive(async () =>
				session.account.isAccepted ? undefined : await attempt(),
			);
			return alone ?? (await attempt());
		},
		unwanted,
	);
	const { outcome } = effort;
	if ('broken' in outcome) throw explainBroken(session, operation, outcome, effort);
	return { ...effort, answer: outcome.answer, named: request.named };
}

/** A wrong password is sent once an execution, however many requests and runs there are. */
async function sendOnce(session: Session, request: RestRequest): Promise<Outcome> {
	const { account } = session;
	if (account.closed && clock.now() < account.closed.until) return account.closed;
	const start = clock.now();
	const outcome = await send(session, request);
	if ('answer' in outcome) {
		const { answer } = outcome;
		if (answer.status === 401) account.closed = { answer, until: Infinity };
		// A gateway may answer anything else before anybody has looked at the password.
		else account.isAccepted ||= isGood(answer) && readBody(answer).kind !== 'page';
	}
	return { ...outcome, took: clock.now() - start };
}

async function send(session: Session, request: RestRequest): Promise<Outcome> {
	// n8n completes the options it is given, so each try has its own.
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.path + queryString(request.query),
		headers: {
			Accept: 'application/json',
			...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...request.headers,
		},
		body: request.body,
		timeout: request.timeout,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	try {
		return { answer: await session.send(options) };
	} catch (error) {
		return brokenConnection(error);
	}
}

/** n8n wraps what the network, or the credential's `authenticate`, has thrown. */
function brokenConnection(error: unknown): Outcome {
	const cause = error instanceof Error ? ((error.cause as Error | undefined) ?? error) : undefined;
	const code = (cause as { code?: unknown } | undefined)?.code;
	return { broken: typeof code === 'string' ? code : '', reason: cause?.message ?? '' };
}

/** Everything but letters, digits and `-_.!~*'()` is encoded: gateways choke on bare `<`, `{` and `,`. */
function queryString(query: RestRequest['query']): string {
	if (query.length === 0) return '';
	return `?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}
