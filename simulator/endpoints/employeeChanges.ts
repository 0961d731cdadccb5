import type { Endpoint, OperationRequest } from '../endpoint';
import { badRequest, rowsOf, type Outcome, type Rows } from '../protocol/answer';
import { parseDateTime } from '../protocol/dates';
import { effectiveSize, type PagingRule } from '../protocol/paging';
import type { Query } from '../protocol/query';
import { employeeChangesRow, snapshotsOf } from '../rows/employeeChanges';
import { HOUR } from '../workforce/calendar';
import { markChanged, type FeedWindow } from '../workforce/feed';
import type { Employment } from '../workforce/workforce';

const role = 'EmployeeExport:View';

/** Without dates the feed covers this; it is also the least time between two calls. */
const WINDOW = 3 * HOUR;

/** UKG's text names no default; another connector's documentation says 200. */
const paging: PagingRule = {
	in: 'query',
	sizeName: 'per_page',
	type: 'number',
	maximum: 200,
	documentedDefault: 200,
};

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
		paging,
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
			return { kind: 'rows', rows: rows(person.employments, tenant, variants) };
		},
	},
];

function rows(
	employments: readonly Employment[],
	{ workforce }: OperationRequest['tenant'],
	variants: OperationRequest['variants'],
): Rows {
	return rowsOf(snapshotsOf(employments, variants.rehiredRows), (employment) =>
		employeeChangesRow(workforce, employment, variants),
	);
}

function listChanges(request: OperationRequest): Outcome {
	const { tenant, query, variants } = request;
	let { now } = request;
	const isFirstPage = Number(query.page ?? 1) === 1;
	if (variants.changesThreeHourRule && isFirstPage) {
		const last = tenant.lastChangesCall;
		if (last !== undefined && now - last < WINDOW) return { kind: 'tooManyRequests' };
		tenant.lastChangesCall = now;
	}
	const isRecent = query.startDate !== undefined && windowOf(query, now).start > now - WINDOW;
	if (isRecent && variants.recentStartDate === 'refuse') {
		return badRequest('startDate', 'startDate has to lie at least three hours back.');
	}
	const changed = () =>
		isRecent && variants.recentStartDate === 'empty'
			? []
			: tenant.feed.changedWithin(windowOf(query, now), variants.changesOrder);
	if (continuesRead(request) && variants.changesWhileReading > 0) {
		now = request.tick();
		touchFront(request, changed(), now);
	}
	return { kind: 'rows', rows: rows(changed(), tenant, variants) };
}

function windowOf({ startDate, endDate }: Query, now: number): FeedWindow {
	const end = endDate === undefined ? now : parseDateTime(endDate)!;
	return {
		start: startDate === undefined ? Math.min(end, now) - WINDOW : parseDateTime(startDate)!,
		end,
	};
}

/** A request with the dates of the one before it goes on with what that one began. */
function continuesRead({ tenant, query: { startDate, endDate } }: OperationRequest): boolean {
	const dates = JSON.stringify([startDate, endDate]);
	const continues = tenant.lastChangesDates === dates;
	tenant.lastChangesDates = dates;
	return continues;
}

/** Variant `changesWhileReading`: something happens to those at the front of the first page. */
function touchFront(
	{ tenant, query, variants }: OperationRequest,
	changed: readonly Employment[],
	now: number,
): void {
	const size = query.per_page === undefined ? undefined : Number(query.per_page);
	const count = Math.min(variants.changesWhileReading, effectiveSize(size, paging, variants));
	for (const employment of changed.slice(0, count)) {
		markChanged(tenant.workforce, employment, now);
	}
}
