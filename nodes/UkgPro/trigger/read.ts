import type { IDataObject } from 'n8n-workflow';

import { orTroubleAsync } from '../engine/orTrouble';
import { clock } from '../transport/clock';
import type { Session } from '../transport/session';
import { Trouble } from '../transport/trouble';
import { collector } from './collector';
import { askFeed, nothingFound } from './feed';
import type { Item } from './items';
import { openKnown } from './known';
import { readPages } from './pages';
import type { Settings } from './settings';
import { endingBy, following, newRead, OVERLAP, withScope } from './spans';
import type { Read, Span, State } from './state';
import { tenantClock } from './tenantClock';

/** By how much n8n's clock may differ from UKG Pro's before a read begins again with the right time. */
const WRONG_CLOCK = 60_000;
/** For how long lists may only be answered with "not found". */
const LONGEST_ABSENCE = 7 * 86_400_000;

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
	const { items, take, settle, previous } = collector(settings, state, known);
	const time = tenantClock(state);
	let read = state.read ? withScope(state.read, settings) : newRead(state, settings, time.now());
	let answers = 0;
	let steps = 0;
	let slowest = 0;

	/** Ends the read now by UKG Pro's clock, not by n8n's. Whether it began anew for that. */
	const follow = (at: number): boolean => {
		const isBelieved = time.isBelieved(at);
		// What was read of a span counts for the whole of it.
		if (state.read && !isBelieved) return false;
		const isWrong = isBelieved && Math.abs(at - read.span.to) > WRONG_CLOCK;
		if (isWrong && !state.read) {
			read = newRead(state, settings, at);
			return true;
		}
		read = { ...read, span: endingBy(read.span, at), piece: endingBy(read.piece, at) };
		return false;
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
		take: (rows: IDataObject[]) => take(rows, read, time.now()),
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

	if (outcome === true && isNobody(state, read, known.size)) {
		const failure = nothingFound('UKG Pro names no employee at all');
		return { state, items: [], isFurther: false, failure };
	}
	const isInDoubt = outcome === true && settle();
	const sofar = { ...state, ...time.kept(), known: known.toText(), previous: previous() };
	const progress = { items: [...items], isFurther: steps > 0 || items.size > 0 };
	if (outcome === true) {
		const next = atEnd(sofar, settings, read, isInDoubt);
		const failure = isLongAbsent(next, read)
			? nothingFound('UKG Pro has found no list of employee changes for more than a week')
			: undefined;
		return { ...progress, isFurther: true, state: next, failure };
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

/** A tenant has employees; only in a read that took long may all have changed, and so left it. */
const isNobody = (state: State, read: Read, known: number) =>
	read.isOfEverybody && known === 0 && (!read.isFound || state.read === undefined);

/** Nothing is lost by it, but it may be a wrong address. */
const isLongAbsent = ({ absentSince }: State, { span }: Read) =>
	absentSince !== undefined && span.to - absentSince > LONGEST_ABSENCE;

/** @param isInDoubt somebody has to be read again */
function atEnd(
	state: State,
	settings: Settings,
	{ span, isFound, isOfEverybody, completes }: Read,
	isInDoubt: boolean,
): State {
	const { previous } = state;
	return {
		...state,
		read: undefined,
		// Where nothing was found, the next read begins where this one did.
		until: isFound && !isInDoubt ? span.to : state.until || span.from + OVERLAP,
		start: state.until > 0 ? state.start : startOf(settings, span),
		absentSince: isFound ? undefined : (state.absentSince ?? span.to),
		ended: clock.now(),
		isEverybodyKnown: state.isEverybodyKnown || isOfEverybody,
		previous: previous && {
			...previous,
			isComplete: previous.isComplete || completes === previous.scope,
		},
	};
}

/** What the overlap of later reads must not go behind. */
function startOf({ start }: Settings, { from, to }: Span): number | undefined {
	if (start === 'now') return to;
	return start === 'learn' ? undefined : from;
}
