// `npm run screenshots`: makes docs/images, the pictures of the documents, in a real n8n with the
// simulated UKG Pro beside it.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { areaOf, openEditor, startBrowser, type Area, type Editor } from '../test/e2e/browser';
import { simulatorCredential } from './demo/examples';
import { prepareDemo } from './demo/prepare';
import { runCommand } from './n8n/command';
import type { N8nWorkflow } from './n8n/commands';
import { Failure } from './n8n/failure';
import { PACKAGE_ROOT } from './n8n/packedPackage';
import { withProgress } from './n8n/progress';
import { startN8nServer } from './n8n/server';
import { atShutdown } from './n8n/shutdown';
import { someEmployees } from './simulatorControl';
import type { SimulatorFacts } from './simulatorProcess';

const HELP = `npm run screenshots          makes docs/images again: the editor in light and in dark theme,
                             and the canvas of each workflow in examples/

Needs Chromium: /usr/bin/chromium, or the one that CHROMIUM_BIN names.
`;

interface Picture {
	/** Of the window: as high as what is to be seen. */
	height: number;
	/** Does what is to be seen, and gives the part of the window that has it. */
	show(editor: Editor, simulator: SimulatorFacts): Promise<Area>;
}

/** By the name of the file. */
const PICTURES: Record<string, Picture> = {
	credential: {
		height: 1190,
		show: async (editor, simulator) => {
			await editor.newCredential('UKG Pro API');
			// n8n lets people scroll to the last fields; a picture has to hold them all.
			await editor.page.addStyleTag({ content: '.el-dialog { max-height: none !important }' });
			for (const [name, value] of Object.entries(simulatorCredential(simulator).data)) {
				await editor.credentialField(name).fill(String(value));
			}
			await editor.saveCredential('Connection tested successfully');
			return await areaOf(editor.page.getByTestId('editCredential-modal'));
		},
	},
	actions: {
		height: 900,
		show: async (editor) => {
			await editor.openNodePanel();
			await editor.searchNodes('UltiPro', 'UKG Pro');
			await editor.openFound('UKG Pro');
			await editor.nodePanel.getByText('Actions (').click();
			return await areaOf(editor.nodePanel);
		},
	},
	list: {
		height: 860,
		show: async (editor, simulator) => {
			const [{ name }] = await someEmployees(simulator.url, 1);
			await editor.addUkgPro('List employee PTO plans');
			await editor.chooseCredential('UKG Pro simulator');
			const [, lastName] = name.split(' ');
			await editor.findInList('employeeId', lastName.slice(0, 3), lastName);
			return await areaOf(editor.settings);
		},
	},
	preview: {
		height: 640,
		show: async (editor) => {
			await editor.addUkgPro('List person details');
			await (await editor.previewFields()).first().waitFor();
			return await areaOf(editor.input);
		},
	},
	node: {
		height: 950,
		show: async (editor) => {
			await editor.addUkgPro('List person details');
			await editor.chooseCredential('UKG Pro simulator');
			await editor.execute();
			await editor.widenOutput();
			return await areaOf(editor.settings, editor.output);
		},
	},
	trigger: {
		height: 1070,
		show: async (editor) => {
			await editor.addUkgPro('On employee hired');
			await editor.choose('events', 'Changed', 'Rehired', 'Terminated');
			await editor.chooseCredential('UKG Pro simulator');
			await editor.execute();
			// A table has one row in view: an employee is many fields.
			await editor.output.getByText('Schema', { exact: true }).click();
			await editor.widenOutput();
			return await areaOf(editor.settings, editor.output);
		},
	},
	tool: {
		height: 860,
		show: async (editor) => {
			await editor.addAgentWithTool();
			await editor.chooseCredential('UKG Pro simulator');
			await editor.choose('resource', 'PTO Plan');
			await editor.choose('operation', 'Get Many by Employee');
			for (const name of ['employeeId', 'companyId']) await editor.letModelDefine(name);
			return await areaOf(editor.settings);
		},
	},
};

/** What lies on the canvas and belongs to no workflow. */
const CANVAS_BUTTONS =
	'.vue-flow__panel, [data-test-id=canvas-wrapper] > :not(:has([data-test-id=canvas]), [data-test-id=canvas])';

async function makeScreenshots(): Promise<void> {
	const { n8n, folder, simulator } = await prepareDemo({ once: false, keep: false });
	const server = await startN8nServer(n8n, folder);
	const browser = await startBrowser();
	atShutdown(async () => await browser.close());
	const owner = { email: 'owner@example.com', password: `Demo-${randomBytes(4).toString('hex')}1` };
	const images = join(PACKAGE_ROOT, 'docs', 'images');
	const editor = await openEditor(browser, server.url, owner);
	for (const [name, { height, show }] of Object.entries(PICTURES)) {
		await withProgress(`Making the pictures of the ${name}`, async () => {
			await editor.page.setViewportSize({ width: 1440, height });
			await editor.newWorkflow();
			const clip = await show(editor, simulator);
			await editor.notesGone();
			for (const colorScheme of ['light', 'dark'] as const) {
				await editor.page.emulateMedia({ colorScheme });
				await editor.page.screenshot({ clip, path: join(images, `${name}-${colorScheme}.png`) });
			}
			await editor.page.emulateMedia({ colorScheme: 'light' });
		});
	}
	await withProgress('Making the pictures of the examples', async () => {
		await editor.page.setViewportSize({ width: 1280, height: 1000 });
		for (const [name, id] of exampleIds()) {
			const clip = await editor.openWorkflow(id);
			await editor.page.screenshot({
				clip,
				path: join(images, 'examples', `${name}.png`),
				style: `${CANVAS_BUTTONS} { visibility: hidden !important }`,
			});
		}
	});
}

/** By the name of the file, which its picture has too. */
function exampleIds(): Array<[string, string]> {
	const folder = join(PACKAGE_ROOT, 'examples');
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => {
			const { id } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as N8nWorkflow;
			return [basename(file, '.json'), id];
		});
}

void runCommand({ help: HELP, parse: parseHelp, run: makeScreenshots });

function parseHelp(words: string[]): { help: boolean } {
	const unknown = words.find((word) => word !== '--help');
	if (unknown) throw new Failure(`The screenshots do not know "${unknown}": only --help.`);
	return { help: words.length > 0 };
}
