/**
 * Polls "UKG Pro Trigger" in n8n-core's real `PollContext`, with what n8n saves between two polls as
 * n8n saves it, and a clock that only the test moves.
 */
import { OneCredential, type Credentials } from './harness';

import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	INodeTypes,
	INodeExecutionData,
	IPollFunctions,
	IRun,
	IWorkflowSettings,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { UkgProApi } from '../../credentials/UkgProApi.credentials';
import { clock } from '../../nodes/UkgPro/transport/clock';
import { forgetEverything } from '../../nodes/UkgPro/trigger/memory';
import type { Item } from '../../nodes/UkgPro/trigger/items';
import { UkgProTrigger } from '../../nodes/UkgPro/UkgProTrigger.node';
import type { Simulator } from '../../simulator';

/**
 * How n8n keeps what a trigger remembers: `legacy` in the process, saved with items; `durable`
 * saved after each poll that does not fail, together with its items; `scheduler` loaded for each
 * poll, but saved with items only.
 */
export type Keeping = 'legacy' | 'durable' | 'scheduler';

export interface TriggerOptions {
	readonly simulator: Simulator;
	readonly parameters?: INodeParameters;
	readonly keeping?: Keeping;
	/** Over a socket, through n8n's request helper; else the simulator is asked in this process. */
	readonly isOverSocket?: boolean;
	readonly credentials?: Credentials;
	readonly workflowId?: string;
	/** Of the workflow, beside its time zone. */
	readonly settings?: IWorkflowSettings;
}

export interface Trigger {
	/** The items of one poll, returned or given to an execution at once. */
	poll(options?: { budget?: number; mode?: 'trigger' | 'manual' }): Promise<Item[]>;
	/** Ends the n8n process: what it has not saved is gone. */
	restart(): void;
	/** As it would stand in n8n's database with the node's name, JSON. */
	readonly saved: string;
	/** Puts an earlier content of the database in its place, and restarts. */
	restore(saved: string): void;
	/** The same, while the process goes on: n8n could not save, or has read before it saved. */
	unsave(saved: string): void;
	rename(name: string): void;
	parameters: INodeParameters;
	credentials: Credentials;
	/** Called before each request; may throw as a broken connection does. */
	onRequest: (request: IHttpRequestOptions) => void;
	/** Called with each execution of whose end the trigger wants to hear; succeeds if nothing else is set. */
	onExecution: (end: Ending) => void;
	/** Requests so far. */
	readonly requests: number;
}

/** How n8n tells a trigger of an execution: a run, none where it did not begin, or an error. */
export type Ending = NonNullable<Parameters<IPollFunctions['__emit']>[2]>;

export const endAs = (status: IRun['status']) => (end: Ending) =>
	end.resolve({ status } as unknown as IRun);

export const PRESET: INodeParameters = Object.fromEntries(
	new UkgProTrigger().description.properties
		.filter(({ type }) => type !== 'notice')
		.map(({ name, default: preset }) => [name, preset]),
) as INodeParameters;

const TYPE = 'n8n-nodes-ukg-pro.ukgProTrigger';

