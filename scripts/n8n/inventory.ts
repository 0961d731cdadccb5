import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Inventory {
	files: number;
	bytes: number;
}

/** Counts a folder's files: another count than before says that something was lost or cut short. */
export async function takeInventory(folder: string): Promise<Inventory> {
	const total = { files: 0, bytes: 0 };
	const folders = [folder];
	for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
		const path = next;
		const entries = await readdir(path, { withFileTypes: true });
		folders.push(
			...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name)),
		);
		const files = entries.filter((entry) => entry.isFile());
		const sizes = await Promise.all(
			files.map(async ({ name }) => (await stat(join(path, name))).size),
		);
		total.files += files.length;
		total.bytes += sizes.reduce((sum, size) => sum + size, 0);
	}
	return total;
}
