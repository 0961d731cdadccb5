import { startSimulator, type Simulator } from '../../simulator';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 400, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const list = (name: string) => `/personnel/v1/${name}`;
const COMPENSATION = list('compensation-details');
const CONTACTS = list('contacts');
const SUPERVISORS = list('employee-supervisor-details');
const HISTORY = list('employee-job-history-details');
const POSITIONS = list('empl-multiple-positions');
const PHONES = list('employee-multi-phone-numbers');
const SECURITY_USERS = list('employee-security-user-details');
const USERS = list('user-details');
const COBRA = list('employee-cobra-details');
const STRUCTURE = list('integration/kronos/business-structure-status');
const INTERNATIONAL = list('international-employees');
const BANKS = list('employee-global-banks');
const LOCALIZATION = list('employee-global-localization-elements');
const DEPENDENTS = list('dep-deductions');
const DEDUCTIONS = list('emp-deductions');
const ENROLLMENT = list('open-enrollment-emp-deductions');
const PEOPLE = list('person-details');

const MED = { dedCode: 'MED' };
const DEN = { dedCode: 'DEN' };
const SESSION = {
	startDateTime: '2025-11-01T00:00:00',
	endDateTime: '2025-12-01T00:00:00',
	sessionType: 'OE',
	deductionCode: 'DEN',
};
const ANY_CHANGE = { modifiedAfterDateTime: '1990-01-01T00:00:00', companyId: '*' };

/** Every row that a query leaves. */
async function read(path: string, query: Record<string, string> = {}): Promise<Row[]> {
	return allRows(simulator, `${path}?${new URLSearchParams(query)}`, 10_000);
}

const wholes = new Map<string, Promise<Row[]>>();

/** Every row of a list as it is at the start, read once. */
function whole(path: string, query: Record<string, string> = {}): Promise<Row[]> {
	const address = `${path}?${new URLSearchParams(query)}`;
	if (!wholes.has(address)) wholes.set(address, read(path, query));
	return wholes.get(address)!;
}

/** Comparing texts is quick, and lists are long. */
const texts = (list: Row[]) => list.map((row) => JSON.stringify(row));

async function statusOf(path: string, query: Record<string, string> = {}): Promise<number> {
	return (await call(simulator, 'GET', `${path}?${new URLSearchParams(query)}`)).status;
}

/** The value of a field that some rows have and others have not. */
function telling(list: Row[], field: string): unknown {
	const values = list.map((row) => row[field]);
	return values.find((value) => value !== null && values.some((other) => other !== value));
}

/** What a filter leaves of a list has to be what `passes` leaves: some rows, and not all. */
async function expectFiltered(
	path: string,
	base: Record<string, string>,
	filter: Record<string, string>,
	passes: (row: Row) => boolean,
): Promise<void> {
	const all = await whole(path, base);
	const wanted = all.filter(passes);
	expect(texts(await read(path, { ...base, ...filter }))).toEqual(texts(wanted));
	expect(wanted.length).toBeGreaterThan(0);
	expect(wanted.length).toBeLessThan(all.length);
}

describe('filters by text', () => {
	test.each<[string, string, string, Record<string, string>?]>([
		[COMPENSATION, 'companyId', 'companyID'],
		[COMPENSATION, 'employeeId', 'employeeID'],
		[COMPENSATION, 'primaryJobCode', 'primaryJobCode'],
		[COMPENSATION, 'jobGroupCode', 'jobGroupCode'],
		[COMPENSATION, 'payGroupCode', 'payGroupCode'],
		[COMPENSATION, 'fullTimeOrPartTimeCode', 'fullTimeOrPartTimeCode'],
		[COMPENSATION, 'salaryOrHourlyCode', 'salaryOrHourlyCode'],
		[COMPENSATION, 'primaryShiftCode', 'primaryShiftCode'],
		[COMPENSATION, 'primaryShiftGroupCode', 'primaryShiftGroupCode'],
		[COMPENSATION, 'performanceReviewRating', 'performanceReviewRating'],
		[COMPENSATION, 'performanceReviewType', 'performanceReviewType'],
		[CONTACTS, 'employeeId', 'employeeId'],
		[CONTACTS, 'relationshipCode', 'relationshipCode'],
		[CONTACTS, 'contactId', 'contactId'],
		[CONTACTS, 'countryCode', 'countryCode'],
		[CONTACTS, 'cobraStatus', 'cobraStatus'],
		[SUPERVISORS, 'companyId', 'companyID'],
		[SUPERVISORS, 'employeeId', 'employeeID'],
		[SUPERVISORS, 'supervisorCompanyId', 'supervisorCompanyID'],
		[SUPERVISORS, 'supervisorEmployeeId', 'supervisorEmployeeID'],
		[SUPERVISORS, 'supervisorCompanyCode', 'supervisorCompanyCode'],
		[HISTORY, 'companyId', 'companyId'],
		[HISTORY, 'employeeId', 'employeeId'],
		[HISTORY, 'systemId', 'systemId'],
		[POSITIONS, 'employeeId', 'employeeId'],
		[POSITIONS, 'companyId', 'companyId'],
		[POSITIONS, 'jobCode', 'jobCode'],
		[POSITIONS, 'positionCode', 'positionCode'],
		[PHONES, 'employeeId', 'employeeId'],
		[PHONES, 'systemId', 'systemId'],
		[SECURITY_USERS, 'userName', 'userName'],
		[SECURITY_USERS, 'employeeID', 'employeeId'],
		[USERS, 'userName', 'userName'],
		[USERS, 'userStatus', 'userStatus'],
		[USERS, 'employeeId', 'employeeId'],
		[COBRA, 'companyId', 'companyID'],
		[COBRA, 'employeeId', 'employeeID'],
		[COBRA, 'cobraStatus', 'cobraStatus'],
		[INTERNATIONAL, 'employeeId', 'employeeId'],
		[BANKS, 'employeeId', 'employeeId'],
		[LOCALIZATION, 'employeeId', 'employeeId'],
		[DEPENDENTS, 'companyId', 'companyID'],
		[DEPENDENTS, 'contactId', 'contactID'],
		[DEPENDENTS, 'deductionCode', 'deductionCode'],
		[DEPENDENTS, 'employeeId', 'employeeId'],
		[DEPENDENTS, 'currentCOID', 'currentCOID'],
		[DEDUCTIONS, 'employeeId', 'employeeID', MED],
		[DEDUCTIONS, 'companyId', 'companyID', MED],
		[DEDUCTIONS, 'benStatus', 'benefitStatus', DEN],
		[DEDUCTIONS, 'benefitOption', 'benefitOption', DEN],
	])('%s by %s', async (path, name, field, base = {}) => {
		const value = telling(await whole(path, base), field);
		const passes = (row: Row) => row[field] === value;
		await expectFiltered(path, base, { [name]: String(value) }, passes);
		await expectFiltered(path, base, { [name]: String(value).toLowerCase() }, passes);
		expect(await read(path, { ...base, [name]: 'Nobody' })).toEqual([]);
	});

	test('compensation by job title', async () => {
		await expectFiltered(
			COMPENSATION,
			{},
			{ jobTitle: 'Manager' },
			({ jobTitle }) => jobTitle === 'Manager',
		);
	});

	test.each([
		[INTERNATIONAL, 'countryCode', 'CAN', 'USA'],
		[BANKS, 'employeeCountry', 'CAN', 'USA'],
		[BANKS, 'payGroup', 'BIWKC', 'BIWK'],
	])('%s by %s, where everybody has the same', async (path, name, all, none) => {
		expect(await read(path, { [name]: all })).toEqual(await whole(path));
		expect(await read(path, { [name]: none })).toEqual([]);
	});

	test.each([BANKS, LOCALIZATION])('%s by company', async (path) => {
		const [master, , canada] = simulator.data.companies;
		expect(await read(path, { companyId: canada.id })).toEqual(await whole(path));
		expect(await read(path, { companyId: master.id })).toEqual([]);
	});
});

