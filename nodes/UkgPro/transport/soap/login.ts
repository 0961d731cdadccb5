import { Mutex } from 'async-mutex';

import type { SoapOperation } from '../../operations/types';
import type { Token } from '../account';
import { explainBroken } from '../explain';
import { retried } from '../retry';
import type { Answer, Session } from '../session';
import { refusal } from '../trouble';
import { inTurn } from '../turn';
import { loginOptions } from './envelope';
import { explainOther } from './explain';
import { faultOf } from './fault';
import { find, isXmlText, parseXml, textOf } from './xml';

/** The LoginService said no. It is not asked again in this execution: a service account locks. */
export class LoginRefused extends Error {
	constructor(
		readonly answer: Pick<Answer, 'status'>,
		/** UKG's own words, '' where there are none. */
		readonly said: string,
		/** The service failed, and the credential may be good. */
		readonly isServerFault: boolean,
	) {
		super('SOAP login refused');
	}
}

/**
 * The login that all requests of the account share, until its token has run out: then the first
 * that needs one starts the next.
 *
 * @throws LoginRefused, for every request of the execution; Trouble where UKG Pro did not answer.
 */
export async function sharedLogin(
	session: Session,
	operation: SoapOperation,
	timeout: number,
): Promise<Token> {
	const { account } = session;
	if (account.login === undefined || account.token?.isOver) {
		account.token = undefined;
		account.login = logIn(session, operation, timeout);
		account.login.then(
			(token) => {
				account.token = token;
			},
			(error) => {
				if (!(error instanceof LoginRefused)) account.login = undefined;
			},
		);
	}
	return await account.login;
}

async function logIn(session: Session, operation: SoapOperation, timeout: number): Promise<Token> {
	const { login } = session;
	for (const [name, value] of [
		['Username', login.username],
		['Password', login.password],
		['Customer API Key', login.customerApiKey],
		['User API Key', login.userApiKey],
	]) {
		if (!isXmlText(value)) {
			throw refusal(
				`The ${name} of the UKG Pro credential holds a character that SOAP cannot carry: copy it again, or change it in UKG Pro`,
			);
		}
	}
	const effort = await retried(session, operation.call, async () =>
		inTurn(session, {}, () => loginOptions(login, timeout)),
	);
	const { outcome } = effort;
	if ('broken' in outcome) throw explainBroken(session, operation, outcome, effort);
	const { answer } = outcome;
	// REST's refusal, or a limit: this login was not sent.
	if (outcome.took === undefined) throw explainOther(session, operation, answer, effort);
	const root = parseXml(answer.text);
	const response = root && find(root, 'TokenResponse');
	const value = textOf(response, 'Token');
	if (answer.status === 200 && response && value !== '' && isOk(textOf(response, 'Status'))) {
		session.account.tokens.add(value);
		return { value, door: new Mutex(), isAccepted: false, isOver: false, refusals: new Map() };
	}
	const fault = root && faultOf(root);
	const said = response ? textOf(response, 'StatusMessage') : (fault?.reason ?? '');
	if (response || fault || [400, 401, 403].includes(answer.status)) {
		const isServerFault =
			fault !== undefined && !fault.isSender && !ABOUT_ACCOUNT.test(`${fault.code} ${said}`);
		throw new LoginRefused(answer, session.redact(said), isServerFault);
	}
	throw explainOther(session, operation, answer, effort);
}

const ABOUT_ACCOUNT = /authenticat|credential|password|user|key|locked|denied|InvalidSecurity/i;

const isOk = (status: string) => status === '' || status.toLowerCase() === 'ok';
