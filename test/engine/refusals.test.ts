import type { INodeParameters } from 'n8n-workflow';

import { useTenant } from './tenant';

const tenant = useTenant();

const person = { resource: 'person', operation: 'get' };
const people = { resource: 'person', operation: 'getMany' };
const changes = { resource: 'employeeChange', operation: 'getManyByDate' };
const plan = { employeeId: 'ABCDE1234567', companyId: 'ABCDE', ptoPlan: 'VAC' };
const level = { resource: 'organizationLevel', operation: 'create', level: 1, code: 'A' };

/** What is set, and the sentence that has to come of it. */
const BAD_INPUT: Array<[INodeParameters, string]> = [
	[{ ...person, employeeId: '={{ "" }}' }, "'Employee ID' is empty: fill it in"],
	[{ ...person, employeeId: '   ' }, "'Employee ID' is empty: fill it in"],
	[{ ...person, employeeId: '={{ $json.missing }}' }, "'Employee ID' is empty: fill it in"],
	[{ ...person, employeeId: '../pto-plans' }, "'Employee ID' may not hold a slash"],
	[{ ...person, employeeId: '..' }, "'Employee ID' may not hold a slash or only dots"],
	[{ ...person, employeeId: 'A\\B' }, "'Employee ID' may not hold a slash"],
	[
		{ ...person, employeeId: 'A\nB' },
		"'Employee ID' holds line breaks or characters that cannot be sent",
	],
	[{ ...person, employeeId: '={{ [1, 2] }}' }, "'Employee ID' must be text"],
	[{ ...people, filters: { lastName: '' } }, "'Last Name' is empty: fill it in, or remove it"],
	[{ ...people, returnAll: '={{ "all" }}' }, "'Return All' must be yes or no"],
	[{ ...people, limit: 0 }, "'Limit' must be a whole number from 1 up"],
	[{ ...people, limit: -5 }, "'Limit' must be a whole number from 1 up"],
	[{ ...people, limit: 1.5 }, "'Limit' must be a whole number from 1 up"],
	[{ ...people, limit: 'many' }, "'Limit' must be a whole number from 1 up"],
	[{ ...people, options: { timeout: 0 } }, "'Timeout' must be a whole number from 1 to 600"],
	[{ ...people, output: 'selected', fields: [] }, "'Field Names or IDs' is empty"],
	[
		{ ...people, output: 'selected', fields: ['EmployeeID'] },
		'\'Field Names or IDs\' must spell "employeeId" as UKG Pro does',
	],
	[{ ...people, output: 'everything' }, "'Output' must be simplified, raw or selected"],
	[
		{ ...people, includeSensitiveData: '={{ true }}' },
		"'Include Sensitive Data' cannot be an expression",
	],
	[{ ...people, filters: { cobraIsActive: 'perhaps' } }, "'COBRA Is Active' must be yes or no"],
	[
		{ ...people, dateFilters: { filter: [{ field: 'dateTimeChanged', operator: 'after' }] } },
		"'Date Changed' has no 'Date': pick one",
	],
	[
		{
			...people,
			dateFilters: {
				filter: [
					{
						field: 'dateTimeChanged',
						operator: 'between',
						date: '2026-02-01T00:00:00',
						until: '2026-01-01T00:00:00',
					},
				],
			},
		},
		"'Date Changed' ends before it begins",
	],
	[{ ...changes, startDate: 'last week' }, "'Start Date' is no date: pick one, or use ISO text"],
	[{ ...changes, startDate: '01/31/2026' }, "'Start Date' is no date"],
	[{ ...changes, startDate: '2026-02-31' }, "'Start Date' is no date"],
	[{ ...changes, endDate: 20260131 }, "'End Date' is no date"],
	[{ ...level, codeDescription: 'x', level: 5 }, "'Level' must be a whole number from 1 to 4"],
	[
		{ ...level, codeDescription: 'x'.repeat(26) },
		"'Code Description' is longer than 25 characters",
	],
	[
		{ ...level, codeDescription: 'x', additionalFields: { glSegment: '1234567890123456' } },
		"'GL Segment' is longer than 15 characters",
	],
	[
		{ ...level, codeDescription: 'x', additionalFields: { currentYearBudgetFTE: '1,5' } },
		"'Current Year Budget FTE' must be a number",
	],
	[
		{ ...level, codeDescription: 'x', options: { batchSize: 1000 } },
		"'Batch Size' must be a whole number from 1 to 100",
	],
	[
		{ resource: 'ptoPlan', operation: 'update', ...plan, updateFields: {} },
		"'Update Fields' is empty: add at least one field",
	],
	[
		{
			resource: 'payStatement',
			operation: 'getLast',
			employeeId: 'ABCDE1234567',
			companyId: 'ABCDE',
			options: { clientId: 'a b' },
		},
		"'Client ID' may hold only letters, digits and signs",
	],
	[{ resource: 'person', operation: 'fire' }, 'This resource has no such operation'],
	[{ resource: 'person', operation: '__CUSTOM_API_CALL__' }, 'add an HTTP Request node'],
	[{ resource: '__CUSTOM_API_CALL__', operation: '' }, 'add an HTTP Request node'],
];

