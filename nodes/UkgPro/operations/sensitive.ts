import { CATALOGUE } from './index';
import type { Mask } from './types';

/** Names that UKG's specification does not have, and that mean the same as some that it has. */
const ADDED_BY_TENANTS: ReadonlyArray<readonly [name: string, mask: Mask]> = [
	['socialsecuritynumber', 'lastFour'],
	['passportnumber', 'lastFour'],
	['routingnumber', 'lastFour'],
	['birthdate', 'hidden'],
];

/**
 * Names that the catalogue masks where it knows what they hold, and that mean harmless things
 * elsewhere: `notes` are remarks on an earning or a pay period too, `document` is a number or a
 * title, and `employeeIdentifier` is the record over SOAP that says whose row it is.
 */
export const AMBIGUOUS: ReadonlySet<string> = new Set(['notes', 'document', 'employeeidentifier']);

/**
 * Names that are masked wherever a tenant sends them beside the fields of the specification: UKG
 * adds fields without a new version. All that any operation masks, in lower case; where two of them
 * differ, the one that shows less counts.
 */
export const SENSITIVE_ANYWHERE: ReadonlyMap<string, Mask> = new Map(
	[...ADDED_BY_TENANTS, ...maskedByTheCatalogue()]
		.filter(([name]) => !AMBIGUOUS.has(name))
		// Of equal names a map keeps the last.
		.sort(([, one], [, other]) => Number(one === 'hidden') - Number(other === 'hidden')),
);

function maskedByTheCatalogue(): Array<readonly [name: string, mask: Mask]> {
	return CATALOGUE.flatMap(({ operations }) => operations)
		.flatMap(({ answer }) => Object.entries(answer.sensitive))
		.map(([path, mask]) => [path.slice(path.lastIndexOf('.') + 1).toLowerCase(), mask] as const);
}
