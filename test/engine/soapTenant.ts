import { type Simulator, type SimulatorOptions } from '../../simulator';
import type { Credentials } from './harness';
import { type Tenant, useTenant } from './tenant';

/** A tenant whose credential has the User API Key too. */
export function useSoapTenant(options: Partial<SimulatorOptions> = {}): () => Tenant {
	const tenant = useTenant(options);
	return () => {
		const { simulator, run, secrets } = tenant();
		return {
			...tenant(),
			run: async (parameters, more = {}) =>
				await run(parameters, { credentials: accountOf(simulator), ...more }),
			secrets: [...secrets, simulator.userApiKey],
		};
	};
}

/** The account's credential, with its User API Key, over which `changes` go. */
export function accountOf(simulator: Simulator, changes: Credentials = {}): Credentials {
	const { username, password, customerApiKey, userApiKey, domain, subdomain } = simulator;
	return { username, password, customerApiKey, userApiKey, domain, subdomain, ...changes };
}

export const findPeople = { resource: 'person', operation: 'find' };
export const onePerson = { resource: 'person', operation: 'getByIdentifier' };
export const findPay = { resource: 'compensation', operation: 'find' };
export const onePay = { resource: 'compensation', operation: 'getByIdentifier' };
export const byNumber = {
	identifyBy: 'EmployeeNumberIdentifier',
	companyCode: '={{ $json.company }}',
	employeeNumber: '={{ $json.number }}',
};

/** Items that name the first employments of the tenant, for `byNumber`. */
export const employees = ({ data }: Simulator, count: number) =>
	data.employments
		.slice(0, count)
		.map(({ person, company }) => ({ company: company.code, number: person.employeeNumber }));

/** How often an operation was asked for, e.g. `EmployeePerson/FindPeople`. */
export const asked = ({ counters }: Simulator, operation: string) =>
	counters[`POST /services/${operation}`] ?? 0;

let executions = 0;
/** An execution of its own, for the runs of one test that belong together. */
export const anExecution = () => `soap-${++executions}`;
