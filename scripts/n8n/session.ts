// A signed-in owner, for n8n's own REST interface (the one the editor uses).
import { randomUUID } from 'node:crypto';
import type { N8nCredential, N8nWorkflow } from './commands';

export interface Owner {
	email: string;
	password: string;
}

export interface Session {
	/** Sends JSON, gives the `data` of the answer; throws with n8n's message when it refuses. */
	post: <T>(path: string, body: unknown) => Promise<T>;
	get: <T>(path: string) => Promise<T>;
	/** A credential in n8n, which gives it an ID of its own. */
	addCredential: (credential: Omit<N8nCredential, 'id'>) => Promise<string>;
	/** A new workflow in n8n; gives its ID. */
	addWorkflow: (workflow: Omit<N8nWorkflow, 'id'>) => Promise<string>;
	/** From now on n8n runs the workflow by its trigger. */
	publish: (workflowId: string) => Promise<void>;
	unpublish: (workflowId: string) => Promise<void>;
}

/** Signs in as the owner, who is set up first where n8n is new. */
export async function signInAsOwner(url: string, owner: Owner): Promise<Session> {
	// n8n ties the cookie to this header: it has to stay the same.
	const browserId = randomUUID();
	let cookie = '';
	const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
		const response = await fetch(`${url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', 'browser-id': browserId, cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(60_000),
		});
		const setCookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (setCookie) cookie = setCookie.split(';')[0];
		const text = await response.text();
		if (!response.ok) {
			throw new Error(
				`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 500)}`,
			);
		}
		const answer = JSON.parse(text) as T | { data: T };
		// n8n wraps what its own interface gives, and not its static files.
		return (answer as { data?: T }).data ?? (answer as T);
	};
	const { userManagement } = await send<{
		userManagement: { showSetupOnFirstLoad: boolean };
	}>('GET', '/rest/settings');
	if (userManagement.showSetupOnFirstLoad) {
		await send('POST', '/rest/owner/setup', { ...owner, firstName: 'Demo', lastName: 'Owner' });
	} else {
		await send('POST', '/rest/login', {
			emailOrLdapLoginId: owner.email,
			password: owner.password,
		});
	}
	const post = async <T>(path: string, body: unknown) => await send<T>('POST', path, body);
	const get = async <T>(path: string) => await send<T>('GET', path);
	return {
		post,
		get,
		addCredential: async ({ name, type, data }) =>
			(await post<{ id: string }>('/rest/credentials', { name, type, data })).id,
		addWorkflow: async (workflow) => (await post<{ id: string }>('/rest/workflows', workflow)).id,
		publish: async (workflowId) => {
			const path = `/rest/workflows/${workflowId}`;
			const { versionId } = await get<{ versionId: string }>(path);
			await post(`${path}/activate`, { versionId });
		},
		unpublish: async (workflowId) => {
			await post(`/rest/workflows/${workflowId}/deactivate`, {});
		},
	};
}
