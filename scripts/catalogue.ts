/**
 * Prints what the node can do, from the catalogue: as the table of the README, or with `--json` as
 * data for other programs.
 */
import { CATALOGUE } from '../nodes/UkgPro/operations';
import type { Operation, Parameter, Permission } from '../nodes/UkgPro/operations/types';

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
		readonly in: string;
		readonly type: string;
		readonly required: boolean;
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
				parameters: parameters.map(parameterEntry),
				...(call.paging ? { paging: call.paging } : {}),
				...(permission ? { permission } : {}),
			};
		}),
	);

const parameterEntry = ({ name, displayName, to, entry, required }: Parameter) => ({
	name,
	displayName,
	...('wire' in to ? { wire: to.wire } : {}),
	in: to.in,
	type: entry.kind,
	required: required === true,
});

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

if (require.main === module) {
	const text = process.argv.includes('--json')
		? JSON.stringify(catalogueEntries(), null, '\t')
		: markdown(catalogueTable());
	process.stdout.write(`${text}\n`);
}

function markdown([head, ...rows]: string[][]): string {
	return [head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}
