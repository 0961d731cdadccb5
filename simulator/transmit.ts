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

/** Bytes and headers of an answer. */
interface Message {
	status: number;
	headers: Record<string, string>;
	bytes: Buffer;
}

function messageOf({ status, headers, body, text = '' }: Answer): Message {
	if (body === undefined) return { status, headers: { ...headers }, bytes: Buffer.from(text) };
	return {
		status,
		headers: { 'content-type': JSON_TYPE, ...headers },
		bytes: Buffer.from(JSON.stringify(body), 'utf8'),
	};
}

function send(response: ServerResponse, { status, headers, bytes }: Message): void {
	const length = status === 204 || status === 304 ? {} : { 'content-length': bytes.length };
	response.writeHead(status, { ...headers, ...length });
	response.end(bytes);
}

/** Sends an answer as it is. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
	send(response, messageOf(answer));
}

/**
 * Sends what a fault makes of an answer.
 *
 * @param answer the real one for faults that damage it, and for those of SOAP what they say instead
 * @returns the status that was sent, or null when the connection was broken before one
 */
export function sendFault(
	response: ServerResponse,
	fault: ActiveFault,
	answer: Answer | undefined,
): number | null {
	const real = messageOf(answer ?? { status: 200 });
	const message = { ...real, headers: { ...real.headers, ...lowerCase(fault.headers) } };
	const half = message.bytes.subarray(0, Math.floor(message.bytes.length / 2));
	const instead = (status: number, text: string, headers: Record<string, string>) => {
		const bytes = Buffer.from(fault.body === undefined ? text : textOf(fault.body), 'utf8');
		const chosen = fault.status ?? status;
		send(response, {
			status: chosen,
			headers: { ...headers, ...lowerCase(fault.headers) },
			bytes,
		});
		return chosen;
	};
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
			return instead(real.status, real.bytes.toString('utf8'), real.headers);
		case 'reset':
			response.socket?.destroy();
			return null;
		case 'resetMidBody':
			response.writeHead(message.status, {
				...message.headers,
				'content-length': Math.max(message.bytes.length, half.length + 1),
			});
			// Headers and the half have to be on their way before the line goes dead.
			response.flushHeaders();
			response.write(half, () => response.socket?.destroy());
			return message.status;
		case 'truncate':
			send(response, { ...message, bytes: half });
			return message.status;
		case 'gzip':
		case 'badGzip':
			send(response, {
				...message,
				headers: { ...message.headers, 'content-encoding': 'gzip' },
				// Clients make do with half a zip; what is none at all they cannot read.
				bytes: fault.kind === 'gzip' ? gzipSync(message.bytes) : message.bytes,
			});
			return message.status;
		case 'delay':
			send(response, message);
			return message.status;
	}
}

function textOf(body: unknown): string {
	return typeof body === 'string' ? body : JSON.stringify(body);
}

function lowerCase(headers: Record<string, string> = {}): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}
