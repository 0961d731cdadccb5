/** Bounds of the node's own numbers: for n8n's panel and for the check of what is given. */
export interface Bounds {
	readonly min: number;
	readonly max?: number;
}

/** An option, and what counts while it is not added. */
export interface OwnOption extends Bounds {
	readonly preset: number;
}

/** Rows. */
export const LIMIT: Bounds = { min: 1 };
/** Input items a request. */
export const BATCH_SIZE: OwnOption = { min: 1, max: 100, preset: 1 };
/** Rows a request; at most those of the operation's `paging.maximum`. */
export const PAGE_SIZE: Bounds = { min: 1 };
/** The first page is 1. */
export const PAGE_NUMBER: Bounds = { min: 1 };
/** Requests that may be under way at a time. */
export const PARALLEL_REQUESTS: OwnOption = { min: 1, max: 16, preset: 8 };
/** Seconds a request. */
export const TIMEOUT: OwnOption = { min: 1, max: 600, preset: 120 };
/** Minutes between two reads of the trigger: UKG asks for at most eight calls a day, three hours apart. */
export const INTERVAL: OwnOption = { min: 1, preset: 180 };
/** Items that one execution of the trigger gets. */
export const ITEMS: OwnOption = { min: 1, max: 10_000, preset: 10_000 };
