import type { Plan } from '../../nodes/UkgPro/engine/plan';
import { plan } from '../../nodes/UkgPro/engine/plan';
import type { RestRequest } from '../../nodes/UkgPro/transport/request';
import type { Parameters } from './inputs';
import { inputs } from './inputs';
import { operationOf, REST_OPERATIONS } from './operations';
import { refusalOf } from './refusals';

interface Expected {
	readonly parameters: Parameters;
	readonly method: string;
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly entry?: unknown;
}

const EEID = 'ABCDE1234567';
const PLAN_OF_EMPLOYEE = { companyId: 'ABCDE', employeeId: EEID, ptoPlan: 'VAC' };
const BALANCES = {
	earned: 40,
	taken: 8.5,
	pendingBalance: 0,
	earnedThroughDate: '2026-12-31',
	reset: '2027-01-01',
	pendingMoveDate: '2026-06-30',
};
const day = (field: string, operator: string, date: string, until = '') => ({
	field,
	operator,
	date,
	until,
});

/** All parameters filled in, and what the published contract makes of them: written by hand. */
const EXPECTED: Readonly<Record<string, Expected>> = {
	'company.getMany': {
		parameters: {
			filters: {
				companyId: 'ABCDE',
				masterCompanyId: 'FGHIJ',
				companyCode: 'C0001',
				isMasterCompany: true,
			},
		},
		method: 'GET',
		path: '/configuration/v1/company-details',
		query: {
			companyId: 'ABCDE',
			masterCompanyId: 'FGHIJ',
			companyCode: 'C0001',
			isMasterCompany: 'true',
		},
	},
	'earning.getMany': {
		parameters: {
			filters: {
				calculationRule: '01',
				taxCategory: 'REG',
				useDeductionOffset: true,
				countryCode: 'USA',
				includeInShiftDiffrential: false,
				includeInManualCheck: true,
				earningCode: 'OT',
				includeInAccruals: 'B',
				includeInDeferredCompensation: true,
				includeInDeferredCompensationHours: false,
			},
		},
		method: 'GET',
		path: '/configuration/v1/earnings',
		query: {
			calculationRule: '01',
			taxCategory: 'REG',
			useDeductionOffset: 'Y',
			countryCode: 'USA',
			includeInShiftDiffrential: 'N',
			includeInManualCheck: 'Y',
			earningCode: 'OT',
			includeInAccruals: 'B',
			includeInDeferredCompensation: 'true',
			includeInDeferredCompensationHours: 'false',
		},
	},
	'employeeChange.getManyByDate': {
		parameters: { startDate: '2026-01-31T08:00:00', endDate: '2026-02-01' },
		method: 'GET',
		path: '/personnel/v1/employee-changes',
		query: { startDate: '2026-01-31T13:00:00.000Z', endDate: '2026-02-01T05:00:00.000Z' },
	},
	'employeeChange.getManyByEmployee': {
		parameters: { employeeId: EEID },
		method: 'GET',
		path: '/personnel/v1/employee-changes/ABCDE1234567',
	},
	'job.get': {
		parameters: { jobCode: 'R&D 1' },
		method: 'GET',
		path: '/configuration/v1/jobs/R%26D%201',
	},
	'job.getMany': {
		parameters: { filters: { countryCode: 'USA', isActive: true } },
		method: 'GET',
		path: '/configuration/v1/jobs',
		query: { countryCode: 'USA', isActive: 'true' },
	},
	'location.get': {
		parameters: { locationCode: 'HQ' },
		method: 'GET',
		path: '/configuration/v1/locations/HQ',
	},
	'location.getMany': {
		parameters: { filters: { countryCode: 'CAN', isActive: false } },
		method: 'GET',
		path: '/configuration/v1/locations',
		query: { countryCode: 'CAN', isActive: 'false' },
	},
	'organizationLevel.create': {
		parameters: {
			level: 1,
			code: 'EAST',
			levelName: 'East region',
			additionalFields: {
				budgetGroup: 'BG',
				currentYearBudgetFTE: 1.5,
				currentYearBudgetSalary: 100000,
				glSegment: '100',
				lastYearBudgetFTE: 1,
				lastYearBudgetSalary: 90000,
				levelDescription: 'Division',
				reportingCategory: 'RC',
				isActive: true,
			},
		},
		method: 'POST',
		path: '/configuration/v1/org-levels',
		entry: {
			description: 'East region',
			budgetGroup: 'BG',
			code: 'EAST',
			currentYearBudgetFTE: 1.5,
			currentYearBudgetSalary: 100000,
			glSegment: '100',
			lastYearBudgetFTE: 1,
			lastYearBudgetSalary: 90000,
			level: 1,
			levelDescription: 'Division',
			reportingCategory: 'RC',
			isActive: true,
		},
	},
	'organizationLevel.getMany': {
		parameters: {
			filters: {
				levelDescription: 'Division',
				code: 'EAST',
				budgetGroup: 'BG',
				reportingCategory: 'RC',
				isActive: true,
			},
		},
		method: 'GET',
		path: '/configuration/v1/org-levels',
		query: {
			levelDescription: 'Division',
			code: 'EAST',
			budgetGroup: 'BG',
			reportingCategory: 'RC',
			isActive: 'true',
		},
	},
	'payStatement.getMany': {
		parameters: {
			identifyBy: 'employeeNumber',
			employeeNumber: '000000104',
			companyCode: 'C0001',
			startDate: '2026-01-01',
			endDate: '2026-03-31',
			options: { clientId: 'C0001' },
		},
		method: 'POST',
		path: '/payroll/v1/employees/pay-statements',
		headers: { 'US-Client-id': 'C0001' },
		body: {
			employeeIdentifier: { companyCode: 'C0001', employeeNumber: '000000104' },
			startDate: '2026-01-01T00:00:00',
			endDate: '2026-03-31T00:00:00',
		},
	},
	'payStatement.getLast': {
		parameters: {
			identifyBy: 'ids',
			employeeId: EEID,
			companyId: 'ABCDE',
			// Left over from the other choice: not sent.
			employeeNumber: '000000104',
			options: { clientId: 'C0001' },
		},
		method: 'POST',
		path: '/payroll/v1/employees/pay-statement/last',
		headers: { 'US-Client-id': 'C0001' },
		body: { employeeIdentifier: { eeid: EEID, coid: 'ABCDE' } },
	},
	'person.get': {
		parameters: { employeeId: EEID },
		method: 'GET',
		path: '/personnel/v1/person-details/ABCDE1234567',
	},
	'person.getMany': {
		parameters: {
			filters: {
				companyId: 'ABCDE',
				employeeId: EEID,
				lastName: 'Smi*',
				emailAddress: 'jane.doe@example.com',
				addressState: 'FL',
				addressCountry: 'USA',
				cobraIsActive: true,
				cobraStatus: 'A',
				nationalId: '000000000',
				nationalIdCountry: 'CAN',
			},
			dateFilters: {
				filter: [
					day('dateTimeChanged', 'after', '2026-01-31'),
					day('dateTimeCreated', 'between', '2026-01-01', '2026-01-31'),
					day('dateOfCobraEvent', 'before', '2026-01-31'),
				],
			},
		},
		method: 'GET',
		path: '/personnel/v1/person-details',
		query: {
			companyId: 'ABCDE',
			employeeId: EEID,
			lastName: 'Smi*',
			emailAddress: 'jane.doe@example.com',
			addressState: 'FL',
			addressCountry: 'USA',
			cobraIsActive: 'Y',
			cobraStatus: 'A',
			dateOfCobraEvent: '<01-31-2026',
			dateTimeCreated: '{01-01-2026,01-31-2026}',
			dateTimeChanged: '>01-31-2026',
			nationalId: '000000000',
			nationalIdCountry: 'CAN',
		},
	},
	'ptoPlan.create': {
		parameters: { ...PLAN_OF_EMPLOYEE, additionalFields: BALANCES },
		method: 'POST',
		path: '/personnel/v1/pto-plans',
		entry: { ...PLAN_OF_EMPLOYEE, ...BALANCES },
	},
	'ptoPlan.get': {
		parameters: PLAN_OF_EMPLOYEE,
		method: 'GET',
		path: '/personnel/v1/companies/ABCDE/employees/ABCDE1234567/pto-plans/VAC',
	},
	'ptoPlan.getMany': { parameters: {}, method: 'GET', path: '/personnel/v1/pto-plans' },
	'ptoPlan.getManyByEmployee': {
		parameters: { companyId: 'ABCDE', employeeId: EEID },
		method: 'GET',
		path: '/personnel/v1/companies/ABCDE/employees/ABCDE1234567/pto-plans',
	},
	'ptoPlan.update': {
		parameters: { ...PLAN_OF_EMPLOYEE, updateFields: BALANCES },
		method: 'PATCH',
		path: '/personnel/v1/companies/ABCDE/employees/ABCDE1234567/pto-plans/VAC',
		body: { ...PLAN_OF_EMPLOYEE, ...BALANCES },
	},
};

