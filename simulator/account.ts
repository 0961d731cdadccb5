import { mix, mulberry32, text } from './workforce/random';

/** The one service account of the tenant. Invented; the same for the same seed. */
export interface Account {
	username: string;
	/** Holds a letter beyond ASCII, so that only UTF-8 gets in. */
	password: string;
	/** 5 letters or digits. */
	customerApiKey: string;
	/** 12 letters or digits; SOAP only. */
	userApiKey: string;
}

export function createAccount(seed: number): Account {
	const random = mulberry32(mix(seed, 9));
	const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
	return {
		username: 'svc.workflows',
		password: `Grün:${text(random, 10, letters.toLowerCase())}`,
		customerApiKey: text(random, 5, letters),
		userApiKey: text(random, 12, letters),
	};
}
