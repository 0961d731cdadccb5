import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { date, flag, passing, text, type Filter } from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import {
	changesOf,
	historyEntries,
	historyId,
	jobHistoryRow,
	type HistoryEntry,
} from '../rows/jobHistory';
import { DAY } from '../workforce/calendar';
import type { Employment } from '../workforce/workforce';

const ofEmployment: Filter<Employment>[] = [
	text('companyId', ({ company }) => company.id),
	text('employeeId', ({ person }) => person.employeeId),
];

const ofEntry: Filter<HistoryEntry>[] = [
	flag('isOrgChange', (entry) => changesOf(entry).isOrgchange),
	flag('isJobChange', (entry) => changesOf(entry).isJobChange),
	flag('isRateChange', (entry) => changesOf(entry).isRateChange),
	flag('isPromotion', (entry) => changesOf(entry).isPromotion),
	text('systemId', (entry, workforce) => historyId(workforce, entry)),
	date('jobEffectiveDate', ({ assignment }) => assignment.day * DAY),
	date('dateTimeCreated', ({ assignment }) => assignment.createdAt),
];

/** employee-job-history-details: what each employment was assigned to, the oldest first. */
export const jobHistoryEndpoints: Endpoint[] = [
	{
		name: 'listJobHistory',
		method: 'GET',
		path: '/personnel/v1/employee-job-history-details',
		role: 'EmployeeJobHistoryDetails:View',
		query: [...ofEmployment, ...ofEntry],
		paging: documentedPaging,
		answer: { shape: 'array', record: 'EmployeeJobHistoryDetail', declaredObject: true },
		handle(request) {
			const { workforce } = request.tenant;
			const entries = passing(workforce.employments, ofEmployment, request).flatMap((employment) =>
				historyEntries(workforce, employment),
			);
			const found = passing(entries, ofEntry, request);
			return { kind: 'rows', rows: rowsOf(found, (entry) => jobHistoryRow(workforce, entry)) };
		},
	},
];
