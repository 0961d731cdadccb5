import type { IDataObject } from 'n8n-workflow';

import { orTroubleAsync } from '../engine/orTrouble';
import { clock } from '../transport/clock';
import type { Session } from '../transport/session';
import { Trouble } from '../transport/trouble';
import { collector } from './collector';
import { nothingFound, openFeed } from './feed';
import type { Item } from './items';
import { openKnown } from './known';
import { readPages } from './pages';
import type { Settings } from './settings';
import { endingBy, following, newRead, OVERLAP, withScope } from './spans';
import type { Read, Span, State } from './state';
import { tenantClock } from './tenantClock';

/** By how much n8n's clock may differ from UKG Pro's before a read begins again with the right time. */
const WRONG_CLOCK = 60_000;

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
	const time = tenantClock(state);
	const feed = openFeed(session, { deadline, timeout: settings.timeout * 1_000 });
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
		const { rows, at } = await timed(
			feed.surePage(read.piece, number, state.until > read.span.to - OVERLAP),
		);
		if (answers++ === 0 && at !== undefined && follow(at)) {
			// The right time is worth keeping if there is no time left to ask with it.
			steps++;
			return await ask(number);
		}
		return rows;
	};
	const timed = async <T>(answer: Promise<T>): Promise<T> => {
		const began = clock.now();
		const value = await answer;
		slowest = Math.max(slowest, clock.now() - began);
		return value;
	};
	const mayGoOn = () => answers === 0 || clock.now() + 2 * slowest < deadline;
	const { items, take, previous } = collector(settings, state, known, async (employeeId) => {
		if (!mayGoOn()) return undefined;
		const rows = await timed(feed.ofEmployee(employeeId));
		steps++;
		return rows;
	});
	const pages = {
		ask,
		take: async (rows: IDataObject[]) => await take(rows, read, time.now()),
		mayGoOn,
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

	if (outcome === true && read.isOfEverybody && known.size === 0) {
		const failure = nothingFound('UKG Pro names no employee at all');
		// All may have changed since it began, and so have left its span: the next begins anew.
		const isFurther = state.read !== undefined;
		return { state: { ...state, read: undefined }, items: [], isFurther, failure };
	}
	if (outcome === true) known.settle();
	const sofar = { ...state, ...time.kept(), known: known.toText(), previous: previous() };
	const progress = { items: [...items], isFurther: steps > 0 || items.size > 0 };
	if (outcome === true) {
		return { ...progress, isFurther: true, state: atEnd(sofar, settings, read) };
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

function atEnd(state: State, settings: Settings, { span, isOfEverybody, completes }: Read): State {
	const { previous } = state;
	return {
		...state,
		read: undefined,
		until: span.to,
		start: state.until > 0 ? state.start : startOf(settings, span),
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
