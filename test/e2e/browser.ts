// What a person does in n8n's editor, in Debian's Chromium.
import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';
import { signInAsOwner, type Owner } from '../../scripts/n8n/session';
import { atShutdown } from '../../scripts/n8n/shutdown';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts the browser, without a window and with a new, empty profile. */
export async function startBrowser(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
		args: ARGUMENTS,
	});
	atShutdown(async () => await browser.close());
	return browser;
}

/** n8n in a window of its own, signed in as the owner, who is set up first where n8n is new. */
export async function openEditor(browser: Browser, url: string, owner: Owner): Promise<Editor> {
	await signInAsOwner(url, owner);
	const context = await browser.newContext({
		baseURL: url,
		locale: 'en-US',
		viewport: { width: 1440, height: 900 },
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(30_000);
	const page = await context.newPage();
	await page.goto('/signin');
	await page.getByLabel('Email').fill(owner.email);
	await page.getByLabel('Password').fill(owner.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL('**/home/**');
	return new Editor(page);
}

/** A part of the window. */
export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The smallest part that all of them are in. */
export async function areaOf(...shown: Locator[]): Promise<Area> {
	const boxes = await Promise.all(shown.map(async (one) => await one.boundingBox()));
	const seen = boxes.filter((box) => box !== null);
	const x = Math.min(...seen.map((box) => box.x));
	const y = Math.min(...seen.map((box) => box.y));
	const right = Math.max(...seen.map((box) => box.x + box.width));
	const bottom = Math.max(...seen.map((box) => box.y + box.height));
	return { x, y, width: right - x, height: bottom - y };
}

export class Editor {
	constructor(readonly page: Page) {}

	async newWorkflow(): Promise<void> {
		await this.page.goto('/workflow/new');
		await this.page.getByTestId('canvas-plus-button').waitFor();
	}

	/** Opens a workflow with all of it in view; gives the part of the window that it fills. */
	async openWorkflow(id: string): Promise<Area> {
		await this.page.goto(`/workflow/${id}`);
		const nodes = this.page.getByTestId('canvas-node').or(this.page.getByTestId('sticky'));
		await nodes.first().waitFor();
		await this.page.keyboard.press('1');
		const canvas = await areaOf(this.page.getByTestId('canvas'));
		const { x, y, width, height } = await areaOf(...(await nodes.all()));
		// Names, and the signs of triggers, stand outside of the nodes.
		const left = Math.max(x - 64, canvas.x);
		const top = Math.max(y - 24, canvas.y);
		const right = Math.min(x + width + 64, canvas.x + canvas.width);
		const bottom = Math.min(y + height + 80, canvas.y + canvas.height);
		return { x: left, y: top, width: right - left, height: bottom - top };
	}

	get nodePanel(): Locator {
		return this.page.getByTestId('node-creator');
	}

	async openNodePanel(): Promise<void> {
		await this.page.getByTestId('node-creator-plus-button').click();
	}

	/** Types into the open panel and waits for a node of this name; gives all that were found. */
	async searchNodes(words: string, expected: string): Promise<string[]> {
		await this.page.getByTestId('node-creator-search-bar').fill(words);
		await this.#found(expected).waitFor();
		return await this.nodePanel.getByTestId('node-creator-item-name').allInnerTexts();
	}

	/** Opens a node that was found: its actions, or, where it has none, the node itself. */
	async openFound(name: string): Promise<void> {
		await this.#found(name).click();
	}

	#found(name: string): Locator {
		return this.nodePanel
			.getByTestId('node-creator-item-name')
			.and(this.page.getByText(name, { exact: true }))
			.first();
	}

	/** Puts a UKG Pro node or trigger into the workflow and opens it. */
	async addUkgPro(action: string): Promise<void> {
		await this.openNodePanel();
		await this.searchNodes('UKG Pro', 'UKG Pro');
		await this.openFound('UKG Pro');
		const wanted = this.nodePanel.getByText(action, { exact: true });
		// n8n unfolds either the triggers or the actions.
		const folded = this.nodePanel.getByText('Actions (');
		await wanted.or(folded).first().waitFor();
		if (!(await wanted.isVisible())) await folded.click();
		await wanted.click();
		await this.parameters.waitFor();
	}

	/** Puts Edit Fields behind a node that has not run; gives the fields that its input is to have. */
	async previewFields(): Promise<Locator> {
		await this.closeNode();
		await this.addNext('Edit Fields (Set)');
		await this.input.getByTestId('schema-preview-warning').waitFor();
		return this.input.getByTestId('run-data-schema-node-name');
	}

	/** Puts a node behind the last one and opens it. */
	async addNext(name: string): Promise<void> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		await this.searchNodes(name, name);
		await this.openFound(name);
		await this.parameters.waitFor();
	}

	/** Puts an AI Agent into the workflow and the UKG Pro node under it as a tool, which is opened. */
	async addAgentWithTool(): Promise<void> {
		await this.openNodePanel();
		await this.searchNodes('AI Agent', 'AI Agent');
		await this.openFound('AI Agent');
		await this.closeNode();
		await this.page
			.getByTestId('canvas-node-input-handle')
			.filter({ hasText: 'Tool' })
			.getByTestId('canvas-handle-plus')
			.click();
		await this.searchNodes('UKG Pro', 'UKG Pro Tool');
		await this.openFound('UKG Pro Tool');
		await this.parameters.waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.parameters.waitFor({ state: 'detached' });
	}

	/** Makes the output wide and the input narrow. */
	async widenOutput(): Promise<void> {
		await this.page.getByTestId('panel-drag-button').hover();
		await this.page.mouse.down();
		await this.page.mouse.move(0, 0, { steps: 5 });
		await this.page.mouse.up();
	}

	get parameters(): Locator {
		return this.page.getByTestId('node-parameters');
	}

	/** The panel of the parameters and of the settings. */
	get settings(): Locator {
		return this.page.locator('.node-settings');
	}

	get input(): Locator {
		return this.page.getByTestId('ndv-input-panel');
	}

	get output(): Locator {
		return this.page.getByTestId('output-panel');
	}

	/** The names beside the parameters, from the top to the bottom. */
	async parameterNames(): Promise<string[]> {
		const labels = this.parameters.getByTestId('input-label').filter({ visible: true });
		return (await labels.allInnerTexts()).map((text) => text.split('\n')[0].trim());
	}

	parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	async chooseCredential(name: string): Promise<void> {
		await this.page.getByTestId('node-credentials-select').click();
		await this.#option(name).click();
	}

	/** Chooses from a dropdown; several names where it takes several. */
	async choose(parameter: string, ...names: string[]): Promise<void> {
		await this.parameter(parameter).click();
		for (const name of names) await this.#option(name).click();
		if (await this.#option(names[0]).isVisible()) await this.parameter(parameter).press('Escape');
	}

	/** Its first line is the name, a description may follow. */
	#option(name: string): Locator {
		return this.page
			.getByRole('option')
			.filter({ visible: true })
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.first();
	}

	/** Searches in a list to pick from, and gives what was found with this text. */
	async findInList(parameter: string, words: string, text: string): Promise<Locator> {
		await this.page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(words);
		const found = this.page.getByTestId('rlc-item').filter({ visible: true, hasText: text });
		await found.first().waitFor();
		return found;
	}

	async pick(parameter: string, words: string, text: string): Promise<void> {
		await (await this.findInList(parameter, words, text)).first().click();
	}

	async addOption(name: string): Promise<void> {
		await this.page.getByTestId('collection-parameter-add').last().click();
		await this.#option(name).click();
		await this.parameters.getByTestId('input-label').filter({ hasText: name }).waitFor();
	}

	/** Leaves a parameter of a tool to the AI Agent's model. */
	async letModelDefine(parameter: string): Promise<void> {
		const item = this.page.getByTestId('parameter-item').filter({ has: this.parameter(parameter) });
		await item.getByTestId('from-ai-override-button').click();
		await item.getByText('Defined automatically by the model').waitFor();
	}

	/** Points at the question mark beside a parameter and waits until it says this. */
	async explains(name: string, text: string): Promise<void> {
		const label = this.parameters.getByTestId('input-label').filter({ hasText: name }).last();
		await label.hover();
		await label.locator('[data-icon=circle-help]').hover();
		await this.page.getByText(text, { exact: true }).waitFor();
	}

	/** Executes the node, whose parameters have changed since the last time, as a table. */
	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.output.getByTestId('node-run-status-success').waitFor();
		await this.output.getByText('Table', { exact: true }).click();
		await this.output.getByRole('cell').first().waitFor();
	}

	/** The names of the columns in the output panel. */
	async columns(): Promise<string[]> {
		const titles = await this.output.getByRole('columnheader').allInnerTexts();
		return titles.map((title) => title.trim()).filter(Boolean);
	}

	/** The rows of the output panel, by the names of the columns. */
	async rows(): Promise<Array<Record<string, string>>> {
		const columns = await this.columns();
		const rows = await this.output
			.getByRole('row')
			.filter({ has: this.page.getByRole('cell') })
			.all();
		return await Promise.all(
			rows.map(async (row) => {
				const cells = await row.getByRole('cell').allInnerTexts();
				return Object.fromEntries(columns.map((column, index) => [column, cells[index].trim()]));
			}),
		);
	}

	/** Waits until the notes in the corner of the window are gone. */
	async notesGone(): Promise<void> {
		await this.page.locator('.el-notification').first().waitFor({ state: 'detached' });
	}

	/** Opens the dialog of a new credential. */
	async newCredential(type: string): Promise<void> {
		await this.page.goto('/home/credentials');
		await this.page.getByTestId('add-resource-credential').click();
		await this.page.getByRole('combobox').last().fill(type);
		await this.#option(type).click();
		await this.page.getByRole('button', { name: 'Continue' }).click();
		await this.credentialDialog.waitFor();
	}

	get credentialDialog(): Locator {
		return this.page.getByTestId('credential-edit-dialog');
	}

	credentialField(name: string): Locator {
		return this.parameter(name).getByRole('textbox');
	}

	/** Saves the credential, which n8n then tests, and waits until the dialog says this. */
	async saveCredential(expected: string): Promise<void> {
		await Promise.all([
			this.page.waitForResponse('**/rest/credentials/test'),
			this.page.getByTestId('credential-save-button').click(),
		]);
		const text = this.credentialDialog.getByText(expected);
		const details = this.credentialDialog.getByText('More details');
		await text.or(details).first().waitFor();
		if (await details.isVisible()) await details.click();
		await text.waitFor();
	}

	async publish(): Promise<void> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		await this.page.getByRole('button', { name: 'Got it' }).click();
	}
}
