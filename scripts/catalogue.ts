/**
 * Prints what the node can do, from the catalogue: as the table of the README, or with `--json` as
 * data for other programs.
 */
import { CATALOGUE } from '../nodes/UkgPro/operations';
import type { Operation, Parameter, Permission } from '../nodes/UkgPro/operations/types';
import { Failure } from './n8n/failure';

/** One operation as `--json` prints it. */
export interface CatalogueEntry {
	readonly resource: string;
	readonly operation: string;
	/** As the dropdowns have them. */
	readonly name: string;
	readonly action: string;
	readonly description: string;
	readonly protocol: Operation['call']['protocol'];
	readonly effect: 'read' | 'write';
	readonly method?: string;
	readonly path?: string;
	readonly service?: string;
	readonly soapOperation?: string;
	readonly parameters: ReadonlyArray<{
		readonly name: string;
		readonly displayName: string;
		/** UKG's name; missing for what is not sent. */
		readonly wire?: string;
		/** One that is sent twice, in the path and in the body, is here twice. */
		readonly in: string;
		readonly type: string;
		readonly required: boolean;
		/** It applies only while another parameter has this value. */
		readonly when?: { readonly parameter: string; readonly is: string };
	}>;
	readonly paging?: Operation['call']['paging'];
	readonly permission?: Permission;
}

export const catalogueEntries = (): CatalogueEntry[] =>
	CATALOGUE.flatMap(({ value: resource, name: resourceName, operations }) =>
		operations.map((operation) => {
			const { call, action, description, parameters, permission } = operation;
			return {
				resource,
				operation: operation.value,
				name: `${resourceName}: ${operation.name}`,
				action,
				description,
				protocol: call.protocol,
				effect: call.effect,
				...(call.protocol === 'rest' ? { method: call.method, path: call.path } : {}),
				...(call.protocol === 'soap'
					? { service: call.service, soapOperation: call.operation }
					: {}),
				parameters: [
					...parameters.map((parameter) => parameterEntry(parameter)),
					...copiesInBody(operation),
				],
				...(call.paging ? { paging: call.paging } : {}),
				...(permission ? { permission } : {}),
			};
		}),
	);

const parameterEntry = (
	{ name, displayName, to, entry, required, when }: Parameter,
	place: string = to.in,
) => ({
	name,
	displayName,
	...('wire' in to ? { wire: to.wire } : {}),
	in: place,
	type: entry.kind,
	required: required === true,
	...(when ? { when } : {}),
});

/** Values of the path that are sent in the body, too. */
const copiesInBody = ({ call, parameters }: Operation) =>
	call.protocol === 'rest' && call.pathInBody
		? parameters
				.filter(({ to }) => to.in === 'path')
				.map((parameter) => parameterEntry(parameter, 'body'))
		: [];

/** The README's table of operations, one line an operation. */
export const catalogueTable = (): string[][] => [
	['Resource', 'Operation', 'Action', 'Web service permission'],
	...CATALOGUE.flatMap(({ name, operations }) =>
		operations.map((operation) => [
			name,
			operation.name,
			operation.action,
			permissionText(operation),
		]),
	),
];

function permissionText({ permission, call }: Operation): string {
	if (permission) return `${permission.webService} – ${permission.role}`;
	return call.protocol === 'check' ? 'tries them all' : 'none';
}

/** @throws Failure for a word that it does not know. */
export function printed(words: readonly string[]): string {
	const unknown = words.find((word) => word !== '--json');
	if (unknown !== undefined) {
		throw new Failure(
			`The catalogue does not know "${unknown}": it takes --json, after "npm run -s catalogue --".`,
		);
	}
	const text = words.includes('--json')
		? JSON.stringify(catalogueEntries(), null, '\t')
		: markdown(catalogueTable());
	return `${text}\n`;
}

if (require.main === module) {
	try {
		process.stdout.write(printed(process.argv.slice(2)));
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	}
}

function markdown([head, ...rows]: string[][]): string {
	return [head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}
