import fc from 'fast-check';
import {
	startSimulator,
	type Change,
	type ChangeKind,
	type Employment,
	type Simulator,
} from '../../simulator';
import { checkRecord } from '../../simulator/checkRecord';
import { endpoints } from '../../simulator/endpoints';
import { changeKinds } from '../../simulator/workforce/change';
import { accountHeaders, NOW, type Row } from './simulatorClient';

const DAY = 86_400_000;
const CHANGES = '/personnel/v1/employee-changes';
const DETAILS = '/personnel/v1/employment-details';
const HISTORY = '/personnel/v1/employee-job-history-details';
const WIDE = 'startDate=1900-12-31T00:00:00Z&endDate=2199-12-31T00:00:00Z';
const TODAY = '6/15/2026 12:00:00 AM';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 80, now: NOW, clock: 'still' });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

async function read(path: string): Promise<Row[]> {
	const headers = accountHeaders(simulator);
	const { status, text } = await simulator.answer({ method: 'GET', url: path, headers });
	if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
	return JSON.parse(text) as Row[];
}

/** The rows of one employee in the feed, in the order of the person's companies. */
const rowsOf = ({ person }: Employment) => read(`${CHANGES}/${person.employeeId}`);

/** The row of one employment in the feed. */
async function rowOf(employment: Employment): Promise<Row> {
	const found = await rowsOf(employment);
	return found.find(({ companyId }) => companyId === employment.company.id)!;
}

/** Who changed at the present instant. */
async function touched(): Promise<string[]> {
	const instant = simulator.now.toISOString();
	const found = await read(`${CHANGES}?startDate=${instant}&endDate=${instant}&per_page=200`);
	return found.map(({ companyId, employeeId }) => `${companyId}/${employeeId}`);
}

const keyOf = ({ company, person }: Employment) => `${company.id}/${person.employeeId}`;

function find(test: (employment: Employment) => boolean): Employment {
	return simulator.data.employments.find((each) => each.person.index > 20 && test(each))!;
}

const inOne = ({ person }: Employment) => person.employments.length === 1;
const american = ({ company }: Employment) => company.country === 'USA';
const usual = (each: Employment) => each.status === 'A' && inOne(each) && american(each);
const active = () => find(usual);

/** Something happens a second later. */
function happen(employment: Employment, change: Omit<Change, 'employeeId'>): Employment {
	simulator.advanceClock(1000);
	return simulator.change({
		employeeId: employment.person.employeeId,
		companyId: employment.company.id,
		...change,
	});
}

/** The fields that differ. */
function differences(before: Row, after: Row): string[] {
	expect(Object.keys(after)).toEqual(Object.keys(before));
	return Object.keys(after).filter((name) => after[name] !== before[name]);
}

const STATUS = ['employeeStatus', 'emplStatusStartDate'];
const ENDED = ['isActive', 'terminationDate', ...STATUS];

