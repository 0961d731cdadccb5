// Hears what workflows tell, at a loopback address.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listener {
	url: string;
	/** The bodies of the requests, the latest last. */
	heard: string[];
	/** From now on requests are heard but not answered, until the function is called. */
	hold: () => () => void;
	close: () => Promise<void>;
}

export async function listen(host = '127.0.0.1'): Promise<Listener> {
	const heard: string[] = [];
	let mayAnswer = Promise.resolve();
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (text: string) => (body += text));
		request.on('end', () => {
			heard.push(body);
			void mayAnswer.then(() => {
				response.setHeader('content-type', 'application/json').end('{}');
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://${host}:${port}`,
		heard,
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
