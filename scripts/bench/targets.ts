// What is to be reached, and whether it is.
import { HTTP_REQUEST, OURS, OURS_SIMPLIFIED, OURS_TRIGGER, UNDICI } from './contestants';
import type { Loading } from './loading';
import { grouped, seconds } from './report/words';
import { isComplete, type Result, type Round } from './rounds';

export interface Target {
	work: string;
	/** What was asked for. */
	goal: string;
	/** What was measured. */
	figure: string;
	isMet: boolean;
}

export interface Report {
	results: readonly Result[];
	loading?: Loading;
}

type Find = (work: string, contestant: string, scale?: number) => Round | undefined;

/** Those of the works that were done. */
export function judge({ results, loading }: Report): Target[] {
	const find: Find = (work, contestant, scale = 1) =>
		results.find((one) => one.work === work && one.contestant === contestant && one.scale === scale)
			?.median;
	return [
		...judgeSpeed(find),
		...judgeTrouble(find),
		...judgeMemory(find),
		...judgeGrowth('a', OURS, find),
		...judgeGrowth('c', OURS, find),
		...judgeGrowth('c', OURS_SIMPLIFIED, find),
		...judgeTrigger(find),
		...(loading ? judgeLoading(loading) : []),
	].sort((a, b) => a.work.localeCompare(b.work));
}

const ratio = (value: number) => value.toFixed(2);

function within(work: string, goal: string, value: number, most: number): Target {
	return { work, goal, figure: ratio(value), isMet: value <= most };
}

function judgeSpeed(find: Find): Target[] {
	const [ours, http, undici] = [OURS, HTTP_REQUEST, UNDICI].map((name) => find('a', name));
	const [soap, rawSoap] = [OURS, UNDICI].map((name) => find('e', name));
	const targets: Target[] = [];
	if (ours && http && undici) {
		const faster = http.ms / ours.ms;
		targets.push(
			{
				work: 'a',
				goal: 'at least 5 times as fast as the HTTP Request node',
				figure: `${faster.toFixed(1)} times`,
				isMet: faster >= 5 && isComplete(ours),
			},
			within('a', 'time within 1.3 of undici', ours.ms / undici.ms, 1.3),
		);
	}
	if (soap && rawSoap) {
		targets.push(
			within('e', 'time within 1.3 of undici with the same parser', soap.ms / rawSoap.ms, 1.3),
		);
	}
	return targets;
}

/** Milliseconds that 500 requests take at 20 a second. */
const LIMIT_MS = (500 / 20) * 1000;

function judgeTrouble(find: Find): Target[] {
	const limited = find('b', OURS);
	const many = find('d', OURS);
	const complete = (work: string, round: Round): Target => ({
		work,
		goal: 'every row, once, and nothing failed',
		figure: isComplete(round) ? 'complete' : `${round.lost} lost, ${round.failed} failed`,
		isMet: isComplete(round),
	});
	return [
		...(limited ? [complete('b', limited)] : []),
		...(many
			? [
					complete('d', many),
					within(
						'd',
						`time within 1.2 of the ${seconds(LIMIT_MS)} that the limit allows`,
						many.ms / LIMIT_MS,
						1.2,
					),
				]
			: []),
	];
}

function judgeMemory(find: Find): Target[] {
	const [ours, simplified, http] = [OURS, OURS_SIMPLIFIED, HTTP_REQUEST].map((name) =>
		find('c', name),
	);
	if (!ours?.peak || !simplified?.peak || !http?.peak) return [];
	const [rise, simplifiedRise, httpRise] = [ours, simplified, http].map(({ rise }) => rise ?? NaN);
	return [
		within(
			'c',
			"peak memory at most the HTTP Request node's, whole process",
			ours.peak / http.peak,
			1,
		),
		within('c', 'the same above idle', rise / httpRise, 1),
		within(
			'c',
			'at most half of it with Simplified, whole process',
			simplified.peak / http.peak,
			0.5,
		),
		within('c', 'the same above idle', simplifiedRise / httpRise, 0.5),
	];
}

/** Four times the rows; a tenth is left to chance. */
const IN_STEP = 4.4;

function judgeGrowth(work: string, contestant: string, find: Find): Target[] {
	const [once, fourTimes] = [find(work, contestant), find(work, contestant, 4)];
	if (!once || !fourTimes) return [];
	const rise = (fourTimes.rise ?? NaN) / (once.rise ?? NaN);
	return [
		within(
			work,
			`${contestant}: time at 4 times the rows, at most 4.4`,
			fourTimes.ms / once.ms,
			IN_STEP,
		),
		...(Number.isNaN(rise)
			? []
			: [
					within(
						work,
						`${contestant}: memory above idle at 4 times the rows, at most 4.4`,
						rise,
						IN_STEP,
					),
				]),
	];
}

function judgeTrigger(find: Find): Target[] {
	const trigger = find('f', OURS_TRIGGER);
	if (!trigger) return [];
	const bytes = trigger.stateBytes ?? NaN;
	return [
		{
			work: 'f',
			goal: 'under 2 s of CPU',
			figure: seconds(trigger.cpuMs),
			isMet: trigger.cpuMs < 2000 && isComplete(trigger),
		},
		{
			work: 'f',
			goal: 'at most 64 bytes of state an employee',
			figure: `${bytes.toFixed(1)} bytes`,
			isMet: bytes <= 64,
		},
	];
}

function judgeLoading({ ms, packedBytes }: Loading): Target[] {
	return [
		{ work: 'g', goal: 'loaded in under 60 ms', figure: `${ms.toFixed(0)} ms`, isMet: ms < 60 },
		{
			work: 'g',
			goal: 'packed under 150 kB',
			figure: `${grouped(packedBytes / 1000)} kB`,
			isMet: packedBytes < 150_000,
		},
	];
}
