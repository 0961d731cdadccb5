import { plan } from '../../nodes/UkgPro/engine/plan';
import type { SoapRequest } from '../../nodes/UkgPro/transport/request';
import type { Parameters } from './inputs';
import { inputs } from './inputs';
import { operationOf } from './operations';
import { refusalOf, troubleOf } from './refusals';
import {
	byNumber,
	faultAnswer,
	personXml,
	resultAnswer,
	rowsOf,
	soapExchange,
} from './soapReplies';

/** The SOAP operations, as UKG's documents have them: no specification can be read for these. */

/**
 * Where the calls are not what the contract says. It says to log in again once on an authentication
 * fault, whichever. That is done for a token that a service has taken before, and not for one that
 * is refused when it is new: how a failed login looks is not published, so the refusal may be how a
 * wrong password shows, and a service account locks after a few of those.
 */
test.each([
	['that was taken before', 1, 2],
	['that is new', 0, 1],
])('a token %s and is refused then: %i answers, %i logins', async (_, answers, logins) => {
	const made = await soapExchange((__, number) =>
		number <= answers
			? resultAnswer(personXml('000000104'))
			: faultAnswer('Authentication failed: the token is not valid or has expired.'),
	);
	for (let n = 0; n < answers; n++) {
		expect(await rowsOf(made, 'person.getByIdentifier', byNumber)).toHaveLength(1);
	}
	const { message } = await troubleOf(rowsOf(made, 'person.getByIdentifier', byNumber));
	expect(message).toBe('UKG Pro gave out a login token and then refused it');
	expect(made.logins()).toBe(logins);
});

const FIND = ['person.find', 'compensation.find'];
const BY_IDENTIFIER = ['person.getByIdentifier', 'compensation.getByIdentifier'];

function planned(id: string, parameters: Parameters, zone = 'America/New_York') {
	const { request, ...others } = plan(operationOf(id), inputs(parameters, zone));
	if (request.protocol !== 'soap') throw new Error(`${id} does not go over SOAP`);
	return { request, ...others };
}

test.each([
	['person.find', 'EmployeePerson', 'FindPeople', 'Person'],
	['person.getByIdentifier', 'EmployeePerson', 'GetPersonByEmployeeIdentifier', 'Person'],
	['compensation.find', 'EmployeeCompensation', 'FindCompensations', 'Compensation'],
	[
		'compensation.getByIdentifier',
		'EmployeeCompensation',
		'GetCompensationByEmployeeIdentifier',
		'Compensation',
	],
])('%s calls %s, %s and reads every %s', (id, service, operation, record) => {
	expect(operationOf(id).call).toMatchObject({
		protocol: 'soap',
		service,
		operation,
		record,
		effect: 'read',
	});
});

const IDENTIFIER = {
	CompanyCode: 'string',
	EmployeeNumber: 'string',
	EmailAddress: 'string',
	NationalId: 'string',
	Sin: 'string',
	Ssn: 'string',
	Value: 'string',
};
const PROPERTIES = [{ Key: 'string', Value: 'string' }];
/** Copied down from the element around the record. */
const AROUND = { CompanyCode: 'string', EmployeeNumber: 'string' };
const PERSON = {
	...AROUND,
	AlternateEmailAddress: 'string',
	EmailAddress: 'string',
	EmployeeIdentifier: IDENTIFIER,
	FirstName: 'string',
	FormerLastName: 'string',
	LastName: 'string',
	MiddleName: 'string',
	PreferredFirstName: 'string',
	Prefix: 'string',
	SSN: 'string',
	SelfServiceProperties: PROPERTIES,
	Suffix: 'string',
	SuppressSSN: 'boolean',
};
const COMPENSATION = {
	...AROUND,
	FirstName: 'string',
	LastName: 'string',
	Annual: 'double',
	EffectiveDate: 'datetime',
	EmployeeIdentifier: IDENTIFIER,
	Hourly: 'double',
	PayFrequency: 'string',
	PayGroup: 'string',
	PercentChange: 'double',
	Period: 'double',
	RateChangeType: 'string',
	ReasonCode: 'string',
	ScheduledHours: 'double',
	SelfServiceProperties: PROPERTIES,
	Weekly: 'double',
};

test.each([
	['person.find', PERSON],
	['person.getByIdentifier', PERSON],
	['compensation.find', COMPENSATION],
	['compensation.getByIdentifier', COMPENSATION],
])('%s has the fields of its record', (id, fields) => {
	expect(operationOf(id).answer.fields).toEqual(fields);
});

