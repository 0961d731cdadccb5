// A PostgreSQL server of Debian's package, on a free port of 127.0.0.1 and in a folder of its own.
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { chown, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Failure, lastLines } from '../../../scripts/n8n/failure';
import { freePort } from '../../../scripts/n8n/ports';
import { runProcess } from '../../../scripts/n8n/processes';
import { atShutdown } from '../../../scripts/n8n/shutdown';
import { startService } from './service';

export interface Postgres {
	host: string;
	port: number;
	user: string;
	database: string;
	/** Rows of one statement, each a list of texts; '' for NULL. */
	query: (sql: string) => Promise<string[][]>;
	stop: () => Promise<void>;
}

/** Who may connect from this machine needs no password: nobody else can. */
const USER = 'postgres';

export async function startPostgres(): Promise<Postgres> {
	const bin = binFolder();
	// PostgreSQL refuses to run as root, and Debian's package brings a user.
	const user = userInfo().uid === 0 ? await idsOf(USER) : undefined;
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ukg-pro-postgres-'));
	const removeFolder = atShutdown(async () => await rm(folder, { recursive: true, force: true }));
	if (user) await chown(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const made = await runProcess(
		join(bin, 'initdb'),
		['--pgdata', data, '--username', USER, '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
		{ user, cwd: folder },
	);
	if (made.code !== 0)
		throw new Failure(`PostgreSQL made no data folder.\n${lastLines(made.stderr)}`);
	const port = await freePort();
	const settings = [
		`port=${port}`,
		'listen_addresses=127.0.0.1',
		'unix_socket_directories=',
		'fsync=off',
	];
	const query = async (sql: string) => {
		const { code, stdout, stderr } = await runProcess(
			join(bin, 'psql'),
			['-h', '127.0.0.1', '-p', String(port), '-U', USER, '-AtqF', '\t', '-c', sql, USER],
			{ user, cwd: folder },
		);
		if (code !== 0) throw new Failure(`PostgreSQL refused a statement.\n${lastLines(stderr)}`);
		return stdout
			.split('\n')
			.slice(0, -1)
			.map((line) => line.split('\t'));
	};
	const stopServer = await startService(
		'PostgreSQL',
		join(bin, 'postgres'),
		['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
		{ user, cwd: folder },
		async () => await query('select 1'),
	);
	const stop = async () => {
		await stopServer();
		await removeFolder();
	};
	return { host: '127.0.0.1', port, user: USER, database: USER, query, stop };
}

/** Debian keeps the server's programs out of the path, a folder for each version. */
function binFolder(): string {
	const root = '/usr/lib/postgresql';
	const [newest] = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
	if (newest === undefined) {
		throw new Failure('There is no PostgreSQL here: sudo apt-get install -y postgresql');
	}
	return join(root, newest, 'bin');
}

async function idsOf(name: string): Promise<{ uid: number; gid: number }> {
	const id = async (flag: string) => Number((await runProcess('id', [flag, name])).stdout);
	return { uid: await id('-u'), gid: await id('-g') };
}
