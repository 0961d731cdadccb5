import { fill } from '../records';
import type { Variants } from '../variants';
import type { Answer, BadRequest } from './answer';

/**
 * 400. The contract knows the schema `Error` and no sample of it was ever published, so a variant
 * answers `application/problem+json` or nothing at all.
 */
export function badRequestAnswer(
	faults: readonly BadRequest[],
	{ badRequestBody }: Pick<Variants, 'badRequestBody'>,
): Answer {
	if (badRequestBody === 'empty') return { status: 400 };
	const detail = faults.map(({ message }) => message).join(' ');
	if (badRequestBody === 'problem') {
		return {
			status: 400,
			headers: { 'content-type': 'application/problem+json; charset=utf-8' },
			body: { type: 'about:blank', title: 'Bad Request', status: 400, detail },
		};
	}
	return {
		status: 400,
		body: fill('Error', {
			title: 'Bad Request',
			type: 'ValidationError',
			detail,
			message: 'The request is invalid.',
			code: 400,
			errorCount: faults.length,
			errors: { modelstate: messagesOf(faults) },
			modelstate: { fieldname: faults[0].field, message: faults[0].message },
		}),
	};
}

/** 404, with a JSON object as the newer endpoints document it, or empty as the older ones do. */
export function notFoundAnswer(
	detail: string,
	{ notFoundBody }: Pick<Variants, 'notFoundBody'>,
): Answer {
	return notFoundBody === 'empty'
		? { status: 404 }
		: { status: 404, body: { title: 'Not Found', detail } };
}

/** The faults by field, in the form of the contract's `modelstate`. */
export function messagesOf(
	faults: readonly BadRequest[],
): Record<string, Array<{ message: string; type: string }>> {
	const messages: Record<string, Array<{ message: string; type: string }>> = {};
	for (const { field, message } of faults) {
		(messages[field] ??= []).push({ message, type: 'error' });
	}
	return messages;
}
