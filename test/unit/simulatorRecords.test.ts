import { startSimulator, type Simulator } from '../../simulator';
import { checkRecord } from '../../simulator/checkRecord';
import { endpoints } from '../../simulator/endpoints';
import { records, type RecordType } from '../../simulator/records';
import { contactsOf } from '../../simulator/workforce/household';
import { allRows, call, NOW, type Row } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 120, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

/**
 * Against their schemas the employee number of employee-changes is text, as in UKG's own sample, and
 * so is the prefix of a phone number, which can hardly be an object.
 */
const overrides: Record<string, RecordType> = {
	EmployeeChangesResponse: { employeeNumber: 'string' },
	EmployeeMultiPhoneNumbers: { phoneCountryPrefix: 'string' },
};
const WIDE = 'startDate=1900-12-31T00:00:00Z&endDate=2199-12-31T00:00:00Z';

const SESSION =
	'sessionType=OE&deductionCode=DEN&startDateTime=2025-11-01T00:00:00&endDateTime=2025-12-01T00:00:00';
const ANY_CHANGE = 'companyId=*&modifiedAfterDateTime=2000-01-01T00:00:00';

function firstContact(): string {
	const [person] = simulator.data.people.filter((p) => contactsOf(simulator.data, p).length > 0);
	return contactsOf(simulator.data, person)[0].contactId;
}

function someoneAbroad(): string {
	return simulator.data.people.find(({ home }) => home.country !== 'USA')!.employeeId;
}

/** A request that has an answer with rows, for every operation. */
function requestFor(name: string): { path: string; body?: unknown } {
	const [{ person, company }] = simulator.data.employments.filter(({ ptoPlans }) => ptoPlans > 0);
	const ofEmployee = `/personnel/v1/companies/${company.id}/employees/${person.employeeId}/pto-plans`;
	const plan = simulator.data.ptoPlans.findIndex(
		(_, n) => person.employments[0].ptoPlans & (1 << n),
	);
	const ptoPlan = simulator.data.ptoPlans[plan].code;
	const key = { employeeId: person.employeeId, companyId: company.id };
	const employeeIdentifier = { eeid: person.employeeId, coid: company.id };
	const requests: Record<string, { path: string; body?: unknown }> = {
		listOrgLevels: { path: '/configuration/v1/org-levels' },
		createOrgLevels: {
			path: '/configuration/v1/org-levels',
			body: [{ code: 'NEW', description: 'New', level: 1 }, { code: 'BAD' }],
		},
		listJobs: { path: '/configuration/v1/jobs' },
		getJob: { path: '/configuration/v1/jobs/R%26D1' },
		listLocations: { path: '/configuration/v1/locations' },
		getLocation: { path: '/configuration/v1/locations/ST%20LOUIS' },
		listCompanyDetails: { path: '/configuration/v1/company-details' },
		listEarnings: { path: '/configuration/v1/earnings' },
		listSecurityRoles: { path: '/configuration/v1/roles' },
		listJobGroups: { path: '/configuration/v1/jobgroup' },
		listPayRegister: { path: '/payroll/v1/pay-register?per_Page=500' },
		listPayPeriods: { path: '/payroll/v1/paygroup-payperiods?per_Page=500' },
		listEarningsHistory: { path: '/payroll/v1/earnings-history-base-elements?per_Page=500' },
		listDeductionsHistory: { path: '/payroll/v1/payroll-deductions-history?per_Page=500' },
		listDirectDeposits: { path: '/payroll/v1/direct-deposit?per_Page=500' },
		listEmployeeChanges: { path: `/personnel/v1/employee-changes?${WIDE}` },
		getEmployeeChanges: { path: `/personnel/v1/employee-changes/${person.employeeId}` },
		listPersonDetails: { path: '/personnel/v1/person-details' },
		getPersonDetails: { path: `/personnel/v1/person-details/${person.employeeId}` },
		listCompensationDetails: { path: '/personnel/v1/compensation-details?per_Page=500' },
		getCompensationDetails: { path: `/personnel/v1/compensation-details/${person.employeeId}` },
		listContacts: { path: '/personnel/v1/contacts?per_Page=500' },
		getContact: { path: `/personnel/v1/contacts/${firstContact()}` },
		listSupervisorDetails: { path: '/personnel/v1/employee-supervisor-details?per_Page=500' },
		listJobHistory: { path: '/personnel/v1/employee-job-history-details?per_Page=500' },
		listPositions: { path: '/personnel/v1/empl-multiple-positions?per_Page=500' },
		listPhoneNumbers: { path: '/personnel/v1/employee-multi-phone-numbers?per_Page=500' },
		listSecurityUserDetails: { path: '/personnel/v1/employee-security-user-details?per_Page=500' },
		listUserDetails: { path: '/personnel/v1/user-details?per_Page=500' },
		listEmployeeDeductions: { path: '/personnel/v1/emp-deductions?dedCode=MED&per_Page=500' },
		listDependentDeductions: { path: '/personnel/v1/dep-deductions?per_Page=500' },
		listOpenEnrollmentDeductions: {
			path: `/personnel/v1/open-enrollment-emp-deductions?${SESSION}&per_Page=500`,
		},
		listCobraDetails: { path: '/personnel/v1/employee-cobra-details?per_Page=500' },
		listBusinessStructureStatus: {
			path: `/personnel/v1/integration/kronos/business-structure-status?${ANY_CHANGE}`,
		},
		listInternationalEmployees: { path: '/personnel/v1/international-employees?per_Page=500' },
		listInternationalEmployee: {
			path: `/personnel/v1/international-employees/${someoneAbroad()}`,
		},
		listGlobalBanks: { path: '/personnel/v1/employee-global-banks?per_Page=500' },
		listLocalizationElements: {
			path: '/personnel/v1/employee-global-localization-elements?per_Page=500',
		},
		listEmploymentDetails: { path: '/personnel/v1/employment-details?per_Page=500' },
		listPtoPlans: { path: '/personnel/v1/pto-plans' },
		createPtoPlans: {
			path: '/personnel/v1/pto-plans',
			body: [
				{ ...key, ptoPlan: 'NEW', earned: 4 },
				{ ...key, ptoPlan: 'NEW' },
			],
		},
		listEmployeePtoPlans: { path: ofEmployee },
		getPtoPlan: { path: `${ofEmployee}/${ptoPlan}` },
		updatePtoPlan: { path: `${ofEmployee}/${ptoPlan}`, body: { ...key, ptoPlan, taken: 8 } },
		listPayStatements: {
			path: '/payroll/v1/employees/pay-statements',
			body: {
				employeeIdentifier,
				startDate: '2026-01-01T00:00:00',
				endDate: '2026-12-31T00:00:00',
			},
		},
		getLastPayStatement: {
			path: '/payroll/v1/employees/pay-statement/last',
			body: { employeeIdentifier },
		},
	};
	return requests[name];
}