describe('a change is different in what its name says, and in nothing else:', () => {
	test.each<[ChangeKind, string[], ((employment: Employment) => boolean)?]>([
		['terminate', ENDED],
		['rehire', [...ENDED, 'dateOfLastHire'], ({ status }) => status === 'T'],
		['leave', STATUS],
		['return', STATUS, ({ status }) => status === 'L'],
		['job', ['jobCode', 'jobGroupCode', 'dateInJob'], (e) => usual(e) && e.job.code === 'HRGEN'],
		['location', ['workLocation']],
		['organization', ['orgLevel1Code']],
		['supervisor', ['supervisorId', 'supervisorName']],
		['name', ['lastName']],
		['contact', ['emailAddress', 'workPhone', 'homePhone']],
		['address', ['employeeAddress1', 'city', 'state', 'zipCode']],
		['payType', ['salaryOrHourly', 'fullTimeOrPartTime']],
		['touch', []],
	])('%s', async (kind, fields, who = usual) => {
		const employment = find(who);
		const before = await rowOf(employment);
		expect(happen(employment, { kind })).toBe(employment);
		const after = await rowOf(employment);
		expect(differences(before, after).sort()).toEqual([...fields].sort());
		expect(await touched()).toEqual([keyOf(employment)]);
	});

	test('all kinds are here or below', () => {
		expect([...changeKinds].sort()).toEqual(
			[
				...['hire', 'terminate', 'rehire', 'leave', 'return', 'job', 'location', 'organization'],
				...['supervisor', 'name', 'contact', 'address', 'payType', 'transfer', 'touch'],
			].sort(),
		);
	});

	test('a job that is paid by the hour leaves a salary', async () => {
		const employment = find((each) => usual(each) && each.job.salaried);
		happen(employment, { kind: 'job', to: 'WELD' });
		const row = await rowOf(employment);
		expect([row.jobCode, row.jobGroupCode, row.salaryOrHourly]).toEqual(['WELD', 'PROD', 'S']);
	});

	test.each(['name', 'contact', 'address'] as const)('%s, in both companies', async (kind) => {
		const both = find((each) => !inOne(each)).person.employments;
		happen(both[1], { kind });
		expect((await touched()).sort()).toEqual(both.map(keyOf).sort());
	});

	test.each(['job', 'location', 'supervisor', 'terminate', 'touch'] as const)(
		'%s, in one company',
		async (kind) => {
			const [, second] = find((each) => !inOne(each)).person.employments;
			happen(second, { kind });
			expect(await touched()).toEqual([keyOf(second)]);
		},
	);

	test.each([
		['S', { salaryOrHourly: 'S', fullTimeOrPartTime: 'P' }],
		['H', { salaryOrHourly: 'H', fullTimeOrPartTime: 'P' }],
		['F', { salaryOrHourly: 'H', fullTimeOrPartTime: 'F' }],
		['P', { salaryOrHourly: 'H', fullTimeOrPartTime: 'P' }],
	])('payType to %s', async (to, wanted) => {
		const employment = active();
		for (const each of ['H', 'P', to]) happen(employment, { kind: 'payType', to: each });
		expect(await rowOf(employment)).toMatchObject(wanted);
	});

	test('payType, in a row of job history that is no other structure', async () => {
		const employment = active();
		const { employeeId } = employment.person;
		const since = simulator.now.toISOString();
		const before = await read(`${HISTORY}?employeeId=${employeeId}`);
		const structure = `/personnel/v1/integration/kronos/business-structure-status?companyId=*&modifiedAfterDateTime=${since}`;
		happen(employment, { kind: 'payType' });
		const after = await read(`${HISTORY}?employeeId=${employeeId}`);
		expect(after.slice(0, -1)).toEqual(before);
		const { salaryOrHourly, fullTimeOrPartTime } = await rowOf(employment);
		expect(after[after.length - 1]).toMatchObject({
			reasonCode: 'PAY',
			salaryOrHourly,
			fullTimeOrPartTime,
		});
		expect(await read(structure)).toEqual([]);
		happen(employment, { kind: 'job' });
		expect(await read(structure)).toEqual([employeeId]);
	});

	test('contact and address, time after time', async () => {
		const employment = find((each) => usual(each) && each.person.home.zip === '50010');
		let before = await rowOf(employment);
		for (let n = 0; n < 30; n++) {
			happen(employment, { kind: 'contact' });
			happen(employment, { kind: 'address' });
			const after = await rowOf(employment);
			for (const field of [
				'emailAddress',
				'workPhone',
				'homePhone',
				'employeeAddress1',
				'zipCode',
			]) {
				expect(after[field]).not.toBe(before[field]);
			}
			before = after;
		}
	});

	test('names keep the e-mail address, until that changes', async () => {
		const employment = find((each) => usual(each) && /^[A-Za-z]+$/.test(each.person.lastName));
		const { emailAddress } = await rowOf(employment);
		expect(emailAddress).toContain(`.${employment.person.lastName.toLowerCase()}.`);
		happen(employment, { kind: 'name', to: 'Vandermeer' });
		expect(await rowOf(employment)).toMatchObject({ lastName: 'Vandermeer', emailAddress });
		const details = `/personnel/v1/person-details?employeeId=${employment.person.employeeId}`;
		expect((await read(details))[0]).toMatchObject({ lastName: 'Vandermeer', emailAddress });
		happen(employment, { kind: 'contact' });
		const [{ emailAddress: mail }] = await read(details);
		expect((await rowOf(employment)).emailAddress).toBe(mail);
		expect(mail).toMatch(/^[a-z]+\.[a-z]+2\.\d+@example\.com$/);
	});

	test('supervisor takes somebody else each time', async () => {
		const employment = active();
		const seen = [employment.supervisor];
		for (let n = 0; n < 3; n++) {
			const before = employment.supervisor;
			happen(employment, { kind: 'supervisor' });
			expect([before, employment.person]).not.toContain(employment.supervisor);
			seen.push(employment.supervisor);
		}
		expect(seen).toHaveLength(4);
	});
});

