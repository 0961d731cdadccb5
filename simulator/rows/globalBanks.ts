import { fill, type Row } from '../records';
import type { BankAccount } from '../workforce/bankAccounts';
import { isoInstant } from '../workforce/calendar';
import { currencyOf } from '../workforce/compensation';
import { recordId } from '../workforce/household';
import { payGroupOf } from '../workforce/payCalendar';
import { detailsOf, fullName } from './details';
import type { Workforce } from '../workforce/workforce';

/** A row of employee-global-banks (contract: `EmployeeGlobalBanksModel`). */
export function globalBankRow(workforce: Workforce, deposit: BankAccount): Row {
	const { employment, sequence, bank, type } = deposit;
	const { person, company } = employment;
	const { country } = detailsOf(workforce, person);
	return fill('EmployeeGlobalBanksModel', {
		bankId: recordId('B', person, person.index * 4 + sequence),
		employeeId: person.employeeId,
		companyId: company.id,
		employeeNumber: person.employeeNumber,
		payGroup: payGroupOf(company),
		currencyCode: currencyOf(company.country),
		fundingMethod: 'DD',
		fundingMethodDescription: 'Direct deposit',
		addressLine1: company.addressLine1,
		city: company.city,
		state: company.state,
		postalCode: company.zip,
		country: company.country,
		bankName: bank.name,
		bankBranch: bank.routingNumber,
		bankCountryCode: company.country,
		beneficiaryName: fullName(person),
		bankAccountType: type,
		bankAccountTypeDescription: type === 'S' ? 'Savings' : 'Checking',
		bankAccountNumber: deposit.account,
		swiftCode: `${bank.id}XCATT`,
		bankRequirement1: bank.institution,
		dateModified: isoInstant(deposit.changedAt),
		bankRequestCode1: 'INST',
		bankRequestLabel1: 'Institution number',
		employeeCountry: country,
	});
}
