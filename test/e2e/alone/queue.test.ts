// n8n at scale: many executions at once in queue mode, and a worker that dies in the middle.
import { simulatorCredential } from '../../../scripts/demo/examples';
import { note } from '../../../scripts/n8n/progress';
import { countRequests, resetSimulator, someEmployees } from '../../../scripts/simulatorControl';
import { startSimulatorProcess, type RunningSimulator } from '../../../scripts/simulatorProcess';
import { DURABLE, expectChanges, triggerWorkflow } from '../services/employeeChanges';
import {
	startQueueMode,
	stopQueueModes,
	together,
	type QueueMode,
	type Worker,
} from '../services/queueMode';
import { startReceiver } from '../services/receiver';
import { until } from '../services/until';

const PEOPLE = 400;
const PAGE = 40;
const EXECUTIONS = 50;
const WHOLE = 'the whole list';

interface Employment {
	employeeId: string;
	companyId: string;
}

/** Somebody who works for two companies has two rows. */
const nameOf = ({ employeeId, companyId }: Employment) => `${employeeId} in ${companyId}`;

let queue: QueueMode;
let durableQueue: QueueMode;
let simulator: RunningSimulator;
let everybody: string[];
let workflowId: string;

beforeAll(async () => {
	simulator = await startSimulatorProcess({
		employees: PEOPLE,
		latency: 300,
		variants: { pageSizeCap: PAGE },
	});
	[queue, durableQueue] = await together([startQueueMode(), startQueueMode(DURABLE)]);
	everybody = (await someEmployees(simulator.url, 2 * PEOPLE)).map(nameOf).sort();
	workflowId = await publishPeople('people', simulator.domain);
});

/** What tests leave to be stopped. */
const undo: Array<() => Promise<void>> = [];

afterAll(async () => {
	await stopQueueModes();
	await Promise.all(undo.map(async (stop) => await stop()));
	await simulator?.stop();
});

/** A webhook that gives all people of the tenant at that address; gives the workflow's ID. */
async function publishPeople(path: string, domain: string): Promise<string> {
	const { session } = queue;
	const credential = simulatorCredential({ ...simulator, domain });
	const { name } = credential;
	const id = await session.addCredential(credential);
	const workflowId = await session.addWorkflow({
		name: path,
		nodes: [
			{
				id: 'webhook',
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: path,
				position: [0, 0],
				parameters: {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'allEntries',
					options: {},
				},
			},
			{
				id: 'people',
				name: 'UKG Pro',
				type: 'n8n-nodes-ukg-pro.ukgPro',
				typeVersion: 1,
				position: [300, 0],
				parameters: { resource: 'person', operation: 'getMany', returnAll: true },
				credentials: { ukgProApi: { id, name } },
				// What goes wrong is an answer here.
				onError: 'continueRegularOutput',
			},
		],
		connections: { Webhook: { main: [[{ node: 'UKG Pro', type: 'main', index: 0 }]] } },
	});
	await session.publish(workflowId);
	return workflowId;
}

/** What a webhook's answer is: the whole list, or in what way it is none. */
async function answerOf(path: string): Promise<string> {
	const response = await fetch(`${queue.url}/webhook/${path}`, { method: 'POST' });
	if (response.status !== 200) return `HTTP ${response.status}`;
	const rows = ((await response.json()) as Employment[]).map(nameOf).sort();
	const isWhole =
		rows.length === everybody.length && rows.every((row, at) => row === everybody[at]);
	return isWhole ? WHOLE : `${rows.length} rows, ${new Set(rows).size} different ones`;
}

const manyAnswers = async () =>
	await Promise.all(Array.from({ length: EXECUTIONS }, async () => await answerOf('people')));

/** n8n registers a webhook a moment after its workflow was published. */
const isRegistered = async (path: string) => (await answerOf(path)) !== 'HTTP 404';

test(`${EXECUTIONS} executions at once give the whole list, on both workers`, async () => {
	await until('the webhook is registered', async () => await isRegistered('people'));
	const before = (await queue.executionsOf(workflowId)).length;
	await resetSimulator(simulator.url);

	expect(await manyAnswers()).toEqual(Array(EXECUTIONS).fill(WHOLE));

	const ids = (await queue.executionsOf(workflowId)).slice(before).map(({ id }) => id);
	expect(ids).toHaveLength(EXECUTIONS);
	const shares = queue.workers.map(
		({ executions }) => executions().finished.filter((id) => ids.includes(id)).length,
	);
	expect(shares).toHaveLength(2);
	expect(Math.min(...shares)).toBeGreaterThan(0);
	// Each page once, and an empty one; eight requests are under way when that one comes.
	const requests = (await countRequests(simulator.url)) / EXECUTIONS;
	const needed = Math.ceil(everybody.length / PAGE) + 1;
	expect(requests).toBeGreaterThanOrEqual(needed);
	expect(requests).toBeLessThanOrEqual(needed + 8);
	note(`    ${shares.join(' and ')} executions on the workers, ${requests} requests each`);
});

