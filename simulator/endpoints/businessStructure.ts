import type { Endpoint, OperationRequest } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { dateTime, ID_OR_ALL, ids, passing, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { DAY } from '../workforce/calendar';
import { historyOf, type Assignment } from '../workforce/history';
import type { Employment } from '../workforce/workforce';

const ofEmployment: Filter<Employment>[] = [
	ids('companyId', ({ company }) => company.id, { pattern: ID_OR_ALL, required: true }),
	ids('employeeId', ({ person }) => person.employeeId, { pattern: ID_OR_ALL }),
];

/** `effectiveDate` leaves what has taken effect by then; the contract only names it. */
const ofAssignment: Filter<Assignment>[] = [
	dateTime('modifiedAfterDateTime', ({ createdAt }, wanted) => createdAt > wanted, {
		required: true,
	}),
	dateTime('effectiveDate', ({ day }, wanted) => day * DAY <= wanted),
];

/**
 * business-structure-status: bare ids of those who were hired or assigned to something else since.
 * Job history has a row for each of these changes.
 */
export const businessStructureEndpoints: Endpoint[] = [
	{
		name: 'listBusinessStructureStatus',
		method: 'GET',
		path: '/personnel/v1/integration/kronos/business-structure-status',
		role: 'PersonnelIntegration:View',
		query: [...ofAssignment, ...ofEmployment],
		paging: assumedPaging,
		answer: { shape: 'array', record: 'string', notFoundArray: true },
		handle(request) {
			const { workforce } = request.tenant;
			const found = passing(workforce.employments, ofEmployment, request).filter((employment) =>
				hasChanged(employment, request),
			);
			const employeeIds = [...new Set(found.map(({ person }) => person.employeeId))];
			return { kind: 'rows', rows: rowsOf(employeeIds, (employeeId) => employeeId) };
		},
	},
];

/** Another pay leaves everybody where they are. */
function hasChanged(employment: Employment, request: OperationRequest): boolean {
	const structural = historyOf(request.tenant.workforce, employment).filter(
		({ reason }) => reason !== 'MERIT' && reason !== 'PAY',
	);
	return passing(structural, ofAssignment, request).length > 0;
}
