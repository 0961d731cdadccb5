import type { Operation } from './types';

/** The body is an array of entries, answered entry by entry. */
export const isMultiStatus = ({ call }: Operation): boolean =>
	call.protocol === 'rest' && call.multiStatus === true;

/** Gives as many records as there are, so that a person may want fewer. */
export const isList = ({ call, answer }: Operation): boolean =>
	answer.rows === 'many' && call.protocol !== 'check';

/** Changes single fields of a record. */
export const isUpdate = ({ call }: Operation): boolean =>
	call.protocol === 'rest' && call.method === 'PATCH';
