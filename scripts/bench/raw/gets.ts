import { setTimeout as sleep } from 'node:timers/promises';
import type { Order, Row, Task } from '../order';
import { connect, inParallel, Refused, type Connection } from './connection';

export interface Got {
	rows: Row[];
	failed: number;
	failure?: string;
}

/** One read for each input. With a pace it keeps to that, and asks again a second after a 429. */
export async function readSingly(
	{ account, inputs = [] }: Order,
	task: Extract<Task, { kind: 'gets' }>,
): Promise<Got> {
	const connection = connect(account, task);
	const begun = performance.now();
	const rows: Row[] = [];
	let failed = 0;
	let failure: string | undefined;
	try {
		await inParallel(task.parallel, 0, async (index) => {
			if (index >= inputs.length) return 'last';
			const path = task.path.replace('{id}', encodeURIComponent(inputs[index]));
			try {
				if (task.pace) await until(begun + index * gap(task.pace));
				rows[index] = await read(connection, path, task.pace !== undefined);
			} catch (error) {
				failed++;
				failure ??= (error as Error).message;
			}
			return 'more';
		});
		return { rows: rows.filter(Boolean), failed, failure };
	} finally {
		await connection.close();
	}
}

/** A hundredth slower than allowed, so that timers that come early do no harm. */
const gap = (pace: number) => 1010 / pace;

const until = async (moment: number) => await sleep(Math.max(0, moment - performance.now()));

const TRIES = 8;

async function read(connection: Connection, path: string, isPatient: boolean): Promise<Row> {
	for (let tries = 1; ; tries++) {
		try {
			const answer = await connection.getJson(path);
			return (Array.isArray(answer) ? answer[0] : answer) as Row;
		} catch (error) {
			if (!(isPatient && error instanceof Refused) || tries === TRIES) throw error;
			await sleep(1000);
		}
	}
}
