import { isUpdate } from './calls';
import type { Operation, Parameter } from './types';

/** Collections of optional parameters, with their display names. */
export const COLLECTIONS = {
	filters: 'Filters',
	additionalFields: 'Additional Fields',
	updateFields: 'Update Fields',
	options: 'Options',
} as const;

export type Collection = keyof typeof COLLECTIONS;

/** The collection in which a person finds an optional parameter. */
export function collectionOf({ to }: Parameter, operation: Operation): Collection {
	if (to.in === 'query') return 'filters';
	if (to.in === 'header') return 'options';
	return isUpdate(operation) ? 'updateFields' : 'additionalFields';
}

/** Parameters that are entered as rows of one collection: field, operator, value. */
export interface RowCollection {
	readonly name: 'dateFilters' | 'conditions';
	readonly displayName: string;
	/** Name of the list of its rows. */
	readonly rows: 'filter' | 'condition';
	/** Heading of a row. */
	readonly row: string;
}

const ROW_COLLECTIONS = {
	dateFilter: { name: 'dateFilters', displayName: 'Date Filters', rows: 'filter', row: 'Filter' },
	condition: { name: 'conditions', displayName: 'Conditions', rows: 'condition', row: 'Condition' },
} as const satisfies Record<string, RowCollection>;

export function rowCollectionOf({ entry }: Parameter): RowCollection | undefined {
	return entry.kind === 'dateFilter' || entry.kind === 'condition'
		? ROW_COLLECTIONS[entry.kind]
		: undefined;
}

/** Parameters that a person adds to a collection, one by one. */
export const isAdded = (parameter: Parameter): boolean =>
	!parameter.required && !parameter.prominent && !rowCollectionOf(parameter);
