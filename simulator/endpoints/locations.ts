import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { same } from '../protocol/query';
import { locationRow } from '../rows/configuration';

const role = 'CompanyConfigurationIntegration:View';

/** `/configuration/v1/locations`. Not paged; every location at once. */
export const locationEndpoints: Endpoint[] = [
	{
		name: 'listLocations',
		method: 'GET',
		path: '/configuration/v1/locations',
		role,
		query: [
			{ name: 'countryCode', type: 'string' },
			{ name: 'isActive', type: 'boolean' },
		],
		answer: { shape: 'array', record: 'locations' },
		handle({ tenant, query }) {
			const locations = tenant.workforce.locations.filter(
				({ country, isActive }) =>
					(query.countryCode === undefined || same(country, query.countryCode)) &&
					(query.isActive === undefined || same(isActive, query.isActive)),
			);
			return { kind: 'rows', rows: rowsOf(locations, locationRow) };
		},
	},
	{
		name: 'getLocation',
		method: 'GET',
		path: '/configuration/v1/locations/{code}',
		role,
		answer: { shape: 'object', record: 'locations' },
		handle({ tenant, path }) {
			const location = tenant.workforce.locations.find(({ code }) => same(code, path.code));
			return location
				? { kind: 'records', records: [locationRow(location)] }
				: { kind: 'notFound', detail: 'No location has this code.' };
		},
	},
];
