// The probe and the raw client as plain JavaScript, so that no compiler runs beside what is measured.
import { join } from 'node:path';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../n8n/packedPackage';

export interface Bundles {
	/** A folder of nodes for n8n. */
	probeFolder: string;
	rawClient: string;
}

export async function bundle(folder: string): Promise<Bundles> {
	const source = join(PACKAGE_ROOT, 'scripts', 'bench');
	const probeFolder = join(folder, 'probe');
	const rawClient = join(folder, 'raw.js');
	const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'error' } as const;
	await build({
		...common,
		entryPoints: [join(source, 'probe.ts')],
		// n8n finds nodes by this name.
		outfile: join(probeFolder, 'BenchProbe.node.js'),
		external: ['n8n-workflow'],
	});
	await build({ ...common, entryPoints: [join(source, 'raw', 'main.ts')], outfile: rawClient });
	return { probeFolder, rawClient };
}
