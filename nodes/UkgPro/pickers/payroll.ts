import type { IDataObject } from 'n8n-workflow';

import { findOperation } from '../operations';
import type { Operation } from '../operations/types';
import { clock } from '../transport/clock';
import type { Session } from '../transport/session';
import type { Choice } from './choices';
import { rowsOf } from './configuration';

const DAY = 86_400_000;

/**
 * UKG Pro has no list of pay groups, but each has pay periods: those around today name all that are
 * in use. Period controls are the pay date with one digit behind it, by convention; where a tenant
 * has others, the newest page of all periods has to do.
 */
export async function payGroupChoices(session: Session): Promise<Choice[]> {
	const operation = findOperation('payPeriod', 'getMany') as Operation;
	const filters = {
		startPerControl: periodControl(clock.now() - 60 * DAY, '0'),
		endPerControl: periodControl(clock.now() + 60 * DAY, '9'),
	};
	const around = await rowsOf(session, operation, { filters });
	const rows = around.length > 0 ? around : await rowsOf(session, operation, {}, ONE_PAGE);
	return codes(rows, 'payGroup');
}

const periodControl = (moment: number, sequence: string) =>
	new Date(moment).toISOString().slice(0, 10).replace(/-/g, '') + sequence;

/** Rows of PTO plans are one for each employee: a few pages name the plans that many have. */
const ONE_PAGE = 10_000;
const SOME_PLANS = 2_000;

/** Of the employee, where the node names one; else those that the first employees have. */
export async function ptoPlanChoices(
	session: Session,
	employee: { readonly employeeId?: string; readonly companyId?: string },
): Promise<Choice[]> {
	const isNamed = employee.employeeId && employee.companyId;
	const operation = findOperation(
		'ptoPlan',
		isNamed ? 'getManyByEmployee' : 'getMany',
	) as Operation;
	const rows = await rowsOf(session, operation, isNamed ? { ...employee } : {}, SOME_PLANS);
	return codes(rows, 'ptoPlan');
}

const codes = (rows: readonly IDataObject[], field: string): Choice[] =>
	[...new Set(rows.map((row) => row[field]))]
		.filter((code): code is string => typeof code === 'string')
		.map((code) => ({ name: code, value: code }));
