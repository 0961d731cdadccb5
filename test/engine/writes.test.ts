import type { IDataObject } from 'n8n-workflow';

import { withoutWaiting } from './time';
import { rows, useTenant } from './tenant';

const tenant = useTenant();
withoutWaiting();

const create = {
	resource: 'organizationLevel',
	operation: 'create',
	level: '={{ $json.level }}',
	code: '={{ $json.code }}',
	codeDescription: '={{ $json.name }}',
};
const entry = (code: string, name = 'Name', level = 1): IDataObject => ({ code, name, level });
const written = () =>
	Object.entries(tenant().simulator.writes).map(([key, { written: times }]) => [key, times]);

test.each([
	[1, 4],
	[2, 2],
	[100, 1],
])(
	'a batch size of %i makes %i requests, and each outcome belongs to its item',
	async (batchSize, requests) => {
		const { run, simulator } = tenant();
		const outcome = await run(
			{ ...create, options: { batchSize } },
			{ items: ['A1', 'A2', 'A3', 'A4'].map((code) => entry(code, `Name of ${code}`)) },
		);
		expect(outcome.error).toBeUndefined();
		expect(simulator.requests).toHaveLength(requests);
		expect(
			outcome.items.map(({ json, pairedItem }) => [json.code, json.description, pairedItem]),
		).toEqual(['A1', 'A2', 'A3', 'A4'].map((code, item) => [code, `Name of ${code}`, { item }]));
	},
);

describe.each(['oneBased', 'zeroBased', 'missing'] as const)(
	'with sequence ids %s',
	(sequenceId) => {
		test.each(['request', 'reversed'] as const)(
			'in the order of the %s, mixed outcomes',
			async (multiStatusOrder) => {
				const { run, simulator } = tenant();
				simulator.setVariants({ sequenceId, multiStatusOrder });
				const taken = simulator.data.orgLevels[0];
				const outcome = await run(
					{ ...create, options: { batchSize: 10 } },
					{
						items: [entry('B1'), entry(taken.code, 'Twice', taken.level), entry('B2')],
						onError: 'continueErrorOutput',
					},
				);
				if (sequenceId === 'missing') {
					// Nothing tells whose outcome is whose.
					expect(outcome.items).toEqual([]);
					expect(outcome.errorItems.map(({ json }) => json.error)).toEqual(
						[0, 1, 2].map((item) => `UKG Pro sent no outcome of this entry [item ${item}]`),
					);
					return;
				}
				expect(outcome.items.map(({ json, pairedItem }) => [json.code, pairedItem])).toEqual([
					['B1', { item: 0 }],
					['B2', { item: 2 }],
				]);
				expect(outcome.errorItems).toHaveLength(1);
				expect(outcome.errorItems[0].json).toMatchObject({
					error: 'UKG Pro refused this entry (HTTP 409) [item 1]',
					details: {
						httpCode: 409,
						description: expect.stringContaining('UKG Pro says:') as string,
					},
				});
				expect(outcome.errorItems[0].pairedItem).toEqual({ item: 1 });
			},
		);
	},
);

test('a failed entry of a 207 is an error, never a silent success, and says what was done before', async () => {
	const { run, simulator } = tenant();
	const taken = simulator.data.orgLevels[0];
	const { error, items } = await run(create, {
		items: [entry('C1'), entry('C2'), entry(taken.code, 'Twice', taken.level), entry('C3')],
	});
	expect(error?.message).toBe('UKG Pro refused this entry (HTTP 409) [item 2]');
	expect(error?.description).toContain('Carried out before: 2 of the items (0–1)');
	expect(items).toEqual([]);
	// Nothing after the failure was sent.
	expect(simulator.requests).toHaveLength(3);
});

test('a batch whose outcome is unknown is an error of all its items', async () => {
	const { run, simulator } = tenant();
	simulator.addFault({ method: 'POST', kind: 'reset', afterWrite: true, count: 1 });
	const outcome = await run(
		{ ...create, options: { batchSize: 2 } },
		{ items: ['E1', 'E2', 'E3'].map((code) => entry(code)), onError: 'continueErrorOutput' },
	);
	expect(outcome.errorItems.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
	]);
	expect(rows(outcome).map(({ code }) => code)).toEqual(['E3']);
	expect(written().every(([, times]) => times === 1)).toBe(true);
});

test('a refused connection sends a write again, since nobody took it', async () => {
	const { run } = tenant();
	const { username, password, customerApiKey } = tenant().simulator;
	const credentials = {
		username,
		password,
		customerApiKey,
		// Nothing listens on the discard port.
		domain: 'http://127.0.0.1:9',
		subdomain: '',
	};
	const { error } = await run({ ...create }, { items: [entry('G1')], credentials });
	expect(error?.message).toMatch(/refuses connections, after 5 tries/);
	expect(error?.description).not.toContain('unknown');
	expect(withoutWaiting.waited()).toEqual([1000, 2000, 4000, 8000]);
});

test('what UKG Pro says of an update is told, and nothing of the body is', async () => {
	const { run, simulator } = tenant();
	const [{ person, company }] = simulator.data.employments;
	const { error } = await run({
		resource: 'ptoPlan',
		operation: 'update',
		employeeId: person.employeeId,
		companyId: company.id,
		ptoPlan: 'NOSUCHPLAN',
		updateFields: { taken: 4711 },
	});
	expect(error?.message).toBe(
		"UKG Pro found nothing for 'Employee ID', 'Company ID' and 'PTO Plan' [item 0]",
	);
	expect(`${error?.message} ${error?.description}`).not.toContain('4711');
});

test('raw output of a write is the outcome as UKG Pro sent it', async () => {
	const outcome = await tenant().run({ ...create, output: 'raw' }, { items: [entry('H1')] });
	expect(rows(outcome)).toMatchObject([{ sequenceId: 1, status: '201' }]);
});

test('an update that is answered with 204 is done, and gives what was sent', async () => {
	const { run, simulator } = tenant();
	const [{ person, company }] = simulator.data.employments;
	simulator.addFault({ method: 'PATCH', status: 204, body: '', afterWrite: true });
	const plan = { employeeId: person.employeeId, companyId: company.id, ptoPlan: 'VAC' };
	const outcome = await run({
		resource: 'ptoPlan',
		operation: 'update',
		...plan,
		updateFields: { taken: 3 },
	});
	expect(outcome.error).toBeUndefined();
	expect(rows(outcome)).toEqual([{ ...plan, taken: 3 }]);
});
