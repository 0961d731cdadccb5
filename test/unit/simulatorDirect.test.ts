import { startSimulator, type DirectRequest, type Simulator } from '../../simulator';
import { accountHeaders, call, NOW } from './simulatorClient';
import { envelope, LOGIN } from './simulatorSoapClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 40, now: NOW, clock: 'still' });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const JOBS = '/configuration/v1/jobs';
const PTO = '/personnel/v1/pto-plans';
const CHANGES =
	'/personnel/v1/employee-changes?startDate=2026-01-01T00%3A00%3A00Z&page=2&per_page=5';

type Asked = Partial<DirectRequest> & { url: string };

const json = { 'content-type': 'application/json' };

function answer({ method = 'GET', url, headers, body }: Asked) {
	return simulator.answer({
		method,
		url,
		headers: { ...accountHeaders(simulator), ...headers },
		body,
	});
}

/** The same over a connection, without the headers that only keep it going. */
async function fetched({ method = 'GET', url, headers, body }: Asked) {
	const reply = await call(simulator, method, url, { headers, body });
	const kept = Object.fromEntries(reply.headers);
	delete kept.connection;
	delete kept['keep-alive'];
	return { status: reply.status, headers: kept, text: reply.text };
}

/** What the log keeps of the last request, apart from time and headers. */
function logged() {
	const entry = simulator.requests[simulator.requests.length - 1];
	return { ...entry, at: undefined, headers: undefined };
}

describe('an answer without a connection', () => {
	test.each<[string, Asked, number]>([
		['a list', { url: CHANGES }, 200],
		['a record', { url: `${JOBS}/CEO` }, 200],
		['letters beyond ASCII', { url: '/configuration/v1/locations' }, 200],
		['an encoded path', { url: `${JOBS}/CLERK%202` }, 200],
		['a path that is not encoded', { url: `${JOBS}/CLERK 2` }, 200],
		['a bad query', { url: `${CHANGES}&endDate=never` }, 400],
		['a wrong account', { url: CHANGES, headers: { authorization: 'Basic eDp5' } }, 401],
		['an unknown path', { url: '/none' }, 404],
		['an unknown id', { url: `${JOBS}/NONE` }, 404],
		['a wrong method', { method: 'DELETE', url: JOBS }, 405],
		['a write', { method: 'POST', url: PTO, body: '[]', headers: json }, 207],
		['no JSON', { method: 'POST', url: PTO, body: '[', headers: json }, 400],
		['text', { method: 'POST', url: PTO, body: '[]', headers: { 'content-type': 'text/x' } }, 415],
		[
			'SOAP',
			{
				method: 'POST',
				url: LOGIN,
				body: envelope('x', '', '<y/>'),
				headers: { 'content-type': 'application/soap+xml' },
			},
			500,
		],
	])('is the same for %s', async (_what, request, status) => {
		const direct = await answer(request);
		const log = logged();
		expect(direct).toEqual(await fetched(request));
		expect(log).toEqual(logged());
		expect(direct.status).toBe(status);
	});

	test('needs no connection, and is counted and logged', async () => {
		const { sockets } = simulator;
		await answer({ url: `${JOBS}/CEO`, headers: { 'User-Agent': 'test' } });
		await answer({ url: JOBS, headers: { authorization: 'Basic eDp5' } });
		expect(simulator.sockets).toBe(sockets);
		expect(simulator.counters).toEqual({ [`GET ${JOBS}/{code}`]: 1, [`GET ${JOBS}`]: 1 });
		expect(simulator.unauthorized).toBe(1);
		expect(simulator.requests.map(({ status }) => status)).toEqual([200, 401]);
		expect(simulator.requests[0].headers['user-agent']).toBe('test');
	});

	test('does not read the body of a GET, and the log keeps the last 10,000', async () => {
		await answer({ url: `${JOBS}/CEO`, body: '{"password": "x"}' });
		expect(simulator.requests[0]).not.toHaveProperty('body');
		const url = (n: number) => `/none?${n}`;
		for (let n = 0; n < 10_000; n++) await answer({ url: url(n) });
		expect(simulator.requests).toHaveLength(10_000);
		expect(simulator.requests[0].query).toBe('0');
	});

	test('is there for a whole address, and for names and methods in any case', async () => {
		const { headers } = await answer({ url: simulator.url + CHANGES, method: 'get' });
		expect(headers.link).toContain(`<<${simulator.url}/personnel/v1/employee-changes?`);
		const names = Object.entries(accountHeaders(simulator)).map(([k, v]) => [k.toUpperCase(), v]);
		const { status } = await simulator.answer({
			method: 'GET',
			url: JOBS,
			headers: Object.fromEntries(names),
		});
		expect(status).toBe(200);
	});

	test('is there from the control path', async () => {
		const url = '/__simulator/clock';
		const { status, text } = await answer({ method: 'POST', url, body: '{"advanceMs": 1000}' });
		expect([status, JSON.parse(text)]).toEqual([200, { now: '2026-06-15T12:00:01.000Z' }]);
	});

	test('holds the quota and the roles', async () => {
		simulator.setVariants({ rateLimit: { requests: 1, windowSeconds: 60, retryAfter: 'seconds' } });
		simulator.setRoles([]);
		expect((await answer({ url: JOBS })).status).toBe(403);
		const { status, headers } = await answer({ url: JOBS });
		expect([status, headers['retry-after']]).toEqual([429, '60']);
	});

	test('takes a fraction of the time', async () => {
		const url = '/personnel/v1/employee-changes?endDate=2199-12-31T00:00:00Z&per_page=1';
		const timed = async (ask: (request: Asked) => Promise<unknown>) => {
			const start = performance.now();
			for (let n = 0; n < 500; n++) await ask({ url });
			return performance.now() - start;
		};
		// The first round warms up; comparing the two holds on a busy machine too.
		for (const ask of [answer, fetched]) await timed(ask);
		expect(await timed(answer)).toBeLessThan((await timed(fetched)) / 2);
	});
});

