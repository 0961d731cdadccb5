import type { Endpoint } from '../endpoint';
import { benefitEndpoints } from './benefits';
import { businessStructureEndpoints } from './businessStructure';
import { cobraEndpoints } from './cobraDetails';
import { companyDetailsEndpoints } from './companyDetails';
import { compensationDetailsEndpoints } from './compensationDetails';
import { contactEndpoints } from './contacts';
import { deductionsHistoryEndpoints } from './deductionsHistory';
import { directDepositEndpoints } from './directDeposits';
import { earningsEndpoints } from './earnings';
import { earningsHistoryEndpoints } from './earningsHistory';
import { employeeChangesEndpoints } from './employeeChanges';
import { employmentDetailsEndpoints } from './employmentDetails';
import { globalBankEndpoints } from './globalBanks';
import { internationalEmployeeEndpoints } from './internationalEmployees';
import { jobGroupEndpoints } from './jobGroups';
import { jobHistoryEndpoints } from './jobHistory';
import { jobEndpoints } from './jobs';
import { localizationElementEndpoints } from './localizationElements';
import { locationEndpoints } from './locations';
import { orgLevelEndpoints } from './orgLevels';
import { payPeriodEndpoints } from './payPeriods';
import { payRegisterEndpoints } from './payRegister';
import { payStatementEndpoints } from './payStatements';
import { personDetailsEndpoints } from './personDetails';
import { phoneNumberEndpoints } from './phoneNumbers';
import { positionEndpoints } from './positions';
import { ptoPlanEndpoints } from './ptoPlans';
import { securityRoleEndpoints } from './securityRoles';
import { supervisorEndpoints } from './supervisors';
import { userEndpoints } from './users';

/** Every operation the simulator answers. */
export const endpoints: readonly Endpoint[] = [
	...orgLevelEndpoints,
	...jobEndpoints,
	...jobGroupEndpoints,
	...locationEndpoints,
	...companyDetailsEndpoints,
	...earningsEndpoints,
	...securityRoleEndpoints,
	...employeeChangesEndpoints,
	...personDetailsEndpoints,
	...compensationDetailsEndpoints,
	...contactEndpoints,
	...supervisorEndpoints,
	...jobHistoryEndpoints,
	...positionEndpoints,
	...phoneNumberEndpoints,
	...userEndpoints,
	...benefitEndpoints,
	...cobraEndpoints,
	...businessStructureEndpoints,
	...internationalEmployeeEndpoints,
	...globalBankEndpoints,
	...localizationElementEndpoints,
	...ptoPlanEndpoints,
	...payStatementEndpoints,
	...payRegisterEndpoints,
	...payPeriodEndpoints,
	...earningsHistoryEndpoints,
	...deductionsHistoryEndpoints,
	...directDepositEndpoints,
	// Extras, which are not among the actions of the contract.
	...employmentDetailsEndpoints,
];
