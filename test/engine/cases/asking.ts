import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RequestEntry, SimulatorOptions } from '../../../simulator';
import type { RunOptions, RunOutcome } from '../harness';
import { type Tenant, rows, useTenant } from '../tenant';
import {
	type Ask,
	CASES,
	type Data,
	type OperationCase,
	type Optional,
	type Request,
	type Row,
} from '.';

/**
 * A tenant with people of every kind (from ten on), Canadians, former names and COBRA, whose payments
 * are still soon read.
 */
const SMALL: Partial<SimulatorOptions> = { employees: 13, seed: 3 };

export interface Asking {
	readonly tenant: Tenant;
	readonly data: Data;
	/** Runs an operation; all fields in clear unless something else is asked for. */
	run(id: string, ask: Ask, more?: Partial<RunOptions>): Promise<RunOutcome>;
	/** Every row of an operation with its required parameters, read once for the file. */
	all(id: string): Promise<readonly Row[]>;
	/** Requests since the last reset, the logins of the SOAP services aside. */
	requests(): RequestEntry[];
}

export function useCases(options: Partial<SimulatorOptions> = {}): () => Asking {
	const tenant = useTenant({ ...SMALL, ...options });
	const read = new Map<string, readonly Row[]>();
	return () => {
		const { simulator, run } = tenant();
		const { username, password, customerApiKey, userApiKey, domain, subdomain } = simulator;
		const credentials = { username, password, customerApiKey, userApiKey, domain, subdomain };
		const asking: Asking = {
			tenant: tenant(),
			data: simulator.data,
			run: async (id, ask, more = {}) =>
				await run({ ...named(id), ...CLEAR, ...ask } as INodeParameters, { credentials, ...more }),
			async all(id) {
				const known = read.get(id);
				if (known) return known;
				const outcome = await asking.run(id, { ...CASES[id].ask(simulator.data), returnAll: true });
				if (outcome.error) throw outcome.error;
				const found = rows(outcome);
				read.set(id, found);
				simulator.reset();
				return found;
			},
			requests: () => simulator.requests.filter(({ path }) => path !== '/services/LoginService'),
		};
		return asking;
	};
}

const CLEAR = { output: 'raw', includeSensitiveData: true };

/** `person.getMany` as the node's two dropdowns have it. */
export function named(id: string) {
	const [resource, operation] = id.split('.');
	return { resource, operation };
}

export const keysOf = ({ key }: OperationCase, found: readonly Row[]) =>
	found.map((row) => key(row));

/** An optional parameter where the node has it; parameters of one collection come together. */
export function entered(
	given: ReadonlyArray<readonly [name: string, optional: Optional, enter: unknown]>,
): Ask {
	const ask: Record<string, unknown> = {};
	for (const [name, { collection }, enter] of given) {
		if (collection === 'top') {
			ask[name] = enter;
		} else if (collection === 'dateFilters' || collection === 'conditions') {
			const list = collection === 'dateFilters' ? 'filter' : 'condition';
			const before = (ask[collection] as { [list]: unknown[] } | undefined)?.[list] ?? [];
			ask[collection] = { [list]: [...before, { field: name, ...(enter as IDataObject) }] };
		} else {
			ask[collection] = { ...(ask[collection] as IDataObject), [name]: enter };
		}
	}
	return ask as Ask;
}

/** A request as it can be compared: everything that is sent, whatever its order where that is free. */
export interface Told {
	readonly call: string;
	readonly query: readonly string[];
	readonly body?: unknown;
	/** The headers of UKG's own that are not for the login. */
	readonly clientId?: string;
}

export function told({ method, path, query, body, headers }: RequestEntry): Told {
	// As they are in the address: nothing may be left that a gateway would stumble over.
	expect(query).toMatch(/^[\w.~*'()!%&=-]*$/);
	return {
		call: `${method} ${decodeURIComponent(path)}`,
		query: [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`).sort(),
		body: path.startsWith('/services/') ? soapOf(body as LoggedSoap) : body,
		clientId: headers['us-client-id'],
	};
}

interface LoggedSoap {
	readonly operation: string;
	readonly type?: string;
	readonly parameters?: Readonly<Record<string, string>>;
}

const soapOf = ({ operation, type, parameters = {} }: LoggedSoap) => ({
	operation,
	type: type?.replace(/^\w+:/, ''),
	elements: Object.entries(parameters),
});

/** The elements of an EmployeeQuery in the contract's order; one out of order is skipped by UKG. */
const QUERY_ORDER =
	'CompanyCode, CompanyName, Country, EmployeeNumber, FirstName, FormerName, FullOrPartTime, Job, LastHire, LastName, Location, OrganizationLevel1, OrganizationLevel2, OrganizationLevel3, OrganizationLevel4, OriginalHire, PageNumber, PageSize, PayGroup, Status, SupervisorLastName, TerminationDate, TimeClockId'.split(
		', ',
	);

/** What the contract wants to be sent: the request, the optional parameters and the page. */
export function wanted(
	request: Request,
	pages: OperationCase['pages'],
	optional: ReadonlyArray<readonly [optional: Optional, sends: unknown]> = [],
	size = 50,
): Told {
	const { method, path, query = {}, body, soap } = request;
	const page: Array<[string, string | number]> =
		pages === undefined
			? []
			: pages.size === 'PageSize'
				? [
						['PageNumber', '1'],
						['PageSize', String(Math.min(size, pages.largest))],
					]
				: [
						['page', 1],
						[pages.size, Math.min(size, pages.largest)],
					];
	const header = optional.find(([{ collection }]) => collection === 'options');
	const sent = optional
		.filter(([{ collection }]) => collection !== 'options')
		.map(([{ wire }, sends]) => [wire, sends] as const);
	const common = {
		call: `${method} ${path}`,
		query: [] as string[],
		clientId: header?.[1] as string | undefined,
	};
	if (soap) {
		const elements = Object.entries({
			...Object.fromEntries([...sent, ...page]),
			...soap.elements,
		});
		const isQuery = soap.type === undefined;
		return {
			...common,
			body: {
				operation: soap.operation,
				type: soap.type,
				elements: isQuery
					? elements.sort(([a], [b]) => QUERY_ORDER.indexOf(a) - QUERY_ORDER.indexOf(b))
					: elements,
			},
		};
	}
	if (method === 'GET') {
		const pairs = Object.entries({ ...query, ...Object.fromEntries([...sent, ...page]) });
		return { ...common, query: pairs.map(([name, value]) => `${name}=${String(value)}`).sort() };
	}
	const more = Object.fromEntries([...sent, ...page]);
	return {
		...common,
		body: Array.isArray(body)
			? body.map((entry: IDataObject) => ({ ...entry, ...more }))
			: { ...(body as IDataObject), ...more },
	};
}
