import fc from 'fast-check';

import { pathSegment, wireValue } from '../../nodes/UkgPro/engine/values';
import type { Entry, Parameter } from '../../nodes/UkgPro/operations/types';
import { refusalOf } from './refusals';

const parameter = (entry: Entry, required = false): Parameter => ({
	name: 'field',
	displayName: 'Field of Test',
	description: '',
	to: { in: 'query', wire: 'field' },
	entry,
	...(required ? { required: true } : {}),
});

const TEXT: Entry = { kind: 'text' };
const CHOICE: Entry = {
	kind: 'choice',
	options: [
		{ value: 'one', name: 'One' },
		{ value: 'two', name: 'Two' },
	],
};
const YN: Entry = { kind: 'yesNo', yes: 'Y', no: 'N' };
const FLAG: Entry = { kind: 'yesNo', yes: true, no: false };
const LEVEL: Entry = { kind: 'number', min: 1, max: 4, integer: true };
const HOURS: Entry = { kind: 'number' };
const SHORT: Entry = { kind: 'text', maxLength: 5 };
const CODE: Entry = { kind: 'text', pattern: { test: /^[A-Z]+$/, allows: 'capitals' } };
const DAY: Entry = { kind: 'date', as: 'day' };
const LOCAL: Entry = { kind: 'dateTime', zone: 'local' };
const UTC: Entry = { kind: 'dateTime', zone: 'utc' };
const FILTER: Entry = { kind: 'dateFilter' };
const LIST: Entry = { kind: 'text', list: true };
const CODES: Entry = { ...CODE, list: true };
const SHORT_CODES: Entry = { kind: 'text', list: true, maxLength: 5 };
const EMPLOYEE: Entry = { kind: 'text', picker: 'employee' };
const COMPANY: Entry = { kind: 'text', picker: 'company' };
const MIDNIGHT: Entry = { kind: 'date', as: 'midnight' };
const TEXT_CONDITION: Entry = { kind: 'condition', compares: 'text' };
const DAY_CONDITION: Entry = { kind: 'condition', compares: 'day' };

test.each<[Entry, unknown, unknown]>([
	[TEXT, ' EAST ', 'EAST'],
	[TEXT, 0, '0'],
	[TEXT, 104, '104'],
	[TEXT, false, 'false'],
	[TEXT, '000000104', '000000104'],
	[TEXT, 'Smi* & Söhne, "x"', 'Smi* & Söhne, "x"'],
	[SHORT, ' 12345 ', '12345'],
	[CODE, 'EAST', 'EAST'],
	[CHOICE, 'two', 'two'],
	[YN, true, 'Y'],
	[YN, false, 'N'],
	[YN, ' Yes ', 'Y'],
	[YN, 'n', 'N'],
	[YN, 1, 'Y'],
	[FLAG, 'TRUE', true],
	[FLAG, 0, false],
	[HOURS, 7.5, 7.5],
	[HOURS, ' 7.5 ', 7.5],
	[HOURS, '-.5', -0.5],
	[HOURS, 0, 0],
	[LEVEL, '4', 4],
	[LIST, 'a', 'a'],
	[LIST, ' a , b c,d', 'a,b c,d'],
	[LIST, ['a', ' b ', 7], 'a,b,7'],
	[LIST, 104, '104'],
	[LIST, true, 'true'],
	[CODES, 'EAST, WEST', 'EAST,WEST'],
	[SHORT_CODES, '12345,67890', '12345,67890'],
	[EMPLOYEE, 'ABCDE1234567', 'ABCDE1234567'],
	[EMPLOYEE, '000000000104', '000000000104'],
	[EMPLOYEE, '*', '*'],
	[COMPANY, '00104', '00104'],
	[MIDNIGHT, '2026-01-31T08:00:00', '2026-01-31T00:00:00'],
	[LOCAL, '2026-01-31T08:00:00Z', '2026-01-31T08:00:00'],
	[TEXT_CONDITION, { operator: 'equals', value: 'a, (b)' }, '=a, (b)'],
	[TEXT_CONDITION, { operator: 'notEquals', value: 7 }, '<>7'],
	[TEXT_CONDITION, { operator: 'in', value: 'a,b' }, 'in(a, b)'],
	[TEXT_CONDITION, { operator: 'like', value: 'a%' }, 'LIKE (a%)'],
	[TEXT_CONDITION, { operator: 'isBlank' }, 'isblank()'],
	[TEXT_CONDITION, { operator: 'isNotBlank' }, 'not isblank()'],
	[DAY_CONDITION, { operator: 'before', value: '2026-01-31' }, '<01/31/2026'],
	[DAY_CONDITION, { operator: 'after', value: '2026-01-31' }, '>01/31/2026'],
	[DAY_CONDITION, { operator: 'equals', value: '2026-01-31' }, '=01/31/2026'],
])('%j: %j is sent as %j', (entry, value, sent) => {
	expect(wireValue(value, parameter(entry), 'UTC')).toBe(sent);
});

