import { Failure } from '../n8n/failure';

export interface BenchArguments {
	rounds: number;
	/** Ids of works; missing: all. */
	only?: string[];
	help: boolean;
}

export const WORKS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

export const HELP = `npm run bench                        all works, three rounds; writes docs/benchmarks
npm run bench -- --only a,c          some works; the figures of the others stay as they are
npm run bench -- --rounds 5          more rounds

  a  20,000 people in pages of 200          e  50 pages over SOAP
  b  the same with answers of 429           f  a poll of the trigger
  c  100,000 people in pages of 10,000      g  loading the package, and its size
  d  500 items under a limit

It needs the n8n of "npm run demo", which the first run installs into the cache folder. Leave the
machine alone while it runs.
`;

/** Reads the command line; throws one sentence for what it does not know. */
export function parseArguments(words: readonly string[]): BenchArguments {
	const result: BenchArguments = { rounds: 3, help: false };
	for (let index = 0; index < words.length; index++) {
		const word = words[index];
		if (word === '--help' || word === '-h') result.help = true;
		else if (word === '--rounds') result.rounds = roundsOf(words[++index]);
		else if (word === '--only') result.only = worksOf(words[++index]);
		else throw new Failure(`The benchmark does not know "${word}"; see "npm run bench -- --help".`);
	}
	return result;
}

function roundsOf(word = ''): number {
	if (!/^[1-9]\d?$/.test(word)) throw new Failure('--rounds takes a number from 1 to 99.');
	return Number(word);
}

function worksOf(word = ''): string[] {
	const ids = word.split(',');
	const unknown = ids.find((id) => !(WORKS as readonly string[]).includes(id));
	if (unknown !== undefined) {
		throw new Failure(`--only takes ${WORKS.join(', ')}, separated by commas; not "${unknown}".`);
	}
	return ids;
}
