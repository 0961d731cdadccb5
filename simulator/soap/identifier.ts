import { detailsOf } from '../rows/details';
import type { Employment, Person, Workforce } from '../workforce/workforce';
import type { BusinessError } from './businessError';
import { readMembers } from './dataContract';
import { SoapFault } from './envelope';
import { ns } from './namespaces';
import { attributeOf, resolveValue, type XmlElement } from './readXml';

type ValueName = 'EmployeeNumber' | 'EmailAddress' | 'Ssn' | 'Sin' | 'NationalId' | 'Value';

interface IdentifierType {
	/** The member beside `CompanyCode`, which stands in the base and so comes first. */
	value: ValueName;
	isOf(person: Person, value: string, workforce: Workforce): boolean;
}

/** Identifiers by their `i:type`. */
export const identifierTypes: Record<string, IdentifierType> = {
	EmployeeNumberIdentifier: {
		value: 'EmployeeNumber',
		isOf: ({ employeeNumber }, value) => employeeNumber === value,
	},
	EmailAddressIdentifier: {
		value: 'EmailAddress',
		isOf: (person, value, workforce) =>
			detailsOf(workforce, person).emailAddress.toLowerCase() === value.toLowerCase(),
	},
	SsnIdentifier: { value: 'Ssn', isOf: isNumberIn('USA') },
	SinIdentifier: { value: 'Sin', isOf: isNumberIn('CAN') },
	// For other countries, of which the tenant has none: so for everybody.
	NationalIdentifier: { value: 'NationalId', isOf: isNumberIn('USA', 'CAN') },
	// What a customer defines is not known; here it is the EEID.
	UserDefinedIdentifier: {
		value: 'Value',
		isOf: ({ employeeId }, value) => employeeId === value.toUpperCase(),
	},
};

function isNumberIn(...countries: string[]): IdentifierType['isOf'] {
	return (person, value, workforce) => {
		const { country, nationalNumber } = detailsOf(workforce, person);
		return countries.includes(country) && nationalNumber === value.replace(/[ -]/g, '');
	};
}

/**
 * The employment an `employeeIdentifier` means. Without `CompanyCode` it is the first one of the
 * person.
 *
 * @throws SoapFault for a type that is missing or not known, as data contracts do
 */
export function findByIdentifier(
	element: XmlElement,
	workforce: Workforce,
): Employment | BusinessError[] {
	const type = typeOf(element);
	const values = readMembers(element, ['CompanyCode', type.value] as const);
	const value = values[type.value];
	if (value === undefined) {
		const message = `${type.value} is required.`;
		return [{ code: 'InvalidIdentifier', property: type.value, message }];
	}
	const person = workforce.people.find((each) => type.isOf(each, value, workforce));
	const code = values.CompanyCode?.toUpperCase();
	return (
		person?.employments.find(({ company }) => code === undefined || company.code === code) ?? [
			{ code: 'NotFound', message: 'No employee has this identifier.' },
		]
	);
}

function typeOf(element: XmlElement): IdentifierType {
	const name = resolveValue(element, attributeOf(element, ns.instance, 'type') ?? '');
	if (name?.namespace !== ns.contracts || !Object.hasOwn(identifierTypes, name.name)) {
		throw new SoapFault({
			reason: `The type of ${element.name} has to be one of ${Object.keys(identifierTypes).join(', ')} of ${ns.contracts}.`,
		});
	}
	return identifierTypes[name.name];
}
