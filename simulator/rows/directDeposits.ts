import { fill, type Row } from '../records';
import { firstPayDay, type BankAccount } from '../workforce/bankAccounts';
import { isoInstant, isoMidnight } from '../workforce/calendar';
import { mix, mulberry32, uuid } from '../workforce/random';

/** A row of direct-deposit (contract: `DirectDepositModel`): where a part of somebody's pay goes. */
export function directDepositRow(seed: number, deposit: BankAccount): Row {
	const { employment, sequence, bank, percent, type } = deposit;
	const { person, company } = employment;
	const random = mulberry32(
		mix(seed, 41, person.index, person.employments.indexOf(employment), sequence),
	);
	return fill('DirectDepositModel', {
		description: type === 'S' ? 'Savings' : 'Checking',
		account: deposit.account,
		accountType: type,
		amountOrPercent: percent ?? 0,
		companyId: company.id,
		directDepositOrPrenote: 'D',
		// P a percentage, B the balance.
		depositRule: percent === null ? 'B' : 'P',
		employeeBankId: bank.id,
		employeeBankName: bank.name,
		employeeBankRoutingNumber: bank.routingNumber,
		employeeId: person.employeeId,
		firstPrenotePayDate: isoMidnight(firstPayDay(employment)),
		sequenceNumber: String(sequence).padStart(2, '0'),
		employeeInstitutionNumber: bank.institution,
		countryCode: company.country,
		accountRecordId: uuid(random),
		dateTimeChanged: isoInstant(deposit.changedAt),
		accountIsInactive: deposit.isInactive,
	});
}
