import { clock } from '../../nodes/UkgPro/transport/clock';
import type { Answer } from '../../nodes/UkgPro/transport/session';
import { replaceClock, restoreClock } from './clock';
import { troubleOf } from './refusals';
import { CREDENTIAL, exchange, jsonAnswer, SECRETS, textAnswer, type Reply } from './session';
import {
	byNumber,
	envelope,
	faultAnswer,
	isLogin,
	PAY,
	PAY_OF_ONE,
	PEOPLE,
	PERSON,
	personXml,
	resultAnswer,
	rowsOf,
	soapExchange,
	tokenAnswer,
} from './soapReplies';

beforeEach(() => replaceClock());
afterEach(restoreClock);

/** The rows of one answer. */
const rowsIn = async (answer: Answer, id = PEOPLE) =>
	await rowsOf(await soapExchange(() => answer), id, id === PEOPLE || id === PAY ? {} : byNumber);

/** Contract 3.6. */
const PUBLISHED = `<b:EmployeePerson>
            <b:CompanyCode>C0001</b:CompanyCode>
            <b:EmployeeNumber>000000104</b:EmployeeNumber>
            <b:FirstName>Jane</b:FirstName>
            <b:LastName>Doe</b:LastName>
            <b:People>
              <b:Person>
                <b:AlternateEmailAddress i:nil="true"/>
                <b:EmailAddress>jane.doe@example.com</b:EmailAddress>
                <b:EmployeeIdentifier i:type="b:EmployeeNumberIdentifier">
                  <b:CompanyCode>C0001</b:CompanyCode>
                  <b:EmployeeNumber>000000104</b:EmployeeNumber>
                </b:EmployeeIdentifier>
                <b:FirstName>Jane</b:FirstName>
                <b:FormerLastName i:nil="true"/>
                <b:LastName>Doe</b:LastName>
                <b:MiddleName i:nil="true"/>
                <b:PreferredFirstName i:nil="true"/>
                <b:Prefix i:nil="true"/>
                <b:SSN>000000000</b:SSN>
                <b:SelfServiceProperties i:nil="true" xmlns:c="http://schemas.microsoft.com/2003/10/Serialization/Arrays"/>
                <b:Suffix i:nil="true"/>
                <b:SuppressSSN>true</b:SuppressSSN>
              </b:Person>
            </b:People>
          </b:EmployeePerson>`;

const JANE = {
	CompanyCode: 'C0001',
	EmployeeNumber: '000000104',
	AlternateEmailAddress: null,
	EmailAddress: 'jane.doe@example.com',
	EmployeeIdentifier: { CompanyCode: 'C0001', EmployeeNumber: '000000104' },
	FirstName: 'Jane',
	FormerLastName: null,
	LastName: 'Doe',
	MiddleName: null,
	PreferredFirstName: null,
	Prefix: null,
	SSN: '000000000',
	SelfServiceProperties: null,
	Suffix: null,
	SuppressSSN: true,
};

