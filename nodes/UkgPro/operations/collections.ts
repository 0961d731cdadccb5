import type { Operation, Parameter } from './types';

/** The collection in which a person finds an optional parameter. */
export function collectionOf({ to }: Parameter, { call }: Operation): string {
	if (to.in === 'query') return 'filters';
	if (to.in === 'header') return 'options';
	return call.method === 'PATCH' ? 'updateFields' : 'additionalFields';
}
