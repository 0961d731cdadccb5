// Figures as people read them.
import { isComplete, type Round } from '../rounds';

export const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 9_950 ? 2 : 1)} s`;

export const megabytes = (bytes: number) => `${grouped(Math.round(bytes / 1e6))} MB`;

export const grouped = (value: number) => Math.round(value).toLocaleString('en-US');

/** What became of the rows. */
export function outcomeInWords(round: Round): string {
	if (isComplete(round)) return 'complete';
	const parts = [
		...(round.lost > 0 ? [`${grouped(round.lost)} lost`] : []),
		...(round.repeated > 0 ? [`${grouped(round.repeated)} repeated`] : []),
		...(round.failed > 0 ? [`${grouped(round.failed)} failed`] : []),
	];
	if (round.failed === 0 && round.lost > 0) parts.push('without a word');
	return `${parts.join(', ')}${round.failure === undefined ? '' : `: ${short(round.failure)}`}`;
}

const LONGEST = 80;
const short = (text: string) => {
	const line = text.replace(/\s+/g, ' ').replaceAll('|', '/').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
};

/** One line for whoever watches. */
export function inWords(round: Round): string {
	const { ms, requests, sockets, peak, rise } = round;
	const memory =
		peak === undefined || rise === undefined ? '' : `, ${megabytes(peak)} (+${megabytes(rise)})`;
	return `${seconds(ms)}, ${requests} requests, ${sockets} sockets${memory}, ${outcomeInWords(round)}`;
}
