import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { baseUrl } from '../../../credentials/baseUrl';
import { orTroubleAsync } from '../engine/orTrouble';
import { clock } from '../transport/clock';
import { openSession } from '../transport/session';
import { nodeError, refusal, Trouble } from '../transport/trouble';
import type { Item } from './items';
import { asGiven } from './items';
import type { Memory } from './memory';
import { isOvertaken, memoryOf, newest, remember } from './memory';
import { isTime, waitAfter } from './patience';
import { readOn } from './read';
import { sample } from './sample';
import type { Settings } from './settings';
import { readSettings } from './settings';
import type { State } from './state';
import { newLineage, newSalt, newState, readState, tagOf } from './state';
import { outcomeOf, tell } from './told';

/**
 * One poll of the trigger: what changed since the last read, or null, also where an execution was
 * started with it here. "Fetch Test Event" gives a sample and moves nothing.
 *
 * @throws NodeApiError or NodeOperationError, which n8n stores as a failed execution
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	const items = await orTroubleAsync(isTest ? sample(context) : pollAlone(context));
	if (items instanceof Trouble) throw nodeError(context.getNode(), items.report);
	return items.length === 0 ? null : asGiven(items);
}

async function pollAlone(context: IPollFunctions): Promise<readonly Item[]> {
	const settings = readSettings(context);
	const memory = memoryOf(String(context.getWorkflow().id), context.getNode().id);
	if (memory.isPolling) return [];
	memory.isPolling = true;
	try {
		return await pollOnce(context, settings, memory);
	} finally {
		memory.isPolling = false;
	}
}

async function pollOnce(
	context: IPollFunctions,
	settings: Settings,
	memory: Memory,
): Promise<readonly Item[]> {
	const began = clock.now();
	const data = context.getWorkflowStaticData('node');
	const saved = savedState(data.state, memory);
	const { told } = memory;
	if (isOvertaken(saved, memory, began)) return [];
	const session = await openSession(context);
	const identity = [baseUrl(session.host), session.login.customerApiKey];
	const tenant = tagOf(memory.salt, identity);
	const outcome = told && outcomeOf(told, context, settings, began);
	if (told && outcome === 'success') remember(memory, told.tenant, told.next);
	if (outcome !== 'running') memory.told = undefined;
	const isOther = saved !== undefined && saved.tenant !== tagOf(saved.salt, identity);
	const known = newest(isOther ? undefined : saved, memory.states.get(tenant), memory.given);
	if (known) remember(memory, tenant, known);
	const state = known ?? beginning(identity);
	// At once, since n8n saves it when it publishes the workflow, also under the node's new name.
	if (!isOther) data.state = state;
	const credential = tagOf(memory.salt, [session.host, session.login]);
	const isMended = memory.credential !== undefined && memory.credential !== credential;
	if (isMended) Object.assign(memory, { wait: undefined, untold: undefined });
	memory.credential = credential;
	const { untold } = memory;
	memory.untold = undefined;
	if (untold) throw untold;
	if (outcome === 'running') return [];
	const wait = memory.wait ?? (isMended ? undefined : state.wait);
	if (!isTime(state, wait, began, settings.interval)) return [];

	const progress = await readOn(
		{ ...session, refusalLasts: settings.interval },
		settings,
		state,
		deadlineOf(context, began, state.read === undefined && wait === undefined),
	);
	const { items, isFurther, failure } = progress;
	const failures = failure ? (isFurther ? 1 : (wait?.failures ?? 0) + 1) : 0;
	const since = clock.now();
	memory.wait = failure && {
		since,
		until: since + waitAfter(failure.report, failures, settings.interval),
		failures,
	};
	if (failure && !isFurther) {
		if (!isOther) data.state = { ...state, wait: memory.wait };
		throw failure;
	}
	memory.untold = failure;
	const isGiven = items.length > 0;
	const lineage = isGiven ? newLineage() : state.lineage;
	const step = isGiven ? 0 : state.step + 1;
	const next = { ...progress.state, isHeld: undefined, wait: memory.wait, lineage, step };
	const isHeld = isGiven && settings.repeatsFailed;
	if (isGiven) {
		memory.given = { at: since, before: state.lineage, after: isHeld ? lineage : undefined };
	}
	const kept: State = isHeld
		? {
				// Until the execution succeeds this counts, for other processes of n8n too.
				...state,
				isHeld,
				ended: since,
				halfTold: progress.halfToldIfFailed,
				wait: memory.wait,
				lineage,
				step,
			}
		: next;
	remember(memory, tenant, kept);
	data.state = kept;
	if (!isHeld) return items;
	// One step ahead of what is kept.
	memory.told = tell(context, items, { tenant, next: { ...next, step: 1 }, at: since });
	return [];
}

/** What n8n has kept. */
function savedState(kept: unknown, memory: Memory): State | undefined {
	const state = readState(kept);
	if (state === 'unreadable' && !memory.wasUnreadable) {
		memory.wasUnreadable = true;
		throw refusal(
			'What this trigger remembered cannot be read, so it starts anew at its next poll: look in UKG Pro for changes since its last execution',
		);
	}
	return state === 'none' || state === 'unreadable' ? undefined : state;
}

function beginning(identity: readonly string[]): State {
	const salt = newSalt();
	return newState(salt, tagOf(salt, identity));
}

/** Milliseconds that n8n gives older versions' polls, which do not ask. */
const USUAL_BUDGET = 300_000;
/** While a workflow is published, a person waits. */
const FIRST_BUDGET = 30_000;
const seen = new WeakSet<object>();

/** When a poll has to be at its end, a tenth of its time kept back. */
function deadlineOf(context: IPollFunctions, began: number, isBeginning: boolean): number {
	const budget =
		typeof context.getPollBudgetMs === 'function' ? context.getPollBudgetMs() : USUAL_BUDGET;
	// Some n8n make a new context for each poll, so that alone would make all of them short.
	const isFirst = isBeginning && !seen.has(context);
	seen.add(context);
	return began + 0.9 * (isFirst ? Math.min(budget, FIRST_BUDGET) : budget);
}