describe('lists of ids', () => {
	test.each<[string, string, string]>([
		[COMPENSATION, 'employeeId', 'employeeID'],
		[SUPERVISORS, 'employeeId', 'employeeID'],
		[SUPERVISORS, 'supervisorEmployeeId', 'supervisorEmployeeID'],
		[SECURITY_USERS, 'employeeID', 'employeeId'],
		[USERS, 'employeeId', 'employeeId'],
		[COBRA, 'employeeId', 'employeeID'],
		[DEPENDENTS, 'employeeId', 'employeeId'],
	])('%s by several %s', async (path, name, field) => {
		const ids = [...new Set((await whole(path)).map((row) => String(row[field])))];
		const asked = [ids[2], ids[0].toLowerCase(), 'NOBODY'];
		const passes = (row: Row) => row[field] === ids[2] || row[field] === ids[0];
		await expectFiltered(path, {}, { [name]: asked.join(',') }, passes);
	});

	test('compensation takes brackets, blanks and asterisks', async () => {
		const [a, b] = simulator.data.people.map(({ employeeId }) => employeeId);
		const passes = ({ employeeID }: Row) => employeeID === a || employeeID === b;
		await expectFiltered(COMPENSATION, {}, { employeeId: `[${a},${b}]` }, passes);
		await expectFiltered(COMPENSATION, {}, { employeeId: `${a}, ${b}` }, passes);
		await expectFiltered(COMPENSATION, {}, { employeeId: `${a.slice(0, 7)}*` }, ({ employeeID }) =>
			String(employeeID).startsWith(a.slice(0, 7)),
		);
		expect(texts(await read(COMPENSATION, { employeeId: '*' }))).toEqual(
			texts(await whole(COMPENSATION)),
		);
	});

	test('telephone numbers take an asterisk, and no list', async () => {
		expect(texts(await read(PHONES, { employeeId: '*' }))).toEqual(texts(await whole(PHONES)));
		const [a, b] = simulator.data.people.map(({ employeeId }) => employeeId);
		expect(await statusOf(PHONES, { employeeId: `${a},${b}` })).toBe(400);
	});
});

describe('yes or no', () => {
	test.each<[string, string, string]>([
		[COMPENSATION, 'isAutoAllocated', 'isAutoAllocated'],
		[COMPENSATION, 'isAutoPaid', 'isAutoPaid'],
		[COMPENSATION, 'isSeasonalWorker', 'isSeasonalWorker'],
		[COMPENSATION, 'isHighlyCompensated', 'isHighlyCompensated'],
		[COMPENSATION, 'isMultipleJob', 'isMultipleJob'],
		[CONTACTS, 'isActive', 'isActive'],
		[CONTACTS, 'cobraIsActive', 'cobraIsActive'],
		[CONTACTS, 'isBeneficiary', 'isBeneficiary'],
		[CONTACTS, 'isDependent', 'isDependent'],
		[HISTORY, 'isOrgChange', 'isOrgchange'],
		[HISTORY, 'isJobChange', 'isJobChange'],
		[HISTORY, 'isRateChange', 'isRateChange'],
		[HISTORY, 'isPromotion', 'isPromotion'],
		[POSITIONS, 'isPrimary', 'isPrimary'],
	])('%s by %s in letters', async (path, name, field) => {
		await expectFiltered(path, {}, { [name]: 'Y' }, (row) => row[field] === true);
		await expectFiltered(path, {}, { [name]: 'N' }, (row) => row[field] === false);
	});

	test('is spelled either way, or one way only', async () => {
		const isDependent = (row: Row) => row.isDependent === true;
		await expectFiltered(CONTACTS, {}, { isDependent: 'true' }, isDependent);
		simulator.setVariants({ flagSpelling: 'words' });
		await expectFiltered(CONTACTS, {}, { isDependent: 'true' }, isDependent);
		expect(await read(CONTACTS, { isDependent: 'Y' })).toEqual([]);
		simulator.setVariants({ flagSpelling: 'letters' });
		await expectFiltered(CONTACTS, {}, { isDependent: 'Y' }, isDependent);
		expect(await read(CONTACTS, { isDependent: 'true' })).toEqual([]);
	});

	test('has room for one letter in compensation, whatever the variant', async () => {
		simulator.setVariants({ flagSpelling: 'words' });
		expect(await statusOf(COMPENSATION, { isAutoPaid: 'true' })).toBe(400);
		await expectFiltered(COMPENSATION, {}, { isAutoPaid: 'y' }, (row) => row.isAutoPaid === true);
	});

	test('is a boolean in COBRA', async () => {
		await expectFiltered(COBRA, {}, { cobraIsActive: 'true' }, (row) => row.cobraIsActive === true);
		await expectFiltered(COBRA, {}, { cobraIsActive: 'false' }, (row) => !row.cobraIsActive);
		expect(await statusOf(COBRA, { cobraIsActive: 'Y' })).toBe(400);
	});
});

