import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { nodeProperties } from './description';
import { fieldChoices } from './description/output';
import { execute } from './engine/execute';
import { listSearch } from './pickers';

export class UkgPro implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UKG Pro',
		name: 'ukgPro',
		icon: { light: 'file:../../icons/ukgPro.svg', dark: 'file:../../icons/ukgPro.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Read and change people, jobs, organization, pay and PTO data in UKG Pro (UltiPro)',
		defaults: { name: 'UKG Pro' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'ukgProApi', required: true }],
		properties: nodeProperties(),
	};

	methods = {
		listSearch,
		loadOptions: {
			async getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return fieldChoices(
					this.getCurrentNodeParameter('resource'),
					this.getCurrentNodeParameter('operation'),
				);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await execute(this)];
	}
}
