import type { IDataObject } from 'n8n-workflow';

import { orTroubleAsync } from '../engine/orTrouble';
import { clock } from '../transport/clock';
import type { Session } from '../transport/session';
import { refusal, Trouble } from '../transport/trouble';
import { askFeed } from './feed';
import type { Item } from './items';
import { collector, scopeOf } from './items';
import { openKnown } from './known';
import { FIRST, readPages } from './pages';
import type { Settings } from './settings';
import type { Read, Span, State } from './state';

const DAY = 86_400_000;
/** Each read begins that much before the end of the last: UKG Pro may show a change late. */
export const OVERLAP = DAY;
/** Longer spans are read in pieces. */
const PIECE = 31 * DAY;
/** By how much n8n's clock may be behind UKG Pro's before a read begins again with the right time. */
const WRONG_CLOCK = 60_000;
/** From when a client that runs asks for everybody. */
const BEGINNING = Date.UTC(1900, 11, 31);

/** How far one poll came. */
export interface Progress {
	/** What was read is in it, and nothing else. */
	readonly state: State;
	readonly items: readonly Item[];
	readonly isAnswered: boolean;
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
	let { skew } = state;
	let read = state.read ?? newRead(state, settings, clock.now() + skew);
	let answers = 0;
	let slowest = 0;

	const ask = async (number: number): Promise<IDataObject[]> => {
		const began = clock.now();
		const limits = { deadline, timeout: settings.timeout * 1_000 };
		const { rows, at } = await askFeed(session, read.piece, number, limits);
		slowest = Math.max(slowest, clock.now() - began);
		if (answers++ > 0 || at === undefined) return rows;
		skew = at - clock.now();
		const isBehind = !state.read && at > read.span.to + WRONG_CLOCK;
		// A read ends now by UKG Pro's clock, not by n8n's; after that it has nothing to say yet.
		if (isBehind) read = newRead(state, settings, at);
		else read = { ...read, span: endingBy(read.span, at), piece: endingBy(read.piece, at) };
		return isBehind ? await ask(number) : rows;
	};
	const pages = {
		ask,
		take: (rows: IDataObject[]) => take(rows, read, clock.now() + skew),
		mayGoOn: () => answers === 0 || clock.now() + 2 * slowest < deadline,
	};
	const outcome = await orTroubleAsync(
		(async () => {
			for (;;) {
				const isRead = await readPages(
					read.cursor,
					pages,
					(cursor) => (read = { ...read, cursor }),
				);
				if (!isRead || read.piece.to >= read.span.to) return isRead;
				read = { ...read, piece: nextPiece(read), cursor: FIRST };
			}
		})(),
	);

	const sofar = { ...state, skew, known: known.toText(), previous: previous() };
	const isAnswered = answers > 0;
	if (outcome === true && read.isOfEverybody && known.size === 0) {
		return { state, items, isAnswered: false, failure: nobody() };
	}
	if (outcome === true) return { state: atEnd(sofar, read), items, isAnswered };
	// A request that this poll's budget cut short has not failed.
	const isCut = isAnswered && clock.now() >= deadline;
	const failure = outcome instanceof Trouble && !isCut ? outcome : undefined;
	return { state: { ...sofar, read }, items, isAnswered, failure };
}

/** A host that does not know the address may answer just like a list without rows. */
const nobody = () =>
	new Trouble({
		kind: 'answer',
		message: 'UKG Pro names no employee at all',
		description:
			'Check Web Service Domain and Subdomain of the credential, and in UKG Pro which employees the service account may see',
		failure: { cause: 'configuration-invalid' },
	});

/** @param now UKG Pro's clock */
function newRead(state: State, settings: Settings, now: number): Read {
	// UKG Pro tells its time in whole seconds. A clock may be put back.
	const to = Math.max(state.until, Math.floor(now / 1_000) * 1_000);
	const { start, withPrevious } = settings;
	const scope = withPrevious ? scopeOf(settings) : undefined;
	const ofEverybody = {
		isOfEverybody: true,
		completes: scope,
		piece: { from: BEGINNING, to },
		cursor: FIRST,
	};
	const isFirst = state.until === 0;
	if (isFirst && start === 'learn') {
		return { ...ofEverybody, isLearning: true, span: { from: BEGINNING, to } };
	}
	const since = typeof start === 'object' ? start.since : to - OVERLAP;
	if (isFirst && since > to) {
		throw refusal("'Start Date' lies in the future: choose a date that has been");
	}
	const span = { from: isFirst ? since : state.until - OVERLAP, to };
	const { previous } = state;
	const hasValues = !withPrevious || (previous?.isComplete === true && previous.scope === scope);
	return {
		...(hasValues ? { isOfEverybody: false, piece: pieceOf(span), cursor: FIRST } : ofEverybody),
		// From now on: what changed before must not come up in the overlap of the next read.
		isLearning: isFirst && start === 'now',
		span,
	};
}

const pieceOf = ({ from, to }: Span): Span => ({ from, to: Math.min(to, from + PIECE) });

const nextPiece = ({ piece, span }: Read): Span => pieceOf({ from: piece.to, to: span.to });

const endingBy = ({ from, to }: Span, at: number): Span => ({
	from,
	to: Math.max(from, Math.min(to, at)),
});

function atEnd(state: State, { span, isOfEverybody, completes }: Read): State {
	const { previous } = state;
	return {
		...state,
		read: undefined,
		until: span.to,
		ended: clock.now(),
		isEverybodyKnown: state.isEverybodyKnown || isOfEverybody,
		previous: previous && {
			...previous,
			isComplete: previous.isComplete || completes === previous.scope,
		},
	};
}
