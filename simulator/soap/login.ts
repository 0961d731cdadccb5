import type { Account } from '../account';
import type { Answer } from '../protocol/answer';
import type { Variants } from '../variants';
import { envelopeAnswer, faultAnswer, headerText, prefixes, type Message } from './envelope';
import { ns } from './namespaces';
import type { SoapOperation } from './operations';
import type { XmlNode } from './writeXml';

/** Texts of the sister service that takes the same four values. */
const WRONG_USER = 'User authentication failed';
const WRONG_CUSTOMER = 'There was a problem with the authentication process';

/**
 * Compares the four headers of a login with the account, in whatever order they come.
 *
 * @returns why nobody is let in, or undefined
 */
export function refusalOf(
	message: Message,
	account: Account,
	{ soapUserKey }: Pick<Variants, 'soapUserKey'>,
): string | undefined {
	const sent = (name: string) => headerText(message, ns.login, name);
	if (sent('ClientAccessKey') !== account.customerApiKey) return WRONG_CUSTOMER;
	const key = sent('UserAccessKey');
	const isKeyGood = key === account.userApiKey || (key === '' && soapUserKey === 'optional');
	return sent('UserName') === account.username && sent('Password') === account.password && isKeyGood
		? undefined
		: WRONG_USER;
}

export function tokenAnswer(operation: SoapOperation, token: string): Answer {
	return tokenResponse(operation, { Status: 'Ok', StatusMessage: '', Token: token }, 200);
}

/** A refused login; no real one was ever published. */
export function refusedAnswer(
	operation: SoapOperation,
	reason: string,
	{ soapLoginFailure }: Pick<Variants, 'soapLoginFailure'>,
): Answer {
	if (soapLoginFailure === 'fault') return faultAnswer({ reason });
	const values = { Status: 'Error', StatusMessage: reason, Token: '' };
	return tokenResponse(operation, values, soapLoginFailure === 'status' ? 403 : 200);
}

function tokenResponse(
	{ action }: SoapOperation,
	values: Record<string, string>,
	status: number,
): Answer {
	const content: XmlNode = {
		namespace: ns.contracts,
		name: 'TokenResponse',
		content: Object.entries(values).map(([name, value]) => ({
			namespace: ns.login,
			name,
			content: value,
		})),
	};
	return envelopeAnswer(`${action}Response`, content, { status, written: prefixes.login });
}
