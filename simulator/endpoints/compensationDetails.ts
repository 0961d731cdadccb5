import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import {
	date,
	ids,
	letterFlag,
	LETTERS,
	LETTERS_AND_DIGITS,
	passing,
	text,
	type Filter,
} from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import {
	compensationFacts,
	compensationRow,
	instantOf,
	lastPaidPeriod,
} from '../rows/compensation';
import { DAY } from '../workforce/calendar';
import { payGroupOf } from '../workforce/payCalendar';
import { hasSecondPosition, shiftOf } from '../workforce/positions';
import type { Employment } from '../workforce/workforce';

const role = 'EmployeeCompensationDetails:View';
const path = '/personnel/v1/compensation-details';

const letters = { pattern: LETTERS };
const alphanumeric = { pattern: LETTERS_AND_DIGITS };

/**
 * The one-letter flags follow the contract, whatever the variant. Its patterns leave no room for the
 * blanks of most job titles.
 */
const filters: Filter<Employment>[] = [
	text('companyId', ({ company }) => company.id, alphanumeric),
	ids('employeeId', ({ person }) => person.employeeId, { pattern: /^[\s*a-zA-Z0-9,[\]]*$/ }),
	text('primaryJobCode', ({ job }) => job.code, alphanumeric),
	text('jobGroupCode', ({ job }) => job.family, alphanumeric),
	text('jobTitle', ({ job }) => job.title, alphanumeric),
	text('payGroupCode', ({ company }) => payGroupOf(company), alphanumeric),
	text('fullTimeOrPartTimeCode', ({ fullTime }) => (fullTime ? 'F' : 'P'), letters),
	text('salaryOrHourlyCode', ({ salaried }) => (salaried ? 'S' : 'H'), letters),
	text('primaryShiftCode', (employment) => shiftOf(employment).code, letters),
	text('primaryShiftGroupCode', (employment) => shiftOf(employment).group, letters),
	date('dateInJob', ({ jobDay }) => jobDay * DAY),
	date('dateLastPaid', (employment, workforce) =>
		instantOf(lastPaidPeriod(workforce, employment)?.payDay),
	),
	date('datePaidThru', (employment, workforce) =>
		instantOf(lastPaidPeriod(workforce, employment)?.end),
	),
	letterFlag('isAutoAllocated', (e, workforce) => compensationFacts(workforce, e).isAutoAllocated),
	letterFlag('isAutoPaid', ({ salaried }) => salaried),
	letterFlag(
		'isSeasonalWorker',
		(e, workforce) => compensationFacts(workforce, e).isSeasonalWorker,
	),
	letterFlag(
		'isHighlyCompensated',
		(e, workforce) => compensationFacts(workforce, e).isHighlyCompensated,
	),
	letterFlag('isMultipleJob', (employment, workforce) => hasSecondPosition(workforce, employment)),
	text(
		'performanceReviewRating',
		(employment, workforce) => compensationFacts(workforce, employment).reviewRating,
		letters,
	),
	text(
		'performanceReviewType',
		(employment, workforce) => compensationFacts(workforce, employment).reviewType,
		letters,
	),
];

/** compensation-details: one row for each person in each company. */
export const compensationDetailsEndpoints: Endpoint[] = [
	{
		name: 'listCompensationDetails',
		method: 'GET',
		path,
		role,
		query: filters,
		paging: documentedPaging,
		answer: { shape: 'array', record: 'EmpCompensationDetails' },
		handle(request) {
			const { workforce } = request.tenant;
			const found = passing(workforce.employments, filters, request);
			return {
				kind: 'rows',
				rows: rowsOf(found, (employment) => compensationRow(workforce, employment)),
			};
		},
	},
	{
		name: 'getCompensationDetails',
		method: 'GET',
		path: `${path}/{employeeId}`,
		role,
		answer: { shape: 'object', record: 'EmpCompensationDetails' },
		handle({ tenant: { workforce }, path: { employeeId } }) {
			const person = workforce.byEmployeeId.get(employeeId.toUpperCase());
			if (!person) return { kind: 'notFound', detail: 'No employee has this id.' };
			return {
				kind: 'records',
				records: person.employments.map((employment) => compensationRow(workforce, employment)),
			};
		},
	},
];
