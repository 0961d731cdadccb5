import type { INodeParameters } from 'n8n-workflow';

import type { Employment, Fault, Variants } from '../../simulator';

/**
 * What may go wrong, and what has to come of it. Each row is one thing that goes wrong in the middle
 * of what is asked for: on the third page of a list, on the fifth of twelve items (over SOAP from
 * the fifth on), on the only request of a single read, on the first of two writes (which has taken
 * effect by then, wherever UKG Pro could have acted).
 */
export const COLUMNS = ['list', 'single', 'write', 'items'] as const;
export type Column = (typeof COLUMNS)[number];

/** How often the request at fault is sent, whatever becomes of it. */
interface Sent {
	readonly sent: number;
	/** Milliseconds of each wait; of many items only that there was such a wait. */
	readonly waits?: readonly number[];
	/** SOAP logins. */
	readonly logins?: number;
}

export type Cell =
	/** Every row once and in order, or both writes done once. */
	| (Sent & { readonly comes: 'whole' })
	/** One error with this message, and of a list or a single read nothing else. */
	| (Sent & {
			readonly comes: 'error';
			readonly message: RegExp;
			/** In the description, in place of the row's. */
			readonly says?: RegExp;
			/** Of a write: nobody who reads the message knows whether it was carried out. */
			readonly isUnknown?: true;
			/** And whether it was. */
			readonly isWritten?: true;
			/** The items behind the one at fault fail with it, and are not sent. */
			readonly endsAll?: true;
	  })
	/** Part of the list, since nothing in the answers tells a client that there is more. */
	| (Sent & {
			readonly comes: 'part';
			readonly rows: (row: number) => boolean;
			readonly note?: RegExp;
	  })
	/** No test: why it cannot happen. */
	| { readonly never: string };

export interface Row {
	readonly wrong: string;
	/** What goes wrong; where and when is the column's. */
	readonly fault?: (scene: Scene) => Fault;
	/** What the page before the one at fault brings. */
	readonly before?: (scene: Scene) => Fault;
	readonly variants?: Partial<Variants>;
	/** Over the column's own parameters. */
	readonly parameters?: INodeParameters;
	/** In the description of every error of a read. */
	readonly says?: RegExp;
	/** All tokens end while the request at fault waits to be sent again. */
	readonly endsTokens?: true;
	readonly cells: Readonly<Record<Column, Cell>>;
}

export interface Scene {
	readonly column: Column;
	/** An address that nothing may be sent to. */
	readonly elsewhere: string;
	/** What the request at fault would have brought; for a list its third page. */
	readonly employments: readonly Employment[];
	/** The page before it. */
	readonly before: readonly Employment[];
	/** Pages of the list. */
	readonly pages: number;
	/** The code of the organization level that is written. */
	readonly code: string;
}

const whole = (sent: number, more: Omit<Partial<Sent>, 'sent'> = {}): Cell => ({
	comes: 'whole',
	sent,
	...more,
});
const fails = (
	message: RegExp,
	sent = 1,
	more: Partial<Omit<Extract<Cell, { comes: 'error' }>, 'comes' | 'message' | 'sent'>> = {},
): Cell => ({ comes: 'error', message, sent, ...more });
/** A write that was carried out, of which nothing in the answer tells so. */
const unknown = (message: RegExp): Cell => fails(message, 1, { isUnknown: true, isWritten: true });
const never = (why: string): Cell => ({ never: why });

/** The same of everything that reads. */
const reads = (cell: Cell, write: Cell): Row['cells'] => ({
	list: cell,
	single: cell,
	items: cell,
	write,
});
const alike = (cell: Cell): Row['cells'] => reads(cell, cell);
const onlyLists = (list: Cell): Row['cells'] => ({
	list,
	single: never('a single read has no pages'),
	write: never('a write has no pages'),
	items: never('each item is a single read, without pages'),
});

