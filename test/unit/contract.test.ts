import fc from 'fast-check';

import { wireValue } from '../../nodes/UkgPro/engine/values';
import type { Entry, Fields, Parameter, RestOperation } from '../../nodes/UkgPro/operations/types';
import type { ContractRecord, ContractValue } from '../contract/operations';
import { CONTRACT, contractOf } from '../contract/operations';
import { REST_OPERATIONS, restOperationOf } from './operations';

/** Days are written without a time, so they are more than texts. */
const PTO_DAYS = [
	'has the field earnedThroughDate as date, not string',
	'has the field reset as date, not string',
	'has the field pendingMoveDate as date, not string',
];

/** UKG's own sample and live answers have text with leading zeros. */
const NUMBER_WITH_ZEROS = ['has the field employeeNumber as string, not number'];

/** Paged, with rows in every client that is known: the one object is a slip of the specification. */
const A_LIST_AFTER_ALL = 'reads many where the contract has one';

/** Described in UKG's text, but not declared. */
const CLIENT_ID = 'adds header US-Client-id';

/** Either pair names the employee, and without one of them nobody is named. */
const ONE_PAIR = ['companyCode', 'employeeNumber', 'eeid', 'coid'].map(
	(name) => `requires body employeeIdentifier.${name}`,
);

/** Live rows carry a key that the specification does not have. */
const LIVE_JOB_CODE = ['adds the field jobCode'];

/**
 * Where the catalogue is not what UKG's published OpenAPI says, and why. Everything else has to be
 * alike, and what is listed here has to be different.
 */
const DEVIATIONS: Readonly<Record<string, readonly string[]>> = {
	// The pattern has room for a notation like [a,b]: plain commas do the same, and all is no filter.
	'compensation.getMany': ['refuses " []" in query employeeId'],
	// The record repeats the filters, because the specification has one model for both.
	'deduction.getMany': [
		'has no field employeeId',
		'has no field companyId',
		'has no field dedCode',
		'has no field benStatus',
		'has no field endDateTime',
		'has no field page',
		'has no field per_Page',
	],
	'employeeChange.getManyByDate': NUMBER_WITH_ZEROS,
	'employeeChange.getManyByEmployee': NUMBER_WITH_ZEROS,
	// One contact is found by its path: the list's filters are repeated there without a use.
	'employeeContact.get': [
		'has no query employeeId',
		'has no query isActive',
		'has no query relationshipCode',
		'has no query contactId',
		'has no query countryCode',
		'has no query cobraIsActive',
		'has no query cobraStatus',
		'has no query isBeneficiary',
		'has no query isDependent',
		'has no query dateOfCobraEvent',
		'has no query statusAsOfDate',
		'reads one page only',
	],
	'employeeContact.getMany': [A_LIST_AFTER_ALL],
	'globalBankAccount.getMany': [A_LIST_AFTER_ALL],
	// Typed as date-times, but described with the operators of the date filters.
	'globalLocalizationElement.getMany': [
		'sends query created as dateFilter, not datetime',
		'sends query effective as dateFilter, not datetime',
		A_LIST_AFTER_ALL,
	],
	// Already in the path.
	'internationalEmployee.get': ['has no query employeeId'],
	'job.get': LIVE_JOB_CODE,
	'job.getMany': LIVE_JOB_CODE,
	'jobHistory.getMany': [A_LIST_AFTER_ALL],
	// In live rows.
	'organizationLevel.create': ['adds the field longDescription'],
	'organizationLevel.getMany': ['adds the field longDescription'],
	'payStatement.getMany': [
		CLIENT_ID,
		...ONE_PAIR,
		'requires body startDate',
		'requires body endDate',
		// An answer's figure in a model that requests share.
		'has no body pagesCount',
	],
	// The last statement has neither dates nor pages; the specification has one model for both.
	'payStatement.getLast': [
		CLIENT_ID,
		...ONE_PAIR,
		'has no body startDate',
		'has no body endDate',
		'has no body pagesCount',
		'reads one page only',
	],
	// Empty objects in the specification, where text is meant.
	'phoneNumber.getMany': [
		'has the field formerName as string, not object',
		'has the field phoneCountryPrefix as string, not object',
	],
	'ptoPlan.create': PTO_DAYS,
	// One plan, in a list of one.
	'ptoPlan.get': ['reads one where the contract has many', ...PTO_DAYS],
	'ptoPlan.getMany': PTO_DAYS,
	'ptoPlan.getManyByEmployee': PTO_DAYS,
	'ptoPlan.update': PTO_DAYS,
	'securityRole.getMany': [A_LIST_AFTER_ALL],
};

