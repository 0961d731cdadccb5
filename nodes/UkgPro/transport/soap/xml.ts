import { SaxesParser } from 'saxes';

/** An element without its namespaces: UKG's prefixes differ from answer to answer. */
export interface XmlElement {
	/** Local name. */
	readonly name: string;
	/** By local name. */
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlElement[];
	/** Its own text, blanks and all. */
	readonly text: string;
}

/** Characters: a page of a hundred people has about two hundred thousand. */
const LONGEST_XML = 30_000_000;
export const isTooLong = (text: string): boolean => text.length > LONGEST_XML;
/** Levels: an answer of UKG's has ten. */
const DEEPEST_XML = 50;

/** An element whose end has not come yet. */
interface Open {
	name: string;
	attributes: Record<string, string>;
	children: XmlElement[];
	text: string;
}

/**
 * The root element of a text, blanks and all. The parser takes nothing that is not well-formed.
 *
 * @returns undefined for what is no XML, is too large or too deep, or brings a DOCTYPE
 */
export function parseXml(text: string): XmlElement | undefined {
	if (isTooLong(text)) return undefined;
	const document: Open = { name: '', attributes: {}, children: [], text: '' };
	const open = [document];
	const add = (more: string) => {
		open[open.length - 1].text += more;
	};
	// Without a listener for errors it throws the first.
	const parser = new SaxesParser<{ xmlns: false; position: false }>({
		xmlns: false,
		position: false,
	});
	parser.on('doctype', () => {
		throw new Error('A DOCTYPE');
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (open.length > DEEPEST_XML) throw new Error('Too deep');
		if (localName(name) === '__proto__') throw new Error('No name of a field');
		const element = {
			name: localName(name),
			attributes: local(attributes),
			children: [],
			text: '',
		};
		open[open.length - 1].children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', add);
	parser.on('cdata', add);
	try {
		parser.write(text).close();
	} catch {
		return undefined;
	}
	return document.children[0];
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** The attributes by their local names, without the declarations of namespaces. */
function local(attributes: Record<string, string>): Record<string, string> {
	const result: Record<string, string> = {};
	for (const name of Object.keys(attributes)) {
		if (name !== 'xmlns' && !name.startsWith('xmlns:')) result[localName(name)] = attributes[name];
	}
	return result;
}

/** The first element of that local name, at any depth, in the order of the text. */
export function find(root: XmlElement, name: string): XmlElement | undefined {
	if (root.name === name) return root;
	for (const child of root.children) {
		const found = find(child, name);
		if (found) return found;
	}
	return undefined;
}

/** The text of the first element of that local name: '' where there is none, or it is nil. */
export const textOf = (root: XmlElement | undefined, name: string): string =>
	(root && find(root, name)?.text.trim()) ?? '';

export const isNil = ({ attributes }: XmlElement): boolean =>
	attributes.nil === 'true' || attributes.nil === '1';

/** What XML 1.0 cannot carry in any form: most control characters, halves of characters. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\u007F-\u009F]|[\p{Cs}\uFFFE\uFFFF]/u;

export const isXmlText = (text: string): boolean => !FORBIDDEN.test(text);

/** As the content of an element. A carriage return in clear would arrive as a line feed. */
export const escapeXml = (text: string): string =>
	text.replace(/[&<>"'\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** `<name>value</name>`, the value escaped. */
export const tag = (name: string, value: string): string =>
	`<${name}>${escapeXml(value)}</${name}>`;
