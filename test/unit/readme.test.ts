import { readFileSync } from 'node:fs';
import path from 'node:path';

import { CATALOGUE } from '../../nodes/UkgPro/operations';

test('the table of the README is the catalogue', () => {
	const readme = readFileSync(path.resolve(__dirname, '../../README.md'), 'utf8');
	const table = readme.slice(readme.indexOf('| Resource'), readme.indexOf('## First workflow'));
	const cells = table
		.trim()
		.split('\n')
		.slice(2)
		.map((line) => line.split('|').map((cell) => cell.trim()));
	expect(cells.map(([, ...row]) => row.slice(0, 4))).toEqual(
		CATALOGUE.flatMap(({ name: resource, operations }) =>
			operations.map(({ name, action, permission }) => [
				resource,
				name,
				action,
				permission ? `${permission.webService} – ${permission.role}` : 'none',
			]),
		),
	);
});
