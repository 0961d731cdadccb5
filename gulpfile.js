// The build: type check, one bundle, the files by which n8n finds the nodes and the credential in
// it, and what n8n reads beside them (icons, codex, output previews).
const { execFileSync } = require('node:child_process');
const { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const DIST = path.join(__dirname, 'dist');

async function clean() {
	rmSync(DIST, { recursive: true, force: true });
}

async function typecheck() {
	const tsc = require.resolve('typescript/bin/tsc');
	execFileSync(process.execPath, [tsc, '--project', 'tsconfig.build.json'], {
		cwd: __dirname,
		stdio: 'inherit',
	});
}

const BUNDLE = path.join(DIST, 'ukgPro.js');
const { nodes, credentials } = require('./package.json').n8n;
const classFiles = [...nodes, ...credentials];

/**
 * One bundle for both nodes and the credential, which share most of their code. Readable on purpose:
 * whoever trusts it with payroll data can read what runs.
 */
async function bundle() {
	const sources = classFiles.map((file) => file.replace(/^dist\//, './').replace(/\.js$/, ''));
	const { metafile } = await esbuild.build({
		absWorkingDir: __dirname,
		stdin: {
			contents: sources.map((source) => `export * from '${source}';`).join('\n'),
			resolveDir: __dirname,
		},
		outfile: BUNDLE,
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow'],
		legalComments: 'inline',
		logLevel: 'warning',
		metafile: true,
	});
	for (const file of classFiles) pointToBundle(path.join(__dirname, file));
	copyLicenses(Object.keys(metafile.inputs));
}

/** n8n takes a class by its name out of a file of that name. */
function pointToBundle(file) {
	mkdirSync(path.dirname(file), { recursive: true });
	const [name] = path.basename(file).split('.');
	const target = path.relative(path.dirname(file), BUNDLE);
	writeFileSync(file, `'use strict';\n\nexports.${name} = require('${target}').${name};\n`);
}

/** Of the packages that are bundled, as their licenses ask for. */
function copyLicenses(files) {
	const { bundledPackages } = fromTypeScript('./scripts/bundledPackages.ts');
	for (const { name, folder: relative } of bundledPackages(files)) {
		const folder = path.resolve(__dirname, relative);
		const target = path.join(DIST, 'licenses', `${name.replace('/', '-')}.txt`);
		mkdirSync(path.dirname(target), { recursive: true });
		const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
		if (file) copyFileSync(path.join(folder, file), target);
		else writeFileSync(target, declaredLicense(require(path.join(folder, 'package.json'))));
	}
}

/** Some packages have no license file, only what their package.json says. */
function declaredLicense({ name, version, license, author, repository }) {
	if (!license) throw new Error(`${name} is bundled and names no license`);
	return `${name} ${version}\nLicense: ${license}\nAuthor: ${author?.name ?? author}\n${repository?.url ?? ''}\n`;
}

function icons() {
	return src('icons/*.svg').pipe(dest('dist/icons'));
}

function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

/** Previews of the output before the first run, from the catalogue. */
async function schemas() {
	const { register } = require('tsx/cjs/api');
	const unregister = register();
	const { outputSchemas, triggerSchema } = require('./nodes/UkgPro/description/schemas.ts');
	unregister();
	const folder = path.join(DIST, 'nodes/UkgPro/__schema__');
	const files = outputSchemas().map(({ file, schema }) => [`v1.0.0/${file}`, schema]);
	for (const [file, schema] of [...files, ['v1.0.0.json', triggerSchema()]]) {
		const target = path.join(folder, file);
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, `${JSON.stringify(schema, null, '\t')}\n`);
	}
}

function fromTypeScript(file) {
	const { register } = require('tsx/cjs/api');
	const unregister = register();
	try {
		return require(file);
	} finally {
		unregister();
	}
}

exports.build = series(clean, parallel(typecheck, bundle, icons, codex, schemas));
exports.default = exports.build;
