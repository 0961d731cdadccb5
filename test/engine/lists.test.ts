import { rows, useTenant } from './tenant';

const tenant = useTenant();

const people = { resource: 'person', operation: 'getMany' };
const PATH = '/personnel/v1/person-details';

const everybody = () =>
	tenant().simulator.data.employments.map(
		({ person, company }) => `${person.employeeId} ${company.id}`,
	);
const keys = (outcome: Awaited<ReturnType<ReturnType<typeof tenant>['run']>>) =>
	rows(outcome).map(({ employeeId, companyId }) => `${employeeId} ${companyId}`);

test.each([1, 3, 7, 10, 59, 60, 61, 200, null])(
	'all people come once and in order when the server gives %s a page',
	async (pageSizeCap) => {
		const { run, simulator } = tenant();
		simulator.setVariants({ pageSizeCap });
		const outcome = await run({ ...people, returnAll: true });
		expect(outcome.error).toBeUndefined();
		expect(keys(outcome)).toEqual(everybody());
		expect(
			outcome.items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}'),
		).toBe(true);
	},
);

test.each([
	[1, null, 1],
	[50, null, 1],
	[50, 20, 3],
	[60, 20, 3],
	[1000, null, 2],
])('a limit of %i with %s rows a page takes %i requests', async (limit, pageSizeCap, requests) => {
	const { run, simulator } = tenant();
	simulator.setVariants({ pageSizeCap });
	const outcome = await run({ ...people, limit });
	expect(keys(outcome)).toEqual(everybody().slice(0, limit));
	expect(simulator.requests).toHaveLength(requests);
	expect(simulator.requests[0].query).toContain(`per_Page=${limit}`);
});

test('a list that fits one page is asked for twice only: the page, and the empty one behind it', async () => {
	const { run, simulator, sent } = tenant();
	await run({ ...people, returnAll: true });
	expect(sent()).toEqual([
		`GET ${PATH}?page=1&per_Page=10000`,
		`GET ${PATH}?page=2&per_Page=10000`,
	]);
	expect(simulator.sockets).toBe(2);
});

test('lists that are not paged are asked for once', async () => {
	const { run, sent } = tenant();
	const outcome = await run({ resource: 'job', operation: 'getMany', limit: 2 });
	expect(outcome.items).toHaveLength(2);
	expect(sent()).toEqual(['GET /configuration/v1/jobs']);
});

test('many items keep order and pairing, and the same question is asked once', async () => {
	const { run, simulator } = tenant();
	const ids = simulator.data.people.slice(0, 20).map(({ employeeId }) => employeeId);
	const asked = [...ids, ...ids].reverse();
	const outcome = await run(
		{ resource: 'person', operation: 'get', employeeId: '={{ $json.id }}' },
		{ items: asked.map((id) => ({ id })) },
	);
	expect(outcome.items.map(({ json, pairedItem }) => [json.employeeId, pairedItem])).toEqual(
		asked.flatMap((id, item) =>
			everybody()
				.filter((key) => key.startsWith(id))
				.slice(0, 1)
				.map(() => [id, { item }]),
		),
	);
	expect(simulator.requests).toHaveLength(20);
	// The same record twice is two records: a later node may change one of them.
	expect(outcome.items[0].json).not.toBe(outcome.items[20].json);
});

test('no input items, no requests', async () => {
	const { run, simulator } = tenant();
	const outcome = await run({ ...people }, { items: [] });
	expect(outcome.items).toEqual([]);
	expect(simulator.requests).toEqual([]);
});

test("days and moments are those of the workflow's time zone", async () => {
	const { run, sent } = tenant();
	const timezone = 'America/New_York';
	await run(
		{
			...people,
			dateFilters: {
				filter: [
					{
						field: 'dateTimeChanged',
						operator: 'on',
						date: '={{ DateTime.fromISO("2026-02-01T03:00:00Z") }}',
					},
				],
			},
		},
		{ timezone },
	);
	await run(
		{
			resource: 'employeeChange',
			operation: 'getManyByDate',
			// Clocks go forward in New York between the two.
			startDate: '2026-03-08T01:30:00',
			endDate: '={{ DateTime.fromISO("2026-03-08T03:30:00", { zone: "America/New_York" }) }}',
		},
		{ timezone },
	);
	expect(sent()).toEqual([
		`GET ${PATH}?dateTimeChanged=01-31-2026&page=1&per_Page=50`,
		'GET /personnel/v1/employee-changes?startDate=2026-03-08T06:30:00.000Z&endDate=2026-03-08T07:30:00.000Z&page=1&per_page=50',
	]);
});
