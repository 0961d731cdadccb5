import type { Fault } from '../../simulator';
import {
	accountOf,
	anExecution,
	asked,
	byNumber,
	employees,
	findPay,
	findPeople,
	onePay,
	onePerson,
	useSoapTenant,
} from './soapTenant';
import { rows } from './tenant';
import { withoutWaiting } from './time';

const tenant = useSoapTenant({ employees: 250 });
withoutWaiting();

const everybody = { ...findPeople, returnAll: true };
const LOGIN = '/services/LoginService';

const numbers = (outcome: Parameters<typeof rows>[0]) =>
	rows(outcome).map(({ CompanyCode, EmployeeNumber }) => `${CompanyCode} ${EmployeeNumber}`);
const allNumbers = () =>
	tenant().simulator.data.employments.map(
		({ person, company }) => `${company.code} ${person.employeeNumber}`,
	);

test('fifty items and all pages of a list share one login', async () => {
	const { run, simulator } = tenant();
	const items = employees(simulator, 50);
	const outcome = await run({ ...onePerson, ...byNumber }, { items });
	expect(outcome.error).toBeUndefined();
	expect(numbers(outcome)).toEqual(items.map(({ company, number }) => `${company} ${number}`));
	expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
		items.map((_, item) => ({ item })),
	);
	expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
	expect(asked(simulator, 'EmployeePerson/GetPersonByEmployeeIdentifier')).toBe(50);

	const list = await run(everybody);
	expect(numbers(list)).toEqual(allNumbers());
	// Another execution, another login.
	expect(simulator.soapLogins.attempts).toBe(2);
});

test('runs of the node in one execution share the login, whatever their operations', async () => {
	const { run, simulator } = tenant();
	const [item] = employees(simulator, 1);
	const executionId = anExecution();
	for (const parameters of [
		findPeople,
		findPay,
		{ ...onePerson, ...byNumber },
		{ ...onePay, ...byNumber },
	]) {
		const outcome = await run(parameters, { items: [item], executionId });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items).not.toHaveLength(0);
	}
	expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
});

describe.each(['fault', 'status'] as const)('a token refused by %s', (soapTokenRefusal) => {
	test('between two runs of an execution is renewed', async () => {
		const { run, simulator } = tenant();
		simulator.setVariants({ soapTokenRefusal });
		const executionId = anExecution();
		await run(findPeople, { executionId });
		simulator.expireTokens();
		const items = employees(simulator, 40);
		const outcome = await run({ ...onePay, ...byNumber }, { items, executionId });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items).toHaveLength(40);
		expect(simulator.soapLogins).toEqual({ attempts: 2, refused: 0 });
	});

	test.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'at once is not renewed for ever (%s)',
		async (onError) => {
			const { run, simulator } = tenant();
			simulator.setVariants({ soapTokenRefusal, soapTokenLifetimeSeconds: 0 });
			const items = employees(simulator, 30);
			const parameters = { ...onePerson, ...byNumber };
			const executionId = anExecution();
			const outcome = await run(parameters, { items, onError, executionId });
			await run(parameters, { items, onError, executionId });
			expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
			const failed = onError === 'continueErrorOutput' ? outcome.errorItems : outcome.items;
			expect(onError ? failed.map(({ json }) => json.error) : [outcome.error?.message]).toEqual(
				items
					.slice(0, onError ? 30 : 1)
					.map((_, n) => `UKG Pro gave out a login token and then refused it [item ${n}]`),
			);
		},
	);
});

test('a token that gets too old by the clock of the tenant is renewed', async () => {
	const { run, simulator } = tenant();
	simulator.setVariants({ soapTokenLifetimeSeconds: 600 });
	const executionId = anExecution();
	for (let n = 0; n < 4; n++) {
		expect((await run(findPeople, { executionId })).error).toBeUndefined();
		simulator.advanceClock(400_000);
	}
	expect(simulator.soapLogins).toEqual({ attempts: 2, refused: 0 });
});

