import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { plan } from '../../nodes/UkgPro/engine/plan';
import { readRows } from '../../nodes/UkgPro/transport/lists';
import type { Answer } from '../../nodes/UkgPro/transport/session';
import { inputs, type Parameters } from './inputs';
import { operationOf } from './operations';
import { CREDENTIAL, exchange, textAnswer, type Exchange, type Reply } from './session';

/** Answers written by hand after the contract's samples. */

export const PEOPLE = 'person.find';
export const PERSON = 'person.getByIdentifier';
export const PAY = 'compensation.find';
export const PAY_OF_ONE = 'compensation.getByIdentifier';

const escaped = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const envelope = (
	body: string,
) => `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">
  <s:Header>
    <a:Action s:mustUnderstand="1">http://www.ultipro.com/services/Response</a:Action>
  </s:Header>
  <s:Body>
    ${body}
  </s:Body>
</s:Envelope>`;

export const tokenAnswer = (
	{ status = 'Ok', said = '', token = 'token-1' } = {},
	httpStatus = 200,
): Answer =>
	textAnswer(
		envelope(`<TokenResponse xmlns="http://www.ultipro.com/contracts">
      <Status xmlns="http://www.ultipro.com/services/loginservice">${status}</Status>
      <StatusMessage xmlns="http://www.ultipro.com/services/loginservice">${escaped(said)}</StatusMessage>
      <Token xmlns="http://www.ultipro.com/services/loginservice">${token}</Token>
    </TokenResponse>`),
		httpStatus,
	);

export interface Said {
	readonly code?: string;
	readonly text: string;
	readonly severity: 'Error' | 'Warning' | 'Information';
}

interface About {
	readonly messages?: readonly Said[];
	readonly page?: number;
	readonly pages?: number;
	readonly total?: number;
}

/** An OperationResult and, as XML, what `Results` holds. */
export function resultAnswer(results: string, about: About = {}): Answer {
	const { messages = [{ code: 'OK', text: 'OK', severity: 'Information' }] } = about;
	const has = (severity: string) => messages.some((message) => message.severity === severity);
	const paging =
		about.pages === undefined
			? '<b:PagingInfo i:nil="true"/>'
			: `<b:PagingInfo><b:CurrentPage>${about.page ?? 1}</b:CurrentPage><b:PageSize>100</b:PageSize><b:PageTotal>${about.pages}</b:PageTotal><b:TotalItems>${about.total ?? 0}</b:TotalItems></b:PagingInfo>`;
	const said = messages.map(
		({ code = 'C1', text, severity }) =>
			`<b:OperationMessage><b:Code>${code}</b:Code><b:LogEntryId i:nil="true"/><b:Message>${escaped(text)}</b:Message><b:PropertyName i:nil="true"/><b:Severity>${severity}</b:Severity></b:OperationMessage>`,
	);
	return textAnswer(
		envelope(`<FindPeopleResponse xmlns="http://www.ultipro.com/services/employeeperson">
      <FindPeopleResult xmlns:b="http://www.ultipro.com/contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <b:OperationResult>
          <b:HasErrors>${has('Error')}</b:HasErrors>
          <b:HasWarnings>${has('Warning')}</b:HasWarnings>
          <b:Messages>${said.join('')}</b:Messages>
          ${paging}
          <b:RequestNumber i:nil="true"/>
          <b:Success>${!has('Error')}</b:Success>
        </b:OperationResult>
        ${results === '' ? '<b:Results i:nil="true"/>' : `<b:Results>${results}</b:Results>`}
      </FindPeopleResult>
    </FindPeopleResponse>`),
	);
}

/** A `Person` with these elements inside, as XML. */
export const personXml = (number: string, inside = `<b:FirstName>Jane</b:FirstName>`) =>
	`<b:EmployeePerson><b:CompanyCode>C0001</b:CompanyCode><b:EmployeeNumber>${number}</b:EmployeeNumber><b:FirstName>Jane</b:FirstName><b:LastName>Doe</b:LastName><b:People><b:Person>${inside}</b:Person></b:People></b:EmployeePerson>`;

/** `reason` as XML. */
export const faultAnswer = (
	reason: string,
	{ code = 's:Sender', subcode = '', status = 500 } = {},
): Answer =>
	textAnswer(
		envelope(
			`<s:Fault><s:Code><s:Value>${code}</s:Value>${
				subcode === '' ? '' : `<s:Subcode><s:Value>${subcode}</s:Value></s:Subcode>`
			}</s:Code><s:Reason><s:Text xml:lang="en-US">${reason}</s:Text></s:Reason></s:Fault>`,
		),
		status,
	);

export const isLogin = ({ url }: IHttpRequestOptions) => url === '/services/LoginService';

/** A session that logs in as it should, unless `login` says otherwise. */
export async function soapExchange(
	call: Reply,
	{
		login = () => tokenAnswer(),
		credential = CREDENTIAL,
	}: { readonly login?: Reply; readonly credential?: typeof CREDENTIAL } = {},
): Promise<Exchange & { logins(): number; calls(): IHttpRequestOptions[] }> {
	let logins = 0;
	let calls = 0;
	const made = await exchange(
		(request) => (isLogin(request) ? login(request, ++logins) : call(request, ++calls)),
		undefined,
		credential,
	);
	return Object.assign(made, {
		logins: () => made.sent.filter(isLogin).length,
		calls: () => made.sent.filter((request) => !isLogin(request)),
	});
}

/** What the operation asks for with these parameters; every row for lists. */
export async function rowsOf(
	{ session }: Exchange,
	id: string,
	parameters: Parameters = {},
): Promise<IDataObject[]> {
	const operation = operationOf(id);
	const { request, wanted } = plan(operation, inputs({ returnAll: true, ...parameters }));
	if (request.protocol === 'check') throw new Error(`${id} asks nothing itself`);
	const rows: IDataObject[] = [];
	await readRows(session, operation, request, wanted, (row) => rows.push(row));
	return rows;
}

export const byNumber = {
	identifyBy: 'EmployeeNumberIdentifier',
	companyCode: 'C0001',
	employeeNumber: '000000104',
};