/** All elements of the EmployeeQuery but the page's, in the order that UKG Pro reads them. */
const ELEMENTS = [
	'CompanyCode',
	'CompanyName',
	'Country',
	'EmployeeNumber',
	'FirstName',
	'FormerName',
	'FullOrPartTime',
	'Job',
	'LastHire',
	'LastName',
	'Location',
	'OrganizationLevel1',
	'OrganizationLevel2',
	'OrganizationLevel3',
	'OrganizationLevel4',
	'OriginalHire',
	'PayGroup',
	'Status',
	'SupervisorLastName',
	'TerminationDate',
	'TimeClockId',
];
const DAYS = ['LastHire', 'OriginalHire', 'TerminationDate'];
const nameOf = (element: string) => element[0].toLowerCase() + element.slice(1);

interface Row {
	readonly field?: unknown;
	readonly operator?: unknown;
	readonly value?: unknown;
}

const found = (id: string, ...condition: Row[]) => planned(id, { conditions: { condition } });
const refused = (id: string, ...condition: Row[]) => refusalOf(() => found(id, ...condition));
const written = (row: Row, zone?: string) => {
	const parameters = { conditions: { condition: [row] } };
	return planned('person.find', parameters, zone).request.query;
};

test.each(FIND)('%s with every condition is what the contract says', (id) => {
	const rows = ELEMENTS.map((element) => ({
		field: nameOf(element),
		operator: DAYS.includes(element) ? 'after' : 'equals',
		value: DAYS.includes(element) ? '2026-01-31' : `${element} 1`,
	}));
	const { request, personal } = found(id, ...rows.reverse());
	expect(request).toEqual({
		protocol: 'soap',
		named: [],
		personal: [],
		timeout: 120_000,
		query: ELEMENTS.map((element) => [
			element,
			DAYS.includes(element) ? '>01/31/2026' : `=${element} 1`,
		]),
	} satisfies SoapRequest);
	expect(personal).toEqual([]);
});

test.each(FIND)('%s without conditions finds everybody', (id) => {
	for (const conditions of [undefined, {}, { condition: [] }]) {
		expect(planned(id, { conditions }).request.query).toEqual([]);
	}
});

/** By hand, from the evidence that the contract lists. */
test.each([
	['lastName', 'equals', 'Doe', 'LastName', '=Doe'],
	['lastName', 'equals', ' Doe ', 'LastName', '=Doe'],
	['lastName', 'equals', "O'Neil & Söhne, <Ltd> (x)", 'LastName', "=O'Neil & Söhne, <Ltd> (x)"],
	['status', 'notEquals', 'T', 'Status', '<>T'],
	['lastName', 'like', 'D%', 'LastName', 'LIKE (D%)'],
	['lastName', 'like', '%o e%', 'LastName', 'LIKE (%o e%)'],
	['location', 'in', 'EAST', 'Location', 'in(EAST)'],
	['location', 'in', 'EAST,WEST', 'Location', 'in(EAST, WEST)'],
	['location', 'in', ' EAST ,  WEST ', 'Location', 'in(EAST, WEST)'],
	['location', 'in', ['EAST', 'WEST', 7], 'Location', 'in(EAST, WEST, 7)'],
	['employeeNumber', 'equals', 104, 'EmployeeNumber', '=104'],
	['employeeNumber', 'equals', '000000104', 'EmployeeNumber', '=000000104'],
	['timeClockId', 'isBlank', '', 'TimeClockId', 'isblank()'],
	['timeClockId', 'isNotBlank', undefined, 'TimeClockId', 'not isblank()'],
	// Left over from another operator.
	['timeClockId', 'isBlank', 'x', 'TimeClockId', 'isblank()'],
	['lastHire', 'equals', '2026-01-31', 'LastHire', '=01/31/2026'],
	['lastHire', 'notEquals', '2026-01-31', 'LastHire', '<>01/31/2026'],
	['originalHire', 'before', '2026-01-31', 'OriginalHire', '<01/31/2026'],
	['terminationDate', 'after', '2026-01-31T23:59:59', 'TerminationDate', '>01/31/2026'],
	['terminationDate', 'after', '2026-02-01T03:00:00Z', 'TerminationDate', '>01/31/2026'],
	['lastHire', 'in', '2026-01-31, 2026-02-28', 'LastHire', 'in(01/31/2026, 02/28/2026)'],
	['lastHire', 'in', ['2026-01-31'], 'LastHire', 'in(01/31/2026)'],
	['terminationDate', 'isBlank', '', 'TerminationDate', 'isblank()'],
	['terminationDate', 'isNotBlank', '', 'TerminationDate', 'not isblank()'],
])('%s %s %j is written as %s %s', (field, operator, value, element, text) => {
	expect(written({ field, operator, value })).toEqual([[element, text]]);
});

