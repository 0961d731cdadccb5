import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { baseUrl } from './baseUrl';

const REDIRECTS = [301, 302, 303, 307, 308];
const UNAVAILABLE = [500, 502, 503, 504];

const NOT_THE_API =
	'This address answers with a web page or a redirect instead of the UKG Pro API: check Web Service Domain and Subdomain against Menu > System Configuration > Security > Web Services';

export class UkgProApi implements ICredentialType {
	name = 'ukgProApi';

	displayName = 'UKG Pro API';

	icon = { light: 'file:../icons/ukgPro.svg', dark: 'file:../icons/ukgPro.dark.svg' } as const;

	documentationUrl = 'https://github.com/n8n-nodes-ukg-pro/n8n-nodes-ukg-pro#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			required: true,
			description:
				'User name of the service account, capitals as shown in UKG Pro under Menu > System Configuration > Security > Service Account Administration',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Password of the service account; UKG Pro shows it once, when the account is saved under Menu > System Configuration > Security > Service Account Administration',
		},
		{
			displayName: 'Customer API Key',
			name: 'customerApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Five letters and digits, shown in UKG Pro under Menu > System Configuration > Security > Service Account Administration; not the User API Key',
		},
		{
			displayName: 'Web Service Domain',
			name: 'domain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'ultipro.com',
			description:
				'Last part of the host name of the addresses shown in UKG Pro under Menu > System Configuration > Security > Web Services, e.g. ultipro.com or ultipro.ca; an ENOTFOUND when testing means that the host made of subdomain and domain does not exist, ECONNREFUSED or ETIMEDOUT that it cannot be reached from n8n',
		},
		{
			displayName: 'Web Service Subdomain',
			name: 'subdomain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'service2',
			description:
				'First part of the host name of the addresses shown in UKG Pro under Menu > System Configuration > Security > Web Services, e.g. service2 or servicet',
		},
		{
			displayName: 'User API Key',
			name: 'userApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Leave empty; only SOAP actions need it: twelve letters and digits beside the user name in UKG Pro under Menu > System Configuration > Security > Service Account Administration',
		},
	];

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticated(credentials, requestOptions);

	/** The only list that every account may read, whatever its permissions are. */
	test: ICredentialTestRequest = {
		request: {
			url: '/configuration/v1/earnings?page=1&per_Page=1',
			headers: { Accept: 'application/json' },
			// As text an empty list is an answer like any other; parsed, n8n has no item to check.
			encoding: 'text',
		},
		rules: [
			rule(
				401,
				'UKG Pro refused the user name, the password or the Customer API Key. Check in Service Account Administration: capitals of the user name, password (it may have expired), the key (five characters, not the User API Key), and that the account is active. The request was sent once, because repeated failures lock the account',
			),
			rule(
				403,
				'The credentials are right, but UKG Pro refuses this account: a web service permission is missing. Tick "View" for a web service in Menu > System Configuration > Security > Service Account Administration',
			),
			rule(
				404,
				'This host answers, but does not know the UKG Pro API: check Web Service Domain and Subdomain against Menu > System Configuration > Security > Web Services',
			),
			rule(
				429,
				'UKG Pro received too many requests in the last minute: wait a minute and test again',
			),
			...REDIRECTS.map((status) => rule(status, NOT_THE_API)),
			...UNAVAILABLE.map((status) =>
				rule(
					status,
					`UKG Pro is not able to answer at present (HTTP ${status}): test again later. This says nothing about the credentials`,
				),
			),
			// How a web page begins; an API's answer begins with "[" or "{".
			...['<', ' ', '\t', '\r', '\n'].map((first) => bodyRule('0', first)),
			bodyRule('length', 0),
		] as ICredentialTestRequest['rules'],
	};
}

function rule(status: number, message: string) {
	return { type: 'responseCode', properties: { value: status, message } };
}

/** The body is a text here, and n8n finds its characters and its length by these names. */
function bodyRule(key: '0' | 'length', value: string | number) {
	return { type: 'responseSuccessBody', properties: { key, value, message: NOT_THE_API } };
}

/**
 * Options that were already sent once. n8n hands the very object that `authenticate` returned
 * back to it when the answer was 401, to send the request again; a service account locks after a
 * few failures, so that second send is refused here.
 */
const sent = new WeakSet<object>();

/**
 * The request with the service account's headers, bound to the tenant's host; also when the
 * credential is used in n8n's HTTP Request node, whose older options have `uri` instead of `url`.
 *
 * Throws before anything is sent when a field is missing or wrong, or when the request would
 * carry the service account to another host.
 */
function authenticated(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions & { uri?: string },
): IHttpRequestOptions {
	if (sent.has(options)) throw refusedOnce();

	const username = field(credentials, 'username').trim();
	const password = field(credentials, 'password');
	const customerApiKey = field(credentials, 'customerApiKey').trim();
	const base = baseUrl({
		domain: field(credentials, 'domain'),
		subdomain: field(credentials, 'subdomain'),
	});
	if (username === '') throw new Error('Fill in the Username of the UKG Pro credential');
	if (username.includes(':')) {
		throw new Error(
			'The Username of the UKG Pro credential contains a colon, which basic authentication cannot carry: copy it again from Service Account Administration',
		);
	}
	if (password === '') throw new Error('Fill in the Password of the UKG Pro credential');
	if (customerApiKey === '') {
		throw new Error('Fill in the Customer API Key of the UKG Pro credential (five characters)');
	}
	if (!/^[\x21-\x7e]+$/.test(customerApiKey)) {
		throw new Error(
			'The Customer API Key of the UKG Pro credential contains blanks or special characters: copy it again, five letters and digits',
		);
	}

	const address = options.url ?? options.uri ?? '';
	const target = URL.canParse(address, options.baseURL ?? base)
		? new URL(address, options.baseURL ?? base)
		: undefined;
	if (target?.origin !== new URL(base).origin) {
		throw new Error(
			'The UKG Pro credential was not sent, because the address of this request is not the host of its Web Service Domain and Subdomain: correct one of them',
		);
	}

	const request: IHttpRequestOptions & { followRedirect?: boolean; followAllRedirects?: boolean } =
		{
			...options,
			...(options.uri === undefined ? { url: target.href } : { uri: target.href }),
			// A redirect of an API call leads to a login page, and would take the credential along.
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			sendCredentialsOnCrossOriginRedirect: false,
		};
	delete request.baseURL;
	// The SOAP services have a login of their own.
	if (!/^\/services\//i.test(target.pathname)) {
		request.headers = {
			...options.headers,
			Authorization: `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`,
			'US-Customer-Api-Key': customerApiKey,
		};
	}
	sent.add(request);
	return request;
}

function field(credentials: ICredentialDataDecryptedObject, name: string): string {
	const value = credentials[name];
	return typeof value === 'string' ? value : '';
}

function refusedOnce(): Error {
	return Object.assign(
		new Error(
			'UKG Pro refused the credentials (HTTP 401); the request is not repeated, because a service account locks after a few failures',
		),
		{ response: { status: 401, statusText: 'Unauthorized', data: {} } },
	);
}
