import { XMLParser, XMLValidator } from 'fast-xml-parser';

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
/** Levels: an answer of UKG's has ten. */
const DEEPEST_XML = 50;

/**
 * Blanks are kept and nothing is taken for a number, so that "000123" stays what it is. Entities
 * of HTML are decoded, because numeric references are only decoded together with them.
 */
const parser = new XMLParser({
	preserveOrder: true,
	removeNSPrefix: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	ignoreDeclaration: true,
	ignorePiTags: true,
	htmlEntities: true,
	// The parser does not count the root.
	maxNestedTags: DEEPEST_XML - 1,
});

/**
 * The root element of a text. It is validated first, since the parser alone accepts tags that are
 * cut off or do not match; the validator accepts unknown entities and text behind the end.
 *
 * @returns undefined for what is no XML, is too large or too deep, or brings a DOCTYPE
 */
export function parseXml(text: string): XmlElement | undefined {
	if (text.length > LONGEST_XML || /<!DOCTYPE/i.test(text)) return undefined;
	if (XMLValidator.validate(text) !== true) return undefined;
	if (!text.trimEnd().endsWith('>') || !referencesOf(text).every(isKnown)) return undefined;
	try {
		const roots = elements(parser.parse(text) as ParsedNode[]);
		return roots.length === 1 ? roots[0] : undefined;
	} catch {
		return undefined;
	}
}

const referencesOf = (text: string): string[] =>
	text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>/g, '').match(/&[^;]*;/g) ?? [];

/** Without a DOCTYPE there are five entities, and characters by their numbers. */
function isKnown(reference: string): boolean {
	const [, decimal, hex] = /^&#(?:(\d+)|x([\da-fA-F]+));$/.exec(reference) ?? [];
	const number = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
	if (!Number.isNaN(number)) {
		return number <= HIGHEST_CHARACTER && isXmlText(String.fromCodePoint(number));
	}
	return /^&(amp|lt|gt|quot|apos);$/.test(reference);
}

const HIGHEST_CHARACTER = 0x10ffff;

/** The parser's own form: the one key that is no `:@` is the name. */
type ParsedNode = Readonly<Record<string, unknown>>;

const elements = (nodes: readonly ParsedNode[]): XmlElement[] =>
	nodes.filter((node) => !('#text' in node)).map(element);

function element(node: ParsedNode): XmlElement {
	const { ':@': attributes = {}, ...named } = node;
	const [[name, inside]] = Object.entries(named) as Array<[string, ParsedNode[]]>;
	return {
		name,
		attributes: attributes as XmlElement['attributes'],
		children: elements(inside),
		text: inside.map((child) => child['#text'] ?? '').join(''),
	};
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
