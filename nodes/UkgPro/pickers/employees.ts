import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';

import { trimmed } from '../engine/blanks';
import { fixedRequest } from '../engine/fixedPlan';
import { orTroubleAsync } from '../engine/orTrouble';
import { findOperation } from '../operations';
import { employmentDetails } from '../operations/lookups';
import type { RestOperation } from '../operations/types';
import type { RestRequest } from '../transport/request';
import { askPage } from '../transport/restPages';
import type { Session } from '../transport/session';
import { refusal, Trouble } from '../transport/trouble';
import { byName, labelled } from './choices';
import { rowsOf } from './configuration';

const PEOPLE = findOperation('person', 'getMany') as RestOperation;
const SUPERVISORS = findOperation('supervisor', 'getMany') as RestOperation;
const COMPANIES = findOperation('company', 'getMany') as RestOperation;

/** Rows a page: their IDs fit into one address. */
const PAGE = 50;
/** Enough for the rows that a page of people has in other lists. */
const ALL_OF_THEM = 1_000;

/**
 * Employees on a page whose number is looked up one by one: those without a supervisor, who are
 * few, or the first of all where the list of supervisors is closed.
 */
const MOST_LOOKUPS = 16;

/** Milliseconds: nobody wants to wait for what only makes a label longer. */
const PATIENCE_FOR_LABELS = 3_000;

const DIGITS = /^\d+$/;
/** Letters and digits, as names are not. */
const EMPLOYEE_ID = /^(?=.*\d)[A-Za-z0-9]{12}$/;

/** Rows of person-details, one for each company that employs a person. */
interface People {
	readonly rows: IDataObject[];
	/** Where the next page begins, if there may be one. */
	readonly next?: string;
	/** Employee numbers by employee ID, where they are known already. */
	readonly numbers?: ReadonlyMap<string, string>;
	/** Nobody has such a last name. */
	readonly isUnnamed?: true;
}

const NOBODY: People = { rows: [] };

/**
 * In place of "No results": most who find nobody have typed a first name. It is no error, because
 * n8n takes the search field away with one; picked, it is an empty value, which is refused.
 */
const HINT = 'Nobody of that last name: type Last, or Last, First';

/**
 * People by the beginning of their last name, by employee number or by employee ID; all of them,
 * page by page, where nothing is looked for. `Reyes, Ana` narrows by the first name too.
 */
export async function employeeChoices(
	session: Session,
	filter = '',
	token = '',
): Promise<INodeListSearchResult> {
	const people = await findPeople(session, trimmed(filter), token);
	if (people.isUnnamed) return { results: [{ name: HINT, value: '' }] };
	const hurried = { ...session, patience: PATIENCE_FOR_LABELS };
	const [numbers, companies] = await Promise.all([
		people.numbers ?? numbersOf(hurried, people.rows),
		companyNames(hurried, people.rows),
	]);
	const byId = new Map<string, { name: string; employers: Set<string> }>();
	for (const { employeeId, companyId, lastName, firstName } of people.rows) {
		if (typeof employeeId !== 'string' || employeeId === '') continue;
		const name = [lastName, firstName].filter(Boolean).join(', ');
		const known = byId.get(employeeId) ?? { name, employers: new Set() };
		const company = String(companyId ?? '');
		known.employers.add(companies.get(company) ?? company);
		byId.set(employeeId, known);
	}
	return {
		results: [...byId]
			.map(([employeeId, { name, employers }]) => ({
				name: labelled(name, numbers.get(employeeId), ...employers, employeeId),
				value: employeeId,
			}))
			.sort(byName),
		...(people.next === undefined ? {} : { paginationToken: people.next }),
	};
}

async function findPeople(session: Session, wanted: string, token: string): Promise<People> {
	if (EMPLOYEE_ID.test(wanted)) {
		const rows = await ofEmployee(session, wanted);
		// An employee ID may be all digits.
		if (rows.length > 0 || !DIGITS.test(wanted)) return { rows };
	}
	return DIGITS.test(wanted)
		? await withNumber(session, wanted)
		: await withName(session, wanted, token);
}

const ofEmployee = async (session: Session, employeeId: unknown) =>
	await readPage(session, PEOPLE, { employeeId });

/**
 * By the beginning of the last name, or `Last, First`. Who types `First Last` finds people too, if
 * nobody's last name begins like that.
 */
async function withName(session: Session, typed: string, token: string): Promise<People> {
	const place = placeOf(token);
	const wanted = place.wanted || typed;
	const people = await namedPage(session, wanted, place);
	if (place.page > 1 || wanted === '' || people.next !== undefined) return people;
	for (const turned of turnedRound(wanted)) {
		const others = await namedPage(session, turned, place);
		if (others.rows.length > 0) return others;
	}
	return { ...NOBODY, isUnnamed: true };
}

/** `Reyes, Ana` of `Ana Reyes`; of more words the last name may be all but the first, or the last. */
function turnedRound(typed: string): string[] {
	const [first, ...others] = typed.split(/\s+/);
	if (others.length === 0 || typed.includes(',')) return [];
	const lastNames = new Set([others.join(' '), others[others.length - 1]]);
	return [...lastNames].map((lastName) => `${lastName}, ${first}`);
}

