/** Waits for a state, for two and a half minutes at most. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 150_000;
	while (Date.now() < deadline) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`Waited in vain until ${what}`);
}
