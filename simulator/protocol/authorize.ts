import type { Account } from '../account';

/**
 * Basic authentication with user and password in UTF-8 and the customer's key in
 * `US-Customer-Api-Key` (contract: headers of every operation). The user name's case matters.
 *
 * @param headers names in lower case
 */
export function isAuthorized(
	headers: Record<string, string | string[] | undefined>,
	account: Pick<Account, 'username' | 'password' | 'customerApiKey'>,
): boolean {
	const match = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(String(headers.authorization ?? ''));
	if (!match) return false;
	const sent = Buffer.from(match[1], 'base64');
	const expected = Buffer.from(`${account.username}:${account.password}`, 'utf8');
	return sent.equals(expected) && headers['us-customer-api-key'] === account.customerApiKey;
}
