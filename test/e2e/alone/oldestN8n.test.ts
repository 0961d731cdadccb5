// The engine tests, with n8n-core as it is in the oldest n8n that the README promises.
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallOldestCore, OLDEST_CORE } from '../../../scripts/n8n/oldestCore';
import { PACKAGE_ROOT } from '../../../scripts/n8n/packedPackage';
import { runProcess } from '../../../scripts/n8n/processes';

/** Histories take minutes and lean on n8n-core no more than the trigger's other tests do. */
const LONG = ['triggerHistories', 'triggerMonth'];

interface Outcome {
	numPassedTests: number;
	testResults: Array<{
		name: string;
		message: string;
		assertionResults: Array<{ status: string; fullName: string }>;
	}>;
}

const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-oldest-'));
afterAll(async () => await rm(folder, { recursive: true, force: true }));

test('all that the engine tests say holds in the oldest n8n', async () => {
	const packages = await findOrInstallOldestCore();
	const isFrom = (name: string) => [`^${name}$`, join(packages, name)] as const;
	const outputFile = join(folder, 'outcome.json');
	await runProcess(
		process.execPath,
		[
			join(PACKAGE_ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
			...['--moduleNameMapper', JSON.stringify(Object.fromEntries(CORE.map(isFrom)))],
			...['--testPathPatterns', 'test/engine/'],
			...LONG.flatMap((name) => ['--testPathIgnorePatterns', name]),
			...['--json', '--outputFile', outputFile],
		],
		{ cwd: PACKAGE_ROOT, env: { ...process.env, N8N_CORE_VERSION: OLDEST_CORE } },
	);
	const { numPassedTests, testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as Outcome;
	const failed = testResults.flatMap(({ name, message, assertionResults }) => {
		const names = assertionResults
			.filter(({ status }) => status !== 'passed')
			.map(({ fullName }) => fullName);
		return names.length === 0 && message !== '' ? [`${name}: ${message}`] : names;
	});
	expect(failed).toEqual([]);
	expect(numPassedTests).toBeGreaterThan(2_000);
}, 600_000);

const CORE = ['n8n-core', 'n8n-workflow'];
