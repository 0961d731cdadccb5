import { companyInQuery, employeeInQuery } from './common';
import { LARGE_PAGE, answer, dateFilter, inQuery, pagedBy, permission } from './define';
import { payGroupInQuery } from './filters';
import type { Resource } from './types';

const globalBankAccounts = answer({
	fields: {
		bankId: 'string',
		employeeId: 'string',
		companyId: 'string',
		employeeNumber: 'string',
		payGroup: 'string',
		currencyCode: 'string',
		fundingMethod: 'string',
		fundingMethodDescription: 'string',
		addressLine1: 'string',
		addressLine2: 'string',
		addressLine3: 'string',
		city: 'string',
		state: 'string',
		postalCode: 'string',
		country: 'string',
		bankName: 'string',
		bankBranch: 'string',
		bankCountryCode: 'string',
		beneficiaryName: 'string',
		bankAccountType: 'string',
		bankAccountTypeDescription: 'string',
		bankAccountNumber: 'string',
		iban: 'string',
		swiftCode: 'string',
		bankRequirement1: 'string',
		bankRequirement2: 'string',
		bankRequirement3: 'string',
		dateModified: 'datetime',
		bankRequestCode1: 'string',
		bankRequestLabel1: 'string',
		bankRequestCode2: 'string',
		bankRequestLabel2: 'string',
		bankRequestCode3: 'string',
		bankRequestLabel3: 'string',
		employeeCountry: 'string',
	},
	simplified: [
		'bankId',
		'employeeId',
		'companyId',
		'employeeNumber',
		'payGroup',
		'currencyCode',
		'fundingMethodDescription',
		'bankName',
		'bankCountryCode',
		'beneficiaryName',
	],
	// What the three requirements hold differs between countries: branch codes, tax numbers and so on.
	sensitive: {
		bankBranch: 'lastFour',
		bankAccountNumber: 'lastFour',
		iban: 'lastFour',
		swiftCode: 'lastFour',
		bankRequirement1: 'lastFour',
		bankRequirement2: 'lastFour',
		bankRequirement3: 'lastFour',
	},
	rowKey: 'everyField',
});

export const globalBankAccount: Resource = {
	value: 'globalBankAccount',
	name: 'Global Bank Account',
	description: 'Bank accounts of employees outside the USA and Canada',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List global employee bank accounts',
			description:
				'List the bank accounts of employees outside the USA and Canada; those two are in Direct Deposit',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-global-banks',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Global Employee Direct Deposit', 'View'),
			probe: {},
			parameters: [
				employeeInQuery,
				companyInQuery,
				inQuery('employeeCountry', {
					displayName: 'Employee Country',
					description: 'Three-letter code of the country of the employee',
					placeholder: 'e.g. GBR',
				}),
				payGroupInQuery,
				inQuery(
					'dateModified',
					{
						displayName: 'Date Modified',
						description: 'Day on which the account was last modified',
					},
					dateFilter,
				),
			],
			answer: globalBankAccounts('many'),
		},
	],
};
