import { Failure } from '../n8n/failure';

export interface DemoArguments {
	once: boolean;
	keep: boolean;
	help: boolean;
}

export const HELP = `npm run demo                 n8n in your browser with this node and a simulated UKG Pro
npm run demo -- --once       run the first example without a browser, print what it read, end

  --keep    leave n8n's data folder in place and print where it is
  --help    this text

No UKG Pro tenant is needed. The first run installs n8n into the cache folder
(about 5 minutes, 2.2 GB, once); later runs start in seconds.

  N8N_BIN           an n8n command to use instead of the cached one
  XDG_CACHE_HOME    where the cache folder n8n-nodes-ukg-pro is made (default: ~/.cache)
`;

const KNOWN = ['once', 'keep', 'help'] as const;

/** Reads the command line; throws one sentence for a word it does not know. */
export function parseArguments(words: string[]): DemoArguments {
	const result: DemoArguments = { once: false, keep: false, help: false };
	for (const word of words) {
		const name = KNOWN.find(
			(known) => word === `--${known}` || (known === 'help' && word === '-h'),
		);
		if (!name) {
			throw new Failure(
				`The demo does not know "${word}": it takes --once, --keep and --help, after "npm run demo --".`,
			);
		}
		result[name] = true;
	}
	return result;
}
