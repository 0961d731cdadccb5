import { startSimulator, type Simulator } from '../../simulator';
import { endpoints } from '../../simulator/endpoints';
import { allRoles } from '../../simulator/roles';
import { accountHeaders, call, NOW } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 40, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const EARNINGS = '/configuration/v1/earnings?page=1&per_Page=1';

function basic(user: string, password: string, encoding: BufferEncoding = 'utf8'): string {
	return `Basic ${Buffer.from(`${user}:${password}`, encoding).toString('base64')}`;
}

describe('the account', () => {
	test('gets in with user, password and customer key', async () => {
		expect((await call(simulator, 'GET', EARNINGS)).status).toBe(200);
		expect(simulator.unauthorized).toBe(0);
		expect(simulator.password).toMatch(/[^ -~]/);
		expect(simulator.customerApiKey).toMatch(/^[A-Z0-9]{5}$/);
		expect(simulator.userApiKey).toMatch(/^[A-Z0-9]{12}$/);
	});

	test.each<[string, () => Record<string, string>]>([
		['a wrong password', () => ({ authorization: basic(simulator.username, 'wrong') })],
		['a wrong user', () => ({ authorization: basic('nobody', simulator.password) })],
		[
			'the user in capitals',
			() => ({ authorization: basic(simulator.username.toUpperCase(), simulator.password) }),
		],
		[
			'the password in Latin-1',
			() => ({ authorization: basic(simulator.username, simulator.password, 'latin1') }),
		],
		['another scheme', () => ({ authorization: 'Bearer abc' })],
		['a wrong customer key', () => ({ 'us-customer-api-key': 'WRONG' })],
		['an empty customer key', () => ({ 'us-customer-api-key': '' })],
		['the user key as customer key', () => ({ 'us-customer-api-key': simulator.userApiKey })],
	])('is refused with %s', async (_what, headers) => {
		const reply = await call(simulator, 'GET', EARNINGS, { headers: headers() });
		expect([reply.status, reply.text]).toEqual([401, '']);
		expect(simulator.unauthorized).toBe(1);
		expect(simulator.requests.map(({ status, authorized }) => [status, authorized])).toEqual([
			[401, false],
		]);
	});

	test.each(['authorization', 'us-customer-api-key'])('is refused without %s', async (name) => {
		const headers = accountHeaders(simulator);
		delete headers[name];
		const response = await fetch(simulator.url + EARNINGS, { headers });
		expect(response.status).toBe(401);
	});

	test('is asked before anything is said about paths', async () => {
		const headers = { authorization: basic('nobody', 'x') };
		expect((await call(simulator, 'GET', '/no/such/path', { headers })).status).toBe(401);
		expect((await call(simulator, 'GET', '/no/such/path')).status).toBe(404);
	});

	test('is another one for another seed', async () => {
		const other = await startSimulator({ employees: 1, seed: 2 });
		await other.close();
		expect(other.password).not.toBe(simulator.password);
	});
});

describe('roles', () => {
	const path = (template: string) => template.replace(/\{\w+\}/g, 'X');

	test.each(endpoints.map(({ name, ...rest }) => [name, rest] as const))(
		'%s needs its own and no other',
		async (_name, { method, path: template, role }) => {
			const body = method === 'GET' ? undefined : [];
			const without = allRoles.filter((each) => each !== role);
			simulator.setRoles(without);
			const refused = await call(simulator, method, path(template), { body });
			if (role === null) expect(refused.status).toBe(200);
			else expect([refused.status, refused.text]).toEqual([403, '']);
			simulator.setRoles(role === null ? [] : [role]);
			const answered = await call(simulator, method, path(template), { body });
			expect(answered.status).not.toBe(403);
			expect(answered.status).not.toBe(401);
		},
	);

	test('may be written as UKG writes them, and not invented', () => {
		simulator.setRoles(['pto plan integration: view']);
		expect(() => simulator.setRoles(['Everything'])).toThrow(/^roles\[0\] is "Everything"/);
	});
});

