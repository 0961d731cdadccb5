import { startSimulator, type Fault, type Simulator } from '../../simulator';
import { defaultVariants, type Variants } from '../../simulator/variants';
import { call, NOW } from './simulatorClient';
import {
	actionOf,
	COMPENSATION,
	connect,
	credentialsOf,
	envelope,
	identifierBody,
	login,
	LOGIN,
	LOGIN_ACTION,
	loginBody,
	namespaceOf,
	operations,
	PERSON,
	post,
	queryBody,
	texts,
	tokenHeaders,
	type Credentials,
	type SoapReply,
} from './simulatorSoapClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 40, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SOAP_TYPE = 'application/soap+xml; charset=utf-8';

function logIn(change: Partial<Credentials> = {}): Promise<SoapReply> {
	return post(simulator, LOGIN, loginBody({ ...credentialsOf(simulator), ...change }));
}

/** The text of a `Fault`, with the status it came with. */
function faultOf({ status, text }: SoapReply): [number, string] {
	const reason = /<s:Reason><s:Text xml:lang="en-US">([^<]+)<\/s:Text><\/s:Reason>/.exec(text);
	return [status, reason?.[1] ?? 'no fault'];
}

function searchAll(header: string): string {
	return envelope(actionOf('FindPeople'), header, queryBody('FindPeople', ''));
}

async function header(): Promise<string> {
	return tokenHeaders(await login(simulator), simulator.customerApiKey);
}

describe('the login', () => {
	test('answers as published, with a GUID', async () => {
		const { status, type, text } = await logIn();
		const [token] = texts({ status, type, text }, 'Token');
		expect([status, type]).toEqual([200, SOAP_TYPE]);
		expect(token).toMatch(GUID);
		expect(text).toBe(
			'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">' +
				'<s:Header><a:Action s:mustUnderstand="1">http://www.ultipro.com/services/loginservice/ILoginService/AuthenticateResponse</a:Action></s:Header>' +
				'<s:Body><TokenResponse xmlns="http://www.ultipro.com/contracts">' +
				'<Status xmlns="http://www.ultipro.com/services/loginservice">Ok</Status>' +
				'<StatusMessage xmlns="http://www.ultipro.com/services/loginservice"/>' +
				`<Token xmlns="http://www.ultipro.com/services/loginservice">${token}</Token>` +
				'</TokenResponse></s:Body></s:Envelope>',
		);
		expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
		expect(texts(await logIn(), 'Token')).not.toEqual([token]);
	});

	test('takes its four values in any order', async () => {
		const reversed = Object.fromEntries(Object.entries(credentialsOf(simulator)).reverse());
		expect(Object.keys(reversed)[0]).toBe('UserName');
		expect(texts(await post(simulator, LOGIN, loginBody(reversed)), 'Status')).toEqual(['Ok']);
	});

	const WRONG_USER = 'User authentication failed';
	const WRONG_CUSTOMER = 'There was a problem with the authentication process';

	test.each<[string, Partial<Credentials>, string]>([
		['a wrong user', { UserName: 'nobody' }, WRONG_USER],
		['the user in capitals', { UserName: 'SVC.WORKFLOWS' }, WRONG_USER],
		['no user', { UserName: undefined }, WRONG_USER],
		['a wrong password', { Password: 'wrong' }, WRONG_USER],
		['no password', { Password: undefined }, WRONG_USER],
		['a wrong user key', { UserAccessKey: 'WRONG' }, WRONG_USER],
		['an empty user key', { UserAccessKey: '' }, WRONG_USER],
		['no user key', { UserAccessKey: undefined }, WRONG_USER],
		['a wrong customer key', { ClientAccessKey: 'WRONG' }, WRONG_CUSTOMER],
		['no customer key', { ClientAccessKey: undefined }, WRONG_CUSTOMER],
	])('is refused with %s', async (_what, change, message) => {
		const reply = await logIn(change);
		expect(reply.status).toBe(200);
		expect(texts(reply, 'Status')).toEqual(['Error']);
		expect(texts(reply, 'StatusMessage')).toEqual([message]);
		expect(texts(reply, 'Token')).toEqual(['']);
		expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 1 });
		expect(simulator.unauthorized).toBe(1);
		expect(simulator.requests.map(({ authorized }) => authorized)).toEqual([false]);
	});

	test('takes values of its own namespace only', async () => {
		const body = loginBody(credentialsOf(simulator)).replace(
			/loginservice">(?=[^<]+<\/h:Password)/,
			'other">',
		);
		expect(texts(await post(simulator, LOGIN, body), 'StatusMessage')).toEqual([WRONG_USER]);
	});

	test('can be refused by a status or a fault, and counts alike', async () => {
		simulator.setVariants({ soapLoginFailure: 'status' });
		const status = await logIn({ Password: 'wrong' });
		expect([status.status, texts(status, 'StatusMessage')]).toEqual([403, [WRONG_USER]]);
		simulator.setVariants({ soapLoginFailure: 'fault' });
		expect(faultOf(await logIn({ ClientAccessKey: 'X' }))).toEqual([500, WRONG_CUSTOMER]);
		expect(simulator.soapLogins).toEqual({ attempts: 2, refused: 2 });
		expect(simulator.unauthorized).toBe(2);
	});

	test('may do without a user key, and never with a wrong one', async () => {
		simulator.setVariants({ soapUserKey: 'optional' });
		expect(texts(await logIn({ UserAccessKey: '' }), 'Status')).toEqual(['Ok']);
		expect(texts(await logIn({ UserAccessKey: undefined }), 'Status')).toEqual(['Ok']);
		expect(texts(await logIn({ UserAccessKey: 'WRONG' }), 'Status')).toEqual(['Error']);
	});

	test('asks no role', async () => {
		simulator.setRoles([]);
		expect(texts(await logIn(), 'Status')).toEqual(['Ok']);
	});
});

