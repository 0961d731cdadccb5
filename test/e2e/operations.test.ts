// Every operation of the packed node runs in a real n8n, all of them in one workflow; the workflow
// also has an HTTP Request node with the same credential, which is what n8n means by a custom call.
import { CATALOGUE } from '../../nodes/UkgPro/operations';
import type { Parameter } from '../../nodes/UkgPro/operations/types';
import { simulatorCredential } from '../../scripts/demo/examples';
import {
	executeWorkflow,
	importWorkflows,
	type ItemsByNode,
	type N8nWorkflow,
} from '../../scripts/n8n/commands';
import { findOrInstallN8n } from '../../scripts/n8n/install';
import { openUserFolder } from '../../scripts/n8n/userFolder';
import { resetSimulator, someEmployees, type SomeEmployee } from '../../scripts/simulatorControl';
import { running } from './running';

const { simulator, folder } = running();
const OPERATIONS = CATALOGUE.flatMap((resource) =>
	resource.operations.map((operation) => ({ resource, operation, action: operation.action })),
);
const HTTP = 'HTTP Request';

/** What a person would fill in: for each required parameter something that the tenant has. */
function filledIn(parameters: readonly Parameter[], employee: SomeEmployee) {
	const known: Record<string, unknown> = {
		employeeId: employee.employeeId,
		companyId: employee.companyId,
		employeeNumber: employee.employeeNumber,
		companyCode: employee.companyCode,
		jobCode: employee.jobCode,
		locationCode: employee.workLocation,
		ptoPlan: employee.ptoPlans[0],
		contactId: 'UNKNOWN',
		deductionCode: 'MED',
		level: 1,
		code: 'E2E',
		codeDescription: 'End to end',
		sessionType: 'OE',
		startDateTime: '2020-01-01',
		endDateTime: '2030-01-01',
		startDate: '2026-01-01',
		endDate: '2026-12-31',
		modifiedAfterDateTime: '2020-01-01T00:00:00',
	};
	const chosen = parameters.flatMap(({ entry, name }) =>
		entry.kind === 'choice' ? [[name, entry.preset ?? entry.options[0].value] as const] : [],
	);
	const wanted = parameters.filter(
		({ required, when, entry }) =>
			required &&
			entry.kind !== 'choice' &&
			(!when || chosen.some(([name, value]) => name === when.parameter && value === when.is)),
	);
	return {
		...Object.fromEntries(chosen),
		...Object.fromEntries(wanted.map(({ name }) => [name, known[name]])),
	};
}

function workflowOf(employee: SomeEmployee): N8nWorkflow {
	const { id, name } = simulatorCredential(simulator);
	const credentials = { ukgProApi: { id, name } };
	const start = { id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger' };
	const nodes = [
		...OPERATIONS.map(({ resource, operation, action }) => ({
			name: action,
			type: 'n8n-nodes-ukg-pro.ukgPro',
			typeVersion: 1,
			parameters: {
				resource: resource.value,
				operation: operation.value,
				...filledIn(operation.parameters, employee),
				...(operation.value === 'update' ? { updateFields: { taken: 8 } } : {}),
				...(operation.value === 'create' && resource.value === 'ptoPlan' ? { ptoPlan: 'E2E' } : {}),
				limit: 3,
			},
			credentials,
			// What is not found is an item of its own here.
			onError: 'continueRegularOutput',
		})),
		{
			name: HTTP,
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				url: `${simulator.url}/configuration/v1/earnings?page=1&per_Page=2`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'ukgProApi',
				options: {},
			},
			credentials,
			onError: 'continueRegularOutput',
		},
	].map((node, index) => ({ ...node, id: `node-${index}`, position: [300, index * 150] }));
	return {
		id: 'ukgProEveryOne01',
		name: 'Every operation',
		nodes: [{ ...start, typeVersion: 1, position: [0, 0], parameters: {} }, ...nodes],
		connections: {
			Start: { main: [nodes.map(({ name: node }) => ({ node, type: 'main', index: 0 }))] },
		},
	};
}

let items: ItemsByNode;

beforeAll(async () => {
	await resetSimulator(simulator.url);
	// Only people outside the USA are among the international employees.
	const employee = (await someEmployees(simulator.url, 200)).find(
		({ ptoPlans, companyCode }) => ptoPlans.length > 0 && companyCode === 'EXCAN',
	);
	if (!employee) throw new Error('Somebody in Canada has a PTO plan');
	const n8n = await findOrInstallN8n();
	const opened = openUserFolder(n8n, folder);
	const workflow = workflowOf(employee);
	await importWorkflows(n8n, opened, [workflow]);
	items = await executeWorkflow(n8n, opened, workflow.id);
});

test.each(OPERATIONS.filter(({ action }) => action !== 'Get employee contact details'))(
	'$action',
	({ action, operation }) => {
		const found = items[action];
		expect(found.length).toBeGreaterThan(0);
		for (const item of found) {
			expect(item).not.toHaveProperty('error');
			const known = operation.answer.simplified as readonly string[];
			expect(known).toEqual(
				expect.arrayContaining(Object.keys(item).filter((key) => key !== 'status')),
			);
		}
	},
);

test('Get employee contact details of a contact that is not there says so', () => {
	expect(items['Get employee contact details']).toEqual([
		{
			error: "UKG Pro found nothing for 'Contact ID' [item 0]",
			details: expect.objectContaining({ httpCode: 404 }) as object,
		},
	]);
});

test('the credential works in the HTTP Request node', () => {
	expect(items[HTTP]).toHaveLength(2);
	expect(items[HTTP][0]).toHaveProperty('earningCode');
});
