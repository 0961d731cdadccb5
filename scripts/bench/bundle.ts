// The probe, the raw client and the trigger's process as plain JavaScript, so that no compiler runs beside what is measured.
import { join } from 'node:path';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../n8n/packedPackage';

export interface Bundles {
	/** A folder of nodes for n8n. */
	probeFolder: string;
	rawClient: string;
	/** Finds n8n's packages through NODE_PATH. */
	triggerProcess: string;
}

export async function bundle(folder: string): Promise<Bundles> {
	const source = join(PACKAGE_ROOT, 'scripts', 'bench');
	const probeFolder = join(folder, 'probe');
	const rawClient = join(folder, 'raw.js');
	const triggerProcess = join(folder, 'trigger.js');
	const common = { bundle: true, platform: 'node', target: 'node20', logLevel: 'error' } as const;
	await build({
		...common,
		entryPoints: [join(source, 'probe.ts')],
		// n8n finds nodes by this name.
		outfile: join(probeFolder, 'BenchProbe.node.js'),
		external: ['n8n-workflow'],
	});
	await build({ ...common, entryPoints: [join(source, 'raw', 'main.ts')], outfile: rawClient });
	await build({
		...common,
		entryPoints: [join(source, 'triggerProcess.ts')],
		outfile: triggerProcess,
		external: ['n8n-core', 'n8n-workflow'],
	});
	return { probeFolder, rawClient, triggerProcess };
}
