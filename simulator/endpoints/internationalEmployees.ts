import type { Endpoint, OperationRequest } from '../endpoint';
import { rowsOf, type Outcome } from '../protocol/answer';
import { anyDate, passing, text, type Filter } from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import {
	internationalEntries,
	internationalRow,
	type InternationalEntry,
} from '../rows/internationalEmployees';
import { DAY } from '../workforce/calendar';
import type { Person } from '../workforce/workforce';

const ofPerson: Filter<Person>[] = [
	text('countryCode', ({ home }) => home.country),
	text('employeeId', ({ employeeId }) => employeeId),
];

/** Text by type, a date by name, and no example: either form of date. */
const ofEntry: Filter<InternationalEntry>[] = [
	anyDate('effectiveDate', ({ effectiveDay }) => effectiveDay * DAY),
];

const common: Pick<Endpoint, 'method' | 'role' | 'query' | 'paging' | 'answer'> = {
	method: 'GET',
	role: 'PersonnelIntegration:View',
	query: [...ofPerson, ...ofEntry],
	paging: documentedPaging,
	answer: { shape: 'array', record: 'InternationalEmployeeModel' },
};

/** international-employees: what other countries want to know of those who live there. */
export const internationalEmployeeEndpoints: Endpoint[] = [
	{
		...common,
		name: 'listInternationalEmployees',
		path: '/personnel/v1/international-employees',
		handle: (request) => list(request, request.tenant.workforce.people),
	},
	{
		...common,
		name: 'listInternationalEmployee',
		path: '/personnel/v1/international-employees/{employeeId}',
		handle(request) {
			const { workforce } = request.tenant;
			const person = workforce.byEmployeeId.get(request.path.employeeId.toUpperCase());
			return person
				? list(request, [person])
				: { kind: 'notFound', detail: 'No employee has this id.' };
		},
	},
];

function list(request: OperationRequest, people: readonly Person[]): Outcome {
	const { workforce } = request.tenant;
	const entries = passing(people, ofPerson, request).flatMap((person) =>
		internationalEntries(workforce, person),
	);
	const found = passing(entries, ofEntry, request);
	return { kind: 'rows', rows: rowsOf(found, (entry) => internationalRow(workforce, entry)) };
}
