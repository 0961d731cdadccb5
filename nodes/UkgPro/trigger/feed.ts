import type { IDataObject } from 'n8n-workflow';

import { fixedRequest } from '../engine/fixedPlan';
import { orTroubleAsync } from '../engine/orTrouble';
import { findOperation } from '../operations';
import type { RestOperation } from '../operations/types';
import { clock } from '../transport/clock';
import type { Page } from '../transport/page';
import type { RestRequest } from '../transport/request';
import { askPage } from '../transport/restPages';
import type { Session } from '../transport/session';
import { Trouble } from '../transport/trouble';
import type { Span } from './state';

/** "List employee changes by date". */
export const CHANGES = findOperation('employeeChange', 'getManyByDate') as RestOperation;
const CHANGES_OF_ONE = findOperation('employeeChange', 'getManyByEmployee') as RestOperation;
/** The most rows a page that UKG documents. */
const PAGE_SIZE = 200;
export const BEGINNING = Date.UTC(1900, 11, 31);
/** From when to when a client that runs asks for everybody. */
const EVER: Span = { from: BEGINNING, to: Date.UTC(2199, 11, 31) };

export interface FeedPage {
	readonly rows: IDataObject[];
	/** It was not found: an empty list, or a wrong address. */
	readonly isAbsent: boolean;
	/** UKG Pro's clock, in milliseconds, where it tells. */
	readonly at?: number;
}

/** How UKG Pro is asked for employee changes. All throw Trouble. */
export interface Feed {
	/** Asks for one page of those who changed in a span. */
	page(span: Span, number: number): Promise<FeedPage>;
	/** Whether there is any employee: where there is none, it is the address that is not found. */
	isAnybodyThere(): Promise<boolean>;
	/** The present rows of one employee, none where UKG Pro knows of none. */
	ofEmployee(employeeId: string): Promise<IDataObject[]>;
}

/** Until when, in milliseconds since 1970, and for how long each, in milliseconds, requests may last. */
export interface Limits {
	readonly deadline: number;
	readonly timeout: number;
}

export function openFeed(session: Session, { deadline, timeout }: Limits): Feed {
	const left = () => Math.max(1, deadline - clock.now());
	const ask = async (
		operation: RestOperation,
		request: RestRequest,
		page: { readonly number: number; readonly size: number },
	): Promise<Page> =>
		await askPage(
			{
				...session,
				patience: Math.min(session.patience, left()),
				// Three hours are not waited for: the trigger waits between its polls.
				triesAtLimit: 1,
				send: async (options) =>
					await session.send({ ...options, timeout: Math.min(timeout, left()) }),
			},
			operation,
			request,
			page,
			{ rows: page.size },
		);
	const requests = new Map<Span, RestRequest>();
	const requestFor = (span: Span): RestRequest => {
		const known = requests.get(span);
		if (known) return known;
		const given = { startDate: iso(span.from), endDate: iso(span.to) };
		const request = fixedRequest(CHANGES, given) as RestRequest;
		requests.set(span, request);
		return request;
	};
	const page = async (span: Span, number: number, size = PAGE_SIZE): Promise<FeedPage> => {
		const { rows, at, status } = await ask(CHANGES, requestFor(span), { number, size });
		return { rows, at, isAbsent: status === 404 || status === 204 };
	};
	return {
		page,
		async isAnybodyThere() {
			// The first page comes last: UKG Pro may count it as a call.
			for (const number of [2, 1]) {
				if (!(await page(EVER, number, 1)).isAbsent) return true;
			}
			return false;
		},
		async ofEmployee(employeeId) {
			const request = fixedRequest(CHANGES_OF_ONE, { employeeId }) as RestRequest;
			const one = await orTroubleAsync(
				ask(CHANGES_OF_ONE, request, { number: 1, size: PAGE_SIZE }),
			);
			if (!(one instanceof Trouble)) return one.rows;
			if (one.report.isNotFound) return [];
			throw one;
		},
	};
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
