// The raw client as a process of its own: it waits for orders as n8n waits at a webhook.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { beginPeak, endPeak } from '../memory';
import { keyOf, type Order, type Outcome } from '../order';
import { readSingly, type Got } from './gets';
import { readList } from './list';
import { readSoap } from './soap';

async function read(order: Order): Promise<Got> {
	const { task } = order;
	switch (task?.kind) {
		case 'list':
			return { rows: await readList(order, task), failed: 0 };
		case 'soap':
			return { rows: await readSoap(order, task), failed: 0 };
		case 'gets':
			return await readSingly(order, task);
		case undefined:
			throw new Error('A raw client needs a task');
	}
}

async function carryOut(order: Order): Promise<void> {
	const idle = beginPeak();
	const cpu = process.cpuUsage();
	const begun = performance.now();
	// It stops at the first failure, and then has nothing to give, as the HTTP Request node.
	const got = await read(order).catch((error: Error) => ({
		rows: [],
		failed: 1,
		failure: error.message,
	}));
	const ms = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpu);
	const outcome: Outcome = {
		ms,
		cpuMs: (user + system) / 1000,
		memory: endPeak(idle),
		keys: got.rows.flatMap((row) => keyOf(row, order.keyFields) ?? []),
		failed: got.failed,
		failure: got.failure,
	};
	writeFileSync(order.outcomeFile, JSON.stringify(outcome));
}

createServer((request, response) => {
	let body = '';
	request.setEncoding('utf8').on('data', (text: string) => (body += text));
	request.on('end', () => {
		carryOut(JSON.parse(body) as Order).then(
			() => response.end('{}'),
			(error: Error) => response.writeHead(500).end(error.message),
		);
	});
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready\n'));
