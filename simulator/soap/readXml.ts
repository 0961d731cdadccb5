/** An element whose names are resolved: a prefix means nothing, its namespace everything. */
export interface XmlElement {
	/** '' for none. */
	namespace: string;
	/** Without prefix. */
	name: string;
	attributes: XmlAttribute[];
	children: XmlElement[];
	/** The characters directly inside. */
	text: string;
	/** Namespaces by prefix, '' for the default one: for names inside of values such as `i:type`. */
	scope: Scope;
}

export interface XmlAttribute {
	namespace: string;
	name: string;
	value: string;
}

type Scope = ReadonlyMap<string, string>;

/** Says why a text is no XML that a SOAP message may be made of. */
export class XmlError extends Error {}

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const NAME = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_.\\u00B7-]*';

const declaration =
	/<\?xml\s+version=(["'])1\.0\1(?:\s+encoding=(["'])[Uu][Tt][Ff]-8\2)?(?:\s+standalone=(["'])(?:yes|no)\3)?\s*\?>/y;
const startTag = new RegExp(`<((?:${NAME}:)?${NAME})`, 'uy');
const attribute = new RegExp(`\\s+((?:${NAME}:)?${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const tagEnd = /\s*(\/?)>/y;
const endTag = new RegExp(`</((?:${NAME}:)?${NAME})\\s*>`, 'uy');
const comment = /<!--(?:(?!--)[^])*-->/y;
const cdata = /<!\[CDATA\[([^]*?)\]\]>/y;
const characters = /[^<]+/y;
const reference = /^&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));$/;
// eslint-disable-next-line no-control-regex -- XML 1.0 has no such characters
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads a document as strictly as a SOAP message wants it: well-formed, every prefix declared, and
 * neither a DOCTYPE nor processing instructions in it.
 *
 * @throws XmlError with one sentence
 */
export function readXml(source: string): XmlElement {
	const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	if (forbidden.test(text)) throw new XmlError('The text holds a character that XML has not.');
	let at = 0;
	const take = (expression: RegExp): RegExpExecArray | null => {
		expression.lastIndex = at;
		const match = expression.exec(text);
		if (match) at += match[0].length;
		return match;
	};
	const open: Array<{ element: XmlElement; tag: string }> = [];
	let root: XmlElement | undefined;

	const begin = (tag: string) => {
		const parent = open[open.length - 1]?.element;
		if (!parent && root) throw new XmlError('There is more than one root element.');
		const raw: Array<[string, string]> = [];
		for (let match = take(attribute); match; match = take(attribute)) {
			const value = (match[2] ?? match[3]).replace(/[\t\n]/g, ' ');
			raw.push([match[1], resolveReferences(value)]);
		}
		const end = take(tagEnd);
		if (!end) throw new XmlError(`The start tag of ${tag} is not well-formed.`);
		const element = elementOf(tag, raw, parent?.scope ?? new Map([['xml', XML]]));
		if (parent) parent.children.push(element);
		else root = element;
		if (end[1] === '') open.push({ element, tag });
	};
	const append = (characterData: string) => {
		const inside = open[open.length - 1]?.element;
		if (inside) inside.text += characterData;
		else if (characterData.trim() !== '') throw new XmlError('There is text outside of the root.');
	};

	take(declaration);
	while (at < text.length) {
		let match: RegExpExecArray | null;
		if ((match = take(characters))) {
			if (match[0].includes(']]>')) throw new XmlError('There is ]]> in a text.');
			append(resolveReferences(match[0]));
		} else if ((match = take(endTag))) {
			if (open.pop()?.tag !== match[1]) throw new XmlError(`The end tag ${match[1]} fits nothing.`);
		} else if ((match = take(startTag))) {
			begin(match[1]);
		} else if (open.length > 0 && (match = take(cdata))) {
			append(match[1]);
		} else if (text.startsWith('<!DOCTYPE', at)) {
			throw new XmlError('A DOCTYPE is not allowed.');
		} else if (!take(comment)) {
			throw new XmlError('The text is not well-formed.');
		}
	}
	if (!root || open.length > 0) throw new XmlError('The text ends too early.');
	return root;
}

function elementOf(tag: string, raw: Array<[string, string]>, outer: Scope): XmlElement {
	const scope = scopeOf(raw, outer);
	const attributes = raw
		.filter(([name]) => !isDeclaration(name))
		.map(([name, value]) => ({ ...resolve(name, scope, ''), value }));
	const seen = new Set(attributes.map(({ namespace, name }) => `{${namespace}}${name}`));
	if (seen.size < attributes.length) throw new XmlError(`${tag} has an attribute twice.`);
	return {
		...resolve(tag, scope, scope.get('') ?? ''),
		attributes,
		children: [],
		text: '',
		scope,
	};
}

function isDeclaration(name: string): boolean {
	return name === 'xmlns' || name.startsWith('xmlns:');
}

function scopeOf(raw: Array<[string, string]>, outer: Scope): Scope {
	const declared = raw.filter(([name]) => isDeclaration(name));
	if (declared.length === 0) return outer;
	const own = new Map<string, string>();
	for (const [name, namespace] of declared) {
		const prefix = name.slice('xmlns:'.length);
		const bad = prefix === '' ? [XML, XMLNS] : ['', XML, XMLNS];
		if (own.has(prefix) || /^xml(ns)?$/.test(prefix) || bad.includes(namespace)) {
			throw new XmlError(`The declaration ${name} is not allowed.`);
		}
		own.set(prefix, namespace);
	}
	return new Map([...outer, ...own]);
}

/** @param unprefixed the namespace of a name without prefix */
function resolve(qualified: string, scope: Scope, unprefixed: string) {
	const [first, second] = qualified.split(':');
	if (second === undefined) return { namespace: unprefixed, name: first };
	const namespace = scope.get(first);
	if (namespace === undefined) throw new XmlError(`The prefix ${first} is not declared.`);
	return { namespace, name: second };
}

function resolveReferences(raw: string): string {
	if (!raw.includes('&')) return raw;
	return raw.replace(/&[^;&]*;?/g, (whole) => {
		const match = reference.exec(whole);
		if (!match) throw new XmlError('A reference is not known.');
		const [, name, decimal, hexadecimal] = match;
		if (name !== undefined) return entities[name];
		const code = decimal === undefined ? parseInt(hexadecimal, 16) : Number(decimal);
		const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
		if (!isCharacter || forbidden.test(String.fromCodePoint(code))) {
			throw new XmlError('A reference is not known.');
		}
		return String.fromCodePoint(code);
	});
}

/** The first child of a name in a namespace. */
export function child(
	{ children }: Pick<XmlElement, 'children'>,
	namespace: string,
	name: string,
): XmlElement | undefined {
	return children.find((element) => isNamed(element, namespace, name));
}

/** True where both the namespace and the local name fit. */
export function isNamed(element: XmlElement, namespace: string, name: string): boolean {
	return element.namespace === namespace && element.name === name;
}

/** The value of an attribute. */
export function attributeOf(
	{ attributes }: XmlElement,
	namespace: string,
	name: string,
): string | undefined {
	return attributes.find((entry) => entry.namespace === namespace && entry.name === name)?.value;
}

/** A name inside of a value, e.g. `b:SsnIdentifier`; undefined where its prefix is not declared. */
export function resolveValue(
	{ scope }: XmlElement,
	value: string,
): { namespace: string; name: string } | undefined {
	try {
		return resolve(value.trim(), scope, scope.get('') ?? '');
	} catch {
		return undefined;
	}
}
