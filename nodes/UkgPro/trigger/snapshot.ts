import type { IDataObject } from 'n8n-workflow';

/** Values of one snapshot by field, in the form in which they are compared: '' where UKG has none. */
export type Values = (field: string) => string;

/** The fields of a snapshot by the names of UKG's specification, as UKG Pro spells the values. */
export function spelledValues(row: IDataObject): Values {
	let byName: Map<string, unknown> | undefined;
	const valueOf = (field: string): string => {
		if (row[field] !== undefined) return text(row[field]);
		byName ??= new Map(Object.keys(row).map((name) => [name.toLowerCase(), row[name]]));
		return text(byName.get(field.toLowerCase()));
	};
	return (field) => {
		const value = valueOf(field);
		// UKG's own sample has the other name.
		return field === 'workLocation' && value === '' ? valueOf('workLocationCode') : value;
	};
}

/**
 * A snapshot as it is compared. What UKG Pro spells now one way and now another is the same: order
 * and capitals of field names, missing or null or empty, dates as `1/31/1996 12:00:00 AM` or ISO
 * text, an employee number as number or zero-padded text, workLocation as workLocationCode.
 */
export function valuesOf(row: IDataObject): Values {
	const spelled = spelledValues(row);
	return (field) => {
		const value = spelled(field);
		if (field === 'employeeNumber') return value.replace(/^0+(?=.)/, '');
		if (field === 'isActive') return value.toLowerCase();
		return DATES.has(field) ? momentOf(value) : value;
	};
}

function text(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

const DATES: ReadonlySet<string> = new Set([
	'hireDate',
	'dateOfLastHire',
	'terminationDate',
	'emplStatusStartDate',
	'dateInJob',
]);

/** Dates are few, and each is asked for many times. */
const MOST_DATES = 20_000;
const dates = new Map<string, string>();

function momentOf(text: string): string {
	const known = dates.get(text);
	if (known !== undefined) return known;
	if (dates.size >= MOST_DATES) dates.clear();
	const found = moment(text) ?? text;
	dates.set(text, found);
	return found;
}

const AMERICAN =
	/^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: *([AP])M)?)?$/i;
const ISO =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
/** What .NET writes for a date that is not set. */
const NO_DATE = '0001-01-01';

/** `1996-01-31`, with `T13:30:00` where it is not midnight; undefined for what is no date. */
function moment(value: string): string | undefined {
	const american = AMERICAN.exec(value);
	const iso = american ? null : ISO.exec(value);
	if (!american && !iso) return undefined;
	const [year, month, day] = american
		? [american[3], american[1], american[2]]
		: (iso as RegExpExecArray).slice(1, 4);
	const [hours = '0', minutes = '0', seconds = '0'] = american
		? [twentyFour(american[4], american[7]), american[5], american[6]]
		: (iso as RegExpExecArray).slice(4, 7);
	const two = (part: string) => part.padStart(2, '0');
	const date = `${year}-${two(month)}-${two(day)}`;
	if (date === NO_DATE) return '';
	const time = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
	return time === '00:00:00' ? date : `${date}T${time}`;
}

function twentyFour(hours: string | undefined, half: string | undefined): string | undefined {
	if (hours === undefined || half === undefined) return hours;
	return String((Number(hours) % 12) + (half.toUpperCase() === 'P' ? 12 : 0));
}

/** The day of a date field, `1996-01-31`, or undefined where there is none. */
export function dayOf(values: Values, field: string): string | undefined {
	const day = values(field).slice(0, 10);
	return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** UKG's own statuses of those who have not left: active, on leave, other, released, suspended. */
const STAYS = new Set(['A', 'L', 'O', 'R', 'S']);

/**
 * Whether somebody has left. Where a tenant has statuses of its own, not being active and having a
 * termination date means the same as T.
 */
export function isTerminated(values: Values): boolean {
	const status = values('employeeStatus').toUpperCase();
	if (status === 'T' || STAYS.has(status)) return status === 'T';
	return values('isActive') === 'false' && values('terminationDate') !== '';
}
