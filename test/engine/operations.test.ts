import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CATALOGUE } from '../../nodes/UkgPro/operations';
import type { Simulator } from '../../simulator';
import { rows, useTenant } from './tenant';

const tenant = useTenant();

type Ask = Omit<INodeParameters, 'resource' | 'operation'>;

interface Case {
	/** What is set, beside resource and operation. */
	readonly ask: (simulator: Simulator) => Ask;
	/** The first request, decoded; a body as JSON behind it. */
	readonly sends: (simulator: Simulator) => string;
	/** What must be true of the rows that come out, all fields of them. */
	readonly gives: (found: IDataObject[], simulator: Simulator) => void;
}

const first = (simulator: Simulator) => {
	const [employment] = simulator.data.employments;
	return {
		employeeId: employment.person.employeeId,
		employeeNumber: employment.person.employeeNumber,
		lastName: employment.person.lastName,
		companyId: employment.company.id,
		companyCode: employment.company.code,
	};
};
const planOf = (simulator: Simulator) => {
	const employment = simulator.data.employments.find(({ ptoPlans }) => ptoPlans !== 0);
	if (!employment) throw new Error('Somebody has a PTO plan');
	const plan = simulator.data.ptoPlans.find((_, bit) => employment.ptoPlans & (1 << bit));
	return {
		employeeId: employment.person.employeeId,
		companyId: employment.company.id,
		ptoPlan: plan?.code as string,
	};
};
const count = (expected: number) => (found: IDataObject[]) => expect(found).toHaveLength(expected);
const every = (test: (row: IDataObject) => boolean) => (found: IDataObject[]) => {
	expect(found.length).toBeGreaterThan(0);
	expect(found.filter((row) => !test(row))).toEqual([]);
};

