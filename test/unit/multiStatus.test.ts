import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { writeEntries } from '../../nodes/UkgPro/transport/multiStatus';
import type { EntryOutcome } from '../../nodes/UkgPro/transport/multiStatus';
import type { Answer } from '../../nodes/UkgPro/transport/session';
import { replaceClock, restoreClock } from './clock';
import { operationOf } from './operations';
import { troubleOf } from './refusals';
import { exchange, jsonAnswer, SECRETS, textAnswer } from './session';

beforeEach(() => replaceClock());
afterEach(restoreClock);

const CREATE = operationOf('organizationLevel.create');
const REQUEST = {
	protocol: 'rest',
	method: 'POST',
	path: '/configuration/v1/org-levels',
	query: [],
	headers: {},
	timeout: 1_000,
	named: [],
	personal: [],
} as const;

const entry = (code: string | number): IDataObject => ({ code: `C${code}`, level: 1 });
const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index));

type Id = string | number | null | undefined;

const done = (sequenceId: Id, code: string | number): IDataObject => ({
	...(sequenceId === undefined ? {} : { sequenceId }),
	status: '201',
	body: { schema: { code: `C${code}` } },
});
const failed = (sequenceId: Id, message: string): IDataObject => ({
	sequenceId,
	status: '400',
	modelstate: { code: [{ message, type: 'error' }] },
});

async function written(count: number, answer: Answer | (() => Answer)) {
	const reply = typeof answer === 'function' ? answer : () => answer;
	const { session, sent } = await exchange(reply);
	const outcomes = await writeEntries(session, CREATE, REQUEST, entries(count));
	return { outcomes, sent };
}

const multi = (multistatus: unknown, more: IDataObject = {}) =>
	jsonAnswer({ title: 'Multi-Status', ...more, multistatus }, 207);

/** `C0` for a record written, the message for a refusal. */
const brief = (outcomes: EntryOutcome[]) =>
	outcomes.map((outcome) => {
		if ('written' in outcome) return outcome.written.code;
		const { message, description = '' } = outcome.trouble.report;
		return message.includes('no outcome') ? 'unknown' : description.replace('UKG Pro says: ', '');
	});

test('the entries go as one array', async () => {
	const { sent } = await written(2, multi([done(1, 0), done(2, 1)]));
	expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
		['POST', '/configuration/v1/org-levels', entries(2)],
	]);
});

test.each<[string, number, IDataObject[], unknown[]]>([
	['counted from 1', 3, [done(1, 0), done(2, 1), done(3, 2)], ['C0', 'C1', 'C2']],
	['counted from 0', 3, [done(0, 0), done(1, 1), done(2, 2)], ['C0', 'C1', 'C2']],
	['in another order', 3, [done(3, 2), done(1, 0), done(2, 1)], ['C0', 'C1', 'C2']],
	['as text', 2, [done('2', 1), done('1', 0)], ['C0', 'C1']],
	['not numbered, complete', 2, [done(undefined, 0), done(undefined, 1)], ['C0', 'C1']],
	['partial success', 2, [done(1, 0), failed(2, 'exists')], ['C0', 'code: exists']],
	['one missing, from 1', 3, [done(1, 0), done(3, 2)], ['C0', 'unknown', 'C2']],
	['one missing, from 0', 3, [done(0, 0), failed(2, 'exists')], ['C0', 'unknown', 'code: exists']],
	[
		'first or last missing: nobody knows which',
		3,
		[done(1, 0), done(2, 1)],
		['unknown', 'unknown', 'unknown'],
	],
	['twice the same number', 2, [done(1, 0), failed(1, 'x'), done(2, 1)], ['unknown', 'unknown']],
	['a number out of range', 2, [done(5, 0), done(6, 1)], ['unknown', 'unknown']],
	['no number at all, incomplete', 2, [done(undefined, 0)], ['unknown', 'unknown']],
	['numbers that are none', 2, [done('a', 0), done('b', 1)], ['unknown', 'unknown']],
	['null as number', 2, [done(null, 0), done(null, 1)], ['unknown', 'unknown']],
	['nothing', 2, [], ['unknown', 'unknown']],
	['one entry, whatever its number', 1, [done(17, 0)], ['C0']],
	['one entry, two outcomes', 1, [done(17, 0), failed(18, 'x')], ['unknown']],
])('outcomes %s', async (_, count, multistatus, expected) => {
	expect(brief((await written(count, multi(multistatus))).outcomes)).toEqual(expected);
});

test.each([
	['200', true],
	['201', true],
	[201, true],
	['299', true],
	['100', false],
	['207.5', false],
	['302', false],
	['400', false],
	['500', false],
	['', false],
	['OK', false],
	[null, false],
	[undefined, false],
])('status %j of an entry is a success: %j', async (status, isSuccess) => {
	const { outcomes } = await written(1, multi([{ sequenceId: 1, status, body: {} }]));
	expect('written' in outcomes[0]).toBe(isSuccess);
});

test('a status or number that cannot become text is no outcome', async () => {
	const odd = { toString: 'x', valueOf: 'x' };
	const { outcomes } = await written(1, multi([{ ...done(1, 0), status: odd }]));
	expect(brief(outcomes)).toEqual(['unknown']);
	const two = await written(2, multi([done(1, 0), { ...done(2, 1), sequenceId: odd }]));
	expect(brief(two.outcomes)).toEqual(['unknown', 'unknown']);
});

test('a record is the entry, what UKG Pro made of it, and the status; raw is the outcome itself', async () => {
	const raw = { sequenceId: 1, status: '201', body: { eeid: 'E', schema: { code: 'X', id: 7 } } };
	const { outcomes } = await written(1, multi([raw]));
	expect(outcomes).toEqual([{ written: { code: 'X', level: 1, id: 7, status: '201' }, raw }]);
});

