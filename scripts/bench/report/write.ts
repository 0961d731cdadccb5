// The three files of docs/benchmarks.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** What the works have that are not measured now, by an earlier run on the same machine. */
export function othersOf({ machine, works }: Pick<Summary, 'machine' | 'works'>) {
	const file = join(FOLDER, 'results.json');
	const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Summary) : undefined;
	if (JSON.stringify(before?.machine) !== JSON.stringify(machine))
		return { works: {}, results: [] };
	return {
		works: before?.works ?? {},
		results: before?.results.filter(({ work }) => !(work in works)) ?? [],
	};
}

/** The works that have several contestants; (c) is about memory as well. */
function panelsOf({ works, results }: Summary): Panel[] {
	const of = (id: string): Result[] =>
		results.filter(({ work, scale }) => work === id && scale === 1);
	return Object.entries(works).flatMap(([id, { title }]): Panel[] => {
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
