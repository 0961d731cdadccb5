// A signed-in owner, for n8n's own REST interface (the one the editor uses).
import { randomUUID } from 'node:crypto';
import type { N8nWorkflow } from './commands';

export interface Owner {
	email: string;
	password: string;
}

export interface Session {
	/** Sends JSON, gives the `data` of the answer; throws with n8n's message when it refuses. */
	post: <T>(path: string, body: unknown) => Promise<T>;
	get: <T>(path: string) => Promise<T>;
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
	return {
		post: async <T>(path: string, body: unknown) => await send<T>('POST', path, body),
		get: async <T>(path: string) => await send<T>('GET', path),
	};
}

/** Creates the workflow, and n8n runs it by its trigger from now on; gives its id. */
export async function publish(session: Session, workflow: Omit<N8nWorkflow, 'id'>) {
	const { id, versionId } = await session.post<{ id: string; versionId: string }>(
		'/rest/workflows',
		workflow,
	);
	await session.post(`/rest/workflows/${id}/activate`, { versionId });
	return id;
}
