import type {
	Answer,
	Destination,
	Entry,
	Fields,
	Paging,
	Parameter,
	Permission,
	Picker,
} from './types';

/**
 * A record type shared by several operations; the simplified fields and the row key are checked at
 * compile time to be fields of it.
 */
export function answer<F extends Fields>(
	record: Omit<Answer<F>, 'rows'>,
): (rows: Answer['rows']) => Answer {
	return (rows) => ({ ...record, rows });
}

type Details = Pick<Parameter, 'displayName' | 'description'> &
	Partial<
		Pick<
			Parameter,
			| 'name'
			| 'placeholder'
			| 'required'
			| 'prominent'
			| 'identifies'
			| 'personal'
			| 'notBefore'
			| 'when'
		>
	>;

const TEXT: Entry = { kind: 'text' };

/** A part of the path, always required. */
export const inPath = (wire: string, details: Details, entry: Entry = TEXT): Parameter =>
	parameter({ in: 'path', wire }, { ...details, required: true, identifies: true }, entry);

export const inQuery = (wire: string, details: Details, entry: Entry = TEXT): Parameter =>
	parameter({ in: 'query', wire }, details, entry);

export const inBody = (wire: string, details: Details, entry: Entry = TEXT): Parameter =>
	parameter({ in: 'body', wire }, details, entry);

export const inHeader = (wire: string, details: Details, entry: Entry = TEXT): Parameter =>
	parameter({ in: 'header', wire }, details, entry);

/** A part of SOAP's employee identifier. */
export const inIdentifier = (wire: string, details: Details, entry: Entry = TEXT): Parameter =>
	parameter({ in: 'identifier', wire }, { ...details, identifies: true }, entry);

/** An element of SOAP's EmployeeQuery, entered as a row of field, operator and value. */
export const condition = (
	wire: string,
	compares: 'text' | 'day',
	displayName: string,
	description: string,
): Parameter => ({
	name: wire[0].toLowerCase() + wire.slice(1),
	displayName,
	description,
	to: { in: 'employeeQuery', wire },
	entry: { kind: 'condition', compares },
});

/** Decides which other parameters apply. */
export const choice = (
	name: string,
	details: Omit<Details, 'name'>,
	options: Extract<Entry, { kind: 'choice' }>['options'],
	to: Extract<Destination, { in: 'none' | 'identifierType' }> = { in: 'none' },
	preset?: string,
): Parameter => ({
	name,
	...details,
	required: true,
	to,
	entry: { kind: 'choice', options, ...(preset === undefined ? {} : { preset }) },
});

function parameter(
	to: Extract<Destination, { wire: string }>,
	details: Details,
	entry: Entry,
): Parameter {
	return { name: to.wire.split('.').pop() as string, ...details, to, entry };
}

/** One of several things, picked from a list or given by its ID or code. */
export const picked = (
	picker: Picker,
	more: Omit<Extract<Entry, { kind: 'text' }>, 'kind' | 'picker'> = {},
): Entry => ({ kind: 'text', picker, ...more });

type Pattern = NonNullable<Extract<Entry, { kind: 'text' }>['pattern']>;

/** Patterns of UKG's specification. */
export const LETTERS_AND_DIGITS: Pattern = {
	test: /^[a-zA-Z0-9]*$/,
	allows: 'letters and digits',
};
export const LETTERS: Pattern = { test: /^[a-zA-Z]*$/, allows: 'letters' };
export const DIGITS: Pattern = { test: /^[0-9]*$/, allows: 'digits' };
/** An asterisk stands for all. */
export const OR_ASTERISK: Pattern = {
	test: /^[*a-zA-Z0-9]*$/,
	allows: 'letters and digits, or an asterisk',
};

export const alphanumeric: Entry = { kind: 'text', pattern: LETTERS_AND_DIGITS };
export const alphabetic: Entry = { kind: 'text', pattern: LETTERS };
export const numeric: Entry = { kind: 'text', pattern: DIGITS };

export const dateFilter: Entry = { kind: 'dateFilter' };
export const day: Entry = { kind: 'date', as: 'day' };
/** A day where UKG's specification types a date-time. */
export const midnight: Entry = { kind: 'date', as: 'midnight' };
export const utcMoment: Entry = { kind: 'dateTime', zone: 'utc' };
export const hours: Entry = { kind: 'number' };
export const amount: Entry = { kind: 'number' };

/** A flag that UKG's specification types as boolean. */
export const trueOrFalse: Entry = { kind: 'yesNo', yes: true, no: false };
/** A flag that it types as string and describes with true/false. */
export const trueOrFalseText: Entry = { kind: 'yesNo', yes: 'true', no: 'false' };
/** A flag that it types as string without a word on its values: UKG Pro stores Y and N. */
export const letterYN: Entry = { kind: 'yesNo', yes: 'Y', no: 'N' };

/** `page` and `per_Page`, as on most lists. */
export const pagedBy = (maximum: number): Paging => ({
	in: 'query',
	page: 'page',
	size: 'per_Page',
	maximum,
});

/** `page` and lower-case `per_page`, 200 at most: employee changes and PTO plans. */
export const pagedBy200: Paging = { in: 'query', page: 'page', size: 'per_page', maximum: 200 };

/** The most rows a page that UKG documents for its large lists since January 2022. */
export const LARGE_PAGE = 10_000;

export const permission = (webService: string, role: Permission['role']): Permission => ({
	webService,
	role,
});