describe('a day', () => {
	test.each(['2026-05-04', '2026-07-20'])('of a hire is any, %s', async (day) => {
		simulator.advanceClock(1000);
		const hired = simulator.change({ kind: 'hire', day });
		const us = `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/2026 12:00:00 AM`;
		expect(await touched()).toEqual([keyOf(hired)]);
		expect(await rowOf(hired)).toMatchObject({
			hireDate: us,
			dateOfLastHire: us,
			emplStatusStartDate: us,
			dateInJob: us,
			employeeStatus: 'A',
			isActive: true,
			terminationDate: '',
		});
		const { employeeId } = hired.person;
		expect(await read(`${HISTORY}?employeeId=${employeeId}`)).toMatchObject([
			{ reasonCode: 'HIRE', jobEffectiveDate: `${day}T00:00:00` },
		]);
		const instant = simulator.now.toISOString().slice(0, 19);
		expect(await read(`${DETAILS}?employeeId=${employeeId}`)).toMatchObject([
			{ originalHireDate: `${day}T00:00:00`, dateTimeCreated: instant },
		]);
	});

	test('of a termination may have passed', async () => {
		const employment = find((each) => usual(each) && each.lastHireDay < NOW.getTime() / DAY - 100);
		happen(employment, { kind: 'terminate', day: '2026-06-01' });
		expect(await touched()).toEqual([keyOf(employment)]);
		expect(await rowOf(employment)).toMatchObject({
			terminationDate: '6/1/2026 12:00:00 AM',
			emplStatusStartDate: '6/1/2026 12:00:00 AM',
			employeeStatus: 'T',
			isActive: false,
		});
	});

	test('of a termination that lies ahead is shown, and changes the rest when it comes', async () => {
		const employment = active();
		const { employeeId } = employment.person;
		const before = await rowOf(employment);
		happen(employment, { kind: 'terminate', day: '2026-06-20' });
		expect(await touched()).toEqual([keyOf(employment)]);
		const planned = await rowOf(employment);
		expect(differences(before, planned)).toEqual(['terminationDate']);
		expect(planned.terminationDate).toBe('6/20/2026 12:00:00 AM');
		const details = async () => (await read(`${DETAILS}?dateOfTermination=06-20-2026`))[0];
		const benefit = async () =>
			(await read(`/personnel/v1/emp-deductions?dedCode=MED&employeeId=${employeeId}`))[0];
		const user = async () => (await read(`/personnel/v1/user-details?employeeId=${employeeId}`))[0];
		const dateOfTermination = '2026-06-20T00:00:00';
		expect(await details()).toMatchObject({
			employeeID: employeeId,
			employeeStatusCode: 'A',
			dateOfTermination,
			termReason: null,
		});
		expect([(await benefit()).benefitStatus, (await user()).userStatus]).toEqual(['A', 'Active']);

		simulator.advanceClock(Date.parse('2026-06-19T23:59:59.999Z') - simulator.now.getTime());
		expect(await rowOf(employment)).toEqual(planned);
		simulator.advanceClock(1);
		const after = await rowOf(employment);
		expect(differences(planned, after).sort()).toEqual(['isActive', ...STATUS].sort());
		expect(after).toMatchObject({
			isActive: false,
			employeeStatus: 'T',
			emplStatusStartDate: '6/20/2026 12:00:00 AM',
		});
		expect(await details()).toMatchObject({
			employeeStatusCode: 'T',
			dateOfTermination,
			termReason: expect.any(String),
		});
		expect([(await benefit()).benefitStatus, (await user()).userStatus]).toEqual(['T', 'Inactive']);
		// Nobody has entered anything since.
		expect(await read(`${CHANGES}?per_page=200`)).toEqual([]);
		happen(employment, { kind: 'rehire' });
		expect((await rowOf(employment)).terminationDate).toBe('');
	});

	test('of a termination may be put off and brought forward', async () => {
		const employment = active();
		happen(employment, { kind: 'terminate', day: '2026-06-20' });
		happen(employment, { kind: 'terminate', day: '2026-06-22' });
		simulator.advanceClock(6 * DAY);
		expect(await rowOf(employment)).toMatchObject({ isActive: true });
		happen(employment, { kind: 'terminate', day: '2026-06-18' });
		expect(await rowOf(employment)).toMatchObject({
			isActive: false,
			terminationDate: '6/18/2026 12:00:00 AM',
		});
		simulator.advanceClock(6 * DAY);
		expect((await rowOf(employment)).terminationDate).toBe('6/18/2026 12:00:00 AM');
	});

	test('that lies ahead is forgotten with everything else', async () => {
		happen(active(), { kind: 'terminate', day: '2026-06-20' });
		simulator.reset();
		simulator.advanceClock(10 * DAY);
		expect((await rowOf(active())).terminationDate).toBe('');
	});

	test.each(['2026-06-20', '2026-06-10'])('of a rehire is any, %s', async (day) => {
		const employment = active();
		happen(employment, { kind: 'terminate', day: '2026-06-08' });
		happen(employment, { kind: 'rehire', day });
		const us = `6/${day.slice(8)}/2026 12:00:00 AM`;
		expect(await rowOf(employment)).toMatchObject({
			dateOfLastHire: us,
			emplStatusStartDate: us,
			employeeStatus: 'A',
			isActive: true,
			terminationDate: '',
		});
		const history = await read(`${HISTORY}?employeeId=${employment.person.employeeId}`);
		expect(history[history.length - 1]).toMatchObject({
			reasonCode: 'REHIRE',
			jobEffectiveDate: `${day}T00:00:00`,
		});
	});
});

