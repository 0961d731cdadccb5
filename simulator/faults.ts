import { isObject } from './protocol/fields';

/** What goes wrong. README.md describes each. */
export const faultKinds = [
	'status',
	'delay',
	'reset',
	'resetMidBody',
	'truncate',
	'html',
	'redirect',
	'empty',
	'invalidJson',
	'gzip',
	'badGzip',
	'soapFault',
	'hasErrors',
	'invalidXml',
	'entityBomb',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Something that goes wrong with the requests it matches. Only UKG paths are ever touched. */
export interface Fault {
	/**
	 * Begins with `/`: this very path, or the template of an operation such as
	 * `/configuration/v1/jobs/{code}` or `/services/EmployeePerson/FindPeople`. Anything else is a regular expression searched in the path.
	 * Missing: every path.
	 */
	path?: string | RegExp;
	method?: string;
	/** Query parameters that have to be there, e.g. `{ page: '3' }`; names in any case. */
	query?: Record<string, string>;
	/** How many matching requests go wrong; missing: all of them. */
	count?: number;
	/** How many matching requests pass before the first goes wrong. */
	after?: number;
	/** Only each so many-th of the requests that could go wrong does; missing: each one. */
	every?: number;
	/** Missing: `status` where a status is given, else `delay`. */
	kind?: FaultKind;
	status?: number;
	headers?: Record<string, string>;
	/** Text is sent as it is, anything else as JSON. */
	body?: unknown;
	/** Waits this long before anything else; works with every kind. */
	delayMs?: number;
	/** Where a redirect leads. */
	location?: string;
	/** The text of a `soapFault` or of `hasErrors`. */
	reason?: string;
	/** The operation runs first and takes effect; only then its answer is lost. */
	afterWrite?: boolean;
}

/** A fault that waits for its requests. */
export interface ActiveFault extends Fault {
	id: number;
	kind: FaultKind;
	/** Requests that matched, and those that were made to fail. */
	matched: number;
	applied: number;
}

export interface FaultList {
	add(fault: Fault): ActiveFault;
	clear(): void;
	list(): ActiveFault[];
	/** The fault to apply to a request, and counts it; the first in the list that is due. */
	take(request: FaultRequest): ActiveFault | undefined;
}

export interface FaultRequest {
	method: string;
	path: string;
	/** Template of the operation, if the path is one's. */
	template: string | undefined;
	/** Raw query without `?`. */
	query: string;
}

export function createFaultList(): FaultList {
	let faults: ActiveFault[] = [];
	let nextId = 1;
	return {
		add(fault) {
			const kind = fault.kind ?? (fault.status === undefined ? 'delay' : 'status');
			const active = { ...fault, kind, id: nextId++, matched: 0, applied: 0 };
			faults.push(active);
			return active;
		},
		clear() {
			faults = [];
		},
		list: () => faults,
		take(request) {
			for (const fault of faults) {
				if (!matches(fault, request)) continue;
				fault.matched++;
				if (fault.matched <= (fault.after ?? 0)) continue;
				if ((fault.matched - (fault.after ?? 0)) % (fault.every ?? 1) !== 0) continue;
				if (fault.applied >= (fault.count ?? Infinity)) continue;
				fault.applied++;
				return fault;
			}
			return undefined;
		},
	};
}

function matches(fault: Fault, { method, path, template, query }: FaultRequest): boolean {
	if (fault.method && fault.method.toUpperCase() !== method) return false;
	if (typeof fault.path === 'string' && fault.path.startsWith('/')) {
		if (fault.path !== path && fault.path !== template) return false;
	} else if (fault.path !== undefined && path.search(fault.path) === -1) {
		return false;
	}
	if (!fault.query) return true;
	const sent = new Map([...new URLSearchParams(query)].map(([k, v]) => [k.toLowerCase(), v]));
	return Object.entries(fault.query).every(
		([name, value]) => sent.get(name.toLowerCase()) === String(value),
	);
}

/** True where the fault damages a real answer instead of taking its place. */
export function needsAnswer({ kind, afterWrite }: ActiveFault): boolean {
	return (
		afterWrite === true || ['delay', 'resetMidBody', 'truncate', 'gzip', 'badGzip'].includes(kind)
	);
}

const known = [
	'path',
	'method',
	'query',
	'count',
	'after',
	'every',
	'kind',
	'status',
	'headers',
	'body',
	'delayMs',
	'location',
	'reason',
	'afterWrite',
];

/**
 * Reads a fault, e.g. from JSON.
 *
 * @throws Error with a sentence that names the field at fault
 */
export function parseFault(value: unknown): Fault {
	if (!isObject(value)) throw new Error('A fault has to be an object.');
	for (const name of Object.keys(value)) {
		if (!known.includes(name)) {
			throw new Error(`fault.${name} is not known; known are ${known.join(', ')}.`);
		}
	}
	const need = (name: string, ok: (given: unknown) => boolean, wanted: string) => {
		if (value[name] !== undefined && !ok(value[name])) {
			throw new Error(`fault.${name} has to be ${wanted}.`);
		}
	};
	const isText = (given: unknown) => typeof given === 'string';
	const isTexts = (given: unknown) => isObject(given) && Object.values(given).every(isText);
	const isCount = (given: unknown) => Number.isInteger(given) && (given as number) >= 0;
	need('path', (given) => given instanceof RegExp || isExpression(given), 'a path or expression');
	need('method', isText, 'the name of a method');
	need('query', isTexts, 'an object of texts');
	need('count', (given) => given === Infinity || isCount(given), 'a whole number from 0');
	need('after', isCount, 'a whole number from 0');
	need('every', (given) => isCount(given) && given !== 0, 'a whole number from 1');
	need(
		'kind',
		(given) => faultKinds.includes(given as FaultKind),
		`one of ${faultKinds.join(', ')}`,
	);
	need(
		'status',
		(given) => isCount(given) && (given as number) >= 200 && (given as number) <= 599,
		'a status from 200 to 599',
	);
	need('headers', isTexts, 'an object of texts');
	need('delayMs', (given) => Number.isFinite(given) && (given as number) >= 0, 'milliseconds');
	need('location', isText, 'an address');
	need('reason', isText, 'a text');
	need('afterWrite', (given) => typeof given === 'boolean', 'true or false');
	if (value.kind === undefined && value.status === undefined && value.delayMs === undefined) {
		throw new Error('fault.kind is missing: give a kind, a status or delayMs.');
	}
	if (value.kind === 'status' && value.status === undefined) {
		throw new Error('fault.status is missing.');
	}
	return value as Fault;
}

function isExpression(value: unknown): boolean {
	try {
		return typeof value === 'string' && Boolean(new RegExp(value));
	} catch {
		return typeof value === 'string' && value.startsWith('/');
	}
}
