import type { State } from './state';
import type { Message } from './transmit';

/** Answers that were written before, for as long as nothing has changed that they follow from. */
export interface Kept {
	/** The message for an address; written where it is not there yet, and kept where it is good. */
	message(state: State, url: string, write: () => Message): Message;
	/** After a write. */
	forget(): void;
}

export function createKept(): Kept {
	const messages = new Map<string, Message>();
	let follows: unknown[] = [];
	return {
		forget: () => messages.clear(),
		message(state, url, write) {
			const { tenant, variants, roles } = state;
			const now = [tenant, variants, roles, tenant.workforce.changes];
			if (now.some((one, index) => one !== follows[index])) {
				messages.clear();
				follows = now;
			}
			const key = keyOf(url);
			const before = messages.get(key);
			if (before) return before;
			const message = write();
			const { content, status } = message;
			// Bytes are not written again for each request, and lie outside the heap.
			const bytes = typeof content === 'string' ? Buffer.from(content) : content;
			if (status === 200) messages.set(key, { ...message, content: bytes });
			return message;
		},
	};
}

/** Clients put the same parameters in different orders. */
function keyOf(url: string): string {
	const { pathname, searchParams } = new URL(url, 'http://simulator');
	searchParams.sort();
	return `${pathname}?${searchParams}`;
}
