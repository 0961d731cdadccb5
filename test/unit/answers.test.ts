import fc from 'fast-check';

import { codeOf, joined, quoteUkg, readBody, words } from '../../nodes/UkgPro/transport/answers';
import { jsonAnswer, textAnswer } from './session';

test.each([
	['[]', { kind: 'json', value: [] }],
	[' \n{"a":1}', { kind: 'json', value: { a: 1 } }],
	['\uFEFF[1]', { kind: 'json', value: [1] }],
	['null', { kind: 'json', value: null }],
	['"text"', { kind: 'json', value: 'text' }],
	['', { kind: 'empty' }],
	[' \r\n\uFEFF', { kind: 'empty' }],
	['<!DOCTYPE html><p>Login', { kind: 'page' }],
	['\n<?xml version="1.0"?><Error/>', { kind: 'page' }],
	['Bad gateway', { kind: 'text' }],
	['[{"a":1}, {"a"', { kind: 'text' }],
])('the body %j', (text, body) => {
	expect(readBody(textAnswer(text))).toEqual(body);
});

/** Bodies as UKG's specification gives them, and as servers of its kind are known to send. */
test.each<[string, unknown, string[]]>([
	[
		'Error',
		{
			title: 'Bad Request',
			type: 'about:blank',
			detail: 'One field is wrong',
			message: 'Validation failed',
			code: 4001,
			errorCount: 1,
			errors: {
				modelstate: {
					lastName: [{ message: 'is too long', type: 'error' }],
					type: 'validation',
					message: 'See the fields',
				},
			},
			modelstate: { fieldname: 'startDate', message: 'is no date' },
		},
		[
			'One field is wrong',
			'Validation failed',
			'Bad Request',
			'See the fields',
			'lastName: is too long',
			'is no date',
			'startDate',
		],
	],
	[
		'an entry of MultiStatusResponse',
		{
			sequenceId: 2,
			status: '400',
			modelstate: {
				description: [{ message: 'too long', type: 'error' }],
				code: [{ message: 'exists' }, { message: 'is reserved' }],
			},
		},
		['description: too long', 'code: exists', 'code: is reserved'],
	],
	[
		'its list of errors',
		[{ title: 'Not Created', refId: '1', type: 'x', detail: 'No such level' }],
		['No such level', 'Not Created'],
	],
	['an ASP.NET error', { Message: 'An error has occurred.' }, ['An error has occurred.']],
	[
		'ASP.NET model state',
		{
			Message: 'The request is invalid.',
			ModelState: { 'q.startDate': ['is no date', 'is late'] },
		},
		['The request is invalid.', 'q.startDate: is no date', 'q.startDate: is late'],
	],
	[
		'problem details',
		{ title: 'Invalid', status: 400, errors: { perPage: ['must be at most 200'] } },
		['Invalid', 'perPage: must be at most 200'],
	],
	['an error that is text', { error: 'invalid_request' }, ['invalid_request']],
	['an error that is a record', { error: { message: 'No access' } }, ['No access']],
	['OAuth words', { error_description: 'Token expired' }, ['Token expired']],
	['a list of texts', ['one', ' two ', 'one', ''], ['one', 'two']],
	['text', ' Not found ', ['Not found']],
	['the same twice', { title: 'Bad', detail: 'Bad' }, ['Bad']],
	['values that are no text', { message: 5, title: null, detail: {} }, []],
	['nothing', {}, []],
	['null', null, []],
	['a number', 5, []],
])('words of %s', (_, body, texts) => {
	const told = words(body);
	for (const text of texts) expect(told).toContain(text);
	expect(told.length).toBe(texts.length);
});

test('detail before message before title before the fields', () => {
	const body = {
		modelstate: { fieldname: 'x', message: 'fourth' },
		title: 'third',
		message: 'second',
		detail: 'first',
	};
	expect(quoteUkg(jsonAnswer(body, 400))).toMatch(/^first; second; third; fourth/);
});

test.each([
	['plain text', textAnswer('  Bad\n\tgateway '), 'Bad gateway'],
	['a text in JSON', jsonAnswer('Not found'), 'Not found'],
	['a web page', textAnswer('<html>Login</html>'), undefined],
	['nothing', textAnswer(''), undefined],
	// No message in a place that is known: the text as it is.
	['an unknown record', jsonAnswer({ reason: 'closed for payroll' }), 'closed for payroll'],
	['an unknown depth', jsonAnswer({ fault: { faultstring: 'quota' } }), 'quota'],
	[
		'a message by field that is text',
		jsonAnswer({ modelState: { startDate: 'is late' } }),
		'is late',
	],
])('quoted: %s', (_, answer, quote) => {
	if (quote === undefined) expect(quoteUkg(answer)).toBeUndefined();
	else expect(quoteUkg(answer)).toContain(quote);
});

test('long texts are cut', () => {
	for (const answer of [textAnswer('x'.repeat(5_000)), jsonAnswer({ detail: 'x'.repeat(5_000) })]) {
		const quote = quoteUkg(answer) ?? '';
		expect(quote).toMatch(/^x{100,500} …$/);
	}
});

test.each([
	[{ code: 4001 }, '4001'],
	[{ code: 'E-17' }, 'E-17'],
	[{ code: null }, undefined],
	[{ code: { a: 1 } }, undefined],
	[[{ code: 1 }], undefined],
	['text', undefined],
])('the code of %j', (body, code) => {
	expect(codeOf(jsonAnswer(body))).toBe(code);
});

const MESSAGE_KEYS = [
	'detail',
	'message',
	'title',
	'errors',
	'error',
	'modelstate',
	'ModelState',
	'code',
];
const body = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 12 },
		fc.string({ maxLength: 2_000 }),
		fc.integer(),
		fc.constant(null),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(fc.oneof(fc.constantFrom(...MESSAGE_KEYS), fc.string()), tie('value'), {
			maxKeys: 5,
		}),
	),
})).value;

test('any body is quoted without a fault, in one short line', () => {
	const text = fc.oneof(
		fc.string(),
		fc.string({ unit: 'binary' }),
		body.map((value) => JSON.stringify(value)),
	);
	fc.assert(
		fc.property(text, (given) => {
			const quote = quoteUkg(textAnswer(given, 500));
			expect(quote?.length ?? 0).toBeLessThan(600);
			expect(quote).not.toBe('');
			expect(quote ?? '').not.toMatch(/[\r\n]/);
			codeOf(textAnswer(given, 500));
		}),
	);
});

test.each([
	['lists', '['.repeat(50_000) + ']'.repeat(50_000)],
	['records', '{"errors":'.repeat(5_000) + '1' + '}'.repeat(5_000)],
	['both', '[{"errors":'.repeat(5_000) + '1' + '}]'.repeat(5_000)],
])('%s in each other without end are no fault', (_, text) => {
	expect(() => quoteUkg(textAnswer(text, 500))).not.toThrow();
});

test.each([
	[['No employee has this id.', 'Not Found'], 'No employee has this id'],
	[['Bad Request'], 'Bad Request'],
	[['Code taken.', 'Conflict', 'code: Code taken.', 'code'], 'code: Code taken'],
	[['one', 'two.', 'ONE'], 'one; two'],
	[[], ''],
])('%j is quoted as %j', (texts, quote) => {
	expect(joined(texts)).toBe(quote);
});
