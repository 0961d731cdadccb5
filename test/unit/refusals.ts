import { Trouble } from '../../nodes/UkgPro/transport/trouble';

/** The message of the refusal that `work` ends with. */
export function refusalOf(work: () => unknown): string {
	try {
		work();
	} catch (error) {
		if (error instanceof Trouble && error.report.kind === 'refusal') return error.message;
		throw error;
	}
	throw new Error('Nothing was refused');
}

/** The trouble that `work` ends with. */
export async function troubleOf(work: Promise<unknown>): Promise<Trouble> {
	const error = await work.then(
		() => new Error('Nothing failed'),
		(reason: unknown) => reason,
	);
	if (error instanceof Trouble) return error;
	throw error;
}
