import type { Account } from '../account';
import type { Answer } from '../protocol/answer';
import type { State } from '../state';
import type { Variants } from '../variants';
import { faultAnswer, headerText, readAction, SoapFault, type Message } from './envelope';
import { refusalOf, refusedAnswer, tokenAnswer } from './login';
import { ns } from './namespaces';
import { operationsAt, type SoapOperation } from './operations';
import { isNamed } from './readXml';
import { errorAnswer, foundAnswer } from './result';
import { runOperation } from './run';

export interface SoapRequest {
	method: string;
	path: string;
	headers: Record<string, string | string[] | undefined>;
	message: Message | SoapFault;
	state: State;
	account: Account;
}

export interface SoapReply {
	answer: Answer;
	/** The login, or token and customer key, were right. */
	authorized: boolean;
}

const refused = (answer: Answer): SoapReply => ({ answer, authorized: false });

/** What the SOAP services would answer: path, method, content type, envelope, account, operation. */
export function answerSoap(request: SoapRequest): SoapReply {
	const { method, path, headers, message } = request;
	const operations = operationsAt(path);
	if (operations.length === 0) return refused({ status: 404 });
	if (method !== 'POST') return refused({ status: 405, headers: { allow: 'POST' } });
	const contentType = String(headers['content-type'] ?? '');
	if (!isSoapType(contentType)) return refused({ status: 415 });
	try {
		if (message instanceof SoapFault) throw message;
		const operation = selectOperation(operations, message, contentType);
		return operation.role === null
			? login(operation, message, request)
			: call(operation, message, request);
	} catch (error) {
		if (error instanceof SoapFault) return refused(faultAnswer(error.parts));
		throw error;
	}
}

function isSoapType(contentType: string): boolean {
	const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8';
	return /^application\/soap\+xml\s*(;|$)/i.test(contentType) && /^utf-8$/i.test(charset);
}

/** The operation that `a:Action` names; the content type and the body may not name another. */
function selectOperation(
	operations: readonly SoapOperation[],
	message: Message,
	contentType: string,
): SoapOperation {
	const action = readAction(message);
	const operation = operations.find((each) => each.action === action);
	if (!operation) {
		throw new SoapFault({ reason: 'The action is none of this service: ActionNotSupported.' });
	}
	const typed = /;\s*action\s*=\s*"?([^";]*)/i.exec(contentType)?.[1];
	if (typed !== undefined && typed !== action) {
		throw new SoapFault({ reason: 'The actions of the content type and of the header differ.' });
	}
	const { namespace, name } = operation.request;
	if (!isNamed(message.request, namespace, name)) {
		throw new SoapFault({ reason: `The Body has to hold ${name} of ${namespace}.` });
	}
	return operation;
}

function login(
	operation: SoapOperation,
	message: Message,
	{ state, account }: SoapRequest,
): SoapReply {
	state.soapLogins.attempts++;
	const refusal = refusalOf(message, account, state.variants);
	if (refusal === undefined) {
		const answer = tokenAnswer(operation, state.tokens.issue(state.now()));
		return { answer, authorized: true };
	}
	state.soapLogins.refused++;
	state.unauthorized++;
	return refused(refusedAnswer(operation, refusal, state.variants));
}

function call(
	operation: SoapOperation,
	message: Message,
	{ state, account }: SoapRequest,
): SoapReply {
	const { variants } = state;
	const refusal = tokenRefusal(message, state, account);
	if (refusal !== undefined) {
		return refused(
			variants.soapTokenRefusal === 'status' ? { status: 401 } : faultAnswer({ reason: refusal }),
		);
	}
	if (!state.roles.includes(operation.role!)) {
		return { answer: forbiddenAnswer(operation, variants), authorized: true };
	}
	try {
		const outcome = runOperation(operation, message.request, state);
		const answer = Array.isArray(outcome)
			? errorAnswer(operation, outcome, variants)
			: foundAnswer(operation, outcome, variants);
		return { answer, authorized: true };
	} catch (error) {
		if (!(error instanceof SoapFault)) throw error;
		return { answer: faultAnswer(error.parts), authorized: true };
	}
}

function tokenRefusal(message: Message, state: State, account: Account): string | undefined {
	const token = headerText(message, ns.token, 'UltiProToken');
	if (!state.tokens.isValid(token, state.now(), state.variants.soapTokenLifetimeSeconds)) {
		return 'Authentication failed: the token is not valid or has expired.';
	}
	return headerText(message, ns.key, 'ClientAccessKey') === account.customerApiKey
		? undefined
		: 'Authentication failed: the client access key is not valid.';
}

function forbiddenAnswer(operation: SoapOperation, variants: Variants): Answer {
	const reason = 'Access is denied.';
	switch (variants.soapForbidden) {
		case 'status':
			return { status: 403 };
		case 'error':
			return errorAnswer(operation, [{ code: 'AccessDenied', message: reason }], variants);
		case 'fault':
			return faultAnswer({ reason });
	}
}
