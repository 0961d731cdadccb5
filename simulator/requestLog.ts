/** One request to a UKG path, without what would let somebody in. */
export interface RequestEntry {
	method: string;
	path: string;
	/** Raw, without `?`. */
	query: string;
	/** null while there is no answer yet and when the connection was cut before one. */
	status: number | null;
	/** The account's user, password and customer key were right. */
	authorized: boolean;
	/** Milliseconds since 1970 on the real clock. */
	at: number;
	/** Names in lower case; credentials, keys and cookies are left out. */
	headers: Record<string, string>;
	/** Parsed where it was JSON, else the text. */
	body?: unknown;
	/** Id of the fault that was applied. */
	fault?: number;
}

/** The log keeps this many requests and drops the oldest. */
export const LOG_LIMIT = 10_000;

const SECRET = /^(authorization|proxy-authorization|cookie|.*key.*|.*token.*)$/;

/** Headers that may be kept in a log. */
export function harmless(
	headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined && !SECRET.test(name)) kept[name] = String(value);
	}
	return kept;
}

export interface RequestLog {
	entries: RequestEntry[];
	add(entry: RequestEntry): void;
	clear(): void;
}

export function createRequestLog(): RequestLog {
	const entries: RequestEntry[] = [];
	return {
		entries,
		add(entry) {
			entries.push(entry);
			if (entries.length > LOG_LIMIT) entries.shift();
		},
		clear() {
			entries.length = 0;
		},
	};
}
