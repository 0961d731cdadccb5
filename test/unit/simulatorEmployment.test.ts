import { startSimulator, type Simulator } from '../../simulator';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

const PATH = '/personnel/v1/employment-details';

let simulator: Simulator;
let employments: Row[];

beforeAll(async () => {
	simulator = await startSimulator({ employees: 600, now: NOW });
	employments = await allRows(simulator, PATH, 10_000);
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

/** The rows a query leaves have to be those a test of our own leaves, some and not all. */
async function expectFiltered(query: Record<string, string>, passes: (row: Row) => boolean) {
	const found = await allRows(simulator, `${PATH}?${new URLSearchParams(query)}`, 10_000);
	const wanted = employments.filter(passes);
	expect(found).toEqual(wanted);
	expect(wanted.length).toBeGreaterThan(0);
	expect(wanted.length).toBeLessThan(employments.length);
}

const key = (row: Row) => `${row.companyID ?? row.companyId}/${row.employeeID ?? row.employeeId}`;
const day = (value: unknown) => (value === null ? null : String(value).slice(0, 10));

/** Rows of another list by company and employee; the last one where there are several. */
async function byEmployment(path: string, size = 10_000): Promise<Map<string, Row>> {
	return new Map((await allRows(simulator, path, size)).map((row) => [key(row), row]));
}

/** Fields of employment-details and what each is called in the other list. */
async function expectAgreement(others: Map<string, Row>, names: Record<string, string>) {
	for (const row of employments) {
		const other = others.get(key(row));
		const same = Object.fromEntries(
			Object.entries(names).map(([mine, theirs]) => [mine, other?.[theirs]]),
		);
		expect(row).toMatchObject(same);
	}
}

describe('a filter leaves the rows that hold its value', () => {
	test.each([
		['companyId', 'companyID'],
		['employeeId', 'employeeID'],
		['primaryJobCode', 'primaryJobCode'],
		['jobTitle', 'jobTitle'],
		['fullTimeOrPartTimeCode', 'fullTimeOrPartTimeCode'],
		['primaryWorkLocationCode', 'primaryWorkLocationCode'],
		['deductionGroupCode', 'deductionGroupCode'],
		['earningGroupCode', 'earningGroupCode'],
		['employeeTypeCode', 'employeeTypeCode'],
		['employeeStatusCode', 'employeeStatusCode'],
		['employeeNumber', 'employeeNumber'],
		['supervisorID', 'supervisorID'],
		['payGroup', 'payGroup'],
	])('%s', async (name, field) => {
		const value = String(employments[150][field]);
		const is = (row: Row) => row[field] === value;
		await expectFiltered({ [name]: value }, is);
		await expectFiltered({ [name]: value.toLowerCase() }, is);
		expect(await rows(simulator, `${PATH}?${name}=NONE`)).toEqual([]);
	});

	test('primaryProjectCode, which nobody has', async () => {
		expect(employments.filter(({ primaryProjectCode }) => primaryProjectCode !== null)).toEqual([]);
		expect(await rows(simulator, `${PATH}?primaryProjectCode=P1`)).toEqual([]);
	});

	test('each status', async () => {
		for (const status of ['A', 'L', 'T']) {
			await expectFiltered(
				{ employeeStatusCode: status },
				({ employeeStatusCode }) => employeeStatusCode === status,
			);
		}
	});

	test('isHomeCompany, the company that employed somebody first', async () => {
		const isHome = (row: Row) => {
			const person = simulator.data.byEmployeeId.get(String(row.employeeID))!;
			return person.employments[0].company.id === row.companyID;
		};
		await expectFiltered({ isHomeCompany: 'true' }, isHome);
		await expectFiltered({ isHomeCompany: 'FALSE' }, (row) => !isHome(row));
		expect((await call(simulator, 'GET', `${PATH}?isHomeCompany=Y`)).status).toBe(400);
	});

	test.each([
		'originalHireDate',
		'lastHireDate',
		'dateOfTermination',
		'dateOfRetirement',
		'dateTimeCreated',
		'dateTimeChanged',
		'dateLastPayDatePaid',
	])('%s, with each operator', async (name) => {
		const days = [...new Set(employments.map((row) => day(row[name])))]
			.filter((each) => each !== null)
			.sort();
		expect(days.length).toBeGreaterThan(2);
		const from = days[1];
		const to = days[Math.max(2, Math.floor(days.length * 0.8) - 1)];
		const us = (iso: string) => `${iso.slice(5)}-${iso.slice(0, 4)}`;
		const passing = (test: (value: string) => boolean) => (row: Row) => {
			const value = day(row[name]);
			return value !== null && test(value);
		};
		await expectFiltered(
			{ [name]: us(from) },
			passing((value) => value === from),
		);
		await expectFiltered(
			{ [name]: `<${us(from)}` },
			passing((value) => value < from),
		);
		await expectFiltered(
			{ [name]: `>${us(from)}` },
			passing((value) => value > from),
		);
		await expectFiltered(
			{ [name]: `{${us(from)},${us(to)}}` },
			passing((value) => value >= from && value <= to),
		);
		expect((await call(simulator, 'GET', `${PATH}?${name}=2026-01-31`)).status).toBe(400);
	});

	test('several at once', async () => {
		const { companyID, employeeStatusCode, primaryJobCode } = employments[150];
		await expectFiltered(
			{
				companyId: String(companyID),
				employeeStatusCode: String(employeeStatusCode),
				primaryJobCode: String(primaryJobCode),
			},
			(row) =>
				row.companyID === companyID &&
				row.employeeStatusCode === employeeStatusCode &&
				row.primaryJobCode === primaryJobCode,
		);
	});
});

describe('pages', () => {
	test('join to the whole list', async () => {
		expect(await allRows(simulator, PATH, 70)).toEqual(employments);
	});

	test('hold up to 10,000 rows, which is also the documented default', async () => {
		const { headers, body } = await call(simulator, 'GET', `${PATH}?per_Page=20000`);
		expect(body).toEqual(employments);
		expect(headers.get('link')).toBeNull();
		expect(await rows(simulator, PATH)).toHaveLength(30);
		simulator.setVariants({ defaultPageSize: 'documented' });
		expect(await rows(simulator, PATH)).toEqual(employments);
	});
});

describe('the rows', () => {
	test('are one for each person in each company, the same each time', async () => {
		expect(employments.map(key)).toEqual(
			simulator.data.employments.map(({ company, person }) => `${company.id}/${person.employeeId}`),
		);
		expect(new Set(employments.map(key)).size).toBe(employments.length);
		const twin = await startSimulator({ employees: 600, now: NOW });
		try {
			expect(await allRows(twin, PATH, 10_000)).toEqual(employments);
		} finally {
			await twin.close();
		}
	});

	test('agree with employee-changes', async () => {
		const wide = 'startDate=1900-12-31T00:00:00Z&endDate=2199-12-31T00:00:00Z';
		await expectAgreement(await byEmployment(`/personnel/v1/employee-changes?${wide}`, 200), {
			companyName: 'companyName',
			employeeNumber: 'employeeNumber',
			employeeStatusCode: 'employeeStatus',
			employeeTypeCode: 'employeeType',
			fullTimeOrPartTimeCode: 'fullTimeOrPartTime',
			jobGroupCode: 'jobGroupCode',
			languageCode: 'languageCode',
			orgLevel1Code: 'orgLevel1Code',
			orgLevel2Code: 'orgLevel2Code',
			orgLevel3Code: 'orgLevel3Code',
			orgLevel4Code: 'orgLevel4Code',
			primaryJobCode: 'jobCode',
			primaryWorkLocationCode: 'workLocation',
			salaryOrHourly: 'salaryOrHourly',
			workPhoneNumber: 'workPhone',
		});
	});

	test('agree with person-details', async () => {
		await expectAgreement(await byEmployment('/personnel/v1/person-details'), {
			dateTimeChanged: 'datetimeChanged',
			dateTimeCreated: 'datetimeCreated',
			workPhoneCountry: 'addressCountry',
		});
	});

	test('agree with compensation-details', async () => {
		await expectAgreement(await byEmployment('/personnel/v1/compensation-details'), {
			dateInJob: 'dateInJob',
			dateLastPayDatePaid: 'dateLastPaid',
			dateLastWorked: 'dateLastWorked',
			datePaidThru: 'datePaidThru',
			employeeStatusCode: 'emplStatus',
			jobChangeReasonCode: 'jobChangeReasonCode',
			jobTitle: 'jobTitle',
			payGroup: 'payGroupCode',
			payGroupDescription: 'payGroupDescription',
			payPeriod: 'payPeriod',
			scheduledAnnualHrs: 'scheduledAnnualWorkHours',
			scheduledFTE: 'scheduledFullTimeEquivalency',
			scheduledWorkHrs: 'scheduledPeriodWorkHours',
			shift: 'primaryShiftCode',
			shiftGroup: 'primaryShiftGroupCode',
			weeklyHours: 'weeklyHours',
		});
	});

	test('agree with job history', async () => {
		await expectAgreement(await byEmployment('/personnel/v1/employee-job-history-details'), {
			orgLevel1Code: 'orgLevel1Code',
			positionCode: 'positionCode',
			primaryWorkLocationCode: 'locationCode',
			supervisorFirstName: 'supervisorNameFirst',
			supervisorID: 'supervisorId',
			supervisorLastName: 'supervisorNameLast',
		});
	});

	test('agree with the supervisors, and the top of the tree has none', async () => {
		const others = await byEmployment('/personnel/v1/employee-supervisor-details');
		const [top] = employments;
		others.set(key(top), {
			supervisorEmployeeID: null,
			supervisorEmployeeNumber: null,
			supervisorFirstName: null,
			supervisorLastName: null,
			supervisorCompanyID: null,
			supervisorCompanyCode: null,
		});
		await expectAgreement(others, {
			supervisorCOID: 'supervisorCompanyID',
			supervisorCompanyCode: 'supervisorCompanyCode',
			supervisorEmployeeNumber: 'supervisorEmployeeNumber',
			supervisorFirstName: 'supervisorFirstName',
			supervisorID: 'supervisorEmployeeID',
			supervisorLastName: 'supervisorLastName',
		});
	});

	test('agree with the telephone numbers', async () => {
		const phones = await allRows(simulator, '/personnel/v1/employee-multi-phone-numbers', 10_000);
		const atWork = new Map(
			phones
				.filter(({ phoneTypeCode }) => phoneTypeCode === 'WK')
				.map((phone) => [phone.employeeId, phone]),
		);
		for (const { employeeID, workPhoneNumber, workPhoneExtension } of employments) {
			expect(atWork.get(employeeID)).toMatchObject({
				phoneNumber: workPhoneNumber,
				phoneExtension: workPhoneExtension,
			});
		}
	});

	test('have the dates of the workforce', () => {
		simulator.data.employments.forEach(({ hireDay, lastHireDay, terminationDay }, n) => {
			const { originalHireDate, lastHireDate, dateOfTermination } = employments[n];
			const days = [originalHireDate, lastHireDate, dateOfTermination].map((value) =>
				value === null ? null : Date.parse(`${value}Z`) / 86_400_000,
			);
			expect(days).toEqual([hireDay, lastHireDay, terminationDay]);
		});
	});

	test('say why somebody left or is away, and nothing of those who are there', () => {
		for (const row of employments) {
			const left = row.dateOfTermination !== null;
			expect(row.employeeStatusCode === 'T').toBe(left);
			for (const field of [
				'termReason',
				'terminationReasonDescription',
				'termType',
				'okToRehire',
			]) {
				expect(row[field] !== null).toBe(left);
			}
			const retired = row.termReason === 'RET';
			expect(row.dateOfRetirement).toBe(retired ? row.dateOfTermination : null);
			expect(row.leaveReasonCode !== null).toBe(row.employeeStatusCode === 'L');
		}
	});

	test('retire from 55 on', async () => {
		const people = await byEmployment('/personnel/v1/person-details');
		const year = (value: unknown) => Number(String(value).slice(0, 4));
		for (const row of employments.filter(({ dateOfTermination }) => dateOfTermination !== null)) {
			const { dateOfBirth } = people.get(key(row))!;
			const isOld = year(row.dateOfTermination) - year(dateOfBirth) >= 55;
			expect(row.termReason === 'RET').toBe(isOld);
		}
	});

	test('follow what happens', async () => {
		const { person, company } = simulator.data.employments.find(
			(each) => each.person.index > 200 && each.status === 'A',
		)!;
		const { employeeId } = person;
		const read = async () => {
			const found = await rows(
				simulator,
				`${PATH}?employeeId=${employeeId}&companyId=${company.id}`,
			);
			expect(found).toHaveLength(1);
			return found[0];
		};
		const companyId = company.id;
		simulator.change({ kind: 'location', employeeId, companyId });
		simulator.change({ kind: 'terminate', employeeId, companyId });
		const [before] = employments.filter((row) => key(row) === `${companyId}/${employeeId}`);
		const after = await read();
		expect(after.primaryWorkLocationCode).not.toBe(before.primaryWorkLocationCode);
		expect(after).toMatchObject({
			employeeStatusCode: 'T',
			jobChangeReasonCode: 'LOC',
			dateOfTermination: '2026-06-15T00:00:00',
			termReason: expect.any(String),
		});
	});
});
