import { startSimulator, type Employment, type Simulator } from '../../simulator';
import { paysOf } from '../../simulator/workforce/payroll';
import { isoInstant, usMidnight, dayFrom } from '../../simulator/workforce/calendar';
import { buildWorkforce } from '../../simulator/workforce/workforce';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

const now = NOW.getTime();
const DAY = 86_400_000;

describe('the workforce', () => {
	const workforce = buildWorkforce({ seed: 7, employees: 1500, now });
	const { employments, people } = workforce;

	test('is the same for the same seed and instant', () => {
		const again = buildWorkforce({ seed: 7, employees: 1500, now });
		expect(summary(again.employments)).toEqual(summary(employments));
		const other = buildWorkforce({ seed: 8, employees: 1500, now });
		expect(summary(other.employments)).not.toEqual(summary(employments));
	});

	test('has unique ids in the form of the contract', () => {
		expect(people).toHaveLength(1500);
		expect(new Set(people.map(({ employeeId }) => employeeId)).size).toBe(1500);
		expect(new Set(people.map(({ employeeNumber }) => employeeNumber)).size).toBe(1500);
		expect(people.every(({ employeeId }) => /^[A-Z0-9]{12}$/.test(employeeId))).toBe(true);
		expect(people.every(({ employeeNumber }) => /^\d{9}$/.test(employeeNumber))).toBe(true);
		expect(workforce.companies.map(({ id }) => id)).toEqual(
			workforce.companies.map(() => expect.stringMatching(/^[A-Z0-9]{5}$/)),
		);
		expect(new Set(workforce.companies.map(({ id }) => id)).size).toBe(3);
	});

	test('is one tree under one person', () => {
		expect(people[0].employments[0].supervisor).toBeNull();
		for (const { person, supervisor } of employments.slice(1)) {
			expect(supervisor).not.toBe(person);
			expect(workforce.byEmployeeId.get(supervisor!.employeeId)).toBe(supervisor);
			// Going up always ends at the top, because supervisors come first.
			expect(supervisor!.index).toBeLessThan(person.index);
			expect(supervisor!.employments[0].status).not.toBe('T');
		}
	});

	test('is assigned to active jobs, locations and org levels of its country', () => {
		for (const { job, location, company, orgLevels } of employments) {
			expect(workforce.jobs).toContain(job);
			expect(workforce.locations).toContain(location);
			expect([job.isActive, location.isActive]).toEqual([true, true]);
			expect([job.country, location.country]).toEqual([company.country, company.country]);
			orgLevels.forEach((code, n) =>
				expect(
					workforce.orgLevels.filter((o) => o.level === n + 1 && o.code === code && o.isActive),
				).toHaveLength(1),
			);
		}
	});

	test('has dates in order', () => {
		const today = now / DAY;
		for (const e of employments) {
			expect(e.hireDay).toBeLessThanOrEqual(e.lastHireDay);
			expect(e.lastHireDay).toBeLessThanOrEqual(e.jobDay);
			expect(e.jobDay).toBeLessThanOrEqual(e.terminationDay ?? today);
			expect(e.lastHireDay).toBeLessThanOrEqual(e.statusDay);
			expect(e.statusDay).toBeLessThanOrEqual(today);
			expect(e.createdAt).toBeLessThanOrEqual(e.changedAt);
			expect(e.changedAt).toBeLessThanOrEqual(now);
			expect(e.changedAt).toBeGreaterThan(now - 91 * DAY);
			expect(e.status === 'T').toBe(e.terminationDay !== null);
			if (e.terminationDay !== null) expect(e.terminationDay).toBeGreaterThan(e.hireDay);
		}
	});

	test('has somebody of each kind, even when it is small', () => {
		for (const list of [employments, buildWorkforce({ seed: 3, employees: 12, now }).employments]) {
			const some = (test: (e: Employment) => boolean) => list.some(test);
			expect(some(({ status }) => status === 'A')).toBe(true);
			expect(some(({ status }) => status === 'L')).toBe(true);
			expect(some(({ status }) => status === 'T')).toBe(true);
			expect(some(({ hireDay, lastHireDay }) => lastHireDay > hireDay)).toBe(true);
			expect(some(({ person }) => person.employments.length === 2)).toBe(true);
		}
		for (const { employments: both } of people.filter((p) => p.employments.length > 1)) {
			expect(new Set(both.map(({ company }) => company)).size).toBe(2);
		}
	});

	test('was paid so that the sums come out even', () => {
		for (const employment of employments.slice(0, 60)) {
			for (const pay of paysOf(workforce, employment)) {
				const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
				expect(sum(pay.earnings.map(({ cents }) => cents))).toBe(pay.gross);
				expect(pay.net).toBe(pay.gross - pay.taxed - pay.deducted);
				expect(pay.net).toBeGreaterThan(0);
				expect(pay.payDay * DAY).toBeLessThanOrEqual(now);
				expect(pay.end).toBeGreaterThanOrEqual(employment.lastHireDay);
				expect(pay.start).toBeLessThanOrEqual(employment.terminationDay ?? Infinity);
			}
		}
	});

	test('may be empty', () => {
		expect(buildWorkforce({ seed: 1, employees: 0, now }).employments).toEqual([]);
	});

	function summary(list: Employment[]) {
		return list.map(({ person, company, supervisor, job, location, ...rest }) => ({
			...rest,
			person: [person.employeeId, person.firstName, person.lastName],
			company: company.id,
			supervisor: supervisor?.employeeId,
			job: job.code,
			location: location.code,
		}));
	}
});