describe('dates', () => {
	const us = (day: string) => `${day.slice(5, 10)}-${day.slice(0, 4)}`;
	const dayOf = (row: Row, field: string) => String(row[field] ?? '').slice(0, 10);

	/** A day in the middle of a list, and a later one. */
	async function middle(path: string, field: string): Promise<[string, string]> {
		const days = (await whole(path)).map((row) => dayOf(row, field)).filter((day) => day !== '');
		days.sort();
		return [days[Math.floor(days.length / 2)], days[Math.floor(days.length * 0.8)]];
	}

	test.each<[string, string, string]>([
		[COMPENSATION, 'dateInJob', 'dateInJob'],
		[COMPENSATION, 'dateLastPaid', 'dateLastPaid'],
		[COMPENSATION, 'datePaidThru', 'datePaidThru'],
		[CONTACTS, 'dateOfCobraEvent', 'dateOfCOBRAEvent'],
		[CONTACTS, 'statusAsOfDate', 'statusAsOfDate'],
		[HISTORY, 'jobEffectiveDate', 'jobEffectiveDate'],
		[HISTORY, 'dateTimeCreated', 'dateTimeCreated'],
		[INTERNATIONAL, 'effectiveDate', 'effectiveDate'],
		[BANKS, 'dateModified', 'dateModified'],
		[LOCALIZATION, 'created', 'created'],
		[LOCALIZATION, 'effective', 'effective'],
	])('%s by %s with operators', async (path, name, field) => {
		const [from, to] = await middle(path, field);
		const day = (row: Row) => dayOf(row, field);
		await expectFiltered(path, {}, { [name]: us(from) }, (row) => day(row) === from);
		await expectFiltered(
			path,
			{},
			{ [name]: `<${us(to)}` },
			(row) => day(row) !== '' && day(row) < to,
		);
		await expectFiltered(
			path,
			{},
			{ [name]: `{${us(from)},${us(to)}}` },
			(row) => day(row) >= from && day(row) <= to,
		);
		// The latest day may be the one in the middle.
		const all = await whole(path);
		expect(texts(await read(path, { [name]: `>${us(from)}` }))).toEqual(
			texts(all.filter((row) => day(row) > from)),
		);
		expect(await statusOf(path, { [name]: '13-01-2026' })).toBe(400);
	});

	test.each<[string, string]>([
		[INTERNATIONAL, 'effectiveDate'],
		[LOCALIZATION, 'created'],
		[LOCALIZATION, 'effective'],
	])('%s by %s as a date-time, which means its day', async (path, name) => {
		const [day] = await middle(path, name);
		const onThatDay = (row: Row) => dayOf(row, name) === day;
		await expectFiltered(path, {}, { [name]: `${day}T00:00:00` }, onThatDay);
	});

	test.each<[string, string]>([
		[COMPENSATION, 'dateInJob'],
		[CONTACTS, 'statusAsOfDate'],
		[HISTORY, 'jobEffectiveDate'],
		[BANKS, 'dateModified'],
	])('%s does not take a date-time as %s', async (path, name) => {
		expect(await statusOf(path, { [name]: '2026-01-31T00:00:00' })).toBe(400);
	});

	test('COBRA by the event itself', async () => {
		const event = String(telling(await whole(COBRA), 'dateOfCobraEvent'));
		const passes = ({ dateOfCobraEvent }: Row) => dateOfCobraEvent === event;
		await expectFiltered(COBRA, {}, { dateOfCobraEvent: event }, passes);
		expect(await statusOf(COBRA, { dateOfCobraEvent: us(event) })).toBe(400);
	});

	test('dependants by what was in force', async () => {
		const day = String(
			(await whole(DEPENDENTS)).find((row) => row.benefitStopDate)!.benefitStopDate,
		);
		const inForce = ({ benefitStartDate, benefitStopDate }: Row) =>
			String(benefitStartDate) <= day && (!benefitStopDate || String(benefitStopDate) >= day);
		await expectFiltered(DEPENDENTS, {}, { effectiveDate: day }, inForce);
	});

	test('deductions by when they began', async () => {
		const day = String((await whole(DEDUCTIONS, MED))[3].deductionStartDate);
		await expectFiltered(
			DEDUCTIONS,
			MED,
			{ endDateTime: day },
			({ deductionStartDate }) => String(deductionStartDate) <= day,
		);
	});
});

describe('required parameters', () => {
	test.each<[string, Record<string, string>]>([
		[DEDUCTIONS, MED],
		[ENROLLMENT, SESSION],
		[STRUCTURE, ANY_CHANGE],
	])('of %s', async (path, query) => {
		expect(await statusOf(path, query)).toBe(200);
		for (const name of Object.keys(query)) {
			const missing: Record<string, string> = { ...query };
			delete missing[name];
			const { status, body } = await call(
				simulator,
				'GET',
				`${path}?${new URLSearchParams(missing)}`,
			);
			expect(status).toBe(400);
			expect(body).toMatchObject({ detail: `${name} is required.` });
			expect(await statusOf(path, { ...query, [name]: '' })).toBe(400);
		}
	});

	test('match in any case, as in the examples of UKG', async () => {
		const found = await rows(simulator, `${DEDUCTIONS}?DedCode=med&page=1&per_page=100`);
		expect(found).toHaveLength(100);
		expect(found.every(({ deductionCode }) => deductionCode === 'MED')).toBe(true);
	});
});

