import fc from 'fast-check';
import { tryToParseDateTime } from 'n8n-workflow';

import { readMoment } from '../../nodes/UkgPro/engine/dates';
import { wireValue } from '../../nodes/UkgPro/engine/values';
import type { Entry } from '../../nodes/UkgPro/operations/types';
import { refusalOf } from './refusals';

const NEW_YORK = 'America/New_York';
const ENTRIES = {
	utc: { kind: 'dateTime', zone: 'utc' },
	local: { kind: 'dateTime', zone: 'local' },
	day: { kind: 'date', as: 'day' },
	filter: { kind: 'dateFilter' },
} as const satisfies Record<string, Entry>;

const sent = (kind: keyof typeof ENTRIES, value: unknown, zone = NEW_YORK) =>
	wireValue(
		value,
		{
			name: 'date',
			displayName: 'Date of Test',
			description: '',
			to: { in: 'query', wire: 'date' },
			entry: ENTRIES[kind],
		},
		zone,
	);

test.each<[string, unknown, string, string, string, string]>([
	// What is given, the workflow's zone, then utc, local and day as they are sent.
	[
		'a day',
		'2026-01-31',
		NEW_YORK,
		'2026-01-31T05:00:00.000Z',
		'2026-01-31T00:00:00',
		'2026-01-31',
	],
	[
		'winter',
		'2026-01-31T08:00:00',
		NEW_YORK,
		'2026-01-31T13:00:00.000Z',
		'2026-01-31T08:00:00',
		'2026-01-31',
	],
	[
		'summer',
		'2026-07-31T08:00:00',
		NEW_YORK,
		'2026-07-31T12:00:00.000Z',
		'2026-07-31T08:00:00',
		'2026-07-31',
	],
	[
		'before the clocks go forward',
		'2026-03-08T01:59:59',
		NEW_YORK,
		'2026-03-08T06:59:59.000Z',
		'2026-03-08T01:59:59',
		'2026-03-08',
	],
	[
		'the hour that is skipped',
		'2026-03-08T02:30:00',
		NEW_YORK,
		'2026-03-08T07:30:00.000Z',
		'2026-03-08T03:30:00',
		'2026-03-08',
	],
	[
		'after they went forward',
		'2026-03-08T03:00:00',
		NEW_YORK,
		'2026-03-08T07:00:00.000Z',
		'2026-03-08T03:00:00',
		'2026-03-08',
	],
	[
		'after they went back',
		'2026-11-01T02:00:00',
		NEW_YORK,
		'2026-11-01T07:00:00.000Z',
		'2026-11-01T02:00:00',
		'2026-11-01',
	],
	[
		'the offset of the text counts',
		'2026-01-31T23:30:00-08:00',
		NEW_YORK,
		'2026-02-01T07:30:00.000Z',
		'2026-02-01T02:30:00',
		'2026-02-01',
	],
	[
		'Z counts',
		'2026-01-31T03:00:00Z',
		NEW_YORK,
		'2026-01-31T03:00:00.000Z',
		'2026-01-30T22:00:00',
		'2026-01-30',
	],
	[
		'an offset without a colon',
		'2026-01-31T08:00:00-0500',
		'UTC',
		'2026-01-31T13:00:00.000Z',
		'2026-01-31T13:00:00',
		'2026-01-31',
	],
	[
		'a blank for the T',
		'2026-01-31 08:00:00',
		NEW_YORK,
		'2026-01-31T13:00:00.000Z',
		'2026-01-31T08:00:00',
		'2026-01-31',
	],
	[
		'minutes only',
		'2026-01-31T08:00',
		NEW_YORK,
		'2026-01-31T13:00:00.000Z',
		'2026-01-31T08:00:00',
		'2026-01-31',
	],
	[
		'a fraction',
		'2026-01-31T08:00:00.16',
		NEW_YORK,
		'2026-01-31T13:00:00.160Z',
		'2026-01-31T08:00:00',
		'2026-01-31',
	],
	[
		'blanks around',
		' 2026-01-31 ',
		'UTC',
		'2026-01-31T00:00:00.000Z',
		'2026-01-31T00:00:00',
		'2026-01-31',
	],
	[
		'a leap day',
		'2028-02-29',
		'Asia/Kolkata',
		'2028-02-28T18:30:00.000Z',
		'2028-02-29T00:00:00',
		'2028-02-29',
	],
	[
		'east of the date line',
		'2026-01-31',
		'Pacific/Kiritimati',
		'2026-01-30T10:00:00.000Z',
		'2026-01-31T00:00:00',
		'2026-01-31',
	],
	[
		'a Date',
		new Date('2026-01-31T03:00:00Z'),
		NEW_YORK,
		'2026-01-31T03:00:00.000Z',
		'2026-01-30T22:00:00',
		'2026-01-30',
	],
	[
		'$now of n8n',
		tryToParseDateTime('2026-01-31T03:00:00Z', 'Asia/Tokyo'),
		NEW_YORK,
		'2026-01-31T03:00:00.000Z',
		'2026-01-30T22:00:00',
		'2026-01-30',
	],
])('%s', (_, value, zone, utc, local, day) => {
	expect([sent('utc', value, zone), sent('local', value, zone), sent('day', value, zone)]).toEqual([
		utc,
		local,
		day,
	]);
});