test("days are those of the workflow's time zone", () => {
	const row = { field: 'lastHire', operator: 'after', value: '2026-01-31T20:00:00Z' };
	expect(written(row, 'Asia/Tokyo')).toEqual([['LastHire', '>02/01/2026']]);
	expect(written(row, 'UTC')).toEqual([['LastHire', '>01/31/2026']]);
});

const NO_VALUE = "has no 'Value': fill it in, or remove the condition";
const NO_DATE = 'is no date: pick one, or use ISO text such as 2026-01-31T08:00:00';
const BARE = 'may not hold parentheses or commas with this operator: use Equals';
const UNKNOWN = 'has no known operator: choose one from the list';
const UNSENDABLE = 'holds line breaks or characters that cannot be sent: remove them';

describe.each(FIND)('%s refuses', (id) => {
	test.each([
		['lastHire', 'Last Hire', 'like', '2026%', 'is a date, which Like does not compare'],
		['lastName', 'Last Name', 'before', 'D', 'is no date: choose an operator other than'],
		['lastName', 'Last Name', 'after', 'D', 'is no date: choose an operator other than'],
		['lastName', 'Last Name', 'like', 'D(%', BARE],
		['lastName', 'Last Name', 'like', 'D)%', BARE],
		['lastName', 'Last Name', 'like', 'Doe, J%', BARE],
		['location', 'Location', 'in', ['EAST, x', 'WEST'], BARE],
		['location', 'Location', 'in', 'EAST (x)', BARE],
		['lastName', 'Last Name', 'equals', '', NO_VALUE],
		['lastName', 'Last Name', 'notEquals', '  ', NO_VALUE],
		['lastName', 'Last Name', 'like', undefined, NO_VALUE],
		['location', 'Location', 'in', '', NO_VALUE],
		['location', 'Location', 'in', 'EAST,,WEST', NO_VALUE],
		['location', 'Location', 'in', ['EAST', null], NO_VALUE],
		['location', 'Location', 'in', [], NO_VALUE],
		['location', 'Location', 'in', { a: 1 }, 'must be text'],
		['lastHire', 'Last Hire', 'before', null, NO_VALUE],
		['lastHire', 'Last Hire', 'equals', '01/31/2026', NO_DATE],
		['lastHire', 'Last Hire', 'in', '2026-01-31,soon', NO_DATE],
		['lastHire', 'Last Hire', 'after', '2026-02-31', NO_DATE],
		['lastName', 'Last Name', 'contains', 'D', UNKNOWN],
		['lastName', 'Last Name', '', 'D', UNKNOWN],
		['lastName', 'Last Name', undefined, 'D', UNKNOWN],
		['lastName', 'Last Name', 'Equals', 'D', UNKNOWN],
		['lastName', 'Last Name', 'equals', 'D\nE', UNSENDABLE],
		['lastName', 'Last Name', 'equals', 'D\uFFFEE', UNSENDABLE],
		['lastName', 'Last Name', 'like', 'D\uFFFF%', UNSENDABLE],
		['lastName', 'Last Name', 'equals', { a: 1 }, 'must be text'],
		['lastName', 'Last Name', 'equals', ['D'], 'must be text'],
	])('%s (%s) %s %j', (field, displayName, operator, value, words) => {
		const message = refused(id, { field, operator, value });
		expect(message.startsWith(`'${displayName}' ${words}`)).toBe(true);
		expect(message).toMatch(/: .+/);
	});

	test('one element asked for twice', () => {
		const row = { field: 'lastName', operator: 'equals', value: 'Doe' };
		expect(refused(id, row, { ...row, operator: 'like' })).toBe(
			"'Conditions' has 'Last Name' twice, and UKG Pro takes one of each: remove one",
		);
	});

	test.each(['salary', 'LastName', 'pageSize', '', undefined])('the field %j', (field) => {
		expect(refused(id, { field, operator: 'equals', value: 'x' })).toBe(
			"'Conditions' names a field that this operation does not have: choose it from the list, or remove the row",
		);
	});
});

/** Types of identifier with their element, by hand from the contract. */
const IDENTIFIERS: ReadonlyArray<
	readonly [type: string, name: string, element: string, displayName: string, isPersonal: boolean]