describe('answers', () => {
	test('the published sample is one row', async () => {
		expect(await rowsIn(resultAnswer(PUBLISHED, { pages: 1, total: 1 }))).toEqual([JANE]);
	});

	test('the person may come without a group', async () => {
		const person = /<b:Person>[^]*<\/b:Person>/.exec(PUBLISHED)?.[0] ?? '';
		expect(await rowsIn(resultAnswer(person), PERSON)).toEqual([JANE]);
	});

	test('or be the results themselves', async () => {
		const inside = /<b:Person>([^]*)<\/b:Person>/.exec(PUBLISHED)?.[1] ?? '';
		expect(await rowsIn(resultAnswer(inside), PERSON)).toEqual([JANE]);
	});

	test.each([
		['Annual', '52000.00', 52000],
		['Annual', '0', 0],
		['Hourly', '-1.5', -1.5],
		['Annual', '52,000', '52,000'],
		['Annual', '1e3', '1e3'],
		['Annual', '', ''],
		// More digits than a number of JSON holds stay text.
		['Annual', '123456789012345.67', '123456789012345.67'],
		['PayGroup', '000123', '000123'],
		['PayGroup', ' A  B\n', ' A  B\n'],
		['ReasonCode', '1.50', '1.50'],
		['Unknown', '007', '007'],
	])('%s %j is %j', async (name, text, value) => {
		const compensation = `<b:Compensation><b:PayFrequency>B</b:PayFrequency><b:${name}>${text}</b:${name}></b:Compensation>`;
		const [row] = await rowsIn(resultAnswer(compensation), PAY_OF_ONE);
		expect(row[name]).toBe(value);
	});

	test.each([
		['true', true],
		['false', false],
		['', ''],
		['1', '1'],
	])('SuppressSSN %j is %j', async (text, value) => {
		const inside = `<b:FirstName>J</b:FirstName><b:SuppressSSN>${text}</b:SuppressSSN>`;
		const [row] = await rowsIn(resultAnswer(personXml('1', inside)));
		expect(row.SuppressSSN).toBe(value);
	});

	test('blanks, line ends and references of values', async () => {
		const inside = `<b:FirstName>  Jane&#13;&#10;&#x41;&amp;amp;\r\nB </b:FirstName><b:MiddleName></b:MiddleName><b:LastName><![CDATA[<Doe> &amp;]]></b:LastName>`;
		const [row] = await rowsIn(resultAnswer(personXml('000123', inside)));
		expect(row).toEqual({
			CompanyCode: 'C0001',
			EmployeeNumber: '000123',
			FirstName: '  Jane\r\nA&amp;\nB ',
			MiddleName: '',
			LastName: '<Doe> &amp;',
		});
	});

	test('self-service properties are a list of keys and values', async () => {
		const pair = (key: string, value: string) =>
			`<c:KeyValueOfstringstring><c:Key>${key}</c:Key><c:Value>${value}</c:Value></c:KeyValueOfstringstring>`;
		for (const [pairs, list] of [
			[pair('K', '01'), [{ Key: 'K', Value: '01' }]],
			[
				pair('K', '01') + pair('L', ''),
				[
					{ Key: 'K', Value: '01' },
					{ Key: 'L', Value: '' },
				],
			],
			['', []],
		] as const) {
			const inside = `<b:FirstName>J</b:FirstName><b:SelfServiceProperties xmlns:c="urn:arrays">${pairs}</b:SelfServiceProperties>`;
			const [row] = await rowsIn(resultAnswer(personXml('1', inside)));
			expect(row.SelfServiceProperties).toEqual(list);
		}
	});

	test('unknown fields are passed through, nested and repeated ones too', async () => {
		const inside =
			'<b:FirstName>J</b:FirstName><b:New>01</b:New><b:Nest><b:A>1</b:A><b:B i:nil="1"/></b:Nest><b:Many>1</b:Many><b:Many>2</b:Many>';
		const [row] = await rowsIn(resultAnswer(personXml('1', inside)));
		expect(row).toMatchObject({ New: '01', Nest: { A: '1', B: null }, Many: ['1', '2'] });
	});

	test('what the group says is not lost to a nil in the identifier', async () => {
		const inside =
			'<b:EmployeeIdentifier i:type="b:EmailAddressIdentifier"><b:CompanyCode i:nil="true"/><b:EmailAddress>a@example.com</b:EmailAddress></b:EmployeeIdentifier><b:FirstName>J</b:FirstName>';
		const [row] = await rowsIn(resultAnswer(personXml('000000104', inside)));
		expect(row).toMatchObject({ CompanyCode: 'C0001', EmployeeNumber: '000000104' });
	});

	test('no results are no rows', async () => {
		expect(await rowsIn(resultAnswer('', { pages: 0, total: 0 }))).toEqual([]);
		expect(await rowsIn(resultAnswer('', { pages: 1, total: 0 }))).toEqual([]);
		expect(await rowsIn(resultAnswer(' '))).toEqual([]);
	});

	test('results without a record that can be read are no empty list', async () => {
		const strange = '<b:Colleagues><b:Colleague><b:Alias>J</b:Alias></b:Colleague></b:Colleagues>';
		for (const answer of [
			resultAnswer(strange, { pages: 1, total: 1 }),
			resultAnswer(strange),
			resultAnswer('', { pages: 1, total: 1 }),
		]) {
			const { report } = await troubleOf(rowsIn(answer));
			expect(report.message).toMatch(/not the expected record/);
			expect(report.failure).toEqual({ cause: 'temporarily-unavailable' });
		}
	});

	test('of one employee no results are an error that names the parameters', async () => {
		const { report } = await troubleOf(rowsIn(resultAnswer(''), PERSON));
		expect(report.message).toBe("UKG Pro found nothing for 'Company Code' and 'Employee Number'");
	});
});