describe('a token', () => {
	const EXPIRED = 'Authentication failed: the token is not valid or has expired.';
	const search = async (headers: string) => post(simulator, PERSON, searchAll(headers));

	test('is needed, with the customer key', async () => {
		const token = await login(simulator);
		const key = simulator.customerApiKey;
		expect((await search(tokenHeaders(token, key))).status).toBe(200);
		for (const wrong of ['', 'x', '00000000-0000-0000-0000-000000000000']) {
			expect(faultOf(await search(tokenHeaders(wrong, key)))).toEqual([500, EXPIRED]);
		}
		expect(faultOf(await search(''))).toEqual([500, EXPIRED]);
		const wrongKey = [500, 'Authentication failed: the client access key is not valid.'];
		expect(faultOf(await search(tokenHeaders(token, 'WRONG')))).toEqual(wrongKey);
		const elsewhere = tokenHeaders(token, key).replace('/ultiprotoken"', '/token"');
		expect(faultOf(await search(elsewhere))).toEqual([500, EXPIRED]);
		expect(simulator.unauthorized).toBe(0);
	});

	test('does not open REST, nor the REST account SOAP', async () => {
		const reply = await call(simulator, 'POST', PERSON, {
			body: searchAll(''),
			headers: { 'content-type': SOAP_TYPE },
		});
		expect([reply.status, reply.text.includes(EXPIRED)]).toEqual([500, true]);
	});

	test('ends when it is told to', async () => {
		const first = await header();
		const second = await header();
		simulator.expireTokens();
		expect(faultOf(await search(first))).toEqual([500, EXPIRED]);
		expect(faultOf(await search(second))).toEqual([500, EXPIRED]);
		const third = await header();
		expect((await search(third)).status).toBe(200);
		const told = await fetch(`${simulator.url}/__simulator/tokens/expire`, { method: 'POST' });
		expect([told.status, await told.json()]).toEqual([200, {}]);
		expect(faultOf(await search(third))).toEqual([500, EXPIRED]);
		const fourth = await header();
		simulator.reset();
		expect(faultOf(await search(fourth))).toEqual([500, EXPIRED]);
	});

	test('gets too old by the clock of the tenant', async () => {
		simulator.setVariants({ soapTokenLifetimeSeconds: 600 });
		const old = await header();
		simulator.advanceClock(500_000);
		expect((await search(old)).status).toBe(200);
		simulator.advanceClock(101_000);
		expect(faultOf(await search(old))).toEqual([500, EXPIRED]);
		expect((await search(await header())).status).toBe(200);
	});

	test('can be refused by a status', async () => {
		simulator.setVariants({ soapTokenRefusal: 'status' });
		const { status, text } = await search('');
		expect([status, text, simulator.unauthorized]).toEqual([401, '', 1]);
	});
});

