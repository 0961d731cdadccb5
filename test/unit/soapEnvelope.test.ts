import { plan } from '../../nodes/UkgPro/engine/plan';
import type { SoapOperation } from '../../nodes/UkgPro/operations/types';
import type { SoapRequest } from '../../nodes/UkgPro/transport/request';
import { callOptions, loginOptions } from '../../nodes/UkgPro/transport/soap/envelope';
import { attributeOf, readXml, resolveValue, type XmlElement } from '../../simulator/soap/readXml';
import { UkgProApi } from '../../credentials/UkgProApi.credentials';
import { inputs, type Parameters } from './inputs';
import { operationOf } from './operations';
import { CREDENTIAL, SECRETS } from './session';
import { byNumber, PAY, PAY_OF_ONE, PEOPLE, PERSON } from './soapReplies';

const ENVELOPE = 'http://www.w3.org/2003/05/soap-envelope';
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const CONTRACTS = 'http://www.ultipro.com/contracts';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const LOGIN = 'http://www.ultipro.com/services/loginservice';
const TOKEN = 'http://www.ultimatesoftware.com/foundation/authentication/ultiprotoken';
const KEY = 'http://www.ultimatesoftware.com/foundation/authentication/clientaccesskey';

/** `{namespace}name` and text, or the elements inside. */
type Seen = [name: string, content: string | Seen[]];

const seen = ({ namespace, name, text, children }: XmlElement): Seen => [
	`{${namespace}}${name}`,
	children.length === 0 ? text : children.map(seen),
];

const LOGIN_VALUES = {
	username: CREDENTIAL.username,
	password: CREDENTIAL.password,
	customerApiKey: CREDENTIAL.customerApiKey,
	userApiKey: CREDENTIAL.userApiKey,
};

const request = (id: string, parameters: Parameters) =>
	plan(operationOf(id), inputs(parameters)).request as SoapRequest;

function call(id: string, parameters: Parameters, page = { number: 3, size: 100 }) {
	const operation = operationOf(id) as SoapOperation;
	return callOptions(
		operation.call,
		request(id, parameters),
		{ token: 'T-1', customerApiKey: CREDENTIAL.customerApiKey },
		page,
	);
}

const bodyOf = (options: { body?: unknown }) => readXml(options.body as string);

/** The elements of the query or the identifier, by local name. */
function parameterOf(options: { body?: unknown }): XmlElement {
	const [, body] = bodyOf(options).children;
	return body.children[0].children[0];
}

test('the login is what the contract says, element by element', () => {
	const options = loginOptions(LOGIN_VALUES, 5_000);
	expect(options).toMatchObject({
		method: 'POST',
		url: '/services/LoginService',
		headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' },
		timeout: 5_000,
	});
	const root = bodyOf(options);
	expect(seen(root)).toEqual([
		`{${ENVELOPE}}Envelope`,
		[
			[
				`{${ENVELOPE}}Header`,
				[
					[`{${ADDRESSING}}Action`, `${LOGIN}/ILoginService/Authenticate`],
					[`{${LOGIN}}ClientAccessKey`, 'K3Y55'],
					[`{${LOGIN}}Password`, 'pass word-1'],
					[`{${LOGIN}}UserAccessKey`, 'USERKEY12345'],
					[`{${LOGIN}}UserName`, 'jane.doe'],
				],
			],
			[`{${ENVELOPE}}Body`, [[`{${CONTRACTS}}TokenRequest`, '']]],
		],
	]);
	const [action] = root.children[0].children;
	expect(attributeOf(action, ENVELOPE, 'mustUnderstand')).toBe('1');
});

test('without a User API Key its element is there and empty', () => {
	const [header] = bodyOf(loginOptions({ ...LOGIN_VALUES, userApiKey: '' }, 1)).children;
	expect(header.children.map(({ name, text }) => [name, text])).toContainEqual([
		'UserAccessKey',
		'',
	]);
});

