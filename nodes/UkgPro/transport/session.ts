import { Semaphore } from 'async-mutex';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import type { WebServiceHost } from '../../../credentials/baseUrl';
import { PARALLEL_REQUESTS } from '../operations/own';
import type { Account } from './account';
import { accountOf } from './account';

/** Rows that may be under way at a time, whatever the number of lists and pages. */
export const ROWS_IN_FLIGHT = 20_000;
/** Room for them, in parts of so many rows: the semaphore counts down part by part. */
export const ROWS_A_PART = 50;
export const ROOM = ROWS_IN_FLIGHT / ROWS_A_PART;

export interface Answer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/** The account as the LoginService knows it, without a User API Key ''. */
export interface SoapLogin {
	readonly username: string;
	readonly password: string;
	readonly customerApiKey: string;
	readonly userApiKey: string;
}

/** What all requests of one run of the node, or of one list in the editor, share. */
export interface Session {
	/**
	 * Through n8n's own helper, so that proxies, certificates, SSRF protection and cancellation are
	 * the user's. Answers of any status are returned; only a broken connection throws.
	 */
	send(request: IHttpRequestOptions): Promise<Answer>;
	/** Aborted when the user stops the execution. */
	readonly signal: AbortSignal | undefined;
	/** A request takes room for the rows it asks for, and at least its share of all. */
	readonly room: Semaphore;
	/** Requests that may be under way at a time, if UKG Pro bears so many. */
	readonly ceiling: number;
	readonly account: Account;
	/** Milliseconds for which a 401 is remembered: outside an execution a person may mend it meanwhile. */
	readonly refusalLasts: number;
	/** Milliseconds for a request with all its tries and waits: in the editor a person waits. */
	readonly patience: number;
	/** Tries of a request that is answered with 429. */
	readonly triesAtLimit: number;
	/** As the credential has it. */
	readonly host: WebServiceHost;
	/** What SOAP's login takes; REST requests get theirs from the credential's `authenticate`. */
	readonly login: SoapLogin;
	/** What the person who runs the workflow had better know, although nothing failed. */
	readonly notes: Set<string>;
	/** Aborted by the first failure that ends the execution: what has not been sent yet never is. */
	readonly ending: AbortController;
	/** Numbers such as the SSN by which people are looked for. */
	readonly personal: Set<string>;
	/** Takes the credential's secrets, and those numbers, out of a text of UKG's. */
	redact(text: string): string;
}

/** Milliseconds. Long enough for a person who tries one list after the other. */
const REFUSAL_OUTSIDE = 60_000;
const PATIENCE_IN_EDITOR = 20_000;
/** Milliseconds for a request with all its tries and waits. */
export const LONGEST_EFFORT = 600_000;

/** UKG Pro counts requests by the minute and does not say when to come back: eight tries span two. */
const MOST_TRIES_AT_LIMIT = 8;

/** Opens the session of a run: the credential is decrypted once, not once a request. */
export async function openSession(
	context: IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions,
): Promise<Session> {
	const data = await context.getCredentials<ICredentialDataDecryptedObject>('ukgProApi');
	const credentialsDecrypted: ICredentialsDecrypted = {
		id: '',
		name: '',
		type: 'ukgProApi',
		data,
	};
	const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : '');
	const login = {
		username: text('username').trim(),
		password: text('password'),
		customerApiKey: text('customerApiKey').trim(),
		userApiKey: text('userApiKey').trim(),
	};
	const isExecution = 'getExecutionCancelSignal' in context;
	// All triggers with the same account are one, and so are all lists of the editor.
	const isTrigger = 'getActivationMode' in context && context.getMode?.() === 'trigger';
	const account = accountOf(
		isExecution ? context.getExecutionId() : isTrigger ? 'trigger' : 'editor',
		data,
	);
	const secrets = [
		...['password', 'customerApiKey', 'userApiKey'].flatMap((name) => [
			text(name),
			text(name).trim(),
		]),
		Buffer.from(`${login.username}:${login.password}`, 'utf8').toString('base64'),
	]
		.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
		.filter((secret) => secret.trim() !== '')
		.sort((a, b) => b.length - a.length);

	const personal = new Set<string>();
	// Each takes a millisecond to make, and a message is searched for those of all items.
	const forms = new Map<string, RegExp>();
	const inAnyForm = (value: string) => {
		const form = forms.get(value) ?? anyFormOf(value);
		forms.set(value, form);
		return form;
	};

	return {
		async send(request) {
			const { statusCode, headers, body } =
				(await context.helpers.httpRequestWithAuthentication.call(
					context,
					'ukgProApi',
					{
						...request,
						encoding: 'text',
						returnFullResponse: true,
						ignoreHttpStatusErrors: true,
					},
					{ credentialsDecrypted },
				)) as { statusCode: number; headers: Record<string, string>; body: unknown };
			return { status: statusCode, headers, text: typeof body === 'string' ? body : '' };
		},
		signal: isExecution ? context.getExecutionCancelSignal() : undefined,
		room: new Semaphore(ROOM),
		ceiling: PARALLEL_REQUESTS.preset,
		account,
		refusalLasts: isExecution ? Infinity : REFUSAL_OUTSIDE,
		patience: isExecution || isTrigger ? LONGEST_EFFORT : PATIENCE_IN_EDITOR,
		triesAtLimit: MOST_TRIES_AT_LIMIT,
		host: { domain: text('domain'), subdomain: text('subdomain') },
		login,
		notes: new Set(),
		ending: new AbortController(),
		personal,
		redact: (text) =>
			[...secrets, ...account.tokens, ...[...personal].map(inAnyForm)].reduce(
				(clean: string, secret) => clean.replaceAll(secret, '***'),
				text,
			),
	};
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * 123456789, 123-45-6789, 123 – 45 – 6789, (123)45/6789 and "123","45","6789" are one. Letters beyond
 * ASCII pass for signs between: named by their Unicode class, they take a third of a second.
 */
const anyFormOf = (value: string) => {
	const signs = [...value].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
	return new RegExp(
		signs.length === 0 ? escaped(value) : signs.map(escaped).join('[^a-z0-9]{0,3}'),
		'gi',
	);
};
