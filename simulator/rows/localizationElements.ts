import { fill, type Row } from '../records';
import { dayOf, isoInstant, isoMidnight } from '../workforce/calendar';
import { between, chance, mix, mulberry32, type Random } from '../workforce/random';
import type { Employment, Workforce } from '../workforce/workforce';

/** The tenant's own fields for payroll abroad; each value stands in the field of its type. */
const fields: Array<{ id: string; name: string; value: (random: Random) => Row }> = [
	{
		id: 'GBL001',
		name: 'GBLPayTaxProvince',
		value: (random) => ({ stringValue: chance(random, 0.7) ? 'ON' : 'QC' }),
	},
	{
		id: 'GBL002',
		name: 'GBLPayUnionMember',
		value: (random) => ({ booleanValue: chance(random, 0.4) }),
	},
	{
		id: 'GBL003',
		name: 'GBLPayContractHours',
		value: (random) => ({ numericValue: String(between(random, 60, 80) / 2) }),
	},
	{
		id: 'GBL004',
		name: 'GBLPayWorkPermitUntil',
		value: (random) => ({ dateTimeValue: `${between(random, 2030, 2034)}-12-31T00:00:00` }),
	},
];

/** One field of one employment. */
export interface LocalizationElement {
	employment: Employment;
	id: string;
	name: string;
	value: Row;
	/** Instant in milliseconds. */
	createdAt: number;
	/** A day. */
	effectiveDay: number;
}

/** Nothing at a company in the USA; elsewhere most of the fields are filled in. */
export function localizationElements(
	{ seed, now }: Workforce,
	employment: Employment,
): LocalizationElement[] {
	const { company, person, hireDay, createdAt } = employment;
	if (company.country === 'USA') return [];
	const random = mulberry32(mix(seed, 53, person.index));
	const latest = Math.max(hireDay, dayOf(now));
	return fields.flatMap(({ id, name, value }) => {
		const element = {
			employment,
			id,
			name,
			value: value(random),
			createdAt,
			effectiveDay: between(random, hireDay, latest),
		};
		return chance(random, 0.75) ? [element] : [];
	});
}

/** A row of employee-global-localization-elements (contract: `EmpGlobalLocalizationElementModel`). */
export function localizationRow({ employment, ...element }: LocalizationElement): Row {
	return fill('EmpGlobalLocalizationElementModel', {
		employeeId: employment.person.employeeId,
		fieldId: element.id,
		fieldName: element.name,
		...element.value,
		companyId: employment.company.id,
		created: isoInstant(element.createdAt),
		effective: isoMidnight(element.effectiveDay),
	});
}
