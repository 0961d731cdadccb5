// The figures of a round, and of several.

/** What was measured once; also the shape of the medians. */
export interface Round {
	ms: number;
	/** Milliseconds of CPU of the process that reads. */
	cpuMs: number;
	requests: number;
	sockets: number;
	/** Resident bytes at the most, and how many more than before. */
	peak?: number;
	rise?: number;
	rows: number;
	/** Rows of the tenant that did not come, and rows that came again. */
	lost: number;
	repeated: number;
	/** Input items that failed. */
	failed: number;
	/** What the first of them said. */
	failure?: string;
	/** Of the trigger: bytes that it keeps for an employee. */
	stateBytes?: number;
}

export interface Result {
	work: string;
	contestant: string;
	/** Times so many people. */
	scale: number;
	rounds: Round[];
	median: Round;
}

export function median(values: readonly number[]): number {
	if (values.length === 0) throw new Error('There is no median of nothing');
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Each figure's own median; it is missing where a round does not have it. */
export function medianRound(rounds: readonly Round[]): Round {
	const names = Object.keys(rounds[0] ?? {}) as Array<keyof Round>;
	const figures = names.flatMap((name) => {
		const values = rounds.map((round) => round[name]);
		return values.every((value) => typeof value === 'number')
			? [[name, median(values)] as const]
			: [];
	});
	const failure = rounds.find((round) => round.failure !== undefined)?.failure;
	return { ...Object.fromEntries(figures), ...(failure && { failure }) } as unknown as Round;
}

export const resultOf = (
	about: Pick<Result, 'work' | 'contestant' | 'scale'>,
	rounds: Round[],
): Result => ({ ...about, rounds, median: medianRound(rounds) });

/** Every row came, once, and nothing failed. */
export const isComplete = ({ lost, repeated, failed, failure }: Round): boolean =>
	lost === 0 && repeated === 0 && failed === 0 && failure === undefined;