describe('lists', () => {
	const pageNumber = ({ body }: { body?: unknown }) =>
		Number(/<b:PageNumber>(\d+)</.exec(String(body))?.[1]);
	const pageOf = (number: number, pages: number, total = pages * 2) =>
		resultAnswer(personXml(`${number}-a`) + personXml(`${number}-b`), {
			page: number,
			pages,
			total,
		});

	test('end with the last page that PageTotal tells', async () => {
		const made = await soapExchange((request) => pageOf(pageNumber(request), 3));
		const rows = await rowsOf(made, PEOPLE);
		expect(rows.map((row) => row.EmployeeNumber)).toEqual([
			...['1-a', '1-b', '2-a', '2-b', '3-a', '3-b'],
		]);
		expect(made.calls().map(pageNumber)).toEqual([1, 2, 3]);
		expect(made.logins()).toBe(1);
	});

	test('of one page are asked for once', async () => {
		const made = await soapExchange(() => pageOf(1, 1));
		expect(await rowsOf(made, PEOPLE)).toHaveLength(2);
		expect(made.calls()).toHaveLength(1);
	});

	test('without PageTotal end with an empty page', async () => {
		const made = await soapExchange((request) =>
			pageNumber(request) > 3
				? resultAnswer('')
				: resultAnswer(personXml(`${pageNumber(request)}`)),
		);
		expect(await rowsOf(made, PEOPLE)).toHaveLength(3);
	});

	test('whose page numbers are ignored end with an error', async () => {
		const made = await soapExchange(() => pageOf(1, 3));
		const { report } = await troubleOf(rowsOf(made, PEOPLE));
		expect(report.message).toMatch(/has 3 pages, and sends nothing new on page 2/);
	});

	test('with an empty page before the last one end with an error', async () => {
		const made = await soapExchange((request) =>
			pageNumber(request) === 2
				? resultAnswer('', { pages: 3, total: 6 })
				: pageOf(pageNumber(request), 3),
		);
		await troubleOf(rowsOf(made, PEOPLE));
	});

	test('that become shorter meanwhile just end', async () => {
		const made = await soapExchange((request) =>
			pageNumber(request) === 3
				? resultAnswer('', { pages: 2, total: 4 })
				: pageOf(pageNumber(request), 3),
		);
		expect(await rowsOf(made, PEOPLE)).toHaveLength(4);
	});

	test('ask for no more than the limit', async () => {
		const made = await soapExchange(() => pageOf(1, 1));
		const rows = await rowsOf(made, PEOPLE, { returnAll: false, limit: 2 });
		expect(rows).toHaveLength(2);
		expect(String(made.calls()[0].body)).toContain('<b:PageSize>2</b:PageSize>');
	});
});

const WHOLE = resultAnswer(PUBLISHED, { pages: 1, total: 1 }).text;

test('a cut answer never gives rows, wherever it was cut', async () => {
	let made = await soapExchange(() => textAnswer(WHOLE));
	expect(await rowsOf(made, PEOPLE)).toHaveLength(1);
	let length = 0;
	made = await soapExchange(() => textAnswer(WHOLE.slice(0, length)));
	for (; length < WHOLE.length; length += length < WHOLE.length - 400 ? 7 : 1) {
		const { report } = await troubleOf(rowsOf(made, PEOPLE));
		expect(report.message).toMatch(/^UKG Pro sent an (empty answer|answer that is no data)$/);
		expect(report.description).toContain('cut off');
	}
});

const bomb = `<!DOCTYPE s [<!ENTITY a "x">${Array.from({ length: 30 }, (_, n) => `<!ENTITY b${n} "&a;&a;">`).join('')}]>`;

test.each<[string, string, RegExp]>([
	['nothing', '', /empty answer/],
	['blanks', ' \r\n\t', /empty answer/],
	['HTML', '<!DOCTYPE html>\n<html><body>Sign in</body></html>', /a web page or a redirect/],
	['HTML without DOCTYPE', '<HTML><BODY><FORM></BODY></HTML>', /a web page or a redirect/],
	['XHTML', '<?xml version="1.0"?><html xmlns="x"><body/></html>', /a web page or a redirect/],
	['JSON', '{"title":"Maintenance"}', /no data/],
	['text', 'upstream connect error', /no data/],
	['an entity bomb', bomb + WHOLE.replace('Jane', '&b29;'), /no data/],
	['a DOCTYPE', `<!DOCTYPE s:Envelope>${WHOLE}`, /no data/],
	['an unknown entity', WHOLE.replace('Jane', '&jane;'), /no data/],
	['tags that do not match', WHOLE.replace('</b:Results>', '</b:Result>'), /no data/],
	['two envelopes', WHOLE + WHOLE, /no data/],
	['too many levels', `${'<a>'.repeat(60)}${WHOLE}${'</a>'.repeat(60)}`, /no data/],
	['too much', WHOLE + ' '.repeat(30_000_000), /more than 30 million characters/],
	['another envelope', envelope('<Other xmlns="urn:x"/>'), /no data/],
	['an empty envelope', envelope(''), /no data/],
	['__proto__', WHOLE.replace(/b:FirstName/g, 'b:__proto__'), /no data/],
	['an answer of the login', tokenAnswer().text, /no data/],
])('%s instead of an answer is one clear error', async (_, text, message) => {
	const made = await soapExchange(() => textAnswer(text));
	const { report } = await troubleOf(rowsOf(made, PEOPLE));
	expect(report.message).toMatch(message);
	expect(report.httpCode).toBe(200);
	expect(made.calls()).toHaveLength(1);
	expect(({} as Record<string, unknown>).FirstName).toBeUndefined();
});

