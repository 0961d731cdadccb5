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
	/** `State.halfTold` of the state before, if the items' execution does not succeed. */
	readonly halfToldIfFailed?: string;
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
		const { rows, at, isAbsent } = await timed(feed.page(read.piece, number));
		if (answers++ === 0 && at !== undefined && follow(at)) {
			// The right time is worth keeping if there is no time left to ask with it.
			steps++;
			return await ask(number);
		}
		if (!isAbsent || read.absent === number) {
			read = { ...read, absent: undefined };
			return rows;
		}
		// An empty list, or a wrong address: it has to be said twice, while there are employees.
		if (!(await timed(feed.isAnybodyThere()))) {
			throw nothingFound('UKG Pro finds no employee at all');
		}
		// First pages may count as calls, of which UKG Pro allows one.
		if (number === 1 && comesAgain()) return rows;
		steps++;
		read = { ...read, absent: number };
		return await ask(number);
	};
	/** What the span has, the reads of the next 24 hours have too. */
	const comesAgain = () => !read.isOfEverybody && state.until > read.span.to - OVERLAP;
	const timed = async <T>(answer: Promise<T>): Promise<T> => {
		const began = clock.now();
		const value = await answer;
		slowest = Math.max(slowest, clock.now() - began);
		return value;
	};
	const mayGoOn = () => answers === 0 || clock.now() + 2 * slowest < deadline;
	let lookedUp = 0;
	let untold: Trouble | undefined;
	const collected = collector(settings, state, known, async (employeeId) => {
		// One in each poll, or a page that takes long would never be done with.
		if (lookedUp++ > 0 && !mayGoOn()) return undefined;
		const rows = await orTroubleAsync(timed(feed.ofEmployee(employeeId)));
		steps++;
		if (!(rows instanceof Trouble)) return rows;
		// All other requests would be refused as well.
		if (rows.report.httpCode === 401) throw rows;
		untold ??= notLookedUp(rows);
		return 'unknown';
	});
	const pages = {
		ask,
		take: async (rows: IDataObject[]) => await collected.take(rows, read, time.now()),
		mayGoOn,
	};
	const outcome = await orTroubleAsync(
		(async () => {
			for (;;) {
				const isRead = await readPages(read.cursor, pages, (cursor) => {
					steps++;
					read = { ...read, cursor, absent: undefined };
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
	const { items } = collected;
	const sofar = {
		...state,
		...time.kept(),
		known: known.toText(),
		halfTold: collected.halfTold(),
		previous: collected.previous(),
	};
	const progress = {
		items: [...items],
		isFurther: steps > 0 || items.size > 0,
		halfToldIfFailed: settings.repeatsFailed ? collected.halfToldIfFailed() : undefined,
	};
	if (outcome === true) {
		return { ...progress, isFurther: true, failure: untold, state: atEnd(sofar, settings, read) };
	}
	// A request that this poll's budget cut short has not failed.
	const isCut =
		steps > 0 &&
		clock.now() >= deadline &&
		outcome instanceof Trouble &&
		TIMEOUTS.has(outcome.report.code ?? '');
	const failure = outcome instanceof Trouble && !isCut ? outcome : untold;
	return { ...progress, state: { ...sofar, read }, failure };
}

/** Of somebody with several rows, the former of which came alone. */
const notLookedUp = ({ report }: Trouble) =>
	new Trouble({
		...report,
		message:
			'A change of an employee who was rehired may be missing: UKG Pro could not be asked which row is the present one',
		description: `${report.message}. Who changed in the last 24 hours is asked for again; for changes before that look at rehired employees in UKG Pro`,
	});

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
