import type { Rows } from '../protocol/answer';
import type { Row } from '../records';
import { periodsByEmployment, type Checks } from '../workforce/checks';
import type { Employment } from '../workforce/workforce';

/** How the checks of a list become rows. */
export interface LineRule<Line> {
	/** How many rows a check has, without working out what it comes to. */
	count(employment: Employment, period: number): number;
	/** As many as `count` says. */
	lines(employment: Employment, period: number): readonly Line[];
	render(employment: Employment, period: number, line: Line): Row;
}

/** A list of the lines of checks, employment by employment; works out the checks of one page. */
export function checkLines<Line>(checks: Checks, rule: LineRule<Line>): Rows {
	const { employments } = checks;
	const periodsOf = periodsByEmployment(checks);
	/** For each employment, how many lines there are up to its last. */
	const ends = new Float64Array(employments.length);
	let total = 0;
	employments.forEach((employment, n) => {
		for (const period of periodsOf(employment)) total += rule.count(employment, period);
		ends[n] = total;
	});
	return {
		count: total,
		slice(start, end) {
			const rows: Row[] = [];
			let n = ends.findIndex((last) => last > start);
			if (n < 0) return rows;
			for (let at = n === 0 ? 0 : ends[n - 1]; n < employments.length && at < end; n++) {
				const employment = employments[n];
				for (const period of periodsOf(employment)) {
					const next = at + rule.count(employment, period);
					if (next > start && at < end) {
						const lines = rule.lines(employment, period);
						for (const line of lines.slice(Math.max(0, start - at), end - at)) {
							rows.push(rule.render(employment, period, line));
						}
					}
					at = next;
				}
			}
			return rows;
		},
	};
}
