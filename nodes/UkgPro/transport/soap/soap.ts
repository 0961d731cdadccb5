import type { SoapOperation } from '../../operations/types';
import type { Token } from '../account';
import { isGood } from '../answers';
import { explain, explainBroken } from '../explain';
import type { Page } from '../page';
import type { SoapRequest } from '../request';
import { retried } from '../retry';
import type { Answer, Session } from '../session';
import type { Turn } from '../turn';
import { inTurn } from '../turn';
import { callOptions } from './envelope';
import {
	ABOUT_RIGHTS,
	explainErrors,
	explainFault,
	explainLogin,
	explainNothing,
	explainToken,
} from './explain';
import { faultOf } from './fault';
import { LoginRefused, sharedLogin } from './login';
import type { Result } from './result';
import { readResult } from './result';
import { parseXml } from './xml';

/**
 * Asks one of the SOAP services for one page, or for one employee. A token that has run out is
 * renewed once; one that was refused from the beginning is not, so that no password is sent twice.
 *
 * @throws Trouble when no result came, or one with errors.
 */
export async function askSoap(
	session: Session,
	operation: SoapOperation,
	request: SoapRequest,
	page: { readonly number: number; readonly size: number },
	turn: Turn,
): Promise<Page> {
	let stale: Promise<Token> | undefined;
	for (;;) {
		const token = await tokenOf(session, operation, request.timeout, stale);
		const login = session.account.login;
		const effort = await retried(
			session,
			operation.call,
			async () =>
				await inTurn(session, turn, () =>
					callOptions(
						operation.call,
						request,
						{ token: token.value, customerApiKey: session.login.customerApiKey },
						page,
					),
				),
			turn.unwanted,
		);
		const { outcome } = effort;
		if ('broken' in outcome) throw explainBroken(session, operation, outcome, effort);
		const reading = read(outcome.answer, operation);
		if (reading.kind === 'token') {
			if (!token.isAccepted || stale !== undefined) {
				throw explainToken(session, outcome.answer, reading.said);
			}
			stale = login;
			continue;
		}
		token.isAccepted = true;
		switch (reading.kind) {
			case 'fault':
				throw explainFault(session, operation, outcome.answer, reading);
			case 'other':
				throw explain(session, operation, outcome.answer, { ...effort, named: request.named });
			case 'result':
				return toPage(session, operation, request, reading.result);
		}
	}
}

async function tokenOf(
	session: Session,
	operation: SoapOperation,
	timeout: number,
	stale: Promise<Token> | undefined,
): Promise<Token> {
	try {
		return await sharedLogin(session, operation, timeout, stale);
	} catch (error) {
		throw error instanceof LoginRefused ? explainLogin(session, operation, error) : error;
	}
}

type Reading =
	| { readonly kind: 'result'; readonly result: Result }
	/** The token is not, or no longer, good. */
	| { readonly kind: 'token'; readonly said: string }
	| { readonly kind: 'fault'; readonly code: string; readonly reason: string }
	| { readonly kind: 'other' };

function read(answer: Answer, operation: SoapOperation): Reading {
	if (answer.status === 401) return { kind: 'token', said: '' };
	const root = parseXml(answer.text);
	const fault = root && faultOf(root);
	if (fault) {
		const said = `${fault.code} ${fault.reason}`;
		return ABOUT_TOKEN.test(said) && !ABOUT_RIGHTS.test(said)
			? { kind: 'token', said: fault.reason }
			: { kind: 'fault', ...fault };
	}
	const result = root && isGood(answer) ? readResult(root, operation) : undefined;
	return result ? { kind: 'result', result } : { kind: 'other' };
}

const ABOUT_TOKEN = /token|authenticat|session|InvalidSecurity/i;

function toPage(
	session: Session,
	operation: SoapOperation,
	request: SoapRequest,
	{ rows, pages, failed, errors, warnings }: Result,
): Page {
	if (failed) throw explainErrors(session, operation, errors);
	for (const warning of warnings) session.notes.add(`UKG Pro warns: ${session.redact(warning)}`);
	if (rows.length === 0 && operation.answer.rows === 'one') throw explainNothing(request);
	return { rows, pages };
}
