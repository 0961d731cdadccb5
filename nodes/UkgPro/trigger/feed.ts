import type { IDataObject } from 'n8n-workflow';

import { fixedRequest } from '../engine/fixedPlan';
import { findOperation } from '../operations';
import type { RestOperation } from '../operations/types';
import { clock } from '../transport/clock';
import type { RestRequest } from '../transport/request';
import { askPage } from '../transport/restPages';
import type { Session } from '../transport/session';
import { Trouble } from '../transport/trouble';
import type { Span } from './state';

/** "List employee changes by date". */
export const CHANGES = findOperation('employeeChange', 'getManyByDate') as RestOperation;
/** The most rows a page that UKG documents. */
const PAGE_SIZE = 200;

export interface FeedPage {
	readonly rows: IDataObject[];
	/** Neither this page nor anything else was found: an empty list, or a wrong address. */
	readonly isAbsent: boolean;
	/** UKG Pro's clock, in milliseconds, where it tells. */
	readonly at?: number;
}

/**
 * Asks for one page of those who changed in a span.
 *
 * @param deadline milliseconds since 1970: no try, and no wait for the next, goes beyond it
 * @param timeout milliseconds a request
 * @throws Trouble
 */
export async function askFeed(
	session: Session,
	{ from, to }: Span,
	number: number,
	{ deadline, timeout }: { readonly deadline: number; readonly timeout: number },
): Promise<FeedPage> {
	const request = fixedRequest(CHANGES, { startDate: iso(from), endDate: iso(to) }) as RestRequest;
	const left = () => Math.max(1, deadline - clock.now());
	const ask = async () =>
		await askPage(
			{
				...session,
				patience: Math.min(session.patience, left()),
				// Three hours are not waited for: the trigger waits between its polls.
				triesAtLimit: 1,
				send: async (options) =>
					await session.send({ ...options, timeout: Math.min(timeout, left()) }),
			},
			CHANGES,
			request,
			{ number, size: PAGE_SIZE },
			{ rows: PAGE_SIZE },
		);
	let page = await ask();
	// A 404 would pass for the end of the feed, so it has to stand.
	if (page.isAbsent) page = await ask();
	return { rows: page.rows, at: page.at, isAbsent: page.status === 404 || page.status === 204 };
}

/** A host that does not know the address may answer just like a list without rows. */
export const nothingFound = (message: string) =>
	new Trouble({
		kind: 'answer',
		httpCode: 404,
		message,
		description:
			'Check Web Service Domain and Subdomain of the credential, and in UKG Pro which employees the service account may see',
		failure: { cause: 'configuration-invalid' },
	});

export const iso = (ms: number): string => new Date(ms).toISOString();
