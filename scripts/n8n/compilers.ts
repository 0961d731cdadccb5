// n8n keeps its data in SQLite, whose binding is compiled during the installation.
import { Failure } from './failure';
import { runProcess } from './processes';

interface Tool {
	/** The command that will do, first found. */
	commands: string[];
	debian: string;
}

const TOOLS: Tool[] = [
	{ commands: ['python3', 'python'], debian: 'python3' },
	{ commands: ['make', 'gmake'], debian: 'make' },
	{ commands: ['c++', 'g++', 'clang++'], debian: 'g++' },
];

/** Throws a sentence that names what is missing, before minutes are spent on a download. */
export async function checkCompilers(): Promise<void> {
	// node-gyp looks for Visual Studio by itself and says what it wants.
	if (process.platform === 'win32') return;
	const missing: string[] = [];
	for (const tool of TOOLS) {
		if (!(await anyWorks(tool.commands))) missing.push(tool.debian);
	}
	if (missing.length === 0) return;
	const how =
		process.platform === 'darwin'
			? 'xcode-select --install'
			: `on Debian or Ubuntu: sudo apt-get install -y ${missing.join(' ')}`;
	throw new Failure(
		`n8n's database binding is compiled while n8n is installed, and this machine lacks ${missing.join(', ')}: install it (${how}) and run this again, or set N8N_BIN to an n8n you have.`,
	);
}

async function anyWorks(commands: string[]): Promise<boolean> {
	for (const command of commands) {
		if ((await runProcess(command, ['--version'])).code === 0) return true;
	}
	return false;
}