// As many fields as the contract counts.
test.each([
	['EmpPersonDetails', 94],
	['EmployeeChangesResponse', 45],
	['EmployeePayStatementModel', 56],
	['EarningsDto', 54],
	['CompanyDetails', 19],
	['org-levels', 12],
	['pto-plans', 9],
	['jobs', 5],
	['locations', 10],
	['Roles', 6],
	['JobGroupDetail', 4],
	['PayRegister', 55],
	['PayGroupPayPeriods', 43],
	['EarningsHistoryBaseElements', 49],
	['PayrollDeductionsHistory', 78],
	['DirectDepositModel', 20],
	['EmpCompensationDetails', 49],
	['EmpEmploymentDetails', 77],
	['Contact', 61],
	['EmployeeSupervisorDetails', 15],
	['EmployeeJobHistoryDetail', 64],
	['EmployeeMultiplePositions', 41],
	['EmployeeMultiPhoneNumbers', 13],
	['EmployeeSecurityUserDetails', 6],
	['UserDetails', 8],
	['EmpDeductions', 78],
	['DependentDeductions', 25],
	['OpenEnrollmentEmployeeDeductions', 43],
	['EmployeeCobraDetails', 12],
	['InternationalEmployeeModel', 30],
	['EmployeeGlobalBanksModel', 35],
	['EmpGlobalLocalizationElementModel', 10],
] as const)('%s has %d fields', (name, count) => {
	expect(Object.keys(records[name])).toHaveLength(count);
});