describe('roles', () => {
	test.each([
		['EmployeePerson:View', ['FindPeople', 'GetPersonByEmployeeIdentifier']],
		['EmployeeCompensation:View', ['FindCompensations', 'GetCompensationByEmployeeIdentifier']],
		['EmployeePersonDetails:View', []],
	])('%s opens %j', async (role, open) => {
		simulator.setRoles([role]);
		const client = await connect(simulator);
		const { person } = simulator.data.employments[0];
		const allowed = [];
		for (const operation of operations) {
			const reply = operation.startsWith('Find')
				? await client.find(operation)
				: await client.get(operation, 'EmployeeNumberIdentifier', {
						EmployeeNumber: person.employeeNumber,
					});
			if (reply.status === 200) allowed.push(operation);
			else expect(faultOf(reply)).toEqual([500, 'Access is denied.']);
		}
		expect(allowed).toEqual(open);
	});

	test('that are missing can be told by an error or a status', async () => {
		const client = await connect(simulator);
		simulator.setRoles([]);
		simulator.setVariants({ soapForbidden: 'error' });
		const error = await client.find('FindCompensations');
		expect([error.status, texts(error, 'HasErrors'), texts(error, 'Message')]).toEqual([
			200,
			['true'],
			['Access is denied.'],
		]);
		simulator.setVariants({ soapForbidden: 'status' });
		const status = await client.find('FindCompensations');
		expect([status.status, status.text, simulator.unauthorized]).toEqual([403, '', 0]);
	});
});

