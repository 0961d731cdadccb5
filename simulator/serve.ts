import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account';
import { answerControl, CONTROL_PREFIX } from './control';
import { endpoints } from './endpoints';
import { needsAnswer } from './faults';
import { createKept, type Kept } from './kept';
import { answerRequest } from './operation';
import type { Answer } from './protocol/answer';
import { isAuthorized } from './protocol/authorize';
import { retryAfterHeaders } from './protocol/rateLimit';
import { harmless, type RequestEntry } from './requestLog';
import { createRouter, type Route } from './routing';
import { breakageOf } from './soap/breakage';
import { readMessage, type Message as SoapMessage, type SoapFault } from './soap/envelope';
import { loggedMessage } from './soap/log';
import { isSoapPath, operationOf, operationPath } from './soap/operations';
import { answerSoap } from './soap/service';
import type { State } from './state';
import { faultMessage, messageOf, type Message } from './transmit';

export interface ServeOptions {
	state: State;
	account: Account;
	latency: number;
	keep: boolean;
	scheme: 'http' | 'https';
	/** Ends all waits when the simulator closes. */
	closing: AbortSignal;
}

/** A request, however it came. */
export interface Incoming {
	method: string;
	/** Path and query. */
	url: string;
	/** Names in lower case. */
	headers: Record<string, string | string[] | undefined>;
	/** Empty where there is none. */
	body: string;
	/** True once nobody waits for the answer any more. */
	isGone(): boolean;
}

/** Answers a request; a message that is cut before its headers is none. */
export type Serve = (request: Incoming) => Promise<Message>;

/** UKG paths at the root, the control path beside them. */
export function createServe(options: ServeOptions): Serve {
	// Every answer that is delayed waits for it.
	setMaxListeners(Infinity, options.closing);
	const router = createRouter(endpoints);
	const kept = options.keep ? createKept() : undefined;
	return async (request) => {
		const [path, query = ''] = splitOnce(request.url, '?');
		const { method, body } = request;
		if (path.startsWith(CONTROL_PREFIX)) {
			return messageOf(answerControl(options.state, { method, path, query, body }));
		}
		return await serveUkg(options, {
			request,
			path,
			query,
			routes: router.find(path),
			// XML that went astray is read too: no body with passwords in it gets into the log.
			soap: isSoapPath(path) || /^\s*</.test(body) ? readMessage(body) : undefined,
			kept,
		});
	};
}

interface Exchange {
	request: Incoming;
	path: string;
	/** Raw, without `?`. */
	query: string;
	routes: Route[];
	/** The body as SOAP, where it may be such. */
	soap: SoapMessage | SoapFault | undefined;
	kept: Kept | undefined;
}

async function serveUkg(options: ServeOptions, exchange: Exchange): Promise<Message> {
	const { state, account, latency, closing } = options;
	const { request, path, query, routes, soap } = exchange;
	const { method, body } = request;
	const operation = operationOf(path, soap);
	const entry: RequestEntry = {
		method,
		path,
		query,
		status: null,
		authorized: !isSoapPath(path) && isAuthorized(request.headers, account),
		at: Date.now(),
		headers: harmless(request.headers),
		...(body === '' ? {} : { body: soap ? loggedMessage(soap, operation) : parsed(body) }),
	};
	state.log.add(entry);
	const template = operation ? operationPath(operation) : routes[0]?.endpoint.path;
	count(state.requests, `${method} ${template ?? path}`);
	const fault = state.faults.take({ method, path, template, query });
	let message: Message;
	try {
		const wait = latency + (fault?.delayMs ?? 0);
		if (wait > 0) await sleep(wait, undefined, { signal: closing });
		if (request.isGone()) return messageCutShort();
		if (fault) {
			entry.fault = fault.id;
			const answer = needsAnswer(fault) ? answerOf(options, exchange, entry) : undefined;
			message = faultMessage(fault, breakageOf(fault, operation, state.variants) ?? answer);
		} else {
			message = wholeMessage(options, exchange, entry);
		}
	} catch (error) {
		if (closing.aborted) return messageCutShort();
		message = messageOf(breakdown(error));
	}
	if (message.cut !== 'beforeHeaders') entry.status = message.status;
	if (entry.status === 401) state.unauthorized++;
	// The server is where the tenant is: what time it says it is, is the tenant's.
	const date = new Date(state.now()).toUTCString();
	return { ...message, headers: { date, ...message.headers } };
}

const CHANGES = /\/employee-changes\b/;

/** The answer without a fault, written before where that is allowed. */
function wholeMessage(options: ServeOptions, exchange: Exchange, entry: RequestEntry): Message {
	const { state } = options;
	const { kept, request, path } = exchange;
	const write = () => messageOf(answerOf(options, exchange, entry));
	if (request.method !== 'GET') kept?.forget();
	// Changes follow from the time, and a quota from each request.
	const mayKeep = request.method === 'GET' && !CHANGES.test(path) && !state.variants.rateLimit;
	return kept && mayKeep && entry.authorized ? kept.message(state, request.url, write) : write();
}

function messageCutShort(): Message {
	return { ...messageOf({ status: 200 }), cut: 'beforeHeaders' };
}

/** A fault of the simulator itself, shown as UKG shows its own: a free-form object. */
export function breakdown(error: unknown): Answer {
	const detail = error instanceof Error ? error.message : String(error);
	return { status: 500, body: { title: 'Internal Server Error', detail } };
}

/**
 * What UKG would answer: account, quota, path, method, role, then the operation itself. A SOAP
 * service looks at the account only when it has read the envelope.
 */
function answerOf(
	{ state, account, scheme }: ServeOptions,
	{ request, path, query, routes, soap }: Exchange,
	entry: RequestEntry,
): Answer {
	const { method, headers, body } = request;
	const soapMessage = isSoapPath(path) ? soap : undefined;
	if (!soapMessage && !entry.authorized) return { status: 401 };
	const { variants, tenant } = state;
	const now = state.now();
	if (variants.rateLimit) {
		const remaining = state.rate.take(variants.rateLimit, now);
		if (remaining !== undefined) {
			return { status: 429, headers: retryAfterHeaders(variants.rateLimit, remaining, now) };
		}
	}
	if (soapMessage) {
		const reply = answerSoap({ method, path, headers, message: soapMessage, state, account });
		entry.authorized = reply.authorized;
		return reply.answer;
	}
	if (routes.length === 0) return { status: 404 };
	const route = routes.find(({ endpoint }) => endpoint.method === method);
	if (!route) {
		const allow = routes.map(({ endpoint }) => endpoint.method).join(', ');
		return { status: 405, headers: { allow } };
	}
	const { role } = route.endpoint;
	if (role !== null && !state.roles.includes(role)) return { status: 403 };
	return answerRequest({
		route,
		tenant,
		variants,
		query,
		headers,
		body,
		now,
		tick() {
			state.advance(1);
			return state.now();
		},
		url: `${scheme}://${headers.host}${path}`,
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
