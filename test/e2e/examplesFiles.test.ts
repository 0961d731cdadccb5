// The examples that read and write files, and the org chart.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resetSimulator, someEmployees } from '../../scripts/simulatorControl';
import {
	askUkgPro,
	type ExamplesInN8n,
	examplesInN8n,
	filesFolder,
	listUkgPro,
	MANUAL_TRIGGER,
} from './examplesInN8n';
import { running } from './running';

const { folder, simulator } = running();
const files = filesFolder(folder.path);
const HERE = { '/home/node/.n8n-files': files };

let n8n: ExamplesInN8n;

beforeAll(async () => {
	n8n = await examplesInN8n();
	await resetSimulator(simulator.url);
});

describe('PTO balances from a CSV file', () => {
	interface Balance {
		employeeId: string;
		companyId: string;
		ptoPlan: string;
		earned: string | number;
		taken: string | number;
	}
	const columns = ['employeeId', 'companyId', 'ptoPlan', 'earned', 'taken'] as const;
	const csv = (rows: Balance[]) =>
		[columns, ...rows.map((row) => columns.map((name) => row[name]))].join('\n');
	const inUkgPro = async ({ employeeId, companyId, ptoPlan }: Balance) => {
		const path = `/personnel/v1/companies/${companyId}/employees/${employeeId}/pto-plans/${ptoPlan}`;
		const [{ earned, taken }] = await askUkgPro<Balance[]>(simulator, path);
		return { earned, taken };
	};

	it('updates the right rows, gathers the wrong ones, and takes them once they are corrected', async () => {
		const employees = (await someEmployees(simulator.url, 50)).filter(
			({ ptoPlans }) => ptoPlans.length > 0,
		);
		const balances = employees
			.slice(0, 6)
			.map(({ employeeId, companyId, ptoPlans: [ptoPlan] }, index) => ({
				...{ employeeId, companyId, ptoPlan },
				earned: 80.5 + index,
				taken: index,
			}));
		const wrong: Array<[Balance, string]> = [
			[{ ...balances[1], ptoPlan: 'NOPE' }, 'UKG Pro found nothing'],
			[{ ...balances[2], earned: 'eight' }, "'Earned Hours' must be a number"],
			[
				{ ...balances[3], employeeId: employees[3].employeeNumber },
				'looks like an employee number',
			],
			[{ ...balances[4], taken: '' }, "'Taken Hours' is empty"],
		];
		const before = await Promise.all(balances.map(inUkgPro));
		const wanted = balances.map(({ earned, taken }) => ({ earned, taken }));
		expect(before).not.toContainEqual(wanted[0]);

		writeFileSync(
			join(files, 'pto-balances.csv'),
			csv([balances[0], ...wrong.map(([row]) => row), balances[5]]),
		);
		await n8n.runByHand(await n8n.addExample('ukgProExample005', HERE));

		expect(await Promise.all(balances.map(inUkgPro))).toEqual([
			wanted[0],
			...before.slice(1, 5),
			wanted[5],
		]);
		const refused = readFileSync(join(files, 'pto-balances-refused.csv'), 'utf8').split('\n');
		expect(refused[0]).toContain('employeeId,companyId,ptoPlan,earned,taken,error');
		expect(refused).toHaveLength(1 + wrong.length);
		wrong.forEach(([row, why], index) => {
			expect(refused[index + 1]).toContain(columns.map((name) => row[name]).join(','));
			expect(refused[index + 1]).toContain(why);
		});

		// The file as it was written, with nothing but the wrong cells corrected.
		const corrected = [
			refused[0],
			...refused
				.slice(1)
				.map((line, index) =>
					line.replace(
						columns.map((name) => wrong[index][0][name]).join(','),
						columns.map((name) => balances[index + 1][name]).join(','),
					),
				),
		];
		writeFileSync(join(files, 'corrected.csv'), corrected.join('\n'));
		await n8n.runByHand(
			await n8n.addExample('ukgProExample005', {
				...HERE,
				'pto-balances.csv': 'corrected.csv',
			}),
		);

		expect(await Promise.all(balances.map(inUkgPro))).toEqual(wanted);
	});
});

interface Person {
	name: string;
	employeeId: string;
	companyId: string;
	people: number;
	reports: Person[];
}

