/** `../node_modules/@scope/name` and `@scope/name` of a file in it. */
const PACKAGE_FOLDER = /^((?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/**
 * The packages that a bundle is made of, each with its folder, from the files that went into it:
 * also where they lie in another folder than the project's, or in that of another package.
 *
 * @param files with forward slashes, as esbuild's metafile has them
 */
export function bundledPackages(
	files: readonly string[],
): Array<{ readonly name: string; readonly folder: string }> {
	const names = new Map(
		files.flatMap((file): Array<[string, string]> => {
			const [, folder, name] = PACKAGE_FOLDER.exec(file) ?? [];
			return name === undefined ? [] : [[folder, name]];
		}),
	);
	// The nodes cannot do without any: then the files are named in a way that is not known here.
	if (names.size === 0) throw new Error('No bundled package was found, and so no license to copy');
	return [...names].map(([folder, name]) => ({ name, folder }));
}
