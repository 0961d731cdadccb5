import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import fc from 'fast-check';

import { CATALOGUE } from '../../nodes/UkgPro/operations';
import type { Fault, Variants } from '../../simulator';
import { allRoles } from '../../simulator/roles';
import type { Credentials } from './harness';
import { accountOf, anExecution, useSoapTenant } from './soapTenant';
import { rows } from './tenant';
import { withoutWaiting } from './time';

const tenant = useSoapTenant();
withoutWaiting();

const check = { resource: 'serviceAccount', operation: 'checkAccess' };

/** Contract 1, "what to tick for which actions": how many actions read by each web service. */
const VIEWS: Readonly<Record<string, number>> = {
	'Company Configuration Integration': 8,
	'Employee Compensation': 2,
	'Employee Compensation Details': 2,
	'Employee Direct Deposit': 1,
	EmployeeExport: 2,
	'Employee Job History Details': 1,
	'Employee Pay Statements': 2,
	'Employee Person': 2,
	'Employee Person Details': 2,
	'Global Employee Direct Deposit': 1,
	'PTO Plan Integration': 3,
	'Payroll Integration': 4,
	'Personnel Integration': 15,
};
const WRITES = [
	'Company Configuration Integration Add',
	'PTO Plan Integration Add',
	'PTO Plan Integration Edit',
];
const SOAP = ['Employee Compensation View', 'Employee Person View'];
const PERMISSIONS = [...Object.keys(VIEWS).map((name) => `${name} View`), ...WRITES];

/** As the simulator spells it. */
const spelled = (permission: string) =>
	permission.replace(/ (View|Add|Edit)$/, ':$1').replace(/ /g, '');

/** What should come of an account with these roles. */
const expected = (roles: readonly string[], soap = true) =>
	Object.fromEntries(
		PERMISSIONS.map((permission) => [
			permission,
			WRITES.includes(permission) || (!soap && SOAP.includes(permission))
				? null
				: roles.includes(spelled(permission)),
		]),
	);

type Outcome = Parameters<typeof rows>[0];

const granted = (outcome: Outcome) =>
	Object.fromEntries(rows(outcome).map((row) => [`${row.webService} ${row.role}`, row.granted]));
const notes = (outcome: Outcome) =>
	Object.fromEntries(
		rows(outcome).map((row) => [`${row.webService} ${row.role}`, String(row.note)]),
	);
const hints = ({ run }: Outcome) => run.data.resultData.runData['UKG Pro']?.[0]?.hints ?? [];

test('the simulator has the roles of the table', () => {
	expect([...allRoles].sort()).toEqual(PERMISSIONS.map(spelled).sort());
});

test('each permission is a row, with the actions it opens', async () => {
	const { run } = tenant();
	const outcome = await run(check);
	expect(outcome.error).toBeUndefined();
	expect(granted(outcome)).toEqual(expected(allRoles));
	expect(outcome.items).toHaveLength(PERMISSIONS.length);
	const opened: Record<string, string[]> = {};
	for (const operation of CATALOGUE.flatMap(({ operations }) => operations)) {
		if (!operation.permission) continue;
		const { webService, role } = operation.permission;
		(opened[`${webService} ${role}`] ??= []).push(operation.action);
	}
	for (const { json, pairedItem } of outcome.items) {
		expect(Object.keys(json)).toEqual(['webService', 'role', 'granted', 'actions', 'note']);
		expect(pairedItem).toEqual({ item: 0 });
		const actions = String(json.actions).split(', ');
		expect(actions).toEqual(opened[`${json.webService} ${json.role}`]);
		const count = json.role === 'View' ? VIEWS[String(json.webService)] : 1;
		expect([json.webService, actions.length]).toEqual([json.webService, count]);
	}
	for (const permission of WRITES) {
		expect(notes(outcome)[permission]).toBe('Not tried, because only writing would show it');
	}
	expect(hints(outcome)).toEqual([]);
});

test.each<[string, readonly string[]]>([
	['no role', []],
	['all roles', allRoles],
	...allRoles.map((role): [string, readonly string[]] => [`${role} only`, [role]]),
	...allRoles.map((role): [string, readonly string[]] => [
		`all but ${role}`,
		allRoles.filter((other) => other !== role),
	]),
])('an account with %s', async (_, roles) => {
	const { run, simulator } = tenant();
	simulator.setRoles(roles);
	const outcome = await run(check);
	expect(outcome.error).toBeUndefined();
	expect(granted(outcome)).toEqual(expected(roles));
	expect(simulator.writes).toEqual({});
	// One request a permission, the login, and nothing twice.
	expect(simulator.requests.length).toBeLessThanOrEqual(PERMISSIONS.length - WRITES.length + 1);
	for (const [permission, note] of Object.entries(notes(outcome))) {
		if (granted(outcome)[permission] !== false) continue;
		const webService = permission.replace(/ View$/, '');
		expect(note).toContain(`Tick "View" for "${webService}" in Menu > System Configuration`);
	}
});

