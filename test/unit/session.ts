import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { Answer, Session } from '../../nodes/UkgPro/transport/session';
import { openSession } from '../../nodes/UkgPro/transport/session';

export const CREDENTIAL = {
	username: 'jane.doe',
	password: 'pass word-1',
	customerApiKey: 'K3Y55',
	userApiKey: 'USERKEY12345',
	domain: 'ultipro.com',
	subdomain: 'service2',
};
export const SECRETS = [CREDENTIAL.password, CREDENTIAL.customerApiKey, CREDENTIAL.userApiKey];

export interface Exchange {
	readonly session: Session;
	/** Everything that was sent. */
	readonly sent: IHttpRequestOptions[];
	/** The most requests that were under way at a time. */
	most: number;
}

/** May throw as a connection does; `number` counts from 1. */
export type Reply = (request: IHttpRequestOptions, number: number) => Answer | Promise<Answer>;

/** A session whose answers come from `reply` instead of n8n's helper. */
export async function exchange(
	reply: Reply,
	signal?: AbortSignal,
	credential = CREDENTIAL,
): Promise<Exchange> {
	const sent: IHttpRequestOptions[] = [];
	let underWay = 0;
	const send = async (_type: string, request: IHttpRequestOptions) => {
		sent.push(request);
		result.most = Math.max(result.most, ++underWay);
		try {
			// A turn of the event loop, so that what is sent together is under way together.
			await new Promise(setImmediate);
			const { status, headers, text } = await reply(request, sent.length);
			return { statusCode: status, headers, body: text };
		} finally {
			underWay--;
		}
	};
	const session = await openSession({
		getCredentials: async () => credential,
		getExecutionId: () => undefined,
		getExecutionCancelSignal: () => signal,
		helpers: { httpRequestWithAuthentication: send },
	} as unknown as IExecuteFunctions);
	const result: Exchange = { session, sent, most: 0 };
	return result;
}

export const textAnswer = (
	text: string,
	status = 200,
	headers: Record<string, string> = {},
): Answer => ({ status, headers, text });

export const jsonAnswer = (
	value: unknown,
	status = 200,
	headers: Record<string, string> = {},
): Answer => textAnswer(JSON.stringify(value), status, headers);
