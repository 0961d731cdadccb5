import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { securityRoleRow } from '../rows/configuration';
import { securityRoles, type SecurityRole } from '../workforce/securityRoles';

/** Spelled without an "e". */
const filters: Array<Filter<SecurityRole>> = [text('rolName', ({ name }) => name)];

/** `/configuration/v1/roles`. */
export const securityRoleEndpoints: Endpoint[] = [
	{
		name: 'listSecurityRoles',
		method: 'GET',
		path: '/configuration/v1/roles',
		role: 'CompanyConfigurationIntegration:View',
		query: filters,
		paging: assumedPaging,
		answer: { shape: 'array', record: 'Roles', declaredObject: true },
		handle: (request) => ({
			kind: 'rows',
			rows: rowsOf(passing(securityRoles, filters, request), securityRoleRow),
		}),
	},
];
