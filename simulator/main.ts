import { addressOf, startSimulator } from './index';
import { HELP, parseCommand } from './cli';

/** One sentence on stderr, for whatever kept the simulator from starting. */
function fail(error: unknown): never {
	const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
	const sentence =
		code === 'EADDRINUSE'
			? `Port ${port} is in use; choose another with --port, or 0 for a free one.`
			: code === 'EACCES'
				? `Port ${port} may not be used; choose one above 1023.`
				: message.split('\n')[0];
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

async function main(): Promise<void> {
	const command = parseCommand(process.argv.slice(2));
	if (command.help) {
		process.stdout.write(HELP);
		return;
	}
	const simulator = await startSimulator(command.options);
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		simulator.close().then(() => process.exit(0), fail);
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	process.stdout.write(`${JSON.stringify(addressOf(simulator))}\n`);
}

main().catch(fail);