test('passwords with the signs of XML, blanks and letters of anywhere arrive as they are', () => {
	for (const password of [
		'a<b>&c"d\'e',
		' both ends ',
		'$1$&$`',
		']]>',
		'pässwörd日本😀',
		'a\r\nb',
	]) {
		const [header] = bodyOf(loginOptions({ ...LOGIN_VALUES, password }, 1)).children;
		expect(header.children.find(({ name }) => name === 'Password')?.text).toBe(password);
	}
});

test.each([
	[PEOPLE, 'EmployeePerson', 'employeeperson', 'FindPeople'],
	[PERSON, 'EmployeePerson', 'employeeperson', 'GetPersonByEmployeeIdentifier'],
	[PAY, 'EmployeeCompensation', 'employeecompensation', 'FindCompensations'],
	[
		PAY_OF_ONE,
		'EmployeeCompensation',
		'employeecompensation',
		'GetCompensationByEmployeeIdentifier',
	],
])('%s has its own path, action and namespace', (id, service, name, operation) => {
	const options = call(id, byNumber);
	expect(options).toMatchObject({
		method: 'POST',
		url: `/services/${service}`,
		headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' },
		timeout: 120_000,
	});
	const root = bodyOf(options);
	const namespace = `http://www.ultipro.com/services/${name}`;
	expect(seen(root.children[0])).toEqual([
		`{${ENVELOPE}}Header`,
		[
			[`{${ADDRESSING}}Action`, `${namespace}/I${service}/${operation}`],
			[`{${TOKEN}}UltiProToken`, 'T-1'],
			[`{${KEY}}ClientAccessKey`, 'K3Y55'],
		],
	]);
	expect(attributeOf(root.children[0].children[0], ENVELOPE, 'mustUnderstand')).toBe('1');
	const [content] = root.children[1].children;
	expect([content.namespace, content.name]).toEqual([namespace, operation]);
	expect(content.children.map((child) => [child.namespace, child.name])).toEqual([
		[namespace, operation.startsWith('Find') ? 'query' : 'employeeIdentifier'],
	]);
});

test.each([PERSON, PAY_OF_ONE])('%s sends the identifier as published', (id) => {
	const identifier = parameterOf(call(id, byNumber));
	expect(resolveValue(identifier, attributeOf(identifier, INSTANCE, 'type') ?? '')).toEqual({
		namespace: CONTRACTS,
		name: 'EmployeeNumberIdentifier',
	});
	expect(identifier.children.map(seen)).toEqual([
		[`{${CONTRACTS}}CompanyCode`, 'C0001'],
		[`{${CONTRACTS}}EmployeeNumber`, '000000104'],
	]);
});

/** Contract 3.8. */
test.each([
	['EmployeeNumberIdentifier', 'employeeNumber', 'EmployeeNumber'],
	['EmailAddressIdentifier', 'emailAddress', 'EmailAddress'],
	['SsnIdentifier', 'ssn', 'Ssn'],
	['SinIdentifier', 'sin', 'Sin'],
	['NationalIdentifier', 'nationalId', 'NationalId'],
	['UserDefinedIdentifier', 'userDefinedValue', 'Value'],
])('%s is its type and elements, with or without company', (identifyBy, name, wire) => {
	const everything = {
		employeeNumber: '1',
		emailAddress: '2',
		ssn: '3',
		sin: '4',
		nationalId: '5',
		userDefinedValue: '6',
	};
	for (const [companyCode, company] of [
		['C0001', [['CompanyCode', 'C0001']]],
		['', []],
	] as const) {
		// What another type has been filled in with is not sent.
		const identifier = parameterOf(
			call(PERSON, { ...everything, identifyBy, companyCode, [name]: '000 & 1' }),
		);
		expect(attributeOf(identifier, INSTANCE, 'type')?.replace(/^\w+:/, '')).toBe(identifyBy);
		expect(identifier.children.map((child) => [child.name, child.text])).toEqual([
			...company,
			[wire, '000 & 1'],
		]);
	}
});

