// Runs the examples in the n8n under test, as its editor does.
import { join } from 'node:path';
import { readExamples } from '../../scripts/demo/examples';
import {
	itemsByNode,
	type Execution,
	type ItemsByNode,
	type N8nWorkflow,
} from '../../scripts/n8n/commands';
import { type Session, signInAsOwner } from '../../scripts/n8n/session';
import type { SimulatorFacts } from '../../scripts/simulatorProcess';
import { OWNER, running } from './running';
import type { Postgres } from './services/postgres';
import { until } from './services/until';

/** What the examples call `/home/node/.n8n-files`. */
export const filesFolder = (userFolder: string) => join(userFolder, 'files');

export const MANUAL_TRIGGER = 'When clicking ‘Execute workflow’';

export interface ExamplesInN8n extends Session {
	/** A copy of an example in which some texts are others, such as addresses and credentials. */
	addExample: (id: string, replaced: Record<string, string>) => Promise<string>;
	/** What "Execute workflow" does; gives the execution, which has to be a success. */
	runByHand: (workflowId: string) => Promise<EndedExecution>;
	/** The executions of a workflow that have begun so far. */
	executionsOf: (workflowId: string) => Promise<Execution[]>;
	/** Waits for the end of an execution, which has to be a success. */
	endOf: (executionId: string) => Promise<EndedExecution>;
}

export interface EndedExecution extends Execution {
	items: ItemsByNode;
}

export async function examplesInN8n(): Promise<ExamplesInN8n> {
	const { n8nUrl } = running();
	const session = await signInAsOwner(n8nUrl, OWNER);
	// The editor gets executions in a form of its own, programs in plain JSON.
	const { rawApiKey } = await session.post<{ rawApiKey: string }>('/rest/api-keys', {
		label: `Examples ${Date.now()}`,
		scopes: ['execution:read', 'execution:list'],
		expiresAt: null,
	});
	const executions = async <T>(path: string) => {
		const get = async () =>
			await fetch(`${n8nUrl}/api/v1/executions${path}`, {
				headers: { 'X-N8N-API-KEY': rawApiKey },
			});
		// While n8n is busy with a large execution it may close a connection that is waiting.
		const response = await get().catch(get);
		return (await response.json()) as T;
	};
	const endOf = async (executionId: string) => {
		await until(`the execution ${executionId} ends`, async () => {
			const { status } = await executions<Execution>(`/${executionId}`);
			return status !== 'new' && status !== 'running';
		});
		const ended = await executions<Execution>(`/${executionId}?includeData=true`);
		if (ended.status !== 'success') {
			throw new Error(
				`The execution ended with ${ended.status}: ${JSON.stringify(ended.data.resultData.error)}`,
			);
		}
		return { ...ended, items: itemsByNode(ended) };
	};
	return {
		...session,
		endOf,
		addExample: async (id, replaced) => {
			const example = readExamples().find((one) => one.id === id);
			let text = JSON.stringify({ ...example, id: undefined });
			for (const [old, fresh] of Object.entries(replaced)) {
				if (!text.includes(old)) throw new Error(`The example ${id} holds no ${old}`);
				text = text.replaceAll(old, fresh);
			}
			return await session.addWorkflow(JSON.parse(text) as N8nWorkflow);
		},
		runByHand: async (workflowId) => {
			const { executionId } = await session.post<{ executionId: string }>(
				`/rest/workflows/${workflowId}/run`,
				{ triggerToStartFrom: { name: MANUAL_TRIGGER } },
			);
			return await endOf(executionId);
		},
		executionsOf: async (workflowId) =>
			(await executions<{ data: Execution[] }>(`?workflowId=${workflowId}`)).data,
	};
}

/** For n8n's Postgres nodes; the examples name the ID. */
export async function addPostgres(
	{ addCredential }: ExamplesInN8n,
	{ host, port, user, database }: Postgres,
): Promise<Record<string, string>> {
	const data = { host, port, user, database, password: '', ssl: 'disable' };
	return { postgresDemo0001: await addCredential({ name: 'PostgreSQL', type: 'postgres', data }) };
}

/** What the simulator tells whoever asks it without n8n. */
export async function askUkgPro<T>(simulator: SimulatorFacts, path: string): Promise<T> {
	const { url, username, password, customerApiKey } = simulator;
	const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
	const response = await fetch(`${url}${path}`, {
		headers: { authorization, 'US-Customer-Api-Key': customerApiKey },
	});
	return (await response.json()) as T;
}

/** All rows of one of its lists. */
export async function listUkgPro<T>(simulator: SimulatorFacts, path: string): Promise<T[]> {
	const rows: T[] = [];
	for (let page = 1; ; page++) {
		const more = await askUkgPro<T[]>(simulator, `${path}?page=${page}&per_Page=10000`);
		if (more.length === 0) return rows;
		rows.push(...more);
	}
}
