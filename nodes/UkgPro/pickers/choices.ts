import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

/** What a person sees in a list, and what the parameter becomes. */
export type Choice = Pick<INodeListSearchItems, 'name' | 'value'>;

/** `Vandermeer, Helga (EXHLD)`; what UKG Pro leaves empty is left out. */
export function labelled(name: unknown, ...details: unknown[]): string {
	const known = details.filter((detail) => typeof detail === 'string' && detail.trim() !== '');
	const label = typeof name === 'string' && name.trim() !== '' ? name : known.shift();
	return known.length === 0 ? String(label ?? '') : `${label} (${known.join(', ')})`;
}

/** Choices a page. */
const PAGE = 100;

/** In alphabetical order. */
export const byName = (one: Choice, other: Choice): number => one.name.localeCompare(other.name);

/**
 * A page of the choices in whose name all words of the filter occur, in alphabetical order, each
 * value once. The token is where the next page begins.
 */
export function pageOf(choices: Choice[], filter = '', token = '0'): INodeListSearchResult {
	const words = filter.toLowerCase().split(/\s+/);
	const matching = choices.filter(({ name, value }) => {
		const text = `${name} ${value}`.toLowerCase();
		return value !== '' && words.every((word) => text.includes(word));
	});
	// Afterwards, so that a code of two names is found by either.
	const found = [...new Map(matching.map((choice) => [choice.value, choice])).values()];
	found.sort(byName);
	const start = Number(token) || 0;
	const end = start + PAGE;
	return {
		results: found.slice(start, end),
		...(end < found.length ? { paginationToken: String(end) } : {}),
	};
}
