// An address on 127.0.0.1 for messages of workflows: keeps what comes, and answers.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	path: string;
	headers: NodeJS.Dict<string | string[]>;
	body: string;
}

export interface Receiver {
	url: string;
	received: Received[];
	close: () => Promise<void>;
}

/** The answer to each message is JSON. */
export async function startReceiver(
	answer: (received: Received) => unknown = () => ({}),
): Promise<Receiver> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (text: string) => (body += text));
		request.on('end', () => {
			const message = { path: request.url ?? '', headers: request.headers, body };
			received.push(message);
			response.setHeader('content-type', 'application/json');
			try {
				response.end(JSON.stringify(answer(message)));
			} catch (error) {
				response.writeHead(500).end(JSON.stringify({ error: { message: String(error) } }));
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		received,
		close: async () =>
			await new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
