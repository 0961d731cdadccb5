import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { UkgProApi } from '../../credentials/UkgProApi.credentials';

type LegacyOptions = Omit<IHttpRequestOptions, 'url'> & { uri?: string; url?: string };

const type = new UkgProApi();

const CREDENTIAL = {
	username: 'jane.doe',
	password: 'pass-word-1',
	customerApiKey: 'K3Y55',
	domain: 'ultipro.com',
	subdomain: 'service2',
	userApiKey: 'USERKEY12345',
};
const SECRETS = [CREDENTIAL.password, CREDENTIAL.customerApiKey, CREDENTIAL.userApiKey];
const HOST = 'https://service2.ultipro.com';
const PATH = '/personnel/v1/person-details';

async function authenticate(
	options: LegacyOptions,
	credential: ICredentialDataDecryptedObject = CREDENTIAL,
): Promise<IHttpRequestOptions & Record<string, unknown>> {
	const hook = type.authenticate as Extract<IAuthenticate, (...args: never[]) => unknown>;
	return { ...(await hook(credential, options as IHttpRequestOptions)) };
}

const authorization = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;

test('adds the two headers, the host, and forbids redirects', async () => {
	const options = { method: 'GET', url: `${PATH}?page=1`, headers: { Accept: 'a/b' } } as const;
	expect(await authenticate(options)).toEqual({
		method: 'GET',
		url: `${HOST}${PATH}?page=1`,
		headers: {
			Accept: 'a/b',
			Authorization: authorization('jane.doe:pass-word-1'),
			'US-Customer-Api-Key': 'K3Y55',
		},
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
		sendCredentialsOnCrossOriginRedirect: false,
	});
});

test.each([
	['jürgen', 'pässwörd€✓', 'jürgen:pässwörd€✓'],
	[' jane.doe\n', 'x', 'jane.doe:x'],
	['jane', ' blanks belong to a password ', 'jane: blanks belong to a password '],
	['jane', 'with:colon', 'jane:with:colon'],
])('user and password in UTF-8, the user trimmed: %j %j', async (username, password, sent) => {
	const { headers } = await authenticate({ url: PATH }, { ...CREDENTIAL, username, password });
	expect(headers?.Authorization).toBe(authorization(sent));
});

test('the customer key is trimmed', async () => {
	const { headers } = await authenticate(
		{ url: PATH },
		{ ...CREDENTIAL, customerApiKey: ' K3Y55\t' },
	);
	expect(headers?.['US-Customer-Api-Key']).toBe('K3Y55');
});

test('query and body stay as they are', async () => {
	const url = `${PATH}?dateTimeChanged=%3E01-31-2026&lastName=Smi*`;
	const body = [{ code: 'EAST' }];
	const request = await authenticate({ url, body, json: true });
	expect(request.url).toBe(HOST + url);
	expect(request.body).toBe(body);
	expect(request.json).toBe(true);
});

test.each([
	['url and baseURL', { url: PATH, baseURL: HOST }],
	['whole url', { url: HOST + PATH }],
	['capitals and port 443', { url: `HTTPS://SERVICE2.ultipro.com:443${PATH}` }],
])('the address from %s', async (_, options) => {
	const request = await authenticate(options);
	expect(request.url).toBe(HOST + PATH);
	expect(request).not.toHaveProperty('baseURL');
});

test("the older options of n8n's HTTP Request node have uri", async () => {
	const request = await authenticate({ uri: `${HOST}${PATH}` });
	expect(request.uri).toBe(`${HOST}${PATH}`);
	expect(request.headers?.Authorization).toBe(authorization('jane.doe:pass-word-1'));
	expect(request).not.toHaveProperty('url');
});

