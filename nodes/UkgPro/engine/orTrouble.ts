import { Trouble } from '../transport/trouble';

/** What the work gives, or why it gives nothing. */
export function orTrouble<T>(work: () => T): T | Trouble {
	try {
		return work();
	} catch (error) {
		return toTrouble(error);
	}
}

export async function orTroubleAsync<T>(work: Promise<T>): Promise<T | Trouble> {
	try {
		return await work;
	} catch (error) {
		return toTrouble(error);
	}
}

/** What is no trouble of ours is a fault of this package, or an expression that n8n refuses. */
function toTrouble(error: unknown): Trouble {
	if (error instanceof Trouble) return error;
	const { message, description } = (error ?? {}) as { message?: unknown; description?: unknown };
	return new Trouble({
		kind: 'refusal',
		message: typeof message === 'string' ? message : 'An unknown fault',
		description: typeof description === 'string' ? description : undefined,
	});
}