test('the contract has every REST operation of the catalogue, and no other', () => {
	expect(CONTRACT.length).toBe(45);
	expect(CONTRACT.map(({ id }) => id)).toEqual(REST_OPERATIONS.map(({ id }) => id));
});

test.each(CONTRACT.map((contract) => [contract.id, contract] as const))(
	'%s has the method and the path of the contract',
	(id, { method, path }) => {
		const { call } = restOperationOf(id);
		expect([call.method, call.path]).toEqual([method, path]);
	},
);

test.each(CONTRACT.map(({ id }) => [id]))('%s is the contract, deviations aside', (id) => {
	expect(differences(restOperationOf(id), id)).toEqual(DEVIATIONS[id] ?? []);
});

test('nothing deviates that is not there', () => {
	for (const [id, deviations] of Object.entries(DEVIATIONS)) {
		expect([id, contractOf(id).id, deviations.length > 0]).toEqual([id, id, true]);
	}
});

function differences(operation: RestOperation, id: string): string[] {
	return [
		...parameterDifferences(operation, id),
		...bodyDifferences(operation, id),
		...pagingDifferences(operation, id),
		...answerDifferences(operation, id),
	];
}

const isPage = (name: string) => /^(page|per_page)$/i.test(name);

/** Path, query and headers. */
function parameterDifferences({ parameters }: RestOperation, id: string): string[] {
	const declared = contractOf(id).parameters.filter(({ name }) => !isPage(name));
	const isDeclared = (place: string, wire: string) =>
		declared.some((one) => one.in === place && one.name === wire);
	return [
		...declared.flatMap((value) => {
			const mine = parameters.find(({ to }) => to.in === value.in && to.wire === value.name);
			return mine
				? valueDifferences(mine, value, `${value.in} ${value.name}`)
				: [`has no ${value.in} ${value.name}`];
		}),
		...parameters.flatMap(({ to }) =>
			(to.in === 'path' || to.in === 'query' || to.in === 'header') && !isDeclared(to.in, to.wire)
				? [`adds ${to.in} ${to.wire}`]
				: [],
		),
	];
}

function bodyDifferences({ call, parameters }: RestOperation, id: string): string[] {
	const { body } = contractOf(id);
	const sent = parameters.filter(
		({ to }) => to.in === 'body' || (to.in === 'path' && call.pathInBody === true),
	);
	const wireOf = ({ to }: Parameter) => ('wire' in to ? to.wire : '');
	if (!body) return sent.map((parameter) => `adds body ${wireOf(parameter)}`);
	return [
		...(body.array === (call.multiStatus === true) ? [] : ['takes the body for another shape']),
		...Object.entries(body.properties)
			.filter(([name]) => !isPage(name))
			.flatMap(([name, value]) => {
				const mine = sent.find((parameter) => wireOf(parameter) === name);
				return mine ? valueDifferences(mine, value, `body ${name}`) : [`has no body ${name}`];
			}),
		...sent.flatMap((parameter) =>
			Object.hasOwn(body.properties, wireOf(parameter)) ? [] : [`adds body ${wireOf(parameter)}`],
		),
	];
}