test.each(BAD_INPUT)('%j is refused and nothing is sent', async (parameters, sentence) => {
	const { run, simulator } = tenant();
	const { error, items } = await run(parameters);
	expect(error?.message).toContain(sentence);
	expect(items).toEqual([]);
	expect(simulator.requests).toEqual([]);
});

test('one bad item stops a write before the good ones are sent, and names the item', async () => {
	const { run, simulator } = tenant();
	const { error } = await run(
		{ ...level, code: '={{ $json.code }}', codeDescription: 'x' },
		{ items: [{ code: 'A1' }, { code: 'A2' }, { code: '' }] },
	);
	expect(error?.message).toBe("'Code' is empty: fill it in [item 2]");
	expect(error?.context.itemIndex).toBe(2);
	expect(error?.failure).toEqual({ cause: 'configuration-invalid' });
	expect(simulator.requests).toEqual([]);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'with %s the good items go on',
	async (onError) => {
		const { run, simulator } = tenant();
		const [{ person: known }] = simulator.data.employments;
		const outcome = await run(
			{ ...person, employeeId: '={{ $json.id }}' },
			{ items: [{ id: '' }, { id: known.employeeId }, { id: 'UNKNOWN00000' }], onError },
		);
		const good = outcome.items.filter(({ json }) => json.error === undefined);
		const bad = onError === 'continueErrorOutput' ? outcome.errorItems : outcome.items;
		const failed = bad.filter(({ json }) => json.error !== undefined);
		expect(good.map(({ json, pairedItem }) => [json.employeeId, pairedItem])).toEqual([
			[known.employeeId, { item: 1 }],
		]);
		expect(failed.map(({ json }) => json.error)).toEqual([
			"'Employee ID' is empty: fill it in [item 0]",
			"UKG Pro found nothing for 'Employee ID' [item 2]",
		]);
		expect(failed[1].json.details).toMatchObject({ httpCode: 404 });
	},
);

test.each([
	[{ password: 'wrong' }, 1],
	[{ username: 'nobody' }, 1],
	[{ customerApiKey: 'WRONG' }, 1],
	[{ password: '' }, 0],
	[{ customerApiKey: ' ' }, 0],
	[{ username: 'a:b' }, 0],
	[{ domain: '' }, 0],
])('with the credential %j the node sends %i request', async (wrong, requests) => {
	const { run, simulator, secrets } = tenant();
	const { username, password, customerApiKey, domain, subdomain } = simulator;
	const credentials = { username, password, customerApiKey, domain, subdomain, ...wrong };
	const { error } = await run({ ...people, returnAll: true }, { credentials });
	expect(simulator.requests).toHaveLength(requests);
	expect(error?.message).toMatch(
		requests ? /^UKG Pro refused the user name, the password or/ : /of the UKG Pro credential/,
	);
	expect(error?.failure).toEqual({
		cause: requests ? 'credential-invalid' : 'configuration-invalid',
	});
	const shown = JSON.stringify([error, error?.message, error?.description, error?.cause]);
	for (const secret of secrets) expect(shown).not.toContain(secret);
});

test.each([undefined, 'continueErrorOutput'] as const)(
	'a wrong password sends exactly one request, however many items there are (%s)',
	async (onError) => {
		const { run, simulator } = tenant();
		const { username, customerApiKey, domain } = simulator;
		const credentials = { username, password: 'wrong', customerApiKey, domain, subdomain: 's' };
		const items = Array.from({ length: 20 }, (_, n) => ({ id: `EMPLOYEE${n}` }));
		const outcome = await run(
			{ ...person, employeeId: '={{ $json.id }}' },
			{ credentials, items, onError },
		);
		expect(simulator.requests).toHaveLength(1);
		expect(outcome.errorItems).toHaveLength(onError ? 20 : 0);
	},
);

test.each([
	['429', { status: 429, count: 1 }],
	['503', { status: 503, count: 1 }],
	['web page', { kind: 'html' as const, count: 1 }],
	['404', { status: 404, count: 1 }],
])(
	'a gateway that answers %s first does not let more wrong passwords through',
	async (_, fault) => {
		const { run, simulator } = tenant();
		simulator.addFault(fault);
		const { username, customerApiKey, domain } = simulator;
		const credentials = { username, password: 'wrong', customerApiKey, domain, subdomain: 's' };
		const items = Array.from({ length: 20 }, (_unused, n) => ({ id: `EMPLOYEE${n}` }));
		await run(
			{ ...person, employeeId: '={{ $json.id }}' },
			{ credentials, items, onError: 'continueErrorOutput' },
		);
		expect(simulator.unauthorized).toBe(1);
	},
);

test('a wrong password is sent once an execution, however often the node runs in it', async () => {
	const { run, simulator } = tenant();
	const { username, password, customerApiKey, domain } = simulator;
	const wrong = { username, password: 'wrong', customerApiKey, domain, subdomain: 's' };
	const again = async (executionId: string, credentials = wrong) =>
		await run({ ...people }, { credentials, executionId });
	const outcomes = await Promise.all([again('loop'), again('loop'), again('loop')]);
	outcomes.push(await again('loop'));
	expect(outcomes.map(({ error }) => error?.httpCode)).toEqual(['401', '401', '401', '401']);
	expect(simulator.unauthorized).toBe(1);
	// A corrected credential and a new execution start afresh.
	expect((await again('loop', { ...wrong, password })).error).toBeUndefined();
	await again('next');
	expect(simulator.unauthorized).toBe(2);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'with %s a bad option or operation is an error of every item, never a success',
	async (onError) => {
		const { run, simulator } = tenant();
		for (const [parameters, sentence] of [
			[{ ...level, codeDescription: 'x', options: { batchSize: 1000 } }, "'Batch Size' must be"],
			[{ resource: 'person', operation: 'fire' }, 'This resource has no such operation'],
		] as const) {
			const outcome = await run(parameters, { items: [{ a: 1 }, { a: 2 }], onError });
			const failed = onError === 'continueErrorOutput' ? outcome.errorItems : outcome.items;
			expect(failed.map(({ json }) => String(json.error).includes(sentence))).toEqual([true, true]);
			expect(outcome.items).toHaveLength(onError === 'continueErrorOutput' ? 0 : 2);
		}
		expect(simulator.requests).toEqual([]);
	},
);

test('the first failure is the one that is told, not what came of it', async () => {
	const { run, simulator } = tenant();
	const ids = simulator.data.people.slice(0, 8).map(({ employeeId }) => employeeId);
	ids[4] = 'UNKNOWN00000';
	simulator.addFault({
		path: `/personnel/v1/person-details/${ids[1]}`,
		status: 429,
		headers: { 'retry-after': '2' },
		count: 1,
	});
	const started = run(
		{ ...person, employeeId: '={{ $json.id }}' },
		{ items: ids.map((id) => ({ id })) },
	);
	expect((await started).error?.message).toBe("UKG Pro found nothing for 'Employee ID' [item 4]");
});
