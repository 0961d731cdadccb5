// The SOAP service for people with the least code that reads it. The parser is that of the node.
import { SaxesParser } from 'saxes';
import type { Order, Row, Task } from '../order';
import { connect, inParallel } from './connection';

const LOGIN = 'http://www.ultipro.com/services/loginservice';
const PERSON = 'http://www.ultipro.com/services/employeeperson';
const KEYS = 'http://www.ultimatesoftware.com/foundation/authentication';
const CONTRACTS = 'http://www.ultipro.com/contracts';

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
			const root = parse(await connection.postXml('/services/EmployeePerson', body));
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

interface Xml {
	name: string;
	children: Xml[];
	text: string;
}

function parse(text: string): Xml {
	const root: Xml = { name: '', children: [], text: '' };
	const open = [root];
	const parser = new SaxesParser({ position: false });
	parser.on('opentag', ({ name }) => {
		const element = { name: name.slice(name.indexOf(':') + 1), children: [], text: '' };
		open[open.length - 1].children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', (more) => {
		open[open.length - 1].text += more;
	});
	parser.write(text).close();
	return root;
}

const findAll = ({ children }: Xml, name: string): Xml[] =>
	children.flatMap((child) => (child.name === name ? [child] : findAll(child, name)));

const findText = (root: Xml, name: string) => findAll(root, name)[0]?.text ?? '';

/** Each person with the company code and employee number of the group it is in. */
function peopleIn(root: Xml): Row[] {
	return findAll(root, 'EmployeePerson').flatMap((group) => {
		const about = fieldsOf(group.children.filter(({ name }) => name !== 'People'));
		return findAll(group, 'Person').map((person) => ({ ...about, ...fieldsOf(person.children) }));
	});
}

const fieldsOf = (elements: Xml[]): Record<string, unknown> =>
	Object.fromEntries(
		elements.map(({ name, children, text }) => [
			name,
			children.length > 0 ? fieldsOf(children) : text === '' ? null : text,
		]),
	);

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
