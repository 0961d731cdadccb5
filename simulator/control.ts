import { parseFault } from './faults';
import type { Answer } from './protocol/answer';
import { isObject } from './protocol/fields';
import { parseRoles } from './roles';
import type { State } from './state';
import { parseVariants } from './variants';
import { applyChange, parseChange } from './workforce/change';
import type { Employment } from './workforce/workforce';

/** Under this path the simulator itself is asked and told; no account is needed. */
export const CONTROL_PREFIX = '/__simulator/';

export interface ControlRequest {
	method: string;
	path: string;
	/** Raw, without `?`. */
	query: string;
	body: string;
}

type Handler = (state: State, request: ControlRequest) => unknown;

const handlers: Record<string, Handler> = {
	'GET state': (state) => describe(state),
	'GET requests': (state) => state.log.entries,
	'GET employees': (state, { query }) => listEmployees(state, query),
	'POST variants': (state, { body }) => {
		state.variants = { ...state.variants, ...parseVariants(json(body)) };
		return state.variants;
	},
	'POST faults': (state, { body }) => {
		const value = json(body);
		const faults = (Array.isArray(value) ? value : [value]).map(parseFault);
		return faults.map((fault) => state.faults.add(fault));
	},
	'DELETE faults': (state) => {
		state.faults.clear();
		return [];
	},
	'POST roles': (state, { body }) => {
		const value = json(body);
		state.roles = parseRoles(isObject(value) ? value.roles : value);
		return state.roles;
	},
	'POST clock': (state, { body }) => {
		const value = json(body);
		state.advance((isObject(value) ? value.advanceMs : undefined) as number);
		return { now: new Date(state.now()).toISOString() };
	},
	'POST changes': (state, { body }) => {
		const value = json(body);
		return (Array.isArray(value) ? value : [value]).map((change) =>
			briefly(state, applyChange(state.tenant.workforce, parseChange(change), state.now())),
		);
	},
	'POST tokens/expire': (state) => {
		state.tokens.expire();
		return {};
	},
	'POST reset': (state, { body }) => {
		const value = body === '' ? {} : json(body);
		state.reset({ all: isObject(value) && value.all === true });
		return describe(state);
	},
};

/** Answers a request to the control path. A bad body gets a 400 with a sentence. */
export function answerControl(state: State, request: ControlRequest): Answer {
	const name = request.path.slice(CONTROL_PREFIX.length);
	const handler = handlers[`${request.method} ${name}`];
	if (!handler) {
		const error = `There is no ${request.method} ${name}; there are ${Object.keys(handlers).join(', ')}.`;
		return { status: 404, body: { error } };
	}
	try {
		return { status: 200, body: handler(state, request) };
	} catch (error) {
		return { status: 400, body: { error: (error as Error).message } };
	}
}

/** What `/__simulator/state` shows. */
export function describe(state: State) {
	const { workforce, writes } = state.tenant;
	return {
		now: new Date(state.now()).toISOString(),
		employees: workforce.people.length,
		employments: workforce.employments.length,
		companies: workforce.companies.map(({ id, code, name }) => ({ id, code, name })),
		variants: state.variants,
		roles: state.roles,
		faults: state.faults.list().map((fault) => ({
			...fault,
			...(fault.path instanceof RegExp ? { path: fault.path.source } : {}),
		})),
		counters: {
			requests: state.requests,
			unauthorized: state.unauthorized,
			soapLogins: state.soapLogins,
			sockets: state.sockets,
			writes,
		},
	};
}

function listEmployees(state: State, query: string) {
	const asked = new URLSearchParams(query).get('limit') ?? '20';
	const limit = Number(asked);
	if (asked === '' || !Number.isInteger(limit) || limit < 0) {
		throw new Error('limit has to be a whole number from 0.');
	}
	return state.tenant.workforce.employments
		.slice(0, limit)
		.map((employment) => briefly(state, employment));
}

/** What somebody needs to try an operation on an employee by hand. */
function briefly({ tenant }: State, employment: Employment) {
	return {
		employeeId: employment.person.employeeId,
		employeeNumber: employment.person.employeeNumber,
		name: `${employment.person.firstName} ${employment.person.lastName}`,
		companyId: employment.company.id,
		companyCode: employment.company.code,
		status: employment.status,
		supervisorId: employment.supervisor?.employeeId ?? null,
		jobCode: employment.job.code,
		workLocation: employment.location.code,
		ptoPlans: tenant.pto.ofEmployment(employment).map(({ ptoPlan }) => ptoPlan),
		changedAt: new Date(employment.changedAt).toISOString(),
	};
}

function json(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		throw new Error('The body has to be JSON.');
	}
}
