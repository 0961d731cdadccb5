import { spawnSync } from 'node:child_process';
import path from 'node:path';

import type { CatalogueEntry } from '../../scripts/catalogue';
import { catalogueEntries } from '../../scripts/catalogue';

const root = path.resolve(__dirname, '../..');

/** As `npm run catalogue` does it, without a shell and npm in between. */
const run = (...words: string[]) =>
	spawnSync(path.join(root, 'node_modules/.bin/tsx'), ['scripts/catalogue.ts', ...words], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 10_000_000,
	});

test('prints the table, or with --json everything, and nothing else', () => {
	const table = run();
	expect([table.status, table.stderr]).toEqual([0, '']);
	expect(table.stdout).toMatch(/^\| Resource \| Operation \| Action \|/);
	const json = run('--json');
	expect([json.status, json.stderr]).toEqual([0, '']);
	expect(JSON.parse(json.stdout)).toEqual(catalogueEntries());
});

test.each([[['--jsno']], [['--json', 'person']], [['-json']]])(
	'%j is refused with a sentence, not answered with something else',
	(words) => {
		const { status, stdout, stderr } = run(...words);
		expect([status, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(
			/^The catalogue does not know "[^"]+": it takes --json, after "npm run -s catalogue --"\.\n$/,
		);
	},
);

function parametersOf(resource: string, operation: string): CatalogueEntry['parameters'] {
	const entry = catalogueEntries().find(
		(one) => one.resource === resource && one.operation === operation,
	);
	if (!entry) throw new Error(`The catalogue has no ${resource}.${operation}`);
	return entry.parameters;
}

test('what is sent in the path and in the body is told twice', () => {
	const places = (operation: string) =>
		['employeeId', 'companyId', 'ptoPlan'].map((wire) =>
			parametersOf('ptoPlan', operation)
				.filter((one) => one.wire === wire)
				.map((one) => one.in),
		);
	expect(places('update')).toEqual([
		['path', 'body'],
		['path', 'body'],
		['path', 'body'],
	]);
	expect(places('get')).toEqual([['path'], ['path'], ['path']]);
});

test('a parameter that applies to one choice only says to which', () => {
	const conditions = (resource: string, operation: string) =>
		parametersOf(resource, operation).flatMap(({ name, when }) =>
			when ? [[name, when.parameter, when.is]] : [],
		);
	expect(conditions('payStatement', 'getLast')).toEqual([
		['employeeId', 'identifyBy', 'ids'],
		['companyId', 'identifyBy', 'ids'],
		['employeeNumber', 'identifyBy', 'employeeNumber'],
		['companyCode', 'identifyBy', 'employeeNumber'],
	]);
	expect(conditions('person', 'getByIdentifier')).toContainEqual([
		'ssn',
		'identifyBy',
		'SsnIdentifier',
	]);
	expect(conditions('person', 'getMany')).toEqual([]);
});
