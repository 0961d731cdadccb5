import type { XmlElement } from './xml';
import { find, textOf } from './xml';

/** A SOAP fault: what UKG Pro's servers answer instead of a result. */
export interface Fault {
	readonly code: string;
	readonly reason: string;
}

/** Of SOAP 1.2, and of 1.1, which gateways speak. */
export function faultOf(root: XmlElement): Fault | undefined {
	const fault = find(root, 'Fault');
	if (!fault) return undefined;
	const subcode = find(fault, 'Subcode');
	return {
		code: textOf(subcode, 'Value') || textOf(fault, 'Value') || textOf(fault, 'faultcode'),
		reason: textOf(find(fault, 'Reason'), 'Text') || textOf(fault, 'faultstring'),
	};
}
