import { startSimulator, type Simulator } from '../../simulator';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

let simulator: Simulator;
let people: Row[];

beforeAll(async () => {
	simulator = await startSimulator({ employees: 300, now: NOW });
	people = await allRows(simulator, PEOPLE, 1000);
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const PEOPLE = '/personnel/v1/person-details';
const DAY = 86_400_000;

/** The rows a filter leaves have to be those a test of our own leaves, some and not all. */
async function expectFiltered(query: Record<string, string>, passes: (row: Row) => boolean) {
	const found = await allRows(simulator, `${PEOPLE}?${new URLSearchParams(query)}`, 1000);
	const wanted = people.filter(passes);
	expect(found).toEqual(wanted);
	expect(wanted.length).toBeGreaterThan(0);
	expect(wanted.length).toBeLessThan(people.length);
}

describe('person-details', () => {
	test.each([
		['companyId', 'companyId'],
		['employeeId', 'employeeId'],
		['lastName', 'lastName'],
		['emailAddress', 'emailAddress'],
		['addressState', 'addressState'],
		['addressCountry', 'addressCountry'],
		['nationalId', 'nationalId'],
		['nationalIdCountry', 'nationalIdCountry'],
	])('by %s', async (name, field) => {
		const value = String(people[5][field]);
		await expectFiltered({ [name]: value }, (row) => row[field] === value);
		await expectFiltered({ [name]: value.toLowerCase() }, (row) => row[field] === value);
	});

	test('by COBRA status', async () => {
		await expectFiltered({ cobraIsActive: 'true' }, ({ cobraIsActive }) => cobraIsActive === true);
		await expectFiltered({ cobraStatus: 'A' }, ({ cobraStatus }) => cobraStatus === 'A');
	});

	test('by a yes/no filter, spelled either way or one way only', async () => {
		const isActive = ({ cobraIsActive }: Row) => cobraIsActive === true;
		await expectFiltered({ cobraIsActive: 'Y' }, isActive);
		await expectFiltered({ cobraIsActive: 'N' }, (row) => !isActive(row));
		simulator.setVariants({ flagSpelling: 'words' });
		await expectFiltered({ cobraIsActive: 'true' }, isActive);
		expect(await rows(simulator, `${PEOPLE}?cobraIsActive=Y`)).toEqual([]);
		simulator.setVariants({ flagSpelling: 'letters' });
		await expectFiltered({ cobraIsActive: 'Y' }, isActive);
		expect(await rows(simulator, `${PEOPLE}?cobraIsActive=true`)).toEqual([]);
	});

	test('by last name with an asterisk', async () => {
		await expectFiltered({ lastName: 'S*' }, ({ lastName }) => /^s/i.test(String(lastName)));
		await expectFiltered({ lastName: '*son' }, ({ lastName }) => /son$/.test(String(lastName)));
		await expectFiltered({ lastName: 'ST. *' }, ({ lastName }) => lastName === 'St. James');
		simulator.setVariants({ lastNameWildcard: false });
		expect(await rows(simulator, `${PEOPLE}?lastName=S*`)).toEqual([]);
	});

	test('by several at once', async () => {
		const { companyId, addressState } = people[5];
		await expectFiltered(
			{ companyId: String(companyId), addressState: String(addressState) },
			(row) => row.companyId === companyId && row.addressState === addressState,
		);
	});

	test.each([
		['dateTimeChanged', 'datetimeChanged'],
		['dateTimeCreated', 'datetimeCreated'],
		['dateOfCobraEvent', 'dateOfCobraEvent'],
	])('by %s', async (name, field) => {
		const days = people
			.filter((row) => row[field] !== null)
			.map((row) => String(row[field]).slice(0, 10))
			.sort();
		const iso = days[Math.floor(days.length / 2)];
		const later = days[Math.floor(days.length * 0.8)];
		const us = (day: string) => `${day.slice(5)}-${day.slice(0, 4)}`;
		const day = (row: Row) => (row[field] === null ? undefined : String(row[field]).slice(0, 10));
		await expectFiltered({ [name]: us(iso) }, (row) => day(row) === iso);
		await expectFiltered({ [name]: `<${us(iso)}` }, (row) => (day(row) ?? '~') < iso);
		await expectFiltered({ [name]: `>${us(iso)}` }, (row) => (day(row) ?? '') > iso);
		await expectFiltered(
			{ [name]: `{${us(iso)},${us(later)}}` },
			(row) => (day(row) ?? '') >= iso && (day(row) ?? '') <= later,
		);
	});

	test('by day or by midnight', async () => {
		const iso = String(people[5].datetimeChanged).slice(0, 10);
		const filter = `>${iso.slice(5)}-${iso.slice(0, 4)}`;
		simulator.setVariants({ dateOperators: 'midnight' });
		await expectFiltered(
			{ dateTimeChanged: filter },
			({ datetimeChanged }) => String(datetimeChanged) > `${iso}T00:00:00`,
		);
	});
});

describe('configuration', () => {
	test.each([
		['/configuration/v1/jobs', 'countryCode', 'countryCode', 'CAN'],
		['/configuration/v1/jobs', 'isActive', 'isActive', 'false'],
		['/configuration/v1/locations', 'countryCode', 'countryCode', 'CAN'],
		['/configuration/v1/locations', 'isActive', 'isActive', 'false'],
		['/configuration/v1/org-levels', 'levelDescription', 'levelDescription', 'Division'],
		['/configuration/v1/org-levels', 'code', 'code', 'ENG'],
		['/configuration/v1/org-levels', 'budgetGroup', 'budgetGroup', 'BG2'],
		['/configuration/v1/org-levels', 'reportingCategory', 'reportingCategory', 'MGMT'],
		['/configuration/v1/org-levels', 'isActive', 'isActive', 'true'],
		['/configuration/v1/company-details', 'companyId', 'companyID', ''],
		['/configuration/v1/company-details', 'companyCode', 'companyCode', 'EXCAN'],
		['/configuration/v1/company-details', 'isMasterCompany', 'isMasterCompany', 'true'],
		['/configuration/v1/earnings', 'earningCode', 'earningCode', 'OT'],
		['/configuration/v1/earnings', 'countryCode', 'countryCode', 'CAN'],
		['/configuration/v1/earnings', 'calculationRule', 'calculationRule', '03'],
		['/configuration/v1/earnings', 'taxCategory', 'taxCategory', 'SUPP'],
		['/configuration/v1/earnings', 'useDeductionOffset', 'useDeductionOffset', 'true'],
		['/configuration/v1/earnings', 'includeInManualCheck', 'includeInManualCheck', 'false'],
		['/configuration/v1/earnings', 'includeInAccruals', 'includeInAccruals', 'Y'],
		[
			'/configuration/v1/earnings',
			'includeInShiftDiffrential',
			'includeInShiftDiffrential',
			'true',
		],
		[
			'/configuration/v1/earnings',
			'includeInDeferredCompensationHours',
			'includeInDeferredCompensationHours',
			'true',
		],
	])('%s by %s', async (path, name, field, given) => {
		const value = given || simulator.data.companies[1].id;
		simulator.setVariants({ defaultPageSize: 10_000 });
		const whole = await rows(simulator, path);
		const found = await rows(simulator, `${path}?${name}=${value}`);
		expect(found).toEqual(whole.filter((row) => String(row[field]) === value));
		expect(found.length).toBeGreaterThan(0);
		expect(found.length).toBeLessThan(whole.length);
	});

	test('company-details by master', async () => {
		const { masterId } = simulator.data.companies[0];
		const path = '/configuration/v1/company-details?masterCompanyId=';
		expect(await rows(simulator, path + masterId)).toHaveLength(3);
		expect(await rows(simulator, `${path}XXXXX`)).toEqual([]);
	});
});

describe('a list without a match', () => {
	test('is empty, or a 404 with a JSON object', async () => {
		const path = `${PEOPLE}?lastName=Nobody`;
		expect(await rows(simulator, path)).toEqual([]);
		simulator.setVariants({ noMatch: 'notFound' });
		const { status, body } = await call(simulator, 'GET', path);
		expect(status).toBe(404);
		expect(body).toEqual({ title: 'Not Found', detail: 'No record matches.' });
		// Past the end is something else.
		expect(await rows(simulator, `${PEOPLE}?page=99`)).toEqual([]);
	});
});

describe('employee-changes', () => {
	const CHANGES = '/personnel/v1/employee-changes';
	const ids = async (query: string) =>
		(await allRows(simulator, `${CHANGES}?${query}`, 200)).map(
			({ companyId, employeeId }) => `${companyId}/${employeeId}`,
		);
	const expected = (from: number, to: number) =>
		simulator.data.employments
			.filter(({ changedAt }) => changedAt >= from && changedAt <= to)
			.map(({ company, person }) => `${company.id}/${person.employeeId}`);
	const now = NOW.getTime();

	test('covers the time asked for', async () => {
		const from = now - 30 * DAY;
		const to = now - 10 * DAY;
		const wanted = expected(from, to);
		expect(wanted.length).toBeGreaterThan(0);
		expect(wanted.length).toBeLessThan(simulator.data.employments.length);
		const query = new URLSearchParams({
			startDate: new Date(from).toISOString(),
			endDate: new Date(to).toISOString(),
		});
		expect(await ids(String(query))).toEqual(wanted);
	});

	test('covers three hours when no dates are given', async () => {
		const wanted = expected(now - 3 * 3_600_000, now);
		expect(wanted.length).toBeGreaterThan(0);
		expect(await ids('')).toEqual(wanted);
	});

	test('reads zones', async () => {
		const zoned = encodeURIComponent('2026-05-16T14:00:00+02:00');
		expect(await ids(`startDate=${zoned}`)).toEqual(
			expected(Date.parse('2026-05-16T12:00:00Z'), now),
		);
	});

	test('has a row for each company of an employee, by date and by id', async () => {
		const person = simulator.data.people.find(({ employments }) => employments.length === 2)!;
		const wide = 'startDate=1900-12-31T00:00:00Z&endDate=2199-12-31T00:00:00Z';
		const both = (await allRows(simulator, `${CHANGES}?${wide}`, 200)).filter(
			({ employeeId }) => employeeId === person.employeeId,
		);
		expect(new Set(both.map(({ companyId }) => companyId)).size).toBe(2);
		expect(await rows(simulator, `${CHANGES}/${person.employeeId}`)).toEqual(both);
	});

	test('may refuse young dates, or answer them with nothing', async () => {
		const young = `${CHANGES}?startDate=${new Date(now - 7_200_000).toISOString()}`;
		expect((await rows(simulator, young)).length).toBeGreaterThan(0);
		simulator.setVariants({ recentStartDate: 'empty' });
		expect(await rows(simulator, young)).toEqual([]);
		simulator.setVariants({ recentStartDate: 'refuse' });
		expect((await call(simulator, 'GET', young)).status).toBe(400);
	});

	test('may be asked every three hours only', async () => {
		simulator.setVariants({ changesThreeHourRule: true });
		expect(await rows(simulator, `${CHANGES}?page=1`)).not.toEqual([]);
		// The other pages of the same call.
		expect((await call(simulator, 'GET', `${CHANGES}?page=2`)).status).toBe(200);
		expect((await call(simulator, 'GET', `${CHANGES}?page=1`)).status).toBe(429);
		simulator.advanceClock(3 * 3_600_000);
		expect((await call(simulator, 'GET', CHANGES)).status).toBe(200);
	});
});

describe('one record', () => {
	test('comes as the contract says, as an object or as an array', async () => {
		const person = simulator.data.people.find(({ employments }) => employments.length === 2)!;
		const { company, ptoPlans } = simulator.data.employments[0];
		const first = simulator.data.people[0].employeeId;
		expect(ptoPlans).toBeGreaterThan(0);
		const plan = simulator.data.ptoPlans.find((_, n) => ptoPlans & (1 << n))!.code;
		const read = async (path: string) => (await call(simulator, 'GET', path)).body;
		const job = '/configuration/v1/jobs/CEO';
		const pto = `/personnel/v1/companies/${company.id}/employees/${first}/pto-plans/${plan}`;
		const details = `${PEOPLE}/${person.employeeId}`;
		const record = (await read(job)) as Row;
		expect(record.code).toBe('CEO');
		const [ptoRecord] = (await read(pto)) as Row[];
		expect(ptoRecord.ptoPlan).toBe(plan);
		const one = (await read(details)) as Row;
		expect(one.employeeId).toBe(person.employeeId);
		simulator.setVariants({ objectOrArray: 'array' });
		expect(await read(job)).toEqual([record]);
		expect(await read(pto)).toEqual([ptoRecord]);
		expect(await read(details)).toHaveLength(2);
		simulator.setVariants({ objectOrArray: 'object' });
		expect(await read(job)).toEqual(record);
		expect(await read(pto)).toEqual(ptoRecord);
		expect(await read(details)).toEqual(one);
	});
});
