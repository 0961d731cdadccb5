import type { Operation } from './types';

/** The body is an array of entries, answered entry by entry. */
export const isMultiStatus = ({ call }: Operation): boolean =>
	call.protocol === 'rest' && call.multiStatus === true;

/** Changes single fields of a record. */
export const isUpdate = ({ call }: Operation): boolean =>
	call.protocol === 'rest' && call.method === 'PATCH';
