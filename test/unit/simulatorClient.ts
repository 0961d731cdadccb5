import type { Simulator } from '../../simulator';

/** An instant that every date of a tenant under test is derived from. */
export const NOW = new Date('2026-06-15T12:00:00Z');

export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	/** Parsed where the text is JSON. */
	body: unknown;
}

export type Row = Record<string, unknown>;

/** The headers of the simulator's account. */
export function accountHeaders(simulator: Simulator): Record<string, string> {
	const account = Buffer.from(`${simulator.username}:${simulator.password}`, 'utf8');
	return {
		authorization: `Basic ${account.toString('base64')}`,
		'us-customer-api-key': simulator.customerApiKey,
	};
}

/** One request with the simulator's account; redirects are shown and not followed. */
export async function call(
	simulator: Simulator,
	method: string,
	path: string,
	{ body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Reply> {
	const response = await fetch(simulator.url + path, {
		method,
		redirect: 'manual',
		headers: {
			...accountHeaders(simulator),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** A GET; its status has to be 200 and its body an array. */
export async function rows(simulator: Simulator, path: string): Promise<Row[]> {
	const { status, body, text } = await call(simulator, 'GET', path);
	if (status !== 200 || !Array.isArray(body)) throw new Error(`${path}: ${status} ${text}`);
	return body as Row[];
}

/** Every row of a list, page after page until one is empty. */
export async function allRows(simulator: Simulator, path: string, size: number): Promise<Row[]> {
	const found: Row[] = [];
	for (let page = 1; ; page++) {
		const join = path.includes('?') ? '&' : '?';
		const next = await rows(simulator, `${path}${join}page=${page}&per_page=${size}`);
		if (next.length === 0) return found;
		found.push(...next);
		if (page > 10_000) throw new Error('The list does not end.');
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