describe('a transfer', () => {
	const companies = () => simulator.data.companies;
	/** Somebody who is in the first company and in no other. */
	const someone = () => find((each) => usual(each) && each.company === companies()[0]);

	test('ends the row of one company and begins that of another', async () => {
		const old = someone();
		const { employeeId } = old.person;
		const before = await rowOf(old);
		const moved = happen(old, { kind: 'transfer' });
		expect([moved.person, moved.company]).toEqual([old.person, companies()[1]]);
		const [present, past] = await rowsOf(old);
		expect(differences(before, past).sort()).toEqual([...ENDED].sort());
		expect(past).toMatchObject({ terminationDate: TODAY, isActive: false, employeeStatus: 'T' });
		expect(differences(before, present).sort()).toEqual(
			['companyId', 'companyName', 'dateInJob', 'dateOfLastHire', 'emplStatusStartDate'].sort(),
		);
		expect(present).toMatchObject({ dateOfLastHire: TODAY, hireDate: before.hireDate });
		expect((await touched()).sort()).toEqual([keyOf(old), keyOf(moved)].sort());
		expect(
			await read(`${HISTORY}?employeeId=${employeeId}&companyId=${moved.company.id}`),
		).toMatchObject([
			{
				reasonCode: 'XFER',
				jobEffectiveDate: '2026-06-15T00:00:00',
				homeCompanyId: moved.company.id,
			},
		]);
		const plans = `/personnel/v1/companies/${moved.company.id}/employees/${employeeId}/pto-plans`;
		expect(await read(plans)).toEqual([]);
		// What happens next, happens in the new company.
		expect(simulator.change({ kind: 'touch', employeeId })).toBe(moved);
	});

	test('goes back to a row that is there already', async () => {
		const old = someone();
		const there = happen(old, { kind: 'transfer' });
		const count = simulator.data.employments.length;
		simulator.advanceClock(DAY);
		expect(happen(there, { kind: 'transfer' })).toBe(old);
		expect(simulator.data.employments).toHaveLength(count);
		const [present, past] = await rowsOf(old);
		expect(present).toMatchObject({
			companyId: old.company.id,
			isActive: true,
			terminationDate: '',
			dateOfLastHire: '6/16/2026 12:00:00 AM',
		});
		expect(past).toMatchObject({ companyId: there.company.id, isActive: false });
		const history = await read(`${HISTORY}?companyId=${old.company.id}`);
		const own = history.filter(({ employeeId }) => employeeId === old.person.employeeId);
		expect(own[0].reasonCode).toBe('HIRE');
		expect(own[own.length - 1].reasonCode).toBe('XFER');
	});

	test('takes a leave and a planned termination along', async () => {
		const old = someone();
		happen(old, { kind: 'leave' });
		happen(old, { kind: 'terminate', day: '2026-06-20' });
		const moved = happen(old, { kind: 'transfer' });
		expect(await rowOf(moved)).toMatchObject({
			employeeStatus: 'L',
			terminationDate: '6/20/2026 12:00:00 AM',
		});
		expect(await rowOf(old)).toMatchObject({ employeeStatus: 'T', terminationDate: TODAY });
		expect(happen(moved, { kind: 'transfer' })).toBe(old);
		expect((await rowOf(old)).terminationDate).toBe('6/20/2026 12:00:00 AM');
		expect(happen(old, { kind: 'transfer' })).toBe(moved);
		simulator.advanceClock(5 * DAY);
		expect(await rowOf(moved)).toMatchObject({ employeeStatus: 'T' });
		expect(await rowOf(old)).toMatchObject({ terminationDate: TODAY });
	});

	test('comes after the first day', () => {
		const hired = simulator.change({ kind: 'hire', day: '2026-06-17' });
		expect(() => happen(hired, { kind: 'transfer' })).toThrow(
			'change.employeeId is not there yet.',
		);
		simulator.advanceClock(2 * DAY);
		expect(happen(hired, { kind: 'transfer' }).company).toBe(companies()[1]);
	});

	test('stays in the country and goes where the person is not employed', () => {
		const [holding, , canada] = companies();
		expect(() => happen(someone(), { kind: 'transfer', to: canada.id })).toThrow(
			`change.to has to be one of ${companies()[1].id}.`,
		);
		expect(() => happen(someone(), { kind: 'transfer', to: holding.id })).toThrow('change.to');
		const none = 'change.employeeId has no company to go to';
		const abroad = find((each) => each.status === 'A' && inOne(each) && !american(each));
		expect(() => happen(abroad, { kind: 'transfer' })).toThrow(none);
		const first = someone();
		const moved = happen(first, { kind: 'transfer', to: companies()[1].id });
		happen(first, { kind: 'rehire' });
		expect(() => happen(moved, { kind: 'transfer' })).toThrow(none);
	});
});

