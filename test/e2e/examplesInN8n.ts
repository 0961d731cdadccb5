// Runs copies of the examples in the n8n under test, as its editor does.
import { readExamples } from '../../scripts/demo/examples';
import type { N8nWorkflow } from '../../scripts/n8n/commands';
import type { Session } from '../../scripts/n8n/session';
import type { Postgres } from './services/postgres';
import { until } from './services/state';

export const MANUAL_TRIGGER = 'When clicking ‘Execute workflow’';

/** A credential in n8n; gives its ID. */
export async function addCredential(
	session: Session,
	credential: { name: string; type: string; data: object },
): Promise<string> {
	return (await session.post<{ id: string }>('/rest/credentials', credential)).id;
}

/** For n8n's Postgres nodes; the examples name the ID. */
export async function addPostgres(
	session: Session,
	{ host, port, user, database }: Postgres,
): Promise<Record<string, string>> {
	const data = { host, port, user, database, password: '', ssl: 'disable' };
	return {
		postgresDemo0001: await addCredential(session, { name: 'PostgreSQL', type: 'postgres', data }),
	};
}

/** A copy of an example in which some texts are others, such as its addresses and credentials. */
export async function addExample(
	session: Session,
	id: string,
	replaced: Record<string, string> = {},
): Promise<string> {
	const example = readExamples().find((one) => one.id === id);
	let text = JSON.stringify({ ...example, id: undefined });
	for (const [old, fresh] of Object.entries(replaced)) {
		if (!text.includes(old)) throw new Error(`The example ${id} holds no ${old}`);
		text = text.replaceAll(old, fresh);
	}
	const workflow = JSON.parse(text) as N8nWorkflow;
	return (await session.post<{ id: string }>('/rest/workflows', workflow)).id;
}

interface Execution {
	id: string;
	status: string;
	/** Everything that n8n keeps of it, as text. */
	data: string;
}

/** What Execute workflow does; gives the execution once it has ended well. */
export async function runByHand(session: Session, workflowId: string): Promise<Execution> {
	const { executionId } = await session.post<{ executionId: string }>(
		`/rest/workflows/${workflowId}/run`,
		{ triggerToStartFrom: { name: MANUAL_TRIGGER } },
	);
	return await endOf(session, workflowId, executionId);
}

/** Waits for the end of an execution, which has to be a success. */
export async function endOf(
	session: Session,
	workflowId: string,
	executionId: string,
): Promise<Execution> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	let status = '';
	await until(`the execution ${executionId} ends`, async () => {
		const { results } = await session.get<{ results: Execution[] }>(
			`/rest/executions?filter=${filter}`,
		);
		status = results.find(({ id }) => id === executionId)?.status ?? '';
		return !['', 'new', 'running', 'unknown', 'waiting'].includes(status);
	});
	const execution = await session.get<Execution>(`/rest/executions/${executionId}`);
	if (status !== 'success') {
		throw new Error(`The execution ended with ${status}: ${execution.data.slice(0, 5_000)}`);
	}
	return execution;
}
