import fc from 'fast-check';

import { exchange, jsonAnswer } from './session';

/** What is left of a text of UKG's when somebody was looked for by that number. */
async function redacted(text: string, number: string): Promise<string> {
	const { session } = await exchange(() => jsonAnswer([]));
	session.personal.add(number);
	return session.redact(text);
}

const FORMS = [
	'123456789',
	'123-45-6789',
	'123 45 6789',
	'123.45.6789',
	'123 - 45 - 6789',
	'123/45/6789',
	'123\u201345\u20136789',
	'123\u00a0\u2013\u00a045\u00a0\u2013\u00a06789',
	'(123)45-6789',
	'123_45_6789',
	'"123","45","6789"',
	'1 2 3 4 5 6 7 8 9',
];

test.each(FORMS)('a number is taken out however UKG Pro writes it: %s', async (form) => {
	for (const given of FORMS) {
		const clean = await redacted(`No employee has ${form}.`, given);
		expect(clean).toMatch(/^No employee has .{0,2}\*{3}.{0,2}$/);
	}
});

test.each(['AB 123456 C', 'ab123456c', 'AB-12-34-56-C'])(
	'letters of either size, too: %s',
	async (form) => {
		expect(await redacted(`Unknown: ${form}`, 'AB123456C')).toBe('Unknown: ***');
	},
);

test.each(['1234567', '987654321', '123 and 45 and 6789', '123    45    6789'])(
	'another number, or other words between, stay: %s',
	async (text) => {
		expect(await redacted(text, '123456789')).toBe(text);
	},
);

test('any number with any signs between its characters is taken out', async () => {
	const { session } = await exchange(() => jsonAnswer([]));
	const between = fc.string({ unit: fc.constantFrom(...' -./\u2013",()_:'), maxLength: 3 });
	fc.assert(
		fc.property(fc.stringMatching(/^[A-Z0-9]{6,12}$/), fc.array(between), (number, signs) => {
			session.personal.clear();
			session.personal.add(number);
			const written = [...number].map((sign, place) => (signs[place] ?? '') + sign).join('');
			expect(session.redact(`#${written}#`)).toMatch(/^#[^A-Z0-9]{0,3}\*{3}#$/);
		}),
	);
});
