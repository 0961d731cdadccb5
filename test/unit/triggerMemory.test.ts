import fc from 'fast-check';

import { byPresence, changeOf, firstSightOf } from '../../nodes/UkgPro/trigger/classify';
import {
	difference,
	fingerprinter,
	keyOf,
	standingOf,
} from '../../nodes/UkgPro/trigger/fingerprint';
import type { Values } from '../../nodes/UkgPro/trigger/snapshot';
import { KINDS } from '../../nodes/UkgPro/trigger/kinds';
import { isPacked, openKnown } from '../../nodes/UkgPro/trigger/known';
import {
	forgetEverything,
	isOvertaken,
	memoryOf,
	remember,
} from '../../nodes/UkgPro/trigger/memory';
import { waitAfter } from '../../nodes/UkgPro/trigger/patience';
import { isTerminated, valuesOf } from '../../nodes/UkgPro/trigger/snapshot';
import { newSalt, newState, readState, tagOf } from '../../nodes/UkgPro/trigger/state';
import { employeeChangeFields } from '../../nodes/UkgPro/operations/employeeChange';

const SALT = Buffer.from('sixteen bytes ok').toString('base64');
const ROW = {
	employeeId: 'ABCDE1234567',
	companyId: 'ABCDE',
	employeeStatus: 'A',
	isActive: true,
	hireDate: '1/1/1996 12:00:00 AM',
	dateOfLastHire: '1/1/1996 12:00:00 AM',
	terminationDate: '',
	jobCode: 'ENG1',
	workLocation: 'HQ',
	employeeNumber: '000000104',
};
const print = (values: Values) => fingerprinter(SALT)(values).fingerprint;
const of = (changed: object) => valuesOf({ ...ROW, ...changed });
const kindsOf = (changed: object) => difference(print(of({})), print(of(changed))).kinds;

