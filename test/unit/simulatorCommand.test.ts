import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Agent, fetch as fetchWith } from 'undici';
import { startSimulator } from '../../simulator';
import { parseCommand } from '../../simulator/cli';
import { accountHeaders } from './simulatorClient';

const root = join(__dirname, '..', '..');
const started: ChildProcess[] = [];

afterAll(() => {
	for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
});

interface Run {
	child: ChildProcess;
	output: () => string;
	/** Resolves when there is a line on stdout or the process has ended. */
	ready: Promise<void>;
	ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Runs the command as `npm run simulator` does, without a shell and npm in between. */
function run(...args: string[]): Run {
	const child = spawn(join(root, 'node_modules/.bin/tsx'), ['simulator/main.ts', ...args], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	started.push(child);
	let stdout = '';
	let stderr = '';
	child.stderr!.on('data', (chunk) => (stderr += chunk));
	const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
		child.on('close', (code) => resolve({ code, stdout, stderr })),
	);
	const ready = new Promise<void>((resolve) => {
		child.stdout!.on('data', (chunk) => {
			stdout += chunk;
			if (stdout.includes('\n')) resolve();
		});
		void ended.then(() => resolve());
	});
	return { child, output: () => stdout, ready, ended };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
	'prints one line, answers, and stops with %s',
	async (signal) => {
		const { child, output, ready, ended } = run('--port', '0', '--employees', '20');
		await ready;
		const address = JSON.parse(output());
		expect(Object.keys(address)).toEqual([
			'url',
			'domain',
			'subdomain',
			'username',
			'password',
			'customerApiKey',
			'userApiKey',
		]);
		expect(address.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(address.domain).toBe(address.url);
		const response = await fetch(`${address.url}/configuration/v1/earnings?page=1&per_Page=1`, {
			headers: accountHeaders(address),
		});
		expect([response.status, ((await response.json()) as unknown[]).length]).toEqual([200, 1]);
		child.kill(signal);
		const { code, stdout, stderr } = await ended;
		expect({ code, lines: stdout.trim().split('\n').length, stderr }).toEqual({
			code: 0,
			lines: 1,
			stderr: '',
		});
	},
);

test('says in one sentence that a port is in use', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	try {
		const { port } = server.address() as { port: number };
		const { code, stdout, stderr } = await run('--port', String(port)).ended;
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toBe(
			`Port ${port} is in use; choose another with --port, or 0 for a free one.\n`,
		);
	} finally {
		server.close();
	}
});

test('says in one sentence what is wrong with an argument', async () => {
	const { code, stdout, stderr } = await run('--port', 'eighty').ended;
	expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
	expect(stderr).toBe('port has to be a whole number from 0 to 65535.\n');
});

test('explains itself', async () => {
	const { code, stdout, stderr } = await run('--help').ended;
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	expect(stdout).toContain('--employees');
});

describe('the arguments', () => {
	test('have defaults', () => {
		expect(parseCommand([])).toMatchObject({
			options: {
				port: 8099,
				employees: 1200,
				seed: 1,
				latency: 0,
				tls: false,
				clock: 'running',
				variants: {},
			},
		});
	});

	test('are read', () => {
		const args = ['--port', '0', '--employees', '5', '--seed', '9', '--latency', '20', '--tls'];
		expect(
			parseCommand([
				...args,
				'--clock',
				'still',
				'--roles',
				'EmployeeExport:View, PTOPlanIntegration:View',
				'--variants',
				'{"linkHeader":"plain"}',
			]),
		).toMatchObject({
			options: {
				port: 0,
				employees: 5,
				seed: 9,
				latency: 20,
				tls: true,
				clock: 'still',
				roles: ['EmployeeExport:View', 'PTOPlanIntegration:View'],
				variants: { linkHeader: 'plain' },
			},
		});
	});

	test.each([
		[['--employees', '-5'], /employees/],
		[['--employees', '1e3'], /^employees has to be a whole number/],
		[['--seed', 'x'], /^seed has to be a whole number/],
		[['--latency', 'slow'], /^latency has to be a whole number/],
		[['--clock', 'fast'], /^clock has to be one of running, still/],
		[['--port', '70000'], /^port has to be a whole number/],
		[['--roles', 'Boss'], /^roles\[0\] is "Boss"/],
		[['--variants', '{'], /^variants has to be JSON/],
		[['--variants', '[]'], /^variants has to be an object/],
		[['--variants', '{"linkHeader":1}'], /^variants\.linkHeader has to be one of/],
		[['--nonsense'], /nonsense/],
	])('%j are refused', (args, message) => {
		expect(() => parseCommand(args)).toThrow(message);
	});
});

describe('TLS', () => {
	test('is trusted with the certificate that is printed, and not without', async () => {
		const simulator = await startSimulator({ employees: 1, tls: true });
		const trusting = new Agent({ connect: { ca: simulator.ca } });
		const plain = new Agent();
		try {
			expect(simulator.url).toMatch(/^https:/);
			expect(simulator.domain).toBe(simulator.url);
			expect(simulator.ca).toMatch(/^-----BEGIN CERTIFICATE-----/);
			const url = `${simulator.url}/personnel/v1/person-details?per_Page=1`;
			const headers = accountHeaders(simulator);
			const response = await fetchWith(url, { headers, dispatcher: trusting });
			expect(response.status).toBe(200);
			expect(simulator.sockets).toBe(1);
			await expect(fetchWith(url, { headers, dispatcher: plain })).rejects.toThrow('fetch failed');
		} finally {
			await Promise.all([trusting.close(), plain.close(), simulator.close()]);
		}
	});

	test('is printed by the command', async () => {
		const { child, output, ready, ended } = run('--port', '0', '--employees', '1', '--tls');
		await ready;
		expect(JSON.parse(output())).toMatchObject({
			url: expect.stringMatching(/^https:/),
			ca: expect.stringContaining('BEGIN CERTIFICATE'),
		});
		child.kill('SIGTERM');
		expect((await ended).code).toBe(0);
	});
});