/** What a copy from a web page, a chat or a spreadsheet brings along, invisibly. */
test.each([
	['a zero-width space', '\u200b'],
	['a word joiner', '\u2060'],
	['a mark of direction', '\u200e'],
	['isolates of direction', '\u2066\u2069'],
	['an embedding and its end', '\u202a\u202c'],
	['a byte order mark', '\ufeff'],
	['a soft hyphen among blanks', ' \u00ad '],
])('%s around a value is dropped with the blanks', (_, sign) => {
	const around = (text: string) => `${sign}${text}${sign}`;
	for (const [entry, given, sent] of [
		[TEXT, 'EAST', 'EAST'],
		[SHORT, '12345', '12345'],
		[CODE, 'EAST', 'EAST'],
		[EMPLOYEE, 'ABCDE1234567', 'ABCDE1234567'],
		[YN, 'yes', 'Y'],
		[HOURS, '7.5', 7.5],
		[DAY, '2026-01-31', '2026-01-31'],
		[CODES, `EAST${sign},${sign}WEST`, 'EAST,WEST'],
	] as const) {
		expect(wireValue(around(given), parameter(entry), 'UTC')).toBe(sent);
	}
	for (const operator of ['equals', 'in']) {
		const value = { operator, value: around('a') };
		expect(wireValue(value, parameter(TEXT_CONDITION), 'UTC')).toMatch(/^(=a|in\(a\))$/);
	}
	// Inside a text it may mean something.
	expect(wireValue(`a${sign}b`, parameter(TEXT), 'UTC')).toBe(`a${sign}b`);
	expect(refusalOf(() => wireValue(sign, parameter(TEXT, true), 'UTC'))).toBe(
		"'Field of Test' is empty: fill it in",
	);
});

test('a long row of blanks costs no time', () => {
	const blanks = ' '.repeat(500_000);
	for (const text of [blanks, `a${blanks}b`, `${blanks}a${blanks}b${blanks}`]) {
		const start = Date.now();
		refusalOf(() => wireValue(text, parameter(TEXT), 'UTC'));
		expect(Date.now() - start).toBeLessThan(1_000);
	}
});