const WRONG = [
	{ password: 'wrong' },
	{ username: 'nobody' },
	{ userApiKey: 'WRONG1234567' },
] as const;
const FAILURES = ['message', 'status', 'fault'] as const;

describe.each(FAILURES)('a login refused by %s', (soapLoginFailure) => {
	test.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'is sent once in an execution, whatever is wrong and however many items there are (%s)',
		async (onError) => {
			const { run, simulator, secrets } = tenant();
			simulator.setVariants({ soapLoginFailure });
			const items = employees(simulator, 30);
			let sent = 0;
			for (const wrong of [...WRONG, { customerApiKey: 'WRONG' }]) {
				const credentials = accountOf(simulator, wrong);
				const executionId = anExecution();
				const again = async (parameters = {}) =>
					await run(
						{ ...onePerson, ...byNumber, ...parameters },
						{ items, onError, credentials, executionId },
					);
				const outcome = await again();
				await again();
				const pay = await again(onePay);
				expect(simulator.soapLogins).toEqual({ attempts: ++sent, refused: sent });
				expect(simulator.requests).toHaveLength(sent);
				const failed = onError === 'continueErrorOutput' ? outcome.errorItems : outcome.items;
				expect(failed).toHaveLength(onError ? 30 : 0);
				const messages = onError ? failed.map(({ json }) => json.error) : [outcome.error?.message];
				messages.forEach((message, n) => {
					expect(message).toBe(
						`UKG Pro refused the SOAP login: user name, password, Customer API Key or User API Key is wrong [item ${n}]`,
					);
				});
				const description = onError
					? (failed[0].json.details as { description: string }).description
					: outcome.error?.description;
				expect(description).toContain('"List person details"');
				expect(description).toMatch(/UKG Pro says: (User auth|There was a problem)/);
				const shown = JSON.stringify([outcome.error, description, failed, pay.error]);
				for (const secret of [...secrets, ...Object.values(wrong)]) {
					if (secret !== 'wrong') expect(shown).not.toContain(secret);
				}
			}
		},
	);

	test('without a User API Key names the field, its place and the REST action, and is not repeated', async () => {
		const { run, simulator } = tenant();
		simulator.setVariants({ soapLoginFailure });
		const credentials = accountOf(simulator, { userApiKey: '' });
		const executionId = anExecution();
		for (const [parameters, action] of [
			[findPeople, 'List person details'],
			[findPay, 'List compensation details'],
		] as const) {
			const { error } = await run(parameters, { credentials, executionId });
			expect(error?.message).toBe(
				"UKG Pro refused the SOAP login, and the credential has no 'User API Key' [item 0]",
			);
			expect(error?.description).toContain("Fill in 'User API Key' of the credential");
			expect(error?.description).toContain(
				'Menu > System Configuration > Security > Service Account Administration',
			);
			expect(error?.description).toContain(`"${action}" gives nearly the same over REST`);
			expect(error?.failure).toEqual({ cause: 'credential-invalid' });
		}
		expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 1 });
		expect(simulator.requests).toHaveLength(1);
	});
});

test('an empty or missing User API Key is enough where the tenant does without', async () => {
	const { run, simulator } = tenant();
	simulator.setVariants({ soapUserKey: 'optional' });
	const missing = accountOf(simulator);
	delete missing.userApiKey;
	for (const credentials of [
		accountOf(simulator, { userApiKey: '' }),
		accountOf(simulator, { userApiKey: '  ' }),
		missing,
	]) {
		const outcome = await run(findPeople, { credentials });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items).toHaveLength(50);
	}
});

test('blanks around the keys and the user name do no harm, those of the password count', async () => {
	const { run, simulator } = tenant();
	const { username, userApiKey, customerApiKey, password } = simulator;
	const credentials = accountOf(simulator, {
		username: ` ${username}`,
		userApiKey: `\t${userApiKey} `,
		customerApiKey: `${customerApiKey}\n`,
	});
	expect((await run(findPeople, { credentials })).error).toBeUndefined();
	const wrong = accountOf(simulator, { password: `${password} ` });
	expect((await run(findPeople, { credentials: wrong })).error?.message).toMatch(/SOAP login/);
});

