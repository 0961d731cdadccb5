import type { SoapOperation } from '../../operations/types';
import { cut, isGood, joined, readBody } from '../answers';
import { ACCOUNT, MIXED_UP, explain, forbidden, join, listed, unreadable } from '../explain';
import type { SoapRequest } from '../request';
import type { Effort } from '../retry';
import type { Answer, Session } from '../session';
import type { Report } from '../trouble';
import { Trouble } from '../trouble';
import type { Fault } from './fault';
import type { LoginRefused } from './login';
import type { Message } from './result';
import { isTooLong } from './xml';

/** The login was refused: without a User API Key that is the first thing to look at. */
export function explainLogin(
	{ login }: Session,
	{ call }: SoapOperation,
	{ answer, said, isServerFault }: LoginRefused,
): Trouble {
	if (isServerFault) {
		return new Trouble({
			kind: 'answer',
			httpCode: answer.status,
			message: `UKG Pro's SOAP login failed (HTTP ${answer.status})`,
			description: join('Try again later', SENT_ONCE, quote(said)),
			failure: { cause: 'temporarily-unavailable' },
		});
	}
	const hasKey = login.userApiKey !== '';
	return new Trouble({
		kind: 'answer',
		httpCode: answer.status,
		message: hasKey
			? 'UKG Pro refused the SOAP login: user name, password, Customer API Key or User API Key is wrong'
			: "UKG Pro refused the SOAP login, and the credential has no 'User API Key'",
		description: join(
			hasKey
				? `Check them in ${ACCOUNT}, and that the account is active`
				: `Fill in 'User API Key' of the credential: twelve letters and digits, shown beside the user name in ${ACCOUNT}`,
			`"${call.alternative}" gives nearly the same over REST and needs no User API Key`,
			SENT_ONCE,
			quote(said),
		),
		failure: { cause: 'credential-invalid' },
	});
}

const SENT_ONCE =
	'The login was sent once and is not repeated in this execution, because a service account locks after a few failures';

/** The token that the login had just given out, or that was just renewed, is not taken. */
export function explainToken(session: Session, { status }: Answer, said: string): Trouble {
	return new Trouble({
		kind: 'answer',
		httpCode: status,
		message: 'UKG Pro gave out a login token and then refused it',
		description: join(
			`Check in ${ACCOUNT} that the account is active and that its Customer API Key is that of the credential`,
			quote(session.redact(said)),
		),
		failure: { cause: 'credential-invalid' },
	});
}

export function explainFault(
	session: Session,
	operation: SoapOperation,
	{ status }: Answer,
	{ code, reason, isSender }: Fault,
): Trouble {
	const about = { kind: 'answer', httpCode: status, code: session.redact(code) } as const;
	const quoted = quote(session.redact(reason));
	if (status === 403 || isAboutRights({ code, reason })) {
		return forbidden(operation, about, quoted);
	}
	return new Trouble({
		...about,
		message: `UKG Pro answered with a SOAP fault (HTTP ${status})`,
		description: join(
			quoted,
			isSender ? 'Check the parameters of the node against it' : 'Try again later',
		),
		failure: { cause: isSender ? 'configuration-invalid' : 'temporarily-unavailable' },
	});
}

/** Neither the codes nor the words of UKG's faults are published. */
const ABOUT_RIGHTS =
	/access ?(is |was )?denied|no access|permission|not authori[sz]ed|forbidden|privilege/i;

export const isAboutRights = ({ code, reason }: Pick<Fault, 'code' | 'reason'>): boolean =>
	ABOUT_RIGHTS.test(`${code} ${reason}`);

const ABOUT_NOBODY = /not ?found|does not exist|no (such )?(employee|person|record)|nobody/i;

/** `HasErrors`: UKG's own messages, which say what it did not like. */
export function explainErrors(
	session: Session,
	operation: SoapOperation,
	request: SoapRequest,
	errors: readonly Message[],
): Trouble {
	const code = session.redact(errors.map((error) => error.code).join(', '));
	const quoted = quote(session.redact(joined(errors.map(({ text }) => text))));
	const about = { kind: 'answer', httpCode: 200, code: code || undefined } as const;
	const said = errors.map((error) => `${error.code} ${error.text}`);
	if (errors.some(({ code: name, text }) => isAboutRights({ code: name, reason: text })))
		return forbidden(operation, about, quoted);
	if (operation.answer.rows === 'one' && said.some((one) => ABOUT_NOBODY.test(one))) {
		return explainNothing(request, about, quoted);
	}
	return new Trouble({
		...about,
		message: 'UKG Pro refused the request with an error of its own',
		description: join(
			quoted ?? 'UKG Pro gives no reason',
			'Check the parameters of the node against it',
		),
		failure: { cause: 'configuration-invalid' },
	});
}

/** An answer that is none of the service's. */
export function explainOther(
	session: Session,
	operation: SoapOperation,
	answer: Answer,
	effort: Effort,
): Trouble {
	// XML that was cut, or that may not be read, is no web page.
	if (isGood(answer) && readBody(answer).kind === 'page' && !HTML.test(answer.text)) {
		return isTooLong(answer.text)
			? explainLength(operation, answer.status)
			: unreadable('UKG Pro sent an answer that is no data', operation, answer.status);
	}
	// These services have one address each: a 404 is about that, and not about an employee.
	return explain(session, operation, answer, { ...effort, named: [] });
}

/** To try again would bring the same. */
function explainLength({ call, answer }: SoapOperation, httpCode: number): Trouble {
	return new Trouble({
		kind: 'answer',
		httpCode,
		message: 'UKG Pro sent an answer of more than 30 million characters, which is not read',
		description:
			answer.rows === 'one'
				? `"${call.alternative}" gives nearly the same over REST`
				: "Add 'Page Size' under Options, and make it smaller until the answers are",
		failure: { cause: 'configuration-invalid' },
	});
}

const HTML = /^\s*(<\?xml[^>]*>\s*)?<(!doctype\s+)?html\b/i;

/** Nobody has this identifier; UKG Pro may say so with an error, or with nothing at all. */
export function explainNothing(
	{ named }: SoapRequest,
	about: Pick<Report, 'kind' | 'httpCode' | 'code'> = { kind: 'answer' },
	quoted?: string,
): Trouble {
	const names = listed(named);
	return new Trouble({
		...about,
		isNotFound: true,
		message: `UKG Pro found nothing for ${names}`,
		description: join(
			`Check ${names}: UKG Pro answered without an employee`,
			...named.map((name) => MIXED_UP[name]),
			quoted,
		),
		failure: { cause: 'configuration-invalid' },
	});
}

function quote(said: string): string | undefined {
	const words = cut(joined([said]));
	return words === undefined ? undefined : `UKG Pro says: ${words}`;
}
