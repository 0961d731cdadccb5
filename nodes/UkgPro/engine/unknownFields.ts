import { CATALOGUE } from '../operations';
import { ownOptions } from '../operations/calls';
import type { Collection } from '../operations/collections';
import { COLLECTIONS, collectionOf, isAdded, rowCollectionOf } from '../operations/collections';
import type { Operation } from '../operations/types';
import { isRecord } from '../transport/answers';
import { refusal } from '../transport/trouble';
import { isBlank } from './blanks';

/**
 * A filter that is not known must not be dropped in silence: without it a list is everybody. n8n
 * itself hands over only fields that its panel has; whoever asks without n8n may spell them wrongly.
 * A field that another operation has in the same collection is left over from that one, and ignored.
 *
 * @throws Trouble, a refusal.
 */
export function refuseUnknownFields(operation: Operation, get: (name: string) => unknown): void {
	for (const name of Object.keys(COLLECTIONS) as Collection[]) {
		const own = fieldsOf(operation, name);
		if (own.length > 0) checkFields(get(name), COLLECTIONS[name], own, KNOWN[name]);
	}
	for (const rows of new Set(operation.parameters.map(rowCollectionOf))) {
		if (rows) checkRows(get(rows.name), rows.displayName, rows.rows);
	}
}

/** Names of parameters, and the node's own options. */
function fieldsOf(operation: Operation, collection: Collection): string[] {
	const added = operation.parameters
		.filter((parameter) => isAdded(parameter) && collectionOf(parameter, operation) === collection)
		.map(({ name }) => name);
	return collection === 'options' ? [...added, ...ownOptions(operation)] : added;
}

const ofAnyOperation = (collection: Collection): ReadonlySet<string> =>
	new Set(
		CATALOGUE.flatMap(({ operations }) =>
			operations.flatMap((operation) => fieldsOf(operation, collection)),
		),
	);

const KNOWN: Readonly<Record<Collection, ReadonlySet<string>>> = {
	filters: ofAnyOperation('filters'),
	additionalFields: ofAnyOperation('additionalFields'),
	updateFields: ofAnyOperation('updateFields'),
	options: ofAnyOperation('options'),
};

function checkFields(
	given: unknown,
	label: string,
	own: readonly string[],
	known: ReadonlySet<string>,
): void {
	if (isBlank(given)) return;
	if (!isRecord(given)) {
		throw refusal(`'${label}' must hold fields with their values: add them one by one`);
	}
	for (const name of Object.keys(given)) {
		if (known.has(name)) continue;
		const spelling = own.find((one) => one.toLowerCase() === name.toLowerCase());
		throw refusal(
			spelling === undefined
				? `'${label}' has a field that no operation knows: choose fields from its list`
				: `'${label}' must spell "${spelling}" so: correct the capitals`,
		);
	}
}

/** `{ [list]: [{ field, operator, … }] }` */
function checkRows(given: unknown, label: string, list: string): void {
	if (isBlank(given)) return;
	const rows = isRecord(given) ? (given[list] ?? []) : undefined;
	const isKnown = isRecord(given) && Object.keys(given).every((name) => name === list);
	if (!isKnown || !Array.isArray(rows) || !rows.every(isRecord)) {
		throw refusal(
			`'${label}' must hold a list of rows as "${list}", each with field and operator: add them one by one`,
		);
	}
}
