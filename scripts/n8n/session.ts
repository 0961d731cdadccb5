// A signed-in owner, for n8n's own REST interface (the one the editor uses).
import { randomUUID } from 'node:crypto';

export interface Owner {
	email: string;
	password: string;
}

export interface Session {
	/** Sends JSON, gives the `data` of the answer; throws with n8n's message when it refuses. */
	post: <T>(path: string, body: unknown) => Promise<T>;
	get: <T>(path: string) => Promise<T>;
}

/** Sets up the owner of a new n8n and signs in. */
export async function setUpOwner(url: string, owner: Owner): Promise<Session> {
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
		return (JSON.parse(text) as { data: T }).data;
	};
	await send('POST', '/rest/owner/setup', { ...owner, firstName: 'Demo', lastName: 'Owner' });
	return {
		post: async <T>(path: string, body: unknown) => await send<T>('POST', path, body),
		get: async <T>(path: string) => await send<T>('GET', path),
	};
}
