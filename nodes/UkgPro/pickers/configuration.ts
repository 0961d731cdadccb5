import type { IDataObject } from 'n8n-workflow';

import { fixedRequest } from '../engine/fixedPlan';
import { findOperation } from '../operations';
import type { Operation, Picker } from '../operations/types';
import { readRows } from '../transport/lists';
import type { Session } from '../transport/session';
import type { Choice } from './choices';
import { labelled } from './choices';

/** Lists of a tenant's configuration: read as a whole, since UKG Pro does not search them. */
type Configuration = Extract<Picker, 'company' | 'job' | 'location' | 'organizationLevel'>;

const CHOICE: Readonly<Record<Configuration, (row: IDataObject) => Choice>> = {
	company: ({ companyID, companyName, companyCode }) =>
		choice(companyID, companyName, companyCode, companyID),
	job: ({ code, jobCode, title }) => choice(jobCode ?? code, title, jobCode ?? code),
	location: ({ locationCode, description, city }) =>
		choice(locationCode, description, locationCode, city),
	organizationLevel: ({ code, description, level, levelDescription }) =>
		choice(code, description, code, levelDescription ?? `level ${String(level)}`),
};

const choice = (value: unknown, name: unknown, ...details: unknown[]): Choice => ({
	name: labelled(name, ...details),
	value: typeof value === 'string' ? value : '',
});

export async function configurationChoices(
	session: Session,
	picker: Configuration,
): Promise<Choice[]> {
	return (await rowsOf(session, findOperation(picker, 'getMany') as Operation)).map(CHOICE[picker]);
}

/** Far more than a configuration has. */
const MOST_ROWS = 20_000;

/** All rows of an operation that lists, up to a bound. */
export async function rowsOf(
	session: Session,
	operation: Operation,
	given: Readonly<Record<string, unknown>> = {},
	limit = MOST_ROWS,
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	await readRows(session, operation, fixedRequest(operation, given), { limit }, (row) =>
		rows.push(row),
	);
	return rows;
}