describe('patterns', () => {
	test.each<[string, string, string, Record<string, string>?]>([
		[COMPENSATION, 'companyId', 'A-1'],
		[COMPENSATION, 'employeeId', 'A;B'],
		[COMPENSATION, 'primaryJobCode', 'R&D1'],
		[COMPENSATION, 'jobGroupCode', 'A B'],
		[COMPENSATION, 'jobTitle', 'HR Generalist'],
		[COMPENSATION, 'payGroupCode', '*'],
		[COMPENSATION, 'fullTimeOrPartTimeCode', '1'],
		[COMPENSATION, 'salaryOrHourlyCode', '1'],
		[COMPENSATION, 'primaryShiftCode', '1'],
		[COMPENSATION, 'primaryShiftGroupCode', 'A1'],
		[COMPENSATION, 'isAutoAllocated', 'YN'],
		[COMPENSATION, 'isSeasonalWorker', '1'],
		[COMPENSATION, 'isHighlyCompensated', 'yes'],
		[COMPENSATION, 'isMultipleJob', '-'],
		[COMPENSATION, 'performanceReviewRating', '5'],
		[COMPENSATION, 'performanceReviewType', '5'],
		[CONTACTS, 'employeeId', 'A,B'],
		[CONTACTS, 'isActive', '1'],
		[CONTACTS, 'relationshipCode', 'C1'],
		[CONTACTS, 'contactId', 'A,B'],
		[CONTACTS, 'countryCode', 'U.S.A'],
		[CONTACTS, 'cobraIsActive', '0'],
		[CONTACTS, 'cobraStatus', '0'],
		[CONTACTS, 'isBeneficiary', '0'],
		[CONTACTS, 'isDependent', '0'],
		[SUPERVISORS, 'employeeId', '*'],
		[SUPERVISORS, 'supervisorEmployeeId', '[A]'],
		[SECURITY_USERS, 'employeeID', '*'],
		[USERS, 'employeeId', '*'],
		[COBRA, 'employeeId', '*'],
		[DEPENDENTS, 'employeeId', '*'],
		[DEDUCTIONS, 'employeeId', 'A,B', MED],
		[PHONES, 'employeeId', 'A-B'],
		[STRUCTURE, 'companyId', 'A,B', ANY_CHANGE],
		[STRUCTURE, 'employeeId', 'A,B', ANY_CHANGE],
		[DEDUCTIONS, 'endDateTime', '2026-01-31', MED],
		[DEPENDENTS, 'effectiveDate', '>01-31-2026'],
		[ENROLLMENT, 'startDateTime', '01-31-2026', SESSION],
		[STRUCTURE, 'modifiedAfterDateTime', 'yesterday', ANY_CHANGE],
		[INTERNATIONAL, 'effectiveDate', 'soon'],
		[USERS, 'page', '0'],
		[`${CONTACTS}/X`, 'per_Page', '0'],
		[`${CONTACTS}/X`, 'isActive', '1'],
	])('%s refuses %s=%s', async (path, name, value, base = {}) => {
		expect(await statusOf(path, { ...base, [name]: value })).toBe(400);
	});
});

describe('paging', () => {
	test.each<[string, Record<string, string>?]>([
		[COMPENSATION],
		[CONTACTS],
		[SUPERVISORS],
		[HISTORY],
		[POSITIONS],
		[PHONES],
		[SECURITY_USERS],
		[USERS],
		[COBRA],
		[INTERNATIONAL],
		[BANKS],
		[LOCALIZATION],
		[DEPENDENTS],
		[DEDUCTIONS, MED],
		[ENROLLMENT, SESSION],
		[STRUCTURE, ANY_CHANGE],
	])('%s loses no row and repeats none', async (path, query = {}) => {
		const all = await read(path, query);
		expect(all.length).toBeGreaterThan(60);
		const found = await allRows(simulator, `${path}?${new URLSearchParams(query)}`, 37);
		expect(texts(found)).toEqual(texts(all));
		expect(new Set(texts(found)).size).toBe(found.length);
		const first = await call(simulator, 'GET', `${path}?${new URLSearchParams(query)}`);
		expect(first.body).toEqual(all.slice(0, 30));
		expect(first.headers.get('link')).toContain('rel="next"');
	});

	test('default sizes are 10,000 where they are documented', async () => {
		simulator.setVariants({ defaultPageSize: 'documented' });
		for (const path of [COMPENSATION, CONTACTS, HISTORY, INTERNATIONAL, BANKS, LOCALIZATION]) {
			expect(texts(await rows(simulator, path))).toEqual(texts(await whole(path)));
		}
		for (const path of [SUPERVISORS, USERS, PHONES, POSITIONS, COBRA, DEPENDENTS]) {
			expect(await rows(simulator, path)).toHaveLength(30);
		}
	});
});

describe('roles', () => {
	test.each([
		[COMPENSATION, 'EmployeeCompensationDetails:View'],
		[HISTORY, 'EmployeeJobHistoryDetails:View'],
		[BANKS, 'GlobalEmployeeDirectDeposit:View'],
		[CONTACTS, 'PersonnelIntegration:View'],
		[USERS, 'PersonnelIntegration:View'],
	])('%s needs %s', async (path, role) => {
		simulator.setRoles([role]);
		expect(await statusOf(path)).toBe(200);
		const other = path === CONTACTS || path === USERS ? COMPENSATION : CONTACTS;
		expect(await statusOf(other)).toBe(403);
	});
});

