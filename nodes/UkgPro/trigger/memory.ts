import type { Trouble } from '../transport/trouble';
import type { State, Wait } from './state';

/**
 * What one n8n process knows of a trigger beyond what n8n has saved. n8n saves the state of polls
 * that give items, and of the others only with durable cursors; nothing at all of polls that fail.
 */
export interface Memory {
	/** Two polls overlap when one takes longer than the time between them. */
	isPolling: boolean;
	/** Of the node, whose name is the key of what n8n saves. */
	nodeName: string;
	/** What the last poll left. */
	state?: State;
	wait?: Wait;
	/** A failure behind pages that were read: those came first. */
	untold?: Trouble;
	/** That what n8n had saved cannot be read was said once. */
	wasUnreadable: boolean;
}

/** Triggers that are remembered at a time, the longest unused forgotten first. */
const MOST_TRIGGERS = 200;
const triggers = new Map<string, Memory>();

/** The same object for the same node of the same workflow. */
export function memoryOf(workflowId: string, node: { id: string; name: string }): Memory {
	const key = JSON.stringify([workflowId, node.id]);
	const memory = triggers.get(key) ?? {
		isPolling: false,
		nodeName: node.name,
		wasUnreadable: false,
	};
	triggers.delete(key);
	triggers.set(key, memory);
	const [unused] = triggers.keys();
	if (triggers.size > MOST_TRIGGERS) triggers.delete(unused);
	return memory;
}

/** As when n8n starts again. */
export const forgetEverything = (): void => triggers.clear();

/**
 * The newer of what n8n has saved and what this process remembers. What is remembered counts only
 * where nothing was given out since: items that n8n could not keep have to come again.
 */
export function newest(
	saved: State | undefined,
	memory: Memory,
	nodeName: string,
): State | undefined {
	const { state } = memory;
	const isRenamed = memory.nodeName !== nodeName;
	if (saved) memory.nodeName = nodeName;
	if (!state) return saved;
	// Under a new name n8n has nothing saved; and where nothing was read yet, nothing can be lost.
	if (!saved) return isRenamed || state.until === 0 ? state : undefined;
	return saved.lineage === state.lineage && state.step > saved.step ? state : saved;
}
