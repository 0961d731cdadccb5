// A loopback address for messages of workflows: keeps what comes, and answers.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	path: string;
	headers: NodeJS.Dict<string | string[]>;
	body: string;
}

export interface Receiver {
	url: string;
	/** The latest last. */
	received: Received[];
	/** From now on messages are kept but not answered, until the function is called. */
	hold: () => () => void;
	close: () => Promise<void>;
}

/** The answer to each message is JSON. */
export async function startReceiver(
	answer: (received: Received) => unknown = () => ({}),
	host = '127.0.0.1',
): Promise<Receiver> {
	const received: Received[] = [];
	let mayAnswer = Promise.resolve();
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (text: string) => (body += text));
		request.on('end', async () => {
			const message = { path: request.url ?? '', headers: request.headers, body };
			received.push(message);
			await mayAnswer;
			response.setHeader('content-type', 'application/json');
			try {
				response.end(JSON.stringify(answer(message)));
			} catch (error) {
				response.writeHead(500).end(JSON.stringify({ error: { message: String(error) } }));
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://${host}:${port}`,
		received,
		hold: () => {
			let release = () => {};
			mayAnswer = new Promise((resolve) => (release = resolve));
			return release;
		},
		close: async () =>
			await new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
