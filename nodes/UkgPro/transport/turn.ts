import type { Mutex } from 'async-mutex';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { closedNow } from './account';
import { isGood } from './answers';
import { clock } from './clock';
import type { Outcome } from './retry';
import { slower, faster } from './pace';
import { isTurn, waitForTurn } from './retry';
import type { Session } from './session';
import { ROOM, ROWS_A_PART } from './session';

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
	const leave = await enter(session, rows, unwanted);
	try {
		const closed = closedNow(session.account);
		if (closed) return closed;
		const start = clock.now();
		const outcome = await send(session, options());
		const now = clock.now();
		const { pace } = session.account;
		if ('answer' in outcome && outcome.answer.status === 429) {
			slower(pace, session.ceiling, start, now);
		} else if ('answer' in outcome && isGood(outcome.answer)) {
			faster(pace);
		}
		return { ...outcome, took: now - start };
	} finally {
		leave();
	}
}

/** Waits for room, and what to call afterwards. Who had to wait in vain comes before the others. */
async function enter(
	session: Session,
	rows: number,
	unwanted: AbortSignal | undefined,
): Promise<() => void> {
	const weight = () => {
		const requests = Math.min(session.ceiling, session.account.pace.most);
		return Math.min(ROOM, Math.max(Math.ceil(rows / ROWS_A_PART), Math.floor(ROOM / requests)));
	};
	for (let priority = 0; ; priority = 1) {
		await waitForTurn(session, unwanted);
		const taken = weight();
		const [, leave] = await session.room.acquire(taken, priority);
		// Meanwhile UKG Pro may have wanted it slower.
		if (isTurn(session, unwanted) && taken >= weight()) return leave;
		leave();
	}
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
	const { code, description } = (cause ?? {}) as { code?: unknown; description?: unknown };
	return {
		broken: typeof code === 'string' ? code : '',
		reason: cause?.message ?? '',
		advice: typeof description === 'string' ? description : undefined,
	};
}
