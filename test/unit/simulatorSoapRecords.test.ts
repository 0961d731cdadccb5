import { startSimulator, type Employment, type Simulator } from '../../simulator';
import { NOW } from './simulatorClient';
import {
	actionOf,
	connect,
	found,
	namespaceOf,
	operations,
	texts,
	type Operation,
	type SoapClient,
	type SoapReply,
} from './simulatorSoapClient';

let simulator: Simulator;
let client: SoapClient;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 160, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(async () => {
	simulator.reset({ all: true });
	client = await connect(simulator);
});

/** Everybody who matches, on one page. */
const find = (members: Record<string, string> = {}, operation: Operation = 'FindPeople') =>
	client.find(operation, inOrder({ ...members, PageSize: '1000' }));

function inOrder(members: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const keyOf = ({ person, company }: Employment) => `${company.code} ${person.employeeNumber}`;

function keysOf(test: (employment: Employment) => boolean): string[] {
	return simulator.data.employments.filter(test).map(keyOf);
}

/** A day of the data in the form of the filters. */
function us(day: number | null): string {
	const [year, month, date] = new Date(day! * 86_400_000).toISOString().slice(0, 10).split('-');
	return `${month}/${date}/${year}`;
}

/** What an error says, by the properties at fault. */
function errorsOf(reply: SoapReply): Record<string, string> {
	const names = texts(reply, 'PropertyName');
	const messages = texts(reply, 'Message');
	return Object.fromEntries(names.map((name, n) => [name, messages[n]]));
}

function isError(reply: SoapReply): boolean {
	const flags = ['HasErrors', 'Success'].map((name) => texts(reply, name).join());
	return reply.status === 200 && flags.join() === 'true,false';
}

describe('the shape of answers', () => {
	/** Names inside of the elements of a name, in their order. */
	function namesIn({ text }: SoapReply, parent: string): string[][] {
		const inside = new RegExp(`<b:${parent}(?: [^>]*[^/])?>(.*?)</b:${parent}>`, 'g');
		return [...text.matchAll(inside)].map(([, content]) => {
			const names: string[] = [];
			let depth = 0;
			for (const [tag, close, name, self] of content.matchAll(/<(\/?)(\w+:\w+)[^>]*?(\/?)>/g)) {
				if (depth === 0 && close === '') names.push(name.replace(/^b:/, ''));
				if (self === '' && tag !== '') depth += close === '' ? 1 : -1;
			}
			return names;
		});
	}

	const PERSON_FIELDS = [
		'AlternateEmailAddress',
		'EmailAddress',
		'EmployeeIdentifier',
		'FirstName',
		'FormerLastName',
		'LastName',
		'MiddleName',
		'PreferredFirstName',
		'Prefix',
		'SSN',
		'SelfServiceProperties',
		'Suffix',
		'SuppressSSN',
	];
	const COMPENSATION_FIELDS = [
		'Annual',
		'EffectiveDate',
		'EmployeeIdentifier',
		'Hourly',
		'PayFrequency',
		'PayGroup',
		'PercentChange',
		'Period',
		'RateChangeType',
		'ReasonCode',
		'ScheduledHours',
		'SelfServiceProperties',
		'Weekly',
	];
	const RESULT_FIELDS = [
		'HasErrors',
		'HasWarnings',
		'Messages',
		'PagingInfo',
		'RequestNumber',
		'Success',
	];
	const MESSAGE_FIELDS = ['Code', 'LogEntryId', 'Message', 'PropertyName', 'Severity'];
	const PAGING_FIELDS = ['CurrentPage', 'PageSize', 'PageTotal', 'TotalItems'];
	const GROUP_FIELDS = ['CompanyCode', 'EmployeeNumber', 'FirstName', 'LastName'];

	/** Every element is there in every row, and in this order. */
	function expectNames(reply: SoapReply, parent: string, names: string[], count: number): void {
		const all = namesIn(reply, parent);
		expect(all).toHaveLength(count);
		for (const each of all) expect(each).toEqual(names);
	}

	test.each<[Operation, string, string, string, string[]]>([
		['FindPeople', 'EmployeePerson', 'People', 'Person', PERSON_FIELDS],
		[
			'FindCompensations',
			'EmployeeCompensation',
			'Compensations',
			'Compensation',
			COMPENSATION_FIELDS,
		],
	])('%s is as published', async (operation, group, list, record, fields) => {
		const reply = await client.find(operation, { PageSize: '1000' });
		const count = simulator.data.employments.length;
		expectNames(reply, 'OperationResult', RESULT_FIELDS, 1);
		expectNames(reply, 'OperationMessage', MESSAGE_FIELDS, 1);
		expectNames(reply, 'PagingInfo', PAGING_FIELDS, 1);
		expectNames(reply, group, [...GROUP_FIELDS, list], count);
		expectNames(reply, list, [record], count);
		expectNames(reply, record, fields, count);
		expectNames(reply, 'EmployeeIdentifier', ['CompanyCode', 'EmployeeNumber'], count);
		expect(reply.text).toContain(
			`<s:Body><${operation}Response xmlns="${namespaceOf(operation)}">` +
				`<${operation}Result xmlns:b="http://www.ultipro.com/contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><b:OperationResult>`,
		);
		expect(found(reply)).toEqual(keysOf(() => true));
	});

	test.each<[Operation, string, string[]]>([
		['GetPersonByEmployeeIdentifier', 'Person', PERSON_FIELDS],
		['GetCompensationByEmployeeIdentifier', 'Compensation', COMPENSATION_FIELDS],
	])('%s is as published', async (operation, record, fields) => {
		const [{ person }] = simulator.data.employments;
		const reply = await client.get(operation, 'EmployeeNumberIdentifier', {
			EmployeeNumber: person.employeeNumber,
		});
		expectNames(reply, 'OperationResult', RESULT_FIELDS, 1);
		expectNames(reply, 'OperationMessage', MESSAGE_FIELDS, 1);
		expect(reply.text).toContain('<b:PagingInfo i:nil="true"/>');
		expectNames(reply, 'Results', [record], 1);
		expectNames(reply, record, fields, 1);
		expect(texts(reply, 'Action')).toEqual([`${actionOf(operation)}Response`]);
	});

	test('an answer reads as the published one', async () => {
		const { person, company } = simulator.data.employments.find(
			({ person: each, company: { country } }) =>
				country === 'USA' && each.middleName === null && each.preferredName === null,
		)!;
		const reply = await client.find('FindPeople', {
			CompanyCode: `=${company.code}`,
			EmployeeNumber: `= ${person.employeeNumber}`,
		});
		const [email] = texts(reply, 'EmailAddress');
		const start = reply.text.indexOf('<b:OperationResult>');
		const end = reply.text.indexOf('<b:AlternateEmailAddress');
		expect(reply.text.slice(start, end)).toBe(
			'<b:OperationResult><b:HasErrors>false</b:HasErrors><b:HasWarnings>false</b:HasWarnings><b:Messages>' +
				'<b:OperationMessage><b:Code>OK</b:Code><b:LogEntryId i:nil="true"/><b:Message>OK</b:Message>' +
				'<b:PropertyName i:nil="true"/><b:Severity>Information</b:Severity></b:OperationMessage></b:Messages>' +
				'<b:PagingInfo><b:CurrentPage>1</b:CurrentPage><b:PageSize>100</b:PageSize><b:PageTotal>1</b:PageTotal>' +
				'<b:TotalItems>1</b:TotalItems></b:PagingInfo><b:RequestNumber i:nil="true"/><b:Success>true</b:Success>' +
				'</b:OperationResult><b:Results><b:EmployeePerson>' +
				`<b:CompanyCode>${company.code}</b:CompanyCode><b:EmployeeNumber>${person.employeeNumber}</b:EmployeeNumber>` +
				`<b:FirstName>${person.firstName}</b:FirstName><b:LastName>${person.lastName}</b:LastName>` +
				'<b:People><b:Person>',
		);
		expect(reply.text).toContain(
			`<b:EmailAddress>${email}</b:EmailAddress><b:EmployeeIdentifier i:type="b:EmployeeNumberIdentifier">` +
				`<b:CompanyCode>${company.code}</b:CompanyCode><b:EmployeeNumber>${person.employeeNumber}</b:EmployeeNumber>` +
				`</b:EmployeeIdentifier><b:FirstName>${person.firstName}</b:FirstName>`,
		);
		expect(reply.text).toContain(
			'<b:MiddleName i:nil="true"/><b:PreferredFirstName i:nil="true"/>',
		);
		expect(reply.text).toMatch(
			/<\/b:SuppressSSN><\/b:Person><\/b:People><\/b:EmployeePerson><\/b:Results><\/FindPeopleResult><\/FindPeopleResponse><\/s:Body><\/s:Envelope>$/,
		);
	});

	test('self-service properties are nil for most and a dictionary for some', async () => {
		const reply = await find();
		const [declared, ...others] = new Set(
			[...reply.text.matchAll(/<b:SelfServiceProperties[^>]*>/g)].map(([tag]) => tag),
		);
		const arrays = 'xmlns:c="http://schemas.microsoft.com/2003/10/Serialization/Arrays"';
		expect(declared).toBe(`<b:SelfServiceProperties ${arrays} i:nil="true"/>`);
		expect(others).toEqual([`<b:SelfServiceProperties ${arrays}>`]);
		const entry =
			/<c:KeyValueOfstringstring><c:Key>(\w+)<\/c:Key><c:Value>[\w ]+<\/c:Value><\/c:KeyValueOfstringstring>/g;
		const keys = [...reply.text.matchAll(entry)].map(([, key]) => key);
		expect(new Set(keys)).toEqual(new Set(['ChangeReason', 'RequestedBy']));
		expect(keys.length / 2).toBeLessThan(simulator.data.people.length / 4);
	});

	test('somebody in two companies is two groups', async () => {
		const person = simulator.data.people.find(({ employments }) => employments.length === 2)!;
		const reply = await find({ EmployeeNumber: `=${person.employeeNumber}` });
		expect(found(reply)).toEqual(person.employments.map(keyOf));
		expect(texts(reply, 'TotalItems')).toEqual(['2']);
		expect(new Set(texts(reply, 'EmailAddress')).size).toBe(1);
	});

	test('amounts fit together', async () => {
		const reply = await client.find('FindCompensations', { PageSize: '1000' });
		const amounts = (name: string) => texts(reply, name).map(Number);
		const [annual, period, weekly, hourly, hours] = [
			'Annual',
			'Period',
			'Weekly',
			'Hourly',
			'ScheduledHours',
		].map(amounts);
		for (const [n, yearly] of annual.entries()) {
			expect(Math.abs(period[n] * 26 - yearly)).toBeLessThan(0.14);
			expect(Math.abs(weekly[n] * 52 - yearly)).toBeLessThan(0.27);
			expect(Math.abs(hourly[n] * hours[n] - period[n])).toBeLessThan(0.41);
		}
		for (const text of texts(reply, 'Annual')) expect(text).toMatch(/^\d+\.\d\d$/);
		expect(new Set(hours)).toEqual(new Set([40, 80]));
		const groups = simulator.data.employments.map(({ company }) =>
			company.country === 'CAN' ? 'BIWKC' : 'BIWK',
		);
		expect(texts(reply, 'PayGroup')).toEqual(groups);
	});

	test('SSNs are those of Americans', async () => {
		const ssns = texts(await find(), 'SSN');
		simulator.data.employments.forEach(({ person }, n) => {
			expect(ssns[n]).toMatch(person.home.country === 'USA' ? /^000\d{6}$/ : /^$/);
		});
	});

	test('texts are escaped', async () => {
		const [{ person }] = simulator.data.employments;
		simulator.change({ kind: 'name', employeeId: person.employeeId, to: `A<b>&"c" ]]> d'` });
		const reply = await find({ EmployeeNumber: `=${person.employeeNumber}` });
		expect(texts(reply, 'LastName')[0]).toBe(`A&lt;b&gt;&amp;&quot;c&quot; ]]&gt; d'`);
		expect(texts(await find({ LastName: `=A<b>&"c" ]]> d'` }), 'TotalItems')).toEqual(['1']);
	});

	test('warnings come with data', async () => {
		simulator.setVariants({ soapWarnings: true });
		const reply = await client.find('FindPeople', { PageSize: '1' });
		expect(['HasErrors', 'HasWarnings', 'Success'].map((name) => texts(reply, name)[0])).toEqual([
			'false',
			'true',
			'true',
		]);
		expect(texts(reply, 'Severity')).toEqual(['Warning']);
		expect(found(reply)).toHaveLength(1);
	});

	test('records may have a field the contract does not know', async () => {
		simulator.setVariants({ extraFields: true });
		for (const [operation, record, fields] of [
			['FindPeople', 'Person', PERSON_FIELDS],
			['FindCompensations', 'Compensation', COMPENSATION_FIELDS],
		] as const) {
			const reply = await client.find(operation, { PageSize: '2' });
			expectNames(reply, record, [...fields, 'XIntegrationRecordId'], 2);
		}
	});

	test('wrappers and prefixes can be others, the records are the same', async () => {
		const local = ({ text }: SoapReply, name: string) =>
			[...text.matchAll(new RegExp(`<(?:\\w+:)?${name}[ >].*?</(?:\\w+:)?${name}>`, 'g'))].map(
				([content]) =>
					content
						.replace(/(<\/?)\w+:/g, '$1')
						.replace(/ xmlns(:\w+)?="[^"]*"/g, '')
						.replace(/ \w+:(nil|type)="(?:\w+:)?/g, ' $1="'),
			);
		for (const [operation, record] of [
			['FindPeople', 'Person'],
			['FindCompensations', 'Compensation'],
		] as const) {
			simulator.setVariants({ soapWrapper: 'contract' });
			const usual = await client.find(operation, { PageSize: '5' });
			simulator.setVariants({ soapWrapper: 'other' });
			const other = await client.find(operation, { PageSize: '5' });
			expect(local(other, record)).toEqual(local(usual, record));
			expect(local(other, record)).toHaveLength(5);
			expect(other.text).toMatch(/<OperationResult><HasErrors>false</);
			expect(other.text).toContain(' xsi:nil="true"/>');
			expect(other.text).toContain('<EmployeeIdentifier xsi:type="EmployeeNumberIdentifier">');
		}
		const { text } = await client.find('FindCompensations', { PageSize: '5' });
		expect(text).toContain(
			'<q1:FindCompensationsOutcome xmlns="http://www.ultipro.com/contracts" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
		);
		expect(text).toMatch(/<CompensatedEmployee>.*<CompensationList><Compensation>/);
		expect(text).not.toMatch(/FindCompensationsResult|EmployeeCompensation>|Compensations>/);
	});
});

describe('filters', () => {
	const first = () => simulator.data.employments[5];

	test.each<[string, (employment: Employment) => string]>([
		['CompanyCode', ({ company }) => company.code],
		['CompanyName', ({ company }) => company.name],
		['Country', ({ company }) => company.country],
		['EmployeeNumber', ({ person }) => person.employeeNumber],
		['FirstName', ({ person }) => person.firstName],
		['FullOrPartTime', ({ fullTime }) => (fullTime ? 'F' : 'P')],
		['Job', ({ job }) => job.code],
		['LastHire', ({ lastHireDay }) => us(lastHireDay)],
		['LastName', ({ person }) => person.lastName],
		['Location', ({ location }) => location.code],
		['OrganizationLevel1', ({ orgLevels }) => orgLevels[0]],
		['OrganizationLevel2', ({ orgLevels }) => orgLevels[1]],
		['OrganizationLevel3', ({ orgLevels }) => orgLevels[2]],
		['OrganizationLevel4', ({ orgLevels }) => orgLevels[3]],
		['OriginalHire', ({ hireDay }) => us(hireDay)],
		['PayGroup', ({ company }) => (company.country === 'CAN' ? 'BIWKC' : 'BIWK')],
		['Status', ({ status }) => status],
		['SupervisorLastName', ({ supervisor }) => supervisor?.lastName ?? ''],
	])(
		'%s',
		async (name, value) => {
			const wanted = value(first());
			const expected = keysOf((employment) => value(employment) === wanted);
			expect(expected.length).toBeGreaterThan(0);
			expect(expected.length).toBeLessThan(simulator.data.employments.length);
			for (const operation of ['FindPeople', 'FindCompensations'] as const) {
				const reply = await find({ [name]: `=${wanted}` }, operation);
				expect([name, found(reply)]).toEqual([name, expected]);
				expect(texts(reply, 'TotalItems')).toEqual([String(expected.length)]);
			}
		},
		10_000,
	);

	test('TerminationDate, of a termination that lies ahead too', async () => {
		const { person, company } = simulator.data.employments.find(({ status }) => status === 'A')!;
		const { employeeId } = person;
		simulator.change({ kind: 'terminate', employeeId, companyId: company.id, day: '2026-09-30' });
		expect(found(await find({ TerminationDate: '=09/30/2026' }))).toEqual([
			`${company.code} ${person.employeeNumber}`,
		]);
	});

	test('TerminationDate', async () => {
		const left = simulator.data.employments.find(({ status }) => status === 'T')!;
		expect(found(await find({ TerminationDate: `=${us(left.terminationDay)}` }))).toEqual(
			keysOf(({ terminationDay }) => terminationDay === left.terminationDay),
		);
		expect(found(await find({ TerminationDate: 'not isblank()' }))).toEqual(
			keysOf(({ status }) => status === 'T'),
		);
	});

	test('FormerName', async () => {
		const all = await find();
		const names = texts(all, 'FormerLastName');
		const keys = found(all);
		const some = names.find((name) => name !== '')!;
		expect(found(await find({ FormerName: `=${some}` }))).toEqual(
			keys.filter((_key, n) => names[n] === some),
		);
		expect(found(await find({ FormerName: 'isblank()' }))).toEqual(
			keys.filter((_key, n) => names[n] === ''),
		);
	});

	test('TimeClockId', async () => {
		const [with_, without] = [
			found(await find({ TimeClockId: 'not isblank()' })),
			found(await find({ TimeClockId: 'isblank()' })),
		];
		expect([...with_, ...without].sort()).toEqual(keysOf(() => true).sort());
		expect(without.length).toBeGreaterThan(0);
		expect(found(await find({ TimeClockId: 'LIKE (4%)' }))).toEqual(with_);
		expect(
			found(await find({ TimeClockId: 'in(40001, 40002, 40003, 40004)' })).length,
		).toBeLessThan(6);
	});

	test('several have to hold all together', async () => {
		const { company, status } = first();
		expect(found(await find({ CompanyCode: `=${company.code}`, Status: `=${status}` }))).toEqual(
			keysOf((each) => each.company === company && each.status === status),
		);
	});

	test('nothing found is an empty list without error', async () => {
		const reply = await find({ LastName: '=Nobody' });
		expect(reply.text).toContain('<b:Results/>');
		expect(texts(reply, 'TotalItems').concat(texts(reply, 'PageTotal'))).toEqual(['0', '0']);
		expect(texts(reply, 'Success')).toEqual(['true']);
	});
});

describe('operators', () => {
	const lower = ({ person }: Employment) => person.lastName.toLowerCase();

	test.each<[string, (lastName: string) => boolean]>([
		['=Doe', (name) => name === 'doe'],
		['LIKE (B%)', (name) => name.startsWith('b')],
		['like(%o%)', (name) => name.includes('o')],
		['Like ( b% )', (name) => name.startsWith('b')],
		['like(%E)', (name) => name.endsWith('e')],
		['like(.%)', () => false],
		['> M', (name) => name > 'm'],
		['>=M', (name) => name >= 'm'],
		['<M', (name) => name < 'm'],
		['<= m', (name) => name <= 'm'],
		['isblank()', () => false],
		['ISBLANK()', () => false],
		['not isblank()', () => true],
		['NOT  IsBlank( )', () => true],
	])('%s of a text', async (condition, test) => {
		expect(found(await find({ LastName: condition }))).toEqual(keysOf((each) => test(lower(each))));
	});

	test.each([
		(code: string) => `=${code}`,
		(code: string) => `= ${code}`,
		(code: string) => `  =  ${code.toLowerCase()}  `,
		(code: string) => `in(${code})`,
	])('%s is equal, without regard to case', async (write) => {
		const { code } = simulator.data.companies[1];
		expect(found(await find({ CompanyCode: write(code) }))).toEqual(
			keysOf(({ company }) => company.code === code),
		);
	});

	test.each(['in(A, T)', 'IN (a,t)', `in("A", "T")`, `in( 'A' ,'T' )`, 'In(A ,"T")'])(
		'%s is one of several',
		async (condition) => {
			const reply = await find({ Status: condition });
			expect(found(reply)).toEqual(keysOf(({ status }) => status !== 'L'));
		},
	);

	test('quotes keep commas together', async () => {
		expect(found(await find({ Job: `in("CLERK 2", 'R&D1', CEO)` }))).toEqual(
			keysOf(({ job }) => ['CLERK 2', 'R&D1', 'CEO'].includes(job.code)),
		);
		expect(found(await find({ CompanyName: `in("Example, Inc", "Example Canada Ltd")` }))).toEqual(
			keysOf(({ company }) => company.code === 'EXCAN'),
		);
	});

	test('<> is another, and never nothing at all', async () => {
		expect(found(await find({ Status: '<>A' }))).toEqual(keysOf(({ status }) => status !== 'A'));
		const top = simulator.data.employments[0].person;
		expect(found(await find({ SupervisorLastName: `<>${top.lastName}` }))).toEqual(
			keysOf(({ supervisor }) => supervisor !== null && supervisor.lastName !== top.lastName),
		);
		expect(found(await find({ SupervisorLastName: 'isblank()' }))).toEqual(
			keysOf(({ supervisor }) => supervisor === null),
		);
	});

	test.each<[string, (day: number, wanted: number) => boolean]>([
		['=', (day, wanted) => day === wanted],
		['<>', (day, wanted) => day !== wanted],
		['<', (day, wanted) => day < wanted],
		['<=', (day, wanted) => day <= wanted],
		['>', (day, wanted) => day > wanted],
		['>=', (day, wanted) => day >= wanted],
	])('%s of a date', async (operator, passes) => {
		const days = simulator.data.employments.map(({ hireDay }) => hireDay).sort((a, b) => a - b);
		const middle = days[Math.floor(days.length / 2)];
		expect(found(await find({ OriginalHire: `${operator} ${us(middle)}` }))).toEqual(
			keysOf(({ hireDay }) => passes(hireDay, middle)),
		);
	});

	test('in of dates, and < of one that is missing', async () => {
		const [one, , two] = simulator.data.employments;
		expect(
			found(await find({ LastHire: `in(${us(one.lastHireDay)}, "${us(two.lastHireDay)}")` })),
		).toEqual(
			keysOf(({ lastHireDay }) => [one.lastHireDay, two.lastHireDay].includes(lastHireDay)),
		);
		expect(found(await find({ TerminationDate: '<12/31/2999' }))).toEqual(
			keysOf(({ status }) => status === 'T'),
		);
	});

	test.each<[string, string]>([
		['LastName', 'Doe'],
		['LastName', '='],
		['LastName', '= '],
		['LastName', '==Doe'],
		['LastName', '=> Doe'],
		['LastName', 'LIKE D%'],
		['LastName', 'LIKE ()'],
		['LastName', 'in()'],
		['LastName', 'in(A,)'],
		['LastName', 'in(A,,B)'],
		['LastName', `in("A)`],
		['LastName', 'between(A, B)'],
		['LastName', 'isblank'],
		['LastName', '!=A'],
		['LastName', '*'],
		['OriginalHire', '01/31/2026'],
		['OriginalHire', '=2026-01-31'],
		['OriginalHire', '=1/31/2026'],
		['OriginalHire', '=31/01/2026'],
		['OriginalHire', '=02/30/2026'],
		['OriginalHire', 'LIKE (01%)'],
		['OriginalHire', 'in(01/31/2026, soon)'],
		['PageNumber', '0'],
		['PageNumber', '=1'],
		['PageSize', '-1'],
		['PageSize', 'all'],
	])('%s %s is an error that names the element', async (name, value) => {
		const reply = await client.find('FindPeople', { [name]: value });
		expect([isError(reply), Object.keys(errorsOf(reply))]).toEqual([true, [name]]);
		expect(texts(reply, 'Code')).toEqual(['InvalidQuery']);
		expect(texts(reply, 'Severity')).toEqual(['Error']);
		expect(texts(reply, 'LogEntryId')[0]).not.toBe('');
		expect(reply.text).toContain('<b:PagingInfo i:nil="true"/>');
		expect(reply.text).toContain('<b:Results i:nil="true"/>');
		expect(found(reply)).toEqual([]);
	});

	test('each error has a message, and none repeats a value', async () => {
		const reply = await client.find('FindCompensations', {
			FirstName: 'Secretname',
			LastName: 'Secretname',
			PageSize: 'Secretname',
		});
		expect(texts(reply, 'PropertyName')).toEqual(['PageSize', 'FirstName', 'LastName']);
		expect(reply.text).not.toContain('Secretname');
	});
});

describe('how a query is read', () => {
	const raw = (members: string) =>
		client.send(
			'FindPeople',
			`<FindPeople xmlns="${namespaceOf('FindPeople')}"><query xmlns:b="http://www.ultipro.com/contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><b:EmployeeNumber/>${members}</query></FindPeople>`,
		);
	const total = async (members: string) => Number(texts(await raw(members), 'TotalItems')[0]);
	const everyone = () => simulator.data.employments.length;
	const left = () => keysOf(({ status }) => status === 'T').length;

	test('in its order: what comes too late is skipped', async () => {
		expect(await total('<b:PageSize>7</b:PageSize><b:Status>=T</b:Status>')).toBe(left());
		expect(await total('<b:Status>=T</b:Status><b:PageSize>7</b:PageSize>')).toBe(left());
		const late = await raw('<b:Status>=T</b:Status><b:PageSize>7</b:PageSize>');
		expect(texts(late, 'PageSize')).toEqual(['100']);
		expect(await total('<b:TimeClockId/><b:Status>=T</b:Status>')).toBe(everyone());
		expect(await total('<b:Status>=T</b:Status><b:CompanyCode>=none</b:CompanyCode>')).toBe(left());
	});

	test('the first of two counts, and a strange one stops nothing', async () => {
		expect(await total('<b:Status>=T</b:Status><b:Status>=A</b:Status>')).toBe(left());
		expect(await total('<b:Zip>=1</b:Zip><b:Status>=T</b:Status>')).toBe(left());
	});

	test('names have a case', async () => {
		expect(await total('<b:status>=T</b:status>')).toBe(everyone());
	});

	test('its namespace matters and its prefix does not', async () => {
		expect(await total('<Status>=T</Status>')).toBe(everyone());
		expect(await total('<x:Status xmlns:x="urn:x">=T</x:Status>')).toBe(everyone());
		expect(await total('<x:Status xmlns:x="http://www.ultipro.com/contracts">=T</x:Status>')).toBe(
			left(),
		);
		expect(await total('<Status xmlns="http://www.ultipro.com/contracts">=T</Status>')).toBe(
			left(),
		);
	});

	test('missing, empty and nil are the same', async () => {
		expect(await total('')).toBe(everyone());
		expect(await total('<b:Status/>')).toBe(everyone());
		expect(await total('<b:Status></b:Status>')).toBe(everyone());
		expect(await total('<b:Status> </b:Status>')).toBe(everyone());
		expect(await total('<b:Status i:nil="true"/>')).toBe(everyone());
		expect(await total('<b:Status i:nil="true">=T</b:Status>')).toBe(everyone());
		expect(await total('<b:Status i:nil="false">=T</b:Status>')).toBe(left());
		expect(await total('<b:Status x:nil="true" xmlns:x="urn:x">=T</b:Status>')).toBe(left());
		expect(await total('<b:PageNumber/><b:PageSize i:nil="true"/>')).toBe(everyone());
	});

	test('a text with elements in it is a fault', async () => {
		const reply = await raw('<b:Status><b:A/></b:Status>');
		expect([reply.status, texts(reply, 'Text')]).toEqual([
			500,
			['The element Status has to hold a text.'],
		]);
	});

	test.each<[string, string]>([
		['nothing', ''],
		['a nil one', '<query i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>'],
		['one of another namespace', '<query xmlns="http://www.ultipro.com/contracts"/>'],
		['one with a capital', '<Query/>'],
	])('%s in the place of the query is an error', async (_what, inside) => {
		const body = `<FindPeople xmlns="${namespaceOf('FindPeople')}">${inside}</FindPeople>`;
		const reply = await client.send('FindPeople', body);
		expect([isError(reply), errorsOf(reply)]).toEqual([true, { query: 'query is required.' }]);
	});
});

describe('paging', () => {
	const info = (reply: SoapReply) =>
		['CurrentPage', 'PageSize', 'PageTotal', 'TotalItems'].map((name) =>
			Number(texts(reply, name)[0]),
		);

	test('begins at page 1, with 100 to a page', async () => {
		const all = keysOf(() => true);
		const one = await client.find('FindPeople');
		expect(info(one)).toEqual([1, 100, 2, all.length]);
		expect(found(one)).toEqual(all.slice(0, 100));
		const two = await client.find('FindPeople', { PageNumber: '2' });
		expect(info(two)).toEqual([2, 100, 2, all.length]);
		expect(found(two)).toEqual(all.slice(100));
	});

	test('goes through everybody once, and is empty behind the end', async () => {
		const all = keysOf(({ status }) => status === 'A');
		const pages = Math.ceil(all.length / 30);
		const seen: string[] = [];
		for (let page = 1; page <= pages; page++) {
			const reply = await client.find('FindCompensations', {
				PageNumber: String(page),
				PageSize: '30',
				Status: '=A',
			});
			expect(info(reply)).toEqual([page, 30, pages, all.length]);
			seen.push(...found(reply));
		}
		expect(seen).toEqual(all);
		const behind = await client.find('FindCompensations', {
			PageNumber: String(pages + 1),
			PageSize: '30',
			Status: '=A',
		});
		expect([info(behind)[0], found(behind)]).toEqual([pages + 1, []]);
		expect(behind.text).toContain('<b:Results/>');
	});

	test('may have a cap', async () => {
		simulator.setVariants({ soapPageSizeCap: 7 });
		const total = simulator.data.employments.length;
		const reply = await client.find('FindPeople', { PageNumber: '2', PageSize: '1000' });
		expect(info(reply)).toEqual([2, 7, Math.ceil(total / 7), total]);
		expect(found(reply)).toEqual(keysOf(() => true).slice(7, 14));
		expect(info(await client.find('FindPeople', { PageSize: '3' }))[1]).toBe(3);
	});

	test('may be ignored', async () => {
		simulator.setVariants({ soapPageIgnored: true });
		const one = await client.find('FindPeople', { PageNumber: '1', PageSize: '10' });
		const two = await client.find('FindPeople', { PageNumber: '2', PageSize: '10' });
		expect(two).toEqual(one);
		expect(info(two)[0]).toBe(1);
	});
});

describe('identifiers', () => {
	const american = () =>
		simulator.data.people.find(({ index, home }) => index > 3 && home.country === 'USA')!;
	const canadian = () => simulator.data.people.find(({ home }) => home.country === 'CAN')!;
	const numberOf = ({ index }: { index: number }) => `000${String(index + 1).padStart(6, '0')}`;
	const get = (type: string, members: Record<string, string>) =>
		client.get('GetPersonByEmployeeIdentifier', type, members);
	const emailOf = async (employeeNumber: string) =>
		texts(
			await get('EmployeeNumberIdentifier', { EmployeeNumber: employeeNumber }),
			'EmailAddress',
		)[0];

	test.each<[string, string, () => Promise<[string, string]>]>([
		[
			'EmployeeNumberIdentifier',
			'EmployeeNumber',
			async () => [american().employeeNumber, american().employeeNumber],
		],
		[
			'EmailAddressIdentifier',
			'EmailAddress',
			async () => [
				(await emailOf(american().employeeNumber)).toUpperCase(),
				american().employeeNumber,
			],
		],
		['SsnIdentifier', 'Ssn', async () => [numberOf(american()), american().employeeNumber]],
		['SinIdentifier', 'Sin', async () => [numberOf(canadian()), canadian().employeeNumber]],
		[
			'NationalIdentifier',
			'NationalId',
			async () => [numberOf(canadian()), canadian().employeeNumber],
		],
		[
			'UserDefinedIdentifier',
			'Value',
			async () => [american().employeeId, american().employeeNumber],
		],
	])('%s', async (type, name, wanted) => {
		const [value, employeeNumber] = await wanted();
		const company = simulator.data.byEmployeeNumber.get(employeeNumber)!.employments[0].company;
		for (const operation of operations.filter((each) => each.startsWith('Get'))) {
			for (const members of [
				{ [name]: value },
				{ CompanyCode: company.code.toLowerCase(), [name]: value },
				{ CompanyCode: '', [name]: value },
			]) {
				const reply = await client.get(operation, type, members);
				expect(texts(reply, 'EmployeeNumber')).toEqual([employeeNumber]);
				expect(texts(reply, 'CompanyCode')).toEqual([company.code]);
			}
			const elsewhere = await client.get(operation, type, { CompanyCode: 'NONE', [name]: value });
			expect(isError(elsewhere)).toBe(true);
			// The base comes first, so its member is skipped behind the other.
			const late = await client.get(operation, type, { [name]: value, CompanyCode: 'NONE' });
			expect(texts(late, 'EmployeeNumber')).toEqual([employeeNumber]);
		}
	});

	test('somebody in two companies is found in each', async () => {
		const person = simulator.data.people.find(({ employments }) => employments.length === 2)!;
		for (const { company } of person.employments) {
			const reply = await get('EmployeeNumberIdentifier', {
				CompanyCode: company.code,
				EmployeeNumber: person.employeeNumber,
			});
			expect(texts(reply, 'CompanyCode')).toEqual([company.code]);
		}
		const any = await get('EmployeeNumberIdentifier', { EmployeeNumber: person.employeeNumber });
		expect(texts(any, 'CompanyCode')).toEqual([person.employments[0].company.code]);
	});

	test.each([
		['EmployeeNumberIdentifier', { EmployeeNumber: '999999999' }],
		['EmployeeNumberIdentifier', { EmployeeNumber: '101' }],
		['EmailAddressIdentifier', { EmailAddress: 'nobody@example.com' }],
		['SsnIdentifier', { Ssn: '999999999' }],
		['UserDefinedIdentifier', { Value: 'NOBODY000001' }],
	])('nobody with %s %j is an error', async (type, members) => {
		const reply = await get(type, members);
		expect([isError(reply), texts(reply, 'Code'), texts(reply, 'Message')]).toEqual([
			true,
			['NotFound'],
			['No employee has this identifier.'],
		]);
		expect(reply.text).not.toContain(Object.values(members)[0]);
	});

	test('SSNs are no SINs', async () => {
		expect(isError(await get('SinIdentifier', { Sin: numberOf(american()) }))).toBe(true);
		expect(isError(await get('SsnIdentifier', { Ssn: numberOf(canadian()) }))).toBe(true);
	});

	test.each<[string, Record<string, string>, string]>([
		['SsnIdentifier', { SSN: '000000001' }, 'Ssn'],
		['SsnIdentifier', { Ssn: '' }, 'Ssn'],
		['EmployeeNumberIdentifier', { CompanyCode: 'EXHLD' }, 'EmployeeNumber'],
	])('%s with %j is an error', async (type, members, property) => {
		const reply = await get(type, members);
		expect([isError(reply), errorsOf(reply)]).toEqual([
			true,
			{ [property]: `${property} is required.` },
		]);
	});

	test.each([
		['i:type="b:CanadianSinIdentifier"', false],
		['i:type="b:toString"', false],
		['i:type="x:EmployeeNumberIdentifier"', false],
		['i:type="EmployeeNumberIdentifier"', false],
		['type="b:EmployeeNumberIdentifier"', false],
		['', false],
		['i:type="b:EmployeeNumberIdentifier"', true],
		['i:type=" z:EmployeeNumberIdentifier " xmlns:z="http://www.ultipro.com/contracts"', true],
	])('the type %s is known: %s', async (type, isKnown) => {
		const [person] = simulator.data.people;
		const operation = 'GetPersonByEmployeeIdentifier';
		const reply = await client.send(
			operation,
			`<${operation} xmlns="${namespaceOf(operation)}"><employeeIdentifier xmlns:b="http://www.ultipro.com/contracts" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" ${type}><b:EmployeeNumber>${person.employeeNumber}</b:EmployeeNumber></employeeIdentifier></${operation}>`,
		);
		expect(reply.status).toBe(isKnown ? 200 : 500);
		if (!isKnown) expect(texts(reply, 'Text')[0]).toMatch(/^The type of employeeIdentifier/);
	});

	test('no identifier is an error', async () => {
		const operation = 'GetCompensationByEmployeeIdentifier';
		const body = `<${operation} xmlns="${namespaceOf(operation)}"><EmployeeIdentifier/></${operation}>`;
		expect(errorsOf(await client.send(operation, body))).toEqual({
			employeeIdentifier: 'employeeIdentifier is required.',
		});
	});
});
