// The examples that copy everybody into PostgreSQL: all at once, and page by page.
import { simulatorCredential } from '../../scripts/demo/examples';
import { type Session, signInAsOwner } from '../../scripts/n8n/session';
import { type RunningSimulator, startSimulatorProcess } from '../../scripts/simulatorProcess';
import { addCredential, addExample, addPostgres, runByHand } from './examplesInN8n';
import { OWNER, running } from './running';
import { type Postgres, startPostgres } from './services/postgres';

const COLUMNS = [
	'employeeId',
	'companyId',
	'firstName',
	'lastName',
	'preferredName',
	'emailAddress',
	'homePhone',
	'addressCity',
	'addressState',
	'addressCountry',
];

let session: Session;
let simulator: RunningSimulator;
let postgres: Postgres;
let credentials: Record<string, string>;
let everybody: string[];

beforeAll(async () => {
	[session, simulator, postgres] = await Promise.all([
		signInAsOwner(running().n8nUrl, OWNER),
		startSimulatorProcess({ employees: 20_000 }),
		startPostgres(),
	]);
	const { id, ...ukgPro } = simulatorCredential(simulator);
	credentials = {
		[id]: await addCredential(session, { ...ukgPro, name: 'UKG Pro with 20,000 people' }),
		...(await addPostgres(session, postgres)),
	};
	everybody = (await peopleOf(simulator)).sort();
});
afterAll(async () => {
	await postgres?.stop();
	await simulator?.stop();
});

/** What the simulator tells whoever asks it without n8n. */
async function peopleOf({ url, username, password, customerApiKey }: RunningSimulator) {
	const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
	const people: string[] = [];
	for (let page = 1; ; page++) {
		const response = await fetch(`${url}/personnel/v1/person-details?page=${page}&per_Page=10000`, {
			headers: { authorization, 'US-Customer-Api-Key': customerApiKey },
		});
		const rows = (await response.json()) as Array<Record<string, string | null>>;
		if (rows.length === 0) return people;
		people.push(...rows.map((row) => COLUMNS.map((name) => row[name] ?? '').join('\t')));
	}
}

async function table(): Promise<string[]> {
	const columns = COLUMNS.map((name) => `"${name}"`).join(', ');
	const rows = await postgres.query(`select ${columns} from ukg_people`);
	return rows.map((row) => row.join('\t')).sort();
}

it('nightly people sync: 20,000 people, and what has changed meanwhile the night after', async () => {
	const workflow = await addExample(session, 'ukgProExample003', credentials);
	await runByHand(session, workflow);

	expect(everybody.length).toBeGreaterThanOrEqual(20_000);
	expect(await table()).toEqual(everybody);

	await postgres.query(`
		update ukg_people set "lastName" = 'Old' where "lastName" like 'S%';
		delete from ukg_people where "addressCountry" = 'CAN'`);
	expect(await table()).not.toEqual(everybody);
	await runByHand(session, workflow);

	expect(await table()).toEqual(everybody);
});

it('a big tenant page by page: the same people, of whom the loop itself keeps nobody', async () => {
	await postgres.query('drop table if exists ukg_people');
	const workflow = await addExample(session, 'ukgProExample004', credentials);
	const { data } = await runByHand(session, workflow);

	expect(await table()).toEqual(everybody);
	const pages = Math.ceil(everybody.length / 2_000);
	expect(data).toContain(`{"pages":${pages}}`);
	expect(data.length).toBeLessThan(2_000 * (pages + 2));
	const ids = everybody.map((person) => person.slice(0, 12));
	expect(ids.filter((id) => data.includes(id))).toEqual([]);
});
