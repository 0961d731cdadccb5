import { companyInQuery, countryInQuery, employeeInQuery } from './common';
import { LARGE_PAGE, answer, dateFilter, inQuery, pagedBy, permission } from './define';
import { lettersYN } from './filters';
import type { Resource } from './types';

const directDeposits = answer({
	fields: {
		description: 'string',
		account: 'string',
		accountType: 'string',
		amountOrPercent: 'double',
		companyId: 'string',
		directDepositOrPrenote: 'string',
		depositRule: 'string',
		employeeBankId: 'string',
		employeeBankName: 'string',
		employeeBankRoutingNumber: 'string',
		employeeId: 'string',
		firstPrenotePayDate: 'datetime',
		sequenceNumber: 'string',
		employeeInstitutionNumber: 'string',
		countryCode: 'string',
		foreignAccountNumber: 'string',
		foreignAccountNumberType: 'string',
		accountRecordId: 'uuid',
		dateTimeChanged: 'datetime',
		accountIsInactive: 'boolean',
	},
	simplified: [
		'employeeId',
		'companyId',
		'accountRecordId',
		'sequenceNumber',
		'description',
		'accountType',
		'employeeBankName',
		'depositRule',
		'amountOrPercent',
		'accountIsInactive',
	],
	sensitive: {
		account: 'lastFour',
		employeeBankRoutingNumber: 'lastFour',
		employeeInstitutionNumber: 'lastFour',
		foreignAccountNumber: 'lastFour',
	},
	rowKey: 'everyField',
});

export const directDeposit: Resource = {
	value: 'directDeposit',
	name: 'Direct Deposit',
	description: 'Bank accounts into which employees in the USA and Canada are paid',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List direct deposits',
			description:
				'List the bank accounts into which employees in the USA and Canada are paid; other countries are in Global Bank Account',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/payroll/v1/direct-deposit',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Employee Direct Deposit', 'View'),
			probe: {},
			parameters: [
				employeeInQuery,
				companyInQuery,
				inQuery('employeeBankRoutingNumber', {
					displayName: 'Employee Bank Routing Number',
					description: 'Routing number of the bank, 9 digits in the USA',
				}),
				countryInQuery,
				...lettersYN([
					[
						'accountIsInactive',
						'Account Is Inactive',
						'to list inactive (on) or active (off) accounts only',
					],
				]),
				inQuery(
					'dateTimeChanged',
					{ displayName: 'Date Changed', description: 'Day on which the account was last changed' },
					dateFilter,
				),
			],
			answer: directDeposits('many'),
		},
	],
};
