import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { ActiveFault } from './faults';
import type { Answer } from './protocol/answer';

const JSON_TYPE = 'application/json; charset=utf-8';

/** A login page as a gateway or an expired session serves it in the place of an answer. */
export const LOGIN_PAGE =
	'<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1>' +
	'<form method="post"><input name="user"><input name="password" type="password"></form>' +
	'</body></html>';

/** Content and headers as they go over the line. */
export interface Message {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Text is sent in UTF-8. */
	content: string | Buffer;
	/** The connection is cut in the place of the headers, or after the content, which is not all. */
	cut?: 'beforeHeaders' | 'afterContent';
}

/** An answer as it is. */
export function messageOf({ status, headers, body, text = '' }: Answer): Message {
	return body === undefined
		? whole(status, { ...headers }, text)
		: whole(status, { 'content-type': JSON_TYPE, ...headers }, JSON.stringify(body));
}

function whole(status: number, headers: Record<string, string>, content: string | Buffer): Message {
	const length: Record<string, string> =
		status === 204 || status === 304
			? {}
			: { 'content-length': String(Buffer.byteLength(content)) };
	return { status, headers: { ...headers, ...length }, content };
}

/**
 * What a fault makes of an answer.
 *
 * @param answer the real one for faults that damage it, and for those of SOAP what they say instead
 */
export function faultMessage(fault: ActiveFault, answer: Answer | undefined): Message {
	const real = messageOf(answer ?? { status: 200 });
	const { status, content } = real;
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	const headers = { ...real.headers, ...lowerCase(fault.headers) };
	const half = bytes.subarray(0, Math.floor(bytes.length / 2));
	const instead = (usual: number, text: string, own: Record<string, string>) =>
		whole(
			fault.status ?? usual,
			{ ...own, ...lowerCase(fault.headers) },
			fault.body === undefined ? text : textOf(fault.body),
		);
	switch (fault.kind) {
		case 'status':
			return instead(500, '', fault.body === undefined ? {} : { 'content-type': JSON_TYPE });
		case 'html':
			return instead(200, LOGIN_PAGE, { 'content-type': 'text/html; charset=utf-8' });
		case 'redirect':
			return instead(302, '', { location: fault.location ?? '/login' });
		case 'empty':
			return instead(200, '', { 'content-type': JSON_TYPE });
		case 'invalidJson':
			return instead(200, '{"rows": [oops', { 'content-type': JSON_TYPE });
		case 'soapFault':
		case 'hasErrors':
		case 'invalidXml':
		case 'entityBomb':
			return instead(status, bytes.toString(), real.headers);
		case 'reset':
			return { ...real, cut: 'beforeHeaders' };
		case 'resetMidBody': {
			const length = String(Math.max(bytes.length, half.length + 1));
			return {
				status,
				headers: { ...headers, 'content-length': length },
				content: half,
				cut: 'afterContent',
			};
		}
		case 'truncate':
			return whole(status, headers, half);
		case 'gzip':
		case 'badGzip':
			// Clients make do with half a zip; what is none at all they cannot read.
			return whole(
				status,
				{ ...headers, 'content-encoding': 'gzip' },
				fault.kind === 'gzip' ? gzipSync(bytes) : bytes,
			);
		case 'delay':
			return whole(status, headers, bytes);
	}
}

/** Sends a message, or as much of it as there is before the connection is cut. */
export function send(response: ServerResponse, { status, headers, content, cut }: Message): void {
	if (cut === 'beforeHeaders') {
		response.socket?.destroy();
		return;
	}
	response.writeHead(status, headers);
	if (cut === undefined) {
		response.end(content);
		return;
	}
	// Headers and the half have to be on their way before the line goes dead.
	response.flushHeaders();
	response.write(content, () => response.socket?.destroy());
}

function textOf(body: unknown): string {
	return typeof body === 'string' ? body : JSON.stringify(body);
}

function lowerCase(headers: Record<string, string> = {}): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}
