import { bundledPackages } from '../../scripts/bundledPackages';

test.each([
	['in the project', 'node_modules/a/index.js', 'a', 'node_modules/a'],
	['of a scope', 'node_modules/@b/c/lib/x.js', '@b/c', 'node_modules/@b/c'],
	['above the project', '../../node_modules/a/x.js', 'a', '../../node_modules/a'],
	[
		'of another package',
		'node_modules/a/node_modules/d/x.js',
		'd',
		'node_modules/a/node_modules/d',
	],
	['of a store', 'node_modules/.store/@b+c@1/node_modules/@b/c/x.js', '@b/c', undefined],
])('a bundled package %s has its license copied', (_, file, name, folder = file.slice(0, -5)) => {
	const files = ['nodes/UkgPro/UkgPro.node.ts', file, `${folder}/other.js`];
	expect(bundledPackages(files)).toEqual([{ name, folder }]);
});

test('a bundle without packages is one whose files were not understood', () => {
	for (const files of [[], ['nodes/UkgPro/UkgPro.node.ts', 'my_node_modules/a/index.js']]) {
		expect(() => bundledPackages(files)).toThrow('No bundled package was found');
	}
});
