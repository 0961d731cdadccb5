import type { Answer } from '../protocol/answer';
import { ns } from './namespaces';
import { attributeOf, child, isNamed, readXml, XmlError, type XmlElement } from './readXml';
import { writeXml, type Prefixes, type XmlNode } from './writeXml';

export const SOAP_TYPE = 'application/soap+xml; charset=utf-8';

/** What is answered with a `Fault`. */
export interface FaultParts {
	reason: string;
	/** 500 where it is missing: what WCF answers with nearly any fault. */
	status?: number;
	code?: 'Sender' | 'Receiver' | 'VersionMismatch' | 'MustUnderstand';
}

/** Ends the reading of a request. */
export class SoapFault extends Error {
	constructor(readonly parts: FaultParts) {
		super(parts.reason);
	}
}

/** A SOAP request, as far as it could be read. */
export interface Message {
	/** The elements of the header. */
	header: { children: XmlElement[] };
	/** The one element in the body. */
	request: XmlElement;
}

/** Reads an envelope, or says why it is none. */
export function readMessage(text: string): Message | SoapFault {
	try {
		return messageOf(readXml(text));
	} catch (error) {
		if (error instanceof SoapFault) return error;
		if (!(error instanceof XmlError)) throw error;
		return new SoapFault({ status: 400, reason: `The body is no XML. ${error.message}` });
	}
}

function messageOf(root: XmlElement): Message {
	if (root.name !== 'Envelope' || root.namespace !== ns.envelope) {
		throw new SoapFault({
			code: 'VersionMismatch',
			reason: `The root has to be Envelope of ${ns.envelope}.`,
		});
	}
	const body = child(root, ns.envelope, 'Body');
	if (body?.children.length !== 1) {
		throw new SoapFault({ reason: 'The envelope has to have a Body with one element.' });
	}
	const header = child(root, ns.envelope, 'Header') ?? { children: [] };
	return { header, request: body.children[0] };
}

/**
 * The URI of `a:Action`. It has to be marked as to be understood, and so marked nothing else may be
 * that the service does not know.
 *
 * @throws SoapFault
 */
export function readAction({ header }: Message): string {
	const known = (element: XmlElement) =>
		(Object.values(ns) as string[]).includes(element.namespace);
	const strange = header.children.find((element) => isMarked(element) && !known(element));
	if (strange) {
		throw new SoapFault({
			code: 'MustUnderstand',
			reason: `The header ${strange.name} of ${strange.namespace} is not understood.`,
		});
	}
	const action = child(header, ns.addressing, 'Action');
	if (!action || !isMarked(action)) {
		throw new SoapFault({ reason: 'The header Action with mustUnderstand is missing.' });
	}
	return action.text.trim();
}

function isMarked(element: XmlElement): boolean {
	return /^(1|true)$/.test(attributeOf(element, ns.envelope, 'mustUnderstand') ?? '');
}

/** The text of a header element; '' where it is missing. */
export function headerText({ header }: Message, namespace: string, name: string): string {
	return child(header, namespace, name)?.text ?? '';
}

/** True where a message asks for this element of the body. */
export function asksFor(message: Message | SoapFault | undefined, namespace: string, name: string) {
	return message && 'request' in message ? isNamed(message.request, namespace, name) : false;
}

/** Prefixes as in the contract's samples; the namespace of a service is the default one. */
const contractPrefixes: Prefixes = {
	[ns.envelope]: 's',
	[ns.addressing]: 'a',
	[ns.contracts]: 'b',
	[ns.instance]: 'i',
	[ns.arrays]: 'c',
	[ns.person]: '',
	[ns.compensation]: '',
};

/** As good as those, and nothing that a client may not expect: variant `soapWrapper` `other`. */
const otherPrefixes: Prefixes = {
	[ns.envelope]: 'soap',
	[ns.addressing]: 'wsa',
	[ns.contracts]: '',
	[ns.instance]: 'xsi',
	[ns.arrays]: 'q2',
	[ns.person]: 'q1',
	[ns.compensation]: 'q1',
};

/** In the answer of the login nothing has a prefix. */
const loginPrefixes: Prefixes = { ...contractPrefixes, [ns.contracts]: '', [ns.login]: '' };

export const prefixes = { contract: contractPrefixes, other: otherPrefixes, login: loginPrefixes };

/** An envelope around an answer. */
export function envelopeAnswer(
	action: string,
	content: XmlNode,
	{ status = 200, written = contractPrefixes }: { status?: number; written?: Prefixes } = {},
): Answer {
	const element = (name: string, inside: XmlNode[]): XmlNode => ({
		namespace: ns.envelope,
		name,
		content: inside,
	});
	const mark = { namespace: ns.envelope, name: 'mustUnderstand', value: '1' };
	const actionNode: XmlNode = {
		namespace: ns.addressing,
		name: 'Action',
		attributes: [mark],
		content: action,
	};
	const envelope = {
		...element('Envelope', [element('Header', [actionNode]), element('Body', [content])]),
		declares: [ns.addressing],
	};
	return { status, headers: { 'content-type': SOAP_TYPE }, text: writeXml(envelope, written) };
}

/** A SOAP 1.2 `Fault` in its generic form: no sample of UKG's own was ever published. */
export function faultAnswer({ reason, status = 500, code = 'Sender' }: FaultParts): Answer {
	const element = (name: string, content: XmlNode['content']): XmlNode => ({
		namespace: ns.envelope,
		name,
		content,
	});
	const language = { namespace: '', name: 'xml:lang', value: 'en-US' };
	return envelopeAnswer(
		`${ns.addressing}/soap/fault`,
		element('Fault', [
			element('Code', [element('Value', `${contractPrefixes[ns.envelope]}:${code}`)]),
			element('Reason', [{ ...element('Text', reason), attributes: [language] }]),
		]),
		{ status },
	);
}
