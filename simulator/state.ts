import { createClock } from './clock';
import { createFaultList, type FaultList } from './faults';
import type { SimulatorOptions } from './options';
import { createRateCounter, type RateCounter } from './protocol/rateLimit';
import { createRequestLog, type RequestLog } from './requestLog';
import type { Role } from './roles';
import { createTokenStore, type TokenStore } from './soap/tokens';
import { createTenant, type Tenant } from './tenant';
import { defaultVariants, type Variants } from './variants';
import { comeToPass } from './workforce/career';

/** Logins of the SOAP services that got as far as the account. */
export interface SoapLogins {
	attempts: number;
	refused: number;
}

/** Everything about a running simulator that changes. */
export interface State {
	/** As it is on the tenant's clock. */
	readonly tenant: Tenant;
	variants: Variants;
	roles: readonly Role[];
	faults: FaultList;
	log: RequestLog;
	rate: RateCounter;
	/** Requests to UKG paths, by method and path template. */
	requests: Record<string, number>;
	/** Answers with 401, and SOAP logins that were refused, however that is said. */
	unauthorized: number;
	tokens: TokenStore;
	soapLogins: SoapLogins;
	/** TCP connections accepted, for control requests too. */
	sockets: number;
	/** The tenant's clock, which begins at the option `now`. Milliseconds. */
	now(): number;
	/** Moves the tenant's clock on. @throws Error with a sentence for a step back */
	advance(milliseconds: number): void;
	/** Log, counters, faults, tokens, clock and data as at the start; `all`: roles and variants too. */
	reset(options?: { all?: boolean }): void;
}

export function createState(options: SimulatorOptions): State {
	const base = options.now.getTime();
	const build = () => createTenant({ seed: options.seed, employees: options.employees, now: base });
	const clock = createClock(base, options.clock);
	let tenant = build();
	const state: State = {
		get tenant() {
			comeToPass(tenant.workforce, clock.now());
			return tenant;
		},
		variants: { ...defaultVariants, ...options.variants },
		roles: options.roles,
		faults: createFaultList(),
		log: createRequestLog(),
		rate: createRateCounter(),
		requests: {},
		unauthorized: 0,
		tokens: createTokenStore(),
		soapLogins: { attempts: 0, refused: 0 },
		sockets: 0,
		now: clock.now,
		advance: clock.advance,
		reset({ all = false } = {}) {
			tenant = build();
			state.faults.clear();
			state.log.clear();
			state.rate.reset();
			state.requests = {};
			state.unauthorized = 0;
			state.tokens.expire();
			state.soapLogins = { attempts: 0, refused: 0 };
			state.sockets = 0;
			clock.reset();
			if (!all) return;
			state.variants = { ...defaultVariants, ...options.variants };
			state.roles = options.roles;
		},
	};
	return state;
}
