import { Semaphore } from 'async-mutex';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { Account } from './account';
import { accountOf } from './account';

/** Rows that may be under way at a time, whatever the number of lists and pages. */
export const ROWS_IN_FLIGHT = 20_000;
/** Requests that may be under way at a time. */
export const REQUESTS_IN_FLIGHT = 8;

export interface Answer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/** What all requests of one run of the node share. */
export interface Session {
	/**
	 * Through n8n's own helper, so that proxies, certificates, SSRF protection and cancellation are
	 * the user's. Answers of any status are returned; only a broken connection throws.
	 */
	send(request: IHttpRequestOptions): Promise<Answer>;
	/** Aborted when the user stops the execution. */
	readonly signal: AbortSignal | undefined;
	/** A request takes the rows it asks for, and at least an eighth of all. */
	readonly room: Semaphore;
	readonly account: Account;
	/** Aborted by the first failure that ends the execution: what has not been sent yet never is. */
	readonly ending: AbortController;
	/** Takes the credential's secrets out of a text of UKG's. */
	redact(text: string): string;
}

/** Opens the session of a run: the credential is decrypted once, not once a request. */
export async function openSession(context: IExecuteFunctions): Promise<Session> {
	const data = await context.getCredentials<ICredentialDataDecryptedObject>('ukgProApi');
	const credentialsDecrypted: ICredentialsDecrypted = {
		id: '',
		name: '',
		type: 'ukgProApi',
		data,
	};
	const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : '');
	const secrets = [
		...['password', 'customerApiKey', 'userApiKey'].flatMap((name) => [
			text(name),
			text(name).trim(),
		]),
		Buffer.from(`${text('username').trim()}:${text('password')}`, 'utf8').toString('base64'),
	]
		.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
		.filter((secret) => secret.trim() !== '')
		.sort((a, b) => b.length - a.length);

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
		signal: context.getExecutionCancelSignal(),
		room: new Semaphore(ROWS_IN_FLIGHT),
		account: accountOf(context.getExecutionId(), data),
		ending: new AbortController(),
		redact: (text) => secrets.reduce((clean, secret) => clean.split(secret).join('***'), text),
	};
}