const LIMITED = /^UKG Pro received too many requests, after 8 tries in 123 s$/;
const NO_DATA = /^UKG Pro sent an answer that is no data$/;
const TOO_LONG = /^UKG Pro sent an answer of more than 30 million characters, which is not read$/;
const EMPTY = /^UKG Pro sent an empty answer$/;
const WEB_PAGE = /^This address answers with a web page or a redirect instead of UKG Pro data$/;
const FAILED = (status: number) => new RegExp(`^UKG Pro could not answer \\(HTTP ${status}\\)$`);
const STILL_FAILED = (status: number) =>
	new RegExp(`^UKG Pro could not answer \\(HTTP ${status}\\), after 5 tries in \\d+ s$`);
const BROKE = /^The connection to UKG Pro broke$/;
const STILL_BROKE = /^The connection to UKG Pro broke, after 5 tries in \d+ s$/;
const LATE = /^UKG Pro did not answer in time$/;
const NO_OUTCOME = /^UKG Pro sent no outcome of the write$/;
const REFUSED = /^UKG Pro refused the user name, the password or the Customer API Key$/;
const lacks = (role: string, service: string) =>
	new RegExp(
		`^UKG Pro does not allow this: the service account lacks "${role}" for the web service "${service}"$`,
	);

/** Without Retry-After. */
const GROWING = [1_000, 2_000, 4_000, 8_000];
const UNTIL_LIMIT = [...GROWING, 16_000, 32_000, 60_000];

/** Text of about 50 million bytes. */
const FIFTY_MB = 50_000_000;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString();

/** Where answers come broken, and the same request brings a good one a moment later. */
function passing(
	wrong: string,
	fault: Fault,
	failure: RegExp,
	lasting: RegExp,
	says: RegExp,
): Row[] {
	return [
		{
			wrong: `${wrong}, once`,
			fault: () => ({ ...fault, count: 1 }),
			cells: reads(whole(1, { waits: [1_000] }), unknown(failure)),
		},
		{
			wrong: `${wrong}, for ever`,
			fault: () => fault,
			says,
			cells: reads(fails(lasting, 5, { waits: GROWING }), unknown(failure)),
		},
	];
}

const LIMITS: Row[] = [
	{
		wrong: '429 with Retry-After in seconds, twice',
		fault: () => ({ status: 429, headers: { 'retry-after': '42' }, count: 2 }),
		cells: alike(whole(2, { waits: [42_000, 42_000] })),
	},
	{
		wrong: '429 with Retry-After as a date',
		fault: () => ({ status: 429, headers: { 'retry-after': inSeconds(90) }, count: 1 }),
		cells: alike(whole(1, { waits: [90_000] })),
	},
	{
		wrong: '429 without Retry-After, three times',
		fault: () => ({ status: 429, count: 3 }),
		cells: alike(whole(3, { waits: [1_000, 2_000, 4_000] })),
	},
	{
		wrong: '429 for ever',
		fault: () => ({ status: 429 }),
		says: /Run it less often or for fewer items at a time/,
		cells: alike(fails(LIMITED, 8, { waits: UNTIL_LIMIT })),
	},
];

const GATEWAYS: Row[] = [
	...passing('502', { status: 502, afterWrite: true }, FAILED(502), STILL_FAILED(502), /Try again/),
	...passing(
		'503 with HTML',
		{ status: 503, kind: 'html', afterWrite: true },
		FAILED(503),
		STILL_FAILED(503),
		/The answer is a web page/,
	),
	...passing('504', { status: 504, afterWrite: true }, FAILED(504), STILL_FAILED(504), /Try again/),
	...passing(
		'a reset before the headers',
		{ kind: 'reset', afterWrite: true },
		BROKE,
		STILL_BROKE,
		/Network code ECONNRESET/,
	),
	...passing(
		'a reset in the body',
		{ kind: 'resetMidBody' },
		BROKE,
		STILL_BROKE,
		/Network code ERR_BAD_RESPONSE/,
	),
	...passing('gzip that is none', { kind: 'badGzip' }, BROKE, STILL_BROKE, /Network code Z_/),
	{
		wrong: 'a stall longer than the timeout, once',
		// The test ends the timeout at once: see `endStall`.
		fault: () => ({ delayMs: 600_000, count: 1 }),
		parameters: { options: { timeout: 60 } },
		cells: reads(whole(1, { waits: [1_000] }), fails(LATE, 1, { isUnknown: true })),
	},
];

