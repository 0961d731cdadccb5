import type { IDataObject } from 'n8n-workflow';

/** One page of a list, or all of an answer that has no pages. */
export interface Page {
	readonly rows: IDataObject[];
	/** How many pages there are, where UKG Pro tells. */
	readonly pages?: number;
	/** UKG Pro does not find this page, which may be the end of the list. */
	readonly isAbsent?: true;
	/** HTTP status: a list without rows may be a 404 or a 204. */
	readonly status?: number;
	/** When UKG Pro answered, by its own clock, in milliseconds. */
	readonly at?: number;
}
