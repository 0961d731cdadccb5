import type { State } from '../state';
import type { Variants } from '../variants';
import type { Employment, Workforce } from '../workforce/workforce';
import type { BusinessError } from './businessError';
import { isNil } from './dataContract';
import { findByIdentifier } from './identifier';
import { ns } from './namespaces';
import type { SoapOperation } from './operations';
import { readQuery } from './query';
import { child, type XmlElement } from './readXml';
import { compensationFields, contract, contracts, personFields } from './records';
import { wrapperName, type Found } from './result';
import type { XmlNode } from './writeXml';

/** How the records of a service are wrapped and written. */
interface RecordRule {
	/** Around what one company keeps of one employee. */
	group: string;
	list: string;
	record: string;
	fields(workforce: Workforce, employment: Employment): XmlNode[];
}

const rules: Record<string, RecordRule> = {
	[ns.person]: {
		group: 'EmployeePerson',
		list: 'People',
		record: 'Person',
		fields: personFields,
	},
	[ns.compensation]: {
		group: 'EmployeeCompensation',
		list: 'Compensations',
		record: 'Compensation',
		fields: compensationFields,
	},
};

/**
 * Runs an operation that may be run.
 *
 * @param element of the body
 * @throws SoapFault for what data contracts cannot read
 */
export function runOperation(
	{ name, request: { namespace } }: SoapOperation,
	element: XmlElement,
	{ tenant: { workforce }, variants }: Pick<State, 'tenant' | 'variants'>,
): Found | BusinessError[] {
	const isFind = name.startsWith('Find');
	const wanted = isFind ? 'query' : 'employeeIdentifier';
	const parameter = child(element, namespace, wanted);
	if (!parameter || isNil(parameter)) {
		return [{ code: 'InvalidRequest', property: wanted, message: `${wanted} is required.` }];
	}
	const rule = rules[namespace];
	if (isFind) return find(parameter, rule, workforce, variants);
	const found = findByIdentifier(parameter, workforce);
	return Array.isArray(found) ? found : { results: [recordNode(rule, workforce, found, variants)] };
}

function recordNode(
	{ record, fields }: RecordRule,
	workforce: Workforce,
	employment: Employment,
	{ extraFields }: Pick<Variants, 'extraFields'>,
): XmlNode {
	const usual = fields(workforce, employment);
	return contract(record, extraFields ? [...usual, EXTRA_FIELD] : usual);
}

/** A field of a later version; its name is the last one in the alphabet, as the order wants it. */
const EXTRA_FIELD = contract('XIntegrationRecordId', 'simulator-extra');

function find(
	parameter: XmlElement,
	rule: RecordRule,
	workforce: Workforce,
	variants: Variants,
): Found | BusinessError[] {
	const query = readQuery(parameter, workforce);
	if (Array.isArray(query)) return query;
	const matches = workforce.employments.filter(query.matches);
	const page = variants.soapPageIgnored ? 1 : query.page;
	const size = Math.min(query.size ?? DEFAULT_SIZE, variants.soapPageSizeCap ?? Infinity);
	const rows = matches.slice((page - 1) * size, page * size);
	return {
		results: rows.map((employment) =>
			groupNode(employment, rule, recordNode(rule, workforce, employment, variants), variants),
		),
		paging: { page, size, total: matches.length },
	};
}

/** The size that is used when none is sent; seen in one saved answer. */
const DEFAULT_SIZE = 100;

/** What one company keeps of one employee. */
function groupNode(
	{ person, company }: Employment,
	{ group, list }: RecordRule,
	record: XmlNode,
	{ soapWrapper }: Pick<Variants, 'soapWrapper'>,
): XmlNode {
	const values = {
		CompanyCode: company.code,
		EmployeeNumber: person.employeeNumber,
		FirstName: person.firstName,
		LastName: person.lastName,
	};
	return contract(wrapperName(group, soapWrapper), [
		...contracts(values),
		contract(wrapperName(list, soapWrapper), [record]),
	]);
}