describe('every answer holds exactly the fields of the contract, in their types', () => {
	test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
		'%s',
		async (name, { method, answer }) => {
			const { path, body } = requestFor(name);
			const reply = await call(simulator, method, path, { body });
			expect(reply.status).toBe(answer.record === 'MultiStatusResponse' ? 207 : 200);
			expect(Array.isArray(reply.body)).toBe(answer.shape === 'array');
			const found = (answer.shape === 'array' ? reply.body : [reply.body]) as unknown[];
			expect(found.length).toBeGreaterThan(0);
			const { record } = answer;
			if (record === 'string') {
				expect(found).toEqual(found.map(() => expect.any(String)));
				return;
			}
			const faults = found.flatMap((row) =>
				checkRecord(record, row, { overrides: overrides[record] }),
			);
			expect(faults).toEqual([]);
		},
	);

	test('in every row of the large lists', async () => {
		const changes = await allRows(simulator, `/personnel/v1/employee-changes?${WIDE}`, 200);
		const people = await allRows(simulator, '/personnel/v1/person-details', 1000);
		expect(changes).toHaveLength(simulator.data.employments.length);
		expect(people).toHaveLength(simulator.data.employments.length);
		const faults = [
			...changes.flatMap((row) =>
				checkRecord('EmployeeChangesResponse', row, {
					overrides: overrides.EmployeeChangesResponse,
					nullable: false,
				}),
			),
			...people.flatMap((row) => checkRecord('EmpPersonDetails', row)),
		];
		expect(faults).toEqual([]);
	});

	test('in every pay statement of every tenth employment', async () => {
		for (let n = 0; n < simulator.data.employments.length; n += 10) {
			const { person, company } = simulator.data.employments[n];
			const { body } = await call(simulator, 'POST', '/payroll/v1/employees/pay-statements', {
				body: { employeeIdentifier: { eeid: person.employeeId, coid: company.id }, per_Page: 100 },
			});
			expect(
				(body as Row[]).flatMap((row) => checkRecord('EmployeePayStatementModel', row)),
			).toEqual([]);
		}
	});

	test('in a 400', async () => {
		const { status, body } = await call(simulator, 'GET', '/configuration/v1/jobs?isActive=yes');
		expect(status).toBe(400);
		expect(checkRecord('Error', body)).toEqual([]);
	});
});

describe('the check itself', () => {
	const job = {
		title: 'Engineer',
		countryCode: 'USA',
		code: 'ENG1',
		jobFamilyCode: null,
		isActive: true,
	};

	test('passes a good row', () => {
		expect(checkRecord('jobs', job)).toEqual([]);
	});

	test.each([
		[{ title: undefined }, 'jobs.title: undefined is no string'],
		[{ isActive: 'true' }, 'jobs.isActive: "true" is no boolean'],
		[{ extra: 1 }, 'jobs.extra: is not in the contract'],
	])('finds %j', (change, fault) => {
		expect(checkRecord('jobs', { ...job, ...change })).toEqual([fault]);
	});

	test('finds a missing field', () => {
		const rest: Row = { ...job };
		delete rest.code;
		expect(checkRecord('jobs', rest)).toEqual(['jobs.code: is missing']);
	});

	test.each([
		['EmpPersonDetails', 'datetimeChanged', '3/29/2023'],
		['EmpPersonDetails', 'personId', 'ABC'],
		['EmployeePayStatementModel', 'federalallowancesclaimed', 1.5],
		['EmployeePayStatementModel', 'taxes', [{ taxcode: 'X' }]],
	] as const)('finds a wrong value of %s.%s', (record, field, value) => {
		const row = Object.fromEntries(Object.keys(records[record]).map((name) => [name, null]));
		expect(checkRecord(record, { ...row, [field]: value })).not.toEqual([]);
	});
});

test('a later version may send more fields', async () => {
	simulator.setVariants({ extraFields: true });
	const { body } = await call(simulator, 'GET', '/configuration/v1/jobs/CEO');
	expect(body).toHaveProperty('integrationRecordId');
	expect(checkRecord('jobs', body)).toEqual(['jobs.integrationRecordId: is not in the contract']);
});

test('the spelling of three fields follows the variants', async () => {
	simulator.setVariants({
		jobCodeField: 'jobCode',
		workLocationField: 'workLocationCode',
		employeeNumber: 'number',
	});
	const job = (await call(simulator, 'GET', '/configuration/v1/jobs/CEO')).body as Row;
	expect(job.jobCode).toBe('CEO');
	expect(job).not.toHaveProperty('code');
	const [change] = (
		await call(
			simulator,
			'GET',
			`/personnel/v1/employee-changes/${simulator.data.people[0].employeeId}`,
		)
	).body as Row[];
	expect(change.workLocationCode).toBe(simulator.data.employments[0].location.code);
	expect(change).not.toHaveProperty('workLocation');
	expect(change.employeeNumber).toBe(101);
});