describe('what is not there', () => {
	test.each([`${COMPENSATION}/NOBODY`, `${CONTACTS}/NOBODY`, `${INTERNATIONAL}/NOBODY`])(
		'%s is a 404',
		async (path) => {
			const { status, body } = await call(simulator, 'GET', path);
			expect(status).toBe(404);
			expect(body).toMatchObject({ title: 'Not Found' });
			simulator.setVariants({ notFoundBody: 'empty' });
			expect((await call(simulator, 'GET', path)).text).toBe('');
		},
	);

	test('a list without a match is empty, or a 404', async () => {
		expect(await read(SUPERVISORS, { employeeId: 'NOBODY' })).toEqual([]);
		simulator.setVariants({ noMatch: 'notFound' });
		expect(await statusOf(SUPERVISORS, { employeeId: 'NOBODY' })).toBe(404);
		const { body } = await call(simulator, 'GET', `${SUPERVISORS}?employeeId=NOBODY`);
		expect(body).toEqual({ title: 'Not Found', detail: 'No record matches.' });
	});

	test('business-structure-status answers a 404 with an array', async () => {
		simulator.setVariants({ noMatch: 'notFound' });
		const query = new URLSearchParams({ ...ANY_CHANGE, employeeId: 'NOBODY' });
		const { status, body } = await call(simulator, 'GET', `${STRUCTURE}?${query}`);
		expect(status).toBe(404);
		expect(body).toEqual([{ title: 'Not Found', detail: 'No record matches.' }]);
	});

	test('an employee who lives in the USA has no international details', async () => {
		const { employeeId } = simulator.data.people.find(({ home }) => home.country === 'USA')!;
		expect(await read(`${INTERNATIONAL}/${employeeId}`)).toEqual([]);
	});
});

describe('one record', () => {
	test('compensation of somebody with two companies comes as the contract says or as an array', async () => {
		const { employeeId } = simulator.data.people.find((p) => p.employments.length === 2)!;
		const both = await read(COMPENSATION, { employeeId });
		const reading = async () =>
			(await call(simulator, 'GET', `${COMPENSATION}/${employeeId.toLowerCase()}`)).body;
		expect(both).toHaveLength(2);
		expect(await reading()).toEqual(both[0]);
		simulator.setVariants({ objectOrArray: 'array' });
		expect(await reading()).toEqual(both);
	});

	test('contacts are read by their ids', async () => {
		const all = await whole(CONTACTS);
		for (const contact of [all[0], all[7], all[all.length - 1]]) {
			const path = `${CONTACTS}/${String(contact.contactId).toLowerCase()}`;
			expect((await call(simulator, 'GET', path)).body).toEqual(contact);
			const own = { employeeId: String(contact.employeeId) };
			expect(await statusOf(path, own)).toBe(200);
			expect(await statusOf(path, { employeeId: 'NOBODY' })).toBe(404);
			expect(await statusOf(path, { relationshipCode: 'NONE' })).toBe(404);
		}
	});

	test('international details are read by employee', async () => {
		const all = await whole(INTERNATIONAL);
		const several = all.filter(
			({ employeeId }, n) => n > 0 && all[n - 1].employeeId === employeeId,
		);
		const { employeeId } = several[0];
		const path = `${INTERNATIONAL}/${String(employeeId)}`;
		const own = all.filter((row) => row.employeeId === employeeId);
		expect(await whole(path)).toEqual(own);
		expect(await rows(simulator, `${path}?page=2&per_Page=1`)).toEqual(own.slice(1, 2));
		expect(await read(path, { countryCode: 'USA' })).toEqual([]);
	});

	test('a list declared as one object may send its only row as one', async () => {
		const [contact] = await whole(CONTACTS);
		simulator.setVariants({ objectOrArray: 'object' });
		const path = `${CONTACTS}?contactId=${String(contact.contactId)}`;
		expect((await call(simulator, 'GET', path)).body).toEqual(contact);
		for (const each of [CONTACTS, HISTORY, BANKS, LOCALIZATION]) {
			const { body } = await call(simulator, 'GET', `${each}?per_Page=1`);
			expect(Array.isArray(body)).toBe(false);
			expect(await rows(simulator, each)).toHaveLength(30);
		}
		expect(await rows(simulator, `${SUPERVISORS}?per_Page=1`)).toHaveLength(1);
	});
});

describe('business-structure-status', () => {
	const created = async (after: string) => {
		const history = await read(HISTORY, { dateTimeCreated: `>${after}` });
		return history.filter(({ reasonCode }) => reasonCode !== 'MERIT');
	};

	test('names those whose job history has a row since, each once', async () => {
		const wanted = [...new Set((await created('12-31-2025')).map((row) => row.employeeId))];
		const found = await read(STRUCTURE, {
			modifiedAfterDateTime: '2025-12-31T23:59:59',
			companyId: '*',
		});
		expect(found).toEqual(wanted);
		expect(found.length).toBeGreaterThan(10);
		expect(found.length).toBeLessThan(simulator.data.people.length);
	});

	test('filters by company, employee and the day it takes effect', async () => {
		const query = { modifiedAfterDateTime: '2025-12-31T23:59:59', companyId: '*' };
		const history = await created('12-31-2025');
		const ids = (list: Row[]) => [...new Set(list.map(({ employeeId }) => employeeId))];
		const companyId = simulator.data.companies[1].id;
		expect(await read(STRUCTURE, { ...query, companyId })).toEqual(
			ids(history.filter((row) => row.companyId === companyId)),
		);
		const [employeeId] = ids(history).map(String);
		expect(await read(STRUCTURE, { ...query, employeeId })).toEqual([employeeId]);
		expect(await read(STRUCTURE, { ...query, employeeId: '*' })).toEqual(ids(history));
		const effectiveDate = '2026-03-31T00:00:00';
		expect(await read(STRUCTURE, { ...query, effectiveDate })).toEqual(
			ids(history.filter((row) => String(row.jobEffectiveDate) <= effectiveDate)),
		);
	});

	test('stays texts when rows carry more fields', async () => {
		simulator.setVariants({ extraFields: true });
		expect(typeof (await read(STRUCTURE, ANY_CHANGE))[0]).toBe('string');
		expect((await read(USERS))[0]).toHaveProperty('integrationRecordId');
	});
});

