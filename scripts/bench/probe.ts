// A node for n8n that stands before and behind the one that is measured. It runs in n8n's own
// process, so it sees that process's memory; a Code node would copy all rows to another one.
import { renameSync, writeFileSync } from 'node:fs';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IRunExecutionData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { beginPeak, endPeak } from './memory';
import { keyOf, type Order, type Outcome } from './order';

interface Begun {
	order: Order;
	idle: number | undefined;
	cpu: NodeJS.CpuUsage;
}

let begun: Begun | undefined;

export class BenchProbe implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bench Probe',
		name: 'benchProbe',
		group: ['transform'],
		version: 1,
		description: 'Measures the node between two of these',
		defaults: { name: 'Bench Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: [
			{
				displayName: 'Measured Node',
				name: 'measured',
				type: 'string',
				default: '',
				description: 'Name of the node that has just run; empty before it',
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const measured = this.getNodeParameter('measured', 0) as string;
		return [measured === '' ? begin(this) : end(this, measured)];
	}
}

function begin(context: IExecuteFunctions): INodeExecutionData[] {
	const [{ json }] = context.getInputData();
	const order = json.body as unknown as Order;
	const items = (order.inputs ?? ['']).map((id) => ({ json: { id } }));
	begun = { order, idle: beginPeak(), cpu: process.cpuUsage() };
	return items;
}

function end(context: IExecuteFunctions, measured: string): INodeExecutionData[] {
	if (!begun) throw new Error('The probe before the measured node did not run');
	const { order, idle, cpu } = begun;
	const memory = endPeak(idle);
	const { user, system } = process.cpuUsage(cpu);
	const { runExecutionData } = context as unknown as { runExecutionData: IRunExecutionData };
	const [{ executionTime }] = runExecutionData.resultData.runData[measured];
	const outcome: Outcome = {
		ms: executionTime,
		cpuMs: (user + system) / 1000,
		memory,
		...readItems(context.getInputData(), order.keyFields),
	};
	writeFileSync(`${order.outcomeFile}.new`, JSON.stringify(outcome));
	renameSync(`${order.outcomeFile}.new`, order.outcomeFile);
	return [{ json: { rows: outcome.keys.length } }];
}

function readItems(items: readonly INodeExecutionData[], keyFields: readonly string[]) {
	const keys: string[] = [];
	let failed = 0;
	let failure: string | undefined;
	for (const { json, error } of items) {
		const said = json.error ?? error;
		if (said) {
			failed++;
			failure ??= textOf(said);
		} else {
			const key = keyOf(json, keyFields);
			if (key !== undefined) keys.push(key);
		}
	}
	return { keys, failed, failure };
}

function textOf(said: unknown): string {
	return typeof said === 'string' ? said : String((said as IDataObject).message ?? said);
}
