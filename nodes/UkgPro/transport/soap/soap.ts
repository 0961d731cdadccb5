import type { SoapOperation } from '../../operations/types';
import type { Token } from '../account';
import { cut, isGood } from '../answers';
import { explainBroken, unreadable } from '../explain';
import type { Page } from '../page';
import type { SoapRequest } from '../request';
import { retried } from '../retry';
import type { Answer, Session } from '../session';
import type { Turn } from '../turn';
import { inTurn, throughDoor } from '../turn';
import { callOptions } from './envelope';
import {
	explainErrors,
	explainFault,
	explainLogin,
	explainNothing,
	explainOther,
	explainToken,
	isAboutRights,
} from './explain';
import type { Fault } from './fault';
import { faultOf } from './fault';
import { LoginRefused, sharedLogin } from './login';
import type { Result } from './result';
import { readResult } from './result';
import { parseXml } from './xml';

/**
 * Asks one of the SOAP services for one page, or for one employee. A token that has run out is
 * renewed once; one that was refused from the beginning is not: how a failed login looks is not
 * published, so this may be how a wrong password shows, and no wrong password is sent twice.
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
	const { customerApiKey } = session.login;
	const { service } = operation.call;
	let isRenewed = false;
	for (;;) {
		const token = await tokenOf(session, operation, request.timeout);
		let reading = { kind: 'other' } as Reading;
		const attempt = async () => {
			const outcome = await inTurn(session, turn, () => {
				// The wait for a turn may have been longer than the token was good.
				if (token.isOver || token.refusals.has(service)) throw new TokenOver();
				return callOptions(operation.call, request, { token: token.value, customerApiKey }, page);
			});
			if ('answer' in outcome && outcome.took !== undefined) {
				reading = read(outcome.answer, operation);
				remember(token, service, reading, outcome.answer);
			}
			return outcome;
		};
		const effort = await retried(
			session,
			operation.call,
			async () => await throughDoor(token, attempt),
			turn.unwanted,
		).catch((error: unknown) => {
			if (error instanceof TokenOver) return undefined;
			throw error;
		});
		if (effort === undefined) continue;
		const { outcome } = effort;
		if ('broken' in outcome) throw explainBroken(session, operation, outcome, effort);
		const { answer } = outcome;
		// Refused over REST, or limited, meanwhile: this was not sent.
		if (outcome.took === undefined) throw explainOther(session, operation, answer, effort);
		switch (reading.kind) {
			case 'token':
				if (token.refusals.has(service) || isRenewed)
					throw explainToken(session, answer, reading.said);
				isRenewed = true;
				break;
			case 'fault':
				throw explainFault(session, operation, answer, reading);
			case 'other':
				throw explainOther(session, operation, answer, effort);
			case 'result':
				return toPage(session, operation, request, reading.result, page.number);
		}
	}
}

/** Ends a turn before anything is sent: this token is no longer of use. */
class TokenOver extends Error {}

function remember(token: Token, service: string, reading: Reading, answer: Answer): void {
	if (reading.kind === 'result' || (reading.kind === 'fault' && isAboutRights(reading))) {
		token.isAccepted = true;
	}
	if (reading.kind !== 'token') return;
	if (token.isAccepted) token.isOver = true;
	else token.refusals.set(service, { answer, said: reading.said });
}

async function tokenOf(
	session: Session,
	operation: SoapOperation,
	timeout: number,
): Promise<Token> {
	const token = await sharedLogin(session, operation, timeout).catch((error: unknown) => {
		throw error instanceof LoginRefused ? explainLogin(session, operation, error) : error;
	});
	const refusal = token.refusals.get(operation.call.service);
	if (refusal) throw explainToken(session, refusal.answer, refusal.said);
	return token;
}

type Reading =
	| { readonly kind: 'result'; readonly result: Result }
	/** The token is not, or no longer, good. */
	| { readonly kind: 'token'; readonly said: string }
	| ({ readonly kind: 'fault' } & Fault)
	| { readonly kind: 'other' };

function read(answer: Answer, operation: SoapOperation): Reading {
	if (answer.status === 401) return { kind: 'token', said: '' };
	const root = parseXml(answer.text);
	const fault = root && faultOf(root);
	if (fault) {
		return ABOUT_TOKEN.test(`${fault.code} ${fault.reason}`) && !isAboutRights(fault)
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
	{ rows, pages, total, isEmpty, isStrange, failed, errors, warnings }: Result,
	number: number,
): Page {
	if (failed) throw explainErrors(session, operation, request, errors);
	for (const warning of warnings) {
		const words = cut(session.redact(warning));
		if (words !== undefined) session.notes.add(`UKG Pro warns: ${words}`);
	}
	if (isStrange || (isEmpty && number === 1 && total > 0)) {
		throw unreadable('UKG Pro sent an answer that is not the expected record', operation);
	}
	if (rows.length === 0 && operation.answer.rows === 'one') throw explainNothing(request);
	return { rows, pages };
}
