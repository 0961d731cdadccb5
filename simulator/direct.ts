import { gunzipSync } from 'node:zlib';
import type { Serve } from './serve';

/** A request that is answered without a connection. */
export interface DirectRequest {
	method: string;
	/** An address of the simulator, or path and query alone. */
	url: string;
	headers: Record<string, string>;
	body?: string;
}

/** What a client has read when an answer is there. */
export interface DirectAnswer {
	status: number;
	/** Names in lower case; none of those that only keep a connection going. */
	headers: Record<string, string>;
	/** Unzipped, as clients do it. */
	text: string;
}

/**
 * Answers as the server does and leaves out the connection, which costs more than the answer.
 *
 * @param base the simulator's address
 * @throws Error with `code: 'ECONNRESET'` where the connection would have been cut, and that of
 *   `zlib` for what is called gzip and is none
 */
export async function answerDirectly(
	serve: Serve,
	base: string,
	{ method, url, headers, body = '' }: DirectRequest,
): Promise<DirectAnswer> {
	const { host, pathname, search } = new URL(url.startsWith('/') ? base + url : url);
	const sent: Record<string, string> = { host };
	for (const [name, value] of Object.entries(headers)) sent[name.toLowerCase()] = value;
	const message = await serve({
		method: method.toUpperCase(),
		url: pathname + search,
		headers: sent,
		// The server does not read the bodies of these either.
		body: /^(GET|HEAD)$/i.test(method) ? '' : body,
		isGone: () => false,
	});
	if (message.cut !== undefined) {
		throw Object.assign(new Error('The connection was cut.'), { code: 'ECONNRESET' });
	}
	const { status, content } = message;
	const isZipped = message.headers['content-encoding'] === 'gzip';
	const text = isZipped ? gunzipSync(content) : content;
	return { status, headers: message.headers, text: text.toString() };
}
