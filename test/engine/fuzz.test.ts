import fc from 'fast-check';
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { inspect } from 'node:util';

import { UkgProApi } from '../../credentials/UkgProApi.credentials';
import { UkgPro } from '../../nodes/UkgPro/UkgPro.node';
import { type Simulator, startSimulator } from '../../simulator';
import { EVERY_OPERATION } from '../unit/operations';
import { CASES } from './cases';
import { hostile, hostileText, TEXTS, VALUES } from './hostile';
import { withoutWaiting } from './time';

/**
 * Whatever a parameter or a field of the credential comes to, nothing may break, get out of the
 * tenant's host and its paths, or give a secret away; and a refusal sends nothing. The node runs
 * as in n8n but for n8n's own reading of parameters, which would stop much of this before.
 */
withoutWaiting();

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({
		seed: 3,
		employees: 10,
		now: new Date('2026-06-15T12:00:00Z'),
	});
	simulator.setVariants({ soapUserKey: 'optional' });
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const ukgPro = new UkgPro();
const { properties } = ukgPro.description;
const authenticate = new UkgProApi().authenticate as (
	credentials: IDataObject,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

type Parameters = Readonly<Record<string, unknown>>;

interface Sent {
	readonly url: URL;
	readonly options: IHttpRequestOptions;
}

/**
 * How the host answers: as the tenant does, with an error that repeats all that it was sent, or over
 * REST with nothing at all, which takes no time.
 */
type Manner = 'tenant' | 'nothing' | 400 | 403 | 404 | 409 | 500;

interface Run {
	readonly items: readonly INodeExecutionData[];
	readonly error?: unknown;
	readonly sent: readonly Sent[];
	readonly hints: readonly string[];
}

let executions = 0;

async function run(
	items: readonly Parameters[],
	credentials: IDataObject,
	{ continues = false, manner = 'tenant' as Manner, zone = 'UTC' } = {},
): Promise<Run> {
	const executionId = `fuzz-${++executions}`;
	const sent: Sent[] = [];
	const hints: string[] = [];
	// As if each item had a workflow of its own, which stores what the item gives.
	let stored = items[0];
	const context = {
		getInputData: () => items.map(() => ({ json: {} })),
		getNodeParameter(name: string, item: number, fallback: unknown) {
			stored = items[item];
			return Object.hasOwn(stored, name) ? stored[name] : fallback;
		},
		getNode: () => ({ name: 'UKG Pro', type: 'ukgPro', parameters: stored }),
		getTimezone: () => zone,
		continueOnFail: () => continues,
		getExecutionId: () => executionId,
		getExecutionCancelSignal: () => undefined,
		getCredentials: async () => credentials,
		addExecutionHints: (...given: Array<{ message: string }>) =>
			hints.push(...given.map(({ message }) => message)),
		helpers: {
			async httpRequestWithAuthentication(_: string, options: IHttpRequestOptions) {
				const request = await authenticate(credentials, { ...options });
				const url = new URL(request.url);
				sent.push({ url, options: request });
				const headers = request.headers as Record<string, string>;
				const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
				const isSoap = url.pathname.startsWith('/services/');
				if (manner === 'nothing' && !isSoap) return { statusCode: 204, headers: {}, body: '' };
				if (typeof manner === 'number' && !/LoginService/.test(url.pathname)) {
					// The secrets first: what is told of it is cut.
					const detail = inspect({ credentials, headers, request });
					const echo = JSON.stringify({ detail, code: body });
					return { statusCode: manner, headers: {}, body: echo };
				}
				// Wherever it leads, only this tenant is asked.
				const path = url.pathname + url.search;
				const answer = await simulator.answer({
					method: String(request.method),
					url: path,
					headers: { 'content-type': 'application/json', ...headers },
					body,
				});
				return { statusCode: answer.status, headers: answer.headers, body: answer.text };
			},
		},
	} as unknown as IExecuteFunctions;
	try {
		const [output] = await ukgPro.execute.call(context);
		return { items: output, sent, hints };
	} catch (error) {
		return { items: [], error, sent, hints };
	}
}

const account = (): Record<string, string> => {
	const { username, password, customerApiKey, userApiKey, domain, subdomain } = simulator;
	return { username, password, customerApiKey, userApiKey, domain, subdomain };
};

/** The properties that the panel has for an operation, whatever else they depend on. */
const shown = (resource: string, operation: string): INodeProperties[] =>
	properties.filter(({ name, displayOptions: { show = {} } = {} }) => {
		const has = (key: string, value: string) => !show[key] || show[key].includes(value);
		return (
			name !== 'resource' &&
			name !== 'operation' &&
			has('resource', resource) &&
			has('operation', operation)
		);
	});

/** What somebody might enter who means well. */
function proper(property: INodeProperties): fc.Arbitrary<unknown> {
	const options = (property.options ?? []) as INodePropertyOptions[];
	switch (property.type) {
		case 'boolean':
			return fc.boolean();
		case 'number': {
			const { minValue = 1, maxValue = 50 } = property.typeOptions ?? {};
			return fc.integer({ min: minValue, max: maxValue });
		}
		case 'options':
			return fc.constantFrom(...options.map(({ value }) => value));
		case 'multiOptions':
			return fc.constantFrom<unknown>(['employeeId'], 'employeeId, companyId', ['code']);
		case 'dateTime':
			return fc.constantFrom('2026-01-31T08:00:00', '2026-01-31', '2026-05-01T00:00:00.000Z');
		case 'resourceLocator':
			return fc.record({
				__rl: fc.constant(true),
				mode: fc.constantFrom('id', 'list'),
				value: fc.constantFrom('ABCDE1234567', 'C0001'),
			});
		case 'collection':
			return added(property.options as INodeProperties[], proper);
		case 'fixedCollection': {
			const [{ name, values }] = property.options as INodePropertyCollection[];
			return fc.record({ [name]: fc.array(all(values, proper), { maxLength: 2 }) });
		}
		default:
			return fc.constantFrom<unknown>('A', 'C0001', 'Ümit O’Brien', '7', 12);
	}
}

/** The same with something hostile at any depth. */
function wild(property: INodeProperties): fc.Arbitrary<unknown> {
	const wildly = (inside: INodeProperties) =>
		fc.oneof({ weight: 2, arbitrary: proper(inside) }, { weight: 1, arbitrary: wild(inside) });
	switch (property.type) {
		case 'resourceLocator':
			return fc.oneof(
				hostile,
				fc.record({ __rl: fc.constant(true), mode: hostile, value: hostile }),
				fc.record({ __rl: fc.constant(true), mode: fc.constant('id'), value: hostile }),
			);
		case 'collection':
			return fc.oneof(
				{ weight: 4, arbitrary: added(property.options as INodeProperties[], wildly) },
				{ weight: 1, arbitrary: hostile },
				{ weight: 1, arbitrary: fc.dictionary(hostileText, hostile, { maxKeys: 2 }) },
			);
		case 'fixedCollection': {
			const [{ name, values }] = property.options as INodePropertyCollection[];
			return fc.oneof(
				{
					weight: 5,
					arbitrary: fc.record({ [name]: fc.array(all(values, wildly), { maxLength: 3 }) }),
				},
				{ weight: 1, arbitrary: fc.record({ [name]: hostile }) },
				{ weight: 1, arbitrary: hostile },
			);
		}
		default:
			return hostile;
	}
}

const all = (
	of: readonly INodeProperties[],
	value: (one: INodeProperties) => fc.Arbitrary<unknown>,
) => fc.record(Object.fromEntries(of.map((one) => [one.name, value(one)])));

/** A few of the fields of a collection. */
const added = (
	of: readonly INodeProperties[],
	value: (one: INodeProperties) => fc.Arbitrary<unknown>,
) =>
	fc.subarray([...of], { maxLength: Math.min(3, of.length) }).chain((fields) => all(fields, value));

/** Parameters of which most are as they should be, so that a request comes of many. */
function parametersOf(id: string): fc.Arbitrary<Parameters> {
	const [resource, operation] = id.split('.');
	const known: Readonly<Record<string, unknown>> = CASES[id]?.ask(simulator.data) ?? {};
	const fields = shown(resource, operation);
	const good = Object.fromEntries(
		fields.map((one) => [
			one.name,
			one.name in known
				? fc.constant(known[one.name])
				: // What is optional in most cases stays away.
					fc.oneof(
						{ weight: 4, arbitrary: fc.constant(one.default) },
						{ weight: 1, arbitrary: proper(one) },
					),
		]),
	);
	return fc
		.subarray(fields, { maxLength: Math.min(3, fields.length) })
		.chain((struck) =>
			fc.record({ ...good, ...Object.fromEntries(struck.map((one) => [one.name, wild(one)])) }),
		)
		.map((given) => ({ ...known, ...given, resource, operation }));
}

const PREFIX = /^\/(personnel|configuration|payroll|services)\//;
/** Of requests, and of UKG's own. */
const HEADERS = /^(Accept|Content-Type|Authorization|US-Customer-Api-Key|US-Client-id)$/i;

/** All names that a query, a body or an element may have, whatever a value holds. */
const NAMES = new Set(
	EVERY_OPERATION.flatMap(({ operation: { parameters, call } }) => [
		...parameters.flatMap(({ to }) => ('wire' in to ? [to.wire.split('.')[0]] : [])),
		...(call.paging ? [call.paging.page, call.paging.size] : []),
	]),
);

/** As `expect`, which takes too long for a few hundred thousand of them. */
function claim(isTrue: boolean, otherwise: string): void {
	if (!isTrue) throw new Error(otherwise);
}

function checkPlaces({ sent }: Run, origin: string): void {
	for (const { url, options } of sent) {
		const isHost = url.origin === origin && url.username + url.password + url.hash === '';
		claim(isHost, `Another host, a user or a fragment: ${url.href}`);
		claim(PREFIX.test(url.pathname), `Another path: ${url.pathname}`);
		for (const part of url.pathname.split('/').slice(1)) {
			const isPart = !/^\.*$|[/\\]/.test(decodeURIComponent(part));
			// Nor for a gateway that decodes twice.
			claim(isPart && !/%2f|%5c/i.test(part), `Part of a path: ${url.pathname}`);
		}
		const names = [...url.searchParams.keys()];
		claim(names.length === new Set(names).size, `Twice in a query: ${url.search}`);
		for (const name of [...names, ...namesIn(options.body)]) {
			claim(NAMES.has(name), `Nobody gave ${name}`);
		}
		for (const [name, value] of Object.entries(options.headers ?? {})) {
			claim(HEADERS.test(name), `Header ${name}`);
			validateHeaderName(name);
			validateHeaderValue(name, value as string);
		}
		claim(options.disableFollowRedirect === true, 'Redirects are followed');
	}
}

const namesIn = (body: unknown) =>
	(Array.isArray(body) ? body : [body]).flatMap((one: unknown) =>
		typeof one === 'object' && one !== null ? Object.keys(one) : [],
	);

/** As the tenant has read it. */
function checkSoap(): void {
	for (const { path, status, body } of simulator.requests) {
		if (!path.startsWith('/services/')) continue;
		claim(
			[200, 403, 500].includes(status ?? 0),
			`XML that cannot be read: ${JSON.stringify(body)}`,
		);
		const { parameters = {} } = body as { parameters?: Record<string, string> };
		for (const name of Object.keys(parameters)) claim(NAMES.has(name), `Nobody gave ${name}`);
	}
}

/** One line that a person can read, and nothing that a program would say of itself. */
const SENTENCE = /^['A-Z][^\r\n]{9,500} \[item \d+\]$/;
const CRASH =
	/undefined|\[object|is not a|cannot read|not iterable|convert|circular|unexpected token|invalid (time|date|array|string)|stack size|BigInt|Symbol|malformed/i;

interface Told {
	readonly cause: unknown;
	readonly httpCode: unknown;
}

function checkTold(message: unknown, told: Told): Told {
	const isSentence = SENTENCE.test(String(message)) && !CRASH.test(String(message));
	claim(isSentence, `No sentence: ${String(message)}`);
	// A fault of the package itself has no cause.
	claim(typeof told.cause === 'string', `A fault: ${String(message)}`);
	return told;
}

/** What became of the items that failed, and that it is told as it should be. */
function failures({ items, error }: Run): Told[] {
	if (error !== undefined) {
		if (!(error instanceof NodeApiError || error instanceof NodeOperationError)) throw error;
		const { message, failure, httpCode } = error as NodeApiError;
		return [checkTold(message, { cause: failure?.cause, httpCode })];
	}
	return items.flatMap(({ json }) => {
		if (Object.keys(json).join() !== 'error,details') return [];
		const { cause, httpCode } = json.details as IDataObject;
		return [checkTold(json.error, { cause, httpCode })];
	});
}

function checkSecrets(outcome: Run, secrets: readonly string[]): void {
	const { items, error, hints } = outcome;
	const told = JSON.stringify([items, hints]) + inspect(error, { depth: 8 });
	for (const secret of secrets) claim(!told.includes(secret), `A secret: ${secret}`);
}

const secretsOf = () => {
	const { username, password, customerApiKey, userApiKey } = simulator;
	const basic = Buffer.from(`${username}:${password}`).toString('base64');
	return [password, customerApiKey, userApiKey, basic];
};

/** A refusal comes before anything is sent. */
const isRefusal = ({ cause, httpCode }: Told) =>
	cause === 'configuration-invalid' && httpCode === undefined;

const manners: fc.Arbitrary<Manner> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant<Manner>('tenant') },
	{ weight: 1, arbitrary: fc.constantFrom<Manner>(400, 403, 404, 409, 500) },
);
const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu');

const RUNS = 24;
const ITEMS = 3;
const counted = { items: 0, failed: 0, sent: 0 };

const IDS = EVERY_OPERATION.map(({ id }) => id);

function check(outcome: Run, given: readonly Parameters[]): void {
	checkPlaces(outcome, new URL(simulator.url).origin);
	checkSecrets(outcome, secretsOf());
	checkSoap();
	const failed = failures(outcome);
	const refused = failed.filter(isRefusal);
	if (outcome.error !== undefined ? refused.length > 0 : refused.length === given.length) {
		claim(outcome.sent.length === 0, 'A refusal came after something was sent');
	}
	claim(!('polluted' in {}), 'Every object has a new property');
	counted.items += given.length;
	counted.failed += failed.length;
	counted.sent += outcome.sent.length;
}

test.each(IDS)('%s stands whatever it is given', async (id) => {
	const items = fc.array(parametersOf(id), { minLength: 1, maxLength: ITEMS });
	await fc.assert(
		fc.asyncProperty(
			items,
			fc.boolean(),
			manners,
			zones,
			async (given, continues, manner, zone) => {
				check(await run(given, account(), { continues, manner, zone }), given);
			},
		),
		{ numRuns: RUNS },
	);
});

/** A parameter that holds a value itself, at any depth. */
interface Leaf {
	/** `filters.employeeId` */
	readonly path: string;
	/** What a refusal of its value says. */
	readonly told: string;
	/** The parameters with the value in this place, and all others as they should be. */
	readonly strike: (value: unknown) => Parameters[];
}

/** What a place is shown under, resource and operation aside. */
const shownUnder = ({ displayOptions: { show = {} } = {} }: INodeProperties): Parameters =>
	Object.fromEntries(
		Object.entries(show).flatMap(([name, values]) =>
			name === 'resource' || name === 'operation' ? [] : [[name, values?.[0]]],
		),
	);

function leavesOf(property: INodeProperties, before = ''): Leaf[] {
	const { name, displayName, type, options = [] } = property;
	const path = before + name;
	switch (type) {
		case 'collection':
			return (options as INodeProperties[]).flatMap((one) =>
				leavesOf(one, `${path}.`).map((leaf) => ({
					...leaf,
					strike: (value: unknown) => leaf.strike(value).map((inside) => ({ [name]: inside })),
				})),
			);
		case 'fixedCollection':
			return (options as INodePropertyCollection[]).flatMap(({ name: list, values }) =>
				values.flatMap((one) =>
					leavesOf(one, `${path}.${list}.`).map((leaf) => ({
						...leaf,
						told: ROW_TOLD[one.name] ?? leaf.told,
						strike: (value: unknown) =>
							rowsAround(one, values).flatMap((row) =>
								leaf
									.strike(value)
									.map((inside) => ({ [name]: { [list]: [{ ...row, ...inside }] } })),
							),
					})),
				),
			);
		case 'resourceLocator':
			return [
				{
					path,
					told: `'${displayName}'`,
					strike: (value) => [{ [name]: { __rl: true, mode: 'id', value } }],
				},
			];
		default:
			return [{ path, told: `'${displayName}'`, strike: (value) => [{ [name]: value }] }];
	}
}

/** A row's own field, not the two lists of it, stands under its own name. */
const ROW_TOLD: Readonly<Record<string, string | undefined>> = {
	field: 'names a field that this operation does not have',
	operator: 'has no known operator',
};

/** Good rows around a place, with each operator that shows it. */
function rowsAround({ name, displayOptions }: INodeProperties, values: INodeProperties[]) {
	const [first, operator, ...places] = values;
	const [show, hide] = [displayOptions?.show?.operator, displayOptions?.hide?.operator];
	const good = Object.fromEntries(places.map((place) => [place.name, '2026-01-31']));
	return (operator.options as INodePropertyOptions[])
		.map(({ value }) => value)
		.filter((value) => (!show || show.includes(value)) && !hide?.includes(value))
		.slice(0, name === first.name || name === operator.name ? 1 : undefined)
		.map((value) => ({ field: first.default, operator: value, ...good }));
}

/** Every so many-th of the hostile values, where another operation has taken all in the same place. */
const SHARE = 9;
const HOSTILE: readonly unknown[] = [...VALUES, ...TEXTS];
const everywhere = new Set<string>();

/** The leaves of each operation with the values for them. */
const LEAVES = new Map(
	IDS.map((id, turn) => {
		const [resource, operation] = id.split('.');
		const leaves = shown(resource, operation).flatMap((field) =>
			leavesOf(field).map((leaf) => {
				const place = `${field.type} ${leaf.path}`;
				const isShared = everywhere.has(place) && field.type !== 'resourceLocator';
				everywhere.add(place);
				// The first value is none at all, which nothing takes.
				const values = HOSTILE.filter((_, n) => !isShared || n === 0 || n % SHARE === turn % SHARE);
				return { ...leaf, id: `${id}: ${leaf.path}`, field, values };
			}),
		);
		return [id, leaves];
	}),
);

/** What the defaults lack. */
const GOOD = { limit: 1, fields: ['code'] };

/** The parameters of each way to ask that is known to be good. */
function formsOf(id: string): Parameters[] {
	const known = CASES[id];
	if (!known) return [{}];
	const { atLeast, optional, forms = [] } = known;
	const least = atLeast === undefined ? undefined : optional[atLeast];
	const needed = least && {
		[least.collection]: { [atLeast as string]: least.tries([], simulator.data)[0].enter },
	};
	return [known, ...forms].map(({ ask }) => ({ ...needed, ...ask(simulator.data) }));
}

/** The leaves that were the only bad value of an item, which was refused for it. */
const reached = new Set<string>();

test.each(IDS)('%s stands each hostile value alone', async (id) => {
	const [resource, operation] = id.split('.');
	const defaults = Object.fromEntries(
		shown(resource, operation).map((one) => [one.name, one.default]),
	);
	const forms = formsOf(id);
	const items = (LEAVES.get(id) ?? []).flatMap(({ field, values, strike, ...leaf }) => {
		const form = forms.find((one) => Object.hasOwn(one, field.name)) ?? forms[0];
		const good = { ...defaults, ...GOOD, ...form, ...shownUnder(field), resource, operation };
		const bad = values.flatMap(strike).map((one): Parameters => ({ ...good, ...one }));
		return [good, ...bad].map((given: Parameters) => ({ leaf, given, isGood: given === good }));
	});
	const given = items.map((one) => one.given);
	const outcome = await run(given, account(), { continues: true, manner: 'nothing' });
	check(outcome, given);
	for (const { json, pairedItem } of outcome.items) {
		const { leaf, isGood } = items[(pairedItem as { item: number }).item];
		const { cause, httpCode } = (json.details ?? {}) as IDataObject;
		if (!isRefusal({ cause, httpCode })) continue;
		claim(!isGood, `Refused without a bad value: ${leaf.id}, ${String(json.error)}`);
		if (String(json.error).includes(leaf.told)) reached.add(leaf.id);
	}
});

test('every parameter of every operation was refused as the only bad value of an item', () => {
	const leaves = [...LEAVES.values()].flat().map(({ id }) => id);
	expect(new Set(leaves).size).toBe(leaves.length);
	expect([...reached].sort()).toEqual(leaves.sort());
});

test.each(['resource', 'operation'])('%s may come to anything', async (name) => {
	const good = { ...CASES['person.get'].ask(simulator.data), resource: 'person', operation: 'get' };
	for (const value of HOSTILE) {
		const given = [{ ...good, [name]: value }];
		const outcome = await run(given, account(), { manner: 'nothing' });
		check(outcome, given);
		claim(outcome.error !== undefined && outcome.sent.length === 0, 'No operation, and no refusal');
	}
});

test('many thousand requests came of it, and as many refusals', () => {
	expect(counted.items).toBeGreaterThan(10_000);
	expect(counted.sent).toBeGreaterThan(2_000);
	expect(counted.failed).toBeGreaterThan(5_000);
});

/** n8n keeps credentials as JSON. */
const isJson = (value: unknown) => {
	try {
		JSON.stringify(value);
		return true;
	} catch {
		return false;
	}
};

describe('the credential', () => {
	const FIELDS = new UkgProApi().properties.map(({ name }) => name);
	const SECRETS = ['password', 'customerApiKey', 'userApiKey'];
	const stored = hostile.filter(isJson);
	const host = fc.oneof(
		{ weight: 2, arbitrary: stored },
		{
			weight: 1,
			arbitrary: fc
				.tuple(
					hostileText,
					fc.constantFrom('ultipro.com', '127.0.0.1', 'localhost', '[::1]'),
					hostileText,
				)
				.map((parts) => parts.join('')),
		},
		{
			weight: 1,
			arbitrary: fc.constantFrom(
				'ultipro.com@evil.example',
				'http://evil.example#ultipro.com',
				'ultipro.com/../evil',
				'evil.example\\@ultipro.com',
				'ultipro.com:99999',
				'http://127.0.0.1:1@evil.example/',
				'127.1',
				'0x7f000001',
				'xn--/',
				'ultipro.com\r\nHost: evil.example',
			),
		},
	);
	/** In every secret that is text, so that each piece of one is known. */
	const MARK = 'Kept5ecret';
	const secret = fc.oneof(
		{ weight: 1, arbitrary: stored },
		{
			weight: 2,
			arbitrary: fc
				.tuple(hostileText, hostileText)
				.map(([before, after]) => before.slice(0, 50) + MARK + after.slice(0, 50)),
		},
		{ weight: 1, arbitrary: fc.constant(MARK) },
	);
	const valueOf = (name: string) =>
		/domain/.test(name) ? host : SECRETS.includes(name) ? secret : stored;
	const credentials = fc
		.subarray(FIELDS, { minLength: 1 })
		.chain((struck) => fc.record(Object.fromEntries(struck.map((name) => [name, valueOf(name)]))));
	/** Fields of which a hostile value went along with a request. */
	const taken = new Set<string>();
	const wentWith = ({ sent }: Run) =>
		sent
			.flatMap(({ url, options: { body, headers = {} } }) => [
				url.hostname,
				body,
				...Object.values(headers),
				Buffer.from(String(headers.Authorization).replace('Basic ', ''), 'base64'),
			])
			.join(' ');

	/** What may not be told: of a host that repeats nothing, not even a piece. */
	function secretsIn(mixed: IDataObject, manner: Manner): string[] {
		const texts = SECRETS.map((name) => mixed[name]).filter(
			(value): value is string =>
				typeof value === 'string' && (value.includes(MARK) || secretsOf().includes(value)),
		);
		const { username, password } = mixed;
		const user = typeof username === 'string' ? username.trim() : '';
		return [
			...(manner === 'tenant' ? [MARK] : []),
			...(texts.includes(password as string)
				? [Buffer.from(`${user}:${password as string}`).toString('base64')]
				: []),
			...texts.flatMap((text) => [text, text.trim(), JSON.stringify(text).slice(1, -1)]),
		];
	}

	test.each(['person.getMany', 'person.get', 'person.find', 'organizationLevel.create'])(
		'whatever it holds, %s goes to its own host or is refused',
		async (id) => {
			const [resource, operation] = id.split('.');
			const defaults = Object.fromEntries(
				shown(resource, operation).map((one) => [one.name, one.default]),
			);
			const given = { ...defaults, ...CASES[id].ask(simulator.data), resource, operation };
			await fc.assert(
				fc.asyncProperty(credentials, fc.boolean(), manners, async (wrong, continues, manner) => {
					const mixed = { ...account(), ...wrong } as IDataObject;
					const outcome = await run([given], mixed, { continues, manner });
					for (const { url, options } of outcome.sent) {
						const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
						expect(url.protocol === 'https:' || isLocal).toBe(true);
						// The whole name stands in the two fields, before anything that ends a host's name.
						const [domain, subdomain] = [mixed.domain, mixed.subdomain].map(hostIn);
						expect([domain, subdomain, `${subdomain}.${domain}`]).toContain(url.hostname);
						expect(options.headers).not.toHaveProperty('Host');
					}
					const [first] = outcome.sent;
					if (first) checkPlaces(outcome, first.url.origin);
					const went = wentWith(outcome);
					for (const [name, value] of Object.entries(wrong)) {
						const given = /domain/.test(name) ? hostIn(value) : typeof value === 'string' && value;
						if (given && given.trim() !== '' && went.includes(given.trim())) taken.add(name);
					}
					checkSecrets(outcome, secretsIn(mixed, manner));
					const failed = failures(outcome);
					if (failed.some(isRefusal)) {
						expect(outcome.sent.filter(({ url }) => !/LoginService/.test(url.pathname))).toEqual(
							[],
						);
					}
				}),
				{ numRuns: 250 },
			);
		},
	);

	test('a hostile value of each field went along with a request', () => {
		expect([...taken].sort()).toEqual([...FIELDS].sort());
	});
});

/** What a person would read as the host in what was pasted. */
const hostIn = (pasted: unknown): string => {
	const [, host] =
		/^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/\\?#@]*@)?(\[[^\]]*\]|[^/\\?#:]*)/i.exec(
			typeof pasted === 'string' ? pasted.trim() : '',
		) ?? [];
	return (host ?? '')
		.trim()
		.toLowerCase()
		.replace(/^\.+|\.+$/g, '');
};
