import { parseArguments } from '../../scripts/bench/arguments';
import { keyOf } from '../../scripts/bench/order';
import { chart } from '../../scripts/bench/report/chart';
import { markdownTable } from '../../scripts/bench/report/table';
import { outcomeInWords, seconds } from '../../scripts/bench/report/words';
import { isComplete, median, medianRound, resultOf, type Round } from '../../scripts/bench/rounds';
import { judge } from '../../scripts/bench/targets';
import { comparisons } from '../../scripts/bench/works';

const round = (figures: Partial<Round> = {}): Round => ({
	ms: 1000,
	cpuMs: 500,
	requests: 10,
	sockets: 8,
	rows: 100,
	lost: 0,
	repeated: 0,
	failed: 0,
	...figures,
});

test('the median of an even number is between the two in the middle', () => {
	expect([median([9, 1, 5]), median([4, 1, 2, 100]), median([7])]).toEqual([5, 3, 7]);
	expect(() => median([])).toThrow('no median');
});

test('each figure has its own median, and a failure of one round is told', () => {
	const rounds = [
		round({ ms: 30, peak: 5 }),
		round({ ms: 10, peak: 6, failure: 'HTTP 429' }),
		round({ ms: 20 }),
	];
	expect(medianRound(rounds)).toEqual(round({ ms: 20, failure: 'HTTP 429' }));
	expect(isComplete(medianRound(rounds))).toBe(false);
});

test('a table is laid out as prettier does it', () => {
	const table = markdownTable(
		[
			['', 'left'],
			['Time', 'right'],
		],
		[['undici', '1 s']],
	);
	expect(table).toBe('|        | Time |\n| ------ | ---: |\n| undici |  1 s |');
});

test('words say what became of the rows', () => {
	expect(outcomeInWords(round())).toBe('complete');
	expect(outcomeInWords(round({ lost: 1200, failed: 1, failure: 'a|b\nc' }))).toBe(
		'1,200 lost, 1 failed: a/b c',
	);
	expect([seconds(1234), seconds(23_456)]).toEqual(['1.23 s', '23.5 s']);
});

test('a row lacks a key where it lacks a field of it', () => {
	expect(keyOf({ a: 'x', b: 'y' }, ['a', 'b'])).toBe('x/y');
	expect(keyOf({ a: 'x', b: null }, ['a', 'b'])).toBeUndefined();
});

test('the command line', () => {
	expect(parseArguments([])).toEqual({ rounds: 3, help: false });
	expect(parseArguments(['--rounds', '5', '--only', 'a,g'])).toEqual({
		rounds: 5,
		only: ['a', 'g'],
		help: false,
	});
	for (const words of [['--rounds', '0'], ['--only', 'z'], ['--rounds'], ['fast']]) {
		expect(() => parseArguments(words)).toThrow();
	}
});

test('what was asked for is met or not, and only what was measured is judged', () => {
	const about = (contestant: string) => ({ work: 'a', contestant, scale: 1 });
	const results = [
		resultOf(about('UKG Pro'), [round({ ms: 2000 })]),
		resultOf(about('HTTP Request'), [round({ ms: 11_000 })]),
		resultOf(about('undici'), [round({ ms: 1000 })]),
	];
	expect(judge({ results })).toEqual([
		expect.objectContaining({ work: 'a', figure: '5.5 times', isMet: true }),
		expect.objectContaining({ work: 'a', figure: '2.00', isMet: false }),
	]);
});

test('a bar is as long as its share, and one that lacks rows says so', () => {
	const results = [
		resultOf({ work: 'b', contestant: 'UKG Pro', scale: 1 }, [round()]),
		resultOf({ work: 'b', contestant: 'undici', scale: 1 }, [
			round({ ms: 500, rows: 0, lost: 100, failed: 1 }),
		]),
	];
	const svg = chart([{ title: 'a < b', figure: 'ms', results }]);
	expect(svg).toContain('a &lt; b');
	expect(svg).toMatch(/class="ours"[^>]*width="400"/);
	expect(svg).toMatch(/class="undici broken"[^>]*width="200"/);
	expect(svg).toContain('0.50 s, 0 of 100 rows');
});

test('everybody does the same work, and each does it under a name of its own', () => {
	for (const { contestants } of comparisons('http://127.0.0.1:1')) {
		const names = contestants.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names).toEqual(expect.arrayContaining(['UKG Pro', 'undici']));
	}
});
