import { plan } from '../../nodes/UkgPro/engine/plan';
import type { Parameter } from '../../nodes/UkgPro/operations/types';
import { day, EEID, EXPECTED, PLAN_OF_EMPLOYEE, planned } from '../contract/requests';
import type { Parameters } from './inputs';
import { inputs } from './inputs';
import { operationOf, REST_OPERATIONS } from './operations';
import { refusalOf } from './refusals';

test('the table knows every REST operation of the catalogue, and no other', () => {
	expect(Object.keys(EXPECTED).sort()).toEqual(REST_OPERATIONS.map(({ id }) => id).sort());
});

/** What is told when UKG Pro finds nothing; lists name no single thing. */
const NAMED: Record<string, string[]> = {
	'compensation.get': ['Employee ID'],
	'employeeChange.getManyByEmployee': ['Employee ID'],
	'employeeContact.get': ['Contact ID'],
	'internationalEmployee.get': ['Employee ID'],
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
		protocol: 'rest',
		method,
		path,
		query,
		headers,
		body,
		entry,
		timeout: 120_000,
		named: NAMED[id] ?? [],
		personal: id === 'person.getMany' ? ['000000000'] : [],
	});
});

test.each(REST_OPERATIONS.map(({ id, operation }) => [id, operation] as const))(
	'%s fills in every parameter of the catalogue',
	(id, { parameters }) => {
		const given = JSON.stringify(EXPECTED[id].parameters);
		for (const { name, when } of parameters) {
			if (applies(id, when)) expect(given).toContain(`"${name}"`);
		}
	},
);

/** With the values of the table. */
function applies(id: string, when: Parameter['when']): boolean {
	return !when || EXPECTED[id].parameters[when.parameter] === when.is;
}

test.each([
	['deduction.getManyOpenEnrollment', 'startDateTime', 'endDateTime'],
	['employeeChange.getManyByDate', 'startDate', 'endDate'],
	['payStatement.getMany', 'startDate', 'endDate'],
])('%s refuses a span that ends before it begins', (id, start, end) => {
	const backwards = { [start]: '2026-02-01', [end]: '2026-01-31T23:59:59' };
	expect(refusalOf(() => planned(id, backwards))).toBe(
		"'End Date' is before 'Start Date': swap the two dates",
	);
	expect(() => planned(id, { [start]: '2026-02-01', [end]: '2026-02-01' })).not.toThrow();
});

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
	['businessStructureChange.getMany', 'modifiedAfterDateTime', 'Modified After'],
	['businessStructureChange.getMany', 'companyId', 'Company ID'],
	['compensation.get', 'employeeId', 'Employee ID'],
	['deduction.getMany', 'deductionCode', 'Deduction Code'],
	['deduction.getManyOpenEnrollment', 'startDateTime', 'Start Date'],
	['deduction.getManyOpenEnrollment', 'endDateTime', 'End Date'],
	['deduction.getManyOpenEnrollment', 'sessionType', 'Session Type'],
	['deduction.getManyOpenEnrollment', 'deductionCode', 'Deduction Code'],
	['employeeChange.getManyByEmployee', 'employeeId', 'Employee ID'],
	['employeeContact.get', 'contactId', 'Contact ID'],
	['internationalEmployee.get', 'employeeId', 'Employee ID'],
	['job.get', 'jobCode', 'Job Code'],
	['location.get', 'locationCode', 'Location Code'],
	['organizationLevel.create', 'level', 'Level'],
	['organizationLevel.create', 'code', 'Code'],
	['organizationLevel.create', 'codeDescription', 'Code Description'],
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

test('the table knows every required parameter of the catalogue, and no other', () => {
	const required = REST_OPERATIONS.flatMap(({ id, operation: { parameters } }) =>
		parameters
			.filter(({ required, when }) => required && applies(id, when))
			.map(({ name, displayName }) => [id, name, displayName]),
	);
	expect(required.sort()).toEqual(REQUIRED.map((one) => [...one]).sort());
});

test.each(REQUIRED)('%s without %s is refused', (id, name, displayName) => {
	for (const value of [undefined, null, '', '  ', { __rl: true, mode: 'list', value: '' }]) {
		expect(refusalOf(() => planned(id, { [name]: value }))).toBe(
			`'${displayName}' is empty: fill it in`,
		);
	}
});

/** By hand: what the contract wants in every query. */
const ALWAYS_ASKED: Readonly<Record<string, readonly string[]>> = {
	'businessStructureChange.getMany': ['modifiedAfterDateTime', 'companyId'],
	'deduction.getMany': ['dedCode'],
	'deduction.getManyOpenEnrollment': [
		'startDateTime',
		'endDateTime',
		'sessionType',
		'deductionCode',
	],
};

test.each(REST_OPERATIONS.map(({ id }) => [id]))('%s without the optional ones', (id) => {
	const { request } = planned(id, {
		filters: {},
		dateFilters: {},
		additionalFields: {},
		options: {},
		...(id === 'employeeChange.getManyByDate' ? { startDate: '', endDate: '' } : {}),
	});
	expect(request.query.map(([name]) => name).sort()).toEqual([...(ALWAYS_ASKED[id] ?? [])].sort());
	expect(request.headers).toEqual({});
});