describe('open enrollment', () => {
	test('lies within the dates and belongs to the session', async () => {
		const session = await whole(ENROLLMENT, SESSION);
		for (const row of session) {
			expect(String(row.changeDatetime) >= SESSION.startDateTime).toBe(true);
			expect(String(row.changeDatetime) <= SESSION.endDateTime).toBe(true);
			expect([row.deductionCode, row.changeReason]).toEqual(['DEN', 'OE']);
		}
		const first = { ...SESSION, endDateTime: '2025-11-07T00:00:00' };
		const second = { ...SESSION, startDateTime: '2025-11-07T00:00:00.001' };
		const parts = [await read(ENROLLMENT, first), await read(ENROLLMENT, second)];
		expect(parts.every(({ length }) => length > 0)).toBe(true);
		expect(parts.flat()).toHaveLength(session.length);
		const events = await read(ENROLLMENT, {
			...SESSION,
			endDateTime: '2026-12-31T00:00:00',
			sessionType: 'le',
		});
		expect(events.length).toBeGreaterThan(0);
		expect(events.every(({ changeReason }) => changeReason === 'LE')).toBe(true);
		for (const none of [
			{ sessionType: 'X' },
			{ deductionCode: 'X' },
			{ endDateTime: '2025-10-01T00:00:00' },
		]) {
			expect(await read(ENROLLMENT, { ...SESSION, ...none })).toEqual([]);
		}
	});

	test('agrees with the deductions', async () => {
		const deductions = byEmployment(await whole(DEDUCTIONS, DEN), 'employeeID', 'companyID');
		for (const row of await whole(ENROLLMENT, SESSION)) {
			const deduction = deductions.get(`${String(row.companyId)}/${String(row.employeeId)}`)!;
			expect(row.benefitOption).toBe(deduction.benefitOption);
			expect(row.isBenefitWaived).toBe(deduction.isWaived);
			expect(row.benefitStatus).toBe(deduction.benefitStatus);
		}
	});
});

