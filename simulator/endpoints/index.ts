import type { Endpoint } from '../endpoint';
import { companyDetailsEndpoints } from './companyDetails';
import { deductionsHistoryEndpoints } from './deductionsHistory';
import { directDepositEndpoints } from './directDeposits';
import { earningsEndpoints } from './earnings';
import { earningsHistoryEndpoints } from './earningsHistory';
import { employeeChangesEndpoints } from './employeeChanges';
import { jobGroupEndpoints } from './jobGroups';
import { jobEndpoints } from './jobs';
import { locationEndpoints } from './locations';
import { orgLevelEndpoints } from './orgLevels';
import { payPeriodEndpoints } from './payPeriods';
import { payRegisterEndpoints } from './payRegister';
import { payStatementEndpoints } from './payStatements';
import { personDetailsEndpoints } from './personDetails';
import { ptoPlanEndpoints } from './ptoPlans';
import { securityRoleEndpoints } from './securityRoles';

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
	...ptoPlanEndpoints,
	...payStatementEndpoints,
	...payRegisterEndpoints,
	...payPeriodEndpoints,
	...earningsHistoryEndpoints,
	...deductionsHistoryEndpoints,
	...directDepositEndpoints,
];