test.each(['/services/LoginService', '/Services/EmployeePerson', '/configuration/../services/X'])(
	'SOAP path %s gets no login, only the host and no redirects',
	async (url) => {
		const headers = { 'Content-Type': 'application/soap+xml' };
		const request = await authenticate({ method: 'POST', url, headers, body: '<x/>' });
		expect(request.headers).toEqual(headers);
		expect(request.url).toMatch(/^https:\/\/service2\.ultipro\.com\/services\//i);
		expect(request.disableFollowRedirect).toBe(true);
		expect(request.followRedirect).toBe(false);
	},
);

test.each(['/service', '/personnel/services/x', '/servicesX/y'])(
	'%s is no SOAP path',
	async (url) => {
		expect((await authenticate({ url })).headers).toHaveProperty('Authorization');
	},
);

const veto = async (options: LegacyOptions, credential: ICredentialDataDecryptedObject) => {
	const error = await authenticate(options, credential).then(
		() => new Error('was not refused'),
		(reason: Error) => reason,
	);
	for (const secret of SECRETS) {
		expect(error.message + JSON.stringify(error)).not.toContain(secret);
	}
	return error.message;
};

test.each([
	['username', '', 'Fill in the Username'],
	['username', '  ', 'Fill in the Username'],
	['username', undefined, 'Fill in the Username'],
	['username', 'pass-word-1:K3Y55', 'Username of the UKG Pro credential contains a colon'],
	['password', '', 'Fill in the Password'],
	['password', 12345, 'Fill in the Password'],
	['customerApiKey', ' ', 'Fill in the Customer API Key'],
	['customerApiKey', 'K3 55', 'Customer API Key of the UKG Pro credential contains blanks'],
	['customerApiKey', 'K3Y55\nX: y', 'Customer API Key of the UKG Pro credential contains blanks'],
	['customerApiKey', 'KÉY55', 'Customer API Key of the UKG Pro credential contains blanks'],
	['domain', '', 'Fill in the Web Service Domain'],
	['domain', 'pass-word-1 K3Y55', 'Web Service Domain of the UKG Pro credential is no host name'],
	['subdomain', '', 'Fill in the Web Service Subdomain'],
])('nothing is sent with %s = %j', async (field, value, sentence) => {
	for (const url of [PATH, '/services/LoginService']) {
		const credential = { ...CREDENTIAL, [field]: value } as ICredentialDataDecryptedObject;
		expect(await veto({ url }, credential)).toContain(sentence);
	}
});

test.each<LegacyOptions>([
	{ url: 'https://evil.example/x' },
	{ url: 'http://service2.ultipro.com/x' },
	{ url: 'https://service2.ultipro.com:8443/x' },
	{ url: 'https://service2.ultipro.com.evil.example/x' },
	{ url: 'https://service2.ultipro.com@evil.example/x' },
	{ url: '//evil.example/x' },
	{ url: '\\\\evil.example/x' },
	{ url: 'file:///etc/x' },
	{ url: '/x', baseURL: 'https://evil.example' },
	{ uri: 'https://evil.example/services/x' },
])('the service account is not sent to another host: %j', async (options) => {
	expect(await veto(options, CREDENTIAL)).toContain('was not sent, because the address');
});

test('an address that is none is vetoed with a sentence that names the credential', async () => {
	expect(await veto({ url: 'https://' }, CREDENTIAL)).toContain('UKG Pro credential was not sent');
});

test("the caller's object stays as it is and may be used again", async () => {
	const options = { url: PATH, headers: { Accept: 'a/b' }, qs: { a: 1 } };
	const before = structuredClone(options);
	const first = await authenticate(options);
	const second = await authenticate(options);
	expect(options).toEqual(before);
	expect(second).toEqual(first);
});

test('a request handed over a second time, as n8n does after a 401, is refused', async () => {
	const hook = type.authenticate as Extract<IAuthenticate, (...args: never[]) => unknown>;
	const issued = await hook(CREDENTIAL, { url: PATH });
	const error = await hook(CREDENTIAL, issued).then(
		() => new Error('was not refused'),
		(reason: Error) => reason,
	);
	expect(error).toMatchObject({ response: { status: 401 } });
	expect(error.message).toContain('is not repeated');
	for (const secret of SECRETS) expect(error.message).not.toContain(secret);
	await expect(hook(CREDENTIAL, { url: PATH })).resolves.toBeDefined();
});

test('five required fields and an optional one, secrets as passwords', () => {
	const table = type.properties.map(({ name, displayName, required, typeOptions }) => [
		name,
		displayName,
		required ?? false,
		typeOptions?.password ?? false,
	]);
	expect(table).toEqual([
		['username', 'Username', true, false],
		['password', 'Password', true, true],
		['customerApiKey', 'Customer API Key', true, true],
		['domain', 'Web Service Domain', true, false],
		['subdomain', 'Web Service Subdomain', true, false],
		['userApiKey', 'User API Key', false, true],
	]);
	expect(type.properties.every((property) => property.type === 'string')).toBe(true);
	expect(type.properties.every((property) => property.default === '')).toBe(true);
});

test.each(type.properties.map(({ name, description = '' }) => [name, description] as const))(
	'%s says where UKG Pro shows it',
	(name, description) => {
		const page = ['domain', 'subdomain'].includes(name)
			? 'Web Services'
			: 'Service Account Administration';
		expect(description).toContain(`Menu > System Configuration > Security > ${page}`);
	},
);

test('the domain explains the failures that no rule reaches', () => {
	const { description } = type.properties.find(({ name }) => name === 'domain') ?? {};
	for (const code of ['ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT'])
		expect(description).toContain(code);
});

interface Rule {
	type: string;
	properties: { value?: number | string; key?: string; message: string };
}
const rules = (type.test.rules ?? []) as unknown as Rule[];
const messageFor = (status: number) =>
	rules
		.filter(({ properties }) => properties.value === status)
		.map((rule) => rule.properties.message);

test('the test reads the one list that needs no permission', () => {
	expect(type.test.request.url).toBe('/configuration/v1/earnings?page=1&per_Page=1');
	expect(type.test.request.method ?? 'GET').toBe('GET');
});

test.each<[number, string]>([
	[401, 'refused the user name, the password or the Customer API Key'],
	[401, 'capitals of the user name'],
	[401, 'may have expired'],
	[401, 'active'],
	[403, 'The credentials are right'],
	[403, 'permission is missing'],
	[404, 'does not know the UKG Pro API'],
	[429, 'too many requests'],
	...[301, 302, 303, 307, 308].map((status): [number, string] => [
		status,
		'web page or a redirect',
	]),
	...[500, 502, 503, 504].map((status): [number, string] => [status, `(HTTP ${status})`]),
])('HTTP %i has its own text: %s', (status, words) => {
	expect(messageFor(status)).toEqual([expect.stringContaining(words)]);
});

test('a web page or nothing instead of the API, with a good status, is no success', () => {
	const bodies = rules.filter((rule) => rule.type === 'responseSuccessBody');
	/** As n8n compares: the property of that name, of a body that stayed text. */
	const isRefused = (body: string) =>
		bodies.some(({ properties: { key, value } }) => body[key as 'length'] === value);
	for (const page of ['<!DOCTYPE html>', '\r\n<html>', '\n<html>', '  <html>', '\t<a>', '']) {
		expect([page, isRefused(page)]).toEqual([page, true]);
	}
	for (const answer of ['[]', '[{"earningCode":"REG"}]', '{}']) {
		expect([answer, isRefused(answer)]).toEqual([answer, false]);
	}
	for (const { properties } of bodies) expect(properties.message).toContain('web page');
	expect(type.test.request.encoding).toBe('text');
});

test('each kind of failure has its own text', () => {
	const kinds = [401, 403, 404, 429, 302, 503].map((status) => messageFor(status)[0]);
	expect(new Set(kinds).size).toBe(kinds.length);
});
