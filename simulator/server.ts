import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Account } from './account';
import type { Certificate } from './certificate';
import { answerControl, CONTROL_PREFIX } from './control';
import { endpoints } from './endpoints';
import { needsAnswer } from './faults';
import { answerRequest } from './operation';
import type { Answer } from './protocol/answer';
import { isAuthorized } from './protocol/authorize';
import { retryAfterHeaders } from './protocol/rateLimit';
import { harmless, type RequestEntry } from './requestLog';
import { createRouter, type Route } from './routing';
import { breakageOf } from './soap/breakage';
import { readMessage, type Message, type SoapFault } from './soap/envelope';
import { loggedMessage } from './soap/log';
import { isSoapPath, operationOf, operationPath } from './soap/operations';
import { answerSoap } from './soap/service';
import type { State } from './state';
import { sendAnswer, sendFault } from './transmit';

/** Bodies up to here are read; a POST of some ten thousand entries. */
const BODY_LIMIT = 16 * 1024 * 1024;

export interface ServerOptions {
	state: State;
	account: Account;
	latency: number;
	certificate: Certificate | undefined;
	/** Ends all waits when the server closes. */
	closing: AbortSignal;
}

/** Builds the HTTP server: UKG paths at the root, the control path beside them. */
export function buildServer(options: ServerOptions): FastifyInstance {
	const { certificate } = options;
	const router = createRouter(endpoints);
	const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		reply.hijack();
		const [path, query = ''] = splitOnce(request.raw.url ?? '/', '?');
		const body = typeof request.body === 'string' ? request.body : '';
		if (path.startsWith(CONTROL_PREFIX)) {
			const { method } = request;
			sendAnswer(reply.raw, answerControl(options.state, { method, path, query, body }));
			return;
		}
		await serve(options, {
			request,
			reply,
			path,
			query,
			body,
			routes: router.find(path),
			// XML that went astray is read too: no body with passwords in it gets into the log.
			message: isSoapPath(path) || /^\s*</.test(body) ? readMessage(body) : undefined,
		});
	};
	const common = {
		forceCloseConnections: true,
		bodyLimit: BODY_LIMIT,
		// A path that cannot be decoded is a path that nobody serves, and is logged like any other.
		frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
			void handle(request, reply),
	};
	const app = (certificate
		? fastify({ ...common, https: certificate })
		: fastify(common)) as unknown as FastifyInstance;
	// Bodies stay text, so that broken JSON gets the contract's answer and not the framework's.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.all('*', handle);
	app.server.on('connection', () => {
		options.state.sockets++;
	});
	return app;
}

interface Exchange {
	request: FastifyRequest;
	reply: FastifyReply;
	path: string;
	query: string;
	body: string;
	routes: Route[];
	/** The body as SOAP, where it may be such. */
	message: Message | SoapFault | undefined;
}

async function serve(options: ServerOptions, exchange: Exchange): Promise<void> {
	const { state, account, latency, closing } = options;
	const { request, reply, path, query, body, routes, message } = exchange;
	const { method } = request;
	const operation = operationOf(path, message);
	const entry: RequestEntry = {
		method,
		path,
		query,
		status: null,
		authorized: !isSoapPath(path) && isAuthorized(request.headers, account),
		at: Date.now(),
		headers: harmless(request.headers),
		...(body === '' ? {} : { body: message ? loggedMessage(message, operation) : parsed(body) }),
	};
	state.log.add(entry);
	const template = operation ? operationPath(operation) : routes[0]?.endpoint.path;
	count(state.requests, `${method} ${template ?? path}`);
	const fault = state.faults.take({ method, path, template, query });
	try {
		const wait = latency + (fault?.delayMs ?? 0);
		if (wait > 0) await sleep(wait, undefined, { signal: closing });
		if (reply.raw.destroyed) return;
		if (fault) {
			entry.fault = fault.id;
			const answer = needsAnswer(fault) ? answerOf(options, exchange, entry) : undefined;
			const made = breakageOf(fault, operation, state.variants);
			entry.status = sendFault(reply.raw, fault, made ?? answer);
		} else {
			const answer = answerOf(options, exchange, entry);
			entry.status = answer.status;
			sendAnswer(reply.raw, answer);
		}
	} catch (error) {
		if (closing.aborted || reply.raw.headersSent) {
			reply.raw.destroy();
			return;
		}
		// A fault of the simulator itself: shown as UKG shows its own, a free-form object.
		entry.status = 500;
		const detail = error instanceof Error ? error.message : String(error);
		sendAnswer(reply.raw, { status: 500, body: { title: 'Internal Server Error', detail } });
	} finally {
		if (entry.status === 401) state.unauthorized++;
	}
}

/**
 * What UKG would answer: account, quota, path, method, role, then the operation itself. A SOAP
 * service looks at the account only when it has read the envelope.
 */
function answerOf(
	{ state, account, certificate }: ServerOptions,
	{ request, path, query, body, routes, message }: Exchange,
	entry: RequestEntry,
): Answer {
	const soapMessage = isSoapPath(path) ? message : undefined;
	if (!soapMessage && !entry.authorized) return { status: 401 };
	const { variants, tenant } = state;
	if (variants.rateLimit) {
		const now = Date.now();
		const remaining = state.rate.take(variants.rateLimit, now);
		if (remaining !== undefined) {
			return { status: 429, headers: retryAfterHeaders(variants.rateLimit, remaining, now) };
		}
	}
	if (soapMessage) {
		const { method, headers } = request;
		const reply = answerSoap({ method, path, headers, message: soapMessage, state, account });
		entry.authorized = reply.authorized;
		return reply.answer;
	}
	if (routes.length === 0) return { status: 404 };
	const route = routes.find(({ endpoint }) => endpoint.method === request.method);
	if (!route) {
		const allow = routes.map(({ endpoint }) => endpoint.method).join(', ');
		return { status: 405, headers: { allow } };
	}
	const { role } = route.endpoint;
	if (role !== null && !state.roles.includes(role)) return { status: 403 };
	const scheme = certificate ? 'https' : 'http';
	return answerRequest({
		route,
		tenant,
		variants,
		query,
		headers: request.headers,
		body,
		now: state.now(),
		url: `${scheme}://${request.headers.host}${path}`,
	});
}

/** More kinds of request than this are not told apart in the counters. */
const COUNTERS = 1000;

function count(counters: Record<string, number>, key: string): void {
	const name = key in counters || Object.keys(counters).length < COUNTERS ? key : 'others';
	counters[name] = (counters[name] ?? 0) + 1;
}

function splitOnce(text: string, separator: string): [string, string?] {
	const at = text.indexOf(separator);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return body;
	}
}
