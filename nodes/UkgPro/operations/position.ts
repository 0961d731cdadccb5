import { companyInQuery, employeeInQuery } from './common';
import { LARGE_PAGE, answer, inQuery, pagedBy, permission, picked } from './define';
import { aboutJobCode, lettersYN } from './filters';
import type { Resource } from './types';

const positions = answer({
	fields: {
		employeeId: 'string',
		companyId: 'string',
		jobCode: 'string',
		positionCode: 'string',
		isPrimary: 'boolean',
		annualSalary: 'number',
		hourlyPayRate: 'number',
		fullTimeOrPartTimeCode: 'string',
		fullTimeOrPartTime: 'string',
		clockCode: 'string',
		dateTimeCreated: 'datetime',
		employeeTypeCode: 'string',
		employeeTypeDescription: 'string',
		effectiveStartDate: 'datetime',
		effectiveStopDate: 'datetime',
		isEligibleForBenefits: 'boolean',
		locationCode: 'string',
		notes: 'string',
		organizationLevel1Code: 'string',
		organizationLevel2Code: 'string',
		organizationLevel3Code: 'string',
		organizationLevel4Code: 'string',
		otherRate1: 'number',
		otherRate2: 'number',
		otherRate3: 'number',
		otherRate4: 'number',
		overrideIncumbentData: 'string',
		payGroupCode: 'string',
		periodPayRate: 'number',
		piecePayRate: 'number',
		projectCode: 'string',
		salaryOrHourlyCode: 'string',
		salaryOrHourly: 'string',
		scheduledAnnualHours: 'number',
		scheduledFullTimeEmployee: 'number',
		scheduledWorkHours: 'number',
		shiftCode: 'string',
		shiftGroupCode: 'string',
		shiftGroupDescription: 'string',
		systemId: 'string',
		weeklyPayRate: 'number',
	},
	simplified: [
		'systemId',
		'employeeId',
		'companyId',
		'positionCode',
		'jobCode',
		'isPrimary',
		'effectiveStartDate',
		'effectiveStopDate',
		'locationCode',
		'organizationLevel1Code',
	],
	// Free text about a person.
	sensitive: { notes: 'hidden' },
	rowKey: 'everyField',
});

export const position: Resource = {
	value: 'position',
	name: 'Position',
	description: 'Positions that employees hold, one or several at a time',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List employee positions',
			description:
				'List the positions that employees hold, with job, location, organization and pay rates',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/empl-multiple-positions',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Personnel Integration', 'View'),
			parameters: [
				employeeInQuery,
				companyInQuery,
				inQuery('jobCode', aboutJobCode, picked('job')),
				inQuery('positionCode', {
					displayName: 'Position Code',
					description: 'Code of the position',
				}),
				...lettersYN([
					['isPrimary', 'Is Primary', 'to list primary (on) or other (off) positions only'],
				]),
			],
			answer: positions('many'),
		},
	],
};
