import { startSimulator, type Simulator } from '../../simulator';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 260, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const PEOPLE = '/personnel/v1/person-details';
const CHANGES =
	'/personnel/v1/employee-changes?startDate=1900-12-31T00:00:00Z&endDate=2199-12-31T00:00:00Z';
const PTO = '/personnel/v1/pto-plans';

const lists = [
	[PEOPLE, 7],
	[PEOPLE, 100],
	[CHANGES, 50],
	[CHANGES, 200],
	[PTO, 33],
	[PTO, 200],
	['/configuration/v1/earnings', 4],
	['/configuration/v1/company-details', 1],
] as const;

test.each(lists)('%s by %d rows loses none and repeats none', async (path, size) => {
	const whole = await allRows(simulator, path, 100_000);
	const found = await allRows(simulator, path, size);
	expect(found).toEqual(whole);
	expect(new Set(found.map((row) => JSON.stringify(row))).size).toBe(found.length);
});

test('there are as many rows as the workforce has', async () => {
	const { employments } = simulator.data;
	expect(await allRows(simulator, PEOPLE, 100)).toHaveLength(employments.length);
	expect(await allRows(simulator, CHANGES, 100)).toHaveLength(employments.length);
	const held = employments.reduce(
		(sum, { ptoPlans }) => sum + ptoPlans.toString(2).replace(/0/g, '').length,
		0,
	);
	expect(await allRows(simulator, PTO, 100)).toHaveLength(held);
});

describe('the size of a page', () => {
	const size = async (path: string) => (await rows(simulator, path)).length;

	test('is 30 when none is sent', async () => {
		expect(await size(PEOPLE)).toBe(30);
		expect(await size(PTO)).toBe(30);
		simulator.setVariants({ defaultPageSize: 100 });
		expect(await size(PEOPLE)).toBe(100);
		simulator.setVariants({ defaultPageSize: 'documented' });
		expect(await size(PEOPLE)).toBe(simulator.data.employments.length);
		expect(await size(CHANGES)).toBe(200);
		expect(await size(PTO)).toBe(30);
	});

	test('is clamped to the maximum', async () => {
		expect(await size(`${CHANGES}&per_page=10000`)).toBe(200);
		expect(await size(`${PTO}?per_page=201`)).toBe(200);
		expect(await size(`${PEOPLE}?per_Page=20000`)).toBe(simulator.data.employments.length);
		simulator.setVariants({ oversizedPage: 'refuse' });
		expect((await call(simulator, 'GET', `${PTO}?per_page=201`)).status).toBe(400);
		expect((await call(simulator, 'GET', `${PTO}?per_page=200`)).status).toBe(200);
	});

	test('may be cut below what was asked', async () => {
		simulator.setVariants({ pageSizeCap: 10 });
		expect(await size(`${PEOPLE}?per_Page=200`)).toBe(10);
		expect(await allRows(simulator, PEOPLE, 200)).toHaveLength(simulator.data.employments.length);
	});
});

test('past the end is an empty list', async () => {
	for (const path of [`${PEOPLE}?page=99&per_page=100`, `${PTO}?page=999`, `${CHANGES}&page=77`]) {
		expect(await rows(simulator, path)).toEqual([]);
	}
});

test('pages may overlap or never turn', async () => {
	simulator.setVariants({ pageOverlap: 2 });
	const first = await rows(simulator, `${PEOPLE}?page=1&per_page=10`);
	const second = await rows(simulator, `${PEOPLE}?page=2&per_page=10`);
	expect(second.slice(0, 2)).toEqual(first.slice(8));
	expect(second[2]).not.toEqual(first[9]);
	simulator.setVariants({ pageOverlap: 0, pageIgnored: true });
	expect(await rows(simulator, `${PEOPLE}?page=9&per_page=10`)).toEqual(first);
});

describe('the Link header', () => {
	const link = async (path: string) => (await call(simulator, 'GET', path)).headers.get('link');
	const target = (page: number, filters = '') =>
		`${simulator.url}${PEOPLE}?${filters}page=${page}&per_page=100`;

	test('has doubled brackets, as in the one that was published', async () => {
		expect(await link(`${PEOPLE}?per_Page=100`)).toBe(`<<${target(2)}>>; rel="next"`);
	});

	test('has plain ones, or is missing', async () => {
		simulator.setVariants({ linkHeader: 'plain' });
		expect(await link(`${PEOPLE}?page=2&per_Page=100`)).toBe(
			`<${target(1)}>; rel="first", <${target(1)}>; rel="previous", <${target(3)}>; rel="next"`,
		);
		simulator.setVariants({ linkHeader: 'none' });
		expect(await link(`${PEOPLE}?per_Page=100`)).toBeNull();
	});

	test('has no next page on the last', async () => {
		expect(await link(`${PEOPLE}?page=3&per_Page=100`)).not.toContain('next');
	});

	test('keeps the filters, or forgets them', async () => {
		expect(await link(`${PEOPLE}?addressCountry=USA&per_Page=100`)).toBe(
			`<<${target(2, 'addressCountry=USA&')}>>; rel="next"`,
		);
		simulator.setVariants({ linkKeepsFilters: false });
		expect(await link(`${PEOPLE}?addressCountry=USA&per_Page=100`)).toBe(
			`<<${target(2)}>>; rel="next"`,
		);
	});

	test('is not on lists that are not paged', async () => {
		expect(await link('/configuration/v1/jobs')).toBeNull();
		expect(await rows(simulator, '/configuration/v1/jobs?page=2&per_page=1')).toHaveLength(
			simulator.data.jobs.length,
		);
	});
});

test('pay statements page by their body', async () => {
	const { person, company } = simulator.data.employments.find(
		({ status, hireDay }) => status === 'A' && hireDay < 19_000,
	)!;
	const ask = async (more: Row) => {
		const reply = await call(simulator, 'POST', '/payroll/v1/employees/pay-statements', {
			body: {
				employeeIdentifier: { companyCode: company.code, employeeNumber: person.employeeNumber },
				...more,
			},
		});
		expect(reply.headers.get('link')).toBeNull();
		return reply.body as Row[];
	};
	const whole = await ask({ per_Page: 1000 });
	expect(whole.length).toBeGreaterThan(40);
	expect(await ask({})).toEqual(whole.slice(0, 30));
	const found = [];
	for (let page = 1; page <= 9; page++) found.push(...(await ask({ page, per_Page: 10 })));
	expect(found).toEqual(whole);
	expect(await ask({ page: 99, per_Page: 10 })).toEqual([]);
	const dates = whole.map(({ paydate }) => String(paydate));
	expect([...dates].sort()).toEqual(dates);
	const [startDate, endDate] = [dates[3], dates[6]];
	expect(await ask({ startDate, endDate })).toEqual(whole.slice(3, 7));
	const last = await call(simulator, 'POST', '/payroll/v1/employees/pay-statement/last', {
		body: { employeeIdentifier: { eeid: person.employeeId, coid: company.id } },
	});
	expect(last.body).toEqual(whole.at(-1));
});