describe('the transport', () => {
	test.each(operations)('%s answers with its action and content type', async (operation) => {
		const client = await connect(simulator);
		const reply = await client.find(operation);
		expect([reply.status, reply.type]).toEqual([200, SOAP_TYPE]);
		expect(reply.text).toMatch(
			/^<s:Envelope xmlns:s="[^"]*soap-envelope" xmlns:a="[^"]*addressing"><s:Header><a:Action s:mustUnderstand="1">/,
		);
		expect(texts(reply, 'Action')).toEqual([`${actionOf(operation)}Response`]);
	});

	test.each([
		['text/xml; charset=utf-8', 415],
		['application/json', 415],
		['application/soap+xml; charset=iso-8859-1', 415],
		['application/soap+xmlish', 415],
		['application/soap+xml', 200],
		['application/soap+xml;charset="UTF-8"', 200],
		[`application/soap+xml; charset=utf-8; action="${LOGIN_ACTION}"`, 200],
		['application/soap+xml; charset=utf-8; action="urn:other"', 500],
	])('the content type %s is a %i', async (type, status) => {
		const body = loginBody(credentialsOf(simulator));
		expect((await post(simulator, LOGIN, body, type)).status).toBe(status);
	});

	test('serves POST on the three paths only', async () => {
		const get = await call(simulator, 'GET', LOGIN);
		expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
		expect((await post(simulator, '/services/EmployeeJob', searchAll(''))).status).toBe(404);
		expect((await post(simulator, `${PERSON}/FindPeople`, searchAll(''))).status).toBe(404);
	});

	test('counts in the quota', async () => {
		simulator.setVariants({ rateLimit: { requests: 1, windowSeconds: 60, retryAfter: 'none' } });
		expect((await logIn()).status).toBe(200);
		expect((await logIn()).status).toBe(429);
		expect(simulator.soapLogins.attempts).toBe(1);
	});

	test('prefixes are free', async () => {
		const token = await login(simulator);
		const [{ person, company }] = simulator.data.employments;
		const body = `<?xml version="1.0" encoding="UTF-8"?>
<!-- all of it with other prefixes -->
<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope">
  <Header>
    <t:UltiProToken xmlns:t="http://www.ultimatesoftware.com/foundation/authentication/ultiprotoken"><![CDATA[${token}]]></t:UltiProToken>
    <k:ClientAccessKey xmlns:k="http://www.ultimatesoftware.com/foundation/authentication/clientaccesskey">${simulator.customerApiKey}</k:ClientAccessKey>
    <w:MessageID xmlns:w="http://www.w3.org/2005/08/addressing">urn:uuid:1</w:MessageID>
    <w:Action xmlns:w="http://www.w3.org/2005/08/addressing" xmlns:e="http://www.w3.org/2003/05/soap-envelope" e:mustUnderstand='true'>${actionOf('GetPersonByEmployeeIdentifier')}</w:Action>
  </Header>
  <Body>
    <p:GetPersonByEmployeeIdentifier xmlns:p="${namespaceOf('FindPeople')}">
      <p:employeeIdentifier xmlns="http://www.ultipro.com/contracts" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="EmployeeNumberIdentifier">
        <CompanyCode>${company.code}</CompanyCode>
        <EmployeeNumber>&#x30;${person.employeeNumber.slice(1)}</EmployeeNumber>
      </p:employeeIdentifier>
    </p:GetPersonByEmployeeIdentifier>
  </Body>
</Envelope>`;
		const reply = await post(simulator, PERSON, body);
		expect([reply.status, texts(reply, 'SSN')]).toEqual([200, ['000000001']]);
	});

	test.each<[string, (body: string) => string, string | RegExp]>([
		[
			'envelope of SOAP 1.1',
			(body) =>
				body.replace(
					'http://www.w3.org/2003/05/soap-envelope',
					'http://schemas.xmlsoap.org/soap/envelope/',
				),
			/^The root has to be Envelope/,
		],
		[
			'addressing of 2004',
			(body) => body.replace('2005/08/addressing', '2004/08/addressing'),
			'The header Action of http://www.w3.org/2004/08/addressing is not understood.',
		],
		[
			'no mustUnderstand',
			(body) => body.replace(' s:mustUnderstand="1"', ''),
			'The header Action with mustUnderstand is missing.',
		],
		[
			'mustUnderstand without namespace',
			(body) => body.replace('s:mustUnderstand', 'mustUnderstand'),
			'The header Action with mustUnderstand is missing.',
		],
		[
			'an action of another service',
			(body) => body.replace(actionOf('FindPeople'), actionOf('FindCompensations')),
			/ActionNotSupported/,
		],
		[
			'an action with a typing error',
			(body) => body.replace('IEmployeePerson/FindPeople', 'IEmployeePerson/Findpeople'),
			/ActionNotSupported/,
		],
		[
			'the action of another operation',
			(body) => body.replace(actionOf('FindPeople'), actionOf('GetPersonByEmployeeIdentifier')),
			/^The Body has to hold GetPersonByEmployeeIdentifier of /,
		],
		[
			'an operation in the wrong namespace',
			(body) => body.replace('<FindPeople xmlns="', '<FindPeople xmlns="urn:'),
			/^The Body has to hold FindPeople of /,
		],
		[
			'an empty body',
			(body) => body.replace(/<FindPeople[^]*FindPeople>/, ''),
			/Body with one element/,
		],
		[
			'a header nobody knows and everybody has to',
			(body) => body.replace('<s:Header>', '<s:Header><x xmlns="urn:x" s:mustUnderstand="true"/>'),
			'The header x of urn:x is not understood.',
		],
	])('%s is a fault', async (_what, change, reason) => {
		const body = searchAll(await header());
		expect((await post(simulator, PERSON, body)).status).toBe(200);
		const changed = change(body);
		expect(changed).not.toBe(body);
		const [status, text] = faultOf(await post(simulator, PERSON, changed));
		expect(status).toBe(500);
		expect(text).toMatch(reason);
	});

	test.each<[string, (body: string) => string]>([
		['nothing', () => ''],
		['JSON', () => '{"query": {}}'],
		['text before', (body) => `x${body}`],
		['text behind', (body) => `${body}x`],
		['two roots', (body) => body + body],
		['a missing end', (body) => body.replace('</s:Envelope>', '')],
		['crossed tags', (body) => body.replace('</s:Body>\n</s:Envelope>', '</s:Envelope></s:Body>')],
		['a prefix nobody declared', (body) => body.replace(/s:Header>/g, 'x:Header>')],
		['an attribute without quotes', (body) => body.replace('"1"', '1')],
		['an attribute twice', (body) => body.replace('s:must', 's:mustUnderstand="1" s:must')],
		['a bare ampersand', (body) => body.replace('<query', 'A & B<query')],
		['a bare <', (body) => body.replace('<query', '1 < 2<query')],
		['an entity nobody declared', (body) => body.replace('<query', '&nbsp;<query')],
		['a reference to no character', (body) => body.replace('<query', '&#0;<query')],
		['a control character', (body) => body.replace('<query', '\u0001<query')],
		['the end of CDATA', (body) => body.replace('<query', ']]><query')],
		['an instruction', (body) => body.replace('<query', '<?go on?><query')],
		['another encoding', (body) => `<?xml version="1.0" encoding="utf-16"?>${body}`],
		['XML 1.1', (body) => `<?xml version="1.1"?>${body}`],
		['a prefix bound to nothing', (body) => body.replace('xmlns:a=', 'xmlns:z="" xmlns:a=')],
		['a DOCTYPE', (body) => `<!DOCTYPE s:Envelope>${body}`],
		['a DOCTYPE with entities', (body) => `<!DOCTYPE s:Envelope [<!ENTITY x "y">]>${body}`],
	])('%s is a 400 with a fault', async (_what, change) => {
		const body = searchAll(await header());
		const [status, reason] = faultOf(await post(simulator, PERSON, change(body)));
		expect([status, reason]).toEqual([400, expect.stringMatching(/^The body is no XML\. /)]);
	});

	test('a DOCTYPE is called by its name', async () => {
		const [, reason] = faultOf(await post(simulator, PERSON, `<!DOCTYPE x>${searchAll('')}`));
		expect(reason).toBe('The body is no XML. A DOCTYPE is not allowed.');
	});
});

