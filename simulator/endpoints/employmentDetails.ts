import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { date, passing, text, type Filter } from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import { same } from '../protocol/query';
import { instantOf, lastPaidPeriod } from '../rows/compensation';
import {
	deductionGroupOf,
	earningGroupOf,
	employmentDetailsRow,
	isHomeCompany,
	retirementDay,
} from '../rows/employmentDetails';
import { DAY } from '../workforce/calendar';
import { payGroupOf } from '../workforce/payCalendar';
import { lastDayOf, type Employment } from '../workforce/workforce';

/** Nobody works for a project here, so that its code leaves nothing. */
const filters: Filter<Employment>[] = [
	text('companyId', ({ company }) => company.id),
	text('employeeId', ({ person }) => person.employeeId),
	text('primaryJobCode', ({ job }) => job.code),
	text('jobTitle', ({ job }) => job.title),
	text('fullTimeOrPartTimeCode', ({ fullTime }) => (fullTime ? 'F' : 'P')),
	text('primaryWorkLocationCode', ({ location }) => location.code),
	text('primaryProjectCode', () => null),
	text('deductionGroupCode', deductionGroupOf),
	text('earningGroupCode', earningGroupOf),
	text('employeeTypeCode', ({ employeeType }) => employeeType),
	text('employeeStatusCode', ({ status }) => status),
	text('employeeNumber', ({ person }) => person.employeeNumber),
	text('supervisorID', ({ supervisor }) => supervisor?.employeeId),
	date('originalHireDate', ({ hireDay }) => hireDay * DAY),
	date('lastHireDate', ({ lastHireDay }) => lastHireDay * DAY),
	date('dateOfTermination', (employment) => instantOf(lastDayOf(employment) ?? undefined)),
	date('dateOfRetirement', (employment, workforce) =>
		instantOf(retirementDay(workforce, employment) ?? undefined),
	),
	date('dateTimeCreated', ({ createdAt }) => createdAt),
	date('dateTimeChanged', ({ changedAt }) => changedAt),
	date('dateLastPayDatePaid', (employment, workforce) =>
		instantOf(lastPaidPeriod(workforce, employment)?.payDay),
	),
	text('payGroup', ({ company }) => payGroupOf(company)),
	{
		name: 'isHomeCompany',
		type: 'boolean',
		test: (wanted) => (employment) => same(isHomeCompany(employment), wanted),
	},
];

/** employment-details: an extra, which no action of the contract reads; one row an employment. */
export const employmentDetailsEndpoints: Endpoint[] = [
	{
		name: 'listEmploymentDetails',
		method: 'GET',
		path: '/personnel/v1/employment-details',
		role: 'PersonnelIntegration:View',
		query: filters,
		paging: documentedPaging,
		answer: { shape: 'array', record: 'EmpEmploymentDetails' },
		handle(request) {
			const { workforce } = request.tenant;
			const found = passing(workforce.employments, filters, request);
			return {
				kind: 'rows',
				rows: rowsOf(found, (employment) => employmentDetailsRow(workforce, employment)),
			};
		},
	},
];
