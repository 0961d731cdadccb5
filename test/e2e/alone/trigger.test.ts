// The packed trigger in a real n8n: published, fed with changes, killed in the middle of a poll or of
// an execution and started again. Once as n8n keeps a trigger's memory by default, once with durable poll cursors.
import { simulatorCredential } from '../../../scripts/demo/examples';
import { importCredentials, importWorkflows, publishWorkflow } from '../../../scripts/n8n/commands';
import { findOrInstallN8n } from '../../../scripts/n8n/install';
import { putIntoN8n } from '../../../scripts/n8n/packedPackage';
import { startN8nServer, type N8nServer } from '../../../scripts/n8n/server';
import { atShutdown } from '../../../scripts/n8n/shutdown';
import { createUserFolder, withoutProxies } from '../../../scripts/n8n/userFolder';
import { addFault, countRequests } from '../../../scripts/simulatorControl';
import { startSimulatorProcess, type RunningSimulator } from '../../../scripts/simulatorProcess';
import { running } from '../running';
import { DURABLE, expectChanges, triggerWorkflow } from '../services/employeeChanges';
import { startReceiver, type Receiver } from '../services/receiver';
import { until } from '../services/until';

const WORKFLOW_ID = 'ukgProTrigger001';

interface Scene extends ReturnType<typeof expectChanges> {
	simulator: RunningSimulator;
	receiver: Receiver;
	kill: () => Promise<void>;
	start: () => Promise<void>;
}

/** What was told while something happened to n8n; `expected` is what happened in the tenant. */
async function play(
	settings: NodeJS.ProcessEnv,
	repeatAfterFailure: boolean,
	happenings: (scene: Scene) => Promise<void>,
) {
	const n8n = withoutProxies(await findOrInstallN8n());
	const folder = createUserFolder(n8n, settings);
	const removeFolder = atShutdown(folder.remove);
	const receiver = await startReceiver();
	const simulator = await startSimulatorProcess({ employees: 60 });
	const credential = simulatorCredential(simulator);
	const expectation = expectChanges(simulator, receiver);
	let server: N8nServer | undefined;
	const start = async () => {
		server = await startN8nServer(n8n, folder);
	};
	try {
		await putIntoN8n(running().tarball, folder.path);
		await importCredentials(n8n, folder, [credential]);
		await importWorkflows(n8n, folder, [
			{ id: WORKFLOW_ID, ...triggerWorkflow(credential, receiver, repeatAfterFailure) },
		]);
		await publishWorkflow(n8n, folder, WORKFLOW_ID);
		await start();
		await until('everybody is learned', async () => (await countRequests(simulator.url)) >= 2);
		await happenings({
			...expectation,
			simulator,
			receiver,
			kill: async () => await server?.kill(),
			start,
		});
		// Another read, which has nothing to tell.
		const after = await countRequests(simulator.url);
		await until('it reads again', async () => (await countRequests(simulator.url)) >= after + 2);
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		return expectation.soFar();
	} finally {
		await server?.stop();
		await simulator.stop();
		await receiver.close();
		await removeFolder();
	}
}

async function killedInAPoll({ simulator, happen, areTold, kill, start }: Scene) {
	await happen(['location', 5], ['organization', 6]);
	await until('the first changes are told', areTold);

	await happen(['location', 7]);
	const before = await countRequests(simulator.url);
	await addFault(simulator.url, {
		path: '/personnel/v1/employee-changes',
		kind: 'delay',
		delayMs: 5_000,
		count: 1,
	});
	await until('a poll is under way', async () => (await countRequests(simulator.url)) > before);
	await kill();
	await happen(['location', 8], ['terminate', 9]);
	await start();
	await until('the others are told', areTold);
}

/** The first change is told when n8n dies, the two others are not. */
async function killedInAnExecution({ receiver, happen, areTold, kill, start }: Scene) {
	const release = receiver.hold();
	await happen(['location', 5], ['organization', 6], ['terminate', 9]);
	await until('the execution is telling', () => receiver.received.length > 0);
	await kill();
	release();
	await start();
	await until('all is told', () => areTold(1));
}

/** By default, and with durable cursors. Nearly all of their time they wait, so they do it together. */
let plays: Record<'poll' | 'execution', Array<Awaited<ReturnType<typeof play>>>>;

beforeAll(async () => {
	const [byDefault, durable, ...repeating] = await Promise.all([
		play({}, false, killedInAPoll),
		play(DURABLE, false, killedInAPoll),
		play({}, true, killedInAnExecution),
		play(DURABLE, true, killedInAnExecution),
	]);
	plays = { poll: [byDefault, durable], execution: repeating };
}, 600_000);

it('killed in the middle of a poll, it loses nothing and invents nothing', () => {
	for (const { told, expected } of plays.poll) {
		expect(expected).toHaveLength(5);
		expect(told).toEqual(expected);
	}
});

it('killed in the middle of an execution, it gives its changes again if it is set so', () => {
	for (const { told, expected } of plays.execution) {
		expect(expected).toHaveLength(3);
		expect([...new Set(told)]).toEqual(expected);
		expect(told).toHaveLength(4);
	}
});