describe('fingerprints', () => {
	test('every field but the IDs and the integration key belongs to one kind', () => {
		const fields = KINDS.flatMap((kind): readonly string[] => kind.fields);
		const others = ['employeeId', 'companyId', 'userIntegrationKey'];
		expect([...fields, ...others].sort()).toEqual(Object.keys(employeeChangeFields).sort());
	});

	test.each(KINDS.flatMap(({ value, fields }) => fields.map((field) => [field, value] as const)))(
		'another %s is a change of the kind %s alone',
		(field, kind) => {
			expect(kindsOf({ [field]: 'X1' })).toEqual([kind]);
		},
	);

	test.each([
		{ EMPLOYEESTATUS: 'A', employeeStatus: undefined },
		{ terminationDate: null },
		{ terminationDate: '0001-01-01T00:00:00' },
		{ hireDate: '1996-01-01T00:00:00' },
		{ hireDate: '01/01/1996' },
		{ hireDate: '1996-01-01' },
		{ hireDate: '1996-01-01T00:00:00+00:00' },
		{ employeeNumber: 104 },
		{ isActive: 'True' },
		{ workLocation: undefined, workLocationCode: 'HQ' },
		{ jobCode: ' ENG1 ' },
		{ alternateJobTitle: '' },
		{ tenantsOwn: 'anything', userIntegrationKey: 'another' },
	])('%j is the same', (changed) => {
		expect(kindsOf(changed)).toEqual([]);
		expect(print(of(changed)).equals(print(of({})))).toBe(true);
	});

	test.each([
		{ hireDate: '1/1/1996 1:00:00 PM' },
		{ hireDate: '1/2/1996 12:00:00 AM' },
		{ isActive: false },
		{ employeeNumber: '0000001040' },
	])('%j is another', (changed) => {
		expect(kindsOf(changed)).toHaveLength(1);
	});

	test('afternoon and midnight are told apart', () => {
		const hour = (text: string) => valuesOf({ hireDate: text })('hireDate');
		expect(hour('2/3/2026 12:00:00 AM')).toBe('2026-02-03');
		expect(hour('2/3/2026 12:30:00 PM')).toBe('2026-02-03T12:30:00');
		expect(hour('2/3/2026 1:05:00 PM')).toBe('2026-02-03T13:05:00');
		expect(hour('2026-02-03T13:05:00.120')).toBe('2026-02-03T13:05:00');
		expect(hour('soon')).toBe('soon');
	});

	test('the key is employee and company, whatever their capitals', () => {
		const key = (changed: object) => keyOf(print(of(changed)));
		expect(key({ employeeId: 'abcde1234567' })).toBe(key({}));
		expect(key({ companyId: 'ABCDF' })).not.toBe(key({}));
		expect(key({ employeeId: 'ABCDE1234568' })).not.toBe(key({}));
		expect(key({ jobCode: 'X' })).toBe(key({}));
	});

	test('nothing can be told without the salt, not even who has left', () => {
		const other = fingerprinter(Buffer.from('another 16 bytes').toString('base64'));
		const flags = numbers(400).map((n) => {
			const values = of({ employeeId: `E${n}` });
			expect(other(values).fingerprint.equals(print(values))).toBe(false);
			return print(values)[8];
		});
		const ones = flags.filter(Boolean).length;
		expect(ones).toBeGreaterThan(140);
		expect(ones).toBeLessThan(260);
	});

	test('hashes use all their 24 bits: none of 3,000 values looks like the one before', () => {
		const seen = new Set<string>();
		for (const n of numbers(3_000)) {
			const after = print(of({ jobCode: `J${n}` }));
			// Place of the job's hash: key, flags, last hire, status.
			seen.add(after.subarray(15, 18).toString('hex'));
		}
		// Of 3,000 among 16.7 million, 0.27 pairs are the same by chance.
		expect(seen.size).toBeGreaterThanOrEqual(2_997);
	});
});

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('what is known is kept whole, whatever was set and deleted in whatever order', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(300), fc.nat(5), fc.nat(3))), (steps) => {
			const known = openKnown('');
			const model = new Map<bigint, string>();
			for (const [employee, job, draw] of steps) {
				const fingerprint = print(of({ employeeId: `E${employee}`, jobCode: `J${job}` }));
				const key = keyOf(fingerprint);
				// Of those that are there, since few of these employees are.
				const [present = key] = [...model.keys()].slice(employee % Math.max(1, model.size));
				if (draw === 0) {
					known.delete(present);
					model.delete(present);
				} else {
					known.set(fingerprint);
					model.set(key, fingerprint.toString('hex'));
				}
			}
			const again = openKnown(known.toText());
			expect([known.size, again.size]).toEqual([model.size, model.size]);
			for (const [key, hex] of model) expect(again.get(key)?.toString('hex')).toBe(hex);
			expect(isPacked(known.toText())).toBe(true);
		}),
		{ numRuns: 50 },
	);
});

test.each(['x', 'AAAA', 5, undefined, 'not base64!'])('%j is no packed list', (text) => {
	expect(isPacked(text)).toBe(false);
});

