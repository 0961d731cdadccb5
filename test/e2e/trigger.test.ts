// The packed trigger in a real n8n: published, fed with changes, killed in the middle of a poll and
// started again. Once as n8n keeps a trigger's memory by default, once with durable poll cursors.
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatorCredential } from '../../scripts/demo/examples';
import {
	importCredentials,
	importWorkflows,
	publishWorkflow,
	type N8nWorkflow,
} from '../../scripts/n8n/commands';
import { findOrInstallN8n } from '../../scripts/n8n/install';
import { buildAndPack, putIntoN8n } from '../../scripts/n8n/packedPackage';
import { startN8nServer } from '../../scripts/n8n/server';
import { createUserFolder, withoutProxies } from '../../scripts/n8n/userFolder';
import { addFault, change, countRequests, someEmployees } from '../../scripts/simulatorControl';
import { startSimulatorProcess, type SimulatorFacts } from '../../scripts/simulatorProcess';

const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

const WORKFLOW_ID = 'ukgProTrigger001';

/** Tells what the trigger gave to whoever listens at the address. */
function workflowOf(simulator: SimulatorFacts, listener: string): N8nWorkflow {
	const { id, name } = simulatorCredential(simulator);
	return {
		id: WORKFLOW_ID,
		name: 'Employee changes',
		nodes: [
			{
				id: 'trigger',
				name: 'UKG Pro Trigger',
				type: 'n8n-nodes-ukg-pro.ukgProTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					// n8n takes no shorter rhythm than a minute, but several of them.
					pollTimes: {
						item: Array.from({ length: 12 }, (_, index) => ({
							mode: 'custom',
							cronExpression: `${index * 5} * * * * *`,
						})),
					},
					interval: 1,
				},
				credentials: { ukgProApi: { id, name } },
			},
			{
				id: 'tell',
				name: 'Tell',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [300, 0],
				parameters: {
					method: 'POST',
					url: listener,
					sendBody: true,
					specifyBody: 'json',
					jsonBody:
						'={{ JSON.stringify({ id: $json.employee.employeeId, event: $json.event, changes: $json.changes }) }}',
					options: {},
				},
			},
		],
		connections: {
			'UKG Pro Trigger': { main: [[{ node: 'Tell', type: 'main', index: 0 }]] },
		},
	};
}

interface Told {
	id: string;
	event: string;
	changes: string[];
}

async function listen() {
	const told: Told[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (text: string) => (body += text));
		request.on('end', () => {
			told.push(JSON.parse(body) as Told);
			response.setHeader('content-type', 'application/json').end('{}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		told,
		url: `http://127.0.0.1:${port}/`,
		close: async () =>
			await new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 150_000;
	while (Date.now() < deadline) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`Waited in vain until ${what}`);
}

let tarball: string;
const temporary = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-trigger-'));
beforeAll(async () => {
	tarball = await buildAndPack(temporary);
});
afterAll(async () => await rm(temporary, { recursive: true, force: true }));

/** What was told, after n8n was killed in the middle of a poll; `expected` is what happened. */
async function killedInTheMiddle(settings: NodeJS.ProcessEnv) {
	const n8n = withoutProxies(await findOrInstallN8n());
	const created = createUserFolder(n8n);
	const folder = {
		...created,
		settings: async () => ({ ...(await created.settings()), ...settings }),
	};
	const listener = await listen();
	const simulator = await startSimulatorProcess({ employees: 60 });
	let server: Awaited<ReturnType<typeof startN8nServer>> | undefined;
	const expected: Told[] = [];
	const happen = async (kind: string, index: number) => {
		const { employeeId, companyId } = (await someEmployees(simulator.url, 60))[index];
		await change(simulator.url, [{ kind, employeeId, companyId }]);
		expected.push(
			kind === 'terminate'
				? { id: employeeId, event: 'terminated', changes: ['status'] }
				: { id: employeeId, event: 'changed', changes: [kind] },
		);
	};
	const areTold = () => listener.told.length >= expected.length;
	try {
		await putIntoN8n(tarball, folder.path);
		await importCredentials(n8n, folder, [simulatorCredential(simulator)]);
		await importWorkflows(n8n, folder, [workflowOf(simulator, listener.url)]);
		await publishWorkflow(n8n, folder, WORKFLOW_ID);
		server = await startN8nServer(n8n, folder);
		await until('everybody is learned', async () => (await countRequests(simulator.url)) >= 2);

		await happen('location', 5);
		await happen('organization', 6);
		await until('the first changes are told', areTold);

		await happen('location', 7);
		const before = await countRequests(simulator.url);
		await addFault(simulator.url, {
			path: '/personnel/v1/employee-changes',
			kind: 'delay',
			delayMs: 5_000,
			count: 1,
		});
		await until('a poll is under way', async () => (await countRequests(simulator.url)) > before);
		await server.kill();
		await happen('location', 8);
		await happen('terminate', 9);
		server = await startN8nServer(n8n, folder);
		await until('the others are told', areTold);
		// Another read, which has nothing to tell.
		const after = await countRequests(simulator.url);
		await until('it reads again', async () => (await countRequests(simulator.url)) >= after + 2);
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		return { told: listener.told, expected };
	} finally {
		await server?.stop();
		await simulator.stop();
		await listener.close();
		await created.remove();
	}
}

const sorted = (told: readonly Told[]) => told.map((one) => JSON.stringify(one)).sort();

it('killed in the middle of a poll, it loses nothing and invents nothing, with durable cursors or without', async () => {
	const [byDefault, durable] = await Promise.all([
		killedInTheMiddle({}),
		killedInTheMiddle(DURABLE),
	]);
	expect(byDefault.expected).toHaveLength(5);
	expect({ byDefault: sorted(byDefault.told), durable: sorted(durable.told) }).toEqual({
		byDefault: sorted(byDefault.expected),
		durable: sorted(durable.expected),
	});
}, 600_000);
