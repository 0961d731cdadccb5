import type { Operation } from '../operations/types';
import { codeOf, quoteUkg, readBody } from './answers';
import type { Answered } from './rest';
import type { Effort, Outcome } from './retry';
import type { Answer, Session } from './session';
import type { Report } from './trouble';
import { Trouble } from './trouble';

export const ACCOUNT = 'Menu > System Configuration > Security > Service Account Administration';
const SERVICES = 'Menu > System Configuration > Security > Web Services';

const CHECK_HOST = `Check Web Service Domain and Subdomain of the credential against ${SERVICES} in UKG Pro`;
const CHECK_OUTCOME =
	'Whether UKG Pro carried it out is unknown: look it up there before you send it again';

/** What an answer that brings no data means, and how to mend it. */
export function explain(
	session: Session,
	operation: Operation,
	answer: Answer,
	effort: Pick<Answered, 'tries' | 'spent' | 'retryAfter' | 'named'>,
): Trouble {
	const { status } = answer;
	const isWrite = operation.call.effect === 'write';
	const body = readBody(answer);
	const quoted = body.kind === 'page' ? 'The answer is a web page.' : quote(session, answer);
	const code = codeOf(answer);
	const about = {
		kind: 'answer',
		httpCode: status,
		code: code === undefined ? undefined : session.redact(code),
	} as const;

	if (status === 401) {
		return new Trouble({
			...about,
			message: 'UKG Pro refused the user name, the password or the Customer API Key',
			description: join(
				`Check in ${ACCOUNT}: capitals of the user name, password (it may have expired), Customer API Key (not the User API Key), status Active. The request was sent once, because a service account locks after a few failures`,
				quoted,
			),
			failure: { cause: 'credential-invalid' },
		});
	}
	if (status === 403 && body.kind === 'page') {
		return new Trouble({
			...about,
			message: 'UKG Pro, or a gateway before it, does not allow this (HTTP 403)',
			description: join(
				operation.permission &&
					`Check that the service account has "${operation.permission.role}" for "${operation.permission.webService}" in ${ACCOUNT}, and that n8n's address may reach UKG Pro`,
				quoted,
			),
			failure: { cause: 'credential-invalid' },
		});
	}
	if (status === 403) return forbidden(operation, about, quoted);
	if (status === 404 && body.kind !== 'page') {
		const names = listed(effort.named);
		return new Trouble({
			...about,
			isNotFound: true,
			message:
				names === '' ? 'UKG Pro does not know this address' : `UKG Pro found nothing for ${names}`,
			description: join(
				names === '' ? CHECK_HOST : `Check ${names}: UKG Pro answered 404, not found`,
				...effort.named.map((name) => MIXED_UP[name]),
				quoted,
			),
			failure: { cause: 'configuration-invalid' },
		});
	}
	if (status === 429) {
		return new Trouble({
			...about,
			message: `UKG Pro received too many requests${spent(effort)}`,
			description: join(
				effort.retryAfter !== undefined && `UKG Pro asks to wait ${duration(effort.retryAfter)}`,
				'Run it less often or for fewer items at a time; nothing was changed by this request',
				quoted,
			),
			failure: { cause: 'rate-limited', retryAfterMs: effort.retryAfter },
		});
	}
	if ((status >= 300 && status < 400) || (status < 500 && body.kind === 'page')) {
		return new Trouble({
			...about,
			message: 'This address answers with a web page or a redirect instead of UKG Pro data',
			description: join(
				// Where data came before, the host is right.
				session.account.isAccepted ? 'Other answers were data: try again later' : CHECK_HOST,
				isWrite && status < 300 && CHECK_OUTCOME,
			),
			failure: { cause: 'configuration-invalid' },
		});
	}
	if (status >= 500) {
		return new Trouble({
			...about,
			message: `UKG Pro could not answer (HTTP ${status})${spent(effort)}`,
			description: join(isWrite ? CHECK_OUTCOME : 'Try again later', quoted),
			failure: { cause: 'temporarily-unavailable', retryAfterMs: effort.retryAfter },
		});
	}
	if (status >= 400) {
		return new Trouble({
			...about,
			message: `UKG Pro refused the request (HTTP ${status})`,
			description: join(quoted, 'Check the parameters of the node against it'),
			failure: { cause: 'configuration-invalid' },
		});
	}
	return unreadable(
		body.kind === 'empty'
			? 'UKG Pro sent an empty answer'
			: 'UKG Pro sent an answer that is no data',
		operation,
		status,
	);
}

/** The account may not do this: names the web service and the role, and where to tick it. */
export function forbidden(
	{ permission }: Operation,
	about: Pick<Report, 'kind' | 'httpCode' | 'code'>,
	quoted: string | undefined,
): Trouble {
	return new Trouble({
		...about,
		isForbidden: true,
		message: permission
			? `UKG Pro does not allow this: the service account lacks "${permission.role}" for the web service "${permission.webService}"`
			: 'UKG Pro does not allow this to the service account',
		description: join(
			permission
				? `Tick "${permission.role}" for "${permission.webService}" in ${ACCOUNT}`
				: `This action needs no web service permission, so the account may be inactive: see ${ACCOUNT}`,
			quoted,
		),
		failure: { cause: 'credential-invalid' },
	});
}