describe('what happened', () => {
	const span = { from: Date.UTC(2026, 5, 14, 12), to: Date.UTC(2026, 5, 15, 15) };
	const left = {
		employeeStatus: 'T',
		isActive: false,
		terminationDate: '6/15/2026 12:00:00 AM',
	};
	const told = (before: object, after: object) =>
		changeOf(print(of(before)), undefined, print(of(after)), of(after), span)?.event;

	test.each([
		['nothing', {}, { middleName: null }, undefined],
		['a job', {}, { jobCode: 'X' }, 'changed'],
		['has left', {}, left, 'terminated'],
		['has left and more', {}, { ...left, jobCode: 'X' }, 'terminated'],
		['a termination to come', {}, { terminationDate: '7/1/2026 12:00:00 AM' }, 'changed'],
		['is back', left, { dateOfLastHire: '6/15/2026 12:00:00 AM' }, 'rehired'],
		['left and back between two reads', {}, { dateOfLastHire: '6/15/2026 12:00:00 AM' }, 'rehired'],
		['a corrected hire date', {}, { dateOfLastHire: '2/15/2020 12:00:00 AM' }, 'changed'],
		[
			'a date of those who left',
			left,
			{ ...left, terminationDate: '6/14/2026 12:00:00 AM' },
			'changed',
		],
	])('%s', (_name, before, after, event) => {
		expect(told(before, after)).toBe(event);
	});

	const first = (changed: object, isEverybodyKnown = false) =>
		firstSightOf(of(changed), span, isEverybodyKnown);
	const hiredOn = (day: string) => ({ hireDate: day, dateOfLastHire: day });

	test.each([
		['hired today', hiredOn('6/15/2026 12:00:00 AM'), 'hired'],
		['hired for next week', hiredOn('2026-06-22T00:00:00'), 'hired'],
		['back today', { dateOfLastHire: '6/15/2026 12:00:00 AM' }, 'rehired'],
		['left today', left, 'terminated'],
		['hired and left', { ...hiredOn('6/14/2026 12:00:00 AM'), ...left }, 'terminated'],
		[
			'left in a time zone ahead',
			{ ...left, terminationDate: '6/16/2026 12:00:00 AM' },
			'terminated',
		],
		['leaves later', { ...left, terminationDate: '6/17/2026 12:00:00 AM' }, 'changed'],
		['left long ago', { ...left, terminationDate: '6/15/2020 12:00:00 AM' }, 'changed'],
		['hired ten days ago', hiredOn('6/5/2026 12:00:00 AM'), 'changed'],
		['no date', hiredOn(''), 'changed'],
		['a date that is none', hiredOn('99/99/9999 12:00:00 AM'), 'changed'],
	])('never seen: %s', (_name, changed, event) => {
		const happening = first(changed);
		expect(happening.event).toBe(event);
		expect(happening.changes).toEqual(event === 'changed' ? ['unknown'] : []);
	});

	test('days are those of time zones behind and ahead of UTC', () => {
		const night = { from: Date.UTC(2026, 5, 14, 3), to: Date.UTC(2026, 5, 14, 6) };
		const event = (day: string) => firstSightOf(of(hiredOn(day)), night, false).event;
		expect(event('6/13/2026')).toBe('hired');
		expect(event('6/12/2026')).toBe('changed');
	});

	test('where everybody is known, somebody new may have been entered late, up to 30 days', () => {
		expect(first(hiredOn('5/20/2026 12:00:00 AM'), true).event).toBe('hired');
		expect(first(hiredOn('5/1/2026 12:00:00 AM'), true).event).toBe('changed');
	});

	test('of two rows of an employee the later hire counts, then who has not left', () => {
		const standing = (changed: object) => standingOf(fingerprinter(SALT)(of(changed)));
		const later = standing({ ...left, dateOfLastHire: '5/1/2022 12:00:00 AM' });
		const [active, gone] = [standing({}), standing(left)];
		for (const [present, former] of [
			[later, active],
			[active, gone],
		]) {
			expect(byPresence(present, former)).toBeGreaterThan(0);
			expect(byPresence(former, present)).toBeLessThan(0);
		}
		const other = standing({ jobCode: 'X' });
		expect(byPresence(active, other)).toBe(-byPresence(other, active));
		expect(byPresence(active, other)).not.toBe(0);
		expect(byPresence(active, standing({}))).toBe(0);
	});

	test.each([
		[{ employeeStatus: 'T' }, true],
		[{ employeeStatus: 't', isActive: 'false' }, true],
		[{ employeeStatus: 'X', isActive: false, terminationDate: '6/1/2026 12:00:00 AM' }, true],
		[{ employeeStatus: 'L', isActive: false, terminationDate: '7/1/2026 12:00:00 AM' }, false],
		[{ terminationDate: '7/1/2026 12:00:00 AM' }, false],
	])('%j has left: %s', (changed, expected) => {
		expect(isTerminated(of(changed))).toBe(expected);
	});
});

