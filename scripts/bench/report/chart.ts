// The chart as SVG text. Its colours follow the reader's choice of light or dark.
import { OURS, OURS_SIMPLIFIED, UNDICI } from '../contestants';
import { isComplete, type Result, type Round } from '../rounds';
import { grouped, megabytes, seconds } from './words';

export interface Panel {
	title: string;
	figure: 'ms' | 'peak';
	results: Result[];
}

const WIDTH = 860;
const LABELS = 270;
const BARS = 400;
const BAR = 18;
const ROW = 26;
const HEAD = 44;
const MARGIN = 20;

const STYLE = `
	text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328; }
	.title { font-weight: 600; font-size: 14px; }
	.ours { fill: #1a7f64; } .http { fill: #c2571a; } .undici { fill: #6e7781; }
	.broken { fill-opacity: 0.35; }
	.background { fill: #ffffff; }
	@media (prefers-color-scheme: dark) {
		text { fill: #e6edf3; }
		.ours { fill: #3fb68b; } .http { fill: #f0883e; } .undici { fill: #8b949e; }
		.background { fill: #0d1117; }
	}`;

/** One group of bars for each panel, the longest bar as long as there is room. */
export function chart(panels: readonly Panel[]): string {
	let top = MARGIN;
	const groups = panels.map((panel) => {
		const group = drawPanel(panel, top);
		top += HEAD + panel.results.length * ROW;
		return group;
	});
	const height = top + MARGIN;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Time and memory of each contestant">
<style>${STYLE}
</style>
<rect class="background" width="${WIDTH}" height="${height}" rx="6"/>
${groups.join('\n')}
</svg>
`;
}

function drawPanel({ title, figure, results }: Panel, top: number): string {
	const most = Math.max(...results.map(({ median }) => median[figure] ?? 0), 1);
	const bars = results.map(({ contestant, median }, index) => {
		const y = top + HEAD - 10 + index * ROW;
		const width = Math.max(1, Math.round(((median[figure] ?? 0) / most) * BARS));
		const middle = y + BAR / 2 + 5;
		return [
			`<text x="${MARGIN + LABELS - 10}" y="${middle}" text-anchor="end">${escaped(contestant)}</text>`,
			`<rect class="${classOf(contestant)}${isComplete(median) ? '' : ' broken'}" x="${MARGIN + LABELS}" y="${y}" width="${width}" height="${BAR}" rx="2"/>`,
			`<text x="${MARGIN + LABELS + width + 8}" y="${middle}">${escaped(labelOf(median, figure))}</text>`,
		].join('\n');
	});
	return [
		`<text class="title" x="${MARGIN}" y="${top + 18}">${escaped(title)}</text>`,
		...bars,
	].join('\n');
}

function labelOf(median: Round, figure: Panel['figure']): string {
	const value = median[figure];
	const text = value === undefined ? '–' : figure === 'ms' ? seconds(value) : megabytes(value);
	if (isComplete(median)) return text;
	const all = median.rows - median.repeated + median.lost;
	return `${text}, ${grouped(median.rows - median.repeated)} of ${grouped(all)} rows`;
}

function classOf(contestant: string): 'ours' | 'http' | 'undici' {
	if (contestant.startsWith(UNDICI)) return 'undici';
	return contestant === OURS || contestant === OURS_SIMPLIFIED ? 'ours' : 'http';
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