/** Of an operation that goes over REST. */
function planned(id: string, changes: Parameters = {}): Plan & { readonly request: RestRequest } {
	const parameters = { ...EXPECTED[id].parameters, ...changes };
	const { request, ...others } = plan(operationOf(id), inputs(parameters, 'America/New_York'));
	if (request.protocol !== 'rest') throw new Error(`${id} does not go over REST`);
	return { request, ...others };
}

test('the table knows every REST operation of the catalogue, and no other', () => {
	expect(Object.keys(EXPECTED).sort()).toEqual(REST_OPERATIONS.map(({ id }) => id).sort());
});

/** What is told when UKG Pro finds nothing; lists name no single thing. */
const NAMED: Record<string, string[]> = {
	'employeeChange.getManyByEmployee': ['Employee ID'],
	'job.get': ['Job Code'],
	'location.get': ['Location Code'],
	'payStatement.getMany': ['Employee Number', 'Company Code'],
	'payStatement.getLast': ['Employee ID', 'Company ID'],
	'person.get': ['Employee ID'],
	'ptoPlan.create': ['Employee ID', 'Company ID'],
	'ptoPlan.get': ['Employee ID', 'Company ID', 'PTO Plan'],
	'ptoPlan.getManyByEmployee': ['Employee ID', 'Company ID'],
	'ptoPlan.update': ['Employee ID', 'Company ID', 'PTO Plan'],
};

