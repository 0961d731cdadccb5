import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { same, strings } from '../protocol/query';
import { companyRow } from '../rows/configuration';

/** `/configuration/v1/company-details`. Default and maximum page size are documented: 10,000. */
export const companyDetailsEndpoints: Endpoint[] = [
	{
		name: 'listCompanyDetails',
		method: 'GET',
		path: '/configuration/v1/company-details',
		role: 'CompanyConfigurationIntegration:View',
		query: strings('companyId', 'masterCompanyId', 'companyCode', 'isMasterCompany'),
		paging: {
			in: 'query',
			sizeName: 'per_Page',
			type: 'int',
			maximum: 10_000,
			documentedDefault: 10_000,
		},
		answer: { shape: 'array', record: 'CompanyDetails' },
		handle({ tenant, query }) {
			const companies = tenant.workforce.companies.filter(
				({ id, masterId, code, isMaster }) =>
					(query.companyId === undefined || same(id, query.companyId)) &&
					(query.masterCompanyId === undefined || same(masterId, query.masterCompanyId)) &&
					(query.companyCode === undefined || same(code, query.companyCode)) &&
					(query.isMasterCompany === undefined || same(isMaster, query.isMasterCompany)),
			);
			return { kind: 'rows', rows: rowsOf(companies, companyRow) };
		},
	},
];
