// `npm run screenshots`: makes docs/images, the pictures of the documents, in a real n8n with the
// simulated UKG Pro beside it.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openEditor, startBrowser, type Editor } from '../test/e2e/browser';
import { simulatorCredential } from './demo/examples';
import { prepareDemo } from './demo/prepare';
import { runCommand } from './n8n/command';
import { Failure } from './n8n/failure';
import { PACKAGE_ROOT } from './n8n/packedPackage';
import { withProgress } from './n8n/progress';
import { startN8nServer } from './n8n/server';
import { atShutdown } from './n8n/shutdown';
import type { SimulatorFacts } from './simulatorProcess';

const HELP = `npm run screenshots          makes docs/images again, in light and in dark theme

Needs Chromium: /usr/bin/chromium, or the one that CHROMIUM_BIN names.
`;

/** Does what is to be seen, and gives what of it is. */
type Picture = (editor: Editor, simulator: SimulatorFacts) => Promise<Locator>;

/** By the name of the file. */
const PICTURES: Record<string, Picture> = {
	credential: async (editor, simulator) => {
		await editor.newCredential('UKG Pro API');
		for (const [name, value] of Object.entries(simulatorCredential(simulator).data)) {
			await editor.credentialField(name).fill(String(value));
		}
		await editor.saveCredential('Connection tested successfully');
		return editor.page.getByTestId('editCredential-modal');
	},
	node: async (editor) => {
		await editor.addUkgPro('List person details');
		await editor.chooseCredential('UKG Pro simulator');
		await editor.execute();
		return editor.page.locator('body');
	},
	trigger: async (editor) => {
		await editor.addUkgPro('On employee hired');
		await editor.choose('events', 'Changed', 'Rehired', 'Terminated');
		await editor.chooseCredential('UKG Pro simulator');
		await editor.execute();
		return editor.page.locator('body');
	},
	tool: async (editor) => {
		await editor.addAgentWithTool();
		await editor.chooseCredential('UKG Pro simulator');
		await editor.choose('resource', 'PTO Plan');
		await editor.choose('operation', 'Get Many by Employee');
		for (const name of ['employeeId', 'companyId']) await editor.letModelDefine(name);
		return editor.page.locator('body');
	},
};

async function makeScreenshots(): Promise<void> {
	const { n8n, folder, simulator } = await prepareDemo({ once: false, keep: false });
	const server = await startN8nServer(n8n, folder);
	const browser = await startBrowser();
	atShutdown(async () => await browser.close());
	const owner = { email: 'owner@example.com', password: `Demo-${randomBytes(4).toString('hex')}1` };
	const images = join(PACKAGE_ROOT, 'docs', 'images');
	const editor = await openEditor(browser, server.url, owner);
	for (const [name, picture] of Object.entries(PICTURES)) {
		await withProgress(`Making the pictures of the ${name}`, async () => {
			await editor.newWorkflow();
			const shown = await picture(editor, simulator);
			await editor.notesGone();
			for (const colorScheme of ['light', 'dark'] as const) {
				await editor.page.emulateMedia({ colorScheme });
				await shown.screenshot({ path: join(images, `${name}-${colorScheme}.png`) });
			}
			await editor.page.emulateMedia({ colorScheme: 'light' });
		});
	}
}

void runCommand({ help: HELP, parse: parseHelp, run: makeScreenshots });

function parseHelp(words: string[]): { help: boolean } {
	const unknown = words.find((word) => word !== '--help');
	if (unknown) throw new Failure(`The screenshots do not know "${unknown}": only --help.`);
	return { help: words.length > 0 };
}
