import { parseArgs } from 'node:util';
import type { ClockKind } from './clock';
import { completeOptions, type SimulatorOptions } from './options';
import { allRoles, type Role } from './roles';

export const HELP = `A UKG Pro tenant on this machine, for trying workflows and for tests.

Usage: npm run simulator -- [options]

  --port <n>        port on 127.0.0.1; 0 takes a free one (default 8099)
  --employees <n>   how many people work there (default 1200)
  --seed <n>        another number gives other people (default 1)
  --latency <ms>    how long every answer takes at least (default 0)
  --keep            write each list once and send it again while nothing changes
  --clock <kind>    running, or still until it is moved on (default running)
  --tls             HTTPS with a certificate made at start, printed as "ca"
  --roles <list>    what the account may do, separated by commas (default all)
  --variants <json> how it answers where the contract leaves it open
  --help            this text

Roles: ${allRoles.join(', ')}

It prints one line of JSON when it listens: url, domain, subdomain and the account.
simulator/README.md says what the variants are and how to make things go wrong.
`;

export type Command = { help: true } | { help: false; options: SimulatorOptions };

/**
 * Reads the arguments of the command.
 *
 * @throws Error with one sentence that names the argument at fault
 */
export function parseCommand(args: readonly string[]): Command {
	const { values } = parseArgs({
		args: [...args],
		strict: true,
		allowPositionals: false,
		options: {
			port: { type: 'string', default: '8099' },
			employees: { type: 'string', default: '1200' },
			seed: { type: 'string', default: '1' },
			latency: { type: 'string', default: '0' },
			keep: { type: 'boolean', default: false },
			clock: { type: 'string', default: 'running' },
			tls: { type: 'boolean', default: false },
			roles: { type: 'string' },
			variants: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return { help: true };
	const options = completeOptions({
		port: number(values.port),
		employees: number(values.employees),
		seed: number(values.seed),
		latency: number(values.latency),
		keep: values.keep,
		clock: values.clock as ClockKind,
		tls: values.tls,
		...(values.roles === undefined ? {} : { roles: split(values.roles) as Role[] }),
		...(values.variants === undefined ? {} : { variants: json(values.variants) }),
	});
	return { help: false, options };
}

/** NaN, which no option allows, for anything but digits. */
function number(text: string): number {
	return /^\d+$/.test(text) ? Number(text) : NaN;
}

function split(text: string): string[] {
	return text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

function json(text: string): SimulatorOptions['variants'] {
	try {
		return JSON.parse(text) as SimulatorOptions['variants'];
	} catch {
		throw new Error('variants has to be JSON.');
	}
}