describe('queries', () => {
	test.each([
		['/configuration/v1/jobs?isActive=yes', 'isActive'],
		['/configuration/v1/org-levels?isActive=1', 'isActive'],
		['/configuration/v1/earnings?includeInDeferredCompensation=Y', 'includeInDeferredCompensation'],
		['/configuration/v1/earnings?page=0', 'page'],
		['/configuration/v1/earnings?page=-1', 'page'],
		['/configuration/v1/earnings?page=abc', 'page'],
		['/configuration/v1/earnings?page=1.5', 'page'],
		['/configuration/v1/earnings?per_Page=0', 'per_Page'],
		['/configuration/v1/earnings?per_Page=', 'per_Page'],
		['/configuration/v1/earnings?per_Page=2147483648', 'per_Page'],
		['/personnel/v1/pto-plans?per_page=x', 'per_page'],
		['/personnel/v1/employee-changes?startDate=yesterday', 'startDate'],
		['/personnel/v1/employee-changes?startDate=2026-02-30T00:00:00Z', 'startDate'],
		['/personnel/v1/employee-changes?startDate=2026-01-01', 'startDate'],
		// A plus that was not encoded is a blank.
		['/personnel/v1/employee-changes?endDate=2026-01-01T00:00:00+02:00', 'endDate'],
		['/personnel/v1/person-details?dateTimeChanged=2026-01-31', 'dateTimeChanged'],
		['/personnel/v1/person-details?dateTimeChanged=%3E02-30-2026', 'dateTimeChanged'],
		['/personnel/v1/person-details?dateTimeCreated=%3E%3D01-31-2026', 'dateTimeCreated'],
		['/personnel/v1/person-details?dateTimeCreated=1-31-2026', 'dateTimeCreated'],
		['/personnel/v1/person-details?dateOfCobraEvent=%7B01-01-2026%7D', 'dateOfCobraEvent'],
		['/personnel/v1/person-details?dateOfCobraEvent=', 'dateOfCobraEvent'],
	])('%s is a 400 that names %s', async (path, field) => {
		const { status, body } = await call(simulator, 'GET', path);
		expect(status).toBe(400);
		expect(body).toMatchObject({
			code: 400,
			errorCount: 1,
			modelstate: { fieldname: field },
			errors: { modelstate: { [field]: [{ message: expect.stringContaining(field) }] } },
		});
	});

	test('match names in any case and ignore those that are not declared', async () => {
		const size = async (query: string) => {
			const { status, body } = await call(simulator, 'GET', `/configuration/v1/earnings?${query}`);
			expect(status).toBe(200);
			return (body as unknown[]).length;
		};
		expect(await size('PER_PAGE=3')).toBe(3);
		expect(await size('per_page=3&Page=1')).toBe(3);
		expect(await size('EARNINGCODE=REG')).toBe(1);
		expect(await size('start_date=nonsense&limit=x&per_Page=5')).toBe(5);
	});

	test('have bodies of three kinds when they are refused', async () => {
		const path = '/configuration/v1/jobs?isActive=maybe';
		simulator.setVariants({ badRequestBody: 'problem' });
		const problem = await call(simulator, 'GET', path);
		expect(problem.headers.get('content-type')).toMatch(/^application\/problem\+json/);
		expect(problem.body).toMatchObject({ title: 'Bad Request', status: 400 });
		simulator.setVariants({ badRequestBody: 'empty' });
		const empty = await call(simulator, 'GET', path);
		expect([empty.status, empty.text]).toEqual([400, '']);
	});
});

describe('paths', () => {
	test.each([
		['GET', '/configuration/v1/jobs/', 404],
		['GET', '/configuration/v2/jobs', 404],
		['GET', '/Configuration/v1/jobs', 404],
		['GET', '/', 404],
		['GET', '/configuration/v1/jobs/%E0%A4%A', 404],
		['DELETE', '/configuration/v1/jobs', 405],
		['POST', '/configuration/v1/jobs/X', 405],
	])('%s %s is %d', async (method, path, status) => {
		expect((await call(simulator, method, path)).status).toBe(status);
	});

	test.each([
		['/configuration/v1/jobs/R%26D1', 'code', 'R&D1'],
		['/configuration/v1/jobs/CLERK%202', 'code', 'CLERK 2'],
		['/configuration/v1/locations/A%26B', 'locationCode', 'A&B'],
		['/configuration/v1/locations/st%20louis', 'locationCode', 'ST LOUIS'],
	])('%s is decoded', async (path, field, code) => {
		expect((await call(simulator, 'GET', path)).body).toMatchObject({ [field]: code });
	});

	test('with an unknown id are a 404, with JSON or empty', async () => {
		const { person, company } = simulator.data.employments[0];
		const other = simulator.data.companies[2].id;
		const paths = [
			'/configuration/v1/jobs/NONE',
			'/configuration/v1/locations/NONE',
			'/personnel/v1/person-details/NOBODY',
			'/personnel/v1/employee-changes/NOBODY',
			`/personnel/v1/companies/${company.id}/employees/NOBODY/pto-plans`,
			`/personnel/v1/companies/${other}/employees/${person.employeeId}/pto-plans`,
			`/personnel/v1/companies/${company.id}/employees/${person.employeeId}/pto-plans/NONE`,
		];
		for (const path of paths) {
			simulator.setVariants({ notFoundBody: 'json' });
			const json = await call(simulator, 'GET', path);
			expect(json.status).toBe(404);
			expect(json.body).toEqual({ title: 'Not Found', detail: expect.any(String) });
			simulator.setVariants({ notFoundBody: 'empty' });
			const empty = await call(simulator, 'GET', path);
			expect([empty.status, empty.text]).toEqual([404, '']);
		}
	});
});

test('the log shows requests without what would let somebody in', async () => {
	await call(simulator, 'GET', `${EARNINGS}&countryCode=USA`, {
		headers: { 'x-api-key': simulator.userApiKey, 'user-agent': 'test' },
	});
	const [entry] = simulator.requests;
	expect(entry).toMatchObject({
		method: 'GET',
		path: '/configuration/v1/earnings',
		query: 'page=1&per_Page=1&countryCode=USA',
		status: 200,
		authorized: true,
	});
	expect(entry.headers['user-agent']).toBe('test');
	const text = JSON.stringify(simulator.requests);
	for (const secret of [simulator.customerApiKey, simulator.userApiKey, 'Basic ']) {
		expect(text).not.toContain(secret);
	}
	expect(simulator.counters).toEqual({ 'GET /configuration/v1/earnings': 1 });
});