describe('the state', () => {
	const state = { ...newState(SALT, 'tenant'), step: 3 };

	test('is read as it was written, through JSON', () => {
		expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
		expect(readState(undefined)).toBe('none');
		expect(readState(null)).toBe('none');
	});

	test.each([
		['another version', { version: 2 }],
		['no salt', { salt: '' }],
		['a moment that is none', { until: 'yesterday' }],
		['no number', { skew: null }],
		['a known that is cut', { known: 'AAAA' }],
		['a read without pages', { read: { span: { from: 1, to: 2 } } }],
		[
			'a read at page 0',
			{
				read: { span: { from: 1, to: 2 }, piece: { from: 1, to: 2 }, cursor: { low: 0, size: 1 } },
			},
		],
		[
			'a page that is none',
			{
				read: {
					span: { from: 1, to: 2 },
					piece: { from: 1, to: 2 },
					cursor: { low: 3, high: 3, size: 1 },
				},
			},
		],
		['a moment beyond all time', { until: 1e17 }],
		['values that are none', { previous: { scope: '', isComplete: true, values: null } }],
		['values that may be complete', { previous: { scope: '', values: {} } }],
		['something held that is none', { isHeld: 'yes' }],
		['something half told that is none', { halfTold: 'AAAA' }],
		['a wait that is none', { wait: { until: 5 } }],
		['failures that are none', { wait: { since: 1, until: 5, failures: -1 } }],
		['a list', undefined],
	])('with %s it is unreadable', (_name, changed) => {
		expect(readState(changed ? { ...state, ...changed } : [state])).toBe('unreadable');
	});

	test('tags need the salt, and salts are new each time', () => {
		expect(tagOf(SALT, ['a'])).toBe(tagOf(SALT, ['a']));
		expect(tagOf(SALT, ['a'])).not.toBe(tagOf(newSalt(), ['a']));
		expect(newSalt()).not.toBe(newSalt());
		expect(Buffer.from(newSalt(), 'base64')).toHaveLength(16);
	});
});

test.each([
	[{ httpCode: 401 }, 1, 180],
	[{ httpCode: 403 }, 4, 180],
	[{ httpCode: 404 }, 1, 180],
	[{ httpCode: 500 }, 1, 1],
	[{ httpCode: 500 }, 2, 5],
	[{ httpCode: 500 }, 3, 15],
	[{ httpCode: 500 }, 4, 60],
	[{}, 99, 60],
	[{ httpCode: 429, failure: { cause: 'rate-limited', retryAfterMs: 0 } }, 3, 15],
	[{ httpCode: 429, failure: { cause: 'rate-limited', retryAfterMs: 7_200_000 } }, 1, 120],
	[{ httpCode: 429, failure: { cause: 'rate-limited', retryAfterMs: 1e12 } }, 1, 1_440],
] as const)('after %j, failure %i in a row, it waits %i minutes', (report, failures, minutes) => {
	const full = { kind: 'answer', message: '', ...report } as const;
	expect(waitAfter(full, failures, 180 * 60_000)).toBe(minutes * 60_000);
});

test('whether a poll is overtaken does not hang on a clock that is put back', () => {
	forgetEverything();
	const memory = memoryOf('workflow', 'node');
	const state = newState(newSalt(), 'tenant');
	memory.given = { at: 1_000_000_000, before: state.lineage };
	expect(isOvertaken(state, memory, 1_000_000_000 + 59_000)).toBe(true);
	expect(isOvertaken(state, memory, 1_000_000_000 + 61_000)).toBe(false);
	expect(isOvertaken(state, memory, 1_000_000_000 - 86_400_000)).toBe(false);
});

test('of the tenants of a trigger the last three are remembered', () => {
	forgetEverything();
	const memory = memoryOf('workflow', 'node');
	for (const tenant of ['one', 'two', 'three', 'one', 'four']) {
		remember(memory, tenant, newState(newSalt(), tenant));
	}
	expect([...memory.states.keys()]).toEqual(['three', 'one', 'four']);
});