const NO_DATES: unknown[] = [
	'2026-02-31',
	'2026-02-29',
	'2026-13-01',
	'2026-00-10',
	'2026-04-31T08:00:00',
	'2026-02-31T08:00:00Z',
	'2026-01-31T24:30:00',
	'2026-01-31T08:61:00',
	'01/31/2026',
	'1/31/2026',
	'01-31-2026',
	'31.01.2026',
	'1/1/1996 12:00:00 AM',
	'2026-1-31',
	'2026-01',
	'2026',
	'20260131',
	'2026-W05-6',
	'Jan 31, 2026',
	'Sat, 31 Jan 2026 08:00:00 GMT',
	'2026-01-31 8:00 PM',
	'2026-01-31T08',
	'2026-01-31 or so',
	'yesterday',
	'$now',
	'{{ $now }}',
	'2026-01-31T08:00:00[No/Where]',
	1_769_846_400_000,
	20_260_131,
	true,
	{},
	{ date: '2026-01-31' },
	['2026-01-31'],
	new Date(NaN),
];

test.each(NO_DATES.map((value) => [value]))('refused, never guessed at: %j', (value) => {
	for (const kind of ['utc', 'local', 'day'] as const) {
		const message = refusalOf(() => sent(kind, value));
		expect(message).toBe(
			"'Date of Test' is no date: pick one, or use ISO text such as 2026-01-31T08:00:00",
		);
	}
});

test.each<[Record<string, unknown>, string, string]>([
	[{ operator: 'before', date: '2026-01-31' }, NEW_YORK, '<01-31-2026'],
	[{ operator: 'after', date: '2026-01-31' }, NEW_YORK, '>01-31-2026'],
	[{ operator: 'on', date: '2026-01-31' }, NEW_YORK, '01-31-2026'],
	[
		{ operator: 'between', date: '2026-01-01', until: '2026-01-31T23:59:00' },
		NEW_YORK,
		'{01-01-2026,01-31-2026}',
	],
	[
		{ operator: 'between', date: '2026-01-31', until: '2026-01-31' },
		NEW_YORK,
		'{01-31-2026,01-31-2026}',
	],
	[{ operator: 'on', date: '2026-01-31T03:00:00Z' }, NEW_YORK, '01-30-2026'],
	[{ operator: 'on', date: '2026-01-31T03:00:00Z' }, 'Asia/Tokyo', '01-31-2026'],
	[{ operator: 'on', date: '2026-01-31', until: 'left from before' }, NEW_YORK, '01-31-2026'],
])('date filter %j in %s is %s', (filter, zone, notation) => {
	expect(sent('filter', filter, zone)).toBe(notation);
});

test.each<[string, unknown, string]>([
	['no date', { operator: 'on' }, "'Date of Test' has no 'Date'"],
	['a US date', { operator: 'on', date: '01/31/2026' }, "'Date of Test' is no date"],
	['no such day', { operator: 'after', date: '2026-02-31' }, "'Date of Test' is no date"],
	['no end', { operator: 'between', date: '2026-01-01' }, "'Date of Test' has no 'Until'"],
	[
		'a US date as end',
		{ operator: 'between', date: '2026-01-01', until: '01/31/2026' },
		"'Date of Test' (until) is no date",
	],
	[
		'an end before the beginning',
		{ operator: 'between', date: '2026-02-01', until: '2026-01-31' },
		"'Date of Test' ends before it begins",
	],
	['no operator', { date: '2026-01-31' }, "'Date of Test' has no known operator"],
	[
		'another operator',
		{ operator: '=', date: '2026-01-31' },
		"'Date of Test' has no known operator",
	],
	['no filter at all', ['2026-01-31'], "'Date of Test' has no 'Date'"],
])('date filter refused: %s', (_, filter, beginning) => {
	const message = refusalOf(() => sent('filter', filter));
	expect(message).toMatch(/: /);
	expect(message.startsWith(beginning)).toBe(true);
	expect(message).not.toMatch(/01.31.2026|2026-02-/);
});

const zones = fc.constantFrom('UTC', NEW_YORK, 'Asia/Kolkata', 'Pacific/Kiritimati', 'Asia/Tokyo');
const moments = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString());

test('every moment is sent to UTC as it is, whatever the zone', () => {
	fc.assert(
		fc.property(moments, zones, (text, zone) => {
			expect(sent('utc', text, zone)).toBe(text);
		}),
	);
});

test('every day stays that day in every zone and notation', () => {
	fc.assert(
		fc.property(moments, zones, (text, zone) => {
			const day = text.slice(0, 10);
			const [year, month, date] = day.split('-');
			expect(sent('day', day, zone)).toBe(day);
			expect(sent('local', `${day}T12:00:00`, zone)).toBe(`${day}T12:00:00`);
			expect(sent('filter', { operator: 'on', date: day }, zone)).toBe(`${month}-${date}-${year}`);
		}),
	);
});

test('free text is no date', () => {
	fc.assert(
		fc.property(fc.string(), zones, (text, zone) => {
			fc.pre(!/^\s*\d{4}-\d{2}-\d{2}/.test(text));
			expect(readMoment(text, zone)).toBeUndefined();
		}),
	);
});
