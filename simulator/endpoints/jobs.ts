import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { same } from '../protocol/query';
import { jobRow } from '../rows/configuration';

const role = 'CompanyConfigurationIntegration:View';

/** `/configuration/v1/jobs`. Not paged; every job at once. */
export const jobEndpoints: Endpoint[] = [
	{
		name: 'listJobs',
		method: 'GET',
		path: '/configuration/v1/jobs',
		role,
		query: [
			{ name: 'countryCode', type: 'string' },
			{ name: 'isActive', type: 'boolean' },
		],
		answer: { shape: 'array', record: 'jobs' },
		handle({ tenant, query, variants }) {
			const jobs = tenant.workforce.jobs.filter(
				({ country, isActive }) =>
					(query.countryCode === undefined || same(country, query.countryCode)) &&
					(query.isActive === undefined || same(isActive, query.isActive)),
			);
			return { kind: 'rows', rows: rowsOf(jobs, (job) => jobRow(job, variants)) };
		},
	},
	{
		name: 'getJob',
		method: 'GET',
		path: '/configuration/v1/jobs/{code}',
		role,
		answer: { shape: 'object', record: 'jobs' },
		handle({ tenant, path, variants }) {
			const job = tenant.workforce.jobs.find(({ code }) => same(code, path.code));
			return job
				? { kind: 'records', records: [jobRow(job, variants)] }
				: { kind: 'notFound', detail: 'No job has this code.' };
		},
	},
];
