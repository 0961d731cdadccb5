// Every workflow of examples/ runs in a real n8n and gives what its notes promise.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples } from '../../scripts/demo/examples';
import { executeWorkflow, type ItemsByNode } from '../../scripts/n8n/commands';
import { findOrInstallN8n } from '../../scripts/n8n/install';
import { PACKAGE_ROOT } from '../../scripts/n8n/packedPackage';
import { openUserFolder } from '../../scripts/n8n/userFolder';
import { running } from './running';

async function run(id: string): Promise<ItemsByNode> {
	const n8n = await findOrInstallN8n();
	return await executeWorkflow(n8n, openUserFolder(n8n, running().folder), id);
}

it('are all known to the demo', () => {
	const files = readdirSync(join(PACKAGE_ROOT, 'examples')).filter((name) =>
		name.endsWith('.json'),
	);
	expect(readExamples()).toHaveLength(files.length);
});

it('list employees: 50 people with their names', async () => {
	const people = (await run('ukgProExample001'))['UKG Pro'];

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
	const items = await run('ukgProExample002');
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
