import { execFileSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { check, ROOT, temporaryFolder } from './gate';

interface PackageJson {
	dependencies?: object;
	n8n: { nodes: string[]; credentials: string[] };
}

/** The package as npm would publish it, built here and unpacked. */
let tarball: string;
let unpacked: string;
const folder = temporaryFolder();

beforeAll(() => {
	execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'pipe' });
	const [{ filename }] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
			cwd: ROOT,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		}),
	) as Array<{ filename: string }>;
	tarball = path.join(folder, filename);
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	unpacked = path.join(folder, 'package');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("n8n's scanner", () => {
	test('finds nothing in the source', () => {
		const patterns = ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'];
		expect(check('scan', ROOT, ...patterns)).toEqual({ passed: true, findings: [] });
	}, 60_000);

	test('finds nothing in the package as published', () => {
		const patterns = ['**/*.js', 'package.json'];
		expect(check('scan', unpacked, ...patterns)).toEqual({ passed: true, findings: [] });
	}, 60_000);

	test('does find something in a package that breaks a rule', () => {
		const broken = path.join(folder, 'broken');
		cpSync(unpacked, broken, { recursive: true });
		writeFileSync(path.join(broken, 'dist/bad.js'), 'setTimeout(() => {}, 1);\n');
		const { passed, findings } = check('scan', broken, '**/*.js', 'package.json');
		expect(passed).toBe(false);
		expect(findings.join()).toContain('no-restricted-globals');
	}, 60_000);
});

test('the published package is small, whole and without dependencies', () => {
	const manifest = JSON.parse(
		readFileSync(path.join(unpacked, 'package.json'), 'utf8'),
	) as PackageJson;
	expect(statSync(tarball).size).toBeLessThan(150_000);
	expect(manifest.dependencies).toBeUndefined();
	for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		expect(existsSync(path.join(unpacked, file))).toBe(true);
	}
	const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
	expect(files.filter((file) => file.endsWith('.svg'))).toHaveLength(2);
	expect(files.filter((file) => /simulator|\.test\.|\.map$/.test(file))).toEqual([]);
});

test('what is published asks for nothing but itself, n8n-workflow and crypto', () => {
	const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
	const required = files
		.filter((file) => file.endsWith('.js'))
		.flatMap((file) => [
			...readFileSync(path.join(unpacked, file), 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g),
		])
		.map(([, name]) => name);
	expect([...new Set(required)].sort()).toEqual([
		'../../ukgPro.js',
		'../ukgPro.js',
		'crypto',
		'n8n-workflow',
	]);
});

test('the built node is the node of the source', () => {
	const source = path.join(ROOT, 'nodes/UkgPro/UkgPro.node.ts');
	const built = path.join(ROOT, 'dist/nodes/UkgPro/UkgPro.node.js');
	const describe = (file: string) =>
		JSON.stringify(
			new (jest.requireActual<typeof import('../../nodes/UkgPro/UkgPro.node')>(file).UkgPro)()
				.description,
		);
	expect(describe(built)).toBe(describe(source));
});