/** By `resource.operation`: each operation, and each of its filters, once at least. */
const CASES: Record<string, Case[]> = {
	'company.getMany': [
		{
			ask: () => ({ returnAll: true }),
			sends: () => 'GET /configuration/v1/company-details?page=1&per_Page=10000',
			gives: (found, { data }) => count(data.companies.length)(found),
		},
		{
			ask: ({ data: { companies } }) => ({
				filters: {
					companyCode: companies[0].code,
					companyId: companies[0].id,
					isMasterCompany: companies[0].isMaster,
					masterCompanyId: companies[0].masterId,
				},
			}),
			sends: ({ data: { companies } }) =>
				`GET /configuration/v1/company-details?companyCode=${companies[0].code}&companyId=${companies[0].id}&isMasterCompany=${companies[0].isMaster}&masterCompanyId=${companies[0].masterId}&page=1&per_Page=50`,
			gives: (found, { data }) =>
				expect(found.map(({ companyID }) => companyID)).toEqual([data.companies[0].id]),
		},
	],
	'earning.getMany': [
		{
			ask: () => ({ returnAll: true }),
			sends: () => 'GET /configuration/v1/earnings?page=1&per_Page=10000',
			gives: every(({ earningCode }) => typeof earningCode === 'string'),
		},
		{
			ask: () => ({ filters: { earningCode: 'REG', includeInManualCheck: true } }),
			sends: () =>
				'GET /configuration/v1/earnings?earningCode=REG&includeInManualCheck=Y&page=1&per_Page=50',
			gives: every(
				({ earningCode, includeInManualCheck }) =>
					earningCode === 'REG' && includeInManualCheck === true,
			),
		},
		{
			ask: () => ({
				filters: {
					calculationRule: 'x',
					countryCode: 'USA',
					includeInAccruals: 'x',
					includeInDeferredCompensation: false,
					includeInDeferredCompensationHours: true,
					includeInShiftDiffrential: false,
					taxCategory: 'x',
					useDeductionOffset: true,
				},
			}),
			sends: () =>
				'GET /configuration/v1/earnings?calculationRule=x&countryCode=USA&includeInAccruals=x&includeInDeferredCompensation=false&includeInDeferredCompensationHours=true&includeInShiftDiffrential=N&taxCategory=x&useDeductionOffset=Y&page=1&per_Page=50',
			gives: count(0),
		},
	],
	'employeeChange.getManyByDate': [
		{
			ask: () => ({
				returnAll: true,
				startDate: '2026-03-01T00:00:00',
				endDate: '2026-06-15T08:00:00-04:00',
			}),
			sends: () =>
				'GET /personnel/v1/employee-changes?startDate=2026-03-01T00:00:00.000Z&endDate=2026-06-15T12:00:00.000Z&page=1&per_page=200',
			gives: every(({ employeeNumber }) => /^\d{9}$/.test(String(employeeNumber))),
		},
		{
			ask: () => ({}),
			sends: () => 'GET /personnel/v1/employee-changes?page=1&per_page=50',
			gives: (found, { data }) => expect(found.length).toBeLessThan(data.employments.length),
		},
	],
	'employeeChange.getManyByEmployee': [
		{
			ask: (simulator) => ({ employeeId: first(simulator).employeeId }),
			sends: (simulator) => `GET /personnel/v1/employee-changes/${first(simulator).employeeId}`,
			gives: (found, simulator) =>
				every((row) => row.employeeId === first(simulator).employeeId)(found),
		},
	],
	'job.get': [
		{
			ask: ({ data }) => ({ jobCode: ` ${data.jobs[1].code} ` }),
			sends: ({ data }) => `GET /configuration/v1/jobs/${data.jobs[1].code}`,
			gives: (found, { data }) => {
				expect(found).toHaveLength(1);
				expect(found[0]).toMatchObject({ code: data.jobs[1].code, title: data.jobs[1].title });
			},
		},
	],
	'job.getMany': [
		{
			ask: () => ({ filters: { countryCode: 'USA', isActive: true }, returnAll: true }),
			sends: () => 'GET /configuration/v1/jobs?countryCode=USA&isActive=true',
			gives: every(({ countryCode, isActive }) => countryCode === 'USA' && isActive === true),
		},
	],
	'location.get': [
		{
			ask: ({ data }) => ({ locationCode: data.locations[0].code }),
			sends: ({ data }) => `GET /configuration/v1/locations/${data.locations[0].code}`,
			gives: (found, { data }) =>
				expect(found.map(({ locationCode }) => locationCode)).toEqual([data.locations[0].code]),
		},
	],
	'location.getMany': [
		{
			ask: () => ({ filters: { countryCode: 'CAN', isActive: 'yes' }, returnAll: true }),
			sends: () => 'GET /configuration/v1/locations?countryCode=CAN&isActive=true',
			gives: every(({ countryCode }) => countryCode === 'CAN'),
		},
	],
	'organizationLevel.create': [
		{
			ask: () => ({
				level: 2,
				code: 'NEW1',
				levelName: 'New & <better>',
				additionalFields: {
					budgetGroup: 'B',
					currentYearBudgetFTE: 1.5,
					currentYearBudgetSalary: 1000,
					glSegment: '100',
					isActive: false,
					lastYearBudgetFTE: 0,
					lastYearBudgetSalary: '12.5',
					levelDescription: 'Department',
					reportingCategory: 'R',
				},
			}),
			sends: () =>
				`POST /configuration/v1/org-levels ${JSON.stringify([
					{
						level: 2,
						code: 'NEW1',
						description: 'New & <better>',
						budgetGroup: 'B',
						currentYearBudgetFTE: 1.5,
						currentYearBudgetSalary: 1000,
						glSegment: '100',
						isActive: false,
						lastYearBudgetFTE: 0,
						lastYearBudgetSalary: 12.5,
						levelDescription: 'Department',
						reportingCategory: 'R',
					},
				])}`,
			gives: (found, { writes }) => {
				expect(found[0]).toMatchObject({ sequenceId: 1, status: '201' });
				expect(writes['org-levels/2/NEW1']).toEqual({ attempts: 1, written: 1 });
			},
		},
	],
	'organizationLevel.getMany': [
		{
			ask: () => ({ returnAll: true }),
			sends: () => 'GET /configuration/v1/org-levels',
			gives: (found, { data }) => count(data.orgLevels.length)(found),
		},
		{
			ask: ({ data: { orgLevels } }) => ({
				filters: {
					budgetGroup: orgLevels[0].budgetGroup ?? 'x',
					code: orgLevels[0].code,
					isActive: true,
					levelDescription: orgLevels[0].levelDescription ?? 'x',
					reportingCategory: orgLevels[0].reportingCategory ?? 'x',
				},
			}),
			sends: ({ data: { orgLevels } }) =>
				`GET /configuration/v1/org-levels?budgetGroup=${orgLevels[0].budgetGroup ?? 'x'}&code=${orgLevels[0].code}&isActive=true&levelDescription=${orgLevels[0].levelDescription ?? 'x'}&reportingCategory=${orgLevels[0].reportingCategory ?? 'x'}`,
			gives: (found, { data }) => {
				for (const { code } of found) expect(code).toBe(data.orgLevels[0].code);
			},
		},
	],
	'payStatement.getMany': [
		{
			ask: (simulator) => ({
				identifyBy: 'ids',
				employeeId: first(simulator).employeeId,
				companyId: first(simulator).companyId,
				startDate: '2026-03-01T00:00:00',
				endDate: '2026-06-01',
				returnAll: true,
				options: { clientId: 'C0001' },
			}),
			sends: (simulator) =>
				`POST /payroll/v1/employees/pay-statements ${JSON.stringify({
					employeeIdentifier: {
						eeid: first(simulator).employeeId,
						coid: first(simulator).companyId,
					},
					startDate: '2026-03-01T00:00:00',
					endDate: '2026-06-01T00:00:00',
					page: 1,
					per_Page: 10000,
				})}`,
			gives: (found, simulator) => {
				every((row) => row.employeenumber === first(simulator).employeeNumber)(found);
				expect(simulator.requests[0].headers['us-client-id']).toBe('C0001');
			},
		},
		{
			ask: (simulator) => ({
				identifyBy: 'employeeNumber',
				employeeNumber: first(simulator).employeeNumber,
				companyCode: first(simulator).companyCode,
				startDate: '2026-05-01',
				endDate: '2026-06-01',
				limit: 1,
			}),
			sends: (simulator) =>
				`POST /payroll/v1/employees/pay-statements ${JSON.stringify({
					employeeIdentifier: {
						employeeNumber: first(simulator).employeeNumber,
						companyCode: first(simulator).companyCode,
					},
					startDate: '2026-05-01T00:00:00',
					endDate: '2026-06-01T00:00:00',
					page: 1,
					per_Page: 1,
				})}`,
			gives: count(1),
		},
	],
	'payStatement.getLast': [
		{
			ask: (simulator) => ({
				identifyBy: 'ids',
				employeeId: first(simulator).employeeId,
				companyId: first(simulator).companyId,
				options: { clientId: 'C0001' },
			}),
			sends: (simulator) =>
				`POST /payroll/v1/employees/pay-statement/last ${JSON.stringify({
					employeeIdentifier: {
						eeid: first(simulator).employeeId,
						coid: first(simulator).companyId,
					},
				})}`,
			gives: count(1),
		},
		{
			ask: (simulator) => ({
				identifyBy: 'employeeNumber',
				employeeNumber: first(simulator).employeeNumber,
				companyCode: first(simulator).companyCode,
			}),
			sends: (simulator) =>
				`POST /payroll/v1/employees/pay-statement/last ${JSON.stringify({
					employeeIdentifier: {
						employeeNumber: first(simulator).employeeNumber,
						companyCode: first(simulator).companyCode,
					},
				})}`,
			gives: count(1),
		},
	],
	'person.get': [
		{
			ask: (simulator) => ({ employeeId: first(simulator).employeeId }),
			sends: (simulator) => `GET /personnel/v1/person-details/${first(simulator).employeeId}`,
			gives: (found, simulator) =>
				expect(found.map(({ lastName }) => lastName)).toEqual([first(simulator).lastName]),
		},
	],
	'person.getMany': [
		{
			ask: () => ({ returnAll: true }),
			sends: () => 'GET /personnel/v1/person-details?page=1&per_Page=10000',
			gives: (found, { data }) => count(data.employments.length)(found),
		},
		{
			ask: (simulator) => ({
				filters: {
					companyId: first(simulator).companyId,
					employeeId: first(simulator).employeeId,
					lastName: `${first(simulator).lastName.slice(0, 2)}*`,
				},
			}),
			sends: (simulator) =>
				`GET /personnel/v1/person-details?companyId=${first(simulator).companyId}&employeeId=${first(simulator).employeeId}&lastName=${first(simulator).lastName.slice(0, 2)}*&page=1&per_Page=50`,
			gives: count(1),
		},
		{
			ask: () => ({
				filters: {
					addressCountry: 'USA',
					addressState: 'FL',
					cobraIsActive: false,
					cobraStatus: 'x',
					emailAddress: 'nobody@example.com',
					nationalId: '000',
					nationalIdCountry: 'CAN',
				},
			}),
			sends: () =>
				'GET /personnel/v1/person-details?addressCountry=USA&addressState=FL&cobraIsActive=N&cobraStatus=x&emailAddress=nobody@example.com&nationalId=000&nationalIdCountry=CAN&page=1&per_Page=50',
			gives: count(0),
		},
		{
			ask: () => ({
				dateFilters: {
					filter: [
						{ field: 'dateTimeChanged', operator: 'after', date: '2026-05-01T00:00:00' },
						{
							field: 'dateTimeCreated',
							operator: 'between',
							date: '2000-01-01T00:00:00',
							until: '2026-06-14T00:00:00',
						},
					],
				},
			}),
			sends: () =>
				'GET /personnel/v1/person-details?dateTimeChanged=>05-01-2026&dateTimeCreated={01-01-2000,06-14-2026}&page=1&per_Page=50',
			gives: every(({ datetimeChanged }) => String(datetimeChanged) >= '2026-05-02'),
		},
		{
			ask: () => ({
				dateFilters: {
					filter: [
						{ field: 'dateTimeChanged', operator: 'before', date: '2026-05-01T00:00:00' },
						{ field: 'dateOfCobraEvent', operator: 'on', date: '2026-05-01T00:00:00' },
					],
				},
			}),
			sends: () =>
				'GET /personnel/v1/person-details?dateTimeChanged=<05-01-2026&dateOfCobraEvent=05-01-2026&page=1&per_Page=50',
			gives: (found) =>
				expect(found.filter((row) => String(row.datetimeChanged) >= '2026-05-01')).toEqual([]),
		},
	],
	'ptoPlan.create': [
		{
			ask: (simulator) => ({
				employeeId: first(simulator).employeeId,
				companyId: first(simulator).companyId,
				ptoPlan: 'NEWPLAN',
				additionalFields: {
					earned: 40,
					earnedThroughDate: '2026-12-31T00:00:00',
					pendingBalance: 0,
					pendingMoveDate: '2027-01-02',
					reset: '2027-01-01T00:00:00',
					taken: 8.5,
				},
			}),
			sends: (simulator) =>
				`POST /personnel/v1/pto-plans ${JSON.stringify([
					{
						employeeId: first(simulator).employeeId,
						companyId: first(simulator).companyId,
						ptoPlan: 'NEWPLAN',
						earned: 40,
						earnedThroughDate: '2026-12-31',
						pendingBalance: 0,
						pendingMoveDate: '2027-01-02',
						reset: '2027-01-01',
						taken: 8.5,
					},
				])}`,
			gives: (found) => expect(found).toHaveLength(1),
		},
	],
	'ptoPlan.get': [
		{
			ask: (simulator) => planOf(simulator),
			sends: (simulator) => {
				const { companyId, employeeId, ptoPlan } = planOf(simulator);
				return `GET /personnel/v1/companies/${companyId}/employees/${employeeId}/pto-plans/${ptoPlan}`;
			},
			gives: (found, simulator) => expect(found).toMatchObject([planOf(simulator)]),
		},
	],
	'ptoPlan.getMany': [
		{
			ask: () => ({ limit: 3 }),
			sends: () => 'GET /personnel/v1/pto-plans?page=1&per_page=3',
			gives: count(3),
		},
	],
	'ptoPlan.getManyByEmployee': [
		{
			ask: (simulator) => ({ ...planOf(simulator), returnAll: true }),
			sends: (simulator) => {
				const { companyId, employeeId } = planOf(simulator);
				return `GET /personnel/v1/companies/${companyId}/employees/${employeeId}/pto-plans?page=1&per_page=200`;
			},
			gives: (found, simulator) =>
				every(({ employeeId }) => employeeId === planOf(simulator).employeeId)(found),
		},
	],
	'ptoPlan.update': [
		{
			ask: (simulator) => ({
				...planOf(simulator),
				updateFields: {
					earned: 80,
					earnedThroughDate: '2026-11-30',
					pendingBalance: 1,
					pendingMoveDate: '2027-01-02T00:00:00',
					reset: '2027-02-01',
					taken: 12,
				},
			}),
			sends: (simulator) => {
				const { companyId, employeeId, ptoPlan } = planOf(simulator);
				const path = `/personnel/v1/companies/${companyId}/employees/${employeeId}/pto-plans/${ptoPlan}`;
				return `PATCH ${path} ${JSON.stringify({
					employeeId,
					companyId,
					ptoPlan,
					earned: 80,
					earnedThroughDate: '2026-11-30',
					pendingBalance: 1,
					pendingMoveDate: '2027-01-02',
					reset: '2027-02-01',
					taken: 12,
				})}`;
			},
			gives: (found, simulator) =>
				expect(found).toMatchObject([{ ...planOf(simulator), taken: 12, reset: '2027-02-01' }]),
		},
	],
};