/** Every refusal begins with the parameter, ends with a way out, and holds nothing that was given. */
test.each<[string, Entry, unknown, string]>([
	['an object', TEXT, { a: 'GIVEN' }, "'Field of Test' must be text"],
	['a list', TEXT, ['GIVEN'], "'Field of Test' must be text"],
	[
		'a line break',
		TEXT,
		'GIVEN\nX',
		"'Field of Test' holds line breaks or characters that cannot be sent: remove them",
	],
	['a null character', TEXT, 'GIVEN\u0000', "'Field of Test' holds line breaks"],
	['half a character', TEXT, 'GIVEN\ud800', "'Field of Test' holds line breaks"],
	['a tabulator', TEXT, 'GIVEN\tX', "'Field of Test' holds line breaks"],
	['what XML forbids', TEXT, 'GIVEN\uFFFEX', "'Field of Test' holds line breaks"],
	['what XML forbids, too', TEXT, 'GIVEN\uFFFFX', "'Field of Test' holds line breaks"],
	['what XML forbids in a list', LIST, 'a,GIVEN\uFFFE', "'Field of Test' holds line breaks"],
	[
		'what XML forbids in a condition',
		TEXT_CONDITION,
		{ operator: 'in', value: ['a', 'GIVEN\uFFFF'] },
		"'Field of Test' holds line breaks",
	],
	['no number for a text', TEXT, NaN, "'Field of Test' is no number that exists"],
	['no end of a number for a text', TEXT, Infinity, "'Field of Test' is no number that exists"],
	['no number in a list', LIST, ['a', -Infinity], "'Field of Test' is no number that exists"],
	[
		'no number in a condition',
		TEXT_CONDITION,
		{ operator: 'equals', value: NaN },
		"'Field of Test' is no number that exists",
	],
	['far too long', TEXT, 'GIVEN'.repeat(201), "'Field of Test' is longer than 1000 characters"],
	['a list too long', LIST, 'GIVEN,'.repeat(200) + 'X', "'Field of Test' is longer than 1000"],
	['a long one in a list', SHORT_CODES, 'a,GIVEN-', "'Field of Test' is longer than 5 characters"],
	['another pattern in a list', CODES, 'EAST,GIVEN1', "'Field of Test' may hold only capitals"],
	['a hole in a list', LIST, 'GIVEN,,X', "'Field of Test' has an empty place in its list"],
	['a comma at the end', LIST, 'GIVEN,', "'Field of Test' has an empty place in its list"],
	['an empty list', LIST, [], "'Field of Test' has an empty place in its list"],
	['null in a list', LIST, ['GIVEN', null], "'Field of Test' has an empty place in its list"],
	['an object in a list', LIST, [{ a: 'GIVEN' }], "'Field of Test' must be text"],
	['an object for a list', LIST, { a: 'GIVEN' }, "'Field of Test' must be text"],
	['an employee number', EMPLOYEE, '000000104', "'Field of Test' looks like an employee number"],
	['an employee number, too', EMPLOYEE, 104, "'Field of Test' looks like an employee number"],
	['no condition', TEXT_CONDITION, 'GIVEN', "'Field of Test' has no known operator"],
	[
		'a condition without a value',
		TEXT_CONDITION,
		{ operator: 'equals', value: ' ' },
		"'Field of Test' has no 'Value'",
	],
	[
		'an unknown operator',
		DAY_CONDITION,
		{ operator: 'GIVEN', value: 'GIVEN' },
		"'Field of Test' has no known operator",
	],
	[
		'a day that is none',
		DAY_CONDITION,
		{ operator: 'after', value: 'GIVEN' },
		"'Field of Test' is no date",
	],
	[
		'a text before another',
		TEXT_CONDITION,
		{ operator: 'before', value: 'GIVEN' },
		"'Field of Test' is no date: choose an operator other than Before and After",
	],
	[
		'a day like another',
		DAY_CONDITION,
		{ operator: 'like', value: 'GIVEN' },
		"'Field of Test' is a date, which Like does not compare",
	],
	[
		'parentheses among parentheses',
		TEXT_CONDITION,
		{ operator: 'like', value: '(GIVEN)' },
		"'Field of Test' may not hold parentheses or commas",
	],
	['too long', SHORT, 'GIVEN-', "'Field of Test' is longer than 5 characters"],
	['another pattern', CODE, 'GIVEN1', "'Field of Test' may hold only capitals"],
	['no option', CHOICE, 'GIVEN', "'Field of Test' must be one of one (One), two (Two)"],
	['an option in capitals', CHOICE, 'ONE', "'Field of Test' must be one of one (One), two (Two)"],
	['an object that cannot become text', YN, { toString: 'GIVEN' }, "'Field of Test' must be yes"],
	['no yes or no', YN, 'GIVEN', "'Field of Test' must be yes or no"],
	['no number', HOURS, 'GIVEN', "'Field of Test' must be a number"],
	['a number with a comma', HOURS, '7,5', "'Field of Test' must be a number"],
	['a power of ten', HOURS, '1e3', "'Field of Test' must be a number"],
	['a hexadecimal number', HOURS, '0x10', "'Field of Test' must be a number"],
	['no finite number', HOURS, Infinity, "'Field of Test' must be a number"],
	['NaN', HOURS, NaN, "'Field of Test' must be a number"],
	['a switch', HOURS, true, "'Field of Test' must be a number"],
	['too many digits', HOURS, '9'.repeat(400), "'Field of Test' must be a number"],
	['below', LEVEL, 0, "'Field of Test' must be a whole number from 1 to 4"],
	['above', LEVEL, 5, "'Field of Test' must be a whole number from 1 to 4"],
	['a fraction', LEVEL, 1.5, "'Field of Test' must be a whole number from 1 to 4"],
	['no day', DAY, 'GIVEN', "'Field of Test' is no date"],
	['no moment', LOCAL, 'GIVEN', "'Field of Test' is no date"],
	['no filter', FILTER, 'GIVEN', "'Field of Test' has no 'Date'"],
])('refused: %s', (_, entry, value, beginning) => {
	const message = refusalOf(() => wireValue(value, parameter(entry), 'UTC'));
	expect(message).toMatch(/^'Field of Test' .+[:,] .+/);
	expect(message.startsWith(beginning)).toBe(true);
	expect(message).not.toContain('GIVEN');
});

