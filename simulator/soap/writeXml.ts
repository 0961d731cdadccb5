/** An element to be written. */
export interface XmlNode {
	namespace: string;
	name: string;
	attributes?: Array<{ namespace: string; name: string; value: string | XmlName }>;
	/** Namespaces declared here although the element itself does not need them. */
	declares?: readonly string[];
	/** Text, or the elements inside. */
	content: string | readonly XmlNode[];
}

/** A name that is the value of an attribute, e.g. of `i:type`. */
export interface XmlName {
	namespace: string;
	name: string;
}

/** The prefix of each namespace; '' for the default namespace. */
export type Prefixes = Readonly<Record<string, string>>;

/** Writes an element; a namespace is declared where it is first needed. */
export function writeXml(
	node: XmlNode,
	prefixes: Prefixes,
	outer: ReadonlyMap<string, string> = new Map(),
): string {
	const { namespace, name, attributes = [], declares = [], content } = node;
	const scope = new Map(outer);
	let declarations = '';
	const qualified = (entry: XmlName): string => {
		const prefix = prefixes[entry.namespace];
		if (scope.get(prefix) !== entry.namespace) {
			scope.set(prefix, entry.namespace);
			declarations += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escape(entry.namespace)}"`;
		}
		return prefix === '' ? entry.name : `${prefix}:${entry.name}`;
	};
	const tag = qualified({ namespace, name });
	for (const each of declares) qualified({ namespace: each, name: '' });
	const written = attributes.map((entry) => {
		// Only elements take the default namespace.
		const key = entry.namespace === '' ? entry.name : qualified(entry);
		const value = typeof entry.value === 'string' ? entry.value : qualified(entry.value);
		return ` ${key}="${escape(value)}"`;
	});
	const head = tag + declarations + written.join('');
	const inside =
		typeof content === 'string'
			? escape(content)
			: content.map((each) => writeXml(each, prefixes, scope)).join('');
	return inside === '' ? `<${head}/>` : `<${head}>${inside}</${tag}>`;
}

const escapes: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\r': '&#xD;',
};

function escape(text: string): string {
	return text.replace(/[&<>"\r]/g, (character) => escapes[character]);
}