test.each(Object.keys(EXPECTED))('%s with everything filled in is what the contract says', (id) => {
	const { method, path, query = {}, headers = {}, body, entry } = EXPECTED[id];
	const { request, entry: planEntry } = planned(id);
	expect(request.query.length).toBe(Object.keys(query).length);
	expect({ ...request, query: Object.fromEntries(request.query), entry: planEntry }).toEqual({
		method,
		path,
		query,
		headers,
		body,
		entry,
		timeout: 120_000,
		named: NAMED[id] ?? [],
	});
});

test.each(REST_OPERATIONS.map(({ id, operation }) => [id, operation] as const))(
	'%s fills in every parameter of the catalogue',
	(id, { parameters }) => {
		const given = JSON.stringify(EXPECTED[id].parameters);
		const { identifyBy } = EXPECTED[id].parameters;
		for (const { name, when } of parameters) {
			if (!when || when.is === identifyBy) expect(given).toContain(`"${name}"`);
		}
	},
);

test.each(['employeeChange.getManyByDate', 'payStatement.getMany'])(
	'%s refuses a span that ends before it begins',
	(id) => {
		const backwards = { startDate: '2026-02-01', endDate: '2026-01-31T23:59:59' };
		expect(() => planned(id, { ...EXPECTED[id].parameters, ...backwards })).toThrow(
			"'End Date' is before 'Start Date': swap the two dates",
		);
		const sameMoment = { startDate: '2026-02-01', endDate: '2026-02-01' };
		expect(() => planned(id, { ...EXPECTED[id].parameters, ...sameMoment })).not.toThrow();
	},
);

