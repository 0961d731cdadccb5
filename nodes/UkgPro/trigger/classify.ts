import type { Fingerprint, Standing } from './fingerprint';
import { difference } from './fingerprint';
import type { KindName } from './kinds';
import { KINDS, UNKNOWN } from './kinds';
import type { Values } from './snapshot';
import { dayOf, isTerminated } from './snapshot';
import type { Span } from './state';

export const EVENTS = [
	{
		value: 'changed',
		name: 'Changed',
		action: 'On employee changed',
		description: 'Anything else that the kinds below name',
	},
	{
		value: 'hired',
		name: 'Hired',
		action: 'On employee hired',
		description: 'Somebody is new',
	},
	{
		value: 'rehired',
		name: 'Rehired',
		action: 'On employee rehired',
		description: 'Somebody who had left is back',
	},
	{
		value: 'terminated',
		name: 'Terminated',
		action: 'On employee terminated',
		description: 'Somebody has left',
	},
] as const;

export type EventName = (typeof EVENTS)[number]['value'];

/** What happened to an employee, as the trigger tells it. */
export interface Happening {
	readonly event: EventName;
	/** `unknown` where there is nothing to compare with. */
	readonly changes: ReadonlyArray<KindName | typeof UNKNOWN>;
}

const DAY = 86_400_000;
/** How long ago the first day of somebody new may be who is entered late. */
const ENTERED_LATE = 30 * DAY;

/**
 * What fingerprints of one employee tell; undefined where they are the same.
 *
 * @param half what an execution was given that has not succeeded
 */
export function changeOf(
	before: Fingerprint,
	half: Fingerprint | undefined,
	after: Fingerprint,
	values: Values,
	span: Span,
): Happening | undefined {
	const differences = (half ? [before, half] : [before]).map((one) => difference(one, after));
	const changed = new Set(differences.flatMap(({ kinds }) => kinds));
	const kinds = KINDS.map(({ value }) => value).filter((kind) => changed.has(kind));
	if (kinds.length === 0) return undefined;
	const isStatusOther = differences.some((one) => one.isStatusOther);
	const isLastHireOther = differences.some((one) => one.isLastHireOther);
	const hasLeft = isTerminated(values);
	// Left and came back between two reads.
	const cameBack = isLastHireOther && isRehire(values) && isWithin(values, 'dateOfLastHire', span);
	if (isStatusOther && hasLeft) return { event: 'terminated', changes: kinds };
	if (!hasLeft && (isStatusOther || cameBack)) return { event: 'rehired', changes: kinds };
	return { event: 'changed', changes: kinds };
}

/**
 * Above 0 where the first of two rows of the same employee and company is the present one, 0 where
 * they are the same. UKG Pro may send several, after a rehire for example. The one of the later hire
 * counts, else that of who has not left, else always the same one.
 */
export const byPresence = (one: Standing, other: Standing): number =>
	one.hired - other.hired ||
	Number(other.hasLeft) - Number(one.hasLeft) ||
	one.hashes.compare(other.hashes);

/**
 * What a row tells that was never seen before. Dates count by the day, and days to come count too:
 * people are entered before their first day.
 *
 * @param isEverybodyKnown everybody was read once, so who was never seen is new, even if entered late
 */
export function firstSightOf(values: Values, span: Span, isEverybodyKnown: boolean): Happening {
	const hired = isEverybodyKnown ? { ...span, from: span.from - ENTERED_LATE } : span;
	const hasLeft = isTerminated(values);
	if (!hasLeft && isRehire(values) && isSince(values, 'dateOfLastHire', hired)) {
		return { event: 'rehired', changes: [] };
	}
	if (!hasLeft && isSince(values, 'hireDate', hired)) return { event: 'hired', changes: [] };
	if (hasLeft && isWithin(values, 'terminationDate', span)) {
		return { event: 'terminated', changes: [] };
	}
	return { event: 'changed', changes: [UNKNOWN] };
}

function isRehire(values: Values): boolean {
	const last = dayOf(values, 'dateOfLastHire');
	return last !== undefined && last !== dayOf(values, 'hireDate');
}

// UKG's days are those of the tenant's time zone, which may be behind or ahead of UTC.
const isSince = (values: Values, field: string, { from }: Span) =>
	(dayOf(values, field) ?? '') >= dayIn(from - DAY / 2);

const isWithin = (values: Values, field: string, span: Span) =>
	isSince(values, field, span) && (dayOf(values, field) as string) <= dayIn(span.to + DAY / 2);

const dayIn = (ms: number) => new Date(ms).toISOString().slice(0, 10);
