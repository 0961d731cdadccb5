import type { Answer } from '../protocol/answer';
import type { Variants } from '../variants';
import { mix, mulberry32, uuid } from '../workforce/random';
import type { BusinessError } from './businessError';
import { envelopeAnswer, prefixes } from './envelope';
import { ns } from './namespaces';
import type { SoapOperation } from './operations';
import { contract, contracts } from './records';
import type { XmlNode } from './writeXml';

/** Where in a list an answer is. */
export interface PagingInfo {
	page: number;
	size: number;
	total: number;
}

/** What an operation found. */
export interface Found {
	results: XmlNode[];
	/** Missing: the operation does not page. */
	paging?: PagingInfo;
}

type ResultVariants = Pick<Variants, 'soapWrapper' | 'soapWarnings'>;

interface OperationMessage {
	Code: string;
	LogEntryId: string | null;
	Message: string;
	PropertyName: string | null;
	Severity: 'Information' | 'Warning' | 'Error';
}

const OK: OperationMessage = {
	Code: 'OK',
	LogEntryId: null,
	Message: 'OK',
	PropertyName: null,
	Severity: 'Information',
};

const WARNING: OperationMessage = {
	Code: 'DataIncomplete',
	LogEntryId: null,
	Message: 'Some data may be missing.',
	PropertyName: null,
	Severity: 'Warning',
};

/** The answer with data. */
export function foundAnswer(
	operation: SoapOperation,
	{ results, paging }: Found,
	variants: ResultVariants,
): Answer {
	return resultAnswer(operation, variants, [
		operationResult({
			messages: variants.soapWarnings ? [WARNING] : [OK],
			paging: paging ? pagingInfo(paging) : null,
		}),
		contract('Results', results),
	]);
}

/** The answer to what is wrong in the eyes of the business: HTTP 200 all the same. */
export function errorAnswer(
	operation: SoapOperation,
	errors: readonly BusinessError[],
	variants: ResultVariants,
): Answer {
	const messages = errors.map(
		({ code, message, property }, n): OperationMessage => ({
			Code: code,
			LogEntryId: uuid(mulberry32(mix(23, n, message.length))),
			Message: message,
			PropertyName: property ?? null,
			Severity: 'Error',
		}),
	);
	return resultAnswer(operation, variants, [
		operationResult({ messages, paging: null }),
		contract('Results', null),
	]);
}

function operationResult({
	messages,
	paging,
}: {
	messages: OperationMessage[];
	paging: XmlNode[] | null;
}): XmlNode {
	const has = (severity: string) => messages.some(({ Severity }) => Severity === severity);
	const written = messages.map((message) =>
		contract('OperationMessage', contracts({ ...message })),
	);
	const values = {
		HasErrors: String(has('Error')),
		HasWarnings: String(has('Warning')),
		Messages: contract('Messages', written),
		PagingInfo: contract('PagingInfo', paging),
		RequestNumber: null,
		Success: String(!has('Error')),
	};
	return contract('OperationResult', contracts(values));
}

function pagingInfo({ page, size, total }: PagingInfo): XmlNode[] {
	return contracts({
		CurrentPage: String(page),
		PageSize: String(size),
		PageTotal: String(Math.ceil(total / size)),
		TotalItems: String(total),
	});
}

function resultAnswer(
	{ name, action, request: { namespace } }: SoapOperation,
	{ soapWrapper }: ResultVariants,
	content: XmlNode[],
): Answer {
	const result: XmlNode = {
		namespace,
		name: wrapperName(`${name}Result`, soapWrapper),
		declares: [ns.contracts, ns.instance],
		content,
	};
	const response: XmlNode = { namespace, name: `${name}Response`, content: [result] };
	return envelopeAnswer(`${action}Response`, response, { written: prefixes[soapWrapper] });
}

/** Wrappers that were never seen in a real answer, and what else they may be called. */
const otherNames: Record<string, string> = {
	FindCompensationsResult: 'FindCompensationsOutcome',
	GetCompensationByEmployeeIdentifierResult: 'CompensationOutcome',
	EmployeeCompensation: 'CompensatedEmployee',
	Compensations: 'CompensationList',
};

/** The name of an element between the response and the records. */
export function wrapperName(name: string, wrapper: Variants['soapWrapper']): string {
	return wrapper === 'other' ? (otherNames[name] ?? name) : name;
}
