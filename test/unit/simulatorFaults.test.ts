import { connect } from 'node:net';
import { startSimulator, type Simulator } from '../../simulator';
import { accountHeaders, call, NOW, rows, type Row } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 40, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const JOBS = '/configuration/v1/jobs';
const PTO = '/personnel/v1/pto-plans';
const get = (path = JOBS) => call(simulator, 'GET', path);

describe('a quota', () => {
	test('answers 429 when it is used up, and says nothing about when to come back', async () => {
		simulator.setVariants({ rateLimit: { requests: 2, windowSeconds: 60, retryAfter: 'none' } });
		expect((await get()).status).toBe(200);
		expect((await get(PTO)).status).toBe(200);
		const refused = await get();
		expect([refused.status, refused.text]).toEqual([429, '']);
		expect(refused.headers.get('retry-after')).toBeNull();
	});

	test('says in seconds or as a date when to come back, and keeps its word', async () => {
		simulator.setVariants({ rateLimit: { requests: 0, windowSeconds: 60, retryAfter: 'seconds' } });
		const seconds = Number((await get()).headers.get('retry-after'));
		expect(seconds).toBeGreaterThan(58);
		expect(seconds).toBeLessThanOrEqual(60);
		simulator.setVariants({ rateLimit: { requests: 0, windowSeconds: 60, retryAfter: 'date' } });
		const date = Date.parse((await get()).headers.get('retry-after')!);
		expect(date - simulator.now.getTime()).toBeGreaterThan(50_000);
		expect(date - simulator.now.getTime()).toBeLessThanOrEqual(61_000);
	});

	test('is there again in the next window', async () => {
		simulator.setVariants({ rateLimit: { requests: 1, windowSeconds: 0.1, retryAfter: 'none' } });
		expect((await get()).status).toBe(200);
		expect((await get()).status).toBe(429);
		await new Promise((resolve) => setTimeout(resolve, 120));
		expect((await get()).status).toBe(200);
	});
});

describe('which requests a fault meets', () => {
	test('is each so many-th, with every', async () => {
		simulator.addFault({ path: JOBS, status: 429, every: 3, after: 1 });
		const statuses = [];
		for (let n = 0; n < 7; n++) statuses.push((await get()).status);
		expect(statuses).toEqual([200, 200, 200, 429, 200, 200, 429]);
	});

	test('follows count and after', async () => {
		const fault = simulator.addFault({ path: JOBS, status: 503, count: 2, after: 1 });
		const statuses = [];
		for (let n = 0; n < 5; n++) statuses.push((await get()).status);
		expect(statuses).toEqual([200, 503, 503, 200, 200]);
		expect([fault.matched, fault.applied]).toEqual([5, 2]);
		expect(simulator.requests.map(({ fault: id }) => id)).toEqual([
			undefined,
			fault.id,
			fault.id,
			undefined,
			undefined,
		]);
	});

	test.each<[string, Parameters<Simulator['addFault']>[0], number[]]>([
		['everything', { status: 503 }, [503, 503, 503, 503]],
		['a path', { status: 503, path: JOBS }, [503, 200, 200, 200]],
		['a template', { status: 503, path: `${JOBS}/{code}` }, [200, 503, 200, 200]],
		['an expression in text', { status: 503, path: 'jobs|plans' }, [503, 503, 503, 503]],
		['an expression', { status: 503, path: /plans$/ }, [200, 200, 503, 503]],
		['a method', { status: 503, method: 'post' }, [200, 200, 200, 503]],
		['a query', { status: 503, query: { Page: '2' } }, [200, 200, 503, 200]],
	])('follows %s', async (_what, fault, statuses) => {
		simulator.addFault(fault);
		const replies = [
			await get(),
			await get(`${JOBS}/CEO`),
			await get(`${PTO}?page=2`),
			await call(simulator, 'POST', PTO, { body: [] }),
		];
		expect(replies.map(({ status }) => (status === 207 ? 200 : status))).toEqual(statuses);
	});

	test('never is a control path, and ends when cleared', async () => {
		simulator.addFault({ status: 503 });
		expect((await get('/__simulator/state')).status).toBe(200);
		simulator.clearFaults();
		expect((await get()).status).toBe(200);
	});

	test('may be one without a good account', async () => {
		simulator.addFault({ status: 502, count: 1 });
		const headers = { authorization: 'Basic eDp5' };
		expect((await call(simulator, 'GET', JOBS, { headers })).status).toBe(502);
		expect((await call(simulator, 'GET', JOBS, { headers })).status).toBe(401);
	});
});