async function namedPage(session: Session, wanted: string, place: Place): Promise<People> {
	const [lastName, firstName = ''] = wanted.split(',').map((part) => part.trim());
	if (lastName === '' && wanted !== '') {
		throw refusal('A search begins with the last name: type Last, or Last, First');
	}
	const exactly = async () => await readPage(session, PEOPLE, { lastName }, place.page);
	const rows =
		wanted === ''
			? await readPage(session, PEOPLE, {}, place.page)
			: place.isExact
				? await exactly()
				: await readPage(session, PEOPLE, { lastName: `${lastName}*` }, place.page);
	let { isExact } = place;
	if (rows.length === 0 && wanted !== '' && place.page === 1) {
		// Whether UKG Pro takes the asterisk everywhere is not published.
		rows.push(...(await exactly()));
		isExact = true;
	}
	if (rows.length === 0 || rowKey(rows[0]) === place.first) return NOBODY;

	const last = rows[rows.length - 1].employeeId;
	const next = [
		place.page + 1,
		isExact ? 'exact' : '',
		rowKey(rows[0]),
		last,
		encodeURIComponent(wanted),
	].join(SEPARATOR);
	if (rows.length >= PAGE) {
		// Who comes last may go on, with another company, on the next page.
		rows.push(...(await ofEmployee(session, last)));
	}
	const isWanted = ({ employeeId, firstName: name }: IDataObject) =>
		employeeId !== place.last &&
		String(name ?? '')
			.toLowerCase()
			.startsWith(firstName.toLowerCase());
	// A short page is no proof of the end: servers clamp what is asked for.
	return { rows: rows.filter(isWanted), next };
}

/** Where a page of people begins, and what the page before held. */
interface Place {
	readonly page: number;
	/** The last name is looked for as it is. */
	readonly isExact: boolean;
	/** The first row: a server that sends it again has no more pages. */
	readonly first?: string;
	/** The last person, who was given with all companies. */
	readonly last?: string;
	/** What is looked for, in the order in which it found somebody. */
	readonly wanted: string;
}

const SEPARATOR = '|';

function placeOf(token: string): Place {
	const [page, exact, first, last, wanted = ''] = token.split(SEPARATOR);
	return {
		page: Number(page) || 1,
		isExact: exact === 'exact',
		first,
		last,
		wanted: decodeURIComponent(wanted),
	};
}

const rowKey = ({ employeeId, companyId }: IDataObject) =>
	`${String(employeeId)}/${String(companyId)}`;

/** The number as typed, and with the leading zeros that UKG Pro writes. */
async function withNumber(session: Session, wanted: string): Promise<People> {
	for (const employeeNumber of new Set([wanted, wanted.padStart(9, '0')])) {
		const found = await readPage(session, employmentDetails, { employeeNumber });
		// UKG's specification spells the ID in this way here.
		const ids = new Set(found.map(({ employeeID }) => employeeID).filter(Boolean));
		if (ids.size === 0) continue;
		const people = await Promise.all([...ids].map(async (id) => await ofEmployee(session, id)));
		return { rows: people.flat(), numbers: numbersIn(found) };
	}
	return NOBODY;
}

async function readPage(
	session: Session,
	operation: RestOperation,
	filters: Readonly<Record<string, unknown>>,
	number = 1,
	size = PAGE,
): Promise<IDataObject[]> {
	const request = fixedRequest(operation, { filters }) as RestRequest;
	const { rows } = await askPage(session, operation, request, { number, size }, { rows: size });
	return rows;
}

/** Employee numbers by employee ID; none where the account may not see them. */
async function numbersOf(
	session: Session,
	people: readonly IDataObject[],
): Promise<ReadonlyMap<string, string>> {
	const employeeId = [...new Set(people.map((row) => row.employeeId))].filter(Boolean);
	if (employeeId.length === 0) return new Map();
	// One request for all of those who have a supervisor, and one for each of the others.
	const found = await orTroubleAsync(
		readPage(session, SUPERVISORS, { employeeId }, 1, ALL_OF_THEM),
	);
	// Where UKG Pro had too many requests, more of them would only make everybody wait.
	if (found instanceof Trouble && found.report.httpCode === 429) return new Map();
	const numbers = found instanceof Trouble ? new Map<string, string>() : numbersIn(found);
	const others = employeeId.filter((id) => !numbers.has(String(id))).slice(0, MOST_LOOKUPS);
	// The one list may be closed where the other is open; the first that is looked up shows it.
	const ahead = found instanceof Trouble ? 1 : MOST_LOOKUPS;
	const first = await lookUp(session, others.slice(0, ahead));
	const isInVain = first.every((rows) => rows instanceof Trouble);
	const looked = [...first, ...(isInVain ? [] : await lookUp(session, others.slice(ahead)))];
	const rows = looked.flatMap((one) => (one instanceof Trouble ? [] : one));
	return new Map([...numbers, ...numbersIn(rows)]);
}

const lookUp = async (session: Session, ids: ReadonlyArray<IDataObject[string]>) =>
	await Promise.all(
		ids.map(
			async (id) => await orTroubleAsync(readPage(session, employmentDetails, { employeeId: id })),
		),
	);

const numbersIn = (rows: readonly IDataObject[]): ReadonlyMap<string, string> =>
	new Map(rows.map((row) => [String(row.employeeID), String(row.employeeNumber ?? '')]));

/** By company ID; none where the account may not see them. */
async function companyNames(
	session: Session,
	people: readonly IDataObject[],
): Promise<ReadonlyMap<string, string>> {
	if (people.length === 0) return new Map();
	const first = await orTroubleAsync(readPage(session, COMPANIES, {}, 1, ALL_OF_THEM));
	if (first instanceof Trouble) return new Map();
	const names = namesIn(first);
	if (people.every(({ companyId }) => names.has(String(companyId)))) return names;
	const all = await orTroubleAsync(rowsOf(session, COMPANIES));
	return all instanceof Trouble ? names : namesIn(all);
}

const namesIn = (rows: readonly IDataObject[]): ReadonlyMap<string, string> =>
	new Map(
		rows.flatMap(
			({ companyID, companyName }): Array<[string, string]> =>
				typeof companyName === 'string' && companyName.trim() !== ''
					? [[String(companyID), companyName]]
					: [],
		),
	);
