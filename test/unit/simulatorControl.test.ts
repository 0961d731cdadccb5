import { startSimulator, type Simulator } from '../../simulator';
import { call, NOW, type Row } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 40, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

/** Control needs no account. */
async function control(method: string, name: string, body?: unknown) {
	const response = await fetch(`${simulator.url}/__simulator/${name}`, {
		method,
		body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as Row & Row[] };
}

test('state shows how the simulator is set and what came', async () => {
	await call(simulator, 'GET', '/configuration/v1/jobs/CEO');
	await call(simulator, 'GET', '/none', { headers: { authorization: 'Basic eDp5' } });
	simulator.addFault({ path: /x/, status: 500 });
	const { status, body } = await control('GET', 'state');
	expect(status).toBe(200);
	expect(body).toMatchObject({
		employees: 40,
		variants: { linkHeader: 'doubled' },
		roles: expect.arrayContaining(['EmployeeExport:View']),
		faults: [{ path: 'x', status: 500, kind: 'status', matched: 0, applied: 0 }],
		counters: {
			requests: { 'GET /configuration/v1/jobs/{code}': 1, 'GET /none': 1 },
			unauthorized: 1,
			writes: {},
		},
	});
	expect((body.counters as Row).sockets).toBeGreaterThan(0);
});

test('requests lists what came', async () => {
	await call(simulator, 'POST', '/personnel/v1/pto-plans', { body: [{ ptoPlan: 'X' }] });
	const { body } = await control('GET', 'requests');
	expect(body).toHaveLength(1);
	expect(body[0]).toMatchObject({ method: 'POST', status: 207, body: [{ ptoPlan: 'X' }] });
});

test('employees lists ids to try', async () => {
	const { body } = await control('GET', 'employees?limit=3');
	expect(body).toHaveLength(3);
	const { employeeId } = body[0];
	const reply = await call(simulator, 'GET', `/personnel/v1/person-details/${employeeId}`);
	expect(reply.body).toMatchObject({ employeeId, companyId: body[0].companyId });
	const [first] = simulator.data.employments;
	expect(body[0]).toMatchObject({
		employeeNumber: first.person.employeeNumber,
		companyCode: first.company.code,
	});
});

test('variants, faults, roles, clock and changes are set and reset', async () => {
	expect((await control('POST', 'variants', { linkHeader: 'none' })).body.linkHeader).toBe('none');
	expect((await call(simulator, 'GET', '/personnel/v1/pto-plans')).headers.get('link')).toBeNull();
	await control('POST', 'faults', [{ path: '/configuration/v1/jobs', status: 503 }]);
	expect((await call(simulator, 'GET', '/configuration/v1/jobs')).status).toBe(503);
	expect((await control('DELETE', 'faults')).status).toBe(200);
	expect((await call(simulator, 'GET', '/configuration/v1/jobs')).status).toBe(200);
	await control('POST', 'roles', ['PTOPlanIntegration:View']);
	expect((await call(simulator, 'GET', '/configuration/v1/jobs')).status).toBe(403);
	await control('POST', 'clock', { advanceMs: 86_400_000 });
	expect(simulator.now.toISOString().slice(0, 10)).toBe('2026-06-16');
	const { body } = await control('POST', 'changes', { kind: 'hire' });
	expect(simulator.data.byEmployeeId.has(String(body[0].employeeId))).toBe(true);
	await control('POST', 'reset');
	expect(simulator.now.toISOString().slice(0, 10)).toBe('2026-06-15');
	expect(simulator.data.people).toHaveLength(40);
	expect(simulator.requests).toEqual([]);
	expect((await control('GET', 'state')).body.roles).toEqual(['PTOPlanIntegration:View']);
	await control('POST', 'reset', { all: true });
	expect((await control('GET', 'state')).body).toMatchObject({
		roles: { length: 16 },
		variants: { linkHeader: 'doubled' },
	});
});

test.each<[string, string, unknown, string]>([
	['POST', 'variants', { linkHeader: 'triple' }, 'variants.linkHeader has to be one of'],
	['POST', 'variants', { nonsense: 1 }, 'variants.nonsense is not known'],
	['POST', 'variants', { constructor: 1 }, 'variants.constructor is not known'],
	['POST', 'variants', { pageSizeCap: 0 }, 'variants.pageSizeCap has to be a whole number'],
	['POST', 'variants', { rateLimit: { requests: -1 } }, 'variants.rateLimit.requests'],
	['POST', 'variants', { rateLimit: { requests: 1, retryAfter: 'soon' } }, 'rateLimit.retryAfter'],
	['POST', 'variants', { rateLimit: { requests: 1, per: 1 } }, 'rateLimit.per is not known'],
	['POST', 'variants', '[', 'The body has to be JSON.'],
	['POST', 'faults', {}, 'fault.kind is missing'],
	['POST', 'faults', { kind: 'fire' }, 'fault.kind has to be one of'],
	['POST', 'faults', { status: 99 }, 'fault.status has to be'],
	['POST', 'faults', { status: 500, count: -1 }, 'fault.count has to be'],
	['POST', 'faults', { status: 500, path: '(' }, 'fault.path has to be'],
	['POST', 'faults', { status: 500, when: 'now' }, 'fault.when is not known'],
	['POST', 'faults', { kind: 'status' }, 'fault.status is missing'],
	['POST', 'faults', { delayMs: 'long' }, 'fault.delayMs has to be'],
	['POST', 'roles', ['Everything'], 'roles[0] is "Everything"'],
	['POST', 'roles', 5, 'roles has to be a list'],
	['POST', 'clock', {}, 'advanceMs has to be a number'],
	['POST', 'clock', { advanceMs: '5' }, 'advanceMs has to be a number'],
	['POST', 'clock', { advanceMs: -1 }, 'the clock only goes forward'],
	['POST', 'changes', { kind: 'promote' }, 'change.kind has to be one of'],
	['POST', 'changes', { kind: 'leave' }, 'change.employeeId has to be'],
	['POST', 'changes', { kind: 'leave', who: 'X' }, 'change.who is not known'],
	['GET', 'employees?limit=many', undefined, 'limit has to be a whole number'],
])('%s %s %j is a 400 that names what is wrong', async (method, name, body, sentence) => {
	const reply = await control(method, name, body);
	expect(reply.status).toBe(400);
	expect(reply.body.error).toContain(sentence);
});

test('a name that is not there is a 404 with the names that are', async () => {
	const { status, body } = await control('GET', 'nothing');
	expect(status).toBe(404);
	expect(body.error).toContain('GET state');
});