export function createTrigger(options: TriggerOptions): Trigger {
	const { simulator, keeping = 'legacy', isOverSocket = false } = options;
	const { username, password, customerApiKey, domain, subdomain } = simulator;
	const type = new UkgProTrigger();
	const nodeTypes: INodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	const authenticate = new UkgProApi().authenticate as unknown as (
		credentials: Credentials,
		request: IHttpRequestOptions,
	) => Promise<IHttpRequestOptions>;
	let name = 'UKG Pro Trigger';
	let database: Record<string, IDataObject> = {};
	let live: Record<string, IDataObject> = {};
	let present: { data: IDataObject; budget: number };
	let emitted: INodeExecutionData[][] | undefined;
	let last: { of: unknown[]; context: PollContext } | undefined;
	let requests = 0;
	let isActivated = false;
	const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

	const trigger: Trigger = {
		parameters: { ...PRESET, ...options.parameters },
		credentials: options.credentials ?? {
			username,
			password,
			customerApiKey,
			domain,
			subdomain,
		},
		onRequest: () => {},
		onExecution: endAs('success'),
		get saved() {
			return JSON.stringify({ name, database });
		},
		get requests() {
			return requests;
		},
		restart() {
			last = undefined;
			forgetEverything();
			live = copy(database);
		},
		restore(saved) {
			trigger.unsave(saved);
			trigger.restart();
		},
		unsave(saved) {
			({ name, database } = JSON.parse(saved) as { name: string; database: typeof database });
		},
		rename(to) {
			// Durable cursors belong to the node's ID. A workflow is published anew with the name.
			if (keeping === 'durable') database[to] = database[name];
			name = to;
			isActivated = false;
		},
		async poll({ budget = 300_000, mode = 'trigger' } = {}) {
			if (keeping !== 'legacy') live = copy(database);
			const data = (live[name] ??= {});
			present = { data, budget };
			emitted = undefined;
			const context = contextFor(mode);
			const given = await type.poll.call(context as unknown as IPollFunctions);
			const items = ((given ?? emitted)?.[0] ?? []).map(({ json }) => json as unknown as Item);
			// When it publishes a workflow, n8n polls once: durable cursors are not saved then, all else is.
			const isSaved = given !== null || (keeping === 'durable') === isActivated;
			if (mode === 'trigger' && isSaved) database = copy(live);
			isActivated ||= mode === 'trigger';
			return items;
		},
	};

	/** One until something about the node changes, as in n8n, whose scheduler makes one a poll. */
	function contextFor(mode: 'trigger' | 'manual'): PollContext {
		const of = [mode, name, trigger.parameters, trigger.credentials];
		if (keeping === 'scheduler' || !last || of.some((one, index) => one !== last?.of[index])) {
			last = { of, context: newContext(mode) };
		}
		return last.context;
	}

	function emit(data: INodeExecutionData[][], _response: unknown, end?: Ending) {
		emitted = data;
		database = copy(live);
		if (end) trigger.onExecution(end);
	}

	function newContext(mode: 'trigger' | 'manual'): PollContext {
		const node: INode = {
			id: 'trigger',
			name,
			type: TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters: trigger.parameters,
			credentials: { ukgProApi: { id: '1', name: 'UKG Pro' } },
		};
		const workflow = new Workflow({
			id: options.workflowId ?? 'trigger-test',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			settings: { timezone: 'UTC', ...options.settings },
		});
		const additionalData = {
			credentialsHelper: new OneCredential(trigger.credentials),
			hooks: {},
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new PollContext(
			workflow,
			node,
			additionalData,
			mode,
			'activate',
			emit,
			undefined,
			undefined,
			undefined,
			() => present.data,
			() => present.budget,
		);
		const { helpers } = context;
		const send = helpers.httpRequestWithAuthentication;
		helpers.httpRequestWithAuthentication = async function (this: never, ...args) {
			requests++;
			const [, request] = args;
			trigger.onRequest(request);
			if (isOverSocket) return (await send.apply(this, args)) as unknown;
			const { url, method = 'GET', headers } = await authenticate(trigger.credentials, request);
			const answer = await simulator.answer({ method, url, headers: headers as never });
			return { statusCode: answer.status, headers: answer.headers, body: answer.text };
		};
		return context;
	}
	return trigger;
}

const real = { ...clock };

/** n8n's clock and the tenant's, which only the test moves from now on; sleeping moves them too. */
export function moveTogether(simulator: Simulator) {
	let now = simulator.now.getTime();
	const pass = (milliseconds: number) => {
		now += milliseconds;
		simulator.advanceClock(milliseconds);
	};
	clock.now = () => now;
	clock.sleep = async (milliseconds) => pass(milliseconds);
	clock.random = () => 1;
	return {
		pass,
		/** n8n's clock alone, which is then wrong. */
		shift: (milliseconds: number) => {
			now += milliseconds;
		},
		restore: () => Object.assign(clock, real),
	};
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
