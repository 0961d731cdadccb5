// A Redis server of Debian's package, on a free port of 127.0.0.1, which keeps nothing.
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { freePort } from '../../../scripts/n8n/ports';
import { startService } from './service';

export interface Redis {
	host: string;
	port: number;
	stop: () => Promise<void>;
}

export async function startRedis(): Promise<Redis> {
	const port = await freePort();
	const stop = await startService(
		'Redis',
		'redis-server',
		['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
		{ cwd: tmpdir() },
		async () => await ping(port),
	);
	return { host: '127.0.0.1', port, stop };
}

async function ping(port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.once('data', () => {
			socket.destroy();
			resolve();
		});
		socket.once('error', reject);
	});
}
