// A workflow that carries out one node between two probes, started by a webhook.
import type { N8nCredential } from '../n8n/commands';
import type { NodeSetup } from './contestants';

export const MEASURED = 'Measured';

export function workflowOf(path: string, setup: NodeSetup, { id, name }: N8nCredential) {
	const nodes = [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
		},
		probe('Before', ''),
		{
			...setup,
			name: MEASURED,
			credentials: { ukgProApi: { id, name } },
			// So that the probe behind it sees a failure too, and a list without rows.
			onError: 'continueRegularOutput',
			alwaysOutputData: true,
		},
		probe('After', MEASURED),
	].map((node, index) => ({ ...node, id: `${path}-${index}`, position: [index * 240, 0] }));
	return {
		name: path,
		nodes,
		connections: Object.fromEntries(
			nodes
				.slice(1)
				.map((node, index) => [
					nodes[index].name,
					{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
				]),
		),
		settings: {
			executionOrder: 'v1',
			// What n8n stores of an execution would be measured as well.
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveExecutionProgress: false,
		},
	};
}

const probe = (name: string, measured: string) => ({
	name,
	type: 'CUSTOM.benchProbe',
	typeVersion: 1,
	parameters: { measured },
});
