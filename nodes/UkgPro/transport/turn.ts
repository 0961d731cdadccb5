import type { Mutex } from 'async-mutex';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { closedNow } from './account';
import { clock } from './clock';
import type { Outcome } from './retry';
import { waitForTurn } from './retry';
import type { Session } from './session';
import { REQUESTS_IN_FLIGHT, ROWS_IN_FLIGHT } from './session';

export interface Turn {
	/** Rows that the request asks for: what is under way at a time is bounded. */
	readonly rows?: number;
	/** Aborted once nobody waits for the answer: what has not been sent then never is. */
	readonly unwanted?: AbortSignal;
}

/**
 * Sends once, when there is room for it and the account is not closed.
 *
 * @throws Trouble when the execution was stopped, or has failed, before that.
 */
export async function inTurn(
	session: Session,
	{ rows = 0, unwanted }: Turn,
	options: () => IHttpRequestOptions,
): Promise<Outcome> {
	const weight = Math.min(ROWS_IN_FLIGHT, Math.max(rows, ROWS_IN_FLIGHT / REQUESTS_IN_FLIGHT));
	return await session.room.runExclusive(async () => {
		await waitForTurn(session, unwanted);
		const closed = closedNow(session.account);
		if (closed) return closed;
		const start = clock.now();
		const outcome = await send(session, options());
		return { ...outcome, took: clock.now() - start };
	}, weight);
}

/** One attempt after the other until the account, or a token of it, is known to be good. */
export async function throughDoor(
	guarded: { readonly door: Mutex; readonly isAccepted: boolean },
	attempt: () => Promise<Outcome>,
): Promise<Outcome> {
	const alone = guarded.isAccepted
		? undefined
		: await guarded.door.runExclusive(async () =>
				guarded.isAccepted ? undefined : await attempt(),
			);
	return alone ?? (await attempt());
}

/** Without following redirects: they lead to a login page, and would take the credential along. */
async function send(session: Session, options: IHttpRequestOptions): Promise<Outcome> {
	try {
		return {
			answer: await session.send({
				...options,
				disableFollowRedirect: true,
				sendCredentialsOnCrossOriginRedirect: false,
			}),
		};
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