test.each([
	['payStatement.getMany', 'ids', { eeid: EEID, coid: 'ABCDE' }],
	['payStatement.getLast', 'ids', { eeid: EEID, coid: 'ABCDE' }],
	['payStatement.getMany', 'employeeNumber', { employeeNumber: '104', companyCode: 'C0001' }],
	['payStatement.getLast', 'employeeNumber', { employeeNumber: '104', companyCode: 'C0001' }],
])('%s by %s names the employee one way only', (id, identifyBy, employeeIdentifier) => {
	const { request } = planned(id, {
		identifyBy,
		employeeId: EEID,
		companyId: 'ABCDE',
		employeeNumber: '104',
		companyCode: 'C0001',
	});
	expect(request.body).toMatchObject({ employeeIdentifier });
	expect(
		Object.keys(
			(request.body as typeof request.body & { employeeIdentifier: object }).employeeIdentifier,
		).length,
	).toBe(2);
});

/** By hand: what n8n marks with a star. */
const REQUIRED: ReadonlyArray<readonly [id: string, name: string, displayName: string]> = [
	['employeeChange.getManyByEmployee', 'employeeId', 'Employee ID'],
	['job.get', 'jobCode', 'Job Code'],
	['location.get', 'locationCode', 'Location Code'],
	['organizationLevel.create', 'level', 'Level'],
	['organizationLevel.create', 'code', 'Code'],
	['organizationLevel.create', 'levelName', 'Description'],
	['payStatement.getMany', 'identifyBy', 'Identify Employee By'],
	['payStatement.getMany', 'employeeNumber', 'Employee Number'],
	['payStatement.getMany', 'companyCode', 'Company Code'],
	['payStatement.getMany', 'startDate', 'Start Date'],
	['payStatement.getMany', 'endDate', 'End Date'],
	['payStatement.getLast', 'identifyBy', 'Identify Employee By'],
	['payStatement.getLast', 'employeeId', 'Employee ID'],
	['payStatement.getLast', 'companyId', 'Company ID'],
	['person.get', 'employeeId', 'Employee ID'],
	['ptoPlan.create', 'employeeId', 'Employee ID'],
	['ptoPlan.create', 'companyId', 'Company ID'],
	['ptoPlan.create', 'ptoPlan', 'PTO Plan'],
	['ptoPlan.get', 'employeeId', 'Employee ID'],
	['ptoPlan.get', 'companyId', 'Company ID'],
	['ptoPlan.get', 'ptoPlan', 'PTO Plan'],
	['ptoPlan.getManyByEmployee', 'employeeId', 'Employee ID'],
	['ptoPlan.getManyByEmployee', 'companyId', 'Company ID'],
	['ptoPlan.update', 'employeeId', 'Employee ID'],
	['ptoPlan.update', 'companyId', 'Company ID'],
	['ptoPlan.update', 'ptoPlan', 'PTO Plan'],
];

test.each(REQUIRED)('%s without %s is refused', (id, name, displayName) => {
	for (const value of [undefined, null, '', '  ']) {
		expect(refusalOf(() => planned(id, { [name]: value }))).toBe(
			`'${displayName}' is empty: fill it in`,
		);
	}
});

test.each(REST_OPERATIONS.map(({ id }) => [id]))('%s without the optional ones', (id) => {
	const without = { filters: {}, dateFilters: {}, additionalFields: {}, options: {} };
	const { request } = planned(id, {
		...without,
		startDate: '',
		...(id.startsWith('payStatement') ? { startDate: '2026-01-01' } : {}),
		endDate: id.startsWith('payStatement') ? '2026-01-31' : '',
	});
	expect(request.query).toEqual([]);
	expect(request.headers).toEqual({});
});

