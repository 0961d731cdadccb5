import type { Endpoint, OperationRequest } from '../endpoint';
import { badRequest, rowsOf, type Outcome } from '../protocol/answer';
import { parseDateTime } from '../protocol/dates';
import { employeeChangesRow } from '../rows/employeeChanges';
import { HOUR } from '../workforce/calendar';
import type { Employment } from '../workforce/workforce';

const role = 'EmployeeExport:View';

/** Without dates the feed covers this; it is also the least time between two calls. */
const WINDOW = 3 * HOUR;

/** employee-changes: a feed of whole snapshots of those that changed. */
export const employeeChangesEndpoints: Endpoint[] = [
	{
		name: 'listEmployeeChanges',
		method: 'GET',
		path: '/personnel/v1/employee-changes',
		role,
		query: [
			{ name: 'startDate', type: 'dateTime' },
			{ name: 'endDate', type: 'dateTime' },
		],
		// UKG's text names no default; another connector's documentation says 200.
		paging: {
			in: 'query',
			sizeName: 'per_page',
			type: 'number',
			maximum: 200,
			documentedDefault: 200,
		},
		answer: { shape: 'array', record: 'EmployeeChangesResponse' },
		handle: listChanges,
	},
	{
		name: 'getEmployeeChanges',
		method: 'GET',
		path: '/personnel/v1/employee-changes/{employeeId}',
		role,
		answer: { shape: 'array', record: 'EmployeeChangesResponse' },
		// A live script reads employee by employee, so the snapshot comes whether or not it is young.
		handle({ tenant, path, variants }) {
			const person = tenant.workforce.byEmployeeId.get(path.employeeId.toUpperCase());
			if (!person) return { kind: 'notFound', detail: 'No employee has this id.' };
			return { kind: 'rows', rows: rowsOf(person.employments, renderer(tenant, variants)) };
		},
	},
];

function renderer(
	{ workforce }: OperationRequest['tenant'],
	variants: OperationRequest['variants'],
) {
	return (employment: Employment) => employeeChangesRow(workforce, employment, variants);
}

function listChanges({ tenant, query, variants, now }: OperationRequest): Outcome {
	const isFirstPage = Number(query.page ?? 1) === 1;
	if (variants.changesThreeHourRule && isFirstPage) {
		const last = tenant.lastChangesCall;
		if (last !== undefined && now - last < WINDOW) return { kind: 'tooManyRequests' };
		tenant.lastChangesCall = now;
	}
	const end = query.endDate === undefined ? now : parseDateTime(query.endDate)!;
	const start =
		query.startDate === undefined ? Math.min(end, now) - WINDOW : parseDateTime(query.startDate)!;
	const isRecent = query.startDate !== undefined && start > now - WINDOW;
	if (isRecent && variants.recentStartDate === 'refuse') {
		return badRequest('startDate', 'startDate has to lie at least three hours back.');
	}
	const changed =
		isRecent && variants.recentStartDate === 'empty'
			? []
			: tenant.workforce.employments.filter(
					({ changedAt }) => changedAt >= start && changedAt <= end,
				);
	return { kind: 'rows', rows: rowsOf(changed, renderer(tenant, variants)) };
}
