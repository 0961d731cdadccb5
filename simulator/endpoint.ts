import type { Outcome } from './protocol/answer';
import type { PagingRule } from './protocol/paging';
import type { Query, QueryParameter } from './protocol/query';
import type { RecordName } from './records';
import type { Role } from './roles';
import type { Tenant } from './tenant';
import type { Variants } from './variants';

/** A request whose account, role, path and query are already known to be good. */
export interface OperationRequest {
	tenant: Tenant;
	variants: Variants;
	query: Query;
	/** Parts of the path by the names in the template, decoded. */
	path: Record<string, string>;
	/** The JSON body, undefined when there was none. */
	body: unknown;
	/** Names in lower case. */
	headers: Record<string, string | string[] | undefined>;
	/** The tenant's clock in milliseconds. */
	now: number;
	/** Moves the tenant's clock on by a millisecond and gives what it is then. */
	tick(): number;
}

/**
 * One REST operation of the contract. Adding an operation to the simulator means adding a record
 * like this to a file of `endpoints/` and, for a new file, to `endpoints/index.ts`.
 */
export interface Endpoint {
	name: string;
	method: 'GET' | 'POST' | 'PATCH';
	/** Path template such as `/configuration/v1/jobs/{code}`. */
	path: string;
	/** null: any valid account may (UKG calls that a public API). */
	role: Role | null;
	/** Filters; the paging parameters follow from `paging`. */
	query?: QueryParameter[];
	paging?: PagingRule;
	/**
	 * What a good answer holds: a bare array or one object, of this record or of bare texts.
	 * `declaredObject` marks a list that the contract declares as one object, `notFoundArray` one
	 * whose 404 it declares as an array.
	 */
	answer: {
		shape: 'array' | 'object';
		record: RecordName | 'string';
		declaredObject?: true;
		notFoundArray?: true;
	};
	handle(request: OperationRequest): Outcome;
}

/** The declared query of an operation, with its paging parameters. */
export function declaredQuery({ query = [], paging }: Endpoint): QueryParameter[] {
	if (paging?.in !== 'query') return query;
	const { type, sizeName } = paging;
	return [...query, { name: 'page', type }, { name: sizeName, type }];
}
