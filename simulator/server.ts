import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Certificate } from './certificate';
import { breakdown, type Serve } from './serve';
import type { State } from './state';
import { messageOf, send } from './transmit';

/** Bodies up to here are read; a POST of some ten thousand entries. */
const BODY_LIMIT = 16 * 1024 * 1024;

export interface ServerOptions {
	state: Pick<State, 'sockets' | 'now'>;
	serve: Serve;
	certificate: Certificate | undefined;
}

/** Builds the HTTP server, which only carries what `serve` answers. */
export function buildServer({ state, serve, certificate }: ServerOptions): FastifyInstance {
	const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		reply.hijack();
		const { raw } = reply;
		const message = await serve({
			method: request.method,
			url: request.raw.url ?? '/',
			headers: request.headers,
			body: typeof request.body === 'string' ? request.body : '',
			isGone: () => raw.destroyed,
		});
		try {
			send(raw, message);
		} catch (error) {
			// A header that cannot be sent, for instance.
			if (raw.headersSent) raw.destroy();
			else send(raw, messageOf(breakdown(error)));
		}
	};
	const common = {
		forceCloseConnections: true,
		bodyLimit: BODY_LIMIT,
		// A path that cannot be decoded is a path that nobody serves, and is logged like any other.
		frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
			void handle(request, reply),
	};
	const app = (certificate
		? fastify({ ...common, https: certificate })
		: fastify(common)) as unknown as FastifyInstance;
	// Bodies stay text, so that broken JSON gets the contract's answer and not the framework's.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	// What the framework answers by itself, to a body that is too large, has the tenant's date too.
	app.addHook('onSend', async (_request, reply) => {
		reply.header('date', new Date(state.now()).toUTCString());
	});
	app.all('*', handle);
	app.server.on('connection', () => {
		state.sockets++;
	});
	return app;
}