const EVERY_KIND = [
	TEXT,
	LIST,
	EMPLOYEE,
	CHOICE,
	YN,
	HOURS,
	DAY,
	LOCAL,
	UTC,
	FILTER,
	TEXT_CONDITION,
	DAY_CONDITION,
];

test.each(['', ' \t ', null, undefined])(
	'empty, %j, is refused for every kind of entry',
	(value) => {
		for (const entry of EVERY_KIND) {
			expect(refusalOf(() => wireValue(value, parameter(entry, true), 'UTC'))).toBe(
				"'Field of Test' is empty: fill it in",
			);
			expect(refusalOf(() => wireValue(value, parameter(entry), 'UTC'))).toBe(
				"'Field of Test' is empty: fill it in, or remove it",
			);
		}
	},
);

test('whatever is given: a value of the request, or a refusal that names the parameter', () => {
	fc.assert(
		fc.property(fc.constantFrom(...EVERY_KIND), fc.anything(), (entry, value) => {
			let sent: unknown;
			try {
				sent = wireValue(value, parameter(entry), 'UTC');
			} catch {
				expect(refusalOf(() => wireValue(value, parameter(entry), 'UTC'))).toMatch(
					/^'Field of Test' /,
				);
				return;
			}
			expect(['string', 'number', 'boolean']).toContain(typeof sent);
		}),
		{ numRuns: 1_000 },
	);
});

/** Of any value: operators in words, what is compared anything. */
const conditions = fc.record({
	operator: fc.constantFrom('equals', 'notEquals', 'in', 'like', 'before', 'after', 'isBlank'),
	value: fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.anything(),
		fc.array(fc.anything()),
		fc.date().map((date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString())),
	),
});

test('whatever is compared: one notation of the contract around it, or a refusal', () => {
	fc.assert(
		fc.property(fc.constantFrom(TEXT_CONDITION, DAY_CONDITION), conditions, (entry, condition) => {
			let sent: unknown;
			try {
				sent = wireValue(condition, parameter(entry), 'UTC');
			} catch {
				expect(refusalOf(() => wireValue(condition, parameter(entry), 'UTC'))).toMatch(
					/^'Field of Test' /,
				);
				return;
			}
			expect(sent).toMatch(
				/^(=.+|<>.+|in\([^()]+\)|LIKE \([^(),]+\)|[<>]\d\d\/\d\d\/\d{4}|isblank\(\))$/u,
			);
			expect(sent).not.toMatch(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u);
		}),
		{ numRuns: 2_000 },
	);
});

test('no refusal of a text quotes it', () => {
	const given = fc.string({ unit: 'binary', minLength: 6 }).map((text) => `#${text}#`);
	fc.assert(
		fc.property(
			fc.constantFrom(CHOICE, YN, HOURS, DAY, UTC, SHORT, CODE, TEXT_CONDITION),
			given,
			(entry, text) => {
				expect(refusalOf(() => wireValue(text, parameter(entry), 'UTC'))).not.toContain(
					text.trim(),
				);
			},
		),
	);
});

const segmentOf = (value: unknown) =>
	pathSegment(String(wireValue(value, parameter(TEXT), 'UTC')), parameter(TEXT));

test.each([
	['EAST', 'EAST'],
	[' EAST ', 'EAST'],
	['R&D 50%', 'R%26D%2050%25'],
	['a?b#c', 'a%3Fb%23c'],
	['%2e%2e', '%252e%252e'],
	['%2F', '%252F'],
	['Zürich', 'Z%C3%BCrich'],
	['..a', '..a'],
	[12, '12'],
])('path segment %j is %s', (value, segment) => {
	expect(segmentOf(value)).toBe(segment);
});

test.each(['.', '..', '...', ' .. ', 'a/b', '/', 'a\\b', '\\'])(
	'path segment %j would lead elsewhere',
	(value) => {
		expect(refusalOf(() => segmentOf(value))).toContain(
			"'Field of Test' may not hold a slash or only dots",
		);
	},
);

const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'f', ';', '?', '#', ' ', 'ä') }),
);

test('a path segment is one segment that reads back as the text, or is refused', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			let segment: string;
			try {
				segment = segmentOf(text);
			} catch {
				expect(refusalOf(() => segmentOf(text))).toMatch(/^'Field of Test' /);
				return;
			}
			const { pathname, search, hash } = new URL(`/a/${segment}/b`, 'https://host.example');
			expect([pathname.split('/'), search, hash]).toEqual([['', 'a', segment, 'b'], '', '']);
			expect(decodeURIComponent(segment)).toBe(text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, ''));
		}),
		{ numRuns: 2_000 },
	);
});
