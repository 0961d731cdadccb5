import type { Operation, Paging } from './types';

/** The body is an array of entries, answered entry by entry. */
export const isMultiStatus = ({ call }: Operation): boolean =>
	call.protocol === 'rest' && call.multiStatus === true;

/** Gives as many records as there are, so that a person may want fewer. */
export const isList = ({ call, answer }: Operation): boolean =>
	answer.rows === 'many' && call.protocol !== 'check';

/** How the pages of a list are asked for, where it has any. */
export const pagingOf = (operation: Operation): Paging | undefined =>
	isList(operation) && 'paging' in operation.call ? operation.call.paging : undefined;

/** Changes single fields of a record. */
export const isUpdate = ({ call }: Operation): boolean =>
	call.protocol === 'rest' && call.method === 'PATCH';

/** The options of an operation that are the node's own. */
export const ownOptions = (operation: Operation) => [
	...(isMultiStatus(operation) ? (['batchSize'] as const) : []),
	...(pagingOf(operation) ? (['pageNumber', 'pageSize'] as const) : []),
	...(operation.call.effect === 'read' ? (['parallelRequests'] as const) : []),
	'timeout' as const,
];
