// Every workflow of examples/ runs in a real n8n and gives what its notes promise.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from '../../scripts/demo/examples';
import { PACKAGE_ROOT } from '../../scripts/n8n/packedPackage';
import { type ExamplesInN8n, examplesInN8n } from './examplesInN8n';

let n8n: ExamplesInN8n;

beforeAll(async () => {
	n8n = await examplesInN8n();
});

it('are all known to the demo', () => {
	const files = readdirSync(join(PACKAGE_ROOT, 'examples')).filter((name) =>
		name.endsWith('.json'),
	);
	expect(readExamples()).toHaveLength(files.length);
});

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
