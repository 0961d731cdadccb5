// The work of the comparison: what is read, from what kind of server, by whom.
import type { Fault } from '../simulatorControl';
import { httpGet, httpList, ourGet, ourList, raw, type Contestant } from './contestants';

export interface Work {
	id: string;
	title: string;
	tenant: { employees: number; latency?: number; variants?: Record<string, unknown> };
	/** In place while the work is done. */
	fault?: Fault;
	/** The fields that together name a row. */
	keyFields: readonly string[];
	/** So many employees are input items, each with a read of its own. */
	inputs?: number;
	/** Times so many people as the tenant has: how the cost grows. */
	scales: readonly number[];
	contestants: Contestant[];
}

/** What the node has under way at a time at most: requests, and rows. */
const PARALLEL = 8;
const PARALLEL_LARGE = 2;
const LARGE_PAGE = 10_000;
export const CLAMPED_PAGE = 200;
export const RATE = 20;

const PEOPLE = '/personnel/v1/person-details';
const EMPLOYMENT = ['employeeId', 'companyId'];
const PERSON = { resource: 'person', operation: 'getMany' };

const pages = (retries = false) =>
	({ kind: 'list', path: PEOPLE, size: LARGE_PAGE, parallel: PARALLEL, retries }) as const;

/** @param url the simulator's */
export function comparisons(url: string): Work[] {
	const people = `${url}${PEOPLE}`;
	const person = `=${people}/{{ $json.id }}`;
	const clamped = {
		employees: 20_000,
		latency: 100,
		variants: { pageSizeCap: CLAMPED_PAGE },
	};
	return [
		{
			id: 'a',
			title: '20,000 people, pages clamped to 200, 100 ms latency',
			tenant: clamped,
			keyFields: EMPLOYMENT,
			scales: [1, 2, 4],
			contestants: [ourList(PERSON), httpList(people, LARGE_PAGE), raw(pages())],
		},
		{
			id: 'b',
			title: 'The same, and every 20th request answered with 429',
			tenant: clamped,
			fault: { kind: 'status', status: 429, every: 20 },
			keyFields: EMPLOYMENT,
			scales: [1],
			contestants: [
				ourList(PERSON),
				httpList(people, LARGE_PAGE),
				httpList(people, LARGE_PAGE, {
					name: 'HTTP Request, Retry On Fail',
					retryOnFail: true,
					maxTries: 5,
					waitBetweenTries: 1000,
				}),
				raw(pages()),
				raw(pages(true), 'undici, RetryAgent'),
			],
		},
		{
			id: 'c',
			title: '100,000 people, 10,000 a page',
			tenant: { employees: 100_000 },
			keyFields: EMPLOYMENT,
			scales: [1, 2, 4],
			contestants: [
				ourList(PERSON),
				ourList(PERSON, 'simplified'),
				httpList(people, LARGE_PAGE),
				raw({ ...pages(), parallel: PARALLEL_LARGE }),
			],
		},
		{
			id: 'd',
			title: '500 items, each one Get, 100 ms latency, 20 requests a second allowed',
			tenant: {
				employees: 1200,
				latency: 100,
				variants: { rateLimit: { requests: RATE, windowSeconds: 1 } },
			},
			keyFields: ['employeeId'],
			inputs: 500,
			scales: [1],
			contestants: [
				ourGet({ resource: 'person', operation: 'get', employeeId: locator('={{ $json.id }}') }),
				httpGet(person),
				httpGet(person, {
					name: 'HTTP Request, batches of 20 a second',
					options: { batching: { batch: { batchSize: RATE, batchInterval: 1000 } } },
				}),
				raw({ kind: 'gets', path: `${PEOPLE}/{id}`, parallel: PARALLEL }),
				raw(
					{ kind: 'gets', path: `${PEOPLE}/{id}`, parallel: PARALLEL, pace: RATE },
					'undici, told the limit',
				),
			],
		},
		{
			id: 'e',
			title: '50 pages over SOAP, 100 people each',
			// In three companies, some in two: 50 pages of employments.
			tenant: { employees: 4860 },
			keyFields: ['CompanyCode', 'EmployeeNumber'],
			scales: [1],
			contestants: [
				ourList({ resource: 'person', operation: 'find' }),
				raw({ kind: 'soap', size: 100, parallel: PARALLEL }),
			],
		},
	];
}

const locator = (value: string) => ({ __rl: true, mode: 'id', value });