/** Contract 3.5: the members in their order. */
const MEMBERS = [
	...['CompanyCode', 'CompanyName', 'Country', 'EmployeeNumber', 'FirstName', 'FormerName'],
	...['FullOrPartTime', 'Job', 'LastHire', 'LastName', 'Location', 'OrganizationLevel1'],
	...['OrganizationLevel2', 'OrganizationLevel3', 'OrganizationLevel4', 'OriginalHire'],
	...['PageNumber', 'PageSize', 'PayGroup', 'Status', 'SupervisorLastName', 'TerminationDate'],
	'TimeClockId',
];

test.each([PEOPLE, PAY])('%s sends all members in the order of the data contract', (id) => {
	const fields = MEMBERS.filter((name) => !name.startsWith('Page'));
	const isDay = (name: string) => ['LastHire', 'OriginalHire', 'TerminationDate'].includes(name);
	// Entered the other way round.
	const condition = [...fields].reverse().map((name) => ({
		field: name[0].toLowerCase() + name.slice(1),
		operator: 'equals',
		value: isDay(name) ? '2026-01-31' : 'A & <B>',
	}));
	const members = parameterOf(call(id, { conditions: { condition } })).children;
	expect(members.map(({ name }) => name)).toEqual(MEMBERS);
	expect(new Set(members.map(({ namespace }) => namespace))).toEqual(new Set([CONTRACTS]));
	for (const { name, text } of members) {
		const wanted = name === 'PageNumber' ? '3' : name === 'PageSize' ? '100' : '=A & <B>';
		expect([name, text]).toEqual([name, isDay(name) ? '=01/31/2026' : wanted]);
	}
});

test('an empty query is a page of everybody', () => {
	const options = call(PEOPLE, {}, { number: 1, size: 25 });
	expect(parameterOf(options).children.map(({ name, text }) => [name, text])).toEqual([
		['PageNumber', '1'],
		['PageSize', '25'],
	]);
});

test.each([
	['equals', 'A', '=A'],
	['equals', ' O\'Neil & "Sons" <x> ', '=O\'Neil & "Sons" <x>'],
	['equals', 7, '=7'],
	['notEquals', 'A', '<>A'],
	['like', 'D%', 'LIKE (D%)'],
	['in', 'A, L ,T', 'in(A, L, T)'],
	['in', ['A', 'L'], 'in(A, L)'],
	['isBlank', '', 'isblank()'],
	['isNotBlank', 'whatever', 'not isblank()'],
])('%s %j is sent as %j', (operator, value, text) => {
	const condition = [{ field: 'lastName', operator, value }];
	const [member] = parameterOf(call(PEOPLE, { conditions: { condition } })).children;
	expect([member.name, member.text]).toEqual(['LastName', text]);
});

test('the secrets are where they belong and nowhere else', async () => {
	const login = loginOptions(LOGIN_VALUES, 1);
	const options = call(PERSON, byNumber);
	const shown = (what: { body?: unknown }) => {
		const counts = SECRETS.map((secret) => String(what.body).split(secret).length - 1);
		for (const secret of SECRETS) {
			expect(JSON.stringify({ ...what, body: '' })).not.toContain(secret);
		}
		return counts;
	};
	// Password, Customer API Key, User API Key.
	expect(shown(login)).toEqual([1, 1, 1]);
	expect(shown(options)).toEqual([0, 1, 0]);

	// n8n has the credential add what requests need.
	const { authenticate } = new UkgProApi();
	if (typeof authenticate !== 'function') throw new Error('A function was expected');
	for (const each of [login, options]) {
		const { headers, url } = await authenticate(CREDENTIAL, each);
		expect(headers).toEqual({ 'Content-Type': 'application/soap+xml; charset=utf-8' });
		expect(url).toBe(`https://service2.ultipro.com${each.url}`);
	}
});
