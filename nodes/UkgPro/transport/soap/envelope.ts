import type { IHttpRequestOptions } from 'n8n-workflow';

import type { SoapCall } from '../../operations/types';
import type { SoapRequest } from '../request';
import type { SoapLogin } from '../session';
import { tag } from './xml';

/**
 * SOAP 1.2 with WS-Addressing, as UKG's pages on its SOAP services give it. Elements of a data
 * contract are read in one order only, and out of it they are skipped without a word.
 */
const SOAP = 'http://www.w3.org/2003/05/soap-envelope';
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const CONTRACTS = 'http://www.ultipro.com/contracts';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const LOGIN = 'http://www.ultipro.com/services/loginservice';
const AUTHENTICATION = 'http://www.ultimatesoftware.com/foundation/authentication';

/** The login; the User API Key may be missing, its element may not. */
export function loginOptions(login: SoapLogin, timeout: number): IHttpRequestOptions {
	const header = [
		tag('h:ClientAccessKey', login.customerApiKey),
		tag('h:Password', login.password),
		tag('h:UserAccessKey', login.userApiKey),
		tag('h:UserName', login.username),
	].join('');
	return post('LoginService', timeout, {
		action: `${LOGIN}/ILoginService/Authenticate`,
		header,
		body: `<TokenRequest xmlns="${CONTRACTS}"/>`,
	});
}

/** One page of a query, or one employee. */
export function callOptions(
	call: SoapCall,
	request: SoapRequest,
	{ token, customerApiKey }: { readonly token: string; readonly customerApiKey: string },
	page?: { readonly number: number; readonly size: number },
): IHttpRequestOptions {
	const namespace = `http://www.ultipro.com/services/${call.service.toLowerCase()}`;
	return post(call.service, request.timeout, {
		action: `${namespace}/I${call.service}/${call.operation}`,
		header:
			tagIn(`${AUTHENTICATION}/ultiprotoken`, 'UltiProToken', token) +
			tagIn(`${AUTHENTICATION}/clientaccesskey`, 'ClientAccessKey', customerApiKey),
		body: `<${call.operation} xmlns="${namespace}">${subject(call, request, page)}</${call.operation}>`,
	});
}

function subject(
	{ paging }: SoapCall,
	{ query = [], identifier }: SoapRequest,
	page?: { readonly number: number; readonly size: number },
): string {
	if (identifier) {
		return `<employeeIdentifier${TYPES} i:type="b:${identifier.type}">${contract(identifier.parts)}</employeeIdentifier>`;
	}
	const pages: Array<readonly [string, string]> =
		paging && page
			? [
					[paging.page, String(page.number)],
					[paging.size, String(page.size)],
				]
			: [];
	const byName = [...query, ...pages].sort(([a], [b]) => (a < b ? -1 : 1));
	return `<query${TYPES}>${contract(byName)}</query>`;
}

const TYPES = ` xmlns:b="${CONTRACTS}" xmlns:i="${INSTANCE}"`;

const contract = (elements: ReadonlyArray<readonly [name: string, value: string]>) =>
	elements.map(([name, value]) => tag(`b:${name}`, value)).join('');

const tagIn = (namespace: string, name: string, value: string) =>
	tag(name, value).replace('>', ` xmlns="${namespace}">`);

interface Message {
	readonly action: string;
	/** XML. */
	readonly header: string;
	/** XML. */
	readonly body: string;
}

const post = (
	service: string,
	timeout: number,
	{ action, header, body }: Message,
): IHttpRequestOptions => ({
	method: 'POST',
	url: `/services/${service}`,
	headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' },
	body: `<s:Envelope xmlns:s="${SOAP}" xmlns:a="${ADDRESSING}" xmlns:h="${LOGIN}"><s:Header><a:Action s:mustUnderstand="1">${action}</a:Action>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`,
	timeout,
});
