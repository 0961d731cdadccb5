import type { Endpoint, OperationRequest } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { checkFields, isObject, pickFields, type FieldRule } from '../protocol/fields';
import { writeEach, type EntryOutcome } from '../protocol/multiStatus';
import { same } from '../protocol/query';
import { fill } from '../records';
import { orgLevelRow } from '../rows/configuration';
import { countWrite } from '../tenant';
import { levelDescriptions, type OrgLevel } from '../workforce/configuration';

const rules: Record<string, FieldRule> = {
	description: { type: 'string', required: true, maxLength: 25 },
	budgetGroup: { type: 'string' },
	code: { type: 'string', required: true },
	currentYearBudgetFTE: { type: 'number' },
	currentYearBudgetSalary: { type: 'number' },
	glSegment: { type: 'string', minLength: 1, maxLength: 15 },
	lastYearBudgetFTE: { type: 'number' },
	lastYearBudgetSalary: { type: 'number' },
	level: { type: 'number', required: true, allowed: [1, 2, 3, 4] },
	levelDescription: { type: 'string' },
	reportingCategory: { type: 'string' },
	isActive: { type: 'boolean' },
};

/** `/configuration/v1/org-levels`: read at once, written as an array. */
export const orgLevelEndpoints: Endpoint[] = [
	{
		name: 'listOrgLevels',
		method: 'GET',
		path: '/configuration/v1/org-levels',
		role: 'CompanyConfigurationIntegration:View',
		query: [
			{ name: 'levelDescription', type: 'string' },
			{ name: 'code', type: 'string' },
			{ name: 'budgetGroup', type: 'string' },
			{ name: 'reportingCategory', type: 'string' },
			{ name: 'isActive', type: 'boolean' },
		],
		answer: { shape: 'array', record: 'org-levels' },
		handle({ tenant, query }) {
			const rows = tenant.workforce.orgLevels.filter((row) =>
				Object.entries(query).every(([field, wanted]) =>
					same(row[field as keyof OrgLevel], wanted),
				),
			);
			return { kind: 'rows', rows: rowsOf(rows, orgLevelRow) };
		},
	},
	{
		name: 'createOrgLevels',
		method: 'POST',
		path: '/configuration/v1/org-levels',
		role: 'CompanyConfigurationIntegration:Add',
		answer: { shape: 'object', record: 'MultiStatusResponse' },
		handle: (request) => writeEach(request, (entry) => create(request, entry)),
	},
];

function create({ tenant }: OperationRequest, entry: unknown): EntryOutcome {
	if (!isObject(entry)) {
		return { status: 400, faults: [{ field: 'body', message: 'An entry has to be an object.' }] };
	}
	const key = `org-levels/${String(entry.level)}/${String(entry.code)}`;
	const faults = checkFields(entry, rules);
	const { orgLevels } = tenant.workforce;
	if (faults.length > 0) {
		countWrite(tenant, key, false);
		return { status: 400, faults };
	}
	const taken = orgLevels.some(
		({ level, code }) => level === entry.level && same(code, entry.code as string),
	);
	countWrite(tenant, key, !taken);
	if (taken) {
		const message = `Org level ${entry.level} has a code ${entry.code} already.`;
		return { status: 409, faults: [{ field: 'code', message }] };
	}
	const level = entry.level as number;
	const created = {
		...fill('org-levels', {
			isActive: true,
			levelDescription: levelDescriptions[level - 1],
			...pickFields(entry, rules),
		}),
		longDescription: entry.description,
	} as unknown as OrgLevel;
	orgLevels.push(created);
	return { status: 201, record: orgLevelRow(created) };
}
