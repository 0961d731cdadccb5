// The examples that begin with the trigger, published: who was hired or terminated is told, and
// nobody else.
import { simulatorCredential } from '../../scripts/demo/examples';
import { change, countRequests, someEmployees } from '../../scripts/simulatorControl';
import { startSimulatorProcess, type RunningSimulator } from '../../scripts/simulatorProcess';
import { addPostgres, askUkgPro, type ExamplesInN8n, examplesInN8n } from './examplesInN8n';
import { EVERY_FIVE_SECONDS } from './services/employeeChanges';
import { type Postgres, startPostgres } from './services/postgres';
import { type Receiver, startReceiver } from './services/receiver';
import { until } from './services/until';

type Employee = Record<string, string>;

let n8n: ExamplesInN8n;
let postgres: Postgres;
let receiver: Receiver;
const simulators: RunningSimulator[] = [];
const published: string[] = [];
let hires: Promise<Story>;
let terminations: Promise<Story>;

interface Story {
	workflow: string;
	hired: Employee[];
	terminated: Employee[];
}

beforeAll(async () => {
	[n8n, postgres, receiver] = await Promise.all([
		examplesInN8n(),
		startPostgres(),
		startReceiver(),
	]);
	// UKG Pro is read once a minute at most, so both wait for that together.
	hires = story(
		'ukgProExample008',
		{
			'https://chat.example.com/hook': `${receiver.url}/chat`,
			...(await addPostgres(n8n, postgres)),
		},
		n8n.runByHand,
	);
	terminations = story('ukgProExample009', {
		'https://tickets.example.com/api/tickets': `${receiver.url}/tickets`,
	});
	await Promise.all([hires, terminations]);
});
afterAll(async () => {
	for (const workflow of published) await n8n.unpublish(workflow);
	for (const simulator of simulators) await simulator.stop();
	await receiver?.close();
	await postgres?.stop();
});

/** Publishes an example for a tenant of its own and, when it has learned everybody, lets much happen. */
async function story(
	example: string,
	replaced: Record<string, string>,
	prepare: (workflow: string) => Promise<unknown> = async () => {},
): Promise<Story> {
	const simulator = await startSimulatorProcess({ employees: 60 });
	simulators.push(simulator);
	const { id, ...credential } = simulatorCredential(simulator);
	const workflow = await n8n.addExample(example, {
		...replaced,
		[id]: await n8n.addCredential({ ...credential, name: `UKG Pro of ${example}` }),
		'"interval":180': '"interval":1',
		'[{"mode":"everyMinute"}]': JSON.stringify(EVERY_FIVE_SECONDS),
	});
	await prepare(workflow);
	await n8n.publish(workflow);
	published.push(workflow);
	await until('everybody is learned', async () => (await countRequests(simulator.url)) >= 2);

	const { url } = simulator;
	const some = await someEmployees(url, 10);
	const hired = await change(url, [{ kind: 'hire' }, { kind: 'hire' }]);
	const terminated = await change(
		url,
		[some[5], some[6]].map((one) => ({ kind: 'terminate', ...idsOf(one) })),
	);
	await change(url, [{ kind: 'location', ...idsOf(some[7]) }]);
	const employees = async (ids: Array<{ employeeId: string }>) =>
		await Promise.all(
			ids.map(async ({ employeeId }) => {
				const path = `/personnel/v1/employee-changes/${employeeId}`;
				return [await askUkgPro<Employee | Employee[]>(simulator, path)].flat()[0];
			}),
		);
	return { workflow, hired: await employees(hired), terminated: await employees(terminated) };
}

function idsOf({ employeeId, companyId }: { employeeId: string; companyId: string }) {
	return { employeeId, companyId };
}

/** What came in at the address by the end of the first execution that the trigger started. */
async function messages(workflow: string, path: string): Promise<unknown[]> {
	let triggered: { id: string; mode: string } | undefined;
	await until('the trigger tells', async () => {
		triggered = (await n8n.executionsOf(workflow)).find(({ mode }) => mode === 'trigger');
		return triggered !== undefined;
	});
	await n8n.endOf(triggered?.id ?? '');
	return receiver.received
		.filter((one) => one.path === path)
		.map(({ body }) => JSON.parse(body) as unknown);
}

const isoDay = (text: string) => {
	const [month, day, year] = text.split(' ')[0].split('/');
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

it('new hires: a row and a message for each, and for nobody else', async () => {
	const { workflow, hired } = await hires;
	const told = await messages(workflow, '/chat');

	expect(hired).toHaveLength(2);
	expect(new Set(told)).toEqual(
		new Set(
			hired.map((one) => ({
				text: `Welcome ${one.firstName} ${one.lastName}, who starts on ${isoDay(one.dateOfLastHire)} as ${one.jobCode} in ${one.workLocation}`,
			})),
		),
	);
	expect(told).toHaveLength(2);
	const rows = await postgres.query(
		'select "employeeId", "companyId", "lastName", "supervisor", "startsOn" from ukg_new_hires',
	);
	expect(rows.sort()).toEqual(
		hired
			.map((one) => [
				one.employeeId,
				one.companyId,
				one.lastName,
				one.supervisorName ?? '',
				isoDay(one.dateOfLastHire),
			])
			.sort(),
	);
});

it('terminations: a ticket for each, and for nobody else', async () => {
	const { workflow, terminated } = await terminations;
	const told = await messages(workflow, '/tickets');

	expect(terminated).toHaveLength(2);
	expect(new Set(told)).toEqual(
		new Set(
			terminated.map((one) => ({
				title: `Offboarding: ${one.firstName} ${one.lastName}`,
				description: `Employee number ${one.employeeNumber}, ${one.jobCode} in ${one.workLocation}. Supervisor: ${one.supervisorName}.`,
				dueDate: isoDay(one.terminationDate),
				externalId: `${one.employeeId}-${one.companyId}-${isoDay(one.terminationDate)}`,
			})),
		),
	);
	expect(told).toHaveLength(2);
});
