import { createHmac, randomBytes } from 'crypto';

import { isRecord } from '../transport/answers';
import type { Pause } from '../transport/clock';
import { isPacked } from './known';

/** Counted up when what is remembered is laid out anew. */
const VERSION = 1;

/**
 * What the trigger remembers between two polls, in n8n's static data. Moments are milliseconds since
 * 1970: `until` and those of a read by UKG Pro's clock, the others by n8n's.
 *
 * No personal data is in it unless previous values were asked for: fingerprints are keyed hashes
 * with a salt of this trigger's own.
 */
export interface State {
	readonly version: typeof VERSION;
	/** Renewed by each poll that gives items: n8n saves those, and may forget the ones between. */
	readonly lineage: string;
	/** Polls since then. */
	readonly step: number;
	/** Base64. */
	readonly salt: string;
	/** Keyed hash of the tenant: another one starts anew. */
	readonly tenant: string;
	/** Everything that changed before this was read; 0 while nothing was. */
	readonly until: number;
	/** What changed before this is no news; missing: whatever is found is. */
	readonly start?: number;
	/** Everybody was read once. */
	readonly isEverybodyKnown: boolean;
	/** By how much UKG Pro's clock is ahead of n8n's. */
	readonly skew: number;
	/** Another such difference, seen once and not believed yet. */
	readonly doubt?: number;
	/** When the last read ended, or, where items are held, when they were given. */
	readonly ended: number;
	/**
	 * Items were given to an execution that has not succeeded: they come again with the next read,
	 * for which the rest of a read under way waits, too.
	 */
	readonly isHeld?: true;
	/** A read that is not at its end. */
	readonly read?: Read;
	readonly wait?: Wait;
	/** Fingerprints, packed. */
	readonly known: string;
	/**
	 * Fingerprints, packed as `known` is, of what executions were given that have not succeeded: the
	 * nodes behind the trigger may have acted on it, so what it came to is told, also where that is
	 * what was known before.
	 */
	readonly halfTold?: string;
	readonly previous?: Previous;
}

/** A read that goes on over several polls: one span of time after the other. */
export interface Read {
	/** Who was not known is learned and not reported. */
	readonly isLearning: boolean;
	/** It takes in everybody. */
	readonly isOfEverybody: boolean;
	/** Behind it everybody has to be read for the previous values of this scope. */
	readonly afterwards?: string;
	/** Scope of the previous values that are complete with it. */
	readonly completes?: string;
	/** Which changes it is about, for the items and for who was never seen. */
	readonly span: Span;
	/** The piece of time that is being read, and how far. */
	readonly piece: Span;
	readonly cursor: Cursor;
	/** The page that was not found once, while there were employees. */
	readonly absent?: number;
}

/** Moments between which something changed, in milliseconds. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** How far a list of pages was read: see `pages.ts`. */
export interface Cursor {
	/** The last page known to have rows; where `high` is the next: the page to read. 0 at the end. */
	readonly low: number;
	/** The first page that has none, or was read; missing: not known yet. */
	readonly high?: number;
	/** Digest of page `low`, by which a server that repeats its last page is known. */
	readonly sign?: string;
	/** Rows of the longest page. */
	readonly size: number;
	/** The page at which the list ended. */
	readonly last?: number;
	/** The end was looked for a second time, because a page before it was not full. */
	readonly isSecond?: true;
}

/** After a failure at `since`: no request before `until`. */
export interface Wait extends Pause {
	/** Failures in a row. */
	readonly failures: number;
}

/** Last values of the watched kinds by key and field, empty ones left out. */
export interface Previous {
	/** Whose values of which kinds. */
	readonly scope: string;
	/** They are there for everybody that is known. */
	readonly isComplete: boolean;
	readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const newState = (salt: string, tenant: string): State => ({
	version: VERSION,
	lineage: newLineage(),
	step: 0,
	salt,
	tenant,
	until: 0,
	isEverybodyKnown: false,
	skew: 0,
	ended: 0,
	known: '',
});

export const newSalt = (): string => randomBytes(16).toString('base64');
export const newLineage = (): string => randomBytes(8).toString('base64');

/** A hash that says nothing without the salt. */
export const tagOf = (salt: string, value: unknown): string =>
	createHmac('sha256', Buffer.from(salt, 'base64'))
		.update(JSON.stringify(value))
		.digest('base64')
		.slice(0, 12);

/** What n8n has kept: a state, none, or something that is none. */
export function readState(value: unknown): State | 'none' | 'unreadable' {
	if (value === undefined || value === null) return 'none';
	return isState(value) ? value : 'unreadable';
}

function isState(value: unknown): value is State {
	if (!isRecord(value)) return false;
	const texts = ['lineage', 'salt', 'tenant'];
	const numbers = ['step', 'until', 'skew', 'ended'];
	const optional = ['start', 'doubt'];
	return (
		value.version === VERSION &&
		texts.every((name) => typeof value[name] === 'string' && value[name] !== '') &&
		numbers.every((name) => isMoment(value[name])) &&
		optional.every((name) => value[name] === undefined || isMoment(value[name])) &&
		typeof value.isEverybodyKnown === 'boolean' &&
		(value.isHeld === undefined || value.isHeld === true) &&
		isPacked(value.known) &&
		(value.halfTold === undefined || isPacked(value.halfTold)) &&
		(value.wait === undefined || isWait(value.wait)) &&
		(value.previous === undefined || isPrevious(value.previous)) &&
		(value.read === undefined || isRead(value.read))
	);
}

/** Of what a date can be made. */
const isMoment = (value: unknown) =>
	Math.abs(Number(value)) <= 8.64e15 && typeof value === 'number';

const isWait = (value: unknown) =>
	isRecord(value) &&
	isMoment(value.since) &&
	isMoment(value.until) &&
	Number.isInteger(value.failures) &&
	(value.failures as number) > 0;

const isPrevious = (value: unknown) =>
	isRecord(value) &&
	typeof value.scope === 'string' &&
	typeof value.isComplete === 'boolean' &&
	isRecord(value.values) &&
	Object.values(value.values).every(isRecord);

function isRead(value: unknown): value is Read {
	if (!isRecord(value) || !isRecord(value.cursor)) return false;
	const { low, high, size } = value.cursor;
	return (
		typeof value.isOfEverybody === 'boolean' &&
		typeof value.isLearning === 'boolean' &&
		isSpan(value.span) &&
		isSpan(value.piece) &&
		(value.absent === undefined || Number.isInteger(value.absent)) &&
		Number.isInteger(low) &&
		(low as number) >= 1 &&
		(high === undefined || (Number.isInteger(high) && (high as number) > (low as number))) &&
		Number.isInteger(size)
	);
}

const isSpan = (value: unknown) => isRecord(value) && isMoment(value.from) && isMoment(value.to);
