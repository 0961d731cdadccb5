import type { IDataObject } from 'n8n-workflow';

import { fixedRequest } from '../engine/fixedPlan';
import { findOperation } from '../operations';
import type { RestOperation } from '../operations/types';
import { clock } from '../transport/clock';
import type { RestRequest } from '../transport/request';
import { askPage } from '../transport/restPages';
import type { Session } from '../transport/session';
import type { Span } from './state';

/** "List employee changes by date". */
export const CHANGES = findOperation('employeeChange', 'getManyByDate') as RestOperation;
/** The most rows a page that UKG documents. */
const PAGE_SIZE = 200;

export interface FeedPage {
	readonly rows: IDataObject[];
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
	size = PAGE_SIZE,
): Promise<FeedPage> {
	const request = fixedRequest(CHANGES, { startDate: iso(from), endDate: iso(to) }) as RestRequest;
	const ask = async () => {
		const left = Math.max(1, deadline - clock.now());
		return await askPage(
			{ ...session, patience: Math.min(session.patience, left) },
			CHANGES,
			{ ...request, timeout: Math.min(timeout, left) },
			{ number, size },
			{ rows: size },
		);
	};
	const page = await ask();
	// A 404 would pass for the end of the feed, so it has to stand.
	return page.isAbsent ? await ask() : page;
}

export const iso = (ms: number): string => new Date(ms).toISOString();
