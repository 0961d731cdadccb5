import { startSimulator, type Simulator } from '../../simulator';
import { call, NOW } from './simulatorClient';
import { PERSON, post } from './simulatorSoapClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 20, now: NOW, clock: 'still' });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const JOBS = '/configuration/v1/jobs';
const date = async (path = JOBS, options = {}) =>
	(await call(simulator, 'GET', path, options)).headers.get('date');
const pause = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('the Date header', () => {
	const START = 'Mon, 15 Jun 2026 12:00:00 GMT';
	const LATER = 'Mon, 15 Jun 2026 15:00:07 GMT';

	test('is the tenant’s time in every answer', async () => {
		expect(await date()).toBe(START);
		simulator.advanceClock(3 * 3_600_000 + 7_999);
		expect(await date()).toBe(LATER);
		expect(await date('/none')).toBe(LATER);
		expect(await date(`${JOBS}/NONE`)).toBe(LATER);
		expect(await date(JOBS, { headers: { authorization: 'Basic eDp5' } })).toBe(LATER);
		simulator.setRoles([]);
		expect(await date()).toBe(LATER);
		simulator.setVariants({ rateLimit: { requests: 0, windowSeconds: 9, retryAfter: 'none' } });
		expect(await date()).toBe(LATER);
	});

	test('is the tenant’s time over SOAP', async () => {
		const response = await fetch(simulator.url + PERSON, { method: 'POST', body: '<x/>' });
		expect([response.status, response.headers.get('date')]).toEqual([415, START]);
		expect((await post(simulator, PERSON, '<x/>')).status).toBe(500);
		expect(await date(PERSON)).toBe(START);
	});

	test.each(['status', 'html', 'redirect', 'empty', 'invalidJson', 'truncate', 'gzip'] as const)(
		'is the tenant’s time in the fault %s',
		async (kind) => {
			simulator.addFault({ kind, ...(kind === 'status' ? { status: 503 } : {}) });
			expect(await date()).toBe(START);
		},
	);

	test('is what a fault says it is', async () => {
		const headers = { Date: 'Thu, 01 Jan 1970 00:00:00 GMT' };
		simulator.addFault({ status: 503, headers, count: 1 });
		expect(await date()).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
		simulator.addFault({ kind: 'delay', headers });
		expect(await date()).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
	});

	test('is the tenant’s time for a body that is too large to be read', async () => {
		const body = ' '.repeat(16 * 1024 * 1024 + 1);
		const { status, headers } = await call(simulator, 'POST', '/personnel/v1/pto-plans', { body });
		expect([status, headers.get('date')]).toEqual([413, START]);
	});

	test('is what a Retry-After date and its window go by', async () => {
		simulator.setVariants({ rateLimit: { requests: 1, windowSeconds: 60, retryAfter: 'date' } });
		expect((await call(simulator, 'GET', JOBS)).status).toBe(200);
		simulator.advanceClock(20_000);
		const { status, headers } = await call(simulator, 'GET', JOBS);
		expect([status, headers.get('retry-after')]).toEqual([429, 'Mon, 15 Jun 2026 12:01:00 GMT']);
		simulator.advanceClock(40_000);
		expect((await call(simulator, 'GET', JOBS)).status).toBe(200);
	});
});

describe('the clock', () => {
	test('stands still until it is moved on', async () => {
		await pause();
		expect(simulator.now).toEqual(NOW);
		simulator.advanceClock(1);
		await pause();
		expect(simulator.now.getTime()).toBe(NOW.getTime() + 1);
		expect(simulator.change({ kind: 'hire' }).changedAt).toBe(NOW.getTime() + 1);
		simulator.reset();
		expect(simulator.now).toEqual(NOW);
	});

	test('runs by itself where nothing else is said', async () => {
		const running = await startSimulator({ employees: 1, now: NOW });
		try {
			await pause();
			const passed = running.now.getTime() - NOW.getTime();
			expect(passed).toBeGreaterThan(20);
			running.advanceClock(60_000);
			expect(running.now.getTime() - NOW.getTime()).toBeGreaterThanOrEqual(passed + 60_000);
		} finally {
			await running.close();
		}
	});

	test('never goes back', () => {
		for (const step of [-1, NaN, Infinity]) {
			expect(() => simulator.advanceClock(step)).toThrow(
				'advanceMs has to be a number from 0: the clock only goes forward.',
			);
		}
		expect(simulator.now).toEqual(NOW);
		simulator.advanceClock(0);
		expect(simulator.now).toEqual(NOW);
	});

	test('is of a kind that there is', async () => {
		await expect(startSimulator({ clock: 'fast' as 'still' })).rejects.toThrow(
			'clock has to be one of running, still.',
		);
	});
});