/** An answer with a good status whose content is not what UKG's specification says. */
export function unreadable(message: string, { call }: Operation, status = 200): Trouble {
	return new Trouble({
		kind: 'answer',
		httpCode: status,
		message,
		description:
			call.effect === 'write'
				? CHECK_OUTCOME
				: 'The answer may have been cut off on its way: try again, and if it stays so, check the host of the credential',
		failure: { cause: 'temporarily-unavailable' },
	});
}

type Broken = Extract<Outcome, { readonly broken: string }>;

/** No answer at all. */
export function explainBroken(
	session: Session,
	operation: Operation,
	{ broken, reason, advice = '' }: Broken,
	effort: Pick<Effort, 'tries' | 'spent'>,
): Trouble {
	if (broken === '') {
		// Refused before it was sent, by the credential or by n8n's own protection.
		return new Trouble({
			kind: 'refusal',
			message: session.redact(reason) || 'n8n could not send the request',
			description: session.redact(advice) || undefined,
			failure: { cause: 'configuration-invalid' },
		});
	}
	const isUntrusted = CERTIFICATE.test(broken);
	const hasNoTls = NO_TLS.test(broken);
	const isHostFault = isUntrusted || hasNoTls || HOST_FAULTS.has(broken);
	const sentence = isUntrusted
		? 'The certificate of the host is not trusted'
		: hasNoTls
			? 'The host does not open an encrypted connection'
			: (BROKEN[broken] ?? 'The connection to UKG Pro broke');
	const isUnsent = isUntrusted || hasNoTls || NEVER_SENT.has(broken);
	const mayHaveActed = operation.call.effect === 'write' && !isUnsent;
	return new Trouble({
		kind: 'answer',
		code: broken,
		message: `${sentence}${spent(effort)}`,
		description: join(
			mayHaveActed && CHECK_OUTCOME,
			isHostFault ? CHECK_HOST : !mayHaveActed && 'Try again later',
			sentence === TIMED_OUT && "'Timeout' under Options allows it more time",
			`Network code ${broken}`,
		),
		failure: {
			cause: isHostFault ? 'configuration-invalid' : 'temporarily-unavailable',
		},
	});
}

const TIMED_OUT = 'UKG Pro did not answer in time';

const BROKEN: Readonly<Record<string, string>> = {
	ECONNABORTED: TIMED_OUT,
	ETIMEDOUT: TIMED_OUT,
	ECONNREFUSED: 'The host of the credential refuses connections',
	ENOTFOUND: 'The host made of Web Service Subdomain and Domain does not exist',
	EAI_AGAIN: 'The host of the credential could not be looked up',
	EHOSTUNREACH: 'The host of the credential cannot be reached',
	ERR_CANCELED: 'The execution was stopped while UKG Pro worked on the request',
};
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
/** Codes of a TLS handshake that failed: nothing was sent. */
const CERTIFICATE = /CERT|^UNABLE_TO_|^ERR_TLS_/;
const NO_TLS = /^EPROTO$|^ERR_SSL_/;
const HOST_FAULTS = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/** By display name: for what a person may have taken it. */
export const MIXED_UP: Readonly<Record<string, string | undefined>> = {
	'Employee ID':
		'An employee ID is the internal EEID of 12 letters and digits, not the employee number',
	'Company ID': 'A company ID is the internal COID of 5 characters, not the company code',
	'Employee Number': 'An employee number has its leading zeros',
};

/** `'Employee ID' and 'Company ID'` */
export function listed(displayNames: readonly string[]): string {
	const names = displayNames.map((name) => `'${name}'`);
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function spent({ tries, spent: ms }: Pick<Effort, 'tries' | 'spent'>): string {
	return tries === 1 ? '' : `, after ${tries} tries in ${Math.round(ms / 1000)} s`;
}

/** Rounded up, in the unit in which a person would say it. */
function duration(ms: number): string {
	const seconds = Math.ceil(ms / 1_000);
	if (seconds < 120) return `${seconds} s`;
	return seconds <= 7_200
		? `${Math.ceil(seconds / 60)} minutes`
		: `${Math.ceil(seconds / 3_600)} hours`;
}

function quote(session: Session, answer: Answer): string | undefined {
	const words = quoteUkg(answer, session.redact);
	return words === undefined ? undefined : `UKG Pro says: ${words}`;
}

/** Sentences in a row; what does not apply is left out. */
export function join(...sentences: Array<string | false | undefined>): string {
	return sentences
		.filter((sentence): sentence is string => typeof sentence === 'string')
		.join('. ');
}