describe('the services agree', () => {
	test('about pay', async () => {
		const compensation = byEmployment(await whole(COMPENSATION), 'employeeID', 'companyID');
		expect(compensation.size).toBe(simulator.data.employments.length);
		for (const { person, company, job } of simulator.data.employments.slice(0, 60)) {
			const row = compensation.get(`${company.id}/${person.employeeId}`)!;
			const { body, status } = await call(
				simulator,
				'POST',
				'/payroll/v1/employees/pay-statement/last',
				{ body: { employeeIdentifier: { eeid: person.employeeId, coid: company.id } } },
			);
			if (status === 404) {
				expect(row.dateLastPaid).toBeNull();
				continue;
			}
			const statement = body as Row;
			expect(row.dateLastPaid).toBe(statement.paydate);
			expect(row.datePaidThru).toBe(statement.periodenddate);
			expect(row.hourlyPayRate).toBe(statement.payrate);
			expect(row.payGroupCode).toBe(statement.paygroup);
			expect(row.jobTitle).toBe(statement.job);
			if (job.salaried) expect(row.payPeriodPayRate).toBe(statement.grosswagescurrent);
		}
	});

	test('about jobs: compensation, history, positions and changes', async () => {
		const wide = 'startDate=1900-12-31T00:00:00Z&endDate=2199-12-31T00:00:00Z';
		const changes = byEmployment(
			await allRows(simulator, `${list('employee-changes')}?${wide}`, 200),
			'employeeId',
			'companyId',
		);
		const last = byEmployment(await whole(HISTORY), 'employeeId', 'companyId');
		const primary = byEmployment(
			await read(POSITIONS, { isPrimary: 'Y' }),
			'employeeId',
			'companyId',
		);
		const second = byEmployment(
			await read(POSITIONS, { isPrimary: 'N' }),
			'employeeId',
			'companyId',
		);
		const codes = new Set(
			(await rows(simulator, '/configuration/v1/jobs')).map(({ code }) => code),
		);
		const compensation = byEmployment(await whole(COMPENSATION), 'employeeID', 'companyID');
		expect([last.size, primary.size, compensation.size]).toEqual([
			changes.size,
			changes.size,
			changes.size,
		]);
		for (const [key, row] of compensation) {
			const change = changes.get(key)!;
			const present = last.get(key)!;
			const position = primary.get(key)!;
			expect(codes).toContain(row.primaryJobCode);
			expect(change.jobCode).toBe(row.primaryJobCode);
			expect(change.employeeStatus).toBe(row.emplStatus);
			expect(present).toMatchObject({
				jobCode: row.primaryJobCode,
				jobTitle: row.jobTitle,
				annualSalary: row.annualSalary,
				jobEffectiveDate: row.dateInJob,
				employeeStatus: row.emplStatus,
				reasonCode: row.jobChangeReasonCode,
				orgLevel1Code: change.orgLevel1Code,
				locationCode: change.workLocation,
				supervisorId: change.supervisorId || null,
			});
			expect(position).toMatchObject({
				jobCode: row.primaryJobCode,
				annualSalary: row.annualSalary,
				positionCode: present.positionCode,
				locationCode: change.workLocation,
			});
			expect(second.has(key)).toBe(row.isMultipleJob);
			expect(second.get(key)?.jobCode).not.toBe(row.primaryJobCode);
		}
	});

	test('about the past: job history is in order, and its flags follow from its rows', async () => {
		let before: Row | undefined;
		for (const row of await whole(HISTORY)) {
			const isFirst = key(row) !== (before && key(before));
			if (isFirst) {
				expect(row.reasonCode).toBe('HIRE');
				before = row;
			}
			const earlier = before!;
			expect(String(row.jobEffectiveDate) >= String(earlier.jobEffectiveDate)).toBe(true);
			expect(row.isJobChange).toBe(row.jobCode !== earlier.jobCode);
			expect(row.isRateChange).toBe(row.annualSalary !== earlier.annualSalary);
			expect(row.isOrgchange).toBe(row.orgLevel1Code !== earlier.orgLevel1Code);
			if (row.isPromotion) expect(row.isJobChange).toBe(true);
			before = row;
		}
	});

	test('about supervisors', async () => {
		const people = new Map((await whole(PEOPLE)).map((row) => [row.employeeId, row]));
		const found = await whole(SUPERVISORS);
		expect(found).toHaveLength(simulator.data.employments.length - 1);
		const supervised = simulator.data.employments.filter(({ supervisor }) => supervisor !== null);
		found.forEach((row, n) => {
			const { person, company, supervisor } = supervised[n];
			expect(row.employeeID).toBe(person.employeeId);
			expect(row.companyID).toBe(company.id);
			expect(row.supervisorEmployeeID).toBe(supervisor!.employeeId);
			expect(row.supervisorCompanyID).toBe(
				simulator.data.companies.find(({ code }) => code === row.supervisorCompanyCode)!.id,
			);
			const details = people.get(row.supervisorEmployeeID)!;
			expect(row.supervisorEmail).toBe(details.emailAddress);
			expect(row.supervisorPersonId).toBe(details.personId);
			expect(row.supervisorLastName).toBe(details.lastName);
		});
	});

	test('about people: users, telephones, COBRA, contacts', async () => {
		const people = await whole(PEOPLE);
		const of = (row: Row) => people.find(({ employeeId }) => employeeId === row.employeeId)!;
		const security = await read(SECURITY_USERS);
		const users = await whole(USERS);
		expect(users).toHaveLength(simulator.data.people.length);
		users.forEach((user, n) => {
			expect(user.userName).toBe(of(user).userName);
			expect(security[n]).toMatchObject({
				userID: String(user.userId),
				userName: user.userName,
				fullName: user.fullName,
				employeeId: user.employeeId,
				lastLogon: user.userLastLogonDate,
				passwordLastChanged: user.userLastPasswordChangeDate,
			});
		});
		for (const phone of await whole(PHONES)) {
			expect(String(phone.phoneNumber)).toMatch(/^\d{3}55501\d\d$/);
			if (phone.phoneTypeCode !== 'HM') continue;
			expect(phone.phoneNumber).toBe(of(phone).homePhone);
			expect(phone.phoneIsPrivate).toBe(of(phone).homePhoneIsPrivate);
		}
		const employments = byEmployment(people, 'employeeId', 'companyId');
		for (const row of await whole(COBRA)) {
			const details = employments.get(`${String(row.companyID)}/${String(row.employeeID)}`)!;
			expect(row.personID).toBe(details.personId);
			for (const field of ['cobraIsActive', 'cobraStatus', 'cobraStatusDate', 'cobraReason']) {
				expect(row[field]).toBe(details[field]);
			}
			expect(row.dateOfCobraEvent).toBe(details.dateOfCobraEvent);
		}
		for (const contact of await whole(CONTACTS)) {
			const details = of(contact);
			expect(String(contact.nationalId)).toMatch(/^000\d{6}$/);
			expect([null, contact.nationalId]).toContain(contact.ssn);
			expect(String(contact.emailAddress ?? 'c@example.com')).toMatch(/@example\.com$/);
			expect(contact.addressID === details.addressId).toBe(!contact.addressIsDifferentFromEmployee);
			expect(contact.addressLine1 === details.addressLine1).toBe(
				!contact.addressIsDifferentFromEmployee,
			);
			if (contact.relationshipCode === 'SPS') expect(details.maritalStatusCode).toBe('M');
		}
	});

	test('about deductions and who is covered', async () => {
		const contacts = new Map((await whole(CONTACTS)).map((row) => [row.contactId, row]));
		const deductions = byEmployment(await whole(DEDUCTIONS, DEN), 'employeeID', 'companyID');
		for (const row of await read(DEPENDENTS, { deductionCode: 'DEN' })) {
			const contact = contacts.get(row.contactID)!;
			const deduction = deductions.get(`${String(row.companyID)}/${String(row.employeeId)}`)!;
			expect(contact.employeeId).toBe(row.employeeId);
			expect(contact.isDependent).toBe(true);
			expect(deduction.benefitOption).not.toBe('EE');
			expect(deduction.benefitStatus).toBe(row.benefitStatus);
			expect(deduction.benefitStopDate).toBe(row.benefitStopDate);
		}
	});

	test('about what was held back', async () => {
		for (const dedCode of ['401K', 'RRSP', 'MED', 'LIFE']) {
			for (const row of (await whole(DEDUCTIONS, { dedCode })).slice(-6)) {
				const { body, status } = await call(
					simulator,
					'POST',
					'/payroll/v1/employees/pay-statement/last',
					{ body: { employeeIdentifier: { eeid: row.employeeID, coid: row.companyID } } },
				);
				if (status === 404) continue;
				const statement = body as Row;
				const line = (statement.deductions as Row[]).find((d) => d.deductioncode === dedCode)!;
				expect(row.employeeDedLastPaid).toBe(statement.paydate);
				expect(row.employeeLastAmount).toBe(line.employeeamount);
				expect(row.employerLastAmount).toBe(line.employeramount);
				if (String(statement.paydate).startsWith('2026')) {
					expect(row.employeeYearToDateAmount).toBe(line.employeeamountytd);
					expect(row.employerYearToDateAmount).toBe(line.employeramountytd);
				} else {
					expect(row.employeeYearToDateAmount).toBe(0);
				}
			}
		}
	});

	test('about those outside the USA', async () => {
		const people = await whole(PEOPLE);
		const canada = simulator.data.companies[2];
		const abroad = new Set(
			people.filter((row) => row.addressCountry !== 'USA').map((row) => row.employeeId),
		);
		expect(new Set((await whole(INTERNATIONAL)).map((row) => row.employeeId))).toEqual(abroad);
		for (const row of await whole(INTERNATIONAL)) {
			const details = people.find(({ employeeId }) => employeeId === row.employeeId)!;
			expect(row.nationalId).toBe(details.nationalId);
			expect(row.countryCode).toBe(details.addressCountry);
		}
		for (const row of [...(await whole(BANKS)), ...(await whole(LOCALIZATION))]) {
			expect(row.companyId).toBe(canada.id);
			expect(abroad).toContain(row.employeeId);
		}
		const deposits = await allRows(
			simulator,
			`/payroll/v1/direct-deposit?companyId=${canada.id}`,
			1000,
		);
		const accounts = new Set(deposits.map(({ account }) => account));
		for (const { bankAccountNumber } of await whole(BANKS)) {
			expect(accounts).toContain(bankAccountNumber);
		}
		for (const row of await whole(LOCALIZATION)) {
			expect(String(row.fieldName)).toMatch(/^GBLPay/);
			const values = [row.booleanValue, row.numericValue, row.dateTimeValue, row.stringValue];
			expect(values.filter((value) => value !== null)).toHaveLength(1);
		}
	});
});