describe('the answers about it', () => {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator({ employees: 150, now: NOW, seed: 5 });
	});
	afterAll(() => simulator.close());

	const wide =
		'/personnel/v1/employee-changes?startDate=1900-12-31T00:00:00Z&endDate=2199-12-31T00:00:00Z';

	test('are the same from another simulator with the same seed and instant', async () => {
		const twin = await startSimulator({ employees: 150, now: NOW, seed: 5 });
		try {
			for (const path of ['/personnel/v1/person-details', wide, '/personnel/v1/pto-plans']) {
				expect(await allRows(twin, path, 200)).toEqual(await allRows(simulator, path, 200));
			}
			expect(twin.password).toBe(simulator.password);
		} finally {
			await twin.close();
		}
	});

	test('agree between lists', async () => {
		const changes = await allRows(simulator, wide, 200);
		const people = await allRows(simulator, '/personnel/v1/person-details', 500);
		const jobs = new Set((await rows(simulator, '/configuration/v1/jobs')).map((j) => j.code));
		const locations = new Set(
			(await rows(simulator, '/configuration/v1/locations')).map((l) => l.locationCode),
		);
		const levels = new Set(
			(await rows(simulator, '/configuration/v1/org-levels')).map((o) => `${o.level}/${o.code}`),
		);
		const companies = new Map(
			(await rows(simulator, '/configuration/v1/company-details')).map((c) => [c.companyID, c]),
		);
		const ids = new Set(changes.map((c) => c.employeeId));
		expect(changes.map(key)).toEqual(people.map(key));
		changes.forEach((change, n) => {
			expect(change.personId).toBe(people[n].personId);
			expect(change.emailAddress).toBe(people[n].emailAddress);
			expect(change.city).toBe(people[n].addressCity);
			expect(jobs).toContain(change.jobCode);
			expect(locations).toContain(change.workLocation);
			[1, 2, 3, 4].forEach((l) => expect(levels).toContain(`${l}/${change[`orgLevel${l}Code`]}`));
			expect(companies.get(change.companyId)?.companyName).toBe(change.companyName);
			if (n > 0) expect(ids).toContain(change.supervisorId);
			expect(change.isActive).toBe(change.employeeStatus !== 'T');
			expect(change.terminationDate === '').toBe(change.employeeStatus !== 'T');
			expect(change.hireDate).toMatch(/^\d{1,2}\/\d{1,2}\/\d{4} 12:00:00 AM$/);
			if (change.terminationDate !== '') {
				expect(Date.parse(String(change.terminationDate))).toBeGreaterThan(
					Date.parse(String(change.hireDate)),
				);
			}
		});
		for (const plan of await allRows(simulator, '/personnel/v1/pto-plans', 200)) {
			expect(changes.some((change) => key(change) === key(plan))).toBe(true);
			expect(Number(plan.taken)).toBeLessThanOrEqual(Number(plan.earned));
		}
	});

	test('name nobody real', async () => {
		for (const person of await allRows(simulator, '/personnel/v1/person-details', 500)) {
			expect(String(person.nationalId)).toMatch(/^000\d{6}$/);
			expect([null, person.nationalId]).toContain(person.ssn);
			expect(String(person.emailAddress)).toMatch(/^[a-z]+\.[a-z]+\.\d+@example\.com$/);
			expect(String(person.homePhone)).toMatch(/^\d{3}55501\d\d$/);
		}
	});

	test('have pay statements whose totals follow from their lines', async () => {
		for (const { person, company } of simulator.data.employments.slice(0, 20)) {
			const { body } = await call(simulator, 'POST', '/payroll/v1/employees/pay-statements', {
				body: { employeeIdentifier: { eeid: person.employeeId, coid: company.id }, per_Page: 200 },
			});
			let before: Row | undefined;
			for (const statement of body as Row[]) {
				const total = (list: unknown, field: string) =>
					(list as Row[]).reduce((sum, line) => sum + Math.round(Number(line[field]) * 100), 0);
				const cents = (field: string) => Math.round(Number(statement[field]) * 100);
				expect(total(statement.earnings, 'amount')).toBe(cents('grosswagescurrent'));
				expect(total(statement.taxes, 'amount')).toBe(cents('taxescurrent'));
				expect(total(statement.deductions, 'employeeamount')).toBe(cents('deductionscurrent'));
				expect(total(statement.netpay, 'amount')).toBe(cents('netpaycurrent'));
				expect(cents('netpaycurrent')).toBe(
					cents('grosswagescurrent') - cents('taxescurrent') - cents('deductionscurrent'),
				);
				const sameYear =
					before && String(before.paydate).slice(0, 4) === String(statement.paydate).slice(0, 4);
				for (const name of ['grosswages', 'taxes', 'deductions', 'netpay']) {
					const earlier = sameYear ? Math.round(Number(before![`${name}ytd`]) * 100) : 0;
					expect(cents(`${name}ytd`)).toBe(earlier + cents(`${name}current`));
				}
				expect(statement.employeenumber).toBe(person.employeeNumber);
				before = statement;
			}
		}
	});

	test('show what happens while it runs', async () => {
		const [, { person, job }] = simulator.data.employments;
		const to = job.code === 'MGR' ? 'DIR' : 'MGR';
		const recent = () => rows(simulator, '/personnel/v1/employee-changes?per_page=200');
		simulator.advanceClock(4 * 3_600_000);
		try {
			expect(await recent()).toEqual([]);
			simulator.change({ kind: 'job', employeeId: person.employeeId, to });
			const hired = simulator.change({ kind: 'hire' });
			const found = await recent();
			expect(found.map((row) => [row.employeeId, row.jobCode])).toEqual([
				[person.employeeId, to],
				[hired.person.employeeId, hired.job.code],
			]);
			simulator.change({ kind: 'terminate', employeeId: hired.person.employeeId });
			expect((await recent())[1]).toMatchObject({ employeeStatus: 'T', isActive: false });
			simulator.change({ kind: 'rehire', employeeId: hired.person.employeeId });
			expect((await recent())[1]).toMatchObject({ employeeStatus: 'A', terminationDate: '' });
			expect(() => simulator.change({ kind: 'job', employeeId: 'NOBODY' })).toThrow(
				'change.employeeId has to be the id of an employee.',
			);
		} finally {
			simulator.reset();
		}
		expect(simulator.data.people).toHaveLength(150);
	});
});

test('dates are written as the contract writes them', () => {
	expect(usMidnight(dayFrom(1996, 1, 1))).toBe('1/1/1996 12:00:00 AM');
	expect(isoInstant(Date.parse('2023-03-29T08:24:30.160Z'))).toBe('2023-03-29T08:24:30.16');
	expect(isoInstant(Date.parse('2023-03-29T08:00:00.000Z'))).toBe('2023-03-29T08:00:00');
});

function key(row: Row): string {
	return `${row.companyId}/${row.employeeId}`;
}
