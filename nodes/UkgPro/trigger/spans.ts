import { refusal } from '../transport/trouble';
import { BEGINNING } from './feed';
import { FIRST } from './pages';
import { scopeOf } from './previous';
import type { Settings } from './settings';
import type { Read, Span, State } from './state';

const DAY = 86_400_000;
/** Each read begins that much before the end of the last: UKG Pro may show a change late. */
export const OVERLAP = DAY;
/** Longer spans are read in pieces, what is older than a year in one. */
const PIECE = 31 * DAY;
const YEAR = 366 * DAY;

/** @param now UKG Pro's clock */
export function newRead(state: State, settings: Settings, now: number): Read {
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
	const from = isFirst ? since : Math.min(state.until, to) - OVERLAP;
	// A start that lies ahead is one of a clock that was wrong.
	const floor = state.start !== undefined && state.start <= to ? state.start : from;
	const span = { from: Math.max(from, floor), to };
	const { previous } = state;
	const wanted = scope(settings);
	const hasValues = wanted === previous?.scope && previous?.isComplete === true;
	return {
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
export function withScope(read: Read, settings: Settings): Read {
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
export function following(read: Read): Read | undefined {
	const { span, piece, afterwards } = read;
	if (piece.to < span.to) {
		return { ...read, piece: pieceOf({ from: piece.to, to: span.to }), cursor: FIRST };
	}
	// Learned before the span was seen, its news would be none.
	return afterwards === undefined ? undefined : ofEverybody(span, afterwards);
}

export const endingBy = ({ from, to }: Span, at: number): Span => ({
	from,
	to: Math.max(from, Math.min(to, at)),
});
