// n8n's database binding, the one native part it cannot do without.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NodeForN8n } from './nodeForN8n';
import { npm, npmCli, withNodeFirst } from './npm';
import { runProcess } from './processes';
import { withProgress } from './progress';

export async function sqliteWorks(folder: string, node: NodeForN8n): Promise<boolean> {
	const script = "new (require('sqlite3').Database)(':memory:', (e) => process.exit(e ? 1 : 0))";
	const { code } = await runProcess(node.binary, ['-e', script], { cwd: folder });
	return code === 0;
}

export async function compileSqlite(folder: string, node: NodeForN8n): Promise<void> {
	const env = {
		// The user's npmrc may forbid scripts; this one has to run.
		npm_config_ignore_scripts: 'false',
		...(node.headers && { npm_config_nodedir: node.headers }),
	};
	await withProgress("Compiling n8n's database binding, 1 to 2 minutes", async () => {
		try {
			await npm(['rebuild', 'sqlite3'], { cwd: folder, node: node.binary, here: true, env });
		} catch (error) {
			if (!(await compileWithNpmsGyp(folder, node, env))) throw error;
		}
	});
}

/** The node-gyp that sqlite3 brings does not know Python 3.12 and newer; the one in npm does. */
async function compileWithNpmsGyp(
	folder: string,
	node: NodeForN8n,
	env: NodeJS.ProcessEnv,
): Promise<boolean> {
	const cli = npmCli();
	if (!cli) return false;
	const gyp = join(dirname(cli), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
	if (!existsSync(gyp)) return false;
	const { code } = await runProcess(node.binary, [gyp, 'rebuild'], {
		cwd: join(folder, 'node_modules', 'sqlite3'),
		env: { ...withNodeFirst(node.binary), ...env },
	});
	return code === 0;
}