describe('what is kept of requests', () => {
	test('is no password, key, token or number of a person', async () => {
		const credentials = credentialsOf(simulator);
		await logIn();
		await logIn({ Password: 'another-secret' });
		const token = await login(simulator);
		const headers = tokenHeaders(token, simulator.customerApiKey);
		const operation = 'GetPersonByEmployeeIdentifier';
		for (const [type, name] of [
			['SsnIdentifier', 'Ssn'],
			['SinIdentifier', 'Sin'],
			['NationalIdentifier', 'NationalId'],
			['SsnIdentifier', 'SSN'],
		]) {
			const members = `<b:CompanyCode>EXHLD</b:CompanyCode><b:${name}>000-12-3456</b:${name}>`;
			const body = identifierBody(operation, type, members);
			await post(simulator, PERSON, envelope(actionOf(operation), headers, body));
		}
		// What is not well-formed, or goes where nobody reads SOAP, holds secrets all the same.
		await post(simulator, LOGIN, loginBody(credentials).replace('</s:Envelope>', ''));
		await post(simulator, LOGIN, JSON.stringify(credentials));
		await post(simulator, '/services/Login', loginBody(credentials));
		await post(simulator, '/Services/LoginService', `\n${loginBody(credentials)}`);
		await post(simulator, '/', loginBody(credentials).slice(0, -5));
		const kept = JSON.stringify(simulator.requests);
		const secrets = [...Object.values(credentials), 'another-secret', token, '000-12-3456'];
		for (const secret of secrets.filter((each) => each !== simulator.username)) {
			expect(kept).not.toContain(secret);
		}
		expect(kept).not.toContain(simulator.username);
		const control = await fetch(`${simulator.url}/__simulator/state`);
		expect(await control.text()).not.toContain(token);
	});

	test('is the operation, and elements in their order', async () => {
		const client = await connect(simulator);
		await client.find('FindPeople', { Status: '=A', LastName: 'LIKE (D%)' });
		await client.get('GetCompensationByEmployeeIdentifier', 'SsnIdentifier', {
			CompanyCode: 'EXHLD',
			Ssn: '000000001',
		});
		expect(
			simulator.requests.map(({ body, status, authorized }) => [body, status, authorized]),
		).toEqual([
			[{ operation: 'Authenticate' }, 200, true],
			[{ operation: 'FindPeople', parameters: { Status: '=A', LastName: 'LIKE (D%)' } }, 200, true],
			[
				{
					operation: 'GetCompensationByEmployeeIdentifier',
					parameters: { CompanyCode: 'EXHLD', Ssn: '(not kept)' },
					type: 'b:SsnIdentifier',
				},
				200,
				true,
			],
		]);
		const [, search] = simulator.requests;
		expect(Object.keys((search.body as { parameters: object }).parameters)).toEqual([
			'Status',
			'LastName',
		]);
		expect(simulator.counters).toEqual({
			[`POST ${LOGIN}/Authenticate`]: 1,
			[`POST ${PERSON}/FindPeople`]: 1,
			[`POST ${COMPENSATION}/GetCompensationByEmployeeIdentifier`]: 1,
		});
	});

	test('is counted in the state', async () => {
		await logIn({ Password: 'wrong' });
		const state = await (await fetch(`${simulator.url}/__simulator/state`)).json();
		expect(state).toMatchObject({
			counters: { unauthorized: 1, soapLogins: { attempts: 1, refused: 1 } },
		});
	});
});

