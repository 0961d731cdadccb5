import type { Endpoint } from '../endpoint';
import { rowsOf } from '../protocol/answer';
import { anyDate, passing, text, type Filter } from '../protocol/filters';
import { documentedPaging } from '../protocol/paging';
import {
	localizationElements,
	localizationRow,
	type LocalizationElement,
} from '../rows/localizationElements';
import { DAY } from '../workforce/calendar';
import type { Employment } from '../workforce/workforce';

const ofEmployment: Filter<Employment>[] = [
	text('employeeId', ({ person }) => person.employeeId),
	text('companyId', ({ company }) => company.id),
];

/** Typed as date-times, described with operators. */
const ofElement: Filter<LocalizationElement>[] = [
	anyDate('created', ({ createdAt }) => createdAt),
	anyDate('effective', ({ effectiveDay }) => effectiveDay * DAY),
];

/** employee-global-localization-elements: fields of the tenant's own, one row for each value. */
export const localizationElementEndpoints: Endpoint[] = [
	{
		name: 'listLocalizationElements',
		method: 'GET',
		path: '/personnel/v1/employee-global-localization-elements',
		role: 'PersonnelIntegration:View',
		query: [...ofEmployment, ...ofElement],
		paging: documentedPaging,
		answer: { shape: 'array', record: 'EmpGlobalLocalizationElementModel', declaredObject: true },
		handle(request) {
			const { workforce } = request.tenant;
			const elements = passing(workforce.employments, ofEmployment, request).flatMap((employment) =>
				localizationElements(workforce, employment),
			);
			const found = passing(elements, ofElement, request);
			return { kind: 'rows', rows: rowsOf(found, localizationRow) };
		},
	},
];
