import type { Endpoint } from '../endpoint';
import { companyDetailsEndpoints } from './companyDetails';
import { earningsEndpoints } from './earnings';
import { employeeChangesEndpoints } from './employeeChanges';
import { jobEndpoints } from './jobs';
import { locationEndpoints } from './locations';
import { orgLevelEndpoints } from './orgLevels';
import { payStatementEndpoints } from './payStatements';
import { personDetailsEndpoints } from './personDetails';
import { ptoPlanEndpoints } from './ptoPlans';

/** Every operation the simulator answers. */
export const endpoints: readonly Endpoint[] = [
	...orgLevelEndpoints,
	...jobEndpoints,
	...locationEndpoints,
	...companyDetailsEndpoints,
	...earningsEndpoints,
	...employeeChangesEndpoints,
	...personDetailsEndpoints,
	...ptoPlanEndpoints,
	...payStatementEndpoints,
];
