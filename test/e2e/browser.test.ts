// The editor as a person uses it: the packed node in a real n8n, in a browser.
import type { INodeProperties } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { nodeProperties } from '../../nodes/UkgPro/description';
import { CATALOGUE, findOperation } from '../../nodes/UkgPro/operations';
import { EVENTS } from '../../nodes/UkgPro/trigger/classify';
import { simulatorCredential } from '../../scripts/demo/examples';
import { freePort } from '../../scripts/n8n/ports';
import { signInAsOwner } from '../../scripts/n8n/session';
import { countRequests, resetSimulator, someEmployees } from '../../scripts/simulatorControl';
import { openEditor, startBrowser, type Editor } from './browser';
import { OWNER, running } from './running';

const { n8nUrl, simulator } = running();
const CREDENTIAL = simulatorCredential(simulator).name;

let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	browser = await startBrowser();
	editor = await openEditor(browser, n8nUrl, OWNER);
});
afterAll(async () => {
	await browser?.close();
	// A locked account and what was written must not trouble other tests.
	await resetSimulator(simulator.url);
});
beforeEach(async () => await resetSimulator(simulator.url));

describe('the node panel', () => {
	beforeAll(async () => {
		await editor.newWorkflow();
		await editor.openNodePanel();
	});

	it.each(['UltiPro', 'HCM', 'list employee changes'])('finds the node by "%s"', async (words) => {
		expect((await editor.searchNodes(words, 'UKG Pro'))[0]).toBe('UKG Pro');
	});

	it('offers every action, and the events of the trigger', async () => {
		const actions = CATALOGUE.flatMap(({ operations }) => operations.map(({ action }) => action));
		const { nodePanel } = editor;
		await editor.searchNodes('UKG Pro', 'UKG Pro');
		await editor.openFound('UKG Pro');
		await nodePanel.getByText('Actions (').click();
		// The list grows from its beginning to its end.
		await nodePanel.getByText(actions[actions.length - 1], { exact: true }).waitFor();
		const shown = await nodePanel.getByTestId('node-creator-item-name').allInnerTexts();
		expect([...shown].sort()).toEqual([...actions, ...EVENTS.map(({ action }) => action)].sort());
	});
});

describe('the credential', () => {
	const good = simulatorCredential(simulator).data as Record<string, string>;

	beforeAll(async () => await editor.newCredential('UKG Pro API'));

	it('has its fields, the secret ones not legible', async () => {
		const types = await Promise.all(
			['username', 'password', 'customerApiKey', 'domain', 'subdomain', 'userApiKey'].map(
				async (name) => await editor.credentialField(name).getAttribute('type'),
			),
		);
		expect(types).toEqual(['text', 'password', 'password', 'text', 'text', 'password']);
	});

	const REFUSED = 'UKG Pro refused the user name, the password or the Customer API Key';
	// No text is like the one before it, which would still be there.
	it.each<[string, Record<string, string>, string, number]>([
		['right', {}, 'Connection tested successfully', 1],
		['a wrong password', { password: 'Wrong-Password-9' }, REFUSED, 1],
		['no host behind the domain', { domain: 'http://127.0.0.1:' }, 'ECONNREFUSED', 0],
		['a wrong Customer API Key', { customerApiKey: 'WR0NG' }, REFUSED, 1],
		['right again', {}, 'Connection tested successfully', 1],
	])('is tested when it is saved: %s', async (_what, changes, told, requests) => {
		const port = await freePort();
		for (const [name, value] of Object.entries({ ...good, ...changes })) {
			await editor.credentialField(name).fill(value.replace(/:$/, `:${port}`));
		}
		await editor.saveCredential(told);
		expect(await countRequests(simulator.url)).toBe(requests);
	});
});

