import { allRoles } from '../../simulator/roles';
import { CASES } from './cases';
import { entered, keysOf, useCases } from './cases/asking';
import { rows } from './tenant';

const asking = useCases();

const IDS = Object.keys(CASES);
const RESTRICTED = IDS.filter((id) => CASES[id].permission);

/** As other connectors spell it: `PTOPlanIntegration:View`. */
const roleOf = (id: string) =>
	(CASES[id].permission ?? []).map((part) => part.replace(/ /g, '')).join(':');

/** The required parameters, and one field where nothing would change without. */
function askOf(id: string) {
	const { data } = asking();
	const { ask, atLeast, optional, writes } = CASES[id];
	return {
		...ask(data),
		...(atLeast
			? entered([[atLeast, optional[atLeast], optional[atLeast].tries([], data)[0].enter]])
			: {}),
		...(writes ? { output: 'simplified' } : {}),
	};
}

test('the roles of the operations are all that the simulator knows, and no other', () => {
	expect([...new Set(RESTRICTED.map(roleOf))].sort()).toEqual([...allRoles].sort());
	expect(IDS.filter((id) => !CASES[id].permission)).toEqual(['earning.getMany']);
});

test.each(RESTRICTED)('%s without its role names it, and asks once', async (id) => {
	const { run, requests, tenant } = asking();
	tenant.simulator.setRoles(allRoles.filter((role) => role !== roleOf(id)));
	const { error, items } = await run(id, askOf(id));
	const [webService, role] = CASES[id].permission ?? [];
	expect(error?.message).toBe(
		`UKG Pro does not allow this: the service account lacks "${role}" for the web service "${webService}" [item 0]`,
	);
	expect(error?.description).toContain(`Tick "${role}"`);
	expect(items).toEqual([]);
	expect(requests()).toHaveLength(1);
	expect(tenant.simulator.writes).toEqual({});
	for (const secret of tenant.secrets) expect(JSON.stringify(error)).not.toContain(secret);
});

test.each(RESTRICTED)('%s works with its role alone', async (id) => {
	const { data, run, tenant } = asking();
	tenant.simulator.setRoles([roleOf(id)]);
	const outcome = await run(id, askOf(id));
	expect(outcome.error).toBeUndefined();
	expect(keysOf(CASES[id], rows(outcome))).toEqual(CASES[id].rows(data).slice(0, 50));
});

test('earning.getMany works without any role', async () => {
	const { data, run, tenant } = asking();
	tenant.simulator.setRoles([]);
	const outcome = await run('earning.getMany', {});
	expect(outcome.error).toBeUndefined();
	expect(keysOf(CASES['earning.getMany'], rows(outcome))).toEqual(
		CASES['earning.getMany'].rows(data),
	);
});

test.each(['error', 'status'] as const)(
	'over SOAP a missing role may also be told by %s',
	async (soapForbidden) => {
		const { run, requests, tenant } = asking();
		tenant.simulator.setVariants({ soapForbidden });
		for (const id of RESTRICTED.filter((one) => CASES[one].request(asking().data).soap)) {
			tenant.simulator.reset();
			tenant.simulator.setRoles(allRoles.filter((role) => role !== roleOf(id)));
			const { error } = await run(id, askOf(id));
			expect([id, error?.message]).toEqual([
				id,
				expect.stringContaining(`for the web service "${CASES[id].permission?.[0]}"`),
			]);
			expect(requests()).toHaveLength(1);
		}
	},
);
