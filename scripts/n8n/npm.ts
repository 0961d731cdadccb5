// npm with the user's own configuration (registry, proxy, certificates), run by the Node we choose.
import { delimiter, dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { Failure, lastLines } from './failure';
import { runProcess } from './processes';

export interface NpmOptions {
	cwd: string;
	/** The Node that runs npm and the scripts it starts; the current one when left out. */
	node?: string;
	env?: NodeJS.ProcessEnv;
	/** Does the command change the folder it runs in (and no folder above it)? */
	here?: boolean;
}

/** Runs npm and gives its standard output; throws when npm fails. */
export async function npm(args: string[], options: NpmOptions): Promise<string> {
	const node = options.node ?? process.execPath;
	const cli = npmCli();
	const all = options.here ? [...args, '--prefix', options.cwd] : args;
	const result = await runProcess(cli ? node : 'npm', cli ? [cli, ...all] : all, {
		cwd: options.cwd,
		env: { ...withNodeFirst(node), ...options.env },
	});
	if (result.code !== 0) {
		throw new Failure(
			`"npm ${args.join(' ')}" failed; see npm's words below, mend it and run this again.\n${lastLines(result.stderr || result.stdout)}`,
		);
	}
	return result.stdout;
}

/** The environment with a Node's folder first in PATH, so that `node` is that one. */
export function withNodeFirst(node: string): NodeJS.ProcessEnv {
	return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
}

/** The npm that started us, which another Node can run too. */
export function npmCli(): string | undefined {
	const started = process.env.npm_execpath;
	return started && /npm-cli\.c?js$/.test(started) && existsSync(started) ? started : undefined;
}