> = [
	['EmployeeNumberIdentifier', 'employeeNumber', 'EmployeeNumber', 'Employee Number', false],
	['EmailAddressIdentifier', 'emailAddress', 'EmailAddress', 'Email Address', false],
	['SsnIdentifier', 'ssn', 'Ssn', 'SSN', true],
	['SinIdentifier', 'sin', 'Sin', 'SIN', true],
	['NationalIdentifier', 'nationalId', 'NationalId', 'National ID', true],
	['UserDefinedIdentifier', 'userDefinedValue', 'Value', 'User-Defined Value', false],
];

/** Values for all types: those of the others are left over, and not sent. */
const VALUES = {
	employeeNumber: '000000104',
	emailAddress: 'jane.doe@example.com',
	ssn: '000000000',
	sin: '000000001',
	nationalId: '000000002',
	userDefinedValue: 'x-1',
} as const;

describe.each(BY_IDENTIFIER)('%s', (id) => {
	const type = operationOf(id).parameters.find(({ to }) => to.in === 'identifierType');

	test('knows the types of the contract', () => {
		const options = type?.entry.kind === 'choice' ? type.entry.options : [];
		expect(options.map(({ value }) => value).sort()).toEqual(
			IDENTIFIERS.map(([one]) => one).sort(),
		);
	});

	test.each(IDENTIFIERS)('by %s', (identifyBy, name, element, displayName, isPersonal) => {
		const value = VALUES[name as keyof typeof VALUES];
		const { request, personal } = planned(id, { identifyBy, companyCode: ' C0001 ', ...VALUES });
		expect(request).toEqual({
			protocol: 'soap',
			named: ['Company Code', displayName],
			personal: isPersonal ? [value] : [],
			timeout: 120_000,
			identifier: {
				type: identifyBy,
				parts: [
					['CompanyCode', 'C0001'],
					[element, value],
				],
			},
		} satisfies SoapRequest);
		expect(personal).toEqual(isPersonal ? [displayName] : []);
	});

	test.each(IDENTIFIERS)('by %s without a company', (identifyBy, name, element, displayName) => {
		const value = VALUES[name as keyof typeof VALUES];
		for (const companyCode of [undefined, '', ' ']) {
			const { request } = planned(id, { identifyBy, companyCode, ...VALUES });
			expect(request.identifier?.parts).toEqual([[element, value]]);
			expect(request.named).toEqual([displayName]);
		}
	});

	test.each(IDENTIFIERS)('by %s without %s is refused', (identifyBy, name, _, displayName) => {
		for (const value of [undefined, null, '', ' ']) {
			const parameters = { identifyBy, companyCode: 'C0001', ...VALUES, [name]: value };
			expect(refusalOf(() => planned(id, parameters))).toBe(
				`'${displayName}' is empty: fill it in`,
			);
		}
	});

	test.each(IDENTIFIERS)(
		'by %s refuses what no request can carry',
		(identifyBy, name, _, label) => {
			for (const value of ['a\u0000b', 'a\uFFFEb', 'a\uFFFFb', 'a\ud800b', 'a\nb']) {
				const parameters = { identifyBy, ...VALUES, [name]: value };
				expect(refusalOf(() => planned(id, parameters))).toBe(`'${label}' ${UNSENDABLE}`);
			}
		},
	);

	test('a company whose expression comes to nothing is refused', () => {
		const parameters = { identifyBy: 'SsnIdentifier', companyCode: undefined, ...VALUES };
		const stored = (name: string) => (name === 'companyCode' ? '={{ $json.missing }}' : undefined);
		expect(refusalOf(() => plan(operationOf(id), { ...inputs(parameters), stored }))).toBe(
			"'Company Code' is empty: fill it in, or remove it",
		);
	});

	test.each(['EmployeeNumber', 'UserIntegrationKeyIdentifier', 'ids', {}])(
		'the type %j is refused',
		(identifyBy) => {
			expect(refusalOf(() => planned(id, { identifyBy, ...VALUES }))).toMatch(
				/^'Identify Employee By' must be one of EmailAddressIdentifier \(Email Address\), EmployeeNumberIdentifier \(Employee Number\), /,
			);
		},
	);

	test.each([undefined, '', null])('no type, %j, is refused', (identifyBy) => {
		expect(refusalOf(() => planned(id, { identifyBy, ...VALUES }))).toBe(
			"'Identify Employee By' is empty: fill it in",
		);
	});
});

test('the check of access asks for nothing but time', () => {
	const operation = operationOf('serviceAccount.checkAccess');
	expect(operation.parameters).toEqual([]);
	const { request, wanted, personal } = plan(
		operation,
		inputs({ limit: 1, options: { timeout: 5 } }),
	);
	expect([request, wanted.limit, personal]).toEqual([
		{ protocol: 'check', named: [], personal: [], timeout: 5_000 },
		Infinity,
		[],
	]);
});
