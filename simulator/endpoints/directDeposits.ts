import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { date, flag, passing, text, type Filter } from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import { directDepositRow } from '../rows/directDeposits';
import { accountsOf, type BankAccount } from '../workforce/bankAccounts';
import type { Employment } from '../workforce/workforce';

/** Those that need no account, so that most people's are never drawn. */
const employmentFilters: Array<Filter<Employment>> = [
	text('employeeId', ({ person }) => person.employeeId),
	text('companyId', ({ company }) => company.id),
	text('countryCode', ({ company }) => company.country),
];

const accountFilters: Array<Filter<BankAccount>> = [
	flag('accountIsInactive', ({ isInactive }) => isInactive),
	text('employeeBankRoutingNumber', ({ bank }) => bank.routingNumber),
	date('dateTimeChanged', ({ changedAt }) => changedAt),
];

/**
 * `/payroll/v1/direct-deposit`: the accounts of those that are employed, all of them in the United
 * States or Canada.
 */
export const directDepositEndpoints: Endpoint[] = [
	{
		name: 'listDirectDeposits',
		method: 'GET',
		path: '/payroll/v1/direct-deposit',
		role: 'EmployeeDirectDeposit:View',
		query: [...employmentFilters, ...accountFilters],
		paging: documentedPaging,
		answer: { shape: 'array', record: 'DirectDepositModel' },
		handle(request) {
			const { workforce } = request.tenant;
			const accounts = passing(workforce.employments, employmentFilters, request)
				.filter(({ status }) => status !== 'T')
				.flatMap((employment) => accountsOf(workforce, employment));
			return {
				kind: 'rows',
				rows: rowsOf(passing(accounts, accountFilters, request), (account) =>
					directDepositRow(workforce.seed, account),
				),
			};
		},
	},
];