test.each([
	['company.getMany', 'filters', 'companyCode', 'Company Code'],
	['person.getMany', 'filters', 'lastName', 'Last Name'],
	['earning.getMany', 'filters', 'useDeductionOffset', 'Use Deduction Offset'],
	['organizationLevel.create', 'additionalFields', 'glSegment', 'GL Segment'],
	['ptoPlan.update', 'updateFields', 'reset', 'Reset Date'],
	['payStatement.getLast', 'options', 'clientId', 'Client ID'],
	['supervisor.getMany', 'filters', 'supervisorEmployeeId', 'Supervisor Employee ID'],
	['payPeriod.getMany', 'filters', 'payDateSeq', 'Pay Date Sequence'],
])(
	'%s with an empty field added to %s is refused: it would match everything',
	(id, collection, name, displayName) => {
		for (const value of ['', ' ', null, undefined, { __rl: true, mode: 'list', value: '' }]) {
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
		"'Date Filters' has 'Date Changed' twice, and UKG Pro takes one of each: remove one",
	);
});

test.each([
	['person.getMany', 'statusAsOfDate'],
	['person.getMany', 'lastName'],
	['person.getMany', ''],
	['compensation.getMany', 'dateTimeChanged'],
	['directDeposit.getMany', 'dateModified'],
	['employeeContact.getMany', 'dateOfCOBRAEvent'],
	['globalLocalizationElement.getMany', 'jobEffectiveDate'],
	['jobHistory.getMany', undefined],
])('%s refuses a date filter of %j, which it does not have', (id, field) => {
	const filter = [{ ...day('', 'after', '2026-01-01'), field }];
	expect(refusalOf(() => planned(id, { dateFilters: { filter } }))).toBe(
		"'Date Filters' names a field that this operation does not have: choose it from the list, or remove the row",
	);
});

test('date filters left over from another operation are not sent', () => {
	const dateFilters = { filter: [day('dateTimeChanged', 'after', '2026-01-01')] };
	expect(planned('company.getMany', { filters: {}, dateFilters }).request.query).toEqual([]);
});

/** As the contract has them, for each kind of moment. */
test.each([
	// Local time of the workflow, without a zone.
	['2026-01-31T13:00:00Z', 'modifiedAfterDateTime', '2026-01-31T08:00:00'],
	['2026-01-31T08:00:00+01:00', 'modifiedAfterDateTime', '2026-01-31T02:00:00'],
	['2026-07-31T12:00:00.123Z', 'modifiedAfterDateTime', '2026-07-31T08:00:00'],
	['2026-01-31', 'modifiedAfterDateTime', '2026-01-31T00:00:00'],
	// The first moment of the day in the workflow's zone.
	['2026-01-31T03:00:00Z', 'effectiveDate', '2026-01-30T00:00:00'],
	['2026-01-31T23:59:59', 'effectiveDate', '2026-01-31T00:00:00'],
])('%s as %s is sent as %s', (value, wire, sent) => {
	const changes =
		wire === 'effectiveDate' ? { filters: { effectiveDate: value } } : { [wire]: value };
	const { query } = planned('businessStructureChange.getMany', changes).request;
	expect(Object.fromEntries(query)[wire]).toBe(sent);
});

test.each([
	['organizationLevel.create', { level: 5 }, "'Level' must be a whole number from 1 to 4"],
	[
		'organizationLevel.create',
		{ codeDescription: 'x'.repeat(26) },
		"'Code Description' is longer than 25",
	],
	[
		'organizationLevel.create',
		{ additionalFields: { glSegment: '1'.repeat(16) } },
		"'GL Segment' is longer than 15",
	],
	['payStatement.getLast', { options: { clientId: 'a b' } }, "'Client ID' may hold only"],
	['payPeriod.getMany', { filters: { payDateSeq: 1.5 } }, "'Pay Date Sequence' must be a whole"],
	['cobra.getMany', { filters: { dateOfCobraEvent: 'soon' } }, "'Date of COBRA Event' is no date"],
	['employeeContact.get', { contactId: '../users' }, "'Contact ID' may not hold a slash"],
	[
		'payStatement.getLast',
		{ identifyBy: 'ssn' },
		"'Identify Employee By' must be one of ids (Employee ID and Company ID), employeeNumber (Employee Number and Company Code)",
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
	expect(planned('person.getMany', changes).wanted.limit).toBe(limit);
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

test.each([
	['cobra.getMany', 'cobraIsActive', undefined],
	['cobra.getMany', 'employeeId', { __rl: true, mode: 'id', value: undefined }],
	['payRegister.getMany', 'payDate', null],
	['payPeriod.getMany', 'payDateSeq', undefined],
])('%s: an expression that comes to nothing is no missing %s', (id, name, value) => {
	expect(refusalOf(() => planned(id, { filters: { [name]: value } }))).toMatch(
		/^'.+' is empty: fill it in, or remove it$/,
	);
});

test('a page number makes Return All and Limit of no account', () => {
	const changes = { returnAll: false, limit: 0, options: { pageNumber: '3', pageSize: 500 } };
	expect(planned('person.getMany', changes).wanted).toEqual({
		limit: Infinity,
		page: 3,
		pageSize: 500,
	});
	expect(planned('person.getMany', { limit: 7, options: { pageSize: 5 } }).wanted).toEqual({
		limit: 7,
		page: undefined,
		pageSize: 5,
	});
});

test.each([
	[{ pageNumber: 0 }, "'Page Number'"],
	[{ pageNumber: 'first' }, "'Page Number'"],
	[{ pageSize: 0 }, "'Page Size'"],
	[{ pageSize: 10_001 }, "'Page Size'"],
	[{ parallelRequests: 0 }, "'Parallel Requests'"],
	[{ parallelRequests: 17 }, "'Parallel Requests'"],
])('%j is refused', (options, name) => {
	expect(refusalOf(() => planned('person.getMany', { options }))).toContain(name);
});

test('a single record has no limit', () => {
	expect(planned('person.get', { limit: 0 }).wanted.limit).toBe(Infinity);
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
