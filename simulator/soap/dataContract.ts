import { SoapFault } from './envelope';
import { ns } from './namespaces';
import { attributeOf, type XmlElement } from './readXml';

/**
 * Reads members that are optional texts, as data contracts do: in their fixed order. An element that
 * comes too late, is not known or is of another namespace is skipped without a word; missing, empty
 * and nil are the same.
 *
 * @throws SoapFault where a text holds elements
 */
export function readMembers<Name extends string>(
	element: XmlElement,
	names: readonly Name[],
): Partial<Record<Name, string>> {
	const values: Partial<Record<Name, string>> = {};
	let last = -1;
	for (const member of element.children) {
		const index = names.indexOf(member.name as Name);
		if (member.namespace !== ns.contracts || index <= last) continue;
		last = index;
		if (member.children.length > 0) {
			throw new SoapFault({ reason: `The element ${member.name} has to hold a text.` });
		}
		const text = member.text.trim();
		if (text !== '' && !isNil(member)) values[names[index]] = text;
	}
	return values;
}

/** True for `i:nil="true"`. */
export function isNil(element: XmlElement): boolean {
	return /^(1|true)$/.test(attributeOf(element, ns.instance, 'nil') ?? '');
}
