/** Waits for a state of something that runs by itself. */
export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	withinMs = 150_000,
): Promise<void> {
	const deadline = Date.now() + withinMs;
	while (Date.now() < deadline) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`Waited in vain until ${what}`);
}