test('an execution on a worker that dies is reported as failed, and no part of a list as whole', async () => {
	const before = (await queue.executionsOf(workflowId)).length;
	const [victim] = queue.workers;
	const done = victim.executions().finished.length;
	const answering = manyAnswers();
	await until('a worker is in the middle of its work', () => {
		const { started, finished } = victim.executions();
		return finished.length > done && started.length >= finished.length + 5;
	});
	await victim.kill();
	// Whoever looks after n8n starts another.
	const [answers] = await Promise.all([answering, queue.startWorker()]);

	const elsewhere = queue.workers.flatMap(({ executions }) => executions().started);
	const executions = (await queue.executionsOf(workflowId)).slice(before);
	const failed = executions.filter(({ status }) => status !== 'success').map(({ id }) => id);
	expect(executions).toHaveLength(EXECUTIONS);
	expect(failed.length).toBeGreaterThan(0);
	// The last that the dead worker took may be missing in its log, so the others' logs are asked.
	expect(elsewhere.length).toBeGreaterThan(0);
	expect(elsewhere.filter((id) => failed.includes(id))).toEqual([]);
	expect(answers.sort()).toEqual([
		...Array<string>(failed.length).fill('HTTP 500'),
		...Array<string>(EXECUTIONS - failed.length).fill(WHOLE),
	]);
	note(`    ${failed.length} of ${EXECUTIONS} executions failed`);
});

test("a host that n8n's SSRF protection does not allow is not asked", async () => {
	const refusal = 'The request was blocked because it resolves to a restricted IP address';
	const elsewhere = await startReceiver(undefined, '127.0.0.2');
	try {
		await publishPeople('elsewhere', elsewhere.url);
		await until('the webhook is registered', async () => await isRegistered('elsewhere'));
		const response = await fetch(`${queue.url}/webhook/elsewhere`, { method: 'POST' });
		expect(await response.json()).toMatchObject([
			{
				error: expect.stringContaining(refusal) as string,
				details: { description: expect.stringContaining('administrator') as string },
			},
		]);

		const credential = simulatorCredential({ ...simulator, domain: elsewhere.url });
		const id = await queue.session.addCredential(credential);
		const credentials = { ...credential, id };
		expect(await queue.session.post('/rest/credentials/test', { credentials })).toEqual({
			status: 'Error',
			message: refusal,
		});

		expect(elsewhere.received).toEqual([]);
		// Anybody else may ask it.
		await fetch(elsewhere.url);
		expect(elsewhere.received).toHaveLength(1);
	} finally {
		await elsewhere.close();
	}
});

/** A published trigger and its execution in the middle of which workers die. */
async function startTelling(queue: QueueMode, repeatAfterFailure: boolean) {
	const receiver = await startReceiver();
	undo.push(receiver.close);
	const simulator = await startSimulatorProcess({ employees: 60 });
	undo.push(simulator.stop);
	const { happen, areTold, soFar } = expectChanges(simulator, receiver);
	const { session } = queue;
	const credential = simulatorCredential(simulator);
	credential.id = await session.addCredential(credential);
	const id = await session.addWorkflow(triggerWorkflow(credential, receiver, repeatAfterFailure));
	await session.publish(id);
	await until('everybody is learned', async () => (await countRequests(simulator.url)) >= 2);

	const release = receiver.hold();
	await happen(['job', 5], ['organization', 6], ['hire']);
	await until('a worker is telling', () =>
		repeatAfterFailure ? receiver.received.length > 0 : areTold(),
	);
	const before = soFar().told;
	const [{ id: telling }] = await queue.executionsOf(id);
	const isTelling = ({ executions }: Worker) => executions().started.includes(telling);
	await until('it is known which worker', () => queue.workers.some(isTelling));
	return {
		isTelling,
		/** What was told when workers had died, and what had happened. */
		async goOn() {
			release();
			await happen(['location', 7], ['terminate', 8]);
			await until('the others are told', () => areTold(repeatAfterFailure ? before.length : 0));
			const statuses = async () => (await queue.executionsOf(id)).map(({ status }) => status);
			await until('n8n is done with all of them', async () =>
				(await statuses()).every((status) => !['new', 'running'].includes(status)),
			);
			return { before, ...soFar(), statuses: await statuses() };
		},
	};
}

/** Of a trigger that is set as by default, and of one that repeats after a failure. */
async function killedWhileTelling(queue: QueueMode) {
	const scenes = await together([startTelling(queue, false), startTelling(queue, true)]);
	const victims = queue.workers.filter((worker) =>
		scenes.some(({ isTelling }) => isTelling(worker)),
	);
	await Promise.all(victims.map(async ({ kill }) => await kill()));
	await together(victims.map(async () => await queue.startWorker()));
	return await together(scenes.map(async ({ goOn }) => await goOn()));
}

test('after a worker died in telling, the trigger loses no change if it is set to repeat, and tells none twice otherwise, with durable cursors or without', async () => {
	for (const [byDefault, repeating] of await together([
		killedWhileTelling(queue),
		killedWhileTelling(durableQueue),
	])) {
		expect(byDefault.expected).toHaveLength(5);
		// n8n does not run the execution of a dead worker again: it died when it had told what was in it.
		expect(byDefault.before).toHaveLength(3);
		expect(byDefault.told).toEqual(byDefault.expected);
		// Two of the first three were lost with the worker; all come with the next read.
		expect(repeating.before).toHaveLength(1);
		expect(repeating.told).toEqual([...repeating.expected, ...repeating.before].sort());
		// The one on the worker that died, and that of the changes since.
		const statuses = [expect.stringMatching(/^(error|crashed)$/), 'success'];
		expect([byDefault.statuses, repeating.statuses]).toEqual([statuses, statuses]);
	}
});
