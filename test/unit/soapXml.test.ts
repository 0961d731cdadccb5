import fc from 'fast-check';

import {
	escapeXml,
	find,
	isNil,
	isXmlText,
	parseXml,
	tag,
	textOf,
	type XmlElement,
} from '../../nodes/UkgPro/transport/soap/xml';
import { readXml } from '../../simulator/soap/readXml';

/** Any text: control characters, halves of characters and noncharacters too. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom(...'&<>"\'\r\n\t ]', '\u0085', '\u2028', '😀', 'é', '0') }),
	fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) }),
);

/** `Char` of XML 1.0, as its specification writes it. */
const isChar = (point: number) =>
	point === 0x9 ||
	point === 0xa ||
	point === 0xd ||
	(point >= 0x20 && point <= 0xd7ff) ||
	(point >= 0xe000 && point <= 0xfffd) ||
	(point >= 0x10000 && point <= 0x10ffff);

test('what XML can carry is told from what it cannot, as its specification says', () => {
	for (let point = 0; point <= 0x10ffff; point++) {
		const text = String.fromCodePoint(point);
		if (isXmlText(text) !== isChar(point)) throw new Error(`U+${point.toString(16)}`);
	}
	expect(isXmlText('😀'.slice(0, 1) + 'x')).toBe(false);
});

test('any text that XML can carry arrives the same at another reader', () => {
	let carried = 0;
	fc.assert(
		fc.property(anyText, (text) => {
			if (!isXmlText(text)) return;
			carried++;
			const { children } = readXml(`<r>${tag('v', text)}${tag('w', `=${text}`)}</r>`);
			expect(children.map((child) => child.text)).toEqual([text, `=${text}`]);
		}),
		{ numRuns: 2_000 },
	);
	expect(carried).toBeGreaterThan(500);
});

test('and comes back the same', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			if (!isXmlText(text)) return;
			expect(parseXml(`<r>${tag('v', text)}</r>`)?.children.map((child) => child.text)).toEqual([
				text,
			]);
		}),
		{ numRuns: 1_000 },
	);
});

