// (g): what it costs n8n to load the package, and users to fetch it.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, lastLines } from '../n8n/failure';
import { putIntoN8n } from '../n8n/packedPackage';
import { runProcess } from '../n8n/processes';
import { withProgress } from '../n8n/progress';
import { tarballIn, withPackages, type Place } from './place';
import { median } from './rounds';

export interface Loading {
	/** Milliseconds for the three files that n8n loads, in a Node that has loaded n8n-workflow, as n8n has. */
	ms: number;
	/** The same with n8n-workflow, which n8n brings, on top. */
	withN8nWorkflowMs: number;
	packedBytes: number;
}

const PROCESSES = 15;

/** Prints both times; each file is read for the first time in this process. */
const SCRIPT = `
const begun = performance.now();
require('n8n-workflow');
const between = performance.now();
for (const file of JSON.parse(process.argv[1])) require(file);
const end = performance.now();
console.log(JSON.stringify([end - between, end - begun]));
`;

export async function measureLoading(place: Place): Promise<Loading> {
	return await withProgress('(g) Loading the package', async () => {
		const tarball = tarballIn(place);
		const files = await unpackedFiles(place, tarball);
		const times: Array<[alone: number, withWorkflow: number]> = [];
		for (let process = 0; process < PROCESSES; process++) times.push(await loadOnce(place, files));
		return {
			ms: median(times.map(([alone]) => alone)),
			withN8nWorkflowMs: median(times.map(([, withWorkflow]) => withWorkflow)),
			packedBytes: statSync(tarball).size,
		};
	});
}

/** As they are published, beside the n8n-workflow of this checkout. */
async function unpackedFiles({ folder }: Place, tarball: string): Promise<string[]> {
	const home = join(folder, 'loading');
	mkdirSync(home);
	await putIntoN8n(tarball, home);
	const root = join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-ukg-pro', 'dist');
	return [
		'nodes/UkgPro/UkgPro.node.js',
		'nodes/UkgPro/UkgProTrigger.node.js',
		'credentials/UkgProApi.credentials.js',
	].map((file) => join(root, file));
}

async function loadOnce({ node }: Place, files: string[]): Promise<[number, number]> {
	const { code, stdout, stderr } = await runProcess(node, ['-e', SCRIPT, JSON.stringify(files)], {
		env: withPackages(),
	});
	if (code !== 0) throw new Failure(`The package could not be loaded.\n${lastLines(stderr)}`);
	return JSON.parse(stdout) as [number, number];
}