test.each<[string, Fault, number]>([
	['503', { status: 503 }, 2],
	['503 with HTML', { status: 503, kind: 'html' }, 2],
	['405', { status: 405 }, 3],
	['a reset', { kind: 'reset' }, 1],
	['429', { status: 429 }, 2],
])('a login that meets %s is asked again', async (_, fault, count) => {
	const { run, simulator } = tenant();
	simulator.addFault({ path: LOGIN, ...fault, count });
	const outcome = await run({ ...onePerson, ...byNumber }, { items: employees(simulator, 10) });
	expect(outcome.error).toBeUndefined();
	expect(outcome.items).toHaveLength(10);
	expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
});

test.each<[string, Fault, RegExp]>([
	['503', { status: 503 }, /could not answer \(HTTP 503\), after 5 tries/],
	['a reset', { kind: 'reset' }, /The connection to UKG Pro broke, after 5 tries/],
	['HTML', { kind: 'html' }, /web page or a redirect/],
	['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/' }, /web page or a redirect/],
	['nothing', { kind: 'empty' }, /an empty answer/],
	['cut XML', { kind: 'truncate' }, /an answer that is no data/],
	['invalid XML', { kind: 'invalidXml' }, /an answer that is no data/],
	['an entity bomb', { kind: 'entityBomb' }, /an answer that is no data/],
])('a login that meets %s for ever is no refusal', async (_, fault, message) => {
	const { run, simulator } = tenant();
	simulator.addFault({ path: LOGIN, ...fault });
	const executionId = anExecution();
	const { error } = await run(findPeople, { executionId });
	expect(error?.message).toMatch(message);
	expect(error?.failure?.cause).not.toBe('credential-invalid');
	simulator.clearFaults();
	const outcome = await run(findPeople, { executionId });
	expect(outcome.error).toBeUndefined();
	expect(outcome.items).toHaveLength(50);
});

describe('REST and SOAP of an execution', () => {
	const jobs = { resource: 'job', operation: 'getMany' };

	test('after a 401 of REST no SOAP login is sent, and its error is that of REST', async () => {
		const { run, simulator } = tenant();
		for (const credentials of [
			accountOf(simulator, { password: 'wrong' }),
			accountOf(simulator, { password: 'wrong', userApiKey: '' }),
		]) {
			const executionId = anExecution();
			const rest = await run(jobs, { credentials, executionId });
			const soap = await run(everybody, { credentials, executionId });
			expect(rest.error?.httpCode).toBe('401');
			expect(soap.error?.httpCode).toBe('401');
			expect(soap.error?.message).toBe(rest.error?.message);
		}
		expect(simulator.requests).toHaveLength(2);
		expect(simulator.soapLogins.attempts).toBe(0);
	});

	test('a refused SOAP login does not stop REST', async () => {
		const { run, simulator } = tenant();
		const credentials = accountOf(simulator, { userApiKey: 'WRONG1234567' });
		const more = { credentials, executionId: anExecution() };
		expect((await run(findPeople, more)).error?.message).toMatch(/SOAP login/);
		expect((await run(jobs, more)).error).toBeUndefined();
		expect((await run(findPay, more)).error?.message).toMatch(/SOAP login/);
		expect(simulator.unauthorized).toBe(1);
	});
});

test('no request to a SOAP service carries the headers of REST, and none of the secrets', async () => {
	const { run, simulator, secrets } = tenant();
	await run(findPeople);
	await run({ ...onePay, ...byNumber }, { items: employees(simulator, 2) });
	expect(simulator.requests.length).toBeGreaterThanOrEqual(4);
	for (const { headers, path, query } of simulator.requests) {
		expect(path).toMatch(/^\/services\//);
		expect(query).toBe('');
		expect(headers['content-type']).toBe('application/soap+xml; charset=utf-8');
		for (const secret of secrets) expect(JSON.stringify(headers)).not.toContain(secret);
	}
});
