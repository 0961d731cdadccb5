import type { Operation } from '../operations/types';
import type { Request } from '../transport/request';
import { plan } from './plan';

/** Seconds. */
const TIMEOUT_IN_EDITOR = 30;

/**
 * The request of an operation with values of our own instead of a person's.
 *
 * @throws Trouble, a refusal, for a value that a person may not give either.
 */
export function fixedRequest(
	operation: Operation,
	given: Readonly<Record<string, unknown>> = {},
): Request {
	const values: Readonly<Record<string, unknown>> = {
		limit: 1,
		output: 'raw',
		options: { timeout: TIMEOUT_IN_EDITOR },
		...given,
	};
	const { request } = plan(operation, {
		get: (name) => values[name],
		stored: (name) => values[name],
		zone: 'UTC',
	});
	if (request.protocol === 'check')
		throw new Error(`${operation.action} has no request of its own`);
	return request;
}
