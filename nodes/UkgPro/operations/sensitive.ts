import type { Mask } from './types';

/**
 * Names that are masked wherever a tenant sends them beside the fields of the specification: UKG
 * adds fields without a new version. In lower case.
 */
export const SENSITIVE_ANYWHERE: ReadonlyMap<string, Mask> = new Map<string, Mask>([
	['ssn', 'lastFour'],
	['previousssn', 'lastFour'],
	['socialsecuritynumber', 'lastFour'],
	['sin', 'lastFour'],
	['nationalid', 'lastFour'],
	['oldnationalid', 'lastFour'],
	['i9aliennumber', 'lastFour'],
	['passportnumber', 'lastFour'],
	['account', 'lastFour'],
	['accountnumber', 'lastFour'],
	['bankaccountnumber', 'lastFour'],
	['foreignaccountnumber', 'lastFour'],
	['employeebankroutingnumber', 'lastFour'],
	['routingnumber', 'lastFour'],
	['iban', 'lastFour'],
	['swiftcode', 'lastFour'],
	['employeebankaccountnumber', 'lastFour'],
	['employeeinstitutionnumber', 'lastFour'],
	['userintegrationkey', 'hidden'],
	['dateofbirth', 'hidden'],
	['birthdate', 'hidden'],
	['healthcareid', 'hidden'],
]);
