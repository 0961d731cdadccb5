import { keepLatest } from '../transport/latest';
import type { Trouble } from '../transport/trouble';
import type { State, Wait } from './state';
import { newSalt } from './state';
import type { Told } from './told';

/**
 * What one n8n process knows of a trigger beyond what n8n has saved. n8n saves the state of polls
 * that give items, and of the others only with durable cursors; nothing at all of polls that fail.
 */
export interface Memory {
	/** Two polls overlap when one takes longer than the time between them. */
	isPolling: boolean;
	/** What the last poll of each tenant left, by keyed hash of the tenant, the latest behind. */
	readonly states: Map<string, State>;
	wait?: Wait;
	/** Keyed hash of the credential that was used last. */
	credential?: string;
	/** Of these hashes. */
	readonly salt: string;
	/**
	 * When items were given last, and the lineages before and after them; the latter only where it
	 * matters how their execution ends.
	 */
	given?: { readonly at: number; readonly before: string; readonly after?: string };
	/** Items whose execution has not ended, or only since the last poll. */
	told?: Told;
	/** A failure behind pages that were read: those came first. */
	untold?: Trouble;
	/** That what n8n had saved cannot be read was said once. */
	wasUnreadable: boolean;
}

/** Triggers that are remembered at a time, the longest unused forgotten first. */
const MOST_TRIGGERS = 200;
const triggers = new Map<string, Memory>();

/** The same object for the same node of the same workflow. */
export function memoryOf(workflowId: string, nodeId: string): Memory {
	const key = JSON.stringify([workflowId, nodeId]);
	const memory = triggers.get(key) ?? {
		isPolling: false,
		states: new Map(),
		wasUnreadable: false,
		salt: newSalt(),
	};
	keepLatest(triggers, key, memory, MOST_TRIGGERS);
	return memory;
}

/** Tenants that are remembered: a mistyped credential must not cost what is known of the right one. */
const MOST_TENANTS = 3;

export const remember = ({ states }: Memory, tenant: string, state: State): void =>
	keepLatest(states, tenant, state, MOST_TENANTS);

/** Milliseconds in which n8n has saved what came with items, or will not do it any more. */
const SAVING = 60_000;

/**
 * Whether a poll has been handed what was remembered before the last items: it overlaps with the
 * poll that gave them. Later the same means that n8n could not keep those, and they come again.
 */
export const isOvertaken = (saved: State | undefined, { given }: Memory, now: number): boolean =>
	given !== undefined && saved?.lineage === given.before && Math.abs(now - given.at) < SAVING;

/** As when n8n starts again. */
export const forgetEverything = (): void => triggers.clear();

/**
 * The newer of what n8n has saved and what this process remembers. What is remembered counts only
 * where nothing was given out since: items that n8n could not keep have to come again. Where n8n has
 * nothing it counts too: the node has a new name, which is the key of what n8n saves, or the poll was
 * that of publishing, after which durable cursors are not saved. And it counts where n8n has what
 * was before items of which this process knows how their execution ends.
 */
export function newest(
	saved: State | undefined,
	remembered: State | undefined,
	given: Memory['given'],
): State | undefined {
	if (!saved || !remembered) return saved ?? remembered;
	const isAhead = remembered.lineage === saved.lineage && remembered.step > saved.step;
	const isBehindGiven = saved.lineage === given?.before && remembered.lineage === given.after;
	return isAhead || isBehindGiven ? remembered : saved;
}
