import { Mutex } from 'async-mutex';
import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { clock, fromNow, isDuring, type Pause } from './clock';
import { keepLatest } from './latest';
import type { Pace } from './pace';
import { newPace } from './pace';
import type { Answer } from './session';

/**
 * What is known of a service account in one execution of a workflow. A loop, a retry or an agent
 * runs the node many times in it, and all of them together must not lock the account.
 */
export interface Account {
	/** Until UKG Pro has given the account data once, requests go through here one by one. */
	readonly door: Mutex;
	isAccepted: boolean;
	/**
	 * An answer that all requests get, unsent, until that time: a 401, since a service account locks,
	 * and a 429 that asks to wait longer than anything here does.
	 */
	closed: (Pause & { readonly answer: Answer }) | undefined;
	/** Nothing is sent meanwhile: a 429 slows the whole execution. */
	paused: Pause | undefined;
	readonly pace: Pace;
	/** SOAP's login: the one that all requests share, also when it was refused. */
	login: Promise<Token> | undefined;
	/** What that login gave out, once it has. */
	token: Token | undefined;
	/** All tokens that were given out. */
	readonly tokens: Set<string>;
}

/** What SOAP's LoginService gives out; how long it lives is not published. */
export interface Token {
	readonly value: string;
	/** Until a service has taken it, requests go through here one by one. */
	readonly door: Mutex;
	/** A service has taken it: refused later, it has run out. */
	isAccepted: boolean;
	/** It has run out: whoever needs one next logs in again. */
	isOver: boolean;
	/** The services that refused it when it was new, and how: they are not sent it again. */
	readonly refusals: Map<string, { readonly answer: Answer; readonly said: string }>;
}

/** Executions whose accounts are remembered at a time, the longest unused forgotten first. */
const MOST_ACCOUNTS = 200;
const accounts = new Map<string, Account>();

/** The same object for the same credential in the same execution, a new one for a changed credential. */
export function accountOf(
	executionId: string | undefined,
	credential: ICredentialDataDecryptedObject,
): Account {
	const key = createHash('sha256')
		.update(JSON.stringify([executionId, credential]))
		.digest('base64');
	const account = accounts.get(key) ?? {
		door: new Mutex(),
		isAccepted: false,
		closed: undefined,
		paused: undefined,
		pace: newPace(),
		login: undefined,
		token: undefined,
		tokens: new Set(),
	};
	if (executionId === undefined) return account;
	keepLatest(accounts, key, account, MOST_ACCOUNTS);
	return account;
}

/** @param lasts milliseconds */
export function close(account: Account, answer: Answer, lasts: number): void {
	account.closed = { answer, ...fromNow(lasts) };
}

/** Where the account is closed. */
export function closedNow({ closed }: Account) {
	return closed && isDuring(closed, clock.now()) ? closed : undefined;
}

/** Lets no request of the account go for so many milliseconds, or as long as it waits already. */
export function pauseFor(account: Account, lasts: number): void {
	if (lasts > pauseOf(account)) account.paused = fromNow(lasts);
}

/** For how many milliseconds it still waits, 0 where it does not. */
export function pauseOf({ paused }: Account): number {
	const now = clock.now();
	return paused && isDuring(paused, now) ? paused.until - now : 0;
}