describe('what cannot be is refused, and nothing happens:', () => {
	test.each<[Omit<Change, 'employeeId'>, string, ChangeKind?]>([
		[{ kind: 'terminate', day: '2026-02-30' }, 'change.day has to be a day such as 2026-01-31.'],
		[{ kind: 'terminate', day: '6/1/2026' }, 'change.day has to be a day such as 2026-01-31.'],
		[{ kind: 'terminate', day: '1950-01-01' }, 'change.day lies before the last hire.'],
		[{ kind: 'leave', day: '2026-06-01' }, 'change.day is for hire, terminate and rehire only.'],
		[{ kind: 'rehire' }, 'change.employeeId is not terminated.'],
		[{ kind: 'payType', to: 'X' }, 'change.to has to be S, H, F or P.'],
		[{ kind: 'job', to: 'CENG' }, 'change.to has to be one of CEO, '],
		[{ kind: 'terminate', day: '2026-07-01' }, 'is terminated already', 'terminate'],
		[{ kind: 'rehire', day: '2026-06-14' }, 'change.day lies before the termination', 'terminate'],
		[{ kind: 'leave' }, 'change.employeeId is terminated.', 'terminate'],
		[{ kind: 'return' }, 'change.employeeId is terminated.', 'terminate'],
		[{ kind: 'transfer' }, 'change.employeeId is terminated.', 'terminate'],
	])('%j: %s', async (change, sentence, first = 'touch') => {
		const employment = active();
		happen(employment, { kind: first });
		const before = await rowsOf(employment);
		expect(() => happen(employment, change)).toThrow(sentence);
		expect(await rowsOf(employment)).toEqual(before);
		expect(await touched()).toEqual([]);
	});
});

