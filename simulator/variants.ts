import { rehiredRows, type RehiredRows } from './rows/employeeChanges';
import { feedOrders, type FeedOrder } from './workforce/feed';

/** When too many requests came; the quota is the gateway's, counted over all paths. */
export interface RateLimit {
	/** Requests let through in one window. */
	requests: number;
	/** Length of the window; UKG's is one minute. */
	windowSeconds: number;
	/** UKG sends no `Retry-After` at present; a later one may send seconds or a date. */
	retryAfter: 'none' | 'seconds' | 'date';
}

/**
 * Where the published contract is silent or contradicts live answers, the simulator can do either.
 * README.md says what each one means.
 */
export interface Variants {
	linkHeader: 'none' | 'plain' | 'doubled';
	linkKeepsFilters: boolean;
	defaultPageSize: number | 'documented';
	oversizedPage: 'clamp' | 'refuse';
	pageSizeCap: number | null;
	pageOverlap: number;
	pageIgnored: boolean;
	noMatch: 'emptyList' | 'notFound';
	notFoundBody: 'json' | 'empty';
	badRequestBody: 'error' | 'problem' | 'empty';
	objectOrArray: 'contract' | 'object' | 'array';
	sequenceId: 'oneBased' | 'zeroBased' | 'missing';
	multiStatusOrder: 'request' | 'reversed';
	rateLimit: RateLimit | null;
	changesThreeHourRule: boolean;
	recentStartDate: 'answer' | 'empty' | 'refuse';
	changesOrder: FeedOrder;
	changesWhileReading: number;
	rehiredRows: RehiredRows;
	employeeNumber: 'text' | 'number';
	workLocationField: 'workLocation' | 'workLocationCode';
	jobCodeField: 'code' | 'jobCode';
	flagSpelling: 'either' | 'letters' | 'words';
	lastNameWildcard: boolean;
	dateOperators: 'day' | 'midnight';
	payStatementDates: 'day' | 'moment';
	clientId: 'ignored' | 'required';
	extraFields: boolean;
	soapLoginFailure: 'message' | 'status' | 'fault';
	soapUserKey: 'required' | 'optional';
	soapTokenLifetimeSeconds: number | null;
	soapTokenRefusal: 'fault' | 'status';
	soapForbidden: 'fault' | 'error' | 'status';
	soapWrapper: 'contract' | 'other';
	soapWarnings: boolean;
	soapPageSizeCap: number | null;
	soapPageIgnored: boolean;
}

export const defaultVariants: Readonly<Variants> = {
	linkHeader: 'doubled',
	linkKeepsFilters: true,
	defaultPageSize: 30,
	oversizedPage: 'clamp',
	pageSizeCap: null,
	pageOverlap: 0,
	pageIgnored: false,
	noMatch: 'emptyList',
	notFoundBody: 'json',
	badRequestBody: 'error',
	objectOrArray: 'contract',
	sequenceId: 'oneBased',
	multiStatusOrder: 'request',
	rateLimit: null,
	changesThreeHourRule: false,
	recentStartDate: 'answer',
	changesOrder: 'employee',
	changesWhileReading: 0,
	rehiredRows: 'one',
	employeeNumber: 'text',
	workLocationField: 'workLocation',
	jobCodeField: 'code',
	flagSpelling: 'either',
	lastNameWildcard: true,
	dateOperators: 'day',
	payStatementDates: 'day',
	clientId: 'ignored',
	extraFields: false,
	soapLoginFailure: 'message',
	soapUserKey: 'required',
	soapTokenLifetimeSeconds: null,
	soapTokenRefusal: 'fault',
	soapForbidden: 'fault',
	soapWrapper: 'contract',
	soapWarnings: false,
	soapPageSizeCap: null,
	soapPageIgnored: false,
};

/** Says what is wrong with a value, or gives the value to keep. */
type Check = (name: string, value: unknown) => unknown;

const boolean: Check = (name, value) => {
	if (typeof value !== 'boolean') throw new Error(`${name} has to be true or false.`);
	return value;
};

