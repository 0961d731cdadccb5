import type { ActiveFault } from '../faults';
import type { Answer } from '../protocol/answer';
import type { Variants } from '../variants';
import { faultAnswer, SOAP_TYPE } from './envelope';
import { refusedAnswer } from './login';
import { ns } from './namespaces';
import type { SoapOperation } from './operations';
import { errorAnswer } from './result';

const UNWELL = 'The server was unable to process the request due to an internal error.';

/** What a fault of one of the SOAP kinds sends in the place of an answer. */
export function breakageOf(
	{ kind, reason = UNWELL, status }: ActiveFault,
	operation: SoapOperation | undefined,
	variants: Variants,
): Answer | undefined {
	switch (kind) {
		case 'soapFault':
			return faultAnswer({ reason, status, code: 'Receiver' });
		case 'hasErrors':
			if (!operation) return faultAnswer({ reason, code: 'Receiver' });
			return operation.role === null
				? refusedAnswer(operation, reason, { soapLoginFailure: 'message' })
				: errorAnswer(operation, [{ code: 'Failed', message: reason }], variants);
		case 'invalidXml':
			return xmlAnswer(envelope('<b:Results></b:Result>'));
		case 'entityBomb':
			return xmlAnswer(bomb());
		default:
			return undefined;
	}
}

function xmlAnswer(text: string): Answer {
	return { status: 200, headers: { 'content-type': SOAP_TYPE }, text };
}

function envelope(inside: string): string {
	return (
		`<s:Envelope xmlns:s="${ns.envelope}" xmlns:b="${ns.contracts}">` +
		`<s:Body>${inside}</s:Body></s:Envelope>`
	);
}

/** Each entity stands for ten of the one before: a billion words for whoever resolves them. */
function bomb(): string {
	const nested = Array.from(
		{ length: 9 },
		(_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
	);
	return `<!DOCTYPE s:Envelope [<!ENTITY e0 "boom">${nested.join('')}]>${envelope('<b:Results>&e9;</b:Results>')}`;
}
