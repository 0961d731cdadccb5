import { isoDay } from '../../../simulator/workforce/calendar';
import { payGroupOf } from '../../../simulator/workforce/payCalendar';
import { detailsOf, timeClockId } from '../../../simulator/rows/details';
import { formerLastName } from '../../../simulator/soap/details';
import type { Employment, Person } from '../../../simulator';
import type {
	Ask,
	Cases,
	Data,
	Form,
	Optional,
	OperationCase,
	Permission,
	Request,
	Row,
} from './types';

/** UKG publishes no largest page; a hundred is what it answers when nothing is asked for. */
const PAGES = { size: 'PageSize', largest: 100 } as const;

const soapKey = ({ person, company }: Employment) => `${company.code} ${person.employeeNumber}`;
const rowKey = (row: Row) => `${String(row.CompanyCode)} ${String(row.EmployeeNumber)}`;
const employmentOf = ({ employments }: Data, row: Row) => {
	const found = employments.find((employment) => soapKey(employment) === rowKey(row));
	if (!found) throw new Error(`Nobody is ${rowKey(row)}`);
	return found;
};

type Value = (employment: Employment, data: Data) => string | null;

/** `2026-01-31` as conditions have it (contract 3.5). */
const american = (day: string) => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`;

function valuesOf(rows: readonly Row[], data: Data, value: Value): string[] {
	const values = rows.flatMap((row) => value(employmentOf(data, row), data) ?? []);
	return [...new Set(values)].sort();
}

/** A text: equal, not equal, one of some, like, blank and not blank (contract 3.5). */
const textCondition = (wire: string, value: Value): Optional => ({
	wire,
	collection: 'conditions',
	tries(rows, data) {
		const values = valuesOf(rows, data, value);
		const [a, b = a] = values;
		const test = (passes: (value: string) => boolean) => (row: Row) => {
			const own = value(employmentOf(data, row), data);
			return own !== null && passes(own);
		};
		const isBlank = (row: Row) => value(employmentOf(data, row), data) === null;
		return [
			{
				enter: { operator: 'equals', value: a },
				sends: `=${a}`,
				leaves: test((own) => own === a),
			},
			{
				enter: { operator: 'notEquals', value: a },
				sends: `<>${a}`,
				leaves: test((own) => own !== a),
			},
			{
				enter: { operator: 'in', value: `${a},${b}` },
				sends: `in(${a}, ${b})`,
				leaves: test((own) => own === a || own === b),
			},
			{
				enter: { operator: 'like', value: `${a[0]}%` },
				sends: `LIKE (${a[0]}%)`,
				leaves: test((own) => own.toLowerCase().startsWith(a[0].toLowerCase())),
			},
			{ enter: { operator: 'isBlank' }, sends: 'isblank()', leaves: isBlank },
			{
				enter: { operator: 'isNotBlank' },
				sends: 'not isblank()',
				leaves: (row) => !isBlank(row),
			},
			{
				enter: { operator: 'equals', value: 'Nobody & <co>' },
				sends: '=Nobody & <co>',
				leaves: () => false,
			},
		];
	},
});

/** A day: equal, before, after, one of some, blank and not blank. */
const dayCondition = (wire: string, dayOf: (employment: Employment) => number | null): Optional => {
	const value: Value = (employment) => {
		const day = dayOf(employment);
		return day === null ? null : isoDay(day);
	};
	return {
		wire,
		collection: 'conditions',
		tries(rows, data) {
			const days = valuesOf(rows, data, value);
			const middle = days[Math.floor(days.length / 2)];
			const test = (passes: (day: string) => boolean) => (row: Row) => {
				const own = value(employmentOf(data, row), data);
				return own !== null && passes(own);
			};
			return [
				{
					enter: { operator: 'equals', value: middle },
					sends: `=${american(middle)}`,
					leaves: test((day) => day === middle),
				},
				{
					enter: { operator: 'notEquals', value: middle },
					sends: `<>${american(middle)}`,
					leaves: test((day) => day !== middle),
				},
				{
					enter: { operator: 'before', value: `${middle}T00:00:00` },
					sends: `<${american(middle)}`,
					leaves: test((day) => day < middle),
				},
				{
					enter: { operator: 'after', value: middle },
					sends: `>${american(middle)}`,
					leaves: test((day) => day > middle),
				},
				{
					enter: { operator: 'in', value: `${days[0]}, ${middle}` },
					sends: `in(${american(days[0])}, ${american(middle)})`,
					leaves: test((day) => day === days[0] || day === middle),
				},
				{
					enter: { operator: 'isBlank' },
					sends: 'isblank()',
					leaves: (row) => value(employmentOf(data, row), data) === null,
				},
				{
					enter: { operator: 'equals', value: '1950-01-31' },
					sends: '=01/31/1950',
					leaves: () => false,
				},
			];
		},
	};
};

/** The elements of the EmployeeQuery, pages aside (contract 3.5). */
const conditions: Record<string, Optional> = {
	companyCode: textCondition('CompanyCode', ({ company }) => company.code),
	companyName: textCondition('CompanyName', ({ company }) => company.name),
	country: textCondition('Country', ({ company }) => company.country),
	employeeNumber: textCondition('EmployeeNumber', ({ person }) => person.employeeNumber),
	firstName: textCondition('FirstName', ({ person }) => person.firstName),
	formerName: textCondition('FormerName', ({ person }, data) => formerLastName(data, person)),
	fullOrPartTime: textCondition('FullOrPartTime', ({ fullTime }) => (fullTime ? 'F' : 'P')),
	job: textCondition('Job', ({ job }) => job.code),
	lastHire: dayCondition('LastHire', ({ lastHireDay }) => lastHireDay),
	lastName: textCondition('LastName', ({ person }) => person.lastName),
	location: textCondition('Location', ({ location }) => location.code),
	organizationLevel1: textCondition('OrganizationLevel1', ({ orgLevels }) => orgLevels[0]),
	organizationLevel2: textCondition('OrganizationLevel2', ({ orgLevels }) => orgLevels[1]),
	organizationLevel3: textCondition('OrganizationLevel3', ({ orgLevels }) => orgLevels[2]),
	organizationLevel4: textCondition('OrganizationLevel4', ({ orgLevels }) => orgLevels[3]),
	originalHire: dayCondition('OriginalHire', ({ hireDay }) => hireDay),
	payGroup: textCondition('PayGroup', ({ company }) => payGroupOf(company)),
	status: textCondition('Status', ({ status }) => status),
	supervisorLastName: textCondition(
		'SupervisorLastName',
		({ supervisor }) => supervisor?.lastName ?? null,
	),
	terminationDate: dayCondition('TerminationDate', ({ terminationDay }) => terminationDay),
	timeClockId: textCondition('TimeClockId', ({ person }, data) => timeClockId(data, person)),
};

const american1 = ({ people }: Data) => people[0];
const canadian = ({ people }: Data) => {
	const person = people.find(({ home }) => home.country === 'CAN');
	if (!person) throw new Error('The tenant needs a Canadian');
	return person;
};

/** The types of the identifier, each with its element and somebody's value of it (contract 3.8). */
const identifiers: ReadonlyArray<
	readonly [
		type: string,
		parameter: string,
		element: string,
		personOf: (data: Data) => Person,
		valueOf: (data: Data, person: Person) => string,
	]
> = [
	[
		'EmailAddressIdentifier',
		'emailAddress',
		'EmailAddress',
		american1,
		(data, person) => detailsOf(data, person).emailAddress,
	],
	[
		'SsnIdentifier',
		'ssn',
		'Ssn',
		american1,
		(data, person) => detailsOf(data, person).nationalNumber,
	],
	[
		'SinIdentifier',
		'sin',
		'Sin',
		canadian,
		(data, person) => detailsOf(data, person).nationalNumber,
	],
	[
		'NationalIdentifier',
		'nationalId',
		'NationalId',
		canadian,
		(data, person) => detailsOf(data, person).nationalNumber,
	],
	[
		'UserDefinedIdentifier',
		'userDefinedValue',
		'Value',
		american1,
		(_, person) => person.employeeId,
	],
];

/** The log keeps no personal numbers. */
const kept = (element: string, value: string) =>
	['Ssn', 'Sin', 'NationalId'].includes(element) ? '(not kept)' : value;

/** What every way to name an employee sends, and whom it finds. */
function identified(
	path: string,
	operation: string,
	identifier: {
		readonly type: string;
		readonly parameter: string;
		readonly element: string;
		readonly personOf: (data: Data) => Person;
		readonly valueOf: (data: Data, person: Person) => string;
		readonly withCompany: boolean;
	},
): Form {
	const { type, parameter, element, personOf, valueOf, withCompany } = identifier;
	return {
		ask: (data): Ask => ({
			identifyBy: type,
			...(withCompany ? { companyCode: personOf(data).employments[0].company.code } : {}),
			[parameter]: valueOf(data, personOf(data)),
		}),
		request: (data): Request => ({
			method: 'POST',
			path,
			soap: {
				operation,
				type,
				elements: {
					...(withCompany ? { CompanyCode: personOf(data).employments[0].company.code } : {}),
					[element]: kept(element, valueOf(data, personOf(data))),
				},
			},
		}),
		rows: (data) => [soapKey(personOf(data).employments[0])],
	};
}

const findCase = (path: string, operation: string, permission: Permission): OperationCase => ({
	ask: () => ({}),
	request: () => ({ method: 'POST', path, soap: { operation, elements: {} } }),
	permission,
	pages: PAGES,
	key: rowKey,
	rows: ({ employments }) => employments.map(soapKey),
	optional: conditions,
});

function getCase(path: string, operation: string, permission: Permission): OperationCase {
	const byNumber = identified(path, operation, {
		type: 'EmployeeNumberIdentifier',
		parameter: 'employeeNumber',
		element: 'EmployeeNumber',
		personOf: american1,
		valueOf: (_, person) => person.employeeNumber,
		withCompany: false,
	});
	return {
		...byNumber,
		permission,
		key: rowKey,
		forms: identifiers.flatMap(([type, parameter, element, personOf, valueOf]) =>
			[true, false].map((withCompany) =>
				identified(path, operation, {
					type,
					parameter,
					element,
					personOf,
					valueOf,
					withCompany,
				}),
			),
		),
		optional: {
			companyCode: {
				wire: 'CompanyCode',
				collection: 'top',
				tries: (_, { employments: [{ company }] }) => [
					{ enter: company.code, sends: company.code, leaves: () => true },
				],
			},
		},
		unknown: { employeeNumber: '999999999' },
	};
}

const PERSON: Permission = ['Employee Person', 'View'];
const COMPENSATION: Permission = ['Employee Compensation', 'View'];

export const soap: Cases = {
	'compensation.find': findCase(
		'/services/EmployeeCompensation',
		'FindCompensations',
		COMPENSATION,
	),
	'compensation.getByIdentifier': getCase(
		'/services/EmployeeCompensation',
		'GetCompensationByEmployeeIdentifier',
		COMPENSATION,
	),
	'person.find': findCase('/services/EmployeePerson', 'FindPeople', PERSON),
	'person.getByIdentifier': getCase(
		'/services/EmployeePerson',
		'GetPersonByEmployeeIdentifier',
		PERSON,
	),
};
