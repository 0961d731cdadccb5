import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { date, passing, text, type Filter } from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import { globalBankRow } from '../rows/globalBanks';
import { accountsOf, type BankAccount } from '../workforce/bankAccounts';
import { payGroupOf } from '../workforce/payCalendar';
import type { Employment } from '../workforce/workforce';

const ofEmployment: Filter<Employment>[] = [
	text('companyId', ({ company }) => company.id),
	text('employeeId', ({ person }) => person.employeeId),
	text('employeeCountry', ({ person }) => person.home.country),
	text('payGroup', ({ company }) => payGroupOf(company)),
];

const ofAccount: Filter<BankAccount>[] = [date('dateModified', ({ changedAt }) => changedAt)];

/** employee-global-banks: the accounts in use of those who work for a company outside the USA. */
export const globalBankEndpoints: Endpoint[] = [
	{
		name: 'listGlobalBanks',
		method: 'GET',
		path: '/personnel/v1/employee-global-banks',
		role: 'GlobalEmployeeDirectDeposit:View',
		query: [...ofEmployment, ...ofAccount],
		paging: documentedPaging,
		answer: { shape: 'array', record: 'EmployeeGlobalBanksModel', declaredObject: true },
		handle(request) {
			const { workforce } = request.tenant;
			const abroad = workforce.employments.filter(
				({ company, status }) => company.country !== 'USA' && status !== 'T',
			);
			const accounts = passing(abroad, ofEmployment, request)
				.flatMap((employment) => accountsOf(workforce, employment))
				.filter(({ isInactive }) => !isInactive);
			const found = passing(accounts, ofAccount, request);
			return { kind: 'rows', rows: rowsOf(found, (account) => globalBankRow(workforce, account)) };
		},
	},
];
