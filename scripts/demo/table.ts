/** Rows as plain text in columns, the titles first. */
export function table(columns: string[], rows: Array<Record<string, unknown>>): string {
	const lines = [columns, ...rows.map((row) => columns.map((column) => text(row[column])))];
	const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index].length)));
	const rule = widths.map((width) => '-'.repeat(width));
	return [lines[0], rule, ...lines.slice(1)]
		.map((line) =>
			line
				.map((cell, index) => cell.padEnd(widths[index]))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function text(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
}
