// A workflow whose trigger tells a receiver what changed, and what it should have told.
import type { N8nCredential } from '../../../scripts/n8n/commands';
import { change, someEmployees } from '../../../scripts/simulatorControl';
import type { Receiver } from './receiver';

/** n8n's settings for durable poll cursors. */
export const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

/** n8n takes no shorter rhythm than a minute, but several of them. */
export const EVERY_FIVE_SECONDS = Array.from({ length: 12 }, (_, index) => ({
	mode: 'custom',
	cronExpression: `${index * 5} * * * * *`,
}));

/**
 * Tells all changes at once; where they are to come again after a failure, one after the other, so
 * that the telling has a middle.
 */
export function triggerWorkflow(
	{ id, name }: Pick<N8nCredential, 'id' | 'name'>,
	receiver: Receiver,
	repeatAfterFailure = false,
) {
	const toNode = (node: string) => ({ node, type: 'main', index: 0 });
	return {
		name: 'Employee changes',
		nodes: [
			{
				id: 'trigger',
				name: 'UKG Pro Trigger',
				type: 'n8n-nodes-ukg-pro.ukgProTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {
					pollTimes: {
						item: EVERY_FIVE_SECONDS,
					},
					interval: 1,
					options: { repeatAfterFailure },
				},
				credentials: { ukgProApi: { id, name } },
			},
			{
				id: 'loop',
				name: 'One by One',
				type: 'n8n-nodes-base.splitInBatches',
				typeVersion: 3,
				position: [150, 0],
				parameters: { batchSize: repeatAfterFailure ? 1 : 1_000, options: {} },
			},
			{
				id: 'tell',
				name: 'Tell',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [300, 0],
				parameters: {
					method: 'POST',
					url: receiver.url,
					sendBody: true,
					specifyBody: 'json',
					jsonBody:
						'={{ JSON.stringify({ id: $json.employee.employeeId, event: $json.event, changes: $json.changes }) }}',
					options: {},
				},
			},
		],
		connections: {
			'UKG Pro Trigger': { main: [[toNode('One by One')]] },
			'One by One': { main: [[], [toNode('Tell')]] },
			Tell: { main: [[toNode('One by One')]] },
		},
	};
}

/** What happens in a tenant, and what a receiver is told of it. */
export function expectChanges(simulator: { url: string }, { received }: Receiver) {
	const expected: string[] = [];
	return {
		/** Things happen at the same moment: to one of the first sixty employments, or a hire. */
		happen: async (...things: Array<[kind: string, index?: number]>) => {
			const employments = await someEmployees(simulator.url, 60);
			const whom = await change(
				simulator.url,
				things.map(([kind, index]) => {
					const { employeeId, companyId } = index === undefined ? HIRED : employments[index];
					return { kind, employeeId, companyId };
				}),
			);
			expected.push(
				...whom.map(({ employeeId: id }, at) => JSON.stringify({ id, ...toldOf(things[at][0]) })),
			);
		},
		/** And so many twice. */
		areTold: (twice = 0) => received.length >= expected.length + twice,
		soFar: () => ({
			told: received.map(({ body }) => body).sort(),
			expected: expected.sort(),
		}),
	};
}

/** Nobody yet. */
const HIRED = { employeeId: undefined, companyId: undefined };

function toldOf(kind: string): { event: string; changes: string[] } {
	if (kind === 'hire') return { event: 'hired', changes: [] };
	if (kind === 'terminate') return { event: 'terminated', changes: ['status'] };
	return { event: 'changed', changes: [kind] };
}
