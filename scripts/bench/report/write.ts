// The three files of docs/benchmarks.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../n8n/packedPackage';
import type { Result } from '../rounds';
import { chart, type Panel } from './chart';
import { benchmarkReadme, type Summary } from './readme';

export const FOLDER = join(PACKAGE_ROOT, 'docs', 'benchmarks');

export function writeReport(summary: Summary): void {
	mkdirSync(FOLDER, { recursive: true });
	const files = {
		'results.json': `${JSON.stringify(summary, null, '\t')}\n`,
		'README.md': benchmarkReadme(summary),
		'chart.svg': chart(panelsOf(summary)),
	};
	for (const [name, text] of Object.entries(files)) writeFileSync(join(FOLDER, name), text);
}

/** The works that have several contestants; (c) is about memory as well. */
function panelsOf({ works, results }: Summary): Panel[] {
	const of = (id: string): Result[] =>
		results.filter(({ work, scale }) => work === id && scale === 1);
	return Object.entries(works).flatMap(([id, title]): Panel[] => {
		if (of(id).length < 2) return [];
		const time: Panel = { title: `(${id}) ${title}: time`, figure: 'ms', results: of(id) };
		const memory: Panel = {
			title: `(${id}) ${title}: peak memory`,
			figure: 'peak',
			results: of(id),
		};
		return id === 'c' ? [memory, time] : [time];
	});
}
