// Long steps say that they are alive: one moving line on a terminal, a line now and then elsewhere.
const LINE_EVERY_MS = 15_000;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Progress goes to standard error, so that standard output carries results only. */
const out = process.stderr;

export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
	const started = Date.now();
	const stopShowing = out.isTTY ? showSpinner(label, started) : showLines(label, started);
	try {
		const result = await work();
		stopShowing();
		out.write(`${label}: ${elapsed(started)}\n`);
		return result;
	} catch (error) {
		stopShowing();
		throw error;
	}
}

export function note(text: string): void {
	out.write(`${text}\n`);
}

/** "7 s", "5 min 12 s". */
export function elapsed(since: number): string {
	const seconds = Math.round((Date.now() - since) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function showSpinner(label: string, started: number): () => void {
	let frame = 0;
	const timer = setInterval(() => {
		frame = (frame + 1) % FRAMES.length;
		out.write(`\r\u001b[K${FRAMES[frame]} ${label} … ${elapsed(started)}`);
	}, 100);
	return () => {
		clearInterval(timer);
		out.write('\r\u001b[K');
	};
}

function showLines(label: string, started: number): () => void {
	const timer = setInterval(
		() => out.write(`  ${label} … ${elapsed(started)} so far\n`),
		LINE_EVERY_MS,
	);
	return () => clearInterval(timer);
}
