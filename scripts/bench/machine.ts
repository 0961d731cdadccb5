// Where the figures come from, without anything that tells whose machine it is.
import { cpus, totalmem, type as osType } from 'node:os';

export interface Machine {
	processor: string;
	cores: number;
	memoryBytes: number;
	system: string;
	/** Of n8n and of the raw client. */
	node: string;
	/** Of the simulator. */
	simulatorNode: string;
	n8n: string;
}

export function describeMachine(versions: { node: string; n8n: string }): Machine {
	const processors = cpus();
	return {
		processor: processors[0]?.model.replace(/\s+/g, ' ').trim() || 'unknown',
		cores: processors.length,
		memoryBytes: totalmem(),
		system: `${osType()}, ${process.arch}`,
		simulatorNode: process.versions.node,
		...versions,
	};
}
