import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { ID_LIST, ids, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { securityUserRow, userName, userRow, userStatus } from '../rows/users';
import type { Person } from '../workforce/workforce';

const role = 'PersonnelIntegration:View';
const paging = assumedPaging;

/** The one filter ends in `ID`, the other in `Id`; the contract matches names whatever the case. */
const employee = (name: string): Filter<Person> =>
	ids(name, ({ employeeId }) => employeeId, { pattern: ID_LIST });

const securityFilters = [text('userName', userName), employee('employeeID')];

const filters = [
	text('userName', userName),
	text('userStatus', userStatus),
	employee('employeeId'),
];

/** Everybody has a user, whatever the companies. */
export const userEndpoints: Endpoint[] = [
	{
		name: 'listSecurityUserDetails',
		method: 'GET',
		path: '/personnel/v1/employee-security-user-details',
		role,
		query: securityFilters,
		paging,
		answer: { shape: 'array', record: 'EmployeeSecurityUserDetails' },
		handle(request) {
			const { workforce } = request.tenant;
			const found = passing(workforce.people, securityFilters, request);
			return { kind: 'rows', rows: rowsOf(found, (person) => securityUserRow(workforce, person)) };
		},
	},
	{
		name: 'listUserDetails',
		method: 'GET',
		path: '/personnel/v1/user-details',
		role,
		query: filters,
		paging,
		answer: { shape: 'array', record: 'UserDetails' },
		handle(request) {
			const { workforce } = request.tenant;
			const found = passing(workforce.people, filters, request);
			return { kind: 'rows', rows: rowsOf(found, (person) => userRow(workforce, person)) };
		},
	},
];