test('accounts with any roles, and the spellings of SOAP', async () => {
	const { run, simulator } = tenant();
	await fc.assert(
		fc.asyncProperty(
			fc.subarray([...allRoles]),
			fc.constantFrom<Variants['soapForbidden']>('fault', 'error', 'status'),
			fc.constantFrom<Variants['noMatch']>('emptyList', 'notFound'),
			async (roles, soapForbidden, noMatch) => {
				simulator.reset({ all: true });
				simulator.setVariants({ soapForbidden, noMatch });
				simulator.setRoles(roles);
				const outcome = await run(check);
				expect(outcome.error).toBeUndefined();
				expect(granted(outcome)).toEqual(expected(roles));
				expect(simulator.writes).toEqual({});
			},
		),
		{ numRuns: 30 },
	);
});

test('it asks for little, writes nothing and leaves the changes by date alone', async () => {
	const { run, simulator, sent } = tenant();
	simulator.setVariants({ changesThreeHourRule: true });
	await run(check);
	const requests = sent();
	expect(requests).toHaveLength(PERMISSIONS.length - WRITES.length + 1);
	expect(new Set(requests.map((request) => request.split('?')[0])).size).toBe(requests.length);
	for (const request of requests) {
		expect(request).not.toMatch(/^(PATCH|PUT|DELETE)|employee-changes\?|employee-changes$/);
		expect(request).toMatch(/^GET|^POST \/(services|payroll)\//);
		if (/per_page=/i.test(request)) expect(request).toMatch(/per_page=1($|&)/i);
	}
	for (const { body, path } of simulator.requests) {
		const { parameters } = (body ?? {}) as { parameters?: object };
		if (parameters) {
			expect([path, parameters]).toEqual([path, { PageNumber: '1', PageSize: '1' }]);
		}
	}
	expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
	// The one call in three hours is still there.
	const today = simulator.now.toISOString();
	const changes = { resource: 'employeeChange', operation: 'getManyByDate' };
	const { error } = await run({ ...changes, startDate: today, endDate: today });
	expect(error).toBeUndefined();
});

test('several input items ask once, and each gets all rows', async () => {
	const { run, simulator } = tenant();
	simulator.setRoles(['EmployeePerson:View']);
	const outcome = await run(check, { items: [{ a: 1 }, { a: 2 }, { a: 3 }] });
	expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2].flatMap((item) => PERMISSIONS.map(() => ({ item }))),
	);
	expect(simulator.soapLogins.attempts).toBe(1);
	expect(simulator.requests).toHaveLength(PERMISSIONS.length - WRITES.length + 1);
});

test.each(['message', 'status', 'fault'] as const)(
	'without a User API Key, or with a wrong one, SOAP is not known, and why (%s)',
	async (soapLoginFailure) => {
		const { run, simulator } = tenant();
		simulator.setVariants({ soapLoginFailure });
		const roles = ['EmployeePerson:View', 'EmployeeExport:View'];
		simulator.setRoles(roles);
		for (const [userApiKey, words] of [
			['', "the credential has no 'User API Key'"],
			['WRONG1234567', 'or User API Key is wrong'],
		]) {
			const outcome = await run(check, { credentials: accountOf(simulator, { userApiKey }) });
			expect(outcome.error).toBeUndefined();
			expect(granted(outcome)).toEqual(expected(roles, false));
			for (const permission of SOAP) expect(notes(outcome)[permission]).toContain(words);
		}
		expect(simulator.soapLogins).toEqual({ attempts: 2, refused: 2 });
	},
);

test.each<Credentials>([
	{ password: 'wrong' },
	{ username: 'nobody' },
	{ customerApiKey: 'WRONG' },
])('with %j one request is sent, and the error is that of a 401', async (wrong) => {
	const { run, simulator, secrets } = tenant();
	const more = { credentials: accountOf(simulator, wrong), executionId: anExecution() };
	const { error, items } = await run(check, more);
	expect(items).toEqual([]);
	expect(error?.httpCode).toBe('401');
	expect(error?.message).toMatch(/^UKG Pro refused the user name, the password or the Customer/);
	expect(simulator.requests).toHaveLength(1);
	expect(simulator.soapLogins.attempts).toBe(0);
	await run(check, more);
	expect(simulator.requests).toHaveLength(1);
	for (const secret of secrets) expect(JSON.stringify(error)).not.toContain(secret);
});

test.each<Credentials>([
	{ password: '' },
	{ domain: '' },
	{ username: 'a:b' },
	{ customerApiKey: ' ' },
])('with the credential %j nothing is sent, and the error names the field', async (wrong) => {
	const { run, simulator } = tenant();
	const { error } = await run(check, { credentials: accountOf(simulator, wrong) });
	expect(error?.message).toMatch(/of the UKG Pro credential/);
	expect(simulator.requests).toEqual([]);
});

