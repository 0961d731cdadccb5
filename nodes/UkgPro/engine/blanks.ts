/**
 * Without the blanks around it, and without the signs of no width and of direction that come along
 * when somebody copies from a web page, a chat or a spreadsheet. What is inside stays.
 */
export function trimmed(text: string): string {
	const start = text.search(/[^\s\p{Cf}]/u);
	// From the end backwards, so that a long row of blanks inside costs no time.
	return start < 0 ? '' : (/^[^]*[^\s\p{Cf}]/u.exec(text.slice(start))?.[0] ?? '');
}

export const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && trimmed(value) === '');