const oneOf =
	(...allowed: string[]): Check =>
	(name, value) => {
		if (!allowed.includes(value as string)) {
			throw new Error(`${name} has to be one of ${allowed.join(', ')}.`);
		}
		return value;
	};

const whole =
	(minimum: number): Check =>
	(name, value) => {
		if (!Number.isInteger(value) || (value as number) < minimum) {
			throw new Error(`${name} has to be a whole number from ${minimum}.`);
		}
		return value;
	};

const wholeOrNull =
	(minimum: number): Check =>
	(name, value) =>
		value === null ? value : whole(minimum)(name, value);

const rateLimit: Check = (name, value) => {
	if (value === null) return null;
	if (typeof value !== 'object' || Array.isArray(value)) {
		throw new Error(`${name} has to be null or an object.`);
	}
	const {
		requests,
		windowSeconds = 60,
		retryAfter = 'none',
		...rest
	} = value as Partial<RateLimit>;
	const [unknown] = Object.keys(rest);
	if (unknown) throw new Error(`${name}.${unknown} is not known.`);
	whole(0)(`${name}.requests`, requests);
	if (typeof windowSeconds !== 'number' || !(windowSeconds > 0)) {
		throw new Error(`${name}.windowSeconds has to be a number above 0.`);
	}
	oneOf('none', 'seconds', 'date')(`${name}.retryAfter`, retryAfter);
	return { requests, windowSeconds, retryAfter };
};

const checks: Record<keyof Variants, Check> = {
	linkHeader: oneOf('none', 'plain', 'doubled'),
	linkKeepsFilters: boolean,
	defaultPageSize: (name, value) => (value === 'documented' ? value : whole(1)(name, value)),
	oversizedPage: oneOf('clamp', 'refuse'),
	pageSizeCap: wholeOrNull(1),
	pageOverlap: whole(0),
	pageIgnored: boolean,
	noMatch: oneOf('emptyList', 'notFound'),
	notFoundBody: oneOf('json', 'empty'),
	badRequestBody: oneOf('error', 'problem', 'empty'),
	objectOrArray: oneOf('contract', 'object', 'array'),
	sequenceId: oneOf('oneBased', 'zeroBased', 'missing'),
	multiStatusOrder: oneOf('request', 'reversed'),
	rateLimit,
	changesThreeHourRule: boolean,
	recentStartDate: oneOf('answer', 'empty', 'refuse'),
	changesOrder: oneOf(...feedOrders),
	changesWhileReading: whole(0),
	rehiredRows: oneOf(...rehiredRows),
	employeeNumber: oneOf('text', 'number'),
	workLocationField: oneOf('workLocation', 'workLocationCode'),
	jobCodeField: oneOf('code', 'jobCode'),
	flagSpelling: oneOf('either', 'letters', 'words'),
	lastNameWildcard: boolean,
	dateOperators: oneOf('day', 'midnight'),
	payStatementDates: oneOf('day', 'moment'),
	clientId: oneOf('ignored', 'required'),
	extraFields: boolean,
	soapLoginFailure: oneOf('message', 'status', 'fault'),
	soapUserKey: oneOf('required', 'optional'),
	soapTokenLifetimeSeconds: wholeOrNull(0),
	soapTokenRefusal: oneOf('fault', 'status'),
	soapForbidden: oneOf('fault', 'error', 'status'),
	soapWrapper: oneOf('contract', 'other'),
	soapWarnings: boolean,
	soapPageSizeCap: wholeOrNull(1),
	soapPageIgnored: boolean,
};

/**
 * Reads a part of the variants, e.g. from JSON.
 *
 * @throws Error with a sentence that names the variant at fault
 */
export function parseVariants(value: unknown): Partial<Variants> {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) {
		throw new Error('variants has to be an object.');
	}
	const parsed: Record<string, unknown> = {};
	for (const [name, given] of Object.entries(value)) {
		const check = Object.hasOwn(checks, name) ? checks[name as keyof Variants] : undefined;
		if (!check) {
			throw new Error(
				`variants.${name} is not known; known are ${Object.keys(checks).join(', ')}.`,
			);
		}
		parsed[name] = check(`variants.${name}`, given);
	}
	return parsed;
}
