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
])('%j: %j is sent as %j', (entry, value, sent) => {
	expect(wireValue(value, parameter(entry), 'UTC')).toBe(sent);
});

/** Every refusal begins with the parameter, ends with a way out, and holds nothing that was given. */
test.each<[string, Entry, unknown, string]>([
	['an object', TEXT, { a: 'GIVEN' }, "'Field of Test' must be text"],
	['a list', TEXT, ['GIVEN'], "'Field of Test' must be text"],
	['a line break', TEXT, 'GIVEN\nX', "'Field of Test' holds line breaks or control characters"],
	['a null character', TEXT, 'GIVEN\u0000', "'Field of Test' holds line breaks"],
	['half a character', TEXT, 'GIVEN\ud800', "'Field of Test' holds line breaks"],
	['too long', SHORT, 'GIVEN-', "'Field of Test' is longer than 5 characters"],
	['another pattern', CODE, 'GIVEN1', "'Field of Test' may hold only capitals"],
	['no option', CHOICE, 'GIVEN', "'Field of Test' must be one of one, two"],
	['an option in capitals', CHOICE, 'ONE', "'Field of Test' must be one of one, two"],
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

const EVERY_KIND = [TEXT, CHOICE, YN, HOURS, DAY, LOCAL, UTC, FILTER];

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

test('no refusal of a text quotes it', () => {
	const given = fc.string({ unit: 'binary', minLength: 6 }).map((text) => `#${text}#`);
	fc.assert(
		fc.property(fc.constantFrom(CHOICE, YN, HOURS, DAY, UTC, SHORT, CODE), given, (entry, text) => {
			expect(refusalOf(() => wireValue(text, parameter(entry), 'UTC'))).not.toContain(text.trim());
		}),
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
			expect(decodeURIComponent(segment)).toBe(text.trim());
		}),
		{ numRuns: 2_000 },
	);
});
