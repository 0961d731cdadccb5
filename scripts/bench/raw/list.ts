import type { Order, Row, Task } from '../order';
import { connect, inParallel } from './connection';

/** All rows of a list, its pages asked for side by side until one is empty. */
export async function readList(
	{ account }: Order,
	task: Extract<Task, { kind: 'list' }>,
): Promise<Row[]> {
	const connection = connect(account, task);
	const pages: Row[][] = [];
	try {
		await inParallel(task.onlyPage ? 1 : task.parallel, task.onlyPage ?? 1, async (number) => {
			const query = new URLSearchParams({
				...task.query,
				page: String(number),
				per_Page: String(task.size),
			});
			pages[number] = (await connection.getJson(`${task.path}?${query}`)) as Row[];
			return task.onlyPage || pages[number].length === 0 ? 'last' : 'more';
		});
		return pages.flat();
	} finally {
		await connection.close();
	}
}