const SAME_EVERYWHERE: Row[] = [
	{
		wrong: 'the content type of something else',
		fault: () => ({ kind: 'delay', headers: { 'content-type': 'image/png' }, count: 1 }),
		cells: alike(whole(1)),
	},
	{
		wrong: 'gzip that was not asked for',
		fault: () => ({ kind: 'gzip', count: 1 }),
		cells: alike(whole(1)),
	},
];

const employeeKey = ({ person, company }: Employment) => ({
	employeeId: person.employeeId,
	companyId: company.id,
});

export const REST: readonly Row[] = [
	...LIMITS,
	{
		wrong: '500',
		fault: () => ({ status: 500, body: { message: 'EmployeeExists' }, afterWrite: true }),
		says: /UKG Pro says: EmployeeExists/,
		cells: reads(fails(FAILED(500)), unknown(FAILED(500))),
	},
	...GATEWAYS,
	...SAME_EVERYWHERE,
	{
		wrong: 'truncated JSON',
		fault: () => ({ kind: 'truncate' }),
		says: /may have been cut off on its way/,
		cells: reads(fails(NO_DATA), unknown(NO_OUTCOME)),
	},
	{
		wrong: 'invalid JSON',
		fault: () => ({ kind: 'invalidJson', afterWrite: true }),
		says: /may have been cut off on its way/,
		cells: reads(fails(NO_DATA), unknown(NO_OUTCOME)),
	},
	{
		wrong: 'an empty body',
		fault: () => ({ kind: 'empty', afterWrite: true }),
		says: /try again/,
		cells: reads(fails(EMPTY), unknown(NO_OUTCOME)),
	},
	{
		wrong: '401 in the middle',
		fault: () => ({ status: 401 }),
		parameters: { options: { parallelRequests: 1 } },
		says: /The request was sent once/,
		cells: alike(fails(REFUSED, 1, { endsAll: true })),
	},
	{
		wrong: '403 in the middle',
		fault: () => ({ status: 403 }),
		says: /Tick "View" for "Employee Person Details"/,
		cells: reads(
			fails(lacks('View', 'Employee Person Details')),
			fails(lacks('Add', 'Company Configuration Integration')),
		),
	},
	{
		wrong: 'a redirect to another host',
		fault: ({ elsewhere }) => ({ kind: 'redirect', location: `${elsewhere}/login` }),
		says: /Check Web Service Domain|Other answers were data: try again later/,
		cells: alike(fails(WEB_PAGE)),
	},
	{
		wrong: 'a redirect that keeps method and body to another host',
		fault: ({ elsewhere }) => ({
			kind: 'redirect',
			status: 307,
			location: `${elsewhere}/personnel/v1/person-details`,
		}),
		cells: alike(fails(WEB_PAGE)),
	},
	{
		wrong: 'the page before once more',
		before: ({ before }) => ({ status: 200, body: before.map(employeeKey) }),
		fault: ({ before }) => ({ status: 200, body: before.map(employeeKey) }),
		cells: onlyLists(
			fails(/^UKG Pro sends rows behind page 3, and those of the page before on it$/),
		),
	},
	{
		wrong: 'pages of three rows whatever is asked for',
		variants: { pageSizeCap: 3 },
		cells: onlyLists(whole(0)),
	},
	{
		wrong: 'page numbers that are ignored, where all rows fit one page',
		variants: { pageSizeCap: null, pageIgnored: true },
		cells: onlyLists(whole(0)),
	},
	{
		wrong: 'page numbers that are ignored, where they do not',
		variants: { pageSizeCap: 10, pageIgnored: true },
		cells: onlyLists({
			comes: 'part',
			sent: 0,
			rows: (row) => row < 10,
			note: /^UKG Pro sent the last page of "List person details" twice, .* there may be more$/,
		}),
	},
	{
		wrong: 'rows that move to the next page meanwhile',
		variants: { pageOverlap: 3 },
		cells: onlyLists(whole(0)),
	},
	{
		wrong: 'two rows at a time that leave, so that others move to the page before',
		variants: { changesWhileReading: 2 },
		parameters: {
			resource: 'employeeChange',
			operation: 'getManyByDate',
			startDate: '2000-01-01',
			endDate: '2026-06-15T12:00:00',
			options: { parallelRequests: 1 },
		},
		cells: onlyLists({ comes: 'part', sent: 0, rows: (row) => row % 12 < 10 }),
	},
	{
		wrong: 'a SOAP fault',
		cells: alike(never('REST has no SOAP faults')),
	},
	{
		wrong: 'SOAP HasErrors',
		cells: alike(never('REST has no HasErrors')),
	},
	{
		wrong: 'an expired token',
		cells: alike(never('REST has no tokens')),
	},
	{
		wrong: 'an entity bomb',
		fault: () => ({ kind: 'entityBomb', afterWrite: true }),
		cells: reads(fails(WEB_PAGE), unknown(NO_OUTCOME)),
	},
	{
		wrong: 'an answer of 50 MB',
		fault: ({ column, employments, code }) => {
			const pad = 'x'.repeat(FIFTY_MB / (column === 'list' ? 10 : 1));
			const rows = employments.map((each) => ({ ...employeeKey(each), pad }));
			const bodies = {
				list: rows,
				single: rows[0],
				items: rows[0],
				write: { multistatus: [{ sequenceId: 1, status: '201', body: { schema: { code } }, pad }] },
			};
			return { status: 200, body: bodies[column], count: 1, afterWrite: column === 'write' };
		},
		cells: alike(whole(1)),
	},
	{
		wrong: 'an error of 5 MB',
		fault: () => ({ status: 400, body: 'x'.repeat(FIFTY_MB / 10) }),
		says: /^.{0,1000}$/,
		cells: alike(fails(/^UKG Pro refused the request \(HTTP 400\)$/)),
	},
];