test('with Continue On Fail a wrong password is an item with the error', async () => {
	const { run, simulator } = tenant();
	const credentials = accountOf(simulator, { password: 'wrong' });
	for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
		const outcome = await run(check, { credentials, onError });
		const failed = onError === 'continueErrorOutput' ? outcome.errorItems : outcome.items;
		expect(failed.map(({ json }) => Object.keys(json))).toEqual([['error', 'details']]);
		expect(failed[0].json.details).toMatchObject({ httpCode: 401, cause: 'credential-invalid' });
	}
});

/** A port where nobody listens, and one where somebody else does. */
async function elsewhere(status: number, text: string) {
	const server = createServer((_, response) => response.writeHead(status).end(text));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		domain: `http://127.0.0.1:${port}`,
		close: async () => await new Promise((resolve) => server.close(resolve)),
	};
}

test('a host that refuses connections is an error', async () => {
	const { run, simulator } = tenant();
	const { domain, close } = await elsewhere(200, '');
	await close();
	const { error, items } = await run(check, { credentials: accountOf(simulator, { domain }) });
	expect(items).toEqual([]);
	expect(error?.message).toMatch(/^The host of the credential refuses connections/);
});

test.each([
	[404, '', /does not know this address/],
	[404, '{"message":"no such route"}', /does not know this address/],
	[404, '<html>Not found</html>', /web page or a redirect/],
	[200, '<html>Welcome</html>', /web page or a redirect/],
	[500, '', /could not answer \(HTTP 500\)/],
	[403, '<html>Forbidden</html>', /or a gateway before it/],
])('a host that answers %i %j to everything grants nothing', async (status, text, message) => {
	const { run, simulator } = tenant();
	const { domain, close } = await elsewhere(status, text);
	const { error, items } = await run(check, { credentials: accountOf(simulator, { domain }) });
	await close();
	expect(items).toEqual([]);
	expect(error?.message).toMatch(message);
});

test.each<[string, Fault, string, RegExp]>([
	[
		'503',
		{ path: '/personnel/v1/person-details', status: 503 },
		'Employee Person Details View',
		/HTTP 503/,
	],
	[
		'500',
		{ path: '/payroll/v1/direct-deposit', status: 500 },
		'Employee Direct Deposit View',
		/HTTP 500/,
	],
	[
		'429',
		{ path: '/personnel/v1/pto-plans', status: 429 },
		'PTO Plan Integration View',
		/too many requests/,
	],
	[
		'a reset',
		{ path: '/personnel/v1/person-details', kind: 'reset' },
		'Employee Person Details View',
		/connection to UKG Pro broke/,
	],
	[
		'503 of SOAP',
		{ path: '/services/EmployeePerson', status: 503 },
		'Employee Person View',
		/HTTP 503/,
	],
	[
		'404 of SOAP',
		{ path: '/services/EmployeePerson', status: 404 },
		'Employee Person View',
		/does not know this address/,
	],
	[
		'a fault of SOAP',
		{ path: '/services/EmployeeCompensation', kind: 'soapFault' },
		'Employee Compensation View',
		/SOAP fault/,
	],
	[
		'cut XML',
		{ path: '/services/EmployeeCompensation', kind: 'truncate' },
		'Employee Compensation View',
		/no data/,
	],
])(
	'a probe that meets %s for ever is not known, and the others are right',
	async (_, fault, permission, note) => {
		const { run, simulator } = tenant();
		const roles = allRoles.filter((role) => !role.startsWith('EmployeeExport'));
		simulator.setRoles(roles);
		simulator.addFault(fault);
		const outcome = await run(check);
		expect(outcome.error).toBeUndefined();
		expect(granted(outcome)).toEqual({ ...expected(roles), [permission]: null });
		expect(notes(outcome)[permission]).toMatch(note);
		expect(simulator.requests.length).toBeLessThan(40);
	},
);

test('a fault now and then changes nothing', async () => {
	const { run, simulator } = tenant();
	const roles = allRoles.filter((_, n) => n % 2);
	simulator.setRoles(roles);
	for (const fault of [
		{ path: '/personnel', status: 503, count: 2 },
		{ path: 'services', status: 405, count: 3 },
		{ path: 'payroll', kind: 'reset', count: 1 },
	] as const) {
		simulator.addFault(fault);
	}
	expect(granted(await run(check))).toEqual(expected(roles));
});

test('with the output of selected fields, and raw', async () => {
	const { run } = tenant();
	const selected = await run({ ...check, output: 'selected', fields: ['webService', 'granted'] });
	expect(rows(selected)).toContainEqual({ webService: 'Employee Person', granted: true });
	expect(Object.keys(rows(await run({ ...check, output: 'raw' }))[0])).toHaveLength(5);
});
