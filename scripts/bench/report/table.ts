// Tables of Markdown, laid out as prettier does it.

export type Align = 'left' | 'right';

export function markdownTable(
	columns: ReadonlyArray<readonly [title: string, align: Align]>,
	rows: ReadonlyArray<readonly string[]>,
): string {
	const titles = columns.map(([title]) => title);
	const widths = titles.map((title, index) =>
		Math.max(3, title.length, ...rows.map((row) => row[index].length)),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, index) => pad(cell, widths[index], columns[index][1])).join(' | ')} |`;
	const rule = columns.map(([, align], index) =>
		align === 'right' ? `${'-'.repeat(widths[index] - 1)}:` : '-'.repeat(widths[index]),
	);
	return [line(titles), line(rule), ...rows.map(line)].join('\n');
}

const pad = (cell: string, width: number, align: Align) =>
	align === 'right' ? cell.padStart(width) : cell.padEnd(width);
