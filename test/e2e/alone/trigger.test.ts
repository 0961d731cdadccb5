// The packed trigger in a real n8n: published, fed with changes, killed in the middle of a poll and
// started again. Once as n8n keeps a trigger's memory by default, once with durable poll cursors.
import { simulatorCredential } from '../../../scripts/demo/examples';
import { importCredentials, importWorkflows, publishWorkflow } from '../../../scripts/n8n/commands';
import { findOrInstallN8n } from '../../../scripts/n8n/install';
import { putIntoN8n } from '../../../scripts/n8n/packedPackage';
import { startN8nServer } from '../../../scripts/n8n/server';
import { atShutdown } from '../../../scripts/n8n/shutdown';
import { createUserFolder, withoutProxies } from '../../../scripts/n8n/userFolder';
import { addFault, countRequests } from '../../../scripts/simulatorControl';
import { startSimulatorProcess } from '../../../scripts/simulatorProcess';
import { running } from '../running';
import { DURABLE, expectChanges, triggerWorkflow } from '../services/employeeChanges';
import { startReceiver } from '../services/receiver';
import { until } from '../services/until';

const WORKFLOW_ID = 'ukgProTrigger001';

/** What was told, after n8n was killed in the middle of a poll; `expected` is what happened. */
async function killedInTheMiddle(settings: NodeJS.ProcessEnv) {
	const n8n = withoutProxies(await findOrInstallN8n());
	const folder = createUserFolder(n8n, settings);
	const removeFolder = atShutdown(folder.remove);
	const receiver = await startReceiver();
	const simulator = await startSimulatorProcess({ employees: 60 });
	const credential = simulatorCredential(simulator);
	const { happen, areTold, soFar } = expectChanges(simulator, receiver);
	let server: Awaited<ReturnType<typeof startN8nServer>> | undefined;
	try {
		await putIntoN8n(running().tarball, folder.path);
		await importCredentials(n8n, folder, [credential]);
		await importWorkflows(n8n, folder, [
			{ id: WORKFLOW_ID, ...triggerWorkflow(credential, receiver) },
		]);
		await publishWorkflow(n8n, folder, WORKFLOW_ID);
		server = await startN8nServer(n8n, folder);
		await until('everybody is learned', async () => (await countRequests(simulator.url)) >= 2);

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
		await server.kill();
		await happen(['location', 8], ['terminate', 9]);
		server = await startN8nServer(n8n, folder);
		await until('the others are told', areTold);
		// Another read, which has nothing to tell.
		const after = await countRequests(simulator.url);
		await until('it reads again', async () => (await countRequests(simulator.url)) >= after + 2);
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		return soFar();
	} finally {
		await server?.stop();
		await simulator.stop();
		await receiver.close();
		await removeFolder();
	}
}

it('killed in the middle of a poll, it loses nothing and invents nothing, with durable cursors or without', async () => {
	const [byDefault, durable] = await Promise.all([
		killedInTheMiddle({}),
		killedInTheMiddle(DURABLE),
	]);
	expect(byDefault.expected).toHaveLength(5);
	expect({ byDefault: byDefault.told, durable: durable.told }).toEqual({
		byDefault: byDefault.expected,
		durable: durable.expected,
	});
}, 600_000);
