import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { UkgPro } from '../../nodes/UkgPro/UkgPro.node';
import { UkgProTrigger } from '../../nodes/UkgPro/UkgProTrigger.node';
import { check, ROOT, temporaryFolder } from './gate';

const { description } = new UkgPro();
const folder = temporaryFolder();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * n8n's rules read literals and so see nothing of a description that is computed. Here it stands
 * written out, in a node file where they look for one.
 */
function writeOut(computed: INodeTypeDescription, target: string, name = 'UkgPro'): void {
	cpSync(path.join(ROOT, 'icons'), path.join(target, 'icons'), { recursive: true });
	cpSync(path.join(ROOT, 'package.json'), path.join(target, 'package.json'));
	cpSync(path.join(ROOT, 'credentials'), path.join(target, 'credentials'), { recursive: true });
	const modules = path.join(target, 'node_modules');
	if (!existsSync(modules)) symlinkSync(path.join(ROOT, 'node_modules'), modules);
	mkdirSync(path.join(target, 'nodes/UkgPro'), { recursive: true });
	const literal = JSON.stringify(computed, null, '\t')
		.replace(/"(inputs|outputs)": \[\s*"main"\s*\]/g, '"$1": [NodeConnectionTypes.Main]')
		// The rules know property names without quotes only.
		.replace(/^(\t*)"([A-Za-z_]\w*)":/gm, '$1$2:');
	writeFileSync(
		path.join(target, `nodes/UkgPro/${name}.node.ts`),
		`import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

export class ${name} implements INodeType {
	description: INodeTypeDescription = ${literal};
}
`,
	);
}

function withProperty(computed: INodeTypeDescription, property: INodeProperties) {
	return { ...computed, properties: [...computed.properties, property] };
}

test("n8n's lint finds nothing in the descriptions written out", () => {
	const target = path.join(folder, 'both');
	writeOut(description, target);
	writeOut(new UkgProTrigger().description, target, 'UkgProTrigger');
	expect(check('eslint', target, 'nodes/**/*.ts')).toEqual({
		passed: true,
		files: 2,
		findings: [],
	});
	expect(check('scan', target, 'nodes/**/*.ts')).toEqual({ passed: true, findings: [] });
}, 120_000);

test('and does find what breaks a rule', () => {
	const target = path.join(folder, 'broken');
	const bad = {
		displayName: 'return all',
		name: 'returnAll',
		type: 'boolean',
		description: 'All.',
	};
	writeOut(withProperty(description, bad as INodeProperties), target);
	const { passed, findings } = check('eslint', target, 'nodes/**/*.ts');
	expect(passed).toBe(false);
	expect(findings.join()).toContain('node-param-default-missing');
}, 120_000);

function count(properties: readonly INodeProperties[]): number {
	return properties.reduce((sum, { options = [] }) => {
		const inside = options.flatMap((option) =>
			'values' in option ? option.values : 'type' in option ? [option as INodeProperties] : [],
		);
		return sum + 1 + count(inside);
	}, 0);
}

test('the description stays small: n8n sends it to every browser, twice', () => {
	expect(count(description.properties)).toBeLessThan(400);
	expect(JSON.stringify(description).length).toBeLessThan(300_000);
});