function valueDifferences(
	{ entry, required }: Parameter,
	value: ContractValue,
	label: string,
): string[] {
	return [
		...(value.required && !required ? [`does not require ${label}`] : []),
		...(!value.required && required ? [`requires ${label}`] : []),
		...(kindsFor(value.type).includes(kindOf(entry))
			? []
			: [`sends ${label} as ${kindOf(entry)}, not ${value.type}`]),
		...lengthDifferences(entry, value, label),
		...patternDifferences(entry, value, label),
	];
}

const kindOf = (entry: Entry): string => {
	if (entry.kind === 'yesNo') return typeof entry.yes === 'boolean' ? 'boolean' : 'text';
	if (entry.kind === 'number') return entry.integer === true ? 'integer' : 'number';
	if (entry.kind === 'date') return entry.as === 'midnight' ? 'moment' : 'day';
	if (entry.kind === 'dateTime') return 'moment';
	return entry.kind === 'choice' ? 'text' : entry.kind;
};

/** A text of the contract can be a day, a moment or a filter: its notes say so, its types do not. */
const kindsFor = (type: string): string[] =>
	({
		string: ['text', 'day', 'moment', 'dateFilter'],
		datetime: ['moment'],
		boolean: ['boolean'],
		int: ['integer'],
		number: ['number', 'integer'],
		double: ['number'],
	})[type] ?? [];

function lengthDifferences(entry: Entry, { maxLength }: ContractValue, label: string): string[] {
	if (entry.kind === 'yesNo') {
		const sent = [entry.yes, entry.no].map(String);
		return maxLength === undefined || sent.every(({ length }) => length <= maxLength)
			? []
			: [`sends ${label} longer than ${maxLength}`];
	}
	const mine = entry.kind === 'text' ? entry.maxLength : undefined;
	return mine === maxLength ? [] : [`bounds ${label} at ${mine}, not ${maxLength}`];
}

const PRINTABLE = Array.from({ length: 0x7f - 0x20 }, (_, index) =>
	String.fromCharCode(0x20 + index),
);

/** Everything that is sent fits the pattern, and what fits it can be sent. */
function patternDifferences(entry: Entry, { pattern }: ContractValue, label: string): string[] {
	if (pattern === undefined) return [];
	const fits = new RegExp(pattern);
	const [around] = ['A', '1'].filter((text) => fits.test(text));
	const sent = PRINTABLE.map((sign) => [sign, sentFor(around + sign + around, entry)] as const);
	if (entry.kind === 'yesNo') {
		return [entry.yes, entry.no].every((value) => fits.test(String(value)))
			? []
			: [`sends ${label} against its pattern`];
	}
	const unfit = sent.filter(([, text]) => text !== undefined && !fits.test(text));
	const refused = sent.filter(
		([sign, text]) => text === undefined && fits.test(around + sign + around),
	);
	const signs = (of: ReadonlyArray<readonly [string, unknown]>) =>
		of.map(([sign]) => sign).join('');
	return [
		...(unfit.length > 0 ? [`lets "${signs(unfit)}" into ${label}`] : []),
		...(refused.length > 0 ? [`refuses "${signs(refused)}" in ${label}`] : []),
	];
}

/** What is sent for the text, or undefined where it is refused. */
function sentFor(text: string, entry: Entry): string | undefined {
	const parameter: Parameter = {
		name: 'field',
		displayName: 'Field',
		description: '',
		to: { in: 'none' },
		entry,
	};
	try {
		return String(wireValue(text, parameter, 'UTC'));
	} catch {
		return undefined;
	}
}

/** Parameters with a pattern that the catalogue has, and the entries for them. */
const PATTERNED = CONTRACT.flatMap(({ id, parameters }) =>
	parameters.flatMap((value) => {
		const { pattern } = value;
		const mine = restOperationOf(id).parameters.find(
			({ to }) => to.in === value.in && 'wire' in to && to.wire === value.name,
		);
		return pattern === undefined || !mine ? [] : [{ pattern, entry: mine.entry }];
	}),
);