describe('a fault without a connection', () => {
	test.each([
		[{ status: 503, body: 'down', headers: { 'Retry-After': '3' } }],
		[{ kind: 'delay' as const, delayMs: 1 }],
		[{ kind: 'html' as const }],
		[{ kind: 'redirect' as const }],
		[{ kind: 'empty' as const }],
		[{ kind: 'invalidJson' as const }],
		[{ kind: 'truncate' as const }],
		[{ kind: 'gzip' as const }],
		[{ kind: 'soapFault' as const }],
	])('%j is the same', async (fault) => {
		const { id } = simulator.addFault(fault);
		expect(await answer({ url: JOBS })).toEqual(await fetched({ url: JOBS }));
		expect(simulator.requests.map((entry) => entry.fault)).toEqual([id, id]);
	});

	test.each(['reset', 'resetMidBody'] as const)('%s is an ECONNRESET', async (kind) => {
		const { id } = simulator.addFault({ kind, count: 1, method: 'POST', afterWrite: true });
		const { person, company } = simulator.data.employments[0];
		const plan = { employeeId: person.employeeId, companyId: company.id, ptoPlan: 'NEW' };
		const request = { method: 'POST', url: PTO, headers: json, body: JSON.stringify([plan]) };
		await expect(answer(request)).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(logged()).toMatchObject({ status: kind === 'reset' ? null : 207, fault: id });
		expect(Object.values(simulator.writes)).toEqual([{ attempts: 1, written: 1 }]);
		expect((await answer({ url: PTO })).status).toBe(200);
	});

	test('called gzip that is none cannot be read', async () => {
		simulator.addFault({ kind: 'badGzip' });
		await expect(answer({ url: JOBS })).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
	});

	test('ends with the simulator, as every wait', async () => {
		const slow = await startSimulator({ employees: 1, latency: 60_000 });
		const waiting = slow.answer({ method: 'GET', url: JOBS, headers: accountHeaders(slow) });
		await slow.close();
		await expect(waiting).rejects.toMatchObject({ code: 'ECONNRESET' });
	});
});
