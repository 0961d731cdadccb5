import { businessStructureChange } from './businessStructureChange';
import { cobra } from './cobra';
import { company } from './company';
import { compensation } from './compensation';
import { deduction } from './deduction';
import { directDeposit } from './directDeposit';
import { earning } from './earning';
import { employeeChange } from './employeeChange';
import { employeeContact } from './employeeContact';
import { globalBankAccount } from './globalBankAccount';
import { globalLocalizationElement } from './globalLocalizationElement';
import { internationalEmployee } from './internationalEmployee';
import { job } from './job';
import { jobGroup } from './jobGroup';
import { jobHistory } from './jobHistory';
import { location } from './location';
import { organizationLevel } from './organizationLevel';
import { payPeriod } from './payPeriod';
import { payRegister } from './payRegister';
import { payStatement } from './payStatement';
import { person } from './person';
import { phoneNumber } from './phoneNumber';
import { position } from './position';
import { ptoPlan } from './ptoPlan';
import { securityRole } from './securityRole';
import { serviceAccount } from './serviceAccount';
import { supervisor } from './supervisor';
import { user } from './user';
import type { Operation, Resource } from './types';

/** Everything that the node can do, in the order of the resource dropdown. */
export const CATALOGUE: readonly Resource[] = [
	businessStructureChange,
	cobra,
	company,
	compensation,
	deduction,
	directDeposit,
	earning,
	employeeChange,
	employeeContact,
	globalBankAccount,
	globalLocalizationElement,
	internationalEmployee,
	job,
	jobGroup,
	jobHistory,
	location,
	organizationLevel,
	payPeriod,
	payRegister,
	payStatement,
	person,
	phoneNumber,
	position,
	ptoPlan,
	securityRole,
	serviceAccount,
	supervisor,
	user,
];

export function findOperation(resource: unknown, operation: unknown): Operation | undefined {
	return CATALOGUE.find(({ value }) => value === resource)?.operations.find(
		({ value }) => value === operation,
	);
}
