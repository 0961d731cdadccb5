import type { Endpoint, OperationRequest } from '../endpoint';
import { badRequest, rowsOf, type Outcome } from '../protocol/answer';
import { checkFields, isObject, pickFields, type FieldRule } from '../protocol/fields';
import { writeEach, type EntryOutcome } from '../protocol/multiStatus';
import type { PagingRule } from '../protocol/paging';
import { same } from '../protocol/query';
import type { PtoRecord } from '../ptoStore';
import { fill } from '../records';
import { countWrite, findEmployment } from '../tenant';

const paging: PagingRule = { in: 'query', sizeName: 'per_page', type: 'number', maximum: 200 };
const ofEmployee = '/personnel/v1/companies/{companyId}/employees/{employeeId}/pto-plans';

const rules: Record<string, FieldRule> = {
	employeeId: { type: 'string', required: true },
	companyId: { type: 'string', required: true },
	ptoPlan: { type: 'string', required: true },
	earned: { type: 'number' },
	taken: { type: 'number' },
	pendingBalance: { type: 'number' },
	earnedThroughDate: { type: 'day' },
	reset: { type: 'day' },
	pendingMoveDate: { type: 'day' },
};

const noEmployee = 'The company does not employ this employee.';

/** PTO plans: read by tenant, employee or plan, created as an array, changed one at a time. */
export const ptoPlanEndpoints: Endpoint[] = [
	{
		name: 'listPtoPlans',
		method: 'GET',
		path: '/personnel/v1/pto-plans',
		role: 'PTOPlanIntegration:View',
		paging,
		answer: { shape: 'array', record: 'pto-plans' },
		handle: ({ tenant }) => ({
			kind: 'rows',
			rows: { count: tenant.pto.count(), slice: tenant.pto.slice },
		}),
	},
	{
		name: 'createPtoPlans',
		method: 'POST',
		path: '/personnel/v1/pto-plans',
		role: 'PTOPlanIntegration:Add',
		answer: { shape: 'object', record: 'MultiStatusResponse' },
		handle: (request) => writeEach(request, (entry) => create(request, entry)),
	},
	{
		name: 'listEmployeePtoPlans',
		method: 'GET',
		path: ofEmployee,
		role: 'PTOPlanIntegration:View',
		paging,
		answer: { shape: 'array', record: 'pto-plans' },
		handle({ tenant, path }) {
			const employment = findEmployment(tenant, path.employeeId, path.companyId);
			if (!employment) return { kind: 'notFound', detail: noEmployee };
			return { kind: 'rows', rows: rowsOf(tenant.pto.ofEmployment(employment), (row) => row) };
		},
	},
	{
		name: 'getPtoPlan',
		method: 'GET',
		path: `${ofEmployee}/{ptoPlan}`,
		role: 'PTOPlanIntegration:View',
		// An array in the contract although one plan is meant.
		answer: { shape: 'array', record: 'pto-plans' },
		handle(request) {
			const record = find(request);
			return record ? { kind: 'records', records: [record] } : notFound;
		},
	},
	{
		name: 'updatePtoPlan',
		method: 'PATCH',
		path: `${ofEmployee}/{ptoPlan}`,
		role: 'PTOPlanIntegration:Edit',
		answer: { shape: 'object', record: 'pto-plans' },
		handle: update,
	},
];

const notFound: Outcome = { kind: 'notFound', detail: 'The employee has no such PTO plan.' };

function find({ tenant, path }: OperationRequest): PtoRecord | undefined {
	const employment = findEmployment(tenant, path.employeeId, path.companyId);
	return employment && tenant.pto.find(employment, path.ptoPlan);
}

function writeKey({ companyId, employeeId, ptoPlan }: Record<string, unknown>): string {
	return `pto-plans/${String(companyId)}/${String(employeeId)}/${String(ptoPlan)}`;
}

function create({ tenant }: OperationRequest, entry: unknown): EntryOutcome {
	if (!isObject(entry)) {
		return { status: 400, faults: [{ field: 'body', message: 'An entry has to be an object.' }] };
	}
	const refuse = (status: 400 | 404 | 409, field: string, message: string): EntryOutcome => {
		countWrite(tenant, writeKey(entry), false);
		return { status, faults: [{ field, message }] };
	};
	const faults = checkFields(entry, rules);
	if (faults.length > 0) {
		countWrite(tenant, writeKey(entry), false);
		return { status: 400, faults };
	}
	const wanted = entry as PtoRecord;
	if (!tenant.workforce.companies.some(({ id }) => same(id, wanted.companyId))) {
		return refuse(404, 'companyId', 'No company has this id.');
	}
	const employment = findEmployment(tenant, wanted.employeeId, wanted.companyId);
	if (!employment) return refuse(404, 'employeeId', noEmployee);
	if (tenant.pto.find(employment, wanted.ptoPlan)) {
		return refuse(409, 'ptoPlan', 'The employee has this PTO plan already.');
	}
	const record = fill('pto-plans', {
		...pickFields(entry, rules),
		// In the tenant's own spelling, so that what is read back belongs to the employee.
		employeeId: employment.person.employeeId,
		companyId: employment.company.id,
	}) as PtoRecord;
	tenant.pto.add(record);
	countWrite(tenant, writeKey(record), true);
	const { employeeId, companyId } = record;
	return { status: 201, record: { ...record }, employeeId, companyId };
}

function update(request: OperationRequest): Outcome {
	const { tenant, body, path } = request;
	if (!isObject(body)) return badRequest('body', 'The body has to be one object.');
	const faults = checkFields(body, rules);
	for (const field of ['employeeId', 'companyId', 'ptoPlan']) {
		if (typeof body[field] === 'string' && body[field] !== '' && !same(body[field], path[field])) {
			faults.push({ field, message: `${field} has to be the one of the path.` });
		}
	}
	const record = find(request);
	const key = writeKey(record ?? path);
	if (faults.length > 0 || !record) {
		countWrite(tenant, key, false);
		return faults.length > 0 ? { kind: 'badRequest', faults } : notFound;
	}
	const { employeeId, companyId, ptoPlan } = record;
	const changed = { ...record, ...pickFields(body, rules), employeeId, companyId, ptoPlan };
	tenant.pto.replace(changed);
	countWrite(tenant, key, true);
	return { kind: 'record', record: { ...changed } };
}