test('no text is sent that does not fit its pattern', () => {
	expect(PATTERNED.length).toBe(43);
	const texts = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({
			unit: fc.constantFrom('A', 'z', '9', ',', '*', ' ', '-', '_', '[', ']', 'ä', '.'),
		}),
	);
	fc.assert(
		fc.property(fc.constantFrom(...PATTERNED), texts, ({ pattern, entry }, text) => {
			const sent = sentFor(text, entry);
			if (sent !== undefined) expect(sent).toMatch(new RegExp(pattern));
		}),
		{ numRuns: 5_000 },
	);
});

function pagingDifferences({ call: { paging } }: RestOperation, id: string): string[] {
	const { parameters, body } = contractOf(id);
	const inQuery = parameters.filter(({ name }) => isPage(name));
	const inBody = Object.entries(body?.properties ?? {}).flatMap(([name, value]) =>
		isPage(name) ? [{ ...value, name }] : [],
	);
	const names = [...inQuery, ...inBody].map(({ name }) => name);
	if (!paging) return names.length > 0 ? ['reads one page only'] : [];
	const place = inQuery.length > 0 ? 'query' : 'body';
	const size = [...inQuery, ...inBody].find(({ name }) => name === paging.size);
	const most = size?.maximum ?? size?.maxLength ?? Infinity;
	return [
		...(paging.in === place ? [] : [`pages in the ${paging.in}`]),
		...(names.join() === [paging.page, paging.size].join()
			? []
			: [`pages by ${paging.page} and ${paging.size}, not ${names.join(' and ')}`]),
		...(paging.maximum <= most ? [] : [`asks for ${paging.maximum} rows, not ${most}`]),
	];
}

function answerDifferences({ call, answer }: RestOperation, id: string): string[] {
	const contract = contractOf(id);
	const isMultiStatus = contract.answer.status === 207;
	if (isMultiStatus !== (call.multiStatus === true)) return ['answers with another status'];
	const asList = contract.answer.array ? 'many' : 'one';
	return [
		...(answer.rows === asList ? [] : [`reads ${answer.rows} where the contract has ${asList}`]),
		...(isMultiStatus
			? // Of each entry that was written UKG sends the outcome; the record is what was sent.
				fieldDifferences(answer.fields, typesOf(contract.body?.properties ?? {}))
			: fieldDifferences(answer.fields, recordOf(contract.answer.record, answer.wrapAs))),
	];
}

const typesOf = (properties: Readonly<Record<string, ContractValue>>): ContractRecord =>
	Object.fromEntries(Object.entries(properties).map(([name, { type }]) => [name, type]));

const recordOf = (record: ContractRecord | string, wrapAs: string | undefined): ContractRecord =>
	typeof record === 'string' ? { [wrapAs ?? 'nothing']: record } : record;

/** Types at `netpay[].accountnumber`. */
function flat(fields: Fields | ContractRecord, before = ''): Map<string, string> {
	return new Map(
		Object.entries(fields).flatMap(([name, type]): Array<[string, string]> => {
			if (typeof type === 'string') return [[before + name, type]];
			return Array.isArray(type)
				? [...flat(type[0] as Fields, `${before}${name}[].`)]
				: [...flat(type as Fields, `${before}${name}.`)];
		}),
	);
}

function fieldDifferences(fields: Fields, record: ContractRecord): string[] {
	const mine = flat(fields);
	const theirs = flat(record);
	return [
		...[...theirs].flatMap(([name, type]) => {
			const own = mine.get(name);
			if (own === undefined) return [`has no field ${name}`];
			return own === type ? [] : [`has the field ${name} as ${own}, not ${type}`];
		}),
		...[...mine.keys()].flatMap((name) => (theirs.has(name) ? [] : [`adds the field ${name}`])),
	];
}
