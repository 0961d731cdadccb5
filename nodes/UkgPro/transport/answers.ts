import type { IDataObject } from 'n8n-workflow';

import type { Answer } from './session';

/** What an answer's body turned out to be, whatever its content type says. */
export type Body =
	| { readonly kind: 'json'; readonly value: unknown }
	| { readonly kind: 'empty' }
	/** HTML or XML: a login page, a gateway's error page. */
	| { readonly kind: 'page' }
	| { readonly kind: 'text' };

export const isGood = ({ status }: Answer): boolean => status >= 200 && status <= 299;

export function readBody({ text }: Answer): Body {
	// A byte order mark counts as white space.
	const trimmed = text.trim();
	if (trimmed === '') return { kind: 'empty' };
	if (trimmed.startsWith('<')) return { kind: 'page' };
	try {
		return { kind: 'json', value: JSON.parse(trimmed) };
	} catch {
		return { kind: 'text' };
	}
}

export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONGEST_QUOTE = 500;

/**
 * UKG's own words in an error body, in the order in which its specification's `Error` and
 * `MultiStatusResponse` give them: detail, message, title, then every message by field. Real bodies
 * are not published, so any shape is read and unknown ones are quoted as they are, cut short.
 */
export function quoteUkg(
	answer: Answer,
	redact: (text: string) => string = (text) => text,
): string | undefined {
	const body = readBody(answer);
	if (body.kind !== 'text' && body.kind !== 'json') return undefined;
	const told = body.kind === 'json' ? joined(words(body.value)) : '';
	// Folding may put a secret together, cutting may take one apart.
	return cut(redact(folded(redact(told || answer.text))));
}

/** UKG's own error code, where the body has one. */
export function codeOf(answer: Answer): string | undefined {
	const body = readBody(answer);
	const code = body.kind === 'json' && isRecord(body.value) ? body.value.code : undefined;
	return typeof code === 'string' || typeof code === 'number'
		? String(code).slice(0, 100)
		: undefined;
}

/** All messages in a piece of an error body, each once. */
export function words(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
	if (depth > 8) return [];
	if (Array.isArray(value)) return once(value.flatMap((entry) => words(entry, depth + 1)));
	if (!isRecord(value)) return [];

	const told = ['detail', 'message', 'title', 'Message', 'error', 'error_description', 'fieldname']
		.map((key) => value[key])
		.filter((text): text is string => typeof text === 'string' && text.trim() !== '')
		.map((text) => text.trim());
	const inside = ['errors', 'error', 'modelstate', 'modelState', 'ModelState'].flatMap((key) =>
		isRecord(value[key]) || Array.isArray(value[key]) ? words(value[key], depth + 1) : [],
	);
	// `modelstate` names the field at fault as the key of its messages.
	const byField = Object.entries(value)
		.filter(([key, entry]) => !CONTAINERS.has(key) && Array.isArray(entry))
		.flatMap(([key, entry]) => words(entry, depth + 1).map((text) => `${key}: ${text}`));
	return once([...told, ...inside, ...byField]);
}

/** The texts as one, each thing said once: the longest wording counts, and bare HTTP phrases do not. */
export function joined(texts: readonly string[]): string {
	const trimmed = once(texts.map((text) => text.replace(/[.\s]+$/, '')));
	const telling = trimmed.filter((text) => !HTTP_PHRASE.test(text));
	const candidates = telling.length > 0 ? telling : trimmed;
	return candidates
		.filter(
			(text, index) =>
				!candidates.some(
					(other, place) => includes(other, text) && (other.length > text.length || place < index),
				),
		)
		.join('; ');
}

const HTTP_PHRASE =
	/^(bad request|unauthorized|forbidden|not found|conflict|multi-status|unprocessable \w+|internal server error)$/i;

const includes = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

const CONTAINERS = new Set([
	'errors',
	'error',
	'modelstate',
	'modelState',
	'ModelState',
	'multistatus',
]);

const once = (texts: string[]) => [...new Set(texts)];

const folded = (text: string) => text.trim().replace(/\s+/g, ' ');

export function cut(text: string): string | undefined {
	const line = folded(text);
	if (line === '') return undefined;
	return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)} …` : line;
}
