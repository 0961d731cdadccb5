import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { ID_OR_ALL, ids, passing, text, type Filter } from '../protocol/filters';
import { assumedPaging } from '../protocol/paging';
import { phoneNumberRow, phoneNumbersOf, type PhoneNumber } from '../rows/phoneNumbers';
import type { Person } from '../workforce/workforce';

const ofPerson: Filter<Person>[] = [
	ids('employeeId', ({ employeeId }) => employeeId, { pattern: ID_OR_ALL }),
];
const ofNumber: Filter<PhoneNumber>[] = [text('systemId', ({ systemId }) => systemId)];

/** employee-multi-phone-numbers: every number of a person, whatever the company. */
export const phoneNumberEndpoints: Endpoint[] = [
	{
		name: 'listPhoneNumbers',
		method: 'GET',
		path: '/personnel/v1/employee-multi-phone-numbers',
		role: 'PersonnelIntegration:View',
		query: [...ofPerson, ...ofNumber],
		paging: assumedPaging,
		answer: { shape: 'array', record: 'EmployeeMultiPhoneNumbers' },
		handle(request) {
			const { workforce } = request.tenant;
			const numbers = passing(workforce.people, ofPerson, request).flatMap((person) =>
				phoneNumbersOf(workforce, person),
			);
			const found = passing(numbers, ofNumber, request);
			return { kind: 'rows', rows: rowsOf(found, (number) => phoneNumberRow(workforce, number)) };
		},
	},
];
