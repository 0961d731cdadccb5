import type { Simulator } from '../../simulator';

/** Requests as the contract's samples write them; nothing of the simulator's own writing is used. */

export const LOGIN = '/services/LoginService';
export const PERSON = '/services/EmployeePerson';
export const COMPENSATION = '/services/EmployeeCompensation';

const LOGIN_NS = 'http://www.ultipro.com/services/loginservice';
const services = {
	FindPeople: [PERSON, 'employeeperson', 'IEmployeePerson'],
	GetPersonByEmployeeIdentifier: [PERSON, 'employeeperson', 'IEmployeePerson'],
	FindCompensations: [COMPENSATION, 'employeecompensation', 'IEmployeeCompensation'],
	GetCompensationByEmployeeIdentifier: [
		COMPENSATION,
		'employeecompensation',
		'IEmployeeCompensation',
	],
} as const;

export type Operation = keyof typeof services;
export const operations = Object.keys(services) as Operation[];

export function pathOf(operation: Operation): string {
	return services[operation][0];
}

export function namespaceOf(operation: Operation): string {
	return `http://www.ultipro.com/services/${services[operation][1]}`;
}

export function actionOf(operation: Operation): string {
	return `${namespaceOf(operation)}/${services[operation][2]}/${operation}`;
}

export interface SoapReply {
	status: number;
	type: string | null;
	text: string;
}

/** One SOAP request. */
export async function post(
	simulator: Simulator,
	path: string,
	body: string,
	contentType = 'application/soap+xml; charset=utf-8',
): Promise<SoapReply> {
	const response = await fetch(simulator.url + path, {
		method: 'POST',
		headers: { 'content-type': contentType },
		body,
	});
	const type = response.headers.get('content-type');
	return { status: response.status, type, text: await response.text() };
}

export function envelope(action: string, header: string, body: string): string {
	return `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">
  <s:Header>
    <a:Action s:mustUnderstand="1">${action}</a:Action>
    ${header}
  </s:Header>
  <s:Body>
    ${body}
  </s:Body>
</s:Envelope>`;
}

/** The four values of a login; undefined leaves one out. */
export interface Credentials {
	ClientAccessKey?: string;
	Password?: string;
	UserAccessKey?: string;
	UserName?: string;
}

export function credentialsOf(simulator: Simulator): Required<Credentials> {
	return {
		ClientAccessKey: simulator.customerApiKey,
		Password: simulator.password,
		UserAccessKey: simulator.userApiKey,
		UserName: simulator.username,
	};
}

export const LOGIN_ACTION = `${LOGIN_NS}/ILoginService/Authenticate`;

/** A login; its headers come in the order of the object. */
export function loginBody(credentials: Credentials): string {
	const header = Object.entries(credentials)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `<h:${name} xmlns:h="${LOGIN_NS}">${value}</h:${name}>`)
		.join('\n    ');
	return envelope(LOGIN_ACTION, header, '<TokenRequest xmlns="http://www.ultipro.com/contracts"/>');
}

/** Logs in with the simulator's account. */
export async function login(simulator: Simulator): Promise<string> {
	const { text } = await post(simulator, LOGIN, loginBody(credentialsOf(simulator)));
	const token = /<Token [^>]*loginservice">([^<]+)</.exec(text)?.[1];
	if (token === undefined) throw new Error(`There is no token in ${text}`);
	return token;
}

export function tokenHeaders(token: string, customerKey: string): string {
	return `<UltiProToken xmlns="http://www.ultimatesoftware.com/foundation/authentication/ultiprotoken">${token}</UltiProToken>
    <ClientAccessKey xmlns="http://www.ultimatesoftware.com/foundation/authentication/clientaccesskey">${customerKey}</ClientAccessKey>`;
}

/** The body of a search; `members` are elements with the prefix `b`. */
export function queryBody(operation: Operation, members: string): string {
	return `<${operation} xmlns="${namespaceOf(operation)}">
      <query xmlns:b="http://www.ultipro.com/contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${members}</query>
    </${operation}>`;
}

/** The body of a look-up. */
export function identifierBody(operation: Operation, type: string, members: string): string {
	return `<${operation} xmlns="${namespaceOf(operation)}">
      <employeeIdentifier xmlns:b="http://www.ultipro.com/contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="b:${type}">${members}</employeeIdentifier>
    </${operation}>`;
}

/** A client that has logged in. */
export interface SoapClient {
	send(operation: Operation, body: string): Promise<SoapReply>;
	/** @param members such as `{ LastName: 'LIKE (D%)' }`, in their order */
	find(operation: Operation, members?: Record<string, string>): Promise<SoapReply>;
	get(operation: Operation, type: string, members: Record<string, string>): Promise<SoapReply>;
}

export async function connect(simulator: Simulator): Promise<SoapClient> {
	const header = tokenHeaders(await login(simulator), simulator.customerApiKey);
	const send: SoapClient['send'] = (operation, body) =>
		post(simulator, pathOf(operation), envelope(actionOf(operation), header, body));
	return {
		send,
		find: (operation, members = {}) => send(operation, queryBody(operation, write(members))),
		get: (operation, type, members) =>
			send(operation, identifierBody(operation, type, write(members))),
	};
}

function write(members: Record<string, string>): string {
	return Object.entries(members)
		.map(([name, value]) => `<b:${name}>${escape(value)}</b:${name}>`)
		.join('');
}

function escape(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Every text of the elements of a name, whatever their prefix; nil ones are `''`. */
export function texts({ text }: SoapReply, name: string): string[] {
	const element = new RegExp(
		`<(?:\\w+:)?${name}(?: [^>]*[^/>])?>([^<]*)<|<(?:\\w+:)?${name}(?: [^>]*)?/>`,
		'g',
	);
	return [...text.matchAll(element)].map(([, content = '']) => content);
}

/** Company and number of each group of a search. */
export function found({ text }: SoapReply): string[] {
	const group =
		/<b:Employee(?:Person|Compensation)><b:CompanyCode>(\w+)<\/b:CompanyCode><b:EmployeeNumber>(\d+)</g;
	return [...text.matchAll(group)].map(([, company, number]) => `${company} ${number}`);
}
