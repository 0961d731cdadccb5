// undici as somebody would use it who wants speed: one pool, keep-alive, a fixed number of workers.
import { Pool, RetryAgent, type Dispatcher } from 'undici';
import type { Order } from '../order';

export interface Connection {
	getJson: (path: string) => Promise<unknown>;
	postXml: (path: string, body: string) => Promise<string>;
	close: () => Promise<void>;
}

/** An answer that is no 200. */
export class Refused extends Error {
	constructor(readonly status: number) {
		super(`HTTP ${status}`);
	}
}

export function connect(
	{ url, username, password, customerApiKey }: Order['account'],
	{ parallel, retries }: { parallel: number; retries?: boolean },
): Connection {
	const pool = new Pool(url, { connections: parallel, pipelining: 1 });
	// UKG Pro says nothing about when to come back; a second is what the node waits at first.
	const again = { statusCodes: [429], maxRetries: 8, minTimeout: 1000 };
	const dispatcher: Dispatcher = retries ? new RetryAgent(pool, again) : pool;
	const rest = {
		authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
		'us-customer-api-key': customerApiKey,
		accept: 'application/json',
	};
	const send = async (options: Omit<Dispatcher.RequestOptions, 'origin'>) => {
		const { statusCode, body } = await dispatcher.request({ origin: url, ...options });
		if (statusCode === 200) return body;
		await body.dump();
		throw new Refused(statusCode);
	};
	return {
		getJson: async (path) => await (await send({ method: 'GET', path, headers: rest })).json(),
		postXml: async (path, body) => {
			const headers = { 'content-type': 'application/soap+xml; charset=utf-8' };
			return await (await send({ method: 'POST', path, headers, body })).text();
		},
		close: async () => await pool.close(),
	};
}

/** So many at a time, each taking the next number once it is free, until `work` says it was the last. */
export async function inParallel(
	workers: number,
	from: number,
	work: (number: number) => Promise<'more' | 'last'>,
): Promise<void> {
	let next = from;
	let isOver = false;
	const worker = async () => {
		while (!isOver) {
			try {
				if ((await work(next++)) === 'last') isOver = true;
			} catch (error) {
				isOver = true;
				throw error;
			}
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: workers }, worker));
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw failed.reason;
}
