import { declaredQuery, type Endpoint, type OperationRequest } from './endpoint';
import { badRequestAnswer, notFoundAnswer } from './protocol/errors';
import type { Answer, BadRequest, ListRow, Outcome } from './protocol/answer';
import { cutPage, linkHeader } from './protocol/paging';
import { readQuery } from './protocol/query';
import type { Route } from './routing';
import type { Tenant } from './tenant';
import type { Variants } from './variants';

/** A request that has passed authentication, quota, routing and roles. */
export interface RoutedRequest {
	route: Route;
	tenant: Tenant;
	variants: Variants;
	/** Raw, without `?`. */
	query: string;
	headers: Record<string, string | string[] | undefined>;
	body: string;
	now: number;
	tick(): number;
	/** Scheme, host and path, for links. */
	url: string;
}

/** Checks a request against the contract, runs its operation and words the answer. */
export function answerRequest(request: RoutedRequest): Answer {
	const { route, variants, headers } = request;
	const { endpoint } = route;
	const { query, faults } = readQuery(request.query, declaredQuery(endpoint), variants);
	const oversized = oversizedPage(endpoint, query, variants);
	if (oversized) faults.push(oversized);
	if (faults.length > 0) return badRequestAnswer(faults, variants);

	let body: unknown;
	if (endpoint.method !== 'GET') {
		if (!/^(application|text)\/json\b/i.test(String(headers['content-type'] ?? ''))) {
			return { status: 415 };
		}
		try {
			body = JSON.parse(request.body);
		} catch {
			const fault = { field: 'body', message: 'The body is no JSON.' };
			return badRequestAnswer([fault], variants);
		}
	}
	const operation: OperationRequest = { ...request, query, path: route.path, body };
	return word(request, operation, endpoint.handle(operation));
}

function word(request: RoutedRequest, { query }: OperationRequest, outcome: Outcome): Answer {
	const { variants, route } = request;
	const { endpoint } = route;
	const row = <T extends ListRow>(record: T) =>
		variants.extraFields && typeof record === 'object' ? { ...record, ...EXTRA_FIELDS } : record;
	switch (outcome.kind) {
		case 'badRequest':
			return badRequestAnswer(outcome.faults, variants);
		case 'notFound':
			return notFoundAnswer(outcome.detail, variants);
		case 'tooManyRequests':
			return { status: 429 };
		case 'multiStatus':
			return { status: 207, body: outcome.body };
		case 'record':
			return { status: 200, body: row(outcome.record) };
		case 'records': {
			const records = outcome.records.map(row);
			const shape =
				variants.objectOrArray === 'contract' ? endpoint.answer.shape : variants.objectOrArray;
			return { status: 200, body: shape === 'array' ? records : records[0] };
		}
		case 'rows': {
			if (outcome.rows.count === 0 && variants.noMatch === 'notFound') {
				const answer = notFoundAnswer('No record matches.', { notFoundBody: 'json' });
				return endpoint.answer.notFoundArray ? { ...answer, body: [answer.body] } : answer;
			}
			const rule = endpoint.paging;
			if (!rule) return { status: 200, body: outcome.rows.slice(0, Infinity).map(row) };
			const size = query[rule.sizeName];
			const asked = outcome.paging ?? {
				page: Number(query.page ?? 1),
				size: size === undefined ? undefined : Number(size),
			};
			const page = cutPage(outcome.rows, asked, rule, variants);
			const rows = page.rows.map(row);
			const link =
				rule.in === 'query'
					? linkHeader({ url: request.url, query: request.query, page, variants })
					: undefined;
			return {
				status: 200,
				headers: link === undefined ? {} : { link },
				// An object holds one row, so only a page of one can come as the contract declares it.
				body: endpoint.answer.declaredObject && isOneObject(rows, variants) ? rows[0] : rows,
			};
		}
	}
}

function isOneObject(rows: ListRow[], { objectOrArray }: Variants): boolean {
	return objectOrArray === 'object' && rows.length === 1;
}

/** Fields of a later version; UKG adds them without notice. */
const EXTRA_FIELDS = { integrationRecordId: 'simulator-extra' };

function oversizedPage(
	{ paging }: Endpoint,
	query: Record<string, string>,
	{ oversizedPage: rule }: Variants,
): BadRequest | undefined {
	if (rule === 'clamp' || paging?.in !== 'query') return undefined;
	const { sizeName, maximum } = paging;
	return Number(query[sizeName] ?? 0) > maximum
		? { field: sizeName, message: `${sizeName} has to be at most ${maximum}.` }
		: undefined;
}
