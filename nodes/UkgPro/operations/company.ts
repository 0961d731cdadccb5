import { aCompany, companyInQuery } from './common';
import { LARGE_PAGE, answer, inQuery, pagedBy, permission, trueOrFalseText } from './define';
import type { Resource } from './types';

const companyDetails = answer({
	fields: {
		isMasterCompany: 'string',
		masterCompanyId: 'string',
		companyID: 'string',
		companyCode: 'string',
		companyName: 'string',
		addressLine1: 'string',
		addressLine2: 'string',
		addressCity: 'string',
		addressState: 'string',
		addressZipCode: 'string',
		addressCountry: 'string',
		addressCounty: 'string',
		phoneNumber: 'string',
		phoneNumberExtension: 'string',
		federalTaxId: 'string',
		orgLevel1Code: 'string',
		orgLevel2Code: 'string',
		orgLevel3Code: 'string',
		orgLevel4Code: 'string',
	},
	simplified: [
		'companyID',
		'companyCode',
		'companyName',
		'isMasterCompany',
		'masterCompanyId',
		'addressCity',
		'addressState',
		'addressCountry',
		'phoneNumber',
	],
	sensitive: {},
	rowKey: ['companyID'],
});

export const company: Resource = {
	value: 'company',
	name: 'Company',
	description: 'Master and component companies of the tenant',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'List company details',
			description: 'List the companies with their IDs, codes, names and addresses',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/configuration/v1/company-details',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: permission('Company Configuration Integration', 'View'),
			parameters: [
				inQuery('companyCode', {
					displayName: 'Company Code',
					description: 'Company code of UKG Pro, 5 characters; not the company ID',
					placeholder: 'e.g. C0001',
				}),
				companyInQuery,
				inQuery(
					'isMasterCompany',
					{
						displayName: 'Is Master Company',
						description: 'Whether to list master companies (on) or component companies (off) only',
					},
					trueOrFalseText,
				),
				inQuery(
					'masterCompanyId',
					{
						displayName: 'Master Company ID',
						description: 'Company ID (COID) of the master company whose companies to list',
						placeholder: 'e.g. ABCDE',
					},
					aCompany,
				),
			],
			answer: companyDetails('many'),
		},
	],
};