describe('faults', () => {
	const breakOnce = (fault: Fault) => simulator.addFault({ count: 1, ...fault });

	test('meet a service or one operation of it', async () => {
		const client = await connect(simulator);
		simulator.addFault({ path: `${PERSON}/FindPeople`, status: 405 });
		simulator.addFault({ path: COMPENSATION, status: 503 });
		const statuses = [];
		for (const operation of operations) statuses.push((await client.find(operation)).status);
		expect(statuses).toEqual([405, 200, 503, 503]);
		expect((await logIn()).status).toBe(200);
	});

	test('soapFault is a fault with a status and a text', async () => {
		const client = await connect(simulator);
		breakOnce({ kind: 'soapFault' });
		const first = await client.find('FindPeople');
		expect(first.type).toBe(SOAP_TYPE);
		expect(faultOf(first)).toEqual([500, expect.stringContaining('internal error')]);
		expect(first.text).toContain(
			'<s:Body><s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason>',
		);
		breakOnce({ kind: 'soapFault', status: 400, reason: 'Later & <again>' });
		const second = await client.find('FindPeople');
		expect(faultOf(second)).toEqual([400, 'Later &amp; &lt;again&gt;']);
		breakOnce({ kind: 'soapFault', body: '<other/>', headers: { 'Retry-After': '1' } });
		expect((await client.find('FindPeople')).text).toBe('<other/>');
		expect((await client.find('FindPeople')).status).toBe(200);
	});

	test('hasErrors is the error of the operation', async () => {
		const client = await connect(simulator);
		breakOnce({ kind: 'hasErrors', reason: 'Try later' });
		const reply = await client.find('FindCompensations');
		expect([reply.status, texts(reply, 'HasErrors'), texts(reply, 'Success')]).toEqual([
			200,
			['true'],
			['false'],
		]);
		expect([texts(reply, 'Message'), texts(reply, 'Severity')]).toEqual([['Try later'], ['Error']]);
		expect(reply.text).toContain('<FindCompensationsResult ');
		breakOnce({ kind: 'hasErrors', reason: 'Try later' });
		const refused = await logIn();
		expect([texts(refused, 'Status'), texts(refused, 'StatusMessage')]).toEqual([
			['Error'],
			['Try later'],
		]);
		expect(simulator.unauthorized).toBe(0);
		breakOnce({ kind: 'hasErrors' });
		expect((await call(simulator, 'GET', '/configuration/v1/jobs')).status).toBe(500);
	});

	test('invalidXml and entityBomb are what they are called', async () => {
		const client = await connect(simulator);
		breakOnce({ kind: 'invalidXml' });
		const broken = await client.find('FindPeople');
		expect([broken.status, broken.type]).toEqual([200, SOAP_TYPE]);
		expect(broken.text).toContain('<b:Results></b:Result>');
		breakOnce({ kind: 'entityBomb' });
		const bomb = await client.find('FindPeople');
		expect([bomb.status, bomb.type]).toEqual([200, SOAP_TYPE]);
		expect(bomb.text).toMatch(/^<!DOCTYPE .*<!ENTITY e9 "(&e8;){10}">.*&e9;/);
		expect(bomb.text.length).toBeLessThan(2_000);
	});

	test('truncate cuts the XML, and a lost connection is one', async () => {
		const client = await connect(simulator);
		const whole = (await client.find('FindPeople')).text;
		breakOnce({ kind: 'truncate' });
		const half = await client.find('FindPeople');
		expect([half.status, half.type]).toEqual([200, SOAP_TYPE]);
		expect(whole.startsWith(half.text)).toBe(true);
		expect(half.text.length).toBeLessThan(whole.length * 0.6);
		breakOnce({ kind: 'gzip' });
		expect((await client.find('FindPeople')).text).toBe(whole);
		for (const kind of ['reset', 'resetMidBody', 'badGzip'] as const) {
			breakOnce({ kind });
			await expect(client.find('FindPeople')).rejects.toThrow();
		}
		breakOnce({ kind: 'html' });
		expect((await client.find('FindPeople')).type).toBe('text/html; charset=utf-8');
		breakOnce({ kind: 'empty' });
		expect((await client.find('FindPeople')).text).toBe('');
	});

	test('a login whose answer is lost was one', async () => {
		breakOnce({ kind: 'soapFault', afterWrite: true });
		expect((await logIn()).status).toBe(500);
		expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
		breakOnce({ kind: 'soapFault' });
		expect((await logIn()).status).toBe(500);
		expect(simulator.soapLogins).toEqual({ attempts: 1, refused: 0 });
	});

	test('a reason has to be a text', () => {
		expect(() => simulator.addFault({ kind: 'soapFault', reason: 5 as unknown as string })).toThrow(
			'fault.reason has to be a text.',
		);
	});
});

test.each<[Partial<Record<keyof Variants, unknown>>, string]>([
	[{ soapLoginFailure: 'no' }, 'soapLoginFailure has to be one of message, status, fault'],
	[{ soapUserKey: true }, 'soapUserKey has to be one of'],
	[{ soapTokenLifetimeSeconds: -1 }, 'soapTokenLifetimeSeconds has to be a whole number from 0'],
	[{ soapTokenRefusal: 'error' }, 'soapTokenRefusal has to be one of fault, status'],
	[{ soapForbidden: 'no' }, 'soapForbidden has to be one of fault, error, status'],
	[{ soapWrapper: 'x' }, 'soapWrapper has to be one of contract, other'],
	[{ soapWarnings: 1 }, 'soapWarnings has to be true or false'],
	[{ soapPageSizeCap: 0 }, 'soapPageSizeCap has to be a whole number from 1'],
	[{ soapPageIgnored: null }, 'soapPageIgnored has to be true or false'],
])('%j is no variant', (variants, sentence) => {
	expect(() => simulator.setVariants(variants as Partial<Variants>)).toThrow(sentence);
	expect(Object.keys(defaultVariants)).toContain(Object.keys(variants)[0]);
});
