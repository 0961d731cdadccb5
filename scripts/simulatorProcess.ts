// The simulator as a process of its own, as `npm run simulator` starts it.
import { join } from 'node:path';
import { Failure, lastLines } from './n8n/failure';
import { PACKAGE_ROOT } from './n8n/packedPackage';
import { freePort } from './n8n/ports';
import { startProcess, stopProcess } from './n8n/processes';

const READY_WITHIN_MS = 60_000;

/** What the simulator says about itself: where it is and how to sign in to it. */
export interface SimulatorFacts {
	url: string;
	domain: string;
	subdomain: string;
	username: string;
	password: string;
	customerApiKey: string;
	userApiKey: string;
}

export interface RunningSimulator extends SimulatorFacts {
	port: number;
	stop: () => Promise<void>;
}

export async function startSimulatorProcess(options: {
	employees: number;
	preferredPort?: number;
	/** Milliseconds. */
	latency?: number;
	/** Sends lists again that it has written before. */
	keep?: boolean;
	/** As simulator/README.md lists them. */
	variants?: Record<string, unknown>;
}): Promise<RunningSimulator> {
	const port = await freePort(options.preferredPort);
	let written = '';
	const child = startProcess(
		process.execPath,
		[
			require.resolve('tsx/cli'),
			join(PACKAGE_ROOT, 'simulator', 'main.ts'),
			...['--port', String(port)],
			...['--employees', String(options.employees)],
			...['--latency', String(options.latency ?? 0)],
			...(options.keep ? ['--keep'] : []),
			...['--variants', JSON.stringify(options.variants ?? {})],
			...['--seed', '1'],
		],
		{ cwd: PACKAGE_ROOT, onOutput: (text) => (written = (written + text).slice(-20_000)) },
	);
	const deadline = Date.now() + READY_WITHIN_MS;
	while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
		const facts = findFacts(written);
		if (facts) return { ...facts, port, stop: async () => await stopProcess(child) };
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await stopProcess(child);
	throw new Failure(
		`The simulator did not start; run "npm run simulator" to see why.\n${lastLines(written)}`,
	);
}

/** The line of JSON that it prints when it is ready. */
function findFacts(written: string): SimulatorFacts | undefined {
	const line = written.split('\n').find((text) => text.startsWith('{') && text.endsWith('}'));
	return line === undefined ? undefined : (JSON.parse(line) as SimulatorFacts);
}