test('a byte order mark and a declaration before an answer do no harm', async () => {
	const text = `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n${WHOLE}`;
	expect(await rowsIn(textAnswer(text))).toEqual([JANE]);
});

describe('errors', () => {
	test.each<[string, Answer, RegExp, RegExp, string]>([
		[
			'a fault of the request',
			faultAnswer('The action is not supported.'),
			/^UKG Pro answered with a SOAP fault \(HTTP 500\)$/,
			/^UKG Pro says: The action is not supported\.?\. Check the parameters/,
			'configuration-invalid',
		],
		[
			'a fault of the request with a subcode',
			faultAnswer('Cannot read the element.', { subcode: 'a:DeserializationFailed' }),
			/SOAP fault/,
			/Check the parameters/,
			'configuration-invalid',
		],
		[
			'a fault of the server',
			faultAnswer('Internal error.', { code: 's:Receiver', subcode: 'a:InternalServiceFault' }),
			/SOAP fault \(HTTP 500\)/,
			/Try again later/,
			'temporarily-unavailable',
		],
		[
			'a fault with 400',
			faultAnswer('Bad &lt;query&gt;', { status: 400 }),
			/SOAP fault \(HTTP 400\)/,
			/UKG Pro says: Bad <query>/,
			'configuration-invalid',
		],
		[
			'a fault with 200',
			faultAnswer('Odd', { status: 200 }),
			/SOAP fault/,
			/UKG Pro says: Odd/,
			'configuration-invalid',
		],
		[
			'a fault of SOAP 1.1',
			textAnswer(
				'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Client</faultcode><faultstring>Old</faultstring></e:Fault></e:Body></e:Envelope>',
				500,
			),
			/SOAP fault/,
			/UKG Pro says: Old\. Check the parameters/,
			'configuration-invalid',
		],
		[
			'a fault without a word',
			faultAnswer(''),
			/SOAP fault/,
			/^Check the parameters/,
			'configuration-invalid',
		],
		[
			'HasErrors',
			resultAnswer('', {
				messages: [
					{ code: 'InvalidQuery', text: 'Status has no operator.', severity: 'Error' },
					{ code: 'InvalidQuery', text: 'Job has no operator.', severity: 'Error' },
					{ text: 'Something to know', severity: 'Warning' },
				],
			}),
			/^UKG Pro refused the request with an error of its own$/,
			/^UKG Pro says: Status has no operator; Job has no operator\. Check/,
			'configuration-invalid',
		],
		[
			'HasErrors without a message',
			textAnswer(
				resultAnswer('', { messages: [] })
					.text.replace('<b:HasErrors>false', '<b:HasErrors>true')
					.replace('<b:Success>true', '<b:Success>false'),
			),
			/error of its own/,
			/^UKG Pro gives no reason/,
			'configuration-invalid',
		],
		[
			'HasErrors, although it calls itself a success',
			textAnswer(resultAnswer(PUBLISHED).text.replace('<b:HasErrors>false', '<b:HasErrors>true')),
			/error of its own/,
			/^UKG Pro gives no reason/,
			'configuration-invalid',
		],
		[
			'no success, and no more than that',
			textAnswer(resultAnswer(PUBLISHED).text.replace('<b:Success>true', '<b:Success>false')),
			/error of its own/,
			/^UKG Pro gives no reason/,
			'configuration-invalid',
		],
		[
			'HasErrors with data beside it',
			resultAnswer(PUBLISHED, { messages: [{ text: 'Not all', severity: 'Error' }] }),
			/error of its own/,
			/UKG Pro says: Not all/,
			'configuration-invalid',
		],
		[
			'404',
			textAnswer('', 404),
			/does not know this address/,
			/Check Web Service/,
			'configuration-invalid',
		],
		[
			'a 400 without words',
			textAnswer('', 400),
			/refused the request \(HTTP 400\)/,
			/Check the/,
			'configuration-invalid',
		],
		[
			'500 with JSON',
			jsonAnswer({ detail: 'Boom' }, 500),
			/could not answer \(HTTP 500\)/,
			/UKG Pro says: Boom/,
			'temporarily-unavailable',
		],
		[
			'500 with HTML',
			textAnswer('<html>', 500),
			/could not answer \(HTTP 500\)/,
			/web page/,
			'temporarily-unavailable',
		],
		[
			'403 with HTML',
			textAnswer('<html>', 403),
			/or a gateway before it/,
			/"Employee Person"/,
			'credential-invalid',
		],
		[
			'a redirect',
			textAnswer('', 302),
			/a web page or a redirect/,
			/Check Web/,
			'configuration-invalid',
		],
	])('%s', async (_, answer, message, description, cause) => {
		for (const [id, parameters] of [
			[PEOPLE, {}],
			[PERSON, byNumber],
		] as const) {
			const made = await soapExchange(() => answer);
			const { report } = await troubleOf(rowsOf(made, id, parameters));
			expect(report.message).toMatch(message);
			expect(report.description).toMatch(description);
			expect(report.failure?.cause).toBe(cause);
			expect(report.httpCode).toBe(answer.status);
			expect(made.calls()).toHaveLength(1);
			expect(made.logins()).toBe(1);
		}
	});

	test.each<[string, Answer]>([
		['a fault', faultAnswer('Access is denied.')],
		['a fault with a subcode', faultAnswer('No.', { subcode: 'a:AccessDenied' })],
		['a fault about the session', faultAnswer('The session was authenticated and has no access')],
		['a fault with 403', faultAnswer('No.', { status: 403 })],
		['403 without a word', textAnswer('', 403)],
		['403 with JSON', jsonAnswer({ message: 'No' }, 403)],
		[
			'HasErrors',
			resultAnswer('', { messages: [{ code: 'AccessDenied', text: 'Sorry', severity: 'Error' }] }),
		],
		[
			'HasErrors in words',
			resultAnswer('', {
				messages: [{ text: 'The user is not authorized to view.', severity: 'Error' }],
			}),
		],
	])('a missing role, told as %s, names service and role', async (_, answer) => {
		for (const [id, service, parameters] of [
			[PEOPLE, 'Employee Person', {}],
			[PERSON, 'Employee Person', byNumber],
			[PAY, 'Employee Compensation', {}],
			[PAY_OF_ONE, 'Employee Compensation', byNumber],
		] as const) {
			const { report } = await troubleOf(rowsOf(await soapExchange(() => answer), id, parameters));
			expect(report.message).toBe(
				`UKG Pro does not allow this: the service account lacks "View" for the web service "${service}"`,
			);
			expect(report.description).toContain(`Tick "View" for "${service}" in Menu > System`);
			expect(report.isForbidden).toBe(true);
			expect(report.failure).toEqual({ cause: 'credential-invalid' });
		}
	});

	test('neither secrets nor the number that was asked for are repeated', async () => {
		const said = `Bad ${SECRETS.join(' ')} token-1 for 123456782, 123-45-6782.`;
		const escaped = said.replace(/&/g, '&amp;');
		const parameters = { identifyBy: 'SsnIdentifier', companyCode: 'C0001', ssn: '123456782' };
		for (const answer of [
			faultAnswer(escaped),
			faultAnswer(escaped, { code: 's:Receiver' }),
			faultAnswer(`Access is denied. ${escaped}`),
			faultAnswer(`The security token is bad. ${escaped}`),
			resultAnswer('', { messages: [{ code: said, text: said, severity: 'Error' }] }),
			resultAnswer('', { messages: [{ text: `No permission. ${said}`, severity: 'Error' }] }),
		]) {
			const { report } = await troubleOf(
				rowsOf(await soapExchange(() => answer), PERSON, parameters),
			);
			const shown = JSON.stringify(report);
			for (const text of [...SECRETS, 'token-1', '123456782', '123-45-6782']) {
				expect(shown).not.toContain(text);
			}
			expect(shown).toContain('***');
		}
	});

	test('long words of UKG are cut', async () => {
		const { report } = await troubleOf(rowsIn(faultAnswer('x'.repeat(100_000))));
		expect(report.description?.length).toBeLessThan(1_000);
	});

	test('warnings are notes, once each, and the data come all the same', async () => {
		const made = await soapExchange((_, number) =>
			resultAnswer(personXml(String(number)), {
				page: number,
				pages: 2,
				messages: [
					{ text: 'OK', severity: 'Information' },
					{ text: 'Some data may be missing', severity: 'Warning' },
					{ text: `Key ${SECRETS[1]}`, severity: 'Warning' },
					{ text: '', severity: 'Warning' },
					{ text: 'y'.repeat(5_000), severity: 'Warning' },
				],
			}),
		);
		expect(await rowsOf(made, PEOPLE)).toHaveLength(2);
		const [first, second, third, ...rest] = made.session.notes;
		expect(first).toBe('UKG Pro warns: Some data may be missing');
		expect(second).toBe('UKG Pro warns: Key ***');
		expect(third.length).toBeLessThan(1_000);
		expect(rest).toEqual([]);
	});
});

