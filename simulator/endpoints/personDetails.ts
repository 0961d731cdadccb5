import type { Endpoint, OperationRequest } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { parseDateFilter } from '../protocol/dates';
import { like, same, sameFlag, strings } from '../protocol/query';
import { detailsOf } from '../rows/details';
import { COBRA_STATUS, cobraDay, personDetailsRow } from '../rows/personDetails';
import { DAY } from '../workforce/calendar';
import type { Employment } from '../workforce/workforce';

const role = 'EmployeePersonDetails:View';

/**
 * person-details: one row for each person in each company. The filters are spelled `dateTimeCreated`
 * and `dateTimeChanged`, the fields `datetimeCreated` and `datetimeChanged`; both are UKG's.
 */
export const personDetailsEndpoints: Endpoint[] = [
	{
		name: 'listPersonDetails',
		method: 'GET',
		path: '/personnel/v1/person-details',
		role,
		query: [
			...strings(
				'companyId',
				'employeeId',
				'lastName',
				'emailAddress',
				'addressState',
				'addressCountry',
				'cobraIsActive',
				'cobraStatus',
			),
			{ name: 'dateOfCobraEvent', type: 'dateFilter' },
			{ name: 'dateTimeCreated', type: 'dateFilter' },
			{ name: 'dateTimeChanged', type: 'dateFilter' },
			...strings('nationalId', 'nationalIdCountry'),
		],
		paging: {
			in: 'query',
			sizeName: 'per_Page',
			type: 'int',
			maximum: 10_000,
			documentedDefault: 10_000,
		},
		answer: { shape: 'array', record: 'EmpPersonDetails' },
		handle(request) {
			const { workforce } = request.tenant;
			const tests = testsOf(request);
			const found =
				tests.length === 0
					? workforce.employments
					: workforce.employments.filter((employment) => tests.every((test) => test(employment)));
			return {
				kind: 'rows',
				rows: rowsOf(found, (employment) => personDetailsRow(workforce, employment)),
			};
		},
	},
	{
		name: 'getPersonDetails',
		method: 'GET',
		path: '/personnel/v1/person-details/{employeeId}',
		role,
		answer: { shape: 'object', record: 'EmpPersonDetails' },
		handle({ tenant: { workforce }, path }) {
			const person = workforce.byEmployeeId.get(path.employeeId.toUpperCase());
			if (!person) return { kind: 'notFound', detail: 'No employee has this id.' };
			return {
				kind: 'records',
				records: person.employments.map((employment) => personDetailsRow(workforce, employment)),
			};
		},
	},
];

type Test = (employment: Employment) => boolean;

/** The filters that were sent, the cheap ones first: the last ones draw a person's details. */
function testsOf({ query, tenant: { workforce }, variants }: OperationRequest): Test[] {
	const tests: Test[] = [];
	const by = (name: string, test: (wanted: string) => Test) => {
		if (query[name] !== undefined) tests.push(test(query[name]));
	};
	const byText = (name: string, value: (employment: Employment) => unknown) =>
		by(name, (wanted) => (employment) => same(value(employment), wanted));
	const byDate = (name: string, instant: (employment: Employment) => number | null) =>
		by(name, (wanted) => {
			const passes = parseDateFilter(wanted, variants)!;
			return (employment) => passes(instant(employment));
		});

	byText('companyId', ({ company }) => company.id);
	byText('employeeId', ({ person }) => person.employeeId);
	by('lastName', (wanted) => {
		const passes = variants.lastNameWildcard ? like(wanted) : (name: string) => same(name, wanted);
		return ({ person }) => passes(person.lastName);
	});
	by(
		'cobraIsActive',
		(wanted) => (employment) => sameFlag(cobraDay(employment) !== null, wanted, variants),
	);
	byText('cobraStatus', (employment) => (cobraDay(employment) === null ? null : COBRA_STATUS));
	byDate('dateOfCobraEvent', (employment) => {
		const day = cobraDay(employment);
		return day === null ? null : day * DAY;
	});
	byDate('dateTimeCreated', ({ createdAt }) => createdAt);
	byDate('dateTimeChanged', ({ changedAt }) => changedAt);
	byText('emailAddress', ({ person }) => detailsOf(workforce, person).emailAddress);
	byText('addressState', ({ person }) => detailsOf(workforce, person).state);
	byText('addressCountry', ({ person }) => detailsOf(workforce, person).country);
	byText('nationalId', ({ person }) => detailsOf(workforce, person).nationalNumber);
	byText('nationalIdCountry', ({ person }) => detailsOf(workforce, person).country);
	return tests;
}
