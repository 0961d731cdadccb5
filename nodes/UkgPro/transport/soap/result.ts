import type { IDataObject } from 'n8n-workflow';

import type { Fields, FieldType, SoapOperation } from '../../operations/types';
import type { XmlElement } from './xml';
import { find, isNil, textOf } from './xml';

/** What a SOAP operation has found, and what it says about that. */
export interface Result {
	readonly rows: IDataObject[];
	/** PageTotal, where there is paging. */
	readonly pages?: number;
	/** TotalItems, where there is paging: what all pages together have. */
	readonly total: number;
	/** There is nothing in the results. */
	readonly isEmpty: boolean;
	/** There is something in the results that is neither a record nor an employee without any. */
	readonly isStrange: boolean;
	readonly failed: boolean;
	readonly errors: readonly Message[];
	readonly warnings: readonly string[];
}

/** An OperationMessage of UKG's. */
export interface Message {
	readonly code: string;
	readonly text: string;
}

/** Undefined where the answer has no result: the names of the wrappers are not all published. */
export function readResult(root: XmlElement, { call, answer }: SoapOperation): Result | undefined {
	const results = find(root, 'Results');
	const about = find(root, 'OperationResult');
	if (!results && !about) return undefined;
	const messages = about ? all(about, 'OperationMessage') : [];
	const pages = Number(textOf(about, 'PageTotal'));
	const rows = results ? rowsOf(results, call.record, answer.fields) : [];
	return {
		rows,
		isEmpty: !results?.children.length,
		isStrange: rows.length === 0 && results?.children.some((child) => !isGroup(child)) === true,
		total: Number(textOf(about, 'TotalItems')) || 0,
		pages: pages > 0 ? pages : undefined,
		failed: textOf(about, 'HasErrors') === 'true' || textOf(about, 'Success') === 'false',
		errors: messages.filter(({ severity }) => severity !== 'Warning' && severity !== 'Information'),
		warnings: messages.flatMap(({ severity, text }) => (severity === 'Warning' ? [text] : [])),
	};
}

const all = (about: XmlElement, name: string) =>
	descendants(about, name).map((message) => ({
		code: textOf(message, 'Code'),
		text: textOf(message, 'Message'),
		severity: textOf(message, 'Severity'),
	}));

function descendants(root: XmlElement, name: string): XmlElement[] {
	return root.children.flatMap((child) =>
		child.name === name ? [child] : descendants(child, name),
	);
}

/**
 * The records below `Results`, each with what its group says of the employee (company code,
 * employee number, names) where the record does not say it itself. One employee's record may also
 * be the content of `Results` itself.
 */
function rowsOf(results: XmlElement, record: string, fields: Fields): IDataObject[] {
	const found = recordsBelow(results, record, []);
	if (found.length > 0) {
		return found.map(({ element, groups }) => row(element, groups, fields));
	}
	const isRecord = results.children.some(({ name }) => Object.hasOwn(fields, name));
	return isRecord ? [row(results, [], fields)] : [];
}

interface Found {
	readonly element: XmlElement;
	/** From the outermost. */
	readonly groups: readonly XmlElement[];
}

function recordsBelow(root: XmlElement, record: string, groups: readonly XmlElement[]): Found[] {
	return root.children.flatMap((child) =>
		child.name === record
			? [{ element: child, groups }]
			: recordsBelow(child, record, [...groups, child]),
	);
}

/** What UKG Pro says of an employee, and an empty list of the employee's records. */
const isGroup = ({ children }: XmlElement): boolean =>
	children.some(({ name }) => COPIED.has(name)) &&
	children.every((child) => COPIED.has(child.name) || isBare(child));

const isBare = ({ children, text }: XmlElement): boolean =>
	children.length === 0 && text.trim() === '';

function row(element: XmlElement, groups: readonly XmlElement[], fields: Fields): IDataObject {
	const own = record(element, fields);
	const identifier = element.children.find(({ name }) => name === 'EmployeeIdentifier');
	const above: IDataObject = {};
	for (const group of [...groups, ...(identifier ? [identifier] : [])]) {
		for (const child of group.children) {
			if (COPIED.has(child.name) && !(isNil(child) && child.name in above)) {
				above[child.name] = value(child, fields[child.name]) as string;
			}
		}
	}
	return {
		...above,
		...own,
		...Object.fromEntries(Object.entries(above).filter(([name]) => own[name] === null)),
	};
}

const COPIED = new Set(['CompanyCode', 'EmployeeNumber', 'FirstName', 'LastName']);

function record(element: XmlElement, fields: Fields | undefined): IDataObject {
	const result: Record<string, unknown> = {};
	const several = new Map<string, unknown[]>();
	for (const child of element.children) {
		const { name } = child;
		const found = value(child, fields && Object.hasOwn(fields, name) ? fields[name] : undefined);
		if (!Object.hasOwn(result, name)) {
			result[name] = found;
			continue;
		}
		const all = several.get(name) ?? [result[name]];
		all.push(found);
		several.set(name, all);
		result[name] = all;
	}
	return result as IDataObject;
}

/** XML has only text: numbers and flags become what UKG's data contract says they are. */
function value(element: XmlElement, type: FieldType | undefined): unknown {
	if (isNil(element)) return null;
	if (Array.isArray(type)) {
		return element.children.map((child) => record(child, (type as readonly [Fields])[0]));
	}
	if (element.children.length > 0) {
		return record(element, typeof type === 'object' ? (type as Fields) : undefined);
	}
	return scalar(element.text, type);
}

function scalar(text: string, type: FieldType | undefined): string | number | boolean {
	switch (type) {
		case 'boolean':
			return text === 'true' || (text === 'false' ? false : text);
		case 'double':
		case 'number':
		case 'int':
			return isExact(text) ? Number(text) : text;
		default:
			return text;
	}
}

/** A number of JSON holds fifteen digits for certain. */
const isExact = (text: string): boolean =>
	/^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= 15;