it('org chart: everybody below their supervisor, with the names of both', async () => {
	const { items } = await n8n.runByHand('ukgProExample006');
	const tops = items['Make a Tree'] as unknown as Array<Person & { outline: string }>;

	const rows = await listUkgPro<Record<string, string>>(
		simulator,
		'/personnel/v1/employee-supervisor-details',
	);
	const people = await listUkgPro<Record<string, string>>(
		simulator,
		'/personnel/v1/person-details',
	);
	const names = new Map(
		people.map((one) => [`${one.employeeId} ${one.companyId}`, `${one.firstName} ${one.lastName}`]),
	);
	const key = ({ employeeId, companyId }: Person) => `${employeeId} ${companyId}`;
	const below: string[] = [];
	const walk = (person: Person): number => {
		expect(person.name).toBe(names.get(key(person)));
		for (const report of person.reports) below.push(`${key(report)} < ${key(person)}`);
		expect(person.people).toBe(person.reports.reduce((sum, report) => sum + walk(report) + 1, 0));
		return person.people;
	};
	tops.forEach(walk);

	expect(rows.length).toBeGreaterThan(1_000);
	expect(below.sort()).toEqual(
		rows
			.map(
				(row) =>
					`${row.employeeID} ${row.companyID} < ${row.supervisorEmployeeID} ${row.supervisorCompanyID}`,
			)
			.sort(),
	);
	const [{ outline, name, reports, people: count }] = tops;
	const lines = outline.trimEnd().split('\n');
	expect(lines.slice(0, 2)).toEqual([name, `  ${reports[0].name}`]);
	expect(lines).toHaveLength(count + 1);
});

it('compensation review: a spreadsheet of all who work here, the lowest paid of their job first', async () => {
	await n8n.runByHand(await n8n.addExample('ukgProExample007', HERE));
	const rows = await readSpreadsheet('compensation-review.xlsx');

	const all = await listUkgPro<Record<string, string | number>>(
		simulator,
		'/personnel/v1/compensation-details',
	);
	const here = all.filter(({ emplStatus }) => emplStatus !== 'T');
	const pay = (row: Record<string, unknown>) =>
		[row.employeeID, row.companyID, row.jobTitle, row.annualSalary].join();
	expect(here.length).toBeGreaterThan(1_000);
	expect(all.length).toBeGreaterThan(here.length);
	expect(rows.map(pay).sort()).toEqual(here.map(pay).sort());
	const percents = rows.map(({ percentOfMedian }) => Number(percentOfMedian));
	expect(percents).toEqual([...percents].sort((a, b) => a - b));
	for (const { primaryJobCode, currencyCode, jobMedian, annualSalary, percentOfMedian } of rows) {
		const same = here
			.filter((row) => row.primaryJobCode === primaryJobCode && row.currencyCode === currencyCode)
			.map((row) => Number(row.annualSalary));
		expect(same.filter((salary) => salary <= Number(jobMedian)).length).toBeGreaterThanOrEqual(
			same.length / 2,
		);
		expect(same.filter((salary) => salary >= Number(jobMedian)).length).toBeGreaterThanOrEqual(
			same.length / 2,
		);
		expect(percentOfMedian).toBe(Math.round((Number(annualSalary) / Number(jobMedian)) * 100));
	}
});

/** Its rows, read by n8n. */
async function readSpreadsheet(name: string): Promise<Array<Record<string, unknown>>> {
	const node = (nodeName: string, type: string, typeVersion: number, parameters: object) => ({
		...{ id: nodeName, name: nodeName, type: `n8n-nodes-base.${type}`, typeVersion, parameters },
		position: [0, 0],
	});
	const to = (next: string) => ({ main: [[{ node: next, type: 'main', index: 0 }]] });
	const json = join(files, `${name}.json`);
	const workflow = await n8n.addWorkflow({
		name: `Read ${name}`,
		nodes: [
			node(MANUAL_TRIGGER, 'manualTrigger', 1, {}),
			node('Read', 'readWriteFile', 1.1, { operation: 'read', fileSelector: join(files, name) }),
			node('Rows', 'spreadsheetFile', 2, { operation: 'fromFile', fileFormat: 'xlsx' }),
			node('JSON', 'convertToFile', 1.1, { operation: 'toJson', mode: 'once' }),
			node('Write', 'readWriteFile', 1.1, { operation: 'write', fileName: json }),
		],
		connections: {
			[MANUAL_TRIGGER]: to('Read'),
			Read: to('Rows'),
			Rows: to('JSON'),
			JSON: to('Write'),
		},
	});
	await n8n.runByHand(workflow);
	return JSON.parse(readFileSync(json, 'utf8')) as Array<Record<string, unknown>>;
}
