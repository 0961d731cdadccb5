// Who competes: our node, the HTTP Request node, a raw client.
import type { Task } from './order';

/** A node as it stands in a workflow, without its name and place. */
export interface NodeSetup {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
}

/** The work itself, and a small part of it by which the process has loaded and compiled its code. */
interface Both<T> {
	work: T;
	warmUp: T;
}

export type Contestant = { name: string } & ({ nodes: Both<NodeSetup> } | { tasks: Both<Task> });

export const OURS = 'UKG Pro';
export const OURS_TRIGGER = 'UKG Pro Trigger';
export const OURS_SIMPLIFIED = 'UKG Pro, Simplified';
export const HTTP_REQUEST = 'HTTP Request';
export const UNDICI = 'undici';

/** A list of ours, all of it, as UKG Pro sends it unless told otherwise. */
export function ourList(
	parameters: { resource: string; operation: string },
	output: 'raw' | 'simplified' = 'raw',
): Contestant {
	const node = (amount: Record<string, unknown>) => ours({ ...parameters, ...amount, output });
	return {
		name: output === 'raw' ? OURS : OURS_SIMPLIFIED,
		nodes: { work: node({ returnAll: true }), warmUp: node({ returnAll: false, limit: 100 }) },
	};
}

export function ourGet(parameters: Record<string, unknown>): Contestant {
	const node = ours({ ...parameters, output: 'raw' });
	return { name: OURS, nodes: { work: node, warmUp: node } };
}

const ours = (parameters: Record<string, unknown>): NodeSetup => ({
	type: 'n8n-nodes-ukg-pro.ukgPro',
	typeVersion: 1,
	parameters,
});

/** A list of the HTTP Request node with its own pagination: the page's number, until one is empty. */
export function httpList(
	url: string,
	size: number,
	{ name = HTTP_REQUEST, ...more }: Partial<NodeSetup> & { name?: string } = {},
): Contestant {
	const node = (limit: Record<string, unknown>): NodeSetup => ({
		...httpRequest(url, {
			pagination: {
				pagination: {
					paginationMode: 'updateAParameterInEachRequest',
					parameters: {
						parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount + 1 }}' }],
					},
					paginationCompleteWhen: 'responseIsEmpty',
					...limit,
				},
			},
		}),
		...more,
	});
	const withSize = (setup: NodeSetup, rows: number): NodeSetup => ({
		...setup,
		parameters: {
			...setup.parameters,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'per_Page', value: String(rows) }] },
		},
	});
	return {
		name,
		nodes: {
			work: withSize(node({ limitPagesFetched: false }), size),
			warmUp: withSize(node({ limitPagesFetched: true, maxRequests: 1 }), 100),
		},
	};
}

/** A read for each item. */
export function httpGet(
	url: string,
	{ name = HTTP_REQUEST, options = {} }: { name?: string; options?: Record<string, unknown> } = {},
): Contestant {
	const node = httpRequest(url, options);
	return { name, nodes: { work: node, warmUp: node } };
}

const httpRequest = (url: string, options: Record<string, unknown>): NodeSetup => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.4,
	parameters: {
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'ukgProApi',
		options,
	},
});

export function raw(work: Task, name = UNDICI): Contestant {
	const warmUp: Task =
		work.kind === 'gets' ? work : { ...work, size: Math.min(100, work.size), onlyPage: 1 };
	return { name, tasks: { work, warmUp } };
}
