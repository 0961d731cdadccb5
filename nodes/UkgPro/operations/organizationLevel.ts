import { amount, answer, inBody, inQuery, permission, picked, trueOrFalse } from './define';
import type { Resource } from './types';

const organizationLevels = answer({
	fields: {
		description: 'string',
		budgetGroup: 'string',
		code: 'string',
		currentYearBudgetFTE: 'double',
		currentYearBudgetSalary: 'double',
		glSegment: 'string',
		lastYearBudgetFTE: 'number',
		lastYearBudgetSalary: 'number',
		level: 'number',
		levelDescription: 'string',
		reportingCategory: 'string',
		isActive: 'boolean',
		/** Not in the specification; live rows carry it. */
		longDescription: 'string',
	},
	simplified: [
		'level',
		'levelDescription',
		'code',
		'description',
		'isActive',
		'budgetGroup',
		'reportingCategory',
		'glSegment',
	],
	sensitive: {},
});

const service = 'Company Configuration Integration';

export const organizationLevel: Resource = {
	value: 'organizationLevel',
	name: 'Organization Level',
	description: 'Codes of the four organization levels, such as division and department',
	operations: [
		{
			value: 'create',
			name: 'Create',
			action: 'Create organization level',
			description:
				'Create a code of one of the four organization levels; its level cannot be changed later',
			call: {
				protocol: 'rest',
				method: 'POST',
				path: '/configuration/v1/org-levels',
				effect: 'write',
				multiStatus: true,
			},
			permission: permission(service, 'Add'),
			parameters: [
				inBody(
					'level',
					{
						displayName: 'Level',
						description: 'Organization level the code belongs to, 1 to 4',
						required: true,
					},
					{ kind: 'number', min: 1, max: 4, integer: true },
				),
				inBody('code', {
					displayName: 'Code',
					description: 'The new code, unique within its level',
					required: true,
					placeholder: 'e.g. EAST',
				}),
				inBody(
					'description',
					{
						name: 'codeDescription',
						displayName: 'Code Description',
						description: 'What the code stands for, 25 characters at most',
						required: true,
						placeholder: 'e.g. East region',
					},
					{ kind: 'text', maxLength: 25 },
				),
				inBody('budgetGroup', {
					displayName: 'Budget Group',
					description: 'Budget group of the entry',
				}),
				inBody(
					'currentYearBudgetFTE',
					{
						displayName: 'Current Year Budget FTE',
						description: 'Full-time equivalents budgeted for the current year',
					},
					amount,
				),
				inBody(
					'currentYearBudgetSalary',
					{
						displayName: 'Current Year Budget Salary',
						description: 'Salary budgeted for the current year',
					},
					amount,
				),
				inBody(
					'glSegment',
					{
						displayName: 'GL Segment',
						description: 'General ledger segment, 15 characters at most',
					},
					{ kind: 'text', maxLength: 15 },
				),
				inBody(
					'isActive',
					{ displayName: 'Is Active', description: 'Whether the entry can be used' },
					trueOrFalse,
				),
				inBody(
					'lastYearBudgetFTE',
					{
						displayName: 'Last Year Budget FTE',
						description: 'Full-time equivalents budgeted for the last year',
					},
					amount,
				),
				inBody(
					'lastYearBudgetSalary',
					{
						displayName: 'Last Year Budget Salary',
						description: 'Salary budgeted for the last year',
					},
					amount,
				),
				inBody('levelDescription', {
					displayName: 'Level Name',
					description: 'Name of the level itself, such as Division; it cannot be changed later',
				}),
				inBody('reportingCategory', {
					displayName: 'Reporting Category',
					description: 'Reporting category of the entry',
				}),
			],
			answer: organizationLevels('one'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List organization levels',
			description: 'List the codes of all organization levels, such as divisions and departments',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/configuration/v1/org-levels',
				effect: 'read',
			},
			permission: permission(service, 'View'),
			parameters: [
				inQuery('budgetGroup', {
					displayName: 'Budget Group',
					description: 'Budget group of the entries',
				}),
				inQuery(
					'code',
					{
						displayName: 'Code',
						description: 'Code of the entry',
						placeholder: 'e.g. EAST',
					},
					picked('organizationLevel'),
				),
				inQuery(
					'isActive',
					{
						displayName: 'Is Active',
						description: 'Whether to list active (on) or inactive (off) entries only',
					},
					trueOrFalse,
				),
				inQuery('levelDescription', {
					displayName: 'Level Name',
					description: 'Name of the level, such as Division',
				}),
				inQuery('reportingCategory', {
					displayName: 'Reporting Category',
					description: 'Reporting category of the entries',
				}),
			],
			answer: organizationLevels('many'),
		},
	],
};