test.each([
	['company.getMany', 'filters', 'companyCode', 'Company Code'],
	['person.getMany', 'filters', 'lastName', 'Last Name'],
	['earning.getMany', 'filters', 'useDeductionOffset', 'Use Deduction Offset'],
	['organizationLevel.create', 'additionalFields', 'glSegment', 'GL Segment'],
	['ptoPlan.update', 'updateFields', 'reset', 'Reset Date'],
	['payStatement.getLast', 'options', 'clientId', 'Client ID'],
])(
	'%s with an empty field added to %s is refused: it would match everything',
	(id, collection, name, displayName) => {
		for (const value of ['', ' ', null, undefined]) {
			expect(refusalOf(() => planned(id, { [collection]: { [name]: value } }))).toBe(
				`'${displayName}' is empty: fill it in, or remove it`,
			);
		}
	},
);

test('nothing that an object inherits is a filter', () => {
	expect(
		planned('person.getMany', { filters: Object.create({ lastName: 'x' }), dateFilters: {} })
			.request.query,
	).toEqual([]);
});

test.each([undefined, {}, ''])('an update without fields, %j, is refused', (updateFields) => {
	expect(refusalOf(() => planned('ptoPlan.update', { updateFields }))).toContain(
		"'Update Fields' is empty",
	);
});

test('an update sends only what was added, and the identifiers', () => {
	expect(planned('ptoPlan.update', { updateFields: { taken: 0 } }).request.body).toEqual({
		...PLAN_OF_EMPLOYEE,
		taken: 0,
	});
});

test('two filters of one date are refused', () => {
	const filter = [
		day('dateTimeChanged', 'after', '2026-01-01'),
		day('dateTimeChanged', 'before', '2026-02-01'),
	];
	expect(refusalOf(() => planned('person.getMany', { dateFilters: { filter } }))).toBe(
		"'Date Filters' has 'Date Changed' twice: use one filter with Between",
	);
});

test.each([
	['organizationLevel.create', { level: 5 }, "'Level' must be a whole number from 1 to 4"],
	['organizationLevel.create', { levelName: 'x'.repeat(26) }, "'Description' is longer than 25"],
	[
		'organizationLevel.create',
		{ additionalFields: { glSegment: '1'.repeat(16) } },
		"'GL Segment' is longer than 15",
	],
	['payStatement.getLast', { options: { clientId: 'a b' } }, "'Client ID' may hold only"],
	[
		'payStatement.getLast',
		{ identifyBy: 'ssn' },
		"'Identify Employee By' must be one of ids, employeeNumber",
	],
	['person.get', { employeeId: '../user-details' }, "'Employee ID' may not hold a slash"],
	['ptoPlan.get', { ptoPlan: '..' }, "'PTO Plan' may not hold a slash or only dots"],
	['employeeChange.getManyByDate', { startDate: '01/31/2026' }, "'Start Date' is no date"],
])('%s with %j is refused', (id, changes, beginning) => {
	const message = refusalOf(() => planned(id, changes));
	expect(message.startsWith(beginning)).toBe(true);
});

test('a path part that looks like a placeholder stays what it is', () => {
	const { request } = planned('ptoPlan.get', { companyId: '{employeeId}', ptoPlan: "$&'" });
	expect(request.path).toBe(
		"/personnel/v1/companies/%7BemployeeId%7D/employees/ABCDE1234567/pto-plans/%24%26'",
	);
});

test.each<[Parameters, number]>([
	[{ returnAll: true }, Infinity],
	[{ returnAll: true, limit: 0 }, Infinity],
	[{ limit: 1 }, 1],
	[{ limit: '50' }, 50],
	[{ returnAll: 'true', limit: 3 }, Infinity],
	[{ returnAll: 'no', limit: 3 }, 3],
])('%j asks for %d rows', (changes, limit) => {
	expect(planned('person.getMany', changes).limit).toBe(limit);
});

test.each([0, -1, 1.5, 'many', '', null, NaN])('limit %j is refused', (limit) => {
	expect(refusalOf(() => planned('person.getMany', { limit }))).toMatch(/^'Limit' /);
});

