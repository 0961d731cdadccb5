import type { Endpoint, OperationRequest } from '../endpoint';
import { badRequest, rowsOf, type BadRequest, type Outcome } from '../protocol/answer';
import { parseDateTime } from '../protocol/dates';
import { isObject } from '../protocol/fields';
import type { PagingRule } from '../protocol/paging';
import { same } from '../protocol/query';
import { lastPayStatement, payStatementRows } from '../rows/payStatements';
import { findEmployment, findEmploymentByNumber } from '../tenant';
import type { Variants } from '../variants';
import { DAY, dayOf } from '../workforce/calendar';
import type { Employment } from '../workforce/workforce';

const role = 'EmployeePayStatements:View';
const paging: PagingRule = { in: 'body', sizeName: 'per_Page', type: 'int', maximum: 10_000 };

/**
 * Pay statements: reads by POST with a body (contract: `EmployeePayStatementRangeFilter`). Nothing of
 * it is marked required; without one whole form of identifier nobody could be meant.
 */
export const payStatementEndpoints: Endpoint[] = [
	{
		name: 'listPayStatements',
		method: 'POST',
		path: '/payroll/v1/employees/pay-statements',
		role,
		paging,
		answer: { shape: 'array', record: 'EmployeePayStatementModel' },
		handle: (request) =>
			withEmployment(request, (employment, body) => {
				const rows = payStatementRows(request.tenant.workforce, employment, {
					from: limit(body.startDate, request.variants) ?? -Infinity,
					to: limit(body.endDate, request.variants) ?? Infinity,
				});
				return {
					kind: 'rows',
					rows: rowsOf(rows, (row) => row),
					paging: {
						page: (body.page as number | null) ?? 1,
						size: (body.per_Page as number | null) ?? undefined,
					},
				};
			}),
	},
	{
		name: 'getLastPayStatement',
		method: 'POST',
		path: '/payroll/v1/employees/pay-statement/last',
		role,
		answer: { shape: 'object', record: 'EmployeePayStatementModel' },
		handle: (request) =>
			withEmployment(request, (employment) => {
				const row = lastPayStatement(request.tenant.workforce, employment);
				return row
					? { kind: 'records', records: [row] }
					: { kind: 'notFound', detail: 'The employee has no pay statement.' };
			}),
	},
];

/** The day of a date in the body, with a fraction where the moment counts. */
function limit(value: unknown, { payStatementDates }: Variants): number | undefined {
	if (typeof value !== 'string') return undefined;
	const instant = parseDateTime(value)!;
	return payStatementDates === 'day' ? dayOf(instant) : instant / DAY;
}

function withEmployment(
	{ tenant, body, headers, variants }: OperationRequest,
	found: (employment: Employment, body: Record<string, unknown>) => Outcome,
): Outcome {
	const clientId = String(headers['us-client-id'] ?? '');
	if (
		variants.clientId === 'required' &&
		!tenant.workforce.companies.some(({ code }) => same(code, clientId))
	) {
		return badRequest('US-Client-id', 'The header US-Client-id has to hold a company code.');
	}
	if (!isObject(body)) return badRequest('body', 'The body has to be one object.');
	const faults = faultsOf(body);
	if (faults.length > 0) return { kind: 'badRequest', faults };

	const { eeid, coid, employeeNumber, companyCode } = body.employeeIdentifier as Identifier;
	const employment =
		eeid && coid
			? findEmployment(tenant, eeid, coid)
			: findEmploymentByNumber(tenant, employeeNumber!, companyCode!);
	return employment
		? found(employment, body)
		: { kind: 'notFound', detail: 'The company does not employ this employee.' };
}

interface Identifier {
	eeid?: string | null;
	coid?: string | null;
	employeeNumber?: string | null;
	companyCode?: string | null;
}

function faultsOf(body: Record<string, unknown>): BadRequest[] {
	const faults: BadRequest[] = [];
	const identifier = body.employeeIdentifier;
	if (!isObject(identifier)) {
		faults.push({ field: 'employeeIdentifier', message: 'employeeIdentifier is required.' });
	} else {
		const given = (name: string) => identifier[name] !== undefined && identifier[name] !== null;
		for (const name of ['companyCode', 'employeeNumber', 'eeid', 'coid']) {
			if (given(name) && typeof identifier[name] !== 'string') {
				faults.push({
					field: `employeeIdentifier.${name}`,
					message: `${name} has to be a string.`,
				});
			}
		}
		const whole = (a: string, b: string) => Boolean(identifier[a]) && Boolean(identifier[b]);
		if (!whole('eeid', 'coid') && !whole('companyCode', 'employeeNumber')) {
			const message = 'employeeIdentifier needs eeid and coid, or companyCode and employeeNumber.';
			faults.push({ field: 'employeeIdentifier', message });
		}
	}
	for (const name of ['startDate', 'endDate']) {
		const value = body[name];
		if (value === undefined || value === null) continue;
		if (typeof value !== 'string' || parseDateTime(value) === undefined) {
			const message = `${name} has to be a date-time such as 2026-01-31T00:00:00.`;
			faults.push({ field: name, message });
		}
	}
	for (const name of ['page', 'per_Page']) {
		const value = body[name];
		if (value === undefined || value === null) continue;
		if (!Number.isInteger(value) || (value as number) < 1) {
			faults.push({ field: name, message: `${name} has to be a whole number from 1.` });
		}
	}
	return faults;
}