test('a refused entry tells the status, every message, and its cause', async () => {
	const { outcomes } = await written(
		2,
		multi([done(1, 0), { ...failed(2, 'too long'), title: 'Bad' }]),
	);
	expect(outcomes[1]).toMatchObject({
		trouble: {
			report: {
				kind: 'answer',
				httpCode: 400,
				message: 'UKG Pro refused this entry (HTTP 400)',
				description: 'UKG Pro says: Bad; code: too long',
				failure: { cause: 'configuration-invalid' },
			},
		},
	});
});

test('the errors beside the outcomes are told where only one entry can be meant', async () => {
	const more = { errors: [{ title: 'x', detail: 'no such level' }] };
	const one = await written(1, multi([{ sequenceId: 1, status: '400' }], more));
	expect(brief(one.outcomes).join()).toContain('no such level');
	const two = await written(2, multi([failed(1, 'a'), done(2, 1)], more));
	expect(brief(two.outcomes).join()).not.toContain('no such level');
});

test('the reason of a refused entry is as short as any quote', async () => {
	const { outcomes } = await written(1, multi([failed(1, 'x'.repeat(10_000))]));
	expect(brief(outcomes).join().length).toBeLessThan(600);
});

test('no secret of the credential is told, even when UKG Pro quotes it', async () => {
	const { outcomes } = await written(1, multi([failed(1, `for ${SECRETS.join(' and ')}`)]));
	for (const secret of SECRETS) expect(JSON.stringify(outcomes)).not.toContain(secret);
});

test.each<[string, Answer, string]>([
	['an empty answer', textAnswer('', 207), 'no outcome of the write'],
	['a web page', textAnswer('<html>', 200), 'no outcome of the write'],
	['half an answer', textAnswer('{"multistatus":[{"seq', 207), 'no outcome of the write'],
	['no list', multi('done'), 'no outcome of the write'],
	['an array', jsonAnswer([done(1, 0)], 207), 'no outcome of the write'],
	['400', jsonAnswer({ detail: 'wrong' }, 400), 'refused the request'],
	['403', textAnswer('', 403), 'lacks "Add" for the web service'],
	['500', textAnswer('', 500), 'could not answer (HTTP 500)'],
	['503', textAnswer('', 503), 'could not answer (HTTP 503)'],
])('%s is the trouble of all entries', async (_, answer, message) => {
	expect((await troubleOf(written(2, answer))).message).toContain(message);
});

test.each([
	['an empty answer', () => textAnswer('', 207)],
	['503', () => textAnswer('', 503)],
	[
		'a timeout',
		() => {
			throw Object.assign(new Error('x'), { code: 'ECONNABORTED' });
		},
	],
])('%s: the request is not repeated, and the way out is to look', async (_, reply) => {
	const { session, sent } = await exchange(reply as () => Answer);
	const { report } = await troubleOf(writeEntries(session, CREATE, REQUEST, entries(2)));
	expect(report.description).toContain('look it up there before you send it again');
	expect(sent.length).toBe(1);
});

test('an entry without an outcome says so too', async () => {
	const { outcomes } = await written(2, multi([]));
	for (const outcome of outcomes) {
		expect(outcome).toMatchObject({
			trouble: { report: { description: expect.stringContaining('look it up there') } },
		});
	}
});

test('each entry has its own outcome, in whatever order and numbering', async () => {
	const batch = fc.integer({ min: 2, max: 100 }).chain((count) =>
		fc.record({
			count: fc.constant(count),
			first: fc.constantFrom(0, 1),
			asText: fc.boolean(),
			order: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
			refused: fc.uniqueArray(fc.nat(count - 1)),
		}),
	);
	await fc.assert(
		fc.asyncProperty(batch, async ({ count, first, asText, order, refused }) => {
			const outcomes = order.map((index) => {
				const id = asText ? String(index + first) : index + first;
				return refused.includes(index) ? failed(id, `no ${index}`) : done(id, index);
			});
			expect(brief((await written(count, multi(outcomes))).outcomes)).toEqual(
				entries(count).map(({ code }, index) =>
					refused.includes(index) ? `code: no ${index}` : code,
				),
			);
		}),
	);
});

test('no outcome is ever given to another entry, whatever is missing, and every entry has one', async () => {
	const batch = fc.integer({ min: 2, max: 20 }).chain((count) =>
		fc.record({
			count: fc.constant(count),
			first: fc.constantFrom(0, 1),
			present: fc.shuffledSubarray([...Array(count).keys()]),
		}),
	);
	await fc.assert(
		fc.asyncProperty(batch, async ({ count, first, present }) => {
			const outcomes = present.map((index) => done(index + first, index));
			const told = brief((await written(count, multi(outcomes))).outcomes);
			expect(told.length).toBe(count);
			told.forEach((code, index) => expect([`C${index}`, 'unknown']).toContain(code));
		}),
		{ numRuns: 500 },
	);
});

test('any list of outcomes gives every entry exactly one', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 5 }),
			fc.array(
				fc.oneof(
					fc.jsonValue(),
					fc.record(
						{
							sequenceId: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.jsonValue()),
							status: fc.jsonValue(),
							body: fc.jsonValue(),
						},
						{ requiredKeys: [] },
					),
				),
				{ maxLength: 6 },
			),
			async (count, outcomes) => {
				const told = (await written(count, multi(outcomes))).outcomes;
				expect(told.length).toBe(count);
				expect(told.every((one) => 'written' in one !== 'trouble' in one)).toBe(true);
			},
		),
	);
});
