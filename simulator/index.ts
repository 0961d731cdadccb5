import type { AddressInfo } from 'node:net';
import { createAccount, type Account } from './account';
import { createCertificate } from './certificate';
import { answerDirectly, type DirectAnswer, type DirectRequest } from './direct';
import { parseFault, type ActiveFault, type Fault } from './faults';
import { completeOptions, type SimulatorOptions } from './options';
import type { RequestEntry } from './requestLog';
import { parseRoles, type Role } from './roles';
import { createServe } from './serve';
import { buildServer } from './server';
import { createState, type SoapLogins } from './state';
import type { WriteCount } from './tenant';
import { parseVariants, type Variants } from './variants';
import { applyChange, parseChange, type Change } from './workforce/change';
import type { Employment, Workforce } from './workforce/workforce';

export type { ClockKind } from './clock';
export type { DirectAnswer, DirectRequest } from './direct';
export type { ActiveFault, Fault, FaultKind } from './faults';
export type { SimulatorOptions } from './options';
export type { RequestEntry } from './requestLog';
export type { Role } from './roles';
export type { Variants } from './variants';
export type { Change, ChangeKind } from './workforce/change';
export type { Employment, Person, Workforce } from './workforce/workforce';

/** Where a simulator is and how to get in: the line the command prints. */
export interface SimulatorAddress extends Account {
	/** e.g. `http://127.0.0.1:8099` */
	url: string;
	/** What to type as the credential's domain to reach it. */
	domain: string;
	/** Ignored for loopback hosts: the simulator serves every path at its root. */
	subdomain: string;
	/** With TLS only: the certificate to trust, in PEM. */
	ca?: string;
}

/** A running simulator. */
export interface Simulator extends SimulatorAddress {
	/** Ends every connection and wait. */
	close(): Promise<void>;
	/**
	 * The answer that a request over a connection would get, without one, for tests that ask very
	 * often. Log, counters and faults are the same; `sockets` stays.
	 *
	 * @throws Error with `code: 'ECONNRESET'` where the connection would have been cut
	 */
	answer(request: DirectRequest): Promise<DirectAnswer>;
	/** Requests to UKG paths, the oldest first; at most 10,000. */
	readonly requests: readonly RequestEntry[];
	/** TCP connections accepted. */
	readonly sockets: number;
	/** Requests by method and path template, e.g. `GET /configuration/v1/jobs/{code}`. */
	readonly counters: Readonly<Record<string, number>>;
	/** Answers with 401, and SOAP logins that were refused, however that is said. */
	readonly unauthorized: number;
	/** SOAP logins that got as far as the account, and those of them that were refused. */
	readonly soapLogins: Readonly<SoapLogins>;
	/** By `pto-plans/{companyId}/{employeeId}/{ptoPlan}` and `org-levels/{level}/{code}`. */
	readonly writes: Readonly<Record<string, WriteCount>>;
	/** The people and what they are assigned to. Not to be changed. */
	readonly data: Readonly<Workforce>;
	/** The tenant's clock. */
	readonly now: Date;
	/** Moves the tenant's clock on, e.g. by three hours. @throws Error for a step back */
	advanceClock(milliseconds: number): void;
	/** Lets something happen to an employee now; a control for triggers and change feeds. */
	change(change: Change): Employment;
	/** Ends every token of the SOAP services. */
	expireTokens(): void;
	/** Log, counters, faults, tokens, clock and data as at the start; `all`: roles and variants too. */
	reset(options?: { all?: boolean }): void;
	/** @throws Error with a sentence that names what is wrong, as the next two */
	setVariants(variants: Partial<Variants>): void;
	addFault(fault: Fault): ActiveFault;
	setRoles(roles: readonly (Role | string)[]): void;
	clearFaults(): void;
}

/**
 * Starts a tenant on 127.0.0.1.
 *
 * @throws Error with one sentence for a bad option; an error with `code: 'EADDRINUSE'` for a taken port
 */
export async function startSimulator(given: Partial<SimulatorOptions> = {}): Promise<Simulator> {
	const options = completeOptions(given);
	const account = createAccount(options.seed);
	const certificate = options.tls ? await createCertificate() : undefined;
	const state = createState(options);
	const closing = new AbortController();
	const { latency, keep } = options;
	const scheme = certificate ? 'https' : 'http';
	const serve = createServe({ state, account, latency, keep, scheme, closing: closing.signal });
	const app = buildServer({ state, serve, certificate });
	await app.listen({ host: '127.0.0.1', port: options.port });
	const { port } = app.server.address() as AddressInfo;
	const url = `${scheme}://127.0.0.1:${port}`;
	return {
		url,
		domain: url,
		subdomain: 'service2',
		...account,
		...(certificate ? { ca: certificate.cert } : {}),
		async close() {
			closing.abort();
			await app.close();
		},
		answer: (request) => answerDirectly(serve, url, request),
		get requests() {
			return state.log.entries;
		},
		get sockets() {
			return state.sockets;
		},
		get counters() {
			return state.requests;
		},
		get unauthorized() {
			return state.unauthorized;
		},
		get soapLogins() {
			return state.soapLogins;
		},
		get writes() {
			return state.tenant.writes;
		},
		get data() {
			return state.tenant.workforce;
		},
		get now() {
			return new Date(state.now());
		},
		advanceClock: state.advance,
		change: (change) => applyChange(state.tenant.workforce, parseChange(change), state.now()),
		expireTokens: state.tokens.expire,
		reset: state.reset,
		setVariants(variants) {
			state.variants = { ...state.variants, ...parseVariants(variants) };
		},
		addFault: (fault) => state.faults.add(parseFault(fault)),
		setRoles(roles) {
			state.roles = parseRoles(roles);
		},
		clearFaults: () => state.faults.clear(),
	};
}

/** The address of a simulator without its controls. */
export function addressOf(simulator: Simulator): SimulatorAddress {
	const { url, domain, subdomain, username, password, customerApiKey, userApiKey, ca } = simulator;
	const address = { url, domain, subdomain, username, password, customerApiKey, userApiKey };
	return ca === undefined ? address : { ...address, ca };
}