describe('login', () => {
	const NO_KEY = { ...CREDENTIAL, userApiKey: '' };
	const OF_LOGIN = /^UKG Pro refused the SOAP login/;

	test('is asked once for many calls at a time', async () => {
		const made = await soapExchange(() => resultAnswer(PUBLISHED));
		await Promise.all(Array.from({ length: 50 }, async () => await rowsOf(made, PERSON, byNumber)));
		expect([made.logins(), made.calls().length]).toEqual([1, 50]);
		expect(made.most).toBeLessThanOrEqual(8);
	});

	test('goes before the first call, whose token it is', async () => {
		const made = await soapExchange(() => resultAnswer(PUBLISHED), {
			login: () => tokenAnswer({ token: ' 0a1b &amp; ' }),
		});
		await rowsOf(made, PERSON, byNumber);
		expect(made.sent.map(isLogin)).toEqual([true, false]);
		expect(String(made.sent[1].body)).toContain('>0a1b &#38;</UltiProToken>');
	});

	test.each<[string, Answer]>([
		[
			'Status Error',
			tokenAnswer({ status: 'Error', said: 'User authentication failed', token: '' }),
		],
		['Status Error with a token', tokenAnswer({ status: 'Error', token: 'x' })],
		['an empty token', tokenAnswer({ token: '' })],
		['403', tokenAnswer({ status: 'Error', token: '' }, 403)],
		['401 without a word', textAnswer('', 401)],
		['400 without a word', textAnswer('', 400)],
		['403 without a word', textAnswer('', 403)],
		['a fault', faultAnswer('User authentication failed')],
		['a fault with 400', faultAnswer('User authentication failed', { status: 400 })],
	])('refused by %s is sent once, whoever asks', async (_, answer) => {
		for (const [credential, message, description] of [
			[CREDENTIAL, /password, Customer API Key or User API Key is wrong$/, /Service Account/],
			[NO_KEY, /the credential has no 'User API Key'$/, /Fill in 'User API Key'/],
		] as const) {
			const made = await soapExchange(() => resultAnswer(PUBLISHED), {
				login: () => answer,
				credential,
			});
			const ask = async () => await troubleOf(rowsOf(made, PERSON, byNumber));
			const troubles = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
			expect(made.sent).toHaveLength(1);
			for (const { report } of troubles) {
				expect(report.message).toMatch(OF_LOGIN);
				expect(report.message).toMatch(message);
				expect(report.description).toMatch(description);
				expect(report.description).toContain(
					'Menu > System Configuration > Security > Service Account Administration',
				);
				expect(report.description).toContain('"List person details"');
				expect(report.failure).toEqual({ cause: 'credential-invalid' });
			}
			const { report } = await troubleOf(rowsOf(made, PAY));
			expect(report.description).toContain('"List compensation details"');
			expect(made.sent).toHaveLength(1);
		}
	});

	test('a refusal quotes UKG without the secrets', async () => {
		const made = await soapExchange(() => resultAnswer(''), {
			login: () =>
				tokenAnswer({ status: 'Error', said: `No ${SECRETS.join(' ')} here`, token: '' }),
		});
		const { report } = await troubleOf(rowsOf(made, PEOPLE));
		expect(report.description).toMatch(/UKG Pro says: No \*\*\* \*\*\* \*\*\* here$/);
		for (const secret of SECRETS) expect(JSON.stringify(report)).not.toContain(secret);
	});

	test.each<[string, Reply, number, RegExp]>([
		['503', () => textAnswer('', 503), 5, /could not answer \(HTTP 503\), after 5 tries/],
		['502 with HTML', () => textAnswer('<html>', 502), 5, /HTTP 502\), after 5 tries/],
		['405', () => textAnswer('', 405), 5, /HTTP 405/],
		['429', () => textAnswer('', 429), 8, /too many requests, after 8 tries/],
		['a web page', () => textAnswer('<html><body>Sign in<br></body></html>'), 1, /web page/],
		['a cut answer', () => textAnswer(tokenAnswer().text.slice(0, -30)), 1, /no data/],
		['an empty answer', () => textAnswer(''), 1, /empty answer/],
		['another answer', () => resultAnswer(PUBLISHED), 1, /no data/],
		['500 without a word', () => textAnswer('', 500), 1, /HTTP 500/],
		['404', () => textAnswer('', 404), 1, /does not know this address/],
		[
			'a broken connection',
			() => {
				throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
			},
			5,
			/connection to UKG Pro broke, after 5 tries/,
		],
	])('%s is no refusal: the next one asks again', async (_, login, tries, message) => {
		let isBroken = true;
		const made = await soapExchange(() => resultAnswer(PUBLISHED), {
			login: (request, number) => (isBroken ? login(request, number) : tokenAnswer()),
		});
		const ask = async () => await rowsOf(made, PERSON, byNumber);
		const troubles = await Promise.all([troubleOf(ask()), troubleOf(ask()), troubleOf(ask())]);
		for (const { report } of troubles) {
			expect(report.message).toMatch(message);
			expect(report.message).not.toMatch(OF_LOGIN);
			expect(report.failure?.cause).not.toBe('credential-invalid');
		}
		expect(made.sent).toHaveLength(tries);
		isBroken = false;
		expect(await ask()).toEqual([JANE]);
	});

	test('405, 503 and a broken connection now and then are got over', async () => {
		const made = await soapExchange(
			(_, number) => {
				if (number % 2) return textAnswer('', 405);
				return resultAnswer(PUBLISHED);
			},
			{
				login: (_, number) => {
					if (number === 1) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
					return number === 2 ? textAnswer('<html>', 503) : tokenAnswer();
				},
			},
		);
		expect(await rowsOf(made, PERSON, byNumber)).toEqual([JANE]);
		expect([made.logins(), made.calls().length]).toEqual([3, 2]);
	});

	test.each([
		['Password', 'password'],
		['Username', 'username'],
		['Customer API Key', 'customerApiKey'],
		['User API Key', 'userApiKey'],
	])('a %s that XML cannot carry is refused, and nothing is sent', async (name, field) => {
		const made = await soapExchange(() => resultAnswer(''), {
			credential: { ...CREDENTIAL, [field]: 'a\u0001b' },
		});
		const { report } = await troubleOf(rowsOf(made, PEOPLE));
		expect(report.kind).toBe('refusal');
		expect(report.message).toContain(`The ${name} of the UKG Pro credential holds a character`);
		expect(made.sent).toEqual([]);
	});

	test('after a 401 of REST no login is sent, and the reason is that of REST', async () => {
		const made = await soapExchange(() => resultAnswer(PUBLISHED), { credential: NO_KEY });
		made.session.account.closed = { answer: textAnswer('', 401), since: 0, until: Infinity };
		for (let n = 0; n < 2; n++) {
			const { report } = await troubleOf(rowsOf(made, PEOPLE));
			expect(report.httpCode).toBe(401);
			expect(report.message).toBe(
				'UKG Pro refused the user name, the password or the Customer API Key',
			);
		}
		expect(made.sent).toEqual([]);
	});

	test('a refused login does not stop REST', async () => {
		const made = await exchange((request) =>
			isLogin(request) ? tokenAnswer({ status: 'Error', token: '' }) : jsonAnswer([]),
		);
		await troubleOf(rowsOf(made, PEOPLE));
		expect(await rowsOf(made, 'job.getMany')).toEqual([]);
	});
});

