import { type Fault, startSimulator } from '../../simulator';
import { withoutWaiting } from './time';
import { rows, useTenant } from './tenant';

const tenant = useTenant();
withoutWaiting();

const people = { resource: 'person', operation: 'getMany', returnAll: true };
const PATH = '/personnel/v1/person-details';

/** A fault, what the message must say, what the description must, and the requests it takes. */
const READS: Array<[string, Fault, RegExp, RegExp, number]> = [
	[
		'400',
		{ status: 400, body: { detail: 'Bad page', code: 7 } },
		/refused the request \(HTTP 400\)/,
		/UKG Pro says: Bad page/,
		1,
	],
	[
		'404 page',
		{ status: 404, kind: 'html' },
		/web page or a redirect/,
		/Check Web Service Domain/,
		1,
	],
	['web page', { kind: 'html' }, /web page or a redirect instead of UKG Pro data/, /Check Web/, 1],
	[
		'a message',
		{ body: { title: 'Maintenance' }, status: 200 },
		/not the expected record/,
		/try again/,
		1,
	],
];

test.each(READS)('a list that answers %s', async (_, fault, message, description, requests) => {
	const { run, simulator, secrets } = tenant();
	simulator.addFault({ path: PATH, ...fault });
	const { error, items } = await run(people);
	expect(error?.message).toMatch(message);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(error?.description).toMatch(description);
	expect(items).toEqual([]);
	expect(simulator.requests).toHaveLength(requests);
	for (const secret of secrets) expect(JSON.stringify(error)).not.toContain(secret);
});

test('Retry-After is waited for, by all requests of the execution', async () => {
	const { run, simulator } = tenant();
	simulator.addFault({ path: PATH, status: 429, headers: { 'retry-after': '42' }, count: 1 });
	const { error } = await run(people);
	expect(error).toBeUndefined();
	expect(withoutWaiting.waited()).toEqual([42_000]);
});

test('a Retry-After beyond ten minutes is not waited for, and told', async () => {
	const { run, simulator } = tenant();
	simulator.addFault({ path: PATH, status: 429, headers: { 'retry-after': '3600' } });
	const { error } = await run(people);
	expect(simulator.requests).toHaveLength(1);
	expect(error?.description).toContain('UKG Pro asks to wait 60 minutes');
	expect(error?.failure).toEqual({ cause: 'rate-limited', retryAfterMs: 3_600_000 });
});

test.each(['emptyList', 'notFound'] as const)(
	'no match told as %s is an empty list',
	async (noMatch) => {
		const { run, simulator } = tenant();
		simulator.setVariants({ noMatch });
		const { error, items } = await run({ ...people, filters: { lastName: 'Nobody-at-all' } });
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	},
);

test.each([
	['person', 'get', { employeeId: 'UNKNOWN00000' }, "'Employee ID'"],
	['employeeChange', 'getManyByEmployee', { employeeId: 'UNKNOWN00000' }, "'Employee ID'"],
	['job', 'get', { jobCode: 'NO SUCH/'.slice(0, 7) }, "'Job Code'"],
	['location', 'get', { locationCode: 'N&W #1 ü' }, "'Location Code'"],
	[
		'ptoPlan',
		'getManyByEmployee',
		{ employeeId: 'UNKNOWN00000', companyId: 'XXXXX' },
		"'Employee ID' and 'Company ID'",
	],
	[
		'payStatement',
		'getLast',
		{ identifyBy: 'ids', employeeId: 'UNKNOWN00000', companyId: 'XXXXX' },
		"'Employee ID' and 'Company ID'",
	],
])('an unknown id of %s %s gets the answer of UKG Pro', async (resource, operation, ids, names) => {
	const { run, simulator } = tenant();
	const { error } = await run({ resource, operation, ...ids });
	expect(simulator.requests).toHaveLength(1);
	expect(error?.message).toBe(`UKG Pro found nothing for ${names} [item 0]`);
	expect(error?.description).toMatch(/404.*UKG Pro says: /);
	expect(error?.httpCode).toBe('404');
});

test.each(['object', 'array'] as const)('a single record may come as %s', async (objectOrArray) => {
	const { run, simulator } = tenant();
	simulator.setVariants({ objectOrArray });
	const [{ person }] = simulator.data.employments;
	const outcome = await run({
		resource: 'person',
		operation: 'get',
		employeeId: person.employeeId,
	});
	expect(rows(outcome)).toMatchObject([{ employeeId: person.employeeId }]);
});

test('a missing role is named, and the description says what to tick', async () => {
	const { run, simulator } = tenant();
	simulator.setRoles(['EmployeePersonDetails:View']);
	const { error } = await run({ resource: 'ptoPlan', operation: 'getMany' });
	expect(error?.message).toBe(
		'UKG Pro does not allow this: the service account lacks "View" for the web service "PTO Plan Integration" [item 0]',
	);
	expect(error?.description).toContain('Service Account Administration');
	expect(error?.failure).toEqual({ cause: 'credential-invalid' });
});

test('a host whose certificate is not trusted is told, and a write is not called uncertain', async () => {
	const { username, password, customerApiKey, domain, close } = await startSimulator({ tls: true });
	const credentials = { username, password, customerApiKey, domain, subdomain: 's' };
	const { error } = await tenant().run(
		{
			resource: 'organizationLevel',
			operation: 'create',
			level: 1,
			code: 'A',
			codeDescription: 'x',
		},
		{ credentials },
	);
	await close();
	expect(error?.message).toBe('The certificate of the host is not trusted [item 0]');
	expect(error?.description).not.toContain('unknown');
});
