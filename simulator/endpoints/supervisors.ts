import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { ID_LIST, ids, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { isSupervised, supervisingEmployment, supervisorRow } from '../rows/supervisors';
import type { Supervised } from '../rows/supervisors';

const idList = { pattern: ID_LIST };

const filters: Filter<Supervised>[] = [
	text('companyId', ({ company }) => company.id),
	ids('employeeId', ({ person }) => person.employeeId, idList),
	text('supervisorCompanyId', (employment) => supervisingEmployment(employment).company.id),
	ids('supervisorEmployeeId', ({ supervisor }) => supervisor.employeeId, idList),
	text('supervisorCompanyCode', (employment) => supervisingEmployment(employment).company.code),
];

/** employee-supervisor-details: who reports to whom; whoever has no supervisor has no row. */
export const supervisorEndpoints: Endpoint[] = [
	{
		name: 'listSupervisorDetails',
		method: 'GET',
		path: '/personnel/v1/employee-supervisor-details',
		role: 'PersonnelIntegration:View',
		query: filters,
		paging: assumedPaging,
		answer: { shape: 'array', record: 'EmployeeSupervisorDetails' },
		handle(request) {
			const { workforce } = request.tenant;
			const found = passing(workforce.employments.filter(isSupervised), filters, request);
			return {
				kind: 'rows',
				rows: rowsOf(found, (employment) => supervisorRow(workforce, employment)),
			};
		},
	},
];
