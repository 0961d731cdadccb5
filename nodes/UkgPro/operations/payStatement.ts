import { aCompany, aboutCompanyId, aboutEmployeeId, anEmployee } from './common';
import { LARGE_PAGE, answer, choice, inBody, inHeader, midnight, permission } from './define';
import { aboutEmployeeNumber } from './filters';
import type { Parameter, Resource } from './types';

const payStatements = answer({
	fields: {
		accruals: [
			{
				amountcurrent: 'double',
				amounttype: 'string',
				balance: 'double',
				plancode: 'string',
				plandescription: 'string',
			},
		],
		addressline1: 'string',
		addressline2: 'string',
		city: 'string',
		companyaddresscity: 'string',
		companyaddresscountry: 'string',
		companyaddresscounty: 'string',
		companyaddressline1: 'string',
		companyaddressline2: 'string',
		companyaddresspostalcode: 'string',
		companyaddressstateorprovince: 'string',
		companyname: 'string',
		companyphone: 'string',
		companyphoneext: 'string',
		country: 'string',
		deductions: [
			{
				basisamount: 'double',
				deductioncode: 'string',
				deductiondescription: 'string',
				employeeamount: 'double',
				employeeamountytd: 'double',
				employeramount: 'double',
				employeramountytd: 'double',
				pretax: 'boolean',
			},
		],
		deductionscurrent: 'double',
		deductionsytd: 'double',
		document: 'string',
		earnings: [
			{
				amount: 'double',
				amountytd: 'double',
				hours: 'double',
				hoursytd: 'double',
				paycode: 'string',
				paydescription: 'string',
				payrate: 'double',
				periodend: 'datetime',
				periodstart: 'datetime',
				piececount: 'double',
				piecepayrate: 'double',
			},
		],
		employeeidentifier: {
			identificationtype: 'string',
			companyidentifier: 'string',
			employeeidentifier: 'string',
		},
		employeenumber: 'string',
		federaladditionalamountWithheld: 'double',
		federalallowancesclaimed: 'int',
		federalfilingstatus: 'string',
		federaltaxablewagescurrent: 'double',
		federaltaxablewagesytd: 'double',
		fullname: 'string',
		grosswagescurrent: 'double',
		grosswagesytd: 'double',
		job: 'string',
		location: 'string',
		netpay: [{ accountnumber: 'string', accounttype: 'string', amount: 'double' }],
		netpaycurrent: 'double',
		netpayytd: 'double',
		orglevel1: 'string',
		orglevel2: 'string',
		orglevel3: 'string',
		orglevel4: 'string',
		paydate: 'datetime',
		payperiodfrequency: 'string',
		paygroup: 'string',
		payidentifier: 'string',
		payrate: 'double',
		periodenddate: 'datetime',
		periodstartdate: 'datetime',
		postalcode: 'string',
		residentstateallowancesclaimed: 'int',
		residentstatefilingstatus: 'string',
		ssn: 'string',
		stateorprovince: 'string',
		taxes: [
			{
				amount: 'double',
				amountytd: 'double',
				basisamount: 'double',
				taxdescription: 'string',
				taxcode: 'string',
			},
		],
		taxescurrent: 'double',
		taxesytd: 'double',
		workstateallowancesclaimed: 'int',
		workstatefilingstatus: 'string',
	},
	simplified: [
		'employeenumber',
		'fullname',
		'companyname',
		'paydate',
		'periodstartdate',
		'periodenddate',
		'grosswagescurrent',
		'taxescurrent',
		'deductionscurrent',
		'netpaycurrent',
	],
	// UKG does not say whether `document` is a number or the text of the statement, SSN included.
	sensitive: {
		ssn: 'lastFour', // It may be the SSN: `identificationtype` tells.
		'employeeidentifier.employeeidentifier': 'lastFour',
		'netpay.accountnumber': 'lastFour',
		document: 'hidden',
	},
	rowKey: ['payidentifier'],
});

const view = permission('Employee Pay Statements', 'View');

const byIds = { parameter: 'identifyBy', is: 'ids' };
const byNumber = { parameter: 'identifyBy', is: 'employeeNumber' };

const employee: readonly Parameter[] = [
	choice(
		'identifyBy',
		{
			displayName: 'Identify Employee By',
			description: 'Which of its two identifiers the employee is named by',
		},
		[
			{
				value: 'ids',
				name: 'Employee ID and Company ID',
				description: "UKG Pro's internal EEID and COID",
			},
			{
				value: 'employeeNumber',
				name: 'Employee Number and Company Code',
				description: 'The number and the code that people see in UKG Pro',
			},
		],
	),
	inBody(
		'employeeIdentifier.eeid',
		{
			...aboutEmployeeId,
			name: 'employeeId',
			required: true,
			identifies: true,
			when: byIds,
		},
		anEmployee,
	),
	inBody(
		'employeeIdentifier.coid',
		{
			...aboutCompanyId,
			name: 'companyId',
			required: true,
			identifies: true,
			when: byIds,
		},
		aCompany,
	),
	inBody('employeeIdentifier.employeeNumber', {
		...aboutEmployeeNumber,
		required: true,
		identifies: true,
		when: byNumber,
	}),
	inBody('employeeIdentifier.companyCode', {
		displayName: 'Company Code',
		description: 'Company code of UKG Pro; not the company ID',
		placeholder: 'e.g. C0001',
		required: true,
		identifies: true,
		when: byNumber,
	}),
];

/** UKG's text asks for it on these two calls only, and says no more; older text calls it the primary company code. */
const clientId = inHeader(
	'US-Client-id',
	{
		name: 'clientId',
		displayName: 'Client ID',
		description:
			'Code of the primary company, sent as a header of its own; only where the tenant asks for it',
	},
	{
		kind: 'text',
		pattern: { test: /^[\x21-\x7e]+$/, allows: 'letters, digits and signs without blanks' },
	},
);

export const payStatement: Resource = {
	value: 'payStatement',
	name: 'Pay Statement',
	description: 'Pay statements of an employee with earnings, taxes and deductions',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get employee pay statements',
			description: 'List the pay statements of one employee in a span of days',
			call: {
				protocol: 'rest',
				method: 'POST',
				path: '/payroll/v1/employees/pay-statements',
				effect: 'read',
				paging: { in: 'body', page: 'page', size: 'per_Page', maximum: LARGE_PAGE },
			},
			permission: view,
			parameters: [
				...employee,
				inBody(
					'startDate',
					{
						displayName: 'Start Date',
						description: "First day, in the workflow's time zone",
						required: true,
					},
					midnight,
				),
				inBody(
					'endDate',
					{
						displayName: 'End Date',
						notBefore: 'startDate',
						description: "Last day, in the workflow's time zone",
						required: true,
					},
					midnight,
				),
				clientId,
			],
			answer: payStatements('many'),
		},
		{
			value: 'getLast',
			name: 'Get Last',
			action: 'Get employee last pay statement',
			description: 'Get the newest pay statement of one employee',
			call: {
				protocol: 'rest',
				method: 'POST',
				path: '/payroll/v1/employees/pay-statement/last',
				effect: 'read',
			},
			permission: view,
			// One statement at most, of nobody.
			probe: { identifyBy: 'ids', employeeId: 'CHECKACCESS1', companyId: 'CHECK' },
			parameters: [...employee, clientId],
			answer: payStatements('one'),
		},
	],
};
