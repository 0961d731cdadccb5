import { randomUUID } from 'node:crypto';

/** The tokens that logins were answered with. */
export interface TokenStore {
	issue(now: number): string;
	/** @param lifetime seconds, null for a token that never gets too old */
	isValid(token: string, now: number, lifetime: number | null): boolean;
	/** Ends all of them. */
	expire(): void;
}

export function createTokenStore(): TokenStore {
	const issued = new Map<string, number>();
	return {
		issue(now) {
			const token = randomUUID();
			issued.set(token, now);
			return token;
		},
		isValid(token, now, lifetime) {
			const since = issued.get(token);
			return since !== undefined && (lifetime === null || now < since + lifetime * 1000);
		},
		expire: () => issued.clear(),
	};
}
