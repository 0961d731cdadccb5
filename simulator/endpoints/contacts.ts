import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import {
	date,
	flag,
	LETTERS,
	LETTERS_AND_DIGITS,
	passing,
	text,
	type Filter,
} from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import { contactCobraDay, contactRow } from '../rows/contacts';
import { COBRA_STATUS } from '../rows/personDetails';
import { DAY } from '../workforce/calendar';
import { contactsOf, findContact, type Contact } from '../workforce/household';
import type { Person } from '../workforce/workforce';

const role = 'PersonnelIntegration:View';
const path = '/personnel/v1/contacts';
const letters = { pattern: LETTERS };
const alphanumeric = { pattern: LETTERS_AND_DIGITS };

const ofPerson: Filter<Person>[] = [
	text('employeeId', ({ employeeId }) => employeeId, alphanumeric),
	text('countryCode', ({ home }) => home.country, letters),
];

const ofContact: Filter<Contact>[] = [
	flag('isActive', ({ isActive }) => isActive, letters),
	text('relationshipCode', ({ relationship }) => relationship, letters),
	text('contactId', ({ contactId }) => contactId, alphanumeric),
	flag('cobraIsActive', (contact) => contactCobraDay(contact) !== null, letters),
	text(
		'cobraStatus',
		(contact) => (contactCobraDay(contact) === null ? null : COBRA_STATUS),
		letters,
	),
	flag('isBeneficiary', ({ isBeneficiary }) => isBeneficiary, letters),
	flag('isDependent', ({ isDependent }) => isDependent, letters),
	date('dateOfCobraEvent', (contact) => {
		const day = contactCobraDay(contact);
		return day === null ? null : day * DAY;
	}),
	date('statusAsOfDate', ({ statusDay }) => statusDay * DAY),
];

const query = [...ofPerson, ...ofContact];

/** contacts: the people whom employees have named, whatever the company. */
export const contactEndpoints: Endpoint[] = [
	{
		name: 'listContacts',
		method: 'GET',
		path,
		role,
		query,
		paging: documentedPaging,
		answer: { shape: 'array', record: 'Contact', declaredObject: true },
		handle(request) {
			const { workforce } = request.tenant;
			const contacts = passing(workforce.people, ofPerson, request).flatMap((person) =>
				contactsOf(workforce, person),
			);
			const found = passing(contacts, ofContact, request);
			return { kind: 'rows', rows: rowsOf(found, (contact) => contactRow(workforce, contact)) };
		},
	},
	{
		name: 'getContact',
		method: 'GET',
		path: `${path}/{contactId}`,
		role,
		// The contract repeats the list's parameters here, where they can only rule the contact out.
		query: [...query, { name: 'page', type: 'int' }, { name: 'per_Page', type: 'int' }],
		answer: { shape: 'object', record: 'Contact' },
		handle(request) {
			const { workforce } = request.tenant;
			const contact = findContact(workforce, request.path.contactId);
			const isMeant =
				contact &&
				passing([contact.person], ofPerson, request).length > 0 &&
				passing([contact], ofContact, request).length > 0;
			return isMeant
				? { kind: 'records', records: [contactRow(workforce, contact)] }
				: { kind: 'notFound', detail: 'No contact has this id.' };
		},
	},
];
