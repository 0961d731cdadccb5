import { startSimulator, type Simulator } from '../../simulator';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

const REGISTER = '/payroll/v1/pay-register';
const PERIODS = '/payroll/v1/paygroup-payperiods';
const DEDUCTIONS = '/payroll/v1/payroll-deductions-history';
const EARNINGS = '/payroll/v1/earnings-history-base-elements';
const DEPOSITS = '/payroll/v1/direct-deposit';
const ROLES = '/configuration/v1/roles';
const GROUPS = '/configuration/v1/jobgroup';
const LISTS = [REGISTER, PERIODS, DEDUCTIONS, EARNINGS, DEPOSITS, ROLES, GROUPS];

let simulator: Simulator;
/** Every row of each list. */
const whole: Record<string, Row[]> = {};

beforeAll(async () => {
	simulator = await startSimulator({ employees: 14, now: NOW });
	for (const path of LISTS) whole[path] = await allRows(simulator, path, 10_000);
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

function withQuery(path: string, query: Record<string, string>): string {
	return `${path}?${new URLSearchParams(query)}`;
}

/** Comparing texts is quick, and lists are long. */
const texts = (list: Row[]) => list.map((row) => JSON.stringify(row));

/** The rows a query leaves have to be those a test of our own leaves, some and not all. */
async function expectFiltered(
	path: string,
	query: Record<string, string>,
	passes: (row: Row) => boolean,
) {
	const found = await allRows(simulator, withQuery(path, query), 10_000);
	const wanted = whole[path].filter(passes);
	expect(texts(found)).toEqual(texts(wanted));
	expect(wanted.length).toBeGreaterThan(0);
	expect(wanted.length).toBeLessThan(whole[path].length);
}

const day = (value: unknown) => String(value).slice(0, 10);

describe('a filter leaves the rows that hold its value', () => {
	test.each([
		[REGISTER, 'employeeId', 'employeeId'],
		[REGISTER, 'companyId', 'companyId'],
		[REGISTER, 'checkId', 'checkId'],
		[REGISTER, 'employeeNumber', 'employeeNumber'],
		[REGISTER, 'documentNumber', 'documentNumber'],
		[REGISTER, 'payGroup', 'payGroup'],
		[REGISTER, 'periodControl', 'periodControl'],
		[REGISTER, 'payDate', 'payDate'],
		[REGISTER, 'periodStartDate', 'periodStartDate'],
		[REGISTER, 'periodEndDate', 'periodEndDate'],
		[PERIODS, 'payDateSeq', 'payDateSeq'],
		[PERIODS, 'periodStartDate', 'periodStartDate'],
		[PERIODS, 'periodEndDate', 'periodEndDate'],
		[PERIODS, 'payGroup', 'payGroup'],
		[PERIODS, 'payDate', 'payDate'],
		[DEDUCTIONS, 'employeeId', 'employeeId'],
		[DEDUCTIONS, 'companyId', 'companyId'],
		[DEDUCTIONS, 'checkId', 'checkId'],
		[DEDUCTIONS, 'employeeNumber', 'employeeNumber'],
		[DEDUCTIONS, 'deductionCode', 'deductionCode'],
		[DEDUCTIONS, 'deductionType', 'deductionType'],
		[DEDUCTIONS, 'benefitOption', 'benefitOption'],
		[DEDUCTIONS, 'benefitProvider', 'benefitProvider'],
		[DEDUCTIONS, 'payGroup', 'payGroup'],
		[DEDUCTIONS, 'periodControl', 'periodControl'],
		[DEDUCTIONS, 'payDate', 'payDate'],
		[EARNINGS, 'companyID', 'companyId'],
		[EARNINGS, 'earningCode', 'earningCode'],
		[EARNINGS, 'employeeID', 'employeeId'],
		[EARNINGS, 'employeeNumber', 'employeeNumber'],
		[EARNINGS, 'payDate', 'payDate'],
		[EARNINGS, 'payGroup', 'payGroup'],
		[EARNINGS, 'periodControl', 'periodControl'],
		[DEPOSITS, 'employeeId', 'employeeId'],
		[DEPOSITS, 'companyId', 'companyId'],
		[DEPOSITS, 'employeeBankRoutingNumber', 'employeeBankRoutingNumber'],
		[DEPOSITS, 'countryCode', 'countryCode'],
		[ROLES, 'rolName', 'rolName'],
		[GROUPS, 'jobGroupCode', 'jobGroupCode'],
		[GROUPS, 'jobGroupCountryCode', 'jobGroupCountryCode'],
	])('%s?%s', async (path, name, field) => {
		const list = whole[path];
		const sample = list.slice(Math.floor(list.length / 2)).find((row) => row[field] !== null)!;
		const value = String(sample[field]);
		await expectFiltered(path, { [name]: value }, (row) => row[field] === sample[field]);
		if (!/date/i.test(name)) {
			await expectFiltered(
				path,
				{ [name]: value.toLowerCase() },
				(row) => row[field] === sample[field],
			);
		}
		const absent = /date$/i.test(name) ? '2001-01-01T00:00:00' : '999999999';
		expect(await rows(simulator, withQuery(path, { [name]: absent }))).toEqual([]);
	});

	test('two at once', async () => {
		const { companyId, payDate } = whole[REGISTER][40];
		await expectFiltered(
			REGISTER,
			{ companyId: String(companyId), payDate: String(payDate) },
			(row) => row.companyId === companyId && row.payDate === payDate,
		);
	});
});

describe('ids of employees', () => {
	test.each([
		[REGISTER, 'employeeId'],
		[DEDUCTIONS, 'employeeId'],
		[EARNINGS, 'employeeID'],
	])('%s takes several with commas', async (path, name) => {
		const ids = [3, 7, 8].map((n) => simulator.data.people[n].employeeId);
		const is = ({ employeeId }: Row) => ids.includes(String(employeeId));
		await expectFiltered(path, { [name]: ids.join(',') }, is);
		// The order asked for is not the order of the rows, and an unknown id changes nothing.
		await expectFiltered(path, { [name]: [...ids].reverse().join(',') }, is);
		await expectFiltered(path, { [name]: `${ids.join(',')},NOBODY` }, is);
	});

	test('direct deposits take one', async () => {
		const [a, b] = simulator.data.people.map(({ employeeId }) => employeeId);
		expect(await rows(simulator, withQuery(DEPOSITS, { employeeId: `${a},${b}` }))).toEqual([]);
	});
});

describe('a range of period controls holds both ends', () => {
	test.each([REGISTER, PERIODS, DEDUCTIONS, EARNINGS])('%s', async (path) => {
		const controls = [...new Set(whole[REGISTER].map(({ periodControl }) => periodControl))];
		const [start, end] = controls
			.sort()
			.slice(10, 16)
			.filter((_, n) => n % 5 === 0) as string[];
		const query = { startPerControl: start, endPerControl: end };
		if (path === REGISTER) {
			// It does not know these filters.
			expect(await allRows(simulator, withQuery(path, query), 10_000)).toEqual(whole[path]);
			return;
		}
		const control = ({ periodControl }: Row) => String(periodControl);
		await expectFiltered(path, query, (row) => control(row) >= start && control(row) <= end);
		await expectFiltered(path, { startPerControl: start }, (row) => control(row) >= start);
		await expectFiltered(path, { endPerControl: end }, (row) => control(row) <= end);
		const backwards = { startPerControl: end, endPerControl: start };
		expect(await rows(simulator, withQuery(path, backwards))).toEqual([]);
	});
});

describe('dates', () => {
	test('a date-time means its day', async () => {
		const { payDate } = whole[REGISTER][40];
		await expectFiltered(
			REGISTER,
			{ payDate: `${day(payDate)}T15:30:00Z` },
			(row) => row.payDate === payDate,
		);
	});

	test('the register takes its periods as text, a day too', async () => {
		const { periodStartDate } = whole[REGISTER][40];
		await expectFiltered(
			REGISTER,
			{ periodStartDate: day(periodStartDate) },
			(row) => row.periodStartDate === periodStartDate,
		);
		expect(await rows(simulator, `${REGISTER}?periodStartDate=January`)).toEqual([]);
	});

	test('direct deposits take the operator in the value', async () => {
		const days = whole[DEPOSITS].map(({ dateTimeChanged }) => day(dateTimeChanged)).sort();
		const [from, to] = [days[5], days[15]];
		const us = (iso: string) => `${iso.slice(5)}-${iso.slice(0, 4)}`;
		const changed = ({ dateTimeChanged }: Row) => day(dateTimeChanged);
		const name = 'dateTimeChanged';
		await expectFiltered(DEPOSITS, { [name]: us(from) }, (row) => changed(row) === from);
		await expectFiltered(DEPOSITS, { [name]: `<${us(from)}` }, (row) => changed(row) < from);
		await expectFiltered(DEPOSITS, { [name]: `>${us(from)}` }, (row) => changed(row) > from);
		await expectFiltered(
			DEPOSITS,
			{ [name]: `{${us(from)},${us(to)}}` },
			(row) => changed(row) >= from && changed(row) <= to,
		);
	});
});

describe('yes/no filters', () => {
	const kinds: Record<string, string> = {
		is401K: 'is401k',
		is403B: 'is403b',
		is408K: 'is408k',
		is408P: 'is408p',
		is457: 'is457',
		is457B: 'is457b',
		is457F: 'is457F',
		is501C: 'is501C',
		isD125: 'isD125',
		isDeductionOffSet: 'isDeductionOffSet',
		isDeferredCompensation: 'isDeferredCompensation',
		isDependentCare: 'isDependentCare',
		isHousing: 'isHousing',
		isNonQualifiedPlan: 'isNonQualifiedPlan',
	};

	test.each(Object.entries(kinds))('deductions by %s', async (name, field) => {
		const { payDate } = whole[DEDUCTIONS][60];
		for (const [value, wanted] of [
			['Y', true],
			['false', false],
		] as const) {
			const query = { [name]: value, payDate: String(payDate) };
			expect(await allRows(simulator, withQuery(DEDUCTIONS, query), 1000)).toEqual(
				whole[DEDUCTIONS].filter((row) => row.payDate === payDate && row[field] === wanted),
			);
		}
	});

	test('tell deductions apart', async () => {
		const code = ({ deductionCode }: Row) => String(deductionCode);
		const is = (...codes: string[]) => {
			return (row: Row) => codes.includes(code(row));
		};
		await expectFiltered(DEDUCTIONS, { is401K: 'true' }, is('401K'));
		await expectFiltered(DEDUCTIONS, { isDeferredCompensation: 'Y' }, is('401K', 'RRSP'));
		await expectFiltered(DEDUCTIONS, { isD125: 'N' }, is('401K', 'RRSP', 'LIFE'));
		await expectFiltered(DEDUCTIONS, { isD125: 'N', is401K: 'N' }, is('RRSP', 'LIFE'));
	});

	test('of deposits', async () => {
		const isInactive = ({ accountIsInactive }: Row) => accountIsInactive === true;
		await expectFiltered(DEPOSITS, { accountIsInactive: 'true' }, isInactive);
		await expectFiltered(DEPOSITS, { accountIsInactive: 'N' }, (row) => !isInactive(row));
		simulator.setVariants({ flagSpelling: 'words' });
		expect(await rows(simulator, `${DEPOSITS}?accountIsInactive=Y`)).toEqual([]);
		simulator.setVariants({ flagSpelling: 'letters' });
		expect(await rows(simulator, `${DEPOSITS}?accountIsInactive=true`)).toEqual([]);
		await expectFiltered(DEPOSITS, { accountIsInactive: 'Y' }, isInactive);
	});

	test('of earnings are typed and take true and false only', async () => {
		const name = 'includeInDeferredCompensationHours';
		await expectFiltered(EARNINGS, { [name]: 'true' }, (row) => row[name] === true);
		await expectFiltered(EARNINGS, { [name]: 'false' }, (row) => row[name] === false);
		expect(whole[EARNINGS].every((row) => row.includeInDeferredCompensation)).toBe(true);
		const other = 'includeInDeferredCompensation';
		expect(await rows(simulator, `${EARNINGS}?${other}=false`)).toEqual([]);
		expect(await allRows(simulator, `${EARNINGS}?${other}=true`, 10_000)).toEqual(whole[EARNINGS]);
		expect((await call(simulator, 'GET', `${EARNINGS}?${other}=Y`)).status).toBe(400);
	});
});

test.each([
	[REGISTER, 'employeeId', 'A B'],
	[REGISTER, 'payDate', '01-31-2026'],
	[REGISTER, 'page', '0'],
	[PERIODS, 'payDateSeq', 'first'],
	[PERIODS, 'payDate', '2026-01-31'],
	[PERIODS, 'periodEndDate', 'x'],
	[PERIODS, 'periodStartDate', 'x'],
	[DEDUCTIONS, 'employeeId', 'A-1'],
	[DEDUCTIONS, 'payDate', 'x'],
	[EARNINGS, 'employeeID', 'A;B'],
	[EARNINGS, 'employeeNumber', 'A1'],
	[EARNINGS, 'periodControl', '2026-01'],
	[EARNINGS, 'startPerControl', 'x'],
	[EARNINGS, 'endPerControl', 'x'],
	[EARNINGS, 'payDate', 'x'],
	[DEPOSITS, 'dateTimeChanged', '2026-01-31'],
	[ROLES, 'per_Page', 'many'],
])('%s?%s=%s is a 400', async (path, name, value) => {
	const { status, body } = await call(simulator, 'GET', withQuery(path, { [name]: value }));
	expect(status).toBe(400);
	expect((body as { modelstate: unknown }).modelstate).toMatchObject({ fieldname: name });
});

describe('pages', () => {
	test.each([
		[REGISTER, 97],
		[PERIODS, 20],
		[DEDUCTIONS, 331],
		[EARNINGS, 101],
		[DEPOSITS, 4],
		[ROLES, 2],
		[GROUPS, 3],
	])('%s by %d rows lose none and repeat none', async (path, size) => {
		expect(await allRows(simulator, path, size)).toEqual(whole[path]);
		expect(new Set(whole[path].map((row) => JSON.stringify(row))).size).toBe(whole[path].length);
	});

	test.each([
		[DEDUCTIONS, 'deductionCode', 'LIFE', 50],
		[EARNINGS, 'earningCode', 'OT', 7],
		[REGISTER, 'payDate', '2026-01-23T00:00:00', 5],
	])('of what %s?%s leaves', async (path, name, value, size) => {
		const found = await allRows(simulator, withQuery(path, { [name]: value }), size);
		expect(found).toEqual(whole[path].filter((row) => row[name] === value));
		expect(found.length).toBeGreaterThan(size);
	});

	test('hold 30 rows when no size is sent, direct deposits all as documented', async () => {
		expect(await rows(simulator, EARNINGS)).toEqual(whole[EARNINGS].slice(0, 30));
		simulator.setVariants({ defaultPageSize: 'documented' });
		expect(await rows(simulator, DEPOSITS)).toHaveLength(whole[DEPOSITS].length);
	});
});

describe('the services agree', () => {
	const statementsOf = async ({ employeeId, companyId }: Row) => {
		const reply = await call(simulator, 'POST', '/payroll/v1/employees/pay-statements', {
			body: { employeeIdentifier: { eeid: employeeId, coid: companyId }, per_Page: 1000 },
		});
		return reply.body as Row[];
	};
	const keyOf = ({ employeeId, companyId }: Row) => `${employeeId}/${companyId}`;
	const of = (path: string, key: Row, payDate: unknown) =>
		whole[path].filter((row) => keyOf(row) === keyOf(key) && row.payDate === payDate);
	const lines = (value: unknown) => value as Row[];
	/** Each employment once. */
	const employments = () =>
		simulator.data.employments.map(({ person, company }) => ({
			employeeId: person.employeeId,
			companyId: company.id,
		}));

	test('the register has the sums of each pay statement', async () => {
		let checks = 0;
		for (const key of employments()) {
			const statements = await statementsOf(key);
			const register = whole[REGISTER].filter((row) => keyOf(row) === keyOf(key));
			checks += register.length;
			expect(
				register.map((row) => [
					row.payDate,
					row.periodStartDate,
					row.periodEndDate,
					row.totalEarningsAmount,
					row.totalDeductionAmount,
					row.totalTaxAmount,
					row.netAmount,
					row.directDepositAmount,
					row.documentNumber,
					row.payGroup,
					row.employeeNumber,
					row.ssn,
				]),
			).toEqual(
				statements.map((row) => [
					row.paydate,
					row.periodstartdate,
					row.periodenddate,
					row.grosswagescurrent,
					row.deductionscurrent,
					row.taxescurrent,
					row.netpaycurrent,
					row.netpaycurrent,
					row.document,
					row.paygroup,
					row.employeenumber,
					row.ssn,
				]),
			);
		}
		expect(checks).toBe(whole[REGISTER].length);
		expect(new Set(whole[REGISTER].map(({ checkId }) => checkId)).size).toBe(checks);
	});

	test('the histories are the lines of the pay statements, with the year to date', async () => {
		for (const key of employments().slice(0, 12)) {
			for (const statement of await statementsOf(key)) {
				const [check] = of(REGISTER, key, statement.paydate);
				const earnings = of(EARNINGS, key, statement.paydate);
				const deductions = of(DEDUCTIONS, key, statement.paydate);
				expect(
					earnings.map((row) => [
						row.genNumber,
						row.earningCode,
						row.currentAmount,
						row.currentHours,
						row.payRate,
						row.ytdAmount,
					]),
				).toEqual(
					lines(statement.earnings).map((line) => [
						check.checkId,
						line.paycode,
						line.amount,
						line.hours,
						line.payrate,
						line.amountytd,
					]),
				);
				expect(
					deductions.map((row) => [
						row.checkId,
						row.deductionCode,
						row.deductionCalculationBasisAmt,
						row.employeeCurrentAmount,
						row.employerCurrentAmount,
					]),
				).toEqual(
					lines(statement.deductions).map((line) => [
						check.checkId,
						line.deductioncode,
						line.basisamount,
						line.employeeamount,
						line.employeramount,
					]),
				);
				const [savings] = lines(statement.deductions);
				expect(deductions[0].yearToDateDeferredCompensationCombinedAmount).toBeCloseTo(
					Number(savings.employeeamountytd) + Number(savings.employeramountytd),
				);
				const hours = earnings.reduce((sum, row) => sum + Number(row.currentHours), 0);
				expect(check.totalHours).toBeCloseTo(hours);
			}
		}
	});

	test('every line belongs to a check', () => {
		const checks = new Set(whole[REGISTER].map(({ checkId }) => checkId));
		expect(whole[EARNINGS].every(({ genNumber }) => checks.has(genNumber))).toBe(true);
		expect(whole[DEDUCTIONS].every(({ checkId }) => checks.has(checkId))).toBe(true);
		expect(whole[DEDUCTIONS]).toHaveLength(3 * checks.size);
		const records = new Set(whole[DEDUCTIONS].map(({ recordId }) => recordId));
		expect(records.size).toBe(whole[DEDUCTIONS].length);
	});

	test('every check lies in a pay period that is closed', () => {
		const key = (row: Row) => [
			row.payGroup,
			row.periodControl,
			row.payDate,
			row.periodStartDate,
			row.periodEndDate,
		];
		const closed = whole[PERIODS].filter(({ isPeriodClosed }) => isPeriodClosed);
		const periods = new Set(closed.map((row) => key(row).join()));
		expect(whole[REGISTER].every((row) => periods.has(key(row).join()))).toBe(true);
		for (const { periodControl, payDate, payDateSeq, isPeriodClosed } of whole[PERIODS]) {
			expect(periodControl).toBe(day(payDate).replace(/-/g, '') + payDateSeq);
			expect(isPeriodClosed).toBe(day(payDate) <= '2026-06-15');
		}
		expect(closed.length).toBeLessThan(whole[PERIODS].length);
	});

	test('direct deposits are the accounts that pay goes to', async () => {
		const staying = simulator.data.employments.filter(({ status }) => status !== 'T');
		expect(staying.length).toBeLessThan(simulator.data.employments.length);
		expect(new Set(whole[DEPOSITS].map(keyOf))).toEqual(
			new Set(
				staying.map(({ person, company }) =>
					keyOf({ employeeId: person.employeeId, companyId: company.id }),
				),
			),
		);
		for (const key of employments()) {
			const accounts = whole[DEPOSITS].filter(
				(row) => keyOf(row) === keyOf(key) && !row.accountIsInactive,
			);
			const last = (await statementsOf(key)).at(-1);
			if (accounts.length === 0 || !last) continue;
			expect(accounts.map((row) => [row.account, row.accountType])).toEqual(
				lines(last.netpay).map((line) => [line.accountnumber, line.accounttype]),
			);
			const shared = accounts.filter(({ depositRule }) => depositRule === 'P');
			for (const { account, amountOrPercent } of shared) {
				const { amount } = lines(last.netpay).find((line) => line.accountnumber === account)!;
				const share = (Number(last.netpaycurrent) * Number(amountOrPercent)) / 100;
				expect(Number(amount)).toBeCloseTo(share, 1);
			}
		}
		for (const { countryCode, employeeInstitutionNumber } of whole[DEPOSITS]) {
			expect(['USA', 'CAN']).toContain(countryCode);
			expect(employeeInstitutionNumber === null).toBe(countryCode === 'USA');
		}
	});

	test('earnings are those of the configuration', async () => {
		const configured = await allRows(simulator, '/configuration/v1/earnings', 1000);
		for (const row of whole[EARNINGS]) {
			const earning = configured.find(({ earningCode }) => earningCode === row.earningCode)!;
			expect([row.taxCategory, row.calculationRule, row.reportCategory]).toEqual([
				earning.taxCategory,
				earning.calculationRule,
				earning.reportCategory,
			]);
		}
	});

	test('job groups are those of the jobs', async () => {
		const jobs = await rows(simulator, '/configuration/v1/jobs');
		expect(
			new Set(whole[GROUPS].map((row) => `${row.jobGroupCountryCode}/${row.jobGroupCode}`)),
		).toEqual(
			new Set(jobs.map(({ countryCode, jobFamilyCode }) => `${countryCode}/${jobFamilyCode}`)),
		);
		expect(whole[GROUPS].every((row) => row.jobGroupCodeDescription)).toBe(true);
	});

	test('SSNs were never issued', () => {
		expect(whole[REGISTER].every(({ ssn }) => /^000\d{6}$/.test(String(ssn)))).toBe(true);
	});
});

test('the same seed pays the same, another seed does not', async () => {
	const read = async (seed: number) => {
		const other = await startSimulator({ employees: 14, now: NOW, seed });
		try {
			return await Promise.all(LISTS.map((path) => allRows(other, path, 10_000)));
		} finally {
			await other.close();
		}
	};
	const [same, different] = [await read(1), await read(2)];
	expect(same).toEqual(LISTS.map((path) => whole[path]));
	expect(different[0]).not.toEqual(whole[REGISTER]);
});

test('whoever leaves has no direct deposits, and still has been paid', async () => {
	const { employeeId } = simulator.data.people[1];
	simulator.change({ kind: 'terminate', employeeId });
	expect(await rows(simulator, withQuery(DEPOSITS, { employeeId }))).toEqual([]);
	expect(await allRows(simulator, withQuery(REGISTER, { employeeId }), 10_000)).toHaveLength(
		whole[REGISTER].filter((row) => row.employeeId === employeeId).length,
	);
});

describe('roles', () => {
	test('are a list, although the contract declares one object', async () => {
		expect(whole[ROLES].filter(({ rolDefaultRole }) => rolDefaultRole)).toHaveLength(1);
		const one = `${ROLES}?rolName=employee`;
		const [role] = await rows(simulator, one);
		simulator.setVariants({ objectOrArray: 'object' });
		expect((await call(simulator, 'GET', one)).body).toEqual(role);
		// More than one row does not fit into an object, and none neither.
		expect(await rows(simulator, ROLES)).toEqual(whole[ROLES]);
		expect(await rows(simulator, `${ROLES}?rolName=nobody`)).toEqual([]);
	});
});

test.each(LISTS)('%s without a match may be a 404', async (path) => {
	const names: Record<string, string> = {
		[PERIODS]: 'payGroup',
		[DEPOSITS]: 'companyId',
		[EARNINGS]: 'companyID',
		[ROLES]: 'rolName',
		[GROUPS]: 'jobGroupCode',
	};
	const query = { [names[path] ?? 'companyId']: 'NONE' };
	expect(await rows(simulator, withQuery(path, query))).toEqual([]);
	simulator.setVariants({ noMatch: 'notFound' });
	const { status, body } = await call(simulator, 'GET', withQuery(path, query));
	expect(status).toBe(404);
	expect(body).toEqual({ title: 'Not Found', detail: 'No record matches.' });
	expect(await rows(simulator, `${path}?page=9999`)).toEqual([]);
});

test.each([
	[REGISTER, 'PayrollIntegration:View'],
	[PERIODS, 'PayrollIntegration:View'],
	[DEDUCTIONS, 'PayrollIntegration:View'],
	[EARNINGS, 'PayrollIntegration:View'],
	[DEPOSITS, 'EmployeeDirectDeposit:View'],
	[ROLES, 'CompanyConfigurationIntegration:View'],
	[GROUPS, 'CompanyConfigurationIntegration:View'],
])('%s needs %s', async (path, role) => {
	simulator.setRoles([role]);
	expect((await call(simulator, 'GET', path)).status).toBe(200);
	simulator.setRoles(['EmployeeExport:View']);
	const { status, text } = await call(simulator, 'GET', path);
	expect([status, text]).toEqual([403, '']);
});

test('pay statements are cut by day, or by moment', async () => {
	const { person, company } = simulator.data.employments[0];
	const read = async (startDate: string, endDate: string) => {
		const body = {
			employeeIdentifier: { eeid: person.employeeId, coid: company.id },
			startDate,
			endDate,
		};
		const path = '/payroll/v1/employees/pay-statements';
		return ((await call(simulator, 'POST', path, { body })).body as Row[]).map(({ paydate }) =>
			day(paydate),
		);
	};
	const first = '2026-01-09';
	const second = '2026-01-23';
	const dates = [`${first}T08:00:00`, `${second}T08:00:00`] as const;
	expect(await read(...dates)).toEqual([first, second]);
	simulator.setVariants({ payStatementDates: 'moment' });
	expect(await read(...dates)).toEqual([second]);
	expect(await read(`${first}T00:00:00`, `${second}T00:00:00`)).toEqual([first, second]);
});
