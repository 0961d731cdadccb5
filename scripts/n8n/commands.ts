// n8n's command line: importing and running without a server.
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, lastLines } from './failure';
import type { N8n } from './install';
import { runProcess, type StartOptions } from './processes';
import type { UserFolder } from './userFolder';

export interface N8nCredential {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface N8nWorkflow {
	id: string;
	name: string;
	nodes: unknown[];
	connections: unknown;
}

/** The items of each node that ran, by the node's name: first run, first output. */
export type ItemsByNode = Record<string, Array<Record<string, unknown>>>;

export async function importCredentials(
	n8n: N8n,
	folder: UserFolder,
	credentials: N8nCredential[],
): Promise<void> {
	await importJson(n8n, folder, 'import:credentials', credentials);
}

export async function importWorkflows(
	n8n: N8n,
	folder: UserFolder,
	workflows: N8nWorkflow[],
): Promise<void> {
	await importJson(n8n, folder, 'import:workflow', workflows);
}

/** From its next start on, n8n runs the workflow by its trigger. */
export async function publishWorkflow(n8n: N8n, folder: UserFolder, id: string): Promise<void> {
	await command(n8n, folder, ['publish:workflow', '--id', id]);
}

/** Runs a workflow that starts with a Manual Trigger; throws when n8n reports anything but success. */
export async function executeWorkflow(
	n8n: N8n,
	folder: UserFolder,
	id: string,
): Promise<ItemsByNode> {
	const outputFile = join(folder.path, `${randomUUID()}.json`);
	const { code, stdout, stderr } = await run(n8n, folder, ['execute', '--id', id, '--rawOutput'], {
		outputFile,
	});
	rmSync(outputFile, { force: true });
	const execution = parseExecution(stdout);
	const failure = execution?.data.resultData.error;
	if (code !== 0 || !execution || failure || execution.status !== 'success') {
		const why = failure
			? [failure.message, failure.description].filter(Boolean).join('\n')
			: lastLines(`${stderr}\n${stdout}`);
		throw new Failure(
			`${await n8n.explainDamage()}n8n did not run the workflow ${id} to its end.\n${why}`,
		);
	}
	return itemsByNode(execution);
}

/** As n8n's command line and its public API give it. */
export interface Execution {
	id: string;
	mode: string;
	status: string;
	data: {
		resultData: {
			error?: { message: string; description?: string };
			runData: Record<
				string,
				Array<{
					error?: unknown;
					data?: { main?: Array<Array<{ json: Record<string, unknown> }>> };
				}>
			>;
		};
	};
}

/** n8n writes other lines around the JSON: it begins at the first brace and ends at the last. */
function parseExecution(stdout: string): Execution | undefined {
	try {
		return JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1)) as Execution;
	} catch {
		return undefined;
	}
}

export function itemsByNode(execution: Execution): ItemsByNode {
	return Object.fromEntries(
		Object.entries(execution.data.resultData.runData).map(([name, runs]) => [
			name,
			(runs[0]?.data?.main?.[0] ?? []).map((item) => item.json),
		]),
	);
}

async function importJson(
	n8n: N8n,
	folder: UserFolder,
	name: string,
	content: unknown,
): Promise<void> {
	// In the run's own folder, so that it goes with it even when the run is interrupted here.
	const file = join(folder.path, `${randomUUID()}.json`);
	try {
		writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
		await command(n8n, folder, [name, '--input', file]);
	} finally {
		rmSync(file, { force: true });
	}
}

async function command(n8n: N8n, folder: UserFolder, args: string[]): Promise<void> {
	const { code, stdout, stderr } = await run(n8n, folder, args);
	if (code !== 0) {
		throw new Failure(
			`${await n8n.explainDamage()}"n8n ${args[0]}" failed; its own words are below.\n${lastLines(`${stderr}\n${stdout}`)}`,
		);
	}
}

async function run(n8n: N8n, folder: UserFolder, args: string[], options: StartOptions = {}) {
	return await runProcess(n8n.command, [...n8n.args, ...args], {
		...options,
		cwd: folder.path,
		env: await folder.settings(),
	});
}
