// A host on this machine that gives one fixed answer to everything, and counts how often.
import { createServer } from 'node:http';
import { freePort } from '../../scripts/n8n/ports';

export interface Answer {
	status: number;
	body: string;
	headers?: Record<string, string>;
}

export interface AnsweringServer {
	url: string;
	requests: () => number;
	stop: () => Promise<void>;
}

export async function startAnsweringServer(answer: Answer): Promise<AnsweringServer> {
	let requests = 0;
	const server = createServer((_request, response) => {
		requests++;
		response.writeHead(answer.status, { connection: 'close', ...answer.headers });
		response.end(answer.body);
	});
	const port = await freePort();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${port}`,
		requests: () => requests,
		stop: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}