test('an expression that comes to nothing is no missing date', () => {
	const lost = { get: (name: string) => inputs({ output: 'raw', limit: 1 }).get(name) };
	const changes = operationOf('employeeChange.getManyByDate');
	const stored = (name: string) => (name === 'startDate' ? '={{ $json.missing }}' : undefined);
	expect(refusalOf(() => plan(changes, { ...inputs({}), ...lost, stored }))).toBe(
		"'Start Date' is empty: fill it in, or remove it",
	);
});

test('a single record has no limit', () => {
	expect(planned('person.get', { limit: 0 }).limit).toBe(Infinity);
});

test('timeout and batch size come from the options', () => {
	expect(planned('person.get', { options: { timeout: 600 } }).request.timeout).toBe(600_000);
	expect(planned('person.get', { options: { timeout: '1' } }).request.timeout).toBe(1_000);
	expect(planned('ptoPlan.create').batchSize).toBe(1);
	expect(planned('ptoPlan.create', { options: { batchSize: 100 } }).batchSize).toBe(100);
});

test.each([0, 601, 1.5, 'long', '', null])('timeout %j is refused', (timeout) => {
	expect(refusalOf(() => planned('person.get', { options: { timeout } }))).toMatch(/^'Timeout' /);
});

test.each([0, 101, 2.5, 'all', ''])('batch size %j is refused', (size) => {
	expect(refusalOf(() => planned('ptoPlan.create', { options: { batchSize: size } }))).toMatch(
		/^'Batch Size' /,
	);
});

test.each([
	['a list', ['ssn', 'lastName'], ['ssn', 'lastName']],
	['text, as an expression gives it', ' ssn, lastName ,', ['ssn', 'lastName']],
	['a field that only this tenant has', ['customField1'], ['customField1']],
])('selected fields as %s', (_, fields, names) => {
	expect(planned('person.get', { output: 'selected', fields }).shape).toEqual({
		output: 'selected',
		fields: names,
		showSensitive: false,
	});
});

test.each([[[]], [''], [' , '], [undefined], [[1]], [{}]])(
	'no selected field, %j, is refused',
	(fields) => {
		expect(refusalOf(() => planned('person.get', { output: 'selected', fields }))).toContain(
			"'Field Names or IDs' is empty",
		);
	},
);

test('another spelling of a field is refused with the right one', () => {
	expect(refusalOf(() => planned('person.get', { output: 'selected', fields: ['lastname'] }))).toBe(
		`'Field Names or IDs' must spell "lastName" as UKG Pro does: correct it`,
	);
});

test.each(['simplified', 'raw'])('%s output needs no fields', (output) => {
	expect(planned('person.get', { output }).shape).toEqual({
		output,
		fields: [],
		showSensitive: false,
	});
});

test.each(['Raw', '', undefined, null, 'everything'])('output %j is refused', (output) => {
	expect(refusalOf(() => planned('person.get', { output }))).toMatch(/^'Output' must be/);
});

test('sensitive data are shown where a person has set the switch', () => {
	expect(planned('person.get', { includeSensitiveData: true }).shape.showSensitive).toBe(true);
	for (const value of [false, undefined, null, 1, {}]) {
		expect(planned('person.get', { includeSensitiveData: value }).shape.showSensitive).toBe(false);
	}
});

test.each(['={{ true }}', "={{ $fromAI('x') }}", 'true', ''])(
	'the switch as %j is refused',
	(stored) => {
		expect(refusalOf(() => planned('person.get', { includeSensitiveData: stored }))).toMatch(
			/^'Include Sensitive Data' cannot be an expression or be filled in by an agent/,
		);
	},
);

test('only the stored switch counts, not what an expression makes of it', () => {
	const { get, zone } = inputs({
		...EXPECTED['person.get'].parameters,
		includeSensitiveData: true,
	});
	const operation = operationOf('person.get');
	expect(plan(operation, { get, zone, stored: () => undefined }).shape.showSensitive).toBe(false);
});