describe('tokens', () => {
	const EXPIRED: Array<[string, Answer]> = [
		['a fault', faultAnswer('Authentication failed: the token is not valid or has expired.')],
		['a fault with a code', faultAnswer('No.', { subcode: 'a:InvalidSecurityToken' })],
		['a failed authentication', faultAnswer('No.', { subcode: 'a:FailedAuthentication' })],
		['401', textAnswer('', 401)],
		['401 with HTML', textAnswer('<html>', 401)],
	];
	const tokenIn = ({ body }: { body?: unknown }) =>
		/ultiprotoken">([^<]*)</.exec(String(body))?.[1];

	test.each(EXPIRED)('that run out, told as %s, are renewed once', async (_, refusal) => {
		let good = 'token-1';
		const made = await soapExchange(
			(request) => (tokenIn(request) === good ? resultAnswer(PUBLISHED) : refusal),
			{ login: (__, number) => tokenAnswer({ token: `token-${number}` }) },
		);
		const ask = async () => await rowsOf(made, PERSON, byNumber);
		await ask();
		good = 'token-2';
		const outcomes = await Promise.all(Array.from({ length: 30 }, ask));
		expect(outcomes.flat()).toHaveLength(30);
		expect(made.logins()).toBe(2);
		await ask();
		expect(made.logins()).toBe(2);
		good = 'token-3';
		await ask();
		expect(made.logins()).toBe(3);
	});

	test.each(EXPIRED)('refused at once, told as %s, are not renewed', async (_, refusal) => {
		const made = await soapExchange(() => refusal);
		const ask = async () => await troubleOf(rowsOf(made, PERSON, byNumber));
		const troubles = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
		expect(made.logins()).toBe(1);
		expect(made.sent).toHaveLength(2);
		for (const { report } of troubles) {
			expect(report.message).toBe('UKG Pro gave out a login token and then refused it');
			expect(report.failure).toEqual({ cause: 'credential-invalid' });
		}
	});

	test('whose renewal is refused too are renewed once', async () => {
		let isOver = false;
		const made = await soapExchange(() => (isOver ? textAnswer('', 401) : resultAnswer(PUBLISHED)));
		await rowsOf(made, PERSON, byNumber);
		isOver = true;
		const ask = async () => await troubleOf(rowsOf(made, PERSON, byNumber));
		await Promise.all(Array.from({ length: 20 }, ask));
		await ask();
		expect(made.logins()).toBe(2);
	});

	test('that one service takes and another refuses are renewed once', async () => {
		const made = await soapExchange(
			(request) => {
				if (request.url?.endsWith('EmployeePerson')) return resultAnswer(PUBLISHED);
				return textAnswer('', 401);
			},
			{
				login: (_, number) => {
					if (number > 5) throw new Error('Too many logins');
					return tokenAnswer({ token: `token-${number}` });
				},
			},
		);
		await rowsOf(made, PERSON, byNumber);
		const pay = async () => await troubleOf(rowsOf(made, PAY));
		const troubles = await Promise.all([pay(), pay(), pay()]);
		for (const { report } of troubles) {
			expect(report.message).toBe('UKG Pro gave out a login token and then refused it');
		}
		expect(made.logins()).toBe(2);
		// The other service is not to suffer from it.
		await rowsOf(made, PERSON, byNumber);
		expect(made.logins()).toBe(2);
	});

	test('that another service renews and takes meanwhile are not renewed a second time', async () => {
		let isWorn = false;
		const made: Awaited<ReturnType<typeof soapExchange>> = await soapExchange(
			async (request) => {
				if (request.url?.endsWith('EmployeePerson')) {
					return isWorn && tokenIn(request) === 'token-1'
						? textAnswer('', 401)
						: resultAnswer(PUBLISHED);
				}
				// While this refusal is on its way, the other service gets a new token and takes it.
				isWorn = true;
				await rowsOf(made, PERSON, byNumber);
				return textAnswer('', 401);
			},
			{
				login: (_, number) => {
					if (number > 5) throw new Error('Too many logins');
					return tokenAnswer({ token: `token-${number}` });
				},
			},
		);
		await rowsOf(made, PERSON, byNumber);
		const { report } = await troubleOf(rowsOf(made, PAY_OF_ONE, byNumber));
		expect(report.message).toBe('UKG Pro gave out a login token and then refused it');
		expect(made.logins()).toBe(2);
	});

	test('whose renewal the login refuses end with that', async () => {
		let isOver = false;
		const made = await soapExchange(
			() => (isOver ? textAnswer('', 401) : resultAnswer(PUBLISHED)),
			{ login: () => (isOver ? tokenAnswer({ status: 'Error', token: '' }) : tokenAnswer()) },
		);
		await rowsOf(made, PERSON, byNumber);
		isOver = true;
		const ask = async () => await troubleOf(rowsOf(made, PERSON, byNumber));
		const troubles = await Promise.all(Array.from({ length: 20 }, ask));
		for (const { report } of troubles) {
			expect(report.message).toMatch(/^UKG Pro refused the SOAP login/);
		}
		expect(made.logins()).toBe(2);
	});

	test('that run out under many calls at a time take as many logins as they were', async () => {
		// Each token is good for fifty answers, and calls end in any order.
		const uses = new Map<string, number>();
		const made = await soapExchange(
			async (request, number) => {
				for (let turns = (number * 7) % 5; turns > 0; turns--) {
					await new Promise(setImmediate);
				}
				const token = tokenIn(request) ?? '';
				const count = (uses.get(token) ?? 0) + 1;
				uses.set(token, count);
				return count <= 50 ? resultAnswer(PUBLISHED) : textAnswer('', 401);
			},
			{ login: (_, number) => tokenAnswer({ token: `token-${number}` }) },
		);
		const ask = async () => await rowsOf(made, PERSON, byNumber);
		const outcomes = await Promise.all(Array.from({ length: 120 }, ask));
		expect(outcomes.flat()).toHaveLength(120);
		expect(made.logins()).toBe(3);
		expect([...uses.keys()]).toEqual(['token-1', 'token-2', 'token-3']);
	});
});

test('the clock of these tests is not the real one', () => {
	expect(Math.abs(clock.now() - Date.now())).toBeGreaterThan(60_000);
});
