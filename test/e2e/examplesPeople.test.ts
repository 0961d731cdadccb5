// The examples that copy everybody into PostgreSQL: all at once, and page by page.
import { simulatorCredential } from '../../scripts/demo/examples';
import { type RunningSimulator, startSimulatorProcess } from '../../scripts/simulatorProcess';
import { addPostgres, type ExamplesInN8n, examplesInN8n, listUkgPro } from './examplesInN8n';
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

let n8n: ExamplesInN8n;
let simulator: RunningSimulator;
let postgres: Postgres;
let credentials: Record<string, string>;
let everybody: string[];

beforeAll(async () => {
	[n8n, simulator, postgres] = await Promise.all([
		examplesInN8n(),
		startSimulatorProcess({ employees: 20_000 }),
		startPostgres(),
	]);
	const { id, ...ukgPro } = simulatorCredential(simulator);
	credentials = {
		[id]: await n8n.addCredential({ ...ukgPro, name: 'UKG Pro with 20,000 people' }),
		...(await addPostgres(n8n, postgres)),
	};
	const people = await listUkgPro<Record<string, string | null>>(
		simulator,
		'/personnel/v1/person-details',
	);
	everybody = people.map((row) => COLUMNS.map((name) => row[name] ?? '').join('\t')).sort();
});
afterAll(async () => {
	await postgres?.stop();
	await simulator?.stop();
});

async function table(): Promise<string[]> {
	const columns = COLUMNS.map((name) => `"${name}"`).join(', ');
	const rows = await postgres.query(`select ${columns} from ukg_people`);
	return rows.map((row) => row.join('\t')).sort();
}

it('nightly people sync: 20,000 people, and what has changed meanwhile the night after', async () => {
	const workflow = await n8n.addExample('ukgProExample003', credentials);
	await n8n.runByHand(workflow);

	expect(everybody.length).toBeGreaterThanOrEqual(20_000);
	expect(await table()).toEqual(everybody);

	await postgres.query(`
		update ukg_people set "lastName" = 'Old' where "lastName" like 'S%';
		delete from ukg_people where "addressCountry" = 'CAN'`);
	expect(await table()).not.toEqual(everybody);
	await n8n.runByHand(workflow);

	expect(await table()).toEqual(everybody);
});

it('a big tenant page by page: the same people, of whom the loop itself keeps nobody', async () => {
	await postgres.query('drop table if exists ukg_people');
	const workflow = await n8n.addExample('ukgProExample004', credentials);
	const { items, data } = await n8n.runByHand(workflow);

	expect(await table()).toEqual(everybody);
	const pages = Math.ceil(everybody.length / 2_000);
	expect(items['All Pages Copied']).toEqual([{ pages }]);
	const kept = JSON.stringify(data);
	const ids = everybody.map((person) => person.slice(0, 12));
	expect(ids.filter((id) => kept.includes(id))).toEqual([]);
});
