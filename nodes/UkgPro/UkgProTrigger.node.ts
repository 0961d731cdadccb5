import type {
	ILoadOptionsFunctions,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { companyOptions } from './pickers';
import { poll } from './trigger/poll';
import { triggerProperties } from './trigger/properties';

export class UkgProTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UKG Pro Trigger',
		name: 'ukgProTrigger',
		icon: { light: 'file:../../icons/ukgPro.svg', dark: 'file:../../icons/ukgPro.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{[].concat($parameter["events"]).join(", ")}}',
		description:
			'Starts the workflow when employees are hired, terminated, rehired or changed in UKG Pro (UltiPro)',
		defaults: { name: 'UKG Pro Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		polling: true,
		credentials: [{ name: 'ukgProApi', required: true }],
		properties: triggerProperties,
	};

	methods = {
		loadOptions: {
			async getCompanies(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await companyOptions(this);
			},
		},
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
