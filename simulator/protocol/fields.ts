import type { BadRequest } from './answer';
import { isIsoDay } from './dates';

/** What a field of a written record has to be (contract: the schema of the request body). */
export interface FieldRule {
	type: 'string' | 'number' | 'boolean' | 'day';
	required?: boolean;
	minLength?: number;
	maxLength?: number;
	/** For what the schema only says in words. */
	allowed?: readonly number[];
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Holds a record against its rules; fields without a rule are ignored, null counts as not given. */
export function checkFields(
	record: Record<string, unknown>,
	rules: Readonly<Record<string, FieldRule>>,
): BadRequest[] {
	const faults: BadRequest[] = [];
	for (const [field, rule] of Object.entries(rules)) {
		const message = faultOf(field, rule, record[field]);
		if (message) faults.push({ field, message });
	}
	return faults;
}

function faultOf(field: string, rule: FieldRule, value: unknown): string | undefined {
	if (value === undefined || value === null || (rule.required && value === '')) {
		return rule.required ? `${field} is required.` : undefined;
	}
	if (typeof value !== (rule.type === 'day' ? 'string' : rule.type)) {
		return `${field} has to be a ${rule.type === 'day' ? 'text' : rule.type}.`;
	}
	if (typeof value === 'string') {
		if (rule.type === 'day' && !isIsoDay(value)) return `${field} has to be a day YYYY-MM-DD.`;
		if (value.length < (rule.minLength ?? 0)) {
			return `${field} has to have at least ${rule.minLength} characters.`;
		}
		if (value.length > (rule.maxLength ?? Infinity)) {
			return `${field} has to have at most ${rule.maxLength} characters.`;
		}
	}
	if (rule.allowed && !rule.allowed.includes(value as number)) {
		return `${field} has to be one of ${rule.allowed.join(', ')}.`;
	}
	return undefined;
}

/** The fields of a record that rules exist for. */
export function pickFields(
	record: Record<string, unknown>,
	rules: Readonly<Record<string, FieldRule>>,
): Record<string, unknown> {
	const picked: Record<string, unknown> = {};
	for (const field of Object.keys(rules)) {
		if (record[field] !== undefined) picked[field] = record[field];
	}
	return picked;
}
