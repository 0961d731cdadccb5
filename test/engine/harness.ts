/**
 * Runs nodes in n8n-core's real `WorkflowExecute`: its expressions, its parameter reading, its
 * request helper and its credential flow, without an n8n server.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// n8n-core writes a settings file on first use; these have to be set before it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(path.join(tmpdir(), 'n8n-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'engine-tests';
process.env.N8N_LOG_LEVEL ??= 'silent';

import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowExecuteAdditionalData,
	NodeApiError,
	OnError,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeConnectionTypes, Workflow } from 'n8n-workflow';

import { UkgProApi } from '../../credentials/UkgProApi.credentials';
import { UkgPro } from '../../nodes/UkgPro/UkgPro.node';

export type Credentials = ICredentialDataDecryptedObject;

export interface RunOptions {
	readonly credentials: Credentials;
	readonly parameters: INodeParameters;
	/** Input items; one empty item when not given. */
	readonly items?: IDataObject[];
	readonly onError?: OnError;
	/** IANA name; UTC when not given. */
	readonly timezone?: string;
	/** Two runs with the same one belong together; each run has its own when not given. */
	readonly executionId?: string;
	/** Aborted to stop the execution. */
	readonly onStart?: (execution: { cancel(): void }) => void;
}

export interface RunOutcome {
	/** The node's main output. */
	readonly items: INodeExecutionData[];
	/** Its error output, with `onError: 'continueErrorOutput'`. */
	readonly errorItems: INodeExecutionData[];
	/** What ended the execution. */
	readonly error: NodeApiError | undefined;
	/** How often the credential was decrypted. */
	readonly decrypted: number;
	readonly run: IRun;
}

/** What a person sees of an error, and what n8n keeps of it beside the node itself. */
export const keptOf = (error: RunOutcome['error']): unknown[] => [
	error?.message,
	error?.description,
	error?.messages,
	error?.context,
	error?.cause,
	error?.errorResponse,
];

/** The notes that n8n shows beside the output. */
export const notesOf = ({ run: { data } }: RunOutcome): string[] =>
	(data.resultData.runData['UKG Pro']?.[0]?.hints ?? []).map(({ message }) => message);

let runs = 0;

const NODE_TYPE = 'n8n-nodes-ukg-pro.ukgPro';
/** n8n, too, has one of each node for all workflows. */
const ukgPro = new UkgPro();
const ITEMS_TYPE = 'test.items';

/** Puts the test's items into the workflow. */
const itemsNode = (items: IDataObject[]): INodeType => ({
	description: {
		displayName: 'Items',
		name: 'items',
		group: ['input'],
		version: 1,
		description: '',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return [items.map((json, item) => ({ json, pairedItem: { item } }))];
	},
});

/** Runs "UKG Pro" once. Requests go wherever the credentials point: the simulator on loopback. */
export async function runUkgPro(options: RunOptions): Promise<RunOutcome> {
	const executionId = options.executionId ?? `run-${++runs}`;
	const source = itemsNode(options.items ?? [{}]);
	const nodeTypes: INodeTypes = {
		getByName: (type) => (type === NODE_TYPE ? ukgPro : source),
		getByNameAndVersion: (type) => (type === NODE_TYPE ? ukgPro : source),
		getKnownTypes: () => ({}),
	};
	const nodes: INode[] = [
		{
			id: 'a',
			name: 'Items',
			type: ITEMS_TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'b',
			name: 'UKG Pro',
			type: NODE_TYPE,
			typeVersion: 1,
			position: [200, 0],
			parameters: options.parameters,
			credentials: { ukgProApi: { id: '1', name: 'UKG Pro' } },
			onError: options.onError,
		},
	];
	const workflow = new Workflow({
		id: 'engine-test',
		nodes,
		connections: {
			Items: { main: [[{ node: 'UKG Pro', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { timezone: options.timezone ?? 'UTC' },
	});
	const workflowData = {
		id: 'engine-test',
		name: 'engine test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes,
		connections: {},
	};
	const credentialsHelper = new OneCredential(options.credentials);
	const additionalData = {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', executionId, workflowData),
		executionId,
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://localhost',
		instanceBaseUrl: 'http://localhost',
		formBaseUrl: 'http://localhost/form',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		formTestBaseUrl: 'http://localhost/form-test',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		variables: {},
		logAiEvent: () => {},
	} as unknown as IWorkflowExecuteAdditionalData;

	const execution = new WorkflowExecute(additionalData, 'manual').run({
		workflow,
		startNode: workflow.getNode('Items') as INode,
	});
	options.onStart?.(execution);
	const run = await execution;
	const output = run.data.resultData.runData['UKG Pro']?.[0]?.data?.main ?? [];
	return {
		items: output[0] ?? [],
		errorItems: output[1] ?? [],
		error: run.data.resultData.error as NodeApiError | undefined,
		decrypted: credentialsHelper.decrypted,
		run,
	};
}

/** What n8n's editor gives to a list of the node, whose parameters are set so far as given. */
export function editorContext(
	credentials: Credentials,
	currentNodeParameters: INodeParameters = {},
): LoadOptionsContext {
	const node: INode = {
		id: 'b',
		name: 'UKG Pro',
		type: NODE_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: currentNodeParameters,
		credentials: { ukgProApi: { id: '1', name: 'UKG Pro' } },
	};
	const nodeTypes: INodeTypes = {
		getByName: () => ukgPro,
		getByNameAndVersion: () => ukgPro,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	// As in the editor, without an execution.
	const additionalData = {
		credentialsHelper: new OneCredential(credentials),
		currentNodeParameters,
		hooks: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	return new LoadOptionsContext(workflow, node, additionalData, '');
}

/** The only credential of an n8n, whatever is asked for. */
export class OneCredential extends ICredentialsHelper {
	/** How often it was asked for. */
	decrypted = 0;

	private readonly type = new UkgProApi();

	constructor(private readonly data: Credentials) {
		super();
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	) {
		if (typeof this.type.authenticate !== 'function') throw new Error('A function was expected');
		return await this.type.authenticate(credentials, options);
	}

	async getDecrypted() {
		this.decrypted++;
		return { ...this.data };
	}

	async getCredentials(): Promise<never> {
		throw new Error('Not part of an execution');
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	getCredentialsProperties() {
		return this.type.properties;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}
}
