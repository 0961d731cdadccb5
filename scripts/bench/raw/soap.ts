// The SOAP service for people with the least code that reads it. The parser and its settings are
// those of the node; the checks around it, which a raw client does without, are not.
import { XMLParser } from 'fast-xml-parser';
import type { Order, Row, Task } from '../order';
import { connect, inParallel } from './connection';

const LOGIN = 'http://www.ultipro.com/services/loginservice';
const PERSON = 'http://www.ultipro.com/services/employeeperson';
const KEYS = 'http://www.ultimatesoftware.com/foundation/authentication';
const CONTRACTS = 'http://www.ultipro.com/contracts';

const parser = new XMLParser({
	preserveOrder: true,
	removeNSPrefix: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	ignoreDeclaration: true,
	ignorePiTags: true,
	htmlEntities: true,
});

/** All people, page 1 first: it says how many pages there are. */
export async function readSoap(
	{ account }: Order,
	task: Extract<Task, { kind: 'soap' }>,
): Promise<Row[]> {
	const connection = connect(account, task);
	try {
		const login = await connection.postXml('/services/LoginService', loginBody(account));
		const token = /<Token[^>]*>([^<]+)</.exec(login)?.[1] ?? '';
		const pages: Row[][] = [];
		const read = async (number: number): Promise<number> => {
			const body = pageBody(token, account.customerApiKey, number, task.size);
			const root = parser.parse(
				await connection.postXml('/services/EmployeePerson', body),
			) as Xml[];
			pages[number] = peopleIn(root);
			return Number(findText(root, 'PageTotal'));
		};
		const last = await read(1);
		if (!task.onlyPage && last > 1) {
			await inParallel(task.parallel, 2, async (number) => {
				if (number > last) return 'last';
				await read(number);
				return 'more';
			});
		}
		return pages.flat();
	} finally {
		await connection.close();
	}
}

/** The parser's own form: the one key that is no `:@` is the name, or `#text`. */
type Xml = Record<string, unknown>;

const nameOf = (node: Xml) => Object.keys(node)[0];
const inside = (node: Xml) => node[nameOf(node)] as Xml[];

function findAll(nodes: Xml[], name: string): Xml[] {
	return nodes.flatMap((node) => {
		if (nameOf(node) === name) return [node];
		return nameOf(node) === '#text' ? [] : findAll(inside(node), name);
	});
}

const findText = (nodes: Xml[], name: string) =>
	textIn(inside(findAll(nodes, name)[0] ?? { '': [] }));

const textIn = (nodes: Xml[]) => nodes.map((node) => String(node['#text'] ?? '')).join('');

/** Each person with the company code and employee number of the group it is in. */
function peopleIn(root: Xml[]): Row[] {
	return findAll(root, 'EmployeePerson').flatMap((group) => {
		const about = fieldsOf(inside(group).filter((node) => nameOf(node) !== 'People'));
		return findAll(inside(group), 'Person').map((person) => ({
			...about,
			...fieldsOf(inside(person)),
		}));
	});
}

function fieldsOf(nodes: Xml[]): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const node of nodes) {
		const name = nameOf(node);
		if (name === '#text') continue;
		const content = inside(node);
		const isNested = content.some((child) => nameOf(child) !== '#text');
		fields[name] = isNested ? fieldsOf(content) : content.length === 0 ? null : textIn(content);
	}
	return fields;
}

function loginBody({ username, password, customerApiKey, userApiKey }: Order['account']): string {
	const header = Object.entries({
		ClientAccessKey: customerApiKey,
		Password: password,
		UserAccessKey: userApiKey,
		UserName: username,
	})
		.map(([name, value]) => `<h:${name} xmlns:h="${LOGIN}">${value}</h:${name}>`)
		.join('');
	return envelope(
		`${LOGIN}/ILoginService/Authenticate`,
		header,
		`<TokenRequest xmlns="${CONTRACTS}"/>`,
	);
}

function pageBody(token: string, key: string, page: number, size: number): string {
	return envelope(
		`${PERSON}/IEmployeePerson/FindPeople`,
		`<UltiProToken xmlns="${KEYS}/ultiprotoken">${token}</UltiProToken>` +
			`<ClientAccessKey xmlns="${KEYS}/clientaccesskey">${key}</ClientAccessKey>`,
		`<FindPeople xmlns="${PERSON}"><query xmlns:b="${CONTRACTS}"><b:PageNumber>${page}</b:PageNumber>` +
			`<b:PageSize>${size}</b:PageSize></query></FindPeople>`,
	);
}

function envelope(action: string, header: string, body: string): string {
	return (
		'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing">' +
		`<s:Header><a:Action s:mustUnderstand="1">${action}</a:Action>${header}</s:Header>` +
		`<s:Body>${body}</s:Body></s:Envelope>`
	);
}
