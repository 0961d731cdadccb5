import type { INodeProperties, ResourceLocatorModes } from 'n8n-workflow';

import type { Picker } from '../operations/types';

/** Names in `methods.listSearch` of the node. */
export const SEARCH_METHODS = {
	company: 'searchCompanies',
	employee: 'searchEmployees',
	job: 'searchJobs',
	location: 'searchLocations',
	organizationLevel: 'searchOrganizationLevels',
	payGroup: 'searchPayGroups',
	ptoPlan: 'searchPtoPlans',
} as const satisfies Readonly<Record<Picker, string>>;

/** Those that are known by an internal ID; the others by a code that people see. */
const BY_ID: ReadonlySet<Picker> = new Set(['company', 'employee']);

const SLOW = {
	message:
		'UKG Pro is slow to answer. You can enter the value yourself instead: choose By ID or By Code.',
	timeout: 8_000,
};

/** A resource locator: from a list of UKG Pro's, or entered. */
export function pickerProperty(
	picker: Picker,
	placeholder?: string,
): Pick<INodeProperties, 'type' | 'default' | 'modes'> {
	return {
		type: 'resourceLocator',
		default: { mode: 'list' as ResourceLocatorModes, value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: {
					searchListMethod: SEARCH_METHODS[picker],
					searchable: true,
					slowLoadNotice: SLOW,
				},
			},
			{
				displayName: BY_ID.has(picker) ? 'By ID' : 'By Code',
				name: 'id',
				type: 'string',
				...(placeholder ? { placeholder } : {}),
			},
		],
	};
}