describe('kinds of faults', () => {
	test('status with headers and body', async () => {
		simulator.addFault({ status: 429, headers: { 'Retry-After': '3' }, body: { title: 'slow' } });
		const reply = await get();
		expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '3']);
		expect(reply.body).toEqual({ title: 'slow' });
		simulator.clearFaults();
		simulator.addFault({ status: 500 });
		expect((await get()).text).toBe('');
	});

	test('delay', async () => {
		simulator.addFault({ delayMs: 80 });
		const start = performance.now();
		expect((await get()).status).toBe(200);
		expect(performance.now() - start).toBeGreaterThan(75);
	});

	test('reset before the headers', async () => {
		simulator.addFault({ kind: 'reset', count: 1 });
		await expect(get()).rejects.toThrow('fetch failed');
		expect(simulator.requests[0].status).toBeNull();
		expect((await get()).status).toBe(200);
	});

	test('reset in the middle of the body', async () => {
		simulator.addFault({ kind: 'resetMidBody', count: 1 });
		const response = await fetch(simulator.url + JOBS, { headers: accountHeaders(simulator) });
		expect(response.status).toBe(200);
		expect(Number(response.headers.get('content-length'))).toBeGreaterThan(500);
		await expect(response.text()).rejects.toThrow();
	});

	test('half an answer sent as if it were whole', async () => {
		const whole = (await get()).text;
		simulator.addFault({ kind: 'truncate' });
		const { status, text, body } = await get();
		expect([status, body]).toEqual([200, undefined]);
		expect(whole.startsWith(text)).toBe(true);
		expect(text.length).toBeGreaterThan(100);
		expect(text.length).toBeLessThan(whole.length);
	});

	test('a login page', async () => {
		simulator.addFault({ kind: 'html', count: 1 });
		const page = await get();
		expect([page.status, page.headers.get('content-type')]).toEqual([
			200,
			'text/html; charset=utf-8',
		]);
		expect(page.text).toMatch(/^<!DOCTYPE html>.*Sign in/);
		simulator.addFault({ kind: 'html', status: 503, body: '<h1>Down</h1>' });
		expect(await get()).toMatchObject({ status: 503, text: '<h1>Down</h1>' });
	});

	test('a redirect', async () => {
		simulator.addFault({ kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' });
		const { status, headers } = await get();
		expect([status, headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/elsewhere']);
	});

	test('no body, and a body that is no JSON', async () => {
		simulator.addFault({ kind: 'empty', count: 1 });
		expect(await get()).toMatchObject({ status: 200, text: '' });
		simulator.addFault({ kind: 'invalidJson' });
		const { status, headers, text, body } = await get();
		expect([status, headers.get('content-type'), body]).toEqual([
			200,
			'application/json; charset=utf-8',
			undefined,
		]);
		expect(text).not.toBe('');
	});

	test('a zipped answer, whole and broken', async () => {
		const whole = (await get()).text;
		simulator.addFault({ kind: 'gzip', count: 1 });
		const zipped = await get();
		expect(zipped.headers.get('content-encoding')).toBe('gzip');
		expect(zipped.text).toBe(whole);
		simulator.addFault({ kind: 'badGzip' });
		await expect(get()).rejects.toThrow();
	});
});

describe('a write whose answer is lost', () => {
	const body = () => {
		const { person, company } = simulator.data.employments[0];
		return [{ employeeId: person.employeeId, companyId: company.id, ptoPlan: 'NEW', earned: 1 }];
	};
	const count = async () => (await rows(simulator, `${PTO}?page=1&per_page=200`)).length;

	test.each([
		[{ status: 502 }, true],
		[{ kind: 'reset' as const }, true],
		[{ kind: 'html' as const }, true],
		[{ status: 502 }, false],
		[{ kind: 'reset' as const }, false],
	])('%j took effect: %s', async (fault, afterWrite) => {
		const before = await count();
		simulator.addFault({ ...fault, method: 'POST', afterWrite, count: 1 });
		await call(simulator, 'POST', PTO, { body: body() }).catch(() => undefined);
		expect(await count()).toBe(before + (afterWrite ? 1 : 0));
		// Whoever repeats it is caught: the key is taken, and both attempts are counted.
		const again = await call(simulator, 'POST', PTO, { body: body() });
		const [{ status }] = (again.body as { multistatus: Row[] }).multistatus;
		expect(status).toBe(afterWrite ? '409' : '201');
		expect(Object.values(simulator.writes)).toEqual([{ attempts: afterWrite ? 2 : 1, written: 1 }]);
		expect(await count()).toBe(before + 1);
	});
});

test('latency holds back every answer of UKG and none of the control path', async () => {
	const slow = await startSimulator({ employees: 1, latency: 100 });
	try {
		const time = async (path: string) => {
			const start = performance.now();
			await call(slow, 'GET', path);
			return performance.now() - start;
		};
		expect(await time('/__simulator/state')).toBeLessThan(95);
		expect(await time(JOBS)).toBeGreaterThan(95);
		expect(await time('/none')).toBeGreaterThan(95);
	} finally {
		await slow.close();
	}
});

test('closing ends connections that wait', async () => {
	const slow = await startSimulator({ employees: 1, latency: 60_000 });
	const waiting = call(slow, 'GET', JOBS).then(
		() => 'answered',
		() => 'broken',
	);
	while (slow.requests.length === 0) await new Promise(setImmediate);
	await slow.close();
	expect(await waiting).toBe('broken');
});

test('connections are counted', async () => {
	simulator.reset();
	const before = simulator.sockets;
	await new Promise<void>((resolve, reject) => {
		const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1', () => socket.end());
		socket
			.resume()
			.on('close', () => resolve())
			.on('error', reject);
	});
	expect(simulator.sockets).toBe(before + 1);
});
