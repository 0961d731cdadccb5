import { timeClockId } from '../rows/details';
import { payGroupOf } from '../workforce/payCalendar';
import { lastDayOf, type Employment, type Workforce } from '../workforce/workforce';
import type { BusinessError } from './businessError';
import { dayTest, parseCondition, textTest } from './condition';
import { readMembers } from './dataContract';
import { formerLastName } from './details';
import type { XmlElement } from './readXml';

/** The members of `EmployeeQuery`, in their order. */
export const queryNames = [
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
	'PageNumber',
	'PageSize',
	'PayGroup',
	'Status',
	'SupervisorLastName',
	'TerminationDate',
	'TimeClockId',
] as const;

type QueryName = (typeof queryNames)[number];
type FilterName = Exclude<QueryName, 'PageNumber' | 'PageSize'>;

type Filter =
	| { text: (employment: Employment, workforce: Workforce) => string | null }
	| { day: (employment: Employment) => number | null };

const filters: Record<FilterName, Filter> = {
	CompanyCode: { text: ({ company }) => company.code },
	CompanyName: { text: ({ company }) => company.name },
	// The contract does not say whose: of the company, which is where somebody works.
	Country: { text: ({ company }) => company.country },
	EmployeeNumber: { text: ({ person }) => person.employeeNumber },
	FirstName: { text: ({ person }) => person.firstName },
	FormerName: { text: ({ person }, workforce) => formerLastName(workforce, person) },
	FullOrPartTime: { text: ({ fullTime }) => (fullTime ? 'F' : 'P') },
	Job: { text: ({ job }) => job.code },
	LastHire: { day: ({ lastHireDay }) => lastHireDay },
	LastName: { text: ({ person }) => person.lastName },
	Location: { text: ({ location }) => location.code },
	OrganizationLevel1: { text: ({ orgLevels }) => orgLevels[0] },
	OrganizationLevel2: { text: ({ orgLevels }) => orgLevels[1] },
	OrganizationLevel3: { text: ({ orgLevels }) => orgLevels[2] },
	OrganizationLevel4: { text: ({ orgLevels }) => orgLevels[3] },
	OriginalHire: { day: ({ hireDay }) => hireDay },
	PayGroup: { text: ({ company }) => payGroupOf(company) },
	Status: { text: ({ status }) => status },
	SupervisorLastName: { text: ({ supervisor }) => supervisor?.lastName ?? null },
	TerminationDate: { day: lastDayOf },
	TimeClockId: { text: ({ person }, workforce) => timeClockId(workforce, person) },
};

export interface EmployeeQuery {
	page: number;
	size: number | undefined;
	matches(employment: Employment): boolean;
}

/**
 * Reads an `EmployeeQuery`.
 *
 * @returns the query, or one error for each member that makes no sense
 */
export function readQuery(
	element: XmlElement,
	workforce: Workforce,
): EmployeeQuery | BusinessError[] {
	const values = readMembers(element, queryNames);
	const errors: BusinessError[] = [];
	const refuse = (property: string, message: string) =>
		errors.push({ code: 'InvalidQuery', property, message: `${property} ${message}` });
	const number = (name: 'PageNumber' | 'PageSize'): number | undefined => {
		const value = values[name];
		if (value === undefined) return undefined;
		if (!/^0*[1-9]\d{0,8}$/.test(value)) refuse(name, 'has to be a whole number from 1.');
		return Number(value);
	};
	const page = number('PageNumber') ?? 1;
	const size = number('PageSize');
	const tests: Array<(employment: Employment) => boolean> = [];
	for (const name of Object.keys(filters) as FilterName[]) {
		const value = values[name];
		if (value === undefined) continue;
		const test = filterTest(filters[name], value, workforce);
		if (test) tests.push(test);
		else refuse(name, 'has no operator, or one or a value that cannot be read.');
	}
	return errors.length > 0
		? errors
		: { page, size, matches: (employment) => tests.every((test) => test(employment)) };
}

function filterTest(
	filter: Filter,
	value: string,
	workforce: Workforce,
): ((employment: Employment) => boolean) | undefined {
	const condition = parseCondition(value);
	if (!condition) return undefined;
	if ('text' in filter) {
		const test = textTest(condition);
		return (employment) => test(filter.text(employment, workforce));
	}
	const test = dayTest(condition);
	return test && ((employment) => test(filter.day(employment)));
}
