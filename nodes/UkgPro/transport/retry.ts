import type { Operation } from '../operations/types';
import { close, closedNow, pauseFor, pauseOf } from './account';
import { clock, pause } from './clock';
import type { Answer, Session } from './session';
import { Trouble } from './trouble';

export const MOST_TRIES = 5;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** Milliseconds for which a Retry-After is believed. */
const LONGEST_CLOSED = 3_600_000;

/** How the last of several tries ended, and what was spent on all of them. */
export interface Effort {
	readonly outcome: Outcome;
	readonly tries: number;
	/** Milliseconds, waits included. */
	readonly spent: number;
	/** Milliseconds that UKG Pro asked to wait, where it did. */
	readonly retryAfter?: number;
}

/** An answer of any status, or a connection that broke, with the network's code where it has one. */
export type Outcome = (
	| { readonly answer: Answer }
	| { readonly broken: string; readonly reason: string; readonly advice?: string }
) & {
	/** Milliseconds; missing where nothing was sent. */
	readonly took?: number;
};

/**
 * Tries until the answer is final. Reads are repeated on 429, 502, 503, 504 (over SOAP also 405)
 * and broken connections; writes only where UKG Pro cannot have acted: on 429 and refused connections.
 * Waits Retry-After where there is one, else a second, doubled each time, with jitter.
 */
export async function retried(
	session: Session,
	{ effect, protocol }: Pick<Operation['call'], 'effect' | 'protocol'>,
	attempt: () => Promise<Outcome>,
	unwanted?: AbortSignal,
): Promise<Effort> {
	let spent = 0;
	for (let tries = 1; ; tries++) {
		const outcome = await attempt();
		// Waiting for a turn among the others is no effort of this request.
		spent += outcome.took ?? 0;
		const retryAfter =
			'answer' in outcome ? askedWait(outcome.answer.headers['retry-after']) : undefined;
		const effort = { outcome, tries, spent, retryAfter };
		const wait = retryAfter || backOff(tries);
		const isTooLong = spent + wait > session.patience;
		const isLimited = 'answer' in outcome && outcome.answer.status === 429;
		// An account that is closed already is not closed for longer by whoever asks again.
		if (isLimited && outcome.answer !== session.account.closed?.answer) {
			const lasts = Math.min(wait, LONGEST_CLOSED);
			const { account } = session;
			if (closedNow(account)?.answer.status === 401) return effort;
			if (isTooLong) close(account, outcome.answer, lasts);
			else pauseFor(account, lasts);
		}
		const most = isLimited ? session.triesAtLimit : MOST_TRIES;
		if (tries >= most || isTooLong || !mayRepeat(outcome, effect, protocol)) return effort;
		spent += wait;
		await pause(wait, session.signal, session.ending.signal, unwanted);
	}
}

/**
 * Waits as long as a 429 asks the whole execution to.
 *
 * @throws Trouble when the execution was stopped, or has failed, before the request was sent, and when
 *   the wait is longer than there is patience, such as another trigger's
 */
export async function waitForTurn(session: Session, unwanted?: AbortSignal): Promise<void> {
	const signals = signalsOf(session, unwanted);
	const { account } = session;
	let wait = pauseOf(account);
	if (wait > session.patience) throw tooSoon(wait);
	for (; mayGoOn(signals) && wait > 0; wait = pauseOf(account)) await pause(wait, ...signals);
	if (!mayGoOn(signals)) {
		throw new Trouble({
			kind: 'answer',
			message: 'The execution was stopped before this request was sent',
		});
	}
}

/** Whether there is nothing to wait for, and nothing that ends it. */
export const isTurn = (session: Session, unwanted?: AbortSignal): boolean =>
	mayGoOn(signalsOf(session, unwanted)) && pauseOf(session.account) === 0;

type Signals = ReadonlyArray<AbortSignal | undefined>;

const signalsOf = ({ signal, ending }: Session, unwanted: AbortSignal | undefined): Signals => [
	signal,
	ending.signal,
	unwanted,
];

const mayGoOn = (signals: Signals) => !signals.some((signal) => signal?.aborted);

const tooSoon = (wait: number) =>
	new Trouble({
		kind: 'answer',
		httpCode: 429,
		message: 'UKG Pro received too many requests a moment ago',
		description: 'This request was not sent: try again later',
		failure: { cause: 'rate-limited', retryAfterMs: wait },
	});

function mayRepeat(
	outcome: Outcome,
	effect: 'read' | 'write',
	protocol: Operation['call']['protocol'],
): boolean {
	if ('broken' in outcome) {
		return (
			outcome.broken === 'ECONNREFUSED' || (effect === 'read' && TRANSIENT.has(outcome.broken))
		);
	}
	const { status } = outcome.answer;
	if (status === 429) return true;
	// The SOAP services answer 405 now and then (a client that runs has seen it).
	const isPassing = [502, 503, 504].includes(status) || (protocol === 'soap' && status === 405);
	return effect === 'read' && isPassing;
}

/** Codes of broken connections and timeouts; an unknown host or a bad certificate stays as it is. */
const TRANSIENT = new Set([
	'ECONNABORTED',
	'ECONNRESET',
	'EPIPE',
	'ETIMEDOUT',
	'ERR_NETWORK',
	'ERR_BAD_RESPONSE',
	'ERR_STREAM_PREMATURE_CLOSE',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	// A compressed body that was cut or garbled on its way.
	'Z_BUF_ERROR',
	'Z_DATA_ERROR',
]);

/** Milliseconds of a Retry-After header in seconds or as a date; undefined where it says nothing. */
export function askedWait(header: string | undefined): number | undefined {
	if (header === undefined || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
	if (!/^\s*[A-Za-z]{3,9},? .*\bGMT\s*$/.test(header)) return undefined;
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}

function backOff(tries: number): number {
	const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
	return tries === 1 ? wait : Math.round(wait * (0.5 + clock.random() / 2));
}
