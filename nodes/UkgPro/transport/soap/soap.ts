import type { SoapOperation } from '../../operations/types';
import type { Token } from '../account';
import { cut, isGood } from '../answers';
import { explainBroken, unreadable } from '../explain';
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
	explainOther,
	explainToken,
} from './explain';
import type { Fault } from './fault';
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
	openSession: Session,
	operation: SoapOperation,
	request: SoapRequest,
	page: { readonly number: number; readonly size: number },
	turn: Turn,
): Promise<Page> {
	const session = discreet(openSession, operation, request);
	const { login } = session;
	let isRenewed = false;
	for (;;) {
		const token = await tokenOf(session, operation, request.timeout);
		const effort = await retried(
			session,
			operation.call,
			async () =>
				await inTurn(session, turn, () => {
					// The wait for a turn may have been longer than the token lived.
					if (token.isOver) throw new TokenOver();
					const { customerApiKey } = login;
					return callOptions(operation.call, request, { token: token.value, customerApiKey }, page);
				}),
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
		const reading = read(answer, operation);
		if (reading.kind === 'token') {
			if (!token.isAccepted || isRenewed) throw explainToken(session, answer, reading.said);
			token.isOver = true;
			isRenewed = true;
			continue;
		}
		if (reading.kind !== 'other') token.isAccepted = true;
		switch (reading.kind) {
			case 'fault':
				throw explainFault(session, operation, answer, reading);
			case 'other':
				throw explainOther(session, operation, answer, effort);
			case 'result':
				return toPage(session, operation, request, reading.result, page.number);
		}
	}
}

/** Ends a turn before anything is sent: a login has to come first. */
class TokenOver extends Error {}

/** UKG's words may repeat the number by which an employee was asked for. */
function discreet(session: Session, operation: SoapOperation, request: SoapRequest): Session {
	const personal = operation.parameters.flatMap(({ personal: isPersonal, to }) =>
		isPersonal && to.in === 'identifier' ? [to.wire] : [],
	);
	const numbers = (request.identifier?.parts ?? [])
		.filter(([name]) => personal.includes(name))
		.map(([, value]) => inAnyForm(value));
	if (numbers.length === 0) return session;
	return {
		...session,
		redact: (text) =>
			numbers.reduce((clean, number) => clean.replace(number, '***'), session.redact(text)),
	};
}

/** 123456789, 123-45-6789 and 123 45 6789 are one. */
const inAnyForm = (value: string): RegExp =>
	new RegExp(
		[...value.replace(/[ -]/g, '')]
			.map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'))
			.join('[ -]?'),
		'gi',
	);

async function tokenOf(
	session: Session,
	operation: SoapOperation,
	timeout: number,
): Promise<Token> {
	try {
		return await sharedLogin(session, operation, timeout);
	} catch (error) {
		throw error instanceof LoginRefused ? explainLogin(session, operation, error) : error;
	}
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
	{ rows, pages, total, isStrange, failed, errors, warnings }: Result,
	number: number,
): Page {
	if (failed) throw explainErrors(session, operation, request, errors);
	for (const warning of warnings) {
		const words = cut(session.redact(warning));
		if (words !== undefined) session.notes.add(`UKG Pro warns: ${words}`);
	}
	if (isStrange || (rows.length === 0 && number === 1 && total > 0)) {
		throw unreadable('UKG Pro sent an answer that is not the expected record', operation);
	}
	if (rows.length === 0 && operation.answer.rows === 'one') throw explainNothing(request);
	return { rows, pages };
}