describe('whatever happens', () => {
	beforeAll(async () => {
		await simulator.close();
		// The lists of pay are long even so.
		simulator = await startSimulator({ employees: 25, now: NOW, clock: 'still' });
	});

	/** The lists of everybody, with what some of them have to be asked with. */
	const lists = endpoints
		.filter(({ method, path, paging }) => method === 'GET' && !path.includes('{') && paging)
		.map(({ path, answer, paging }) => ({ path, record: answer.record, size: paging!.maximum }));
	const asked: Record<string, string> = {
		[CHANGES]: WIDE,
		'/personnel/v1/emp-deductions': 'dedCode=MED',
		'/personnel/v1/open-enrollment-emp-deductions':
			'sessionType=OE&deductionCode=DEN&startDateTime=2025-11-01T00:00:00&endDateTime=2025-12-01T00:00:00',
		'/personnel/v1/integration/kronos/business-structure-status':
			'companyId=*&modifiedAfterDateTime=2000-01-01T00:00:00',
	};
	const overrides = {
		EmployeeChangesResponse: { employeeNumber: 'string' },
		EmployeeMultiPhoneNumbers: { phoneCountryPrefix: 'string' },
	} as const;
	const anything = fc.record({
		kind: fc.constantFrom(...changeKinds),
		who: fc.nat({ max: 99 }),
		where: fc.nat({ max: 2 }),
		day: fc.option(fc.integer({ min: -40, max: 40 })),
		passed: fc.integer({ min: 0, max: 10 * DAY }),
	});

	test('the records hold what the contract says, and agree', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anything, { minLength: 40, maxLength: 80 }), async (changes) => {
				simulator.reset({ all: true });
				let done = 0;
				for (const { kind, who, where, day, passed } of changes) {
					simulator.advanceClock(passed);
					const { people } = simulator.data;
					const { employeeId, employments } = people[who % people.length];
					const dated = ['hire', 'terminate', 'rehire'].includes(kind) && day !== null;
					try {
						simulator.change({
							kind,
							employeeId,
							companyId: employments[where % employments.length].company.id,
							...(dated
								? { day: new Date(simulator.now.getTime() + day * DAY).toISOString().slice(0, 10) }
								: {}),
						});
						done++;
					} catch (error) {
						// Refused, and then with a sentence about a field.
						expect((error as Error).message).toMatch(/^change\.\w+ .*\.$/);
					}
				}
				expect(done).toBeGreaterThan(10);
				await expectSound();
			}),
			{ numRuns: 10 },
		);
	}, 120_000);

	async function expectSound(): Promise<void> {
		const found: Record<string, Row[]> = {};
		for (const { path, record, size } of lists) {
			const query = asked[path] ?? '';
			const list = await read(`${path}?${query}&per_page=${size}`);
			if (record !== 'string') {
				const checks = overrides[record as keyof typeof overrides] ?? {};
				expect(list.flatMap((row) => checkRecord(record, row, { overrides: checks }))).toEqual([]);
			}
			found[path] = list;
		}
		const feed = found[CHANGES];
		const details = found[DETAILS];
		const people = found['/personnel/v1/person-details'];
		const pay = found['/personnel/v1/compensation-details'];
		expect(feed).toHaveLength(simulator.data.employments.length);
		expect(new Set(feed.map(key)).size).toBe(feed.length);
		const lastOf = new Map(found[HISTORY].map((row) => [key(row), row]));
		const iso = (value: unknown) => (value === null ? null : Date.parse(`${value}Z`));
		feed.forEach((row, n) => {
			const zone = (value: unknown) => (value === '' ? null : Date.parse(`${value} UTC`));
			expect(row).toMatchObject({
				employeeId: people[n].employeeId,
				companyId: people[n].companyId,
				lastName: people[n].lastName,
				emailAddress: people[n].emailAddress,
				homePhone: people[n].homePhone,
				employeeAddress1: people[n].addressLine1,
				city: people[n].addressCity,
				zipCode: people[n].addressZipCode,
				workPhone: details[n].workPhoneNumber,
				employeeStatus: details[n].employeeStatusCode,
				salaryOrHourly: details[n].salaryOrHourly,
				fullTimeOrPartTime: details[n].fullTimeOrPartTimeCode,
				jobCode: details[n].primaryJobCode,
				workLocation: details[n].primaryWorkLocationCode,
				orgLevel1Code: details[n].orgLevel1Code,
				isActive: row.employeeStatus !== 'T',
			});
			expect(zone(row.hireDate)).toBe(iso(details[n].originalHireDate));
			expect(zone(row.dateOfLastHire)).toBe(iso(details[n].lastHireDate));
			expect(zone(row.terminationDate)).toBe(iso(details[n].dateOfTermination));
			expect(zone(row.emplStatusStartDate)).toBe(iso(details[n].statusStartDate));
			expect(zone(row.dateInJob)).toBe(iso(details[n].dateInJob));
			if (row.terminationDate !== '') {
				expect(zone(row.terminationDate)).toBeGreaterThanOrEqual(zone(row.dateOfLastHire)!);
			}
			if (row.employeeStatus === 'T') {
				expect(zone(row.terminationDate)).toBeLessThanOrEqual(simulator.now.getTime());
			} else if (row.terminationDate !== '') {
				expect(zone(row.terminationDate)).toBeGreaterThan(simulator.now.getTime());
			}
			expect(zone(row.dateOfLastHire)).toBeGreaterThanOrEqual(zone(row.hireDate)!);
			expect(pay[n]).toMatchObject({
				emplStatus: row.employeeStatus,
				salaryOrHourlyCode: row.salaryOrHourly,
				fullTimeOrPartTimeCode: row.fullTimeOrPartTime,
				primaryJobCode: row.jobCode,
			});
			expect(lastOf.get(key(row))).toMatchObject({
				jobCode: row.jobCode,
				locationCode: row.workLocation,
				orgLevel1Code: row.orgLevel1Code,
				salaryOrHourly: row.salaryOrHourly,
				fullTimeOrPartTime: row.fullTimeOrPartTime,
				employeeStatus: row.employeeStatus,
				annualSalary: pay[n].annualSalary,
				supervisorId: row.supervisorId === '' ? null : row.supervisorId,
			});
		});
	}

	function key({ companyId, employeeId }: Row): string {
		return `${companyId}/${employeeId}`;
	}
});
