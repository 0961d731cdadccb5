import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';
import {
	FROM_AI_AUTO_GENERATED_MARKER,
	NodeHelpers,
	nodeNameToToolName,
	traverseNodeParameters,
} from 'n8n-workflow';

import { UkgPro } from '../../nodes/UkgPro/UkgPro.node';
import { EVERY_OPERATION } from '../unit/operations';
import { CASES } from './cases';
import { named, useCases } from './cases/asking';
import { rows } from './tenant';

/** What the model of an agent has to read: the description of the tool, and what comes back. */

const asking = useCases({ employees: 60 });
const nodeType = new UkgPro();

/** Characters, of each operation. */
type Sizes = ReadonlyArray<readonly [id: string, size: number]>;

const largest = (sizes: Sizes) => Math.max(...sizes.map(([, size]) => size));

/** Into the report of `npm test`. */
function report(what: string, sizes: Sizes): void {
	const sorted = [...sizes].sort(([, one], [, other]) => other - one);
	const [, middle] = sorted[Math.floor(sorted.length / 2)];
	const lines = sorted.slice(0, 8).map(([id, size]) => `${String(size).padStart(8)} ${id}`);
	process.stdout.write(
		`${what}, in characters of JSON (the middle one has ${middle}):\n${lines.join('\n')}\n`,
	);
}

type Shown = Pick<INodeProperties, 'displayName' | 'type' | 'description' | 'noDataExpression'>;

/** What the editor's button "Let the model define this parameter" enters. */
function definedByModel({ displayName, description = '', type }: Shown): string {
	const key = displayName.replace(/[^a-zA-Z0-9_-]+/g, '_');
	const words = description.replaceAll('`', "'");
	const kind = type === 'number' || type === 'boolean' ? type : 'string';
	return `={{ ${FROM_AI_AUTO_GENERATED_MARKER} $fromAI('${key}', \`${words}\`, '${kind}') }}`;
}

/** Every parameter is left to the model that the editor lets one leave to it. */
function left(properties: readonly INodeProperties[]): INodeParameters {
	return Object.fromEntries(
		properties.map((property): [string, NodeParameterValueType] => [
			property.name,
			value(property),
		]),
	) as INodeParameters;
}

function value(property: INodeProperties): NodeParameterValueType {
	if (property.noDataExpression) return property.default;
	switch (property.type) {
		case 'collection':
			return left(property.options as INodeProperties[]);
		case 'fixedCollection': {
			const [{ name, values }] = property.options as INodePropertyCollection[];
			return { [name]: [left(values)] };
		}
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: definedByModel(property) };
		default:
			return definedByModel(property);
	}
}

/** The tool as n8n describes it to a model, in the form that most models take. */
function toolOf(id: string, choices: INodeParameters): unknown {
	const chosen: INodeParameters = {
		...named(id),
		...choices,
		returnAll: false,
		output: 'selected',
	};
	const shown = nodeType.description.properties.filter(
		({ name, ...property }) =>
			!Object.hasOwn(named(id), name) &&
			!Object.hasOwn(choices, name) &&
			NodeHelpers.displayParameter(chosen, { name, ...property }, { typeVersion: 1 }, null),
	);
	const node: INode = {
		id: 'a',
		name: 'UKG Pro',
		type: 'ukgProTool',
		typeVersion: 1,
		position: [0, 0],
		parameters: { ...left(shown), ...named(id), ...choices },
	};
	const asked: Array<{ key: string; description?: string; type?: string }> = [];
	traverseNodeParameters(node.parameters, asked as never);
	const keys = asked.map(({ key }) => key);
	// n8n refuses a tool in which two parameters of one name differ.
	expect([id, new Set(keys).size]).toEqual([id, keys.length]);
	return {
		type: 'function',
		function: {
			name: nodeNameToToolName(node),
			description: NodeHelpers.getToolDescriptionForNode(node, nodeType),
			parameters: {
				type: 'object',
				properties: Object.fromEntries(
					asked.map(({ key, description, type }) => [key, { type, description }]),
				),
				required: keys,
				additionalProperties: false,
			},
		},
	};
}

test('the description of the tool is small, whatever of it is left to the model', () => {
	const sizes: Sizes = EVERY_OPERATION.map(({ id, operation: { parameters } }) => {
		const choices = parameters.flatMap(({ name, entry }) =>
			entry.kind === 'choice' && name === 'identifyBy'
				? entry.options.map((option) => ({ [name]: option.value }))
				: [],
		);
		const tools = (choices.length > 0 ? choices : [{}]).map((choice) => toolOf(id, choice));
		return [id, Math.max(...tools.map((tool) => JSON.stringify(tool).length))];
	});
	report('Description of the tool with every parameter left to the model', sizes);
	expect(largest(sizes)).toBeGreaterThan(1_000);
	expect(largest(sizes)).toBeLessThan(6_000);
});

/** Rows that the limit allows where there are enough of them. */
const LIMIT = 50;

/** Where the case that every operation has asks for a few rows only. */
const LONGER: Readonly<Record<string, INodeParameters>> = {
	'employeeChange.getManyByDate': { startDate: '2000-01-01' },
};

test('fifty rows, simplified, are a small answer', async () => {
	const { run, data, tenant } = asking();
	const sizes: Array<[string, number]> = [];
	for (const { id, operation } of EVERY_OPERATION) {
		if (operation.call.effect === 'write') continue;
		tenant.simulator.reset();
		const outcome = await run(id, {
			...CASES[id]?.ask(data),
			...LONGER[id],
			output: 'simplified',
			includeSensitiveData: false,
			limit: LIMIT,
		});
		expect([id, outcome.error?.message]).toEqual([id, undefined]);
		const found = rows(outcome);
		// As the agent gets them.
		sizes.push([`${id} (${found.length} rows)`, JSON.stringify(found).length]);
	}
	report('Simplified answer', sizes);
	expect(sizes.filter(([id]) => id.includes(`(${LIMIT} rows)`)).length).toBeGreaterThan(15);
	expect(largest(sizes)).toBeGreaterThan(5_000);
	expect(largest(sizes)).toBeLessThan(20_000);
});
