import { readFileSync } from 'node:fs';
import path from 'node:path';

import { CATALOGUE } from '../../nodes/UkgPro/operations';
import { catalogueTable } from '../../scripts/catalogue';

const readme = readFileSync(path.resolve(__dirname, '../../README.md'), 'utf8');

test('the table of the README is what `npm run catalogue` prints', () => {
	const table = readme.slice(readme.indexOf('| Resource'), readme.indexOf('_Find_ and'));
	const cells = table
		.trim()
		.split('\n')
		.map((line) => line.split('|').slice(1, -1))
		.map((line) => line.map((cell) => cell.trim()))
		.filter(([first]) => !first.startsWith('---'));
	expect(cells).toEqual(catalogueTable());
});

test('the README counts the actions as the catalogue has them', () => {
	const calls = CATALOGUE.flatMap(({ operations }) => operations.map(({ call }) => call.protocol));
	const count = (protocol: string) => calls.filter((one) => one === protocol).length;
	expect(readme).toContain(
		`all ${count('rest') + count('soap')} actions that a service account can be granted, ${count('rest')} over REST and ${count('soap')} over SOAP`,
	);
});

/** As `--roles` of the simulator and its README spell them. */
const PERMISSIONS = new Set(
	CATALOGUE.flatMap(({ operations }) =>
		operations.flatMap(({ permission }) =>
			permission ? [`${permission.webService.replaceAll(' ', '')}:${permission.role}`] : [],
		),
	),
);

test('the READMEs name the permissions of the catalogue, and no others', () => {
	const simulator = readFileSync(path.resolve(__dirname, '../../simulator/README.md'), 'utf8');
	const inTables = simulator.match(/\w+:(View|Add|Edit)\b/g) ?? [];
	expect([...new Set(inTables)].sort()).toEqual([...PERMISSIONS].sort());
	const inTable = readme.match(/[\w ]+ – (View|Add|Edit)\b/g) ?? [];
	const spelled = inTable.map((one) => one.replace(' – ', ':').replaceAll(' ', ''));
	expect([...new Set(spelled)].sort()).toEqual([...PERMISSIONS].sort());
});
