import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { dateTime, ID_LIST, ids, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { same } from '../protocol/query';
import { cobraRow } from '../rows/cobra';
import { COBRA_STATUS, cobraDay } from '../rows/personDetails';
import { DAY } from '../workforce/calendar';
import type { Employment } from '../workforce/workforce';

const filters: Filter<Employment>[] = [
	text('companyId', ({ company }) => company.id),
	ids('employeeId', ({ person }) => person.employeeId, { pattern: ID_LIST }),
	{
		name: 'cobraIsActive',
		type: 'boolean',
		test: (wanted) => (employment) => same(cobraDay(employment) !== null, wanted),
	},
	text('cobraStatus', (employment) => (cobraDay(employment) === null ? null : COBRA_STATUS)),
	dateTime('dateOfCobraEvent', (employment, wanted) => {
		const day = cobraDay(employment);
		return day !== null && day * DAY === wanted;
	}),
];

/** employee-cobra-details: a row for each employment of those who live in the USA. */
export const cobraEndpoints: Endpoint[] = [
	{
		name: 'listCobraDetails',
		method: 'GET',
		path: '/personnel/v1/employee-cobra-details',
		role: 'PersonnelIntegration:View',
		query: filters,
		paging: assumedPaging,
		answer: { shape: 'array', record: 'EmployeeCobraDetails' },
		handle(request) {
			const { workforce } = request.tenant;
			const american = workforce.employments.filter(({ person }) => person.home.country === 'USA');
			const found = passing(american, filters, request);
			return { kind: 'rows', rows: rowsOf(found, (employment) => cobraRow(workforce, employment)) };
		},
	},
];