const OPERATIONS = CATALOGUE.flatMap(({ value: resource, operations }) =>
	operations.map((operation) => ({ resource, operation, name: `${resource}.${operation.value}` })),
);

test('every operation has its cases', () => {
	expect(Object.keys(CASES).sort()).toEqual(OPERATIONS.map(({ name }) => name).sort());
});

test.each(OPERATIONS)('every parameter of $name is sent in some case', ({ operation, name }) => {
	const set = JSON.stringify(CASES[name].map(({ ask }) => ask(tenant().simulator)));
	const unset = operation.parameters.filter(({ name: key }) => !set.includes(`"${key}"`));
	expect(unset.map(({ name: key }) => key)).toEqual([]);
});

describe.each(OPERATIONS)('$name', ({ resource, operation, name }) => {
	test.each(CASES[name].map((one, index) => [index + 1, one] as const))(
		'case %i asks for what the contract says and gives what the tenant has',
		async (_, { ask, sends, gives }) => {
			const { simulator, run } = tenant();
			const { items, error } = await run({
				resource,
				operation: operation.value,
				output: 'raw',
				...ask(simulator),
			});
			expect(error).toBeUndefined();
			const [request] = simulator.requests;
			const target = request.query === '' ? request.path : `${request.path}?${request.query}`;
			const body = request.body === undefined ? '' : ` ${JSON.stringify(request.body)}`;
			expect(`${request.method} ${decodeURIComponent(target)}${body}`).toBe(sends(simulator));
			expect(request.authorized).toBe(true);
			expect(items.filter(({ pairedItem }) => pairedItem === undefined)).toEqual([]);
			gives(
				items.map(({ json }) => json),
				simulator,
			);
		},
	);
});

test('what was written can be read', async () => {
	const { simulator, run } = tenant();
	const { employeeId, companyId } = first(simulator);
	const plan = { employeeId, companyId, ptoPlan: 'EXTRA' };
	await run({
		resource: 'ptoPlan',
		operation: 'create',
		...plan,
		additionalFields: { earned: 7.5 },
	});
	const created = await run({ resource: 'ptoPlan', operation: 'get', ...plan });
	expect(rows(created)).toMatchObject([{ ...plan, earned: 7.5 }]);
	await run({ resource: 'ptoPlan', operation: 'update', ...plan, updateFields: { earned: 8 } });
	const updated = await run({ resource: 'ptoPlan', operation: 'get', ...plan });
	expect(rows(updated)).toMatchObject([{ ...plan, earned: 8 }]);

	await run({
		resource: 'organizationLevel',
		operation: 'create',
		level: 1,
		code: 'ZZ',
		levelName: 'Z',
	});
	const levels = await run({
		resource: 'organizationLevel',
		operation: 'getMany',
		filters: { code: 'ZZ' },
	});
	expect(rows(levels)).toMatchObject([{ level: 1, code: 'ZZ', description: 'Z' }]);
});
