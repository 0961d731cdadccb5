import { SoapFault, type Message } from './envelope';
import { ns } from './namespaces';
import type { SoapOperation } from './operations';
import { queryNames } from './query';
import { attributeOf, type XmlElement } from './readXml';

/** What a log keeps of a SOAP request. */
export interface LoggedMessage {
	/** Its name, or the element in the body where no service has it; null if nothing could be read. */
	operation: string | null;
	/** The elements of the query or identifier in the order they came. */
	parameters?: Record<string, string>;
	/** The type of an identifier as it was written, with its prefix. */
	type?: string;
}

const HARMLESS: readonly string[] = [...queryNames, 'EmailAddress', 'Value'];

/** Neither the header, which holds passwords, keys and tokens, nor the numbers of a person. */
export function loggedMessage(
	message: Message | SoapFault,
	operation: SoapOperation | undefined,
): LoggedMessage {
	if (message instanceof SoapFault) return { operation: null };
	const { request } = message;
	const parameter = request.children[0] as XmlElement | undefined;
	const type = parameter && attributeOf(parameter, ns.instance, 'type');
	return {
		operation: operation?.name ?? request.name,
		...(parameter ? { parameters: valuesOf(parameter) } : {}),
		...(type === undefined ? {} : { type }),
	};
}

function valuesOf({ children }: XmlElement): Record<string, string> {
	return Object.fromEntries(
		children.map(({ name, text }) => [name, HARMLESS.includes(name) ? text : '(not kept)']),
	);
}