describe('the node', () => {
	beforeEach(async () => await editor.newWorkflow());

	it('gives the rows of an employee and a company that were picked from the lists', async () => {
		const [{ employeeId, employeeNumber, companyId, companyCode, ptoPlans }] = (
			await someEmployees(simulator.url, 50)
		).filter((one) => one.ptoPlans.length > 1);
		await editor.addUkgPro('List person details');
		await editor.chooseCredential(CREDENTIAL);
		await editor.choose('resource', 'PTO Plan');
		await editor.choose('operation', 'Get Many by Employee');
		await editor.pick('employeeId', employeeNumber, employeeId);
		await editor.pick('companyId', '', companyCode);
		await editor.execute();
		const rows = await editor.rows();
		expect(rows.map(({ ptoPlan }) => ptoPlan).sort()).toEqual([...ptoPlans].sort());
		for (const row of rows) expect(row).toMatchObject({ employeeId, companyId });
	});

	it('shows its fields before the first run', async () => {
		await editor.addUkgPro('List person details');
		const fields = await editor.previewFields();
		const { simplified } = findOperation('person', 'getMany')!.answer;
		await fields.nth(simplified.length - 1).waitFor();
		expect((await fields.allInnerTexts()).sort()).toEqual([...simplified].sort());
	});

	it('gives the columns that Output says, and one page where Options say so', async () => {
		const { simplified, fields } = findOperation('supervisor', 'getMany')!.answer;
		await editor.addUkgPro('List employee supervisor details');
		await editor.chooseCredential(CREDENTIAL);
		await editor.execute();
		expect(await editor.columns()).toEqual([...simplified]);
		const [, second] = pages(await editor.rows());

		await editor.choose('output', 'Raw');
		await editor.execute();
		expect((await editor.columns()).sort()).toEqual(Object.keys(fields).sort());

		await editor.choose('output', 'Selected Fields');
		await editor.choose('fields', 'employeeID', 'supervisorLastName');
		for (const [name, parameter, value] of [
			['Page Number', 'pageNumber', '2'],
			['Page Size', 'pageSize', '5'],
			['Parallel Requests', 'parallelRequests', '2'],
		]) {
			await editor.addOption(name);
			await editor.explains(name, option(parameter).description!);
			await editor.parameter(parameter).getByRole('spinbutton').fill(value);
		}
		await editor.execute();
		expect(await editor.rows()).toEqual(
			second.map(({ employeeID, supervisorLastName }) => ({ employeeID, supervisorLastName })),
		);
	});
});

function pages<T>(rows: T[], size = 5): T[][] {
	return Array.from({ length: Math.ceil(rows.length / size) }, (_, page) =>
		rows.slice(page * size, (page + 1) * size),
	);
}

/** One of the node's Options. */
function option(name: string): INodeProperties {
	const all = nodeProperties().filter((one) => one.name === 'options');
	return all
		.flatMap(({ options }) => options as INodeProperties[])
		.find((one) => one.name === name)!;
}

it('the node is a tool of an AI Agent', async () => {
	await editor.newWorkflow();
	await editor.addAgentWithTool();
	expect(await editor.parameterNames()).toEqual([
		'Tool Description',
		'Resource',
		'Operation',
		'Return All',
		'Limit',
		'Filters',
		'Date Filters',
		'Output',
		'Include Sensitive Data',
		'Options',
	]);
	// The model may fill in how much it wants, and not whether it gets sensitive data.
	expect(await editor.parameters.getByTestId('from-ai-override-button').count()).toBe(2);
	await editor.choose('operation', 'Get');
	await editor.letModelDefine('employeeId');
});

it('the trigger fetches a test event and is published', async () => {
	await editor.newWorkflow();
	await editor.addUkgPro('On employee hired');
	await editor.chooseCredential(CREDENTIAL);
	expect(await editor.parameterNames()).toEqual(
		expect.arrayContaining([
			'Events',
			'Start',
			'Minimum Interval (Minutes)',
			'Company Names or IDs',
		]),
	);
	await editor.execute();
	const rows = await editor.rows();
	expect(rows.length).toBeGreaterThan(0);
	for (const row of rows) {
		expect(row).toMatchObject({ event: 'hired', changes: expect.any(String) as string });
		expect(row.employee).toMatch(/employeeId:[A-Z0-9]{12}/);
	}
	await editor.closeNode();
	await editor.publish();
	const id = /workflow\/(\w+)/.exec(editor.page.url())![1];
	const session = await signInAsOwner(n8nUrl, OWNER);
	try {
		expect(await session.get(`/rest/workflows/${id}`)).toMatchObject({
			activeVersionId: expect.any(String) as string,
		});
	} finally {
		await session.unpublish(id);
	}
});
