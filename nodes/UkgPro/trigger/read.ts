import type { IDataObject } from 'n8n-workflow';

import { orTroubleAsync } from '../engine/orTrouble';
import { clock } from '../transport/clock';
import type { Session } from '../transport/session';
import { refusal, Trouble } from '../transport/trouble';
import { askFeed, nothingFound } from './feed';
import type { Item } from './items';
import { collector, scopeOf } from './items';
import { openKnown } from './known';
import { FIRST, readPages } from './pages';
import type { Settings } from './settings';
import type { Read, Span, State } from './state';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Each read begins that much before the end of the last: UKG Pro may show a change late. */
const OVERLAP = DAY;
/** Longer spans are read in pieces, what is older than a year in one. */
const PIECE = 31 * DAY;
const YEAR = 366 * DAY;
/** By how much n8n's clock may be behind UKG Pro's before a read begins again with the right time. */
const WRONG_CLOCK = 60_000;
/** A clock that differs by more than that from what it was is believed when it does so again. */
const DOUBTFUL = HOUR;
/** For how long lists may only be answered with "not found". */
const LONGEST_ABSENCE = 7 * DAY;
/** From when a client that runs asks for everybody. */
const BEGINNING = Date.UTC(1900, 11, 31);

/** How far one poll came. */
export interface Progress {
	/** What was read is in it, and nothing else. */
	readonly state: State;
	readonly items: readonly Item[];
	/** It came further than before. */
	readonly isFurther: boolean;
	readonly failure?: Trouble;
}

/**
 * Begins a read, or goes on with the one under way: to its end, the deadline, a failure, or as many
 * items as an execution gets.
 *
 * @param deadline milliseconds since 1970
 * @throws Trouble, a refusal, when there is nothing to begin with
 */
export async function readOn(
	session: Session,
	settings: Settings,
	state: State,
	deadline: number,
): Promise<Progress> {
	const known = openKnown(state.known);
	const { items, take, previous } = collector(settings, state, known);
	let { skew, doubt } = state;
	let read = state.read
		? withScope(state.read, settings)
		: newRead(state, settings, clock.now() + skew);
	let answers = 0;
	let steps = 0;
	let slowest = 0;

	/** Follows UKG Pro's clock; whether the read began anew with the right time. */
	const follow = (at: number): boolean => {
		const measured = at - clock.now();
		const ending = { span: endingBy(read.span, at), piece: endingBy(read.piece, at) };
		const isOdd = state.until > 0 && Math.abs(measured - skew) > DOUBTFUL;
		if (isOdd && Math.abs(measured - (doubt ?? Infinity)) > DOUBTFUL) {
			doubt = measured;
			// That it is later than UKG Pro says is believed least of all.
			read = { ...read, ...ending };
			return false;
		}
		skew = measured;
		doubt = undefined;
		const isBehind = !state.read && at > read.span.to + WRONG_CLOCK;
		// A read ends now by UKG Pro's clock, not by n8n's; after that it has nothing to say yet.
		if (isBehind) read = newRead(state, settings, at);
		else read = { ...read, ...ending };
		return isBehind;
	};

	const ask = async (number: number): Promise<IDataObject[]> => {
		const began = clock.now();
		const limits = { deadline, timeout: settings.timeout * 1_000 };
		const { rows, at, isAbsent } = await askFeed(session, read.piece, number, limits);
		slowest = Math.max(slowest, clock.now() - began);
		const isFirst = answers++ === 0;
		if (isFirst && at !== undefined && follow(at)) return await ask(number);
		if (!isAbsent) read = { ...read, isFound: true };
		return rows;
	};
	const pages = {
		ask,
		take: (rows: IDataObject[]) => take(rows, read, clock.now() + skew),
		mayGoOn: () => answers === 0 || clock.now() + 2 * slowest < deadline,
	};
	const outcome = await orTroubleAsync(
		(async () => {
			for (;;) {
				const isRead = await readPages(read.cursor, pages, (cursor) => {
					steps++;
					read = { ...read, cursor };
				});
				if (!isRead) return false;
				const next = following(read);
				if (!next) return true;
				read = next;
			}
		})(),
	);

	const sofar = { ...state, skew, doubt, known: known.toText(), previous: previous() };
	const progress = { items: [...items], isFurther: steps > 0 || items.size > 0 };
	if (outcome === true) {
		if (isNobody(state, read, known.size)) {
			const failure = nothingFound('UKG Pro names no employee at all');
			return { state, items: [], isFurther: false, failure };
		}
		const failure = isLongAbsent(state, read)
			? nothingFound('UKG Pro has found no list of employee changes for more than a week')
			: undefined;
		return { ...progress, isFurther: true, state: atEnd(sofar, read), failure };
	}
	// A request that this poll's budget cut short has not failed.
	const isCut =
		steps > 0 &&
		clock.now() >= deadline &&
		outcome instanceof Trouble &&
		TIMEOUTS.has(outcome.report.code ?? '');
	const failure = outcome instanceof Trouble && !isCut ? outcome : undefined;
	return { ...progress, state: { ...sofar, read }, failure };
}

