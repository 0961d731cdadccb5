import type { XmlElement } from './xml';
import { find, textOf } from './xml';

/** A SOAP fault: what UKG Pro's servers answer instead of a result. */
export interface Fault {
	/** UKG's own where there is one, else SOAP's. */
	readonly code: string;
	readonly reason: string;
	/** The request is at fault, not the server. */
	readonly isSender: boolean;
}

/** Of SOAP 1.2, and of 1.1, which gateways speak. */
export function faultOf(root: XmlElement): Fault | undefined {
	const fault = find(root, 'Fault');
	if (!fault) return undefined;
	const code = textOf(fault, 'Value') || textOf(fault, 'faultcode');
	return {
		code: textOf(find(fault, 'Subcode'), 'Value') || code,
		reason: textOf(find(fault, 'Reason'), 'Text') || textOf(fault, 'faultstring'),
		isSender: /Sender|Client/.test(code),
	};
}
