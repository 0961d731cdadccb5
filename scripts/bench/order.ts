// What a contestant is told to do, and what it tells afterwards: the same for n8n and for undici.
import type { SimulatorFacts } from '../simulatorProcess';

/** The reads of a raw client; a node of n8n has its parameters instead. */
export type Task =
	| {
			kind: 'list';
			path: string;
			query?: Record<string, string>;
			size: number;
			parallel: number;
			/** Lets undici's own RetryAgent repeat what was answered with 429. */
			retries?: boolean;
			/** Reads this page and no more. */
			onlyPage?: number;
	  }
	| {
			kind: 'gets';
			/** `{id}` is the input. */
			path: string;
			parallel: number;
			/** Requests a second; missing: as fast as it can. */
			pace?: number;
	  }
	| { kind: 'soap'; size: number; parallel: number; onlyPage?: number };

export interface Order {
	account: Pick<SimulatorFacts, 'url' | 'username' | 'password' | 'customerApiKey' | 'userApiKey'>;
	task?: Task;
	/** One id an input item; missing: a single item without any. */
	inputs?: string[];
	/** The fields that together name a row. */
	keyFields: readonly string[];
	/** Where the outcome is to be written, JSON. */
	outcomeFile: string;
}

export interface Outcome {
	/** Milliseconds of the node, as n8n counts them, or of the reads of the raw client. */
	ms: number;
	/** Milliseconds of CPU of the whole process, from the beginning to the last row. */
	cpuMs: number;
	memory?: Memory;
	/** The key of each row, in order. */
	keys: string[];
	/** Input items that failed. */
	failed: number;
	/** What the first of them said. */
	failure?: string;
}

/** Resident bytes of the process that reads. */
export interface Memory {
	/** Before, garbage collected. */
	idle: number;
	/** The most until the rows are there. */
	peak: number;
}

export type Row = Readonly<Record<string, unknown>>;

/** A row's key; undefined where it lacks a field of it. */
export function keyOf(row: Row, fields: readonly string[]): string | undefined {
	const values = fields.map((field) => row[field]);
	return values.every((value) => typeof value === 'string' && value !== '')
		? values.join('/')
		: undefined;
}