describe('changes at run time', () => {
	const [second, third] = [1, 2];

	test('add to job history and show in the lists', async () => {
		const { person, company, job, supervisor } = simulator.data.employments[second];
		const { employeeId } = person;
		const to = job.code === 'MGR' ? 'DIR' : 'MGR';
		const before = await read(HISTORY, { employeeId });
		const since = simulator.now.toISOString();
		const changed = () => read(STRUCTURE, { modifiedAfterDateTime: since, companyId: company.id });
		simulator.advanceClock(1000);
		expect(await changed()).toEqual([]);
		simulator.change({ kind: 'touch', employeeId });
		expect(await changed()).toEqual([]);
		expect(await read(HISTORY, { employeeId })).toEqual(before);

		simulator.change({ kind: 'job', employeeId, to });
		const after = await read(HISTORY, { employeeId });
		expect(after.slice(0, -1)).toEqual(before);
		expect(after[after.length - 1]).toMatchObject({
			jobCode: to,
			isJobChange: true,
			isRateChange: false,
			jobEffectiveDate: '2026-06-15T00:00:00',
		});
		expect(await changed()).toEqual([employeeId]);
		const [compensation] = await read(COMPENSATION, { employeeId });
		expect(compensation.primaryJobCode).toBe(to);
		const [position] = await read(POSITIONS, { employeeId, isPrimary: 'Y' });
		expect(position.positionCode).toBe(`P-${to}`);

		const boss = simulator.data.people[third];
		expect(supervisor).not.toBe(boss);
		simulator.change({ kind: 'supervisor', employeeId, to: boss.employeeId });
		const [row] = await read(SUPERVISORS, { employeeId });
		expect(row.supervisorEmployeeID).toBe(boss.employeeId);
		const history = await read(HISTORY, { employeeId });
		expect(history.map((entry) => entry.supervisorId).slice(-2)).toEqual([
			supervisor!.employeeId,
			boss.employeeId,
		]);
		simulator.change({ kind: 'organization', employeeId });
		simulator.change({ kind: 'location', employeeId });
		const [organization, location] = (await read(HISTORY, { employeeId })).slice(-2);
		expect(organization).toMatchObject({ isOrgchange: true, isTransfer: false, reasonCode: 'ORG' });
		expect(location).toMatchObject({ isOrgchange: false, isTransfer: true, reasonCode: 'LOC' });
	});

	test('end and begin employments', async () => {
		const { person } = simulator.data.employments.find(
			({ status, person: { home, employments } }) =>
				status === 'A' && home.country === 'USA' && employments.length === 1,
		)!;
		const { employeeId } = person;
		const cobra = async () => (await read(COBRA, { employeeId }))[0].cobraIsActive;
		const status = async () => (await read(USERS, { employeeId }))[0].userStatus;
		const deduction = async () => (await read(DEDUCTIONS, { ...MED, employeeId }))[0].benefitStatus;
		expect([await cobra(), await status(), await deduction()]).toEqual([false, 'Active', 'A']);
		simulator.change({ kind: 'terminate', employeeId });
		expect([await cobra(), await status(), await deduction()]).toEqual([true, 'Inactive', 'T']);
		simulator.change({ kind: 'rehire', employeeId });
		expect([await cobra(), await status(), await deduction()]).toEqual([false, 'Active', 'A']);
		const history = await read(HISTORY, { employeeId });
		expect(history[history.length - 1].reasonCode).toBe('REHIRE');

		const hired = simulator.change({ kind: 'hire' }).person.employeeId;
		expect(await read(HISTORY, { employeeId: hired })).toHaveLength(1);
		const [compensation] = await read(COMPENSATION, { employeeId: hired });
		expect(compensation).toMatchObject({
			companyID: simulator.data.companies[0].id,
			dateLastPaid: null,
		});
		for (const path of [USERS, PHONES, POSITIONS, SUPERVISORS]) {
			expect(await read(path, { employeeId: hired })).not.toEqual([]);
		}
	});

	test('move people', async () => {
		const contact = (await read(CONTACTS)).find((row) => !row.addressIsDifferentFromEmployee)!;
		const employeeId = String(contact.employeeId);
		const numbers = async () => (await read(PHONES, { employeeId })).map((row) => row.phoneNumber);
		const before = await numbers();
		simulator.change({ kind: 'contact', employeeId });
		const after = await numbers();
		expect(after).toHaveLength(before.length);
		after.forEach((number, n) => expect(number).not.toBe(before[n]));
		simulator.change({ kind: 'address', employeeId });
		const [moved] = await read(CONTACTS, { contactId: String(contact.contactId) });
		expect(moved.addressLine1).not.toBe(contact.addressLine1);
	});
});

test('the same seed gives the same rows', async () => {
	const twin = await startSimulator({ employees: 400, now: NOW });
	try {
		for (const path of [COMPENSATION, CONTACTS, HISTORY, USERS, DEPENDENTS, BANKS, LOCALIZATION]) {
			expect(texts(await allRows(twin, path, 1000))).toEqual(texts(await whole(path)));
		}
	} finally {
		await twin.close();
	}
});

function key({ employeeId, companyId }: Row): string {
	return `${String(companyId)}/${String(employeeId)}`;
}

/** Rows by company and employee; of several, the last. */
function byEmployment(list: Row[], employee: string, company: string): Map<string, Row> {
	return new Map(list.map((row) => [`${String(row[company])}/${String(row[employee])}`, row]));
}