const NO_WRITES = never('no action over SOAP writes');
/** Waits side by side pass one after the other on the replaced clock. */
const LIMITED_TOGETHER = /^UKG Pro received too many requests, after 8 tries in \d+ s$/;

const soap = (list: Cell, others: Cell = list): Row['cells'] => ({
	list,
	single: others,
	items: others,
	write: NO_WRITES,
});

/** As UKG Pro's SOAP services send it, with as little as a row needs. */
const soapPage = (employments: readonly Employment[], pages: number, pad = '') =>
	`<Envelope><Body><OperationResult><Success>true</Success><PagingInfo><PageTotal>${pages}</PageTotal></PagingInfo></OperationResult><Results>${employments
		.map(
			({ person, company }) =>
				`<Person><CompanyCode>${company.code}</CompanyCode><EmployeeNumber>${person.employeeNumber}</EmployeeNumber><Pad>${pad}</Pad></Person>`,
		)
		.join('')}</Results></Body></Envelope>`;

const token = (wrong: string, soapTokenRefusal: Variants['soapTokenRefusal']): Row => ({
	wrong: `a token that has run out, told by ${wrong}`,
	variants: { soapTokenRefusal },
	// While a request waits for its second try all tokens end.
	fault: () => ({ status: 503, count: 1 }),
	endsTokens: true,
	cells: {
		...soap(whole(1, { waits: [1_000], logins: 2 })),
		single: never('a new token that is refused is not renewed: see soapLogin.test.ts'),
	},
});

