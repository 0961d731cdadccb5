import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const inFolder = (folder: string, ending: string) =>
	readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
		.map((name) => path.join(folder, name));

const DOCUMENTS = [
	'README.md',
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'examples/README.md',
	'simulator/README.md',
	...inFolder('docs', '.md'),
];

/** The name by which GitHub links to a heading. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');

const anchorsIn = (file: string) =>
	[...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));

test.each(DOCUMENTS)('every link of %s inside the repository leads somewhere', (document) => {
	const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => !/^[a-z]+:/.test(target));
	for (const link of links) {
		const [target, anchor] = link.split('#');
		const file = target === '' ? document : path.join(path.dirname(document), target);
		expect([link, existsSync(path.join(ROOT, file))]).toEqual([link, true]);
		if (anchor !== undefined) expect(anchorsIn(file)).toContain(anchor);
	}
});

/** README.md is on npm too, which finds no picture by a relative address. */
const ON_GITHUB = 'https://raw.githubusercontent.com/n8n-nodes-ukg-pro/n8n-nodes-ukg-pro/main/';

test('documents name every picture of docs/images, and no others', () => {
	const picturesIn = (document: string) =>
		[...read(document).matchAll(/(?:\]\(|\bsrc(?:set)?=")([^\s)"]+\.png)/g)].map(
			([, address]) => address,
		);
	const inReadme = picturesIn('README.md').map((address) => {
		expect(address.startsWith(ON_GITHUB)).toBe(true);
		return address.slice(ON_GITHUB.length);
	});
	const elsewhere = ['examples/README.md', 'docs/demo-video.md'].flatMap((document) =>
		picturesIn(document).map((address) => path.join(path.dirname(document), address)),
	);
	const files = inFolder('docs/images', '').filter((file) => path.extname(file) !== '');
	expect([...new Set([...inReadme, ...elsewhere])].sort()).toEqual(files.sort());
});

test('files that documents name in code are there', () => {
	for (const document of ['SECURITY.md', 'CONTRIBUTING.md', 'docs/architecture.md']) {
		const named = [
			...read(document).matchAll(/`((?:nodes|test|simulator|scripts|credentials)\/[\w./-]+)`/g),
		];
		for (const [, file] of named) {
			expect([document, file, existsSync(path.join(ROOT, file))]).toEqual([document, file, true]);
		}
	}
});

describe('workflows of GitHub', () => {
	const workflows = inFolder('.github/workflows', '.yml');

	test.each(workflows)('%s uses actions by their commit, and may only read', (file) => {
		const used = [...read(file).matchAll(/uses: (\S+)/g)].map(([, action]) => action);
		expect(used.length).toBeGreaterThan(0);
		for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
		expect(read(file)).toMatch(/^permissions:\n {2}contents: read\n/m);
	});

	test('a version is published with provenance and without a token', () => {
		const [build, publish] = read('.github/workflows/publish.yml').split('\n  publish:\n');
		expect(publish).toContain('id-token: write');
		expect(publish).toMatch(/npm publish .*--provenance/);
		expect(build + publish).not.toMatch(/secrets\./);
		// What installs and runs other people's code has no right to publish.
		expect(build).toContain('npm cit');
		expect(build).not.toContain('id-token');
		expect(publish).not.toMatch(/checkout|npm (ci|run)/);
	});
});

test('the changelog begins with the version of the package', () => {
	const { version } = JSON.parse(read('package.json')) as { version: string };
	const [, first] = /^## (\S+) – /m.exec(read('CHANGELOG.md')) ?? [];
	expect(first).toBe(version);
});
