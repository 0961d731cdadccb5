// Every workflow of examples/ runs in a real n8n and gives what its notes promise.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from '../../scripts/demo/examples';
import { PACKAGE_ROOT } from '../../scripts/n8n/packedPackage';
import { type ExamplesInN8n, examplesInN8n } from './examplesInN8n';

let n8n: ExamplesInN8n;

beforeAll(async () => {
	n8n = await examplesInN8n();
});

const FOLDER = join(PACKAGE_ROOT, 'examples');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

it('are all known to the demo', () => {
	expect(readExamples()).toHaveLength(files.length);
});

interface Example {
	nodes: Array<{ name: string; type: string; credentials?: Record<string, { id: string }> }>;
	connections: Record<string, Record<string, Array<Array<{ node: string }>>>>;
}

const PLACEHOLDERS = ['ukgProDemo000001', 'postgresDemo0001', 'openAiDemo000001'];

it.each(files)(
	'%s is explained, connected, and without a host or credential of anybody',
	(file) => {
		const text = readFileSync(join(FOLDER, file), 'utf8');
		const { nodes, connections } = JSON.parse(text) as Example;
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const others = nodes.filter((node) => !notes.includes(node)).map(({ name }) => name);
		const targets = Object.values(connections)
			.flatMap((outputs) => Object.values(outputs).flat(2))
			.map(({ node }) => node);
		const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));

		expect(notes.map(({ name }) => name)).toContain('Start here');
		expect(readFileSync(join(FOLDER, 'README.md'), 'utf8')).toContain(`](${file})`);
		expect([...new Set([...Object.keys(connections), ...targets])].sort()).toEqual(others.sort());
		expect(credentials.length).toBeGreaterThan(0);
		expect(credentials.filter(({ id }) => !PLACEHOLDERS.includes(id))).toEqual([]);
		const hosts = [...text.matchAll(/https?:\/\/([^/"\s]+)/g)].map(([, host]) => host);
		expect(hosts.filter((host) => !host.endsWith('.example.com'))).toEqual([]);
	},
);

it('list employees: 50 people with their names', async () => {
	const { items } = await n8n.runByHand('ukgProExample001');
	const people = items['UKG Pro'];

	expect(people).toHaveLength(50);
	for (const person of people) {
		expect(person).toMatchObject({
			employeeId: expect.stringMatching(/^[A-Z0-9]{12}$/) as string,
			firstName: expect.stringMatching(/./) as string,
			lastName: expect.stringMatching(/./) as string,
		});
	}
});

it('new hires: only people who were hired in the last 7 days, from all who changed', async () => {
	const { items } = await n8n.runByHand('ukgProExample002');
	const changed = items['UKG Pro'];
	const hired = items['What a Colleague Wants to Know'];

	expect(hired.length).toBeGreaterThan(0);
	expect(changed.length).toBeGreaterThan(hired.length);
	const eightDaysAgo = Date.now() - 8 * 24 * 3600 * 1000;
	for (const person of hired) {
		expect(Object.keys(person)).toEqual([
			'name',
			'startsOn',
			'jobCode',
			'workLocation',
			'supervisor',
		]);
		expect(Date.parse(String(person.startsOn))).toBeGreaterThan(eightDaysAgo);
	}
});
