import { createServer } from 'node:net';

/** n8n's task broker takes this one unless told otherwise; its server must not have it. */
const BROKER_DEFAULT = 5679;

/** The preferred port of 127.0.0.1 where it is free, else another free one. */
export async function freePort(preferred = 0): Promise<number> {
	const port = (await tryPort(preferred)) ?? (await tryPort(0));
	if (port === undefined)
		throw new Error('No free TCP port on 127.0.0.1: stop a program and retry.');
	return port === BROKER_DEFAULT ? await freePort() : port;
}

async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const found = address && typeof address === 'object' ? address.port : undefined;
			server.close(() => resolve(found));
		});
	});
}