test('no value closes its element or opens another', () => {
	const value = '</v><v>x</v><!-- --><![CDATA[ ]]>&amp;&#65;';
	const { children } = readXml(`<r>${tag('v', value)}</r>`);
	expect(children).toHaveLength(1);
	expect(children[0].text).toBe(value);
	expect(escapeXml('a<b>&"\'\r\n')).not.toMatch(/[<>"'\r]/);
});

/** What stands inside of an element, and its text. */
test.each<[string, string]>([
	['000123', '000123'],
	['1.50', '1.50'],
	['0x1F', '0x1F'],
	['1e3', '1e3'],
	['+5', '+5'],
	['true', 'true'],
	['null', 'null'],
	['', ''],
	[' ', ' '],
	['  a  b  ', '  a  b  '],
	['a\tb', 'a\tb'],
	['a\nb', 'a\nb'],
	// XML 2.11: line ends become one character before anybody reads them.
	['a\r\nb\rc', 'a\nb\nc'],
	['a&#13;&#xD;&#10;b', 'a\r\r\nb'],
	['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
	// Each reference is decoded once.
	['&amp;lt;', '&lt;'],
	['&amp;#65;', '&#65;'],
	['&#38;lt;', '&lt;'],
	['&#38;amp;', '&amp;'],
	['&#38;#x41;', '&#x41;'],
	['&#x26;#65;', '&#65;'],
	['&#65;&#x42;&#x63;&#x1F600;&#128512;', 'ABc😀😀'],
	['Zo&#235; Müller 日本', 'Zoë Müller 日本'],
	['<![CDATA[<b>&amp;&#65;</b>]]>', '<b>&amp;&#65;</b>'],
	['a<![CDATA[b]]><![CDATA[c]]>d', 'abcd'],
	['a<!-- b -->c', 'ac'],
	['a<?b c?>d', 'ad'],
])('%j inside of an element is the text %j', (inside, text) => {
	const root = parseXml(`<r><v>${inside}</v></r>`);
	expect(root?.children.map((child) => child.text)).toEqual([text]);
});

test('many references are no bomb', () => {
	const root = parseXml(`<r>${'<v>&amp;&#65;&lt;</v>'.repeat(20_000)}</r>`);
	expect(root?.children).toHaveLength(20_000);
	expect(new Set(root?.children.map((child) => child.text))).toEqual(new Set(['&A<']));
});

test.each([
	'<r><v>x</v></r>',
	'\uFEFF<r><v>x</v></r>',
	'<?xml version="1.0" encoding="utf-8"?><r><v>x</v></r>',
	'\uFEFF<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<r>\r\n\t<v>x</v>\r\n</r>\r\n',
	'<!-- by a proxy --><r><v>x</v></r><!-- in 3 ms -->',
	'<q:r xmlns:q="urn:q"><q:v q:w="1" >x</q:v\n></q:r>',
	'<r xmlns="urn:q"><v\n\tw=\'a>b"c/\'>x</v></r>',
])('%j is an element with one child', (text) => {
	const root = parseXml(text);
	expect(root?.name).toBe('r');
	expect(root?.children.map(({ name, text: inside }) => [name, inside])).toEqual([['v', 'x']]);
});

const BOMB =
	'<!DOCTYPE r [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><r><v>&b;</v></r>';

test.each<[string, string]>([
	['nothing', ''],
	['blanks', ' \r\n'],
	['a byte order mark', '\uFEFF'],
	['a text', 'Service Unavailable'],
	['JSON', '{"detail":"<r/>"}'],
	['HTML', '<!DOCTYPE html><html><body><p>Sign in<br></body></html>'],
	['HTML without DOCTYPE', '<html><head><meta charset="utf-8"></head><body>x</body></html>'],
	['a declaration only', '<?xml version="1.0"?>'],
	['a comment only', '<!-- nothing -->'],
	['two roots', '<r><v>x</v></r><r><v>y</v></r>'],
	['text before the root', 'x<r/>'],
	['text behind the root', '<r/>x'],
	['an end tag only', '</r>'],
	['tags that do not match', '<r><v>x</w></r>'],
	['tags that cross', '<r><v><w></v></w></r>'],
	['prefixes that do not match', '<a:r xmlns:a="urn:a" xmlns:b="urn:a"></b:r>'],
	['other capitals', '<r><Results></results></r>'],
	['an element without end', '<r><v>x</v>'],
	['a bare ampersand', '<r><v>R & D</v></r>'],
	['a reference without end', '<r><v>&amp</v></r>'],
	['an unknown entity', '<r><v>&boom;</v></r>'],
	['an entity of HTML', '<r><v>a&nbsp;b</v></r>'],
	['a reference beyond Unicode', '<r><v>&#1114112;</v></r>'],
	['a hex reference beyond Unicode', '<r><v>&#x110000;</v></r>'],
	['an unknown entity in an attribute', '<r><v w="&boom;">x</v></r>'],
	['a DOCTYPE', '<!DOCTYPE r><r><v>x</v></r>'],
	['a DOCTYPE in small letters', '<!doctype r><r><v>x</v></r>'],
	['a DOCTYPE with entities', BOMB],
	['a DOCTYPE of a file', '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>'],
	['an attribute twice', '<r><v w="1" w="2">x</v></r>'],
	['an attribute without quotes', '<r><v w=1>x</v></r>'],
	['an attribute without value', '<r><v w>x</v></r>'],
	['CDATA without end', '<r><v><![CDATA[x</v></r>'],
	['a comment without end', '<r><v><!-- x</v></r>'],
	['an element called __proto__', '<r><__proto__><v>x</v></__proto__></r>'],
	['a thousand levels', '<v>'.repeat(1_000) + '</v>'.repeat(1_000)],
	['a million levels', '<v>'.repeat(1_000_000)],
	['a million of <', `<r>${'<'.repeat(1_000_000)}`],
	['a million of &', `<r>${'&'.repeat(1_000_000)}</r>`],
	['more than thirty million characters', `<r>${' '.repeat(30_000_000)}</r>`],
])('%s is no XML that may be read', (_, text) => {
	expect(parseXml(text)).toBeUndefined();
});

test('fifty levels are read, and one more are not', () => {
	const deep = (levels: number) =>
		parseXml('<r>' + '<v>'.repeat(levels - 1) + '</v>'.repeat(levels - 1) + '</r>');
	expect(deep(50)?.name).toBe('r');
	expect(deep(51)).toBeUndefined();
});

test('what looks like a reference inside of CDATA or a comment is none', () => {
	const root = parseXml('<r><!-- R & D, &boom; --><v><![CDATA[R & D, &boom;]]></v></r>');
	expect(root?.children.map((child) => child.text)).toEqual(['R & D, &boom;']);
});

test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])(
	'neither an element nor an attribute called %s changes any object',
	(name) => {
		parseXml(`<r><${name}><polluted>x</polluted></${name}><v/></r>`);
		parseXml(`<r ${name}="polluted"><v polluted="x"/></r>`);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(typeof {}.hasOwnProperty).toBe('function');
		expect(parseXml('<r><v>x</v></r>')?.children[0].text).toBe('x');
	},
);

const SAMPLE = `<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><b:Results xmlns:b="urn:b">
<!-- one --><b:Person a='1'><b:FirstName>J&#246;rg &amp; "Jo"</b:FirstName><b:SSN i:nil="true"/>
<b:Note><![CDATA[<x>]]></b:Note></b:Person></b:Results></s:Body></s:Envelope>`;

test('a text that was cut anywhere is no XML', () => {
	expect(parseXml(SAMPLE)).toBeDefined();
	for (let length = 0; length < SAMPLE.length; length++) {
		const cut = SAMPLE.slice(0, length);
		if (parseXml(cut) !== undefined) throw new Error(`Read although cut: ${cut}`);
	}
});

test('no text makes the reader crash, and it reads what another reader reads', () => {
	const piece = fc.constantFrom(
		...['<a>', '</a>', '<b:a>', '</b:a>', '<b:c ', '/>', '<a/>', '>', '<', '&', '&amp;', '&#65;'],
		...[' ', '\n', '&#x', 'x', '<![CDATA[', ']]>', '<!--', '-->', '<?', '?>', '<!', '"', "'"],
		...['=', 'a="1"', 'b:nil="true"', '&boom;', '&#38;amp;', '\r\n'],
	);
	const content = fc.oneof(
		fc.array(piece, { maxLength: 12 }),
		// Such as is mostly well-formed.
		fc.array(fc.constantFrom('<a>&amp;</a>', '<b:c/>', ' x ', '<![CDATA[<a>&]]>', '&#13;')),
	);
	type Read = Pick<XmlElement, 'name' | 'text'> & { readonly children: readonly Read[] };
	const seen = ({ name, text, children }: Read): unknown => [name, text, children.map(seen)];
	let readByBoth = 0;
	fc.assert(
		fc.property(content, (pieces) => {
			const text = `<r xmlns:b="urn:b">${pieces.join('')}</r>`;
			const root = parseXml(text);
			let other: Read;
			try {
				other = readXml(text);
			} catch {
				return;
			}
			readByBoth++;
			expect(root && seen(root)).toEqual(seen(other));
		}),
		{ numRuns: 5_000 },
	);
	expect(readByBoth).toBeGreaterThan(500);
});

const tree = parseXml(
	'<a x:nil="false"><b><c> one </c></b><c>two</c><d nil="1"/><e xsi:nil="true">t</e></a>',
) as XmlElement;

test('find gives the first of a name at any depth, and textOf what it says', () => {
	expect(find(tree, 'c')?.text).toBe(' one ');
	expect(textOf(tree, 'c')).toBe('one');
	expect(textOf(tree, 'nobody')).toBe('');
	expect(textOf(undefined, 'c')).toBe('');
	expect(find(tree, 'nobody')).toBeUndefined();
	expect(find(tree, 'a')).toBe(tree);
});

test('nil is told by any prefix', () => {
	expect(isNil(tree)).toBe(false);
	expect(tree.children.map(isNil)).toEqual([false, false, true, true]);
});
