import type { employeeChangeFields } from '../operations/employeeChange';

type Field = keyof typeof employeeChangeFields;

/** One kind of change, and the fields of a snapshot that it is about. */
interface Kind {
	readonly value: string;
	/** Title Case, for n8n's panel. */
	readonly name: string;
	readonly description: string;
	/** UKG's own sample has some of them under another name, which counts as well. */
	readonly fields: readonly Field[];
}

/**
 * The kinds of change. Their order is that of the hashes in what the trigger remembers: a new one
 * goes to the end and asks for a new version of the state.
 *
 * Fields that only a tenant has are part of no kind: UKG adds fields without a new version, and a
 * new field would make everybody look changed. `userIntegrationKey` says nothing about a person.
 */
export const KINDS = [
	{
		value: 'status',
		name: 'Status',
		description: 'Employment status and its date, active or not, termination and hire dates',
		fields: [
			'employeeStatus',
			'isActive',
			'emplStatusStartDate',
			'terminationDate',
			'hireDate',
			'dateOfLastHire',
		],
	},
	{
		value: 'job',
		name: 'Job',
		description: 'Job, job group, alternate job title, date in job, employee type',
		fields: ['jobCode', 'jobGroupCode', 'alternateJobTitle', 'dateInJob', 'employeeType'],
	},
	{
		value: 'organization',
		name: 'Organization',
		description: 'Organization levels, project, name of the company',
		fields: [
			'orgLevel1Code',
			'orgLevel2Code',
			'orgLevel3Code',
			'orgLevel4Code',
			'projectCode',
			'companyName',
		],
	},
	{
		value: 'location',
		name: 'Location',
		description: 'Work location',
		fields: ['workLocation'],
	},
	{
		value: 'supervisor',
		name: 'Supervisor',
		description: 'Another supervisor',
		fields: ['supervisorId'],
	},
	{
		value: 'payType',
		name: 'Pay Type',
		description: 'Salaried or hourly, full time or part time',
		fields: ['salaryOrHourly', 'fullTimeOrPartTime'],
	},
	{
		value: 'name',
		name: 'Name',
		description: 'First, middle, last and preferred name, prefix and suffix',
		fields: ['firstName', 'middleName', 'lastName', 'preferredName', 'prefix', 'suffix'],
	},
	{
		value: 'contact',
		name: 'Contact',
		description: 'Email addresses and telephone numbers',
		fields: ['emailAddress', 'alternateEmailAddress', 'workPhone', 'homePhone'],
	},
	{
		value: 'address',
		name: 'Address',
		description: 'Street, city, state, ZIP code and country',
		fields: ['employeeAddress1', 'employeeAddress2', 'city', 'state', 'zipCode', 'countryCode'],
	},
	{
		value: 'other',
		name: 'Other',
		description: 'Employee number, gender, language, name of the supervisor, person ID',
		fields: ['employeeNumber', 'gender', 'languageCode', 'supervisorName', 'personId'],
	},
] as const satisfies readonly Kind[];

export type KindName = (typeof KINDS)[number]['value'];

/** Why a row comes, for rows that were not known before and fit nothing else. */
export const UNKNOWN = 'unknown';
