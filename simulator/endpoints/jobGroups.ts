import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { jobGroupRow } from '../rows/configuration';
import { jobGroupsOf, type JobGroup } from '../workforce/jobGroups';

const filters: Array<Filter<JobGroup>> = [
	text('jobGroupCode', ({ code }) => code),
	text('jobGroupCountryCode', ({ country }) => country),
];

/** `/configuration/v1/jobgroup`, in the singular. */
export const jobGroupEndpoints: Endpoint[] = [
	{
		name: 'listJobGroups',
		method: 'GET',
		path: '/configuration/v1/jobgroup',
		role: 'CompanyConfigurationIntegration:View',
		query: filters,
		paging: assumedPaging,
		answer: { shape: 'array', record: 'JobGroupDetail' },
		handle: (request) => ({
			kind: 'rows',
			rows: rowsOf(
				passing(jobGroupsOf(request.tenant.workforce.jobs), filters, request),
				jobGroupRow,
			),
		}),
	},
];
