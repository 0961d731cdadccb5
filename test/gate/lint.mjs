// Prints what n8n's own checks find, as JSON. A process of its own, because they are ES modules.
//   node lint.mjs scan FOLDER PATTERN…   the scanner that n8n runs on published packages
//   node lint.mjs eslint FOLDER PATTERN… this repository's lint configuration
import { fileURLToPath } from 'node:url';

const [how, folder, ...patterns] = process.argv.slice(2);

console.log(JSON.stringify(how === 'scan' ? await scan() : await lint()));

async function scan() {
	const { analyzePackage } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const { passed, message = '', details = '' } = await analyzePackage(folder, patterns);
	return { passed, findings: [message, details].filter(Boolean) };
}

async function lint() {
	const { ESLint } = await import('eslint');
	const eslint = new ESLint({
		cwd: folder,
		overrideConfigFile: fileURLToPath(new URL('../../eslint.config.mjs', import.meta.url)),
		allowInlineConfig: false,
	});
	const results = await eslint.lintFiles(patterns);
	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId} ${message}`),
	);
	return { passed: findings.length === 0, files: results.length, findings };
}
