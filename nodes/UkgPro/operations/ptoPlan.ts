import {
	aCompany,
	aboutCompanyId,
	aboutEmployeeId,
	anEmployee,
	companyInPath,
	employeeInPath,
} from './common';
import { answer, day, hours, inBody, inPath, pagedBy200, permission, picked } from './define';
import type { Parameter, Resource } from './types';

const ptoPlans = answer({
	fields: {
		employeeId: 'string',
		companyId: 'string',
		ptoPlan: 'string',
		earned: 'double',
		taken: 'double',
		pendingBalance: 'double',
		earnedThroughDate: 'date',
		reset: 'date',
		pendingMoveDate: 'date',
	},
	simplified: [
		'employeeId',
		'companyId',
		'ptoPlan',
		'earned',
		'taken',
		'pendingBalance',
		'earnedThroughDate',
		'reset',
		'pendingMoveDate',
	],
	sensitive: {},
	rowKey: ['employeeId', 'companyId', 'ptoPlan'],
});

const service = 'PTO Plan Integration';
const ofEmployee = '/personnel/v1/companies/{companyId}/employees/{employeeId}/pto-plans';

const aboutPlan = {
	displayName: 'PTO Plan',
	description: 'Code of the PTO plan',
	placeholder: 'e.g. VAC',
};
const aPlan = picked('ptoPlan');
const planInPath = inPath('ptoPlan', aboutPlan, aPlan);

const balances: readonly Parameter[] = [
	inBody('earned', { displayName: 'Earned Hours', description: 'Hours earned' }, hours),
	inBody(
		'earnedThroughDate',
		{ displayName: 'Earned Through Date', description: 'Day up to which hours were earned' },
		day,
	),
	inBody(
		'pendingBalance',
		{
			displayName: 'Pending Balance Hours',
			description: 'Hours that wait for their move into the balance',
		},
		hours,
	),
	inBody(
		'pendingMoveDate',
		{
			displayName: 'Pending Move Date',
			description: 'Day on which the pending hours move into the balance',
		},
		day,
	),
	inBody(
		'reset',
		{ displayName: 'Reset Date', description: 'Day on which the plan starts anew' },
		day,
	),
	inBody('taken', { displayName: 'Taken Hours', description: 'Hours taken' }, hours),
];

export const ptoPlan: Resource = {
	value: 'ptoPlan',
	name: 'PTO Plan',
	description: 'Paid time off: plans of employees with hours earned, taken and pending',
	operations: [
		{
			value: 'create',
			name: 'Create',
			action: 'Create PTO plan',
			description: 'Give an employee a PTO plan; no workflow or approval is started in UKG Pro',
			call: {
				protocol: 'rest',
				method: 'POST',
				path: '/personnel/v1/pto-plans',
				effect: 'write',
				multiStatus: true,
			},
			permission: permission(service, 'Add'),
			parameters: [
				inBody('employeeId', { ...aboutEmployeeId, required: true, identifies: true }, anEmployee),
				inBody('companyId', { ...aboutCompanyId, required: true, identifies: true }, aCompany),
				inBody('ptoPlan', { ...aboutPlan, required: true }, aPlan),
				...balances,
			],
			answer: ptoPlans('one'),
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get PTO plan',
			description: 'Get one PTO plan of an employee with its hours',
			call: { protocol: 'rest', method: 'GET', path: `${ofEmployee}/{ptoPlan}`, effect: 'read' },
			permission: permission(service, 'View'),
			parameters: [employeeInPath, companyInPath, planInPath],
			answer: ptoPlans('one'),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List PTO plans',
			description: 'List the PTO plans of all employees with their hours',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/pto-plans',
				effect: 'read',
				paging: pagedBy200,
			},
			permission: permission(service, 'View'),
			probe: {},
			parameters: [],
			answer: ptoPlans('many'),
		},
		{
			value: 'getManyByEmployee',
			name: 'Get Many by Employee',
			action: 'List employee PTO plans',
			description: 'List the PTO plans of one employee with their hours',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: ofEmployee,
				effect: 'read',
				paging: pagedBy200,
			},
			permission: permission(service, 'View'),
			parameters: [employeeInPath, companyInPath],
			answer: ptoPlans('many'),
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update PTO plan',
			description:
				'Change hours and dates of a PTO plan; no workflow or approval is started in UKG Pro',
			call: {
				protocol: 'rest',
				method: 'PATCH',
				path: `${ofEmployee}/{ptoPlan}`,
				effect: 'write',
				// UKG's specification requires the three identifiers in the body too.
				pathInBody: true,
			},
			permission: permission(service, 'Edit'),
			parameters: [employeeInPath, companyInPath, planInPath, ...balances],
			answer: ptoPlans('one'),
		},
	],
};
