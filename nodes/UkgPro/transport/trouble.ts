import type { Failure, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

/** What went wrong, before it is known which input item (or none) it belongs to. */
export interface Report {
	/** A `refusal` is ours and nothing was sent; an `answer` is UKG Pro's, or the lack of one. */
	readonly kind: 'refusal' | 'answer';
	/**
	 * What happened, in words of our own and names of parameters only: n8n replaces a message in
	 * which it finds the code of a Node error, and names that UKG sends contain such codes.
	 */
	readonly message: string;
	/** How to mend it, and UKG's own text. Never a secret, a header or a request body. */
	readonly description?: string;
	/** HTTP status of the answer. */
	readonly httpCode?: number;
	/** UKG's own code, or the network's, such as ECONNRESET. */
	readonly code?: string;
	/** The account lacks the permission of the operation. */
	readonly isForbidden?: true;
	/** UKG Pro has looked and found nothing, or does not know the address. */
	readonly isNotFound?: true;
	/** Why, for n8n's schedulers. */
	readonly failure?: Failure;
}

/** Carries a report through the layers that do not know n8n's node or the item. */
export class Trouble extends Error {
	constructor(readonly report: Report) {
		super(report.message);
	}
}

/** Bad input: one sentence that names the parameter and the way out. Nothing was sent. */
export function refusal(message: string): Trouble {
	return new Trouble({
		kind: 'refusal',
		message,
		failure: { cause: 'configuration-invalid' },
	});
}

/** The same for n8n, naming the input item where there is one. */
export function nodeError(
	node: INode,
	{ kind, message, description, httpCode, failure }: Report,
	itemIndex?: number,
): NodeOperationError | NodeApiError {
	const text = itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
	if (kind === 'refusal') {
		return new NodeOperationError(node, text, { description, itemIndex, failure });
	}
	// A plain object, so that no request with its headers hangs on the error.
	return new NodeApiError(node, {} as JsonObject, {
		message: text,
		description,
		httpCode: httpCode === undefined ? undefined : String(httpCode),
		itemIndex,
		failure,
	});
}
