import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';

import { fixedRequest } from '../engine/fixedPlan';
import { orTroubleAsync } from '../engine/orTrouble';
import { findOperation } from '../operations';
import { employmentDetails } from '../operations/lookups';
import type { RestOperation } from '../operations/types';
import type { RestRequest } from '../transport/request';
import { askPage } from '../transport/restPages';
import type { Session } from '../transport/session';
import { Trouble } from '../transport/trouble';
import { labelled } from './choices';
import { configurationChoices } from './configuration';

/** People a page: one request for them, one for their numbers. */
const PAGE = 50;

/**
 * People by the beginning of their last name, by employee number or by employee ID; all of them,
 * page by page, where nothing is looked for. `Reyes, Ana` narrows by the first name too.
 */
export async function employeeChoices(
	session: Session,
	filter = '',
	token = '1',
): Promise<INodeListSearchResult> {
	const page = Number(token) || 1;
	const wanted = filter.trim();
	const people = /^\d+$/.test(wanted)
		? await byNumber(session, wanted, page)
		: await byName(session, wanted, page);
	const [numbers, companies] = await Promise.all([
		numbersOf(session, people.rows),
		companyNames(session),
	]);
	const byId = new Map<string, { name: string; companies: string[] }>();
	for (const { employeeId, companyId, lastName, firstName } of people.rows) {
		if (typeof employeeId !== 'string') continue;
		const name = [lastName, firstName].filter(Boolean).join(', ');
		const known = byId.get(employeeId) ?? { name, companies: [] };
		const company = String(companyId ?? '');
		known.companies.push(companies.get(company) ?? company);
		byId.set(employeeId, known);
	}
	return {
		results: [...byId].map(([employeeId, { name, companies: employers }]) => ({
			name: labelled(name, numbers.get(employeeId), ...employers, employeeId),
			value: employeeId,
		})),
		...(people.hasMore ? { paginationToken: String(page + 1) } : {}),
	};
}

interface People {
	readonly rows: IDataObject[];
	readonly hasMore: boolean;
}

async function byName(session: Session, wanted: string, page: number): Promise<People> {
	const [lastName, firstName = ''] = wanted.split(',').map((part) => part.trim());
	const filters =
		wanted === ''
			? {}
			: EMPLOYEE_ID.test(wanted)
				? { employeeId: wanted }
				: { lastName: `${lastName}*` };
	let found = await readPage(session, PERSON_DETAILS, { filters }, page);
	if (found.rows.length === 0 && 'lastName' in filters) {
		// Whether UKG Pro takes the asterisk everywhere is not published.
		found = await readPage(session, PERSON_DETAILS, { filters: { lastName } }, page);
	}
	const rows = found.rows.filter((row) =>
		String(row.firstName ?? '')
			.toLowerCase()
			.startsWith(firstName.toLowerCase()),
	);
	return { rows, hasMore: found.hasMore };
}

/** Letters and digits, as names are not. */
const EMPLOYEE_ID = /^(?=.*\d)[A-Za-z0-9]{12}$/;
const PERSON_DETAILS = findOperation('person', 'getMany') as RestOperation;

/** The number as typed, and with the leading zeros that UKG Pro writes. */
async function byNumber(session: Session, wanted: string, page: number): Promise<People> {
	const spellings = [...new Set([wanted, wanted.padStart(9, '0')])];
	for (const employeeNumber of spellings) {
		const { rows } = await readPage(
			session,
			employmentDetails,
			{ filters: { employeeNumber } },
			page,
		);
		const ids = rows.map(({ employeeId }) => employeeId).filter(Boolean);
		if (ids.length === 0) continue;
		const people = await Promise.all(
			[...new Set(ids)].map((employeeId) =>
				readPage(session, PERSON_DETAILS, { filters: { employeeId } }, 1),
			),
		);
		return { rows: people.flatMap((found) => found.rows), hasMore: false };
	}
	return { rows: [], hasMore: false };
}

async function readPage(
	session: Session,
	operation: RestOperation,
	given: Readonly<Record<string, unknown>>,
	number: number,
): Promise<People> {
	const request = fixedRequest(operation, given) as RestRequest;
	const { rows } = await askPage(
		session,
		operation,
		request,
		{ number, size: PAGE },
		{ rows: PAGE },
	);
	return { rows, hasMore: rows.length >= PAGE };
}

/** By employee ID, of those who have a supervisor; none where the account may not see them. */
async function numbersOf(
	session: Session,
	people: readonly IDataObject[],
): Promise<Map<string, string>> {
	const employeeId = [...new Set(people.map((row) => row.employeeId))].filter(Boolean);
	if (employeeId.length === 0) return new Map();
	const operation = findOperation('supervisor', 'getMany') as RestOperation;
	const found = await orTroubleAsync(readPage(session, operation, { filters: { employeeId } }, 1));
	return found instanceof Trouble
		? new Map()
		: new Map(found.rows.map((row) => [String(row.employeeID), String(row.employeeNumber ?? '')]));
}

/** By company ID; none where the account may not see them. */
async function companyNames(session: Session): Promise<Map<string, string>> {
	const choices = await orTroubleAsync(configurationChoices(session, 'company'));
	return choices instanceof Trouble
		? new Map()
		: new Map(choices.map(({ name, value }) => [String(value), name.replace(/ \(.*/, '')]));
}
