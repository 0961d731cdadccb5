/** An earning code of the tenant, as `/configuration/v1/earnings` and the pay statements use it. */
export interface Earning {
	code: string;
	description: string;
	country: 'USA' | 'CAN';
	/** Tax category, e.g. W for wages. */
	taxCategory: string;
	/** How the amount is found: 01 flat, 02 hours × rate, 03 hours × rate × factor. */
	calculationRule: string;
	/** Hours that were worked, in contrast to hours off. */
	productive: boolean;
	supplemental: boolean;
	inManualCheck: boolean;
	inShiftDifferential: boolean;
	inDeferredCompensation: boolean;
	deductionOffset: boolean;
}

type Line = [code: string, description: string, rule: string, flags: string];

// Flags: p productive, s supplemental, m manual check, d shift differential, c deferred compensation,
// o deduction offset.
const lines: Line[] = [
	['REG', 'Regular pay', '02', 'pmdc'],
	['SAL', 'Salary', '01', 'pmc'],
	['OT', 'Overtime', '03', 'pmdc'],
	['DT', 'Double time', '03', 'pmdc'],
	['VAC', 'Vacation', '02', 'mc'],
	['SICK', 'Sick pay', '02', 'mc'],
	['PER', 'Personal time', '02', 'mc'],
	['HOL', 'Holiday', '02', 'mc'],
	['BON', 'Bonus', '01', 'smc'],
	['COMM', 'Commission', '01', 'smc'],
	['SEV', 'Severance', '01', 's'],
	['TIPS', 'Tips', '01', 'o'],
	['GTL', 'Group term life', '01', 'o'],
	['JURY', 'Jury duty', '02', 'm'],
	['BRV', 'Bereavement', '02', 'm'],
	['RETRO', 'Retroactive pay', '01', 'smc'],
];

/** The earning codes of both countries; Canadian ones begin with C. */
export const earnings: Earning[] = [
	...lines.map((line) => build(line, 'USA')),
	...lines.slice(0, 9).map(([code, ...rest]) => build([`C${code}`, ...rest], 'CAN')),
];

function build([code, description, calculationRule, flags]: Line, country: 'USA' | 'CAN'): Earning {
	return {
		code,
		description: country === 'CAN' ? `${description} (Canada)` : description,
		country,
		taxCategory: flags.includes('s') ? 'SUPP' : 'W',
		calculationRule,
		productive: flags.includes('p'),
		supplemental: flags.includes('s'),
		inManualCheck: flags.includes('m'),
		inShiftDifferential: flags.includes('d'),
		inDeferredCompensation: flags.includes('c'),
		deductionOffset: flags.includes('o'),
	};
}
