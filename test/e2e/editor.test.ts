// What n8n's editor asks of the packed node, over n8n's own REST interface: the dropdowns, the
// lists to pick from, and the fields that are shown before the first run.
import { SEARCH_METHODS } from '../../nodes/UkgPro/description/picker';
import { outputSchemas } from '../../nodes/UkgPro/description/schemas';
import { CATALOGUE } from '../../nodes/UkgPro/operations';
import { simulatorCredential } from '../../scripts/demo/examples';
import { type Session, signInAsOwner } from '../../scripts/n8n/session';
import { resetSimulator, someEmployees, type SomeEmployee } from '../../scripts/simulatorControl';
import { OWNER, running } from './running';

const { n8nUrl, simulator } = running();
const NODE = 'n8n-nodes-ukg-pro.ukgPro';

let session: Session;
let credential: { id: string; name: string };
let employee: SomeEmployee;

beforeAll(async () => {
	session = await signInAsOwner(n8nUrl, OWNER);
	await resetSimulator(simulator.url);
	const ofEditor = { ...simulatorCredential(simulator), name: 'UKG Pro of the editor' };
	credential = { id: await session.addCredential(ofEditor), name: ofEditor.name };
	[, employee] = await someEmployees(simulator.url, 2);
});

interface List {
	results: Array<{ name: string; value: string }>;
	paginationToken?: string;
}

const listed = async (methodName: string, filter = '', parameters: object = {}) =>
	await session.post<List>('/rest/dynamic-node-parameters/resource-locator-results', {
		path: 'parameters.employeeId',
		methodName,
		filter,
		nodeTypeAndVersion: { name: NODE, version: 1 },
		currentNodeParameters: parameters,
		credentials: { ukgProApi: credential },
	});

test.each(Object.values(SEARCH_METHODS))('%s gives something to pick', async (method) => {
	const { results } = await listed(method);
	expect(results.length).toBeGreaterThan(0);
	expect(results.every(({ name, value }) => name.length > 0 && value.length > 0)).toBe(true);
});

test('an employee is found by last name and by number', async () => {
	const lastName = employee.name.split(' ').slice(1).join(' ');
	for (const wanted of [
		lastName,
		employee.employeeNumber,
		String(Number(employee.employeeNumber)),
	]) {
		const { results } = await listed(SEARCH_METHODS.employee, wanted);
		expect(results.map(({ value }) => value)).toContain(employee.employeeId);
	}
});

test('PTO plans are those of the employee that the node names', async () => {
	const [{ employeeId, companyId, ptoPlans }] = (await someEmployees(simulator.url, 50)).filter(
		(one) => one.ptoPlans.length > 0,
	);
	const { results } = await listed(SEARCH_METHODS.ptoPlan, '', {
		employeeId: { __rl: true, mode: 'list', value: employeeId },
		companyId: { __rl: true, mode: 'id', value: companyId },
	});
	expect(results.map(({ value }) => value).sort()).toEqual([...ptoPlans].sort());
});

test.each(outputSchemas())(
	'the fields of $file are shown before the first run',
	async ({ file, schema }) => {
		const response = await fetch(`${n8nUrl}/schemas/${NODE}/1.0.0/${file}`);
		expect(await response.json()).toEqual(schema);
	},
);

interface Choice {
	name: string;
	value: string;
	action?: string;
}
interface NodeType {
	name: string;
	properties: Array<{ name: string; options?: Choice[] }>;
}

test('the dropdowns offer every action, and n8n adds its custom call', async () => {
	const types = await session.get<NodeType[]>('/types/nodes.json');
	const node = types.find(({ name }) => name === NODE);
	const choices = (name: string) =>
		(node?.properties ?? [])
			.filter((one) => one.name === name)
			.flatMap(({ options }) => options ?? []);
	const actions = new Set(choices('operation').map(({ action }) => action));
	const expected = CATALOGUE.flatMap(({ operations }) => operations.map(({ action }) => action));
	expect(expected.filter((action) => !actions.has(action))).toEqual([]);
	expect(expected).toHaveLength(50);
	expect(choices('resource').map(({ value }) => value)).toContain('__CUSTOM_API_CALL__');
});