const TIMEOUTS = new Set(['ECONNABORTED', 'ETIMEDOUT']);

/** @param now UKG Pro's clock */
function newRead(state: State, settings: Settings, now: number): Read {
	// UKG Pro tells its time in whole seconds.
	const to = Math.floor(now / 1_000) * 1_000;
	const { start } = settings;
	const isFirst = state.until === 0;
	if (isFirst && start === 'learn') return ofEverybody({ from: BEGINNING, to }, scope(settings));
	const since = typeof start === 'object' ? start.since : to - OVERLAP;
	if (isFirst && since > to) {
		throw refusal("'Start Date' lies in the future: choose a date that has been");
	}
	// A clock may have been ahead, and be put back: what was read twice is not told twice.
	const span = { from: isFirst ? since : Math.min(state.until, to) - OVERLAP, to };
	const { previous } = state;
	const wanted = scope(settings);
	const hasValues = wanted === previous?.scope && previous?.isComplete === true;
	return {
		// From now on: what changed before must not come up in the overlap of the next read.
		isLearning: isFirst && start === 'now',
		isOfEverybody: false,
		span,
		piece: pieceOf(span),
		cursor: FIRST,
		...(wanted === undefined || hasValues ? {} : { afterwards: wanted }),
	};
}

/** Learns everybody who is not known, and the previous values where they are wanted. */
const ofEverybody = (span: Span, completes: string | undefined): Read => ({
	isLearning: true,
	isOfEverybody: true,
	span,
	piece: { from: BEGINNING, to: span.to },
	cursor: FIRST,
	completes,
});

const scope = (settings: Settings) => (settings.withPrevious ? scopeOf(settings) : undefined);

/** A read under way, for which previous values may be wanted no more, or others. */
function withScope(read: Read, settings: Settings): Read {
	const wanted = scope(settings);
	return {
		...read,
		completes: read.completes === wanted ? wanted : undefined,
		afterwards: read.afterwards === wanted ? wanted : undefined,
	};
}

const pieceOf = ({ from, to }: Span): Span => ({
	from,
	to: Math.min(to, Math.max(from + PIECE, to - YEAR)),
});

/** The next piece of time, or everybody for the previous values; undefined at the end. */
function following(read: Read): Read | undefined {
	const { span, piece, afterwards } = read;
	if (piece.to < span.to) {
		return { ...read, piece: pieceOf({ from: piece.to, to: span.to }), cursor: FIRST };
	}
	return afterwards === undefined
		? undefined
		: { ...read, ...ofEverybody(span, afterwards), afterwards: undefined };
}

const endingBy = ({ from, to }: Span, at: number): Span => ({
	from,
	to: Math.max(from, Math.min(to, at)),
});

/** A tenant has employees; only in a read that took long may all have changed, and so left it. */
const isNobody = (state: State, read: Read, known: number) =>
	read.isOfEverybody && known === 0 && (!read.isFound || state.read === undefined);

/** Nothing is lost by it, but it may be a wrong address. */
const isLongAbsent = (state: State, { isFound, span }: Read) =>
	!isFound && state.until > 0 && span.to - state.until > LONGEST_ABSENCE;

function atEnd(state: State, { span, isFound, isOfEverybody, completes }: Read): State {
	const { previous } = state;
	return {
		...state,
		read: undefined,
		// Where nothing was found, the next read begins where this one did.
		until: isFound ? span.to : state.until || span.from + OVERLAP,
		ended: clock.now(),
		isEverybodyKnown: state.isEverybodyKnown || isOfEverybody,
		previous: previous && {
			...previous,
			isComplete: previous.isComplete || completes === previous.scope,
		},
	};
}