export const SOAP: readonly Row[] = [
	...[...LIMITS, ...GATEWAYS, ...SAME_EVERYWHERE].map((row) => ({
		...row,
		cells: {
			...row.cells,
			...(row.wrong === '429 for ever'
				? { items: fails(LIMITED_TOGETHER, 8, { waits: UNTIL_LIMIT }) }
				: {}),
			write: NO_WRITES,
		},
	})),
	{
		wrong: '405, which the services answer now and then',
		fault: () => ({ status: 405, count: 1 }),
		cells: soap(whole(1, { waits: [1_000] })),
	},
	{
		wrong: '405 for ever',
		fault: () => ({ status: 405 }),
		cells: soap(fails(/^UKG Pro refused the request \(HTTP 405\)$/, 5, { waits: GROWING })),
	},
	{
		wrong: '500',
		fault: () => ({ status: 500 }),
		cells: soap(fails(FAILED(500))),
	},
	{
		wrong: 'truncated XML',
		fault: () => ({ kind: 'truncate' }),
		says: /may have been cut off on its way/,
		cells: soap(fails(NO_DATA)),
	},
	{
		wrong: 'invalid XML',
		fault: () => ({ kind: 'invalidXml' }),
		cells: soap(fails(NO_DATA)),
	},
	{
		wrong: 'JSON',
		fault: () => ({ status: 200, body: [] }),
		cells: soap(fails(NO_DATA)),
	},
	{
		wrong: 'an empty body',
		fault: () => ({ kind: 'empty' }),
		cells: soap(fails(EMPTY)),
	},
	{
		wrong: 'a web page',
		fault: () => ({ kind: 'html' }),
		cells: soap(fails(WEB_PAGE)),
	},
	{
		wrong: '401 in the middle, once',
		fault: () => ({ status: 401, count: 1 }),
		cells: {
			...soap(whole(1, { logins: 2 })),
			single: fails(/^UKG Pro gave out a login token and then refused it$/),
		},
	},
	{
		wrong: '403 in the middle',
		fault: () => ({ status: 403 }),
		says: /Tick "View" for "Employee /,
		cells: soap(
			fails(lacks('View', 'Employee Person')),
			fails(lacks('View', 'Employee Compensation')),
		),
	},
	{
		wrong: 'a redirect to another host',
		fault: ({ elsewhere }) => ({ kind: 'redirect', status: 307, location: `${elsewhere}/login` }),
		cells: soap(fails(WEB_PAGE)),
	},
	{
		wrong: 'the page before once more',
		before: ({ before, pages }) => ({ status: 200, body: soapPage(before, pages) }),
		fault: ({ before, pages }) => ({ status: 200, body: soapPage(before, pages) }),
		cells: {
			...onlyLists(
				fails(/^UKG Pro says that the list has \d pages, and sends nothing new on page 3$/),
			),
			write: NO_WRITES,
		},
	},
	{
		wrong: 'pages of three rows whatever is asked for',
		variants: { soapPageSizeCap: 3 },
		cells: { ...onlyLists(whole(0)), write: NO_WRITES },
	},
	{
		wrong: 'page numbers that are ignored',
		variants: { soapPageIgnored: true },
		cells: {
			...onlyLists(
				fails(/^UKG Pro says that the list has \d pages, and sends nothing new on page 2$/, 0),
			),
			write: NO_WRITES,
		},
	},
	{
		wrong: 'rows that move to the next page meanwhile',
		before: ({ before, pages }) => ({ status: 200, body: soapPage(before, pages) }),
		fault: ({ before, employments, pages }) => ({
			status: 200,
			body: soapPage([...before.slice(-3), ...employments], pages),
			count: 1,
		}),
		parameters: { options: { parallelRequests: 1 } },
		cells: { ...onlyLists(whole(1)), write: NO_WRITES },
	},
	{
		wrong: 'a SOAP fault',
		fault: () => ({ kind: 'soapFault', reason: 'Something broke' }),
		says: /UKG Pro says: Something broke/,
		cells: soap(fails(/^UKG Pro answered with a SOAP fault \(HTTP 500\)$/)),
	},
	{
		wrong: 'HasErrors',
		fault: () => ({ kind: 'hasErrors', reason: 'Too much' }),
		says: /UKG Pro says: Too much/,
		cells: soap(fails(/^UKG Pro refused the request with an error of its own$/)),
	},
	token('a fault', 'fault'),
	token('401', 'status'),
	{
		wrong: 'an entity bomb',
		fault: () => ({ kind: 'entityBomb' }),
		cells: soap(fails(NO_DATA)),
	},
	{
		wrong: 'an answer of 50 MB',
		fault: ({ employments, pages }) => ({
			status: 200,
			body: soapPage(employments.slice(0, 1), pages, 'x'.repeat(FIFTY_MB)),
			count: 1,
		}),
		parameters: { options: { parallelRequests: 1 } },
		cells: soap(
			fails(TOO_LONG, 1, { says: /^Add 'Page Size' under Options, and make it smaller/ }),
			fails(TOO_LONG, 1, { says: /^"List compensation details" gives nearly the same over REST$/ }),
		),
	},
];
