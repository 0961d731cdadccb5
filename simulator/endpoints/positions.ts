import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { flag, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { positionRow } from '../rows/positions';
import { positionCodeOf, positionsOf, type Position } from '../workforce/positions';
import type { Employment } from '../workforce/workforce';

const ofEmployment: Filter<Employment>[] = [
	text('employeeId', ({ person }) => person.employeeId),
	text('companyId', ({ company }) => company.id),
];

const ofPosition: Filter<Position>[] = [
	text('jobCode', ({ job }) => job.code),
	text('positionCode', ({ job }) => positionCodeOf(job)),
	flag('isPrimary', ({ isPrimary }) => isPrimary),
];

/** empl-multiple-positions: every position that somebody holds, the primary one first. */
export const positionEndpoints: Endpoint[] = [
	{
		name: 'listPositions',
		method: 'GET',
		path: '/personnel/v1/empl-multiple-positions',
		role: 'PersonnelIntegration:View',
		query: [...ofEmployment, ...ofPosition],
		paging: assumedPaging,
		answer: { shape: 'array', record: 'EmployeeMultiplePositions' },
		handle(request) {
			const { workforce } = request.tenant;
			const positions = passing(workforce.employments, ofEmployment, request).flatMap(
				(employment) => positionsOf(workforce, employment),
			);
			const found = passing(positions, ofPosition, request);
			return { kind: 'rows', rows: rowsOf(found, positionRow) };
		},
	},
];
