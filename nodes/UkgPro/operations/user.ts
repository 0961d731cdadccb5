import { aboutEmployeeIds, employees, employeesInQuery } from './common';
import { LARGE_PAGE, answer, inQuery, pagedBy, permission } from './define';
import { userNameInQuery } from './filters';
import type { Resource } from './types';

const userDetails = answer({
	fields: {
		employeeId: 'string',
		userId: 'int',
		userName: 'string',
		fullName: 'string',
		userLastLogonDate: 'datetime',
		userLastPasswordChangeDate: 'datetime',
		userStatus: 'string',
		integrationUserKey: 'string',
	},
	simplified: [
		'userId',
		'employeeId',
		'userName',
		'fullName',
		'userStatus',
		'userLastLogonDate',
		'userLastPasswordChangeDate',
	],
	// Nothing public says what it holds, nor that it is not a key.
	sensitive: { integrationUserKey: 'hidden' },
	rowKey: 'everyField',
});

const securityUserDetails = answer({
	fields: {
		userID: 'string',
		userName: 'string',
		fullName: 'string',
		employeeId: 'string',
		passwordLastChanged: 'datetime',
		lastLogon: 'datetime',
	},
	simplified: ['userID', 'employeeId', 'userName', 'fullName', 'lastLogon', 'passwordLastChanged'],
	sensitive: {},
	rowKey: 'everyField',
});

const view = permission('Personnel Integration', 'View');

export const user: Resource = {
	value: 'user',
	name: 'User',
	description: 'Users of UKG Pro with their status and last sign-in',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get user details',
			description: 'List the users of UKG Pro with name, status, last sign-in and employee ID',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/user-details',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: view,
			parameters: [
				userNameInQuery,
				inQuery('userStatus', {
					displayName: 'User Status',
					description: 'Status of the user, as a list of users gives it',
				}),
				employeesInQuery,
			],
			answer: userDetails('many'),
		},
		{
			value: 'getManySecurity',
			name: 'Get Many Security Details',
			action: 'Get employee security user details',
			description:
				'List the users who are employees, with their last sign-in and last change of password',
			call: {
				protocol: 'rest',
				method: 'GET',
				path: '/personnel/v1/employee-security-user-details',
				effect: 'read',
				paging: pagedBy(LARGE_PAGE),
			},
			permission: view,
			parameters: [
				userNameInQuery,
				inQuery('employeeID', { ...aboutEmployeeIds, name: 'employeeId' }, employees),
			],
			answer: securityUserDetails('many'),
		},
	],
};
