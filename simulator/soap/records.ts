import { detailsOf } from '../rows/details';
import { compensationOf } from '../workforce/compensation';
import { payGroupOf } from '../workforce/payCalendar';
import type { Employment, Workforce } from '../workforce/workforce';
import { formerLastName } from './details';
import { ns } from './namespaces';
import type { XmlNode } from './writeXml';

const NIL = { namespace: ns.instance, name: 'nil', value: 'true' };

/** An element of the contracts; null is written as nil. */
export function contract(name: string, content: XmlNode['content'] | null): XmlNode {
	return content === null
		? { namespace: ns.contracts, name, attributes: [NIL], content: '' }
		: { namespace: ns.contracts, name, content };
}

/** Elements in the order of the object, which is to be the alphabet's (data contracts). */
export function contracts(values: Record<string, string | null | XmlNode>): XmlNode[] {
	return Object.entries(values).map(([name, value]) =>
		typeof value === 'object' && value !== null ? value : contract(name, value),
	);
}

/** What a `Person` of the contract holds. */
export function personFields(workforce: Workforce, employment: Employment): XmlNode[] {
	const { person } = employment;
	const details = detailsOf(workforce, person);
	return contracts({
		AlternateEmailAddress: details.alternateEmailAddress,
		EmailAddress: details.emailAddress,
		EmployeeIdentifier: identifierNode(employment),
		FirstName: person.firstName,
		FormerLastName: formerLastName(workforce, person),
		LastName: person.lastName,
		MiddleName: person.middleName,
		PreferredFirstName: person.preferredName,
		Prefix: details.prefix,
		SSN: details.country === 'USA' ? details.nationalNumber : null,
		SelfServiceProperties: selfServiceNode(employment),
		Suffix: details.suffix,
		SuppressSSN: 'false',
	});
}

/** What a `Compensation` of the contract holds; amounts are those of the pay statements. */
export function compensationFields(_workforce: Workforce, employment: Employment): XmlNode[] {
	const { annual, hourly, period, weekly, periodHours } = compensationOf(
		employment.pay,
		employment,
	);
	return contracts({
		Annual: money(annual),
		EffectiveDate: null,
		EmployeeIdentifier: identifierNode(employment),
		Hourly: money(hourly),
		PayFrequency: 'B',
		PayGroup: payGroupOf(employment.company),
		PercentChange: '0',
		Period: money(period),
		RateChangeType: null,
		ReasonCode: null,
		ScheduledHours: String(periodHours),
		SelfServiceProperties: selfServiceNode(employment),
		Weekly: money(weekly),
	});
}

function money(cents: number): string {
	return (cents / 100).toFixed(2);
}

function identifierNode({ person, company }: Employment): XmlNode {
	const type = { namespace: ns.contracts, name: 'EmployeeNumberIdentifier' };
	return {
		...contract(
			'EmployeeIdentifier',
			contracts({ CompanyCode: company.code, EmployeeNumber: person.employeeNumber }),
		),
		attributes: [{ namespace: ns.instance, name: 'type', value: type }],
	};
}

/** A dictionary that is nil for most; what its keys are is not published. */
function selfServiceNode({ person }: Employment): XmlNode {
	const array = (name: string, content: XmlNode['content']): XmlNode => ({
		namespace: ns.arrays,
		name,
		content,
	});
	const entry = (key: string, value: string) =>
		array('KeyValueOfstringstring', [array('Key', key), array('Value', value)]);
	const entries =
		person.index % 7 === 3
			? [entry('ChangeReason', 'LIFE EVENT'), entry('RequestedBy', person.employeeNumber)]
			: null;
	return { ...contract('SelfServiceProperties', entries), declares: [ns.arrays] };
}
