import { aboutEmployeeId } from './common';
import {
	LETTERS_AND_DIGITS,
	OR_ASTERISK,
	inQuery,
	letterYN,
	midnight,
	numeric,
	picked,
	trueOrFalse,
} from './define';
import type { Parameter } from './types';

/** Filters that several lists share. */

/** One employee, where UKG's pattern admits letters and digits only. */
export const oneEmployeeInQuery: Parameter = inQuery(
	'employeeId',
	aboutEmployeeId,
	picked('employee', { pattern: LETTERS_AND_DIGITS }),
);

/** One employee, or an asterisk for all. */
export const employeeOrAllInQuery: Parameter = inQuery(
	'employeeId',
	{
		...aboutEmployeeId,
		description:
			"UKG Pro's internal employee ID (EEID), 12 letters and digits, or an asterisk for all employees; not the employee number",
	},
	picked('employee', { pattern: OR_ASTERISK }),
);

export const aboutEmployeeNumber = {
	displayName: 'Employee Number',
	description: 'Employee number with its leading zeros; not the employee ID',
	placeholder: 'e.g. 000000104',
} as const;

export const employeeNumberInQuery: Parameter = inQuery('employeeNumber', aboutEmployeeNumber);

export const aboutJobCode = {
	displayName: 'Job Code',
	description: 'Code of the job in UKG Pro',
	placeholder: 'e.g. ENG1',
} as const;

export const aboutJobGroup = {
	displayName: 'Job Group Code',
	description: 'Code of the job group',
	placeholder: 'e.g. MGMT',
} as const;

export const aboutPayGroup = {
	displayName: 'Pay Group',
	description: 'Code of the pay group, whose employees are paid together',
	placeholder: 'e.g. BIWEEK',
} as const;

export const payGroupInQuery: Parameter = inQuery('payGroup', aboutPayGroup, picked('payGroup'));

export const payDateInQuery: Parameter = inQuery(
	'payDate',
	{ displayName: 'Pay Date', description: "Day of payment, in the workflow's time zone" },
	midnight,
);

export const periodDatesInQuery: readonly Parameter[] = [
	inQuery(
		'periodStartDate',
		{
			displayName: 'Period Start Date',
			description: "First day of the pay period, in the workflow's time zone",
		},
		midnight,
	),
	inQuery(
		'periodEndDate',
		{
			displayName: 'Period End Date',
			description: "Last day of the pay period, in the workflow's time zone",
		},
		midnight,
	),
];

const aboutPeriodControl = {
	displayName: 'Period Control',
	description: 'Period control of the pay period, usually its pay date with one digit more',
	placeholder: 'e.g. 202601311',
} as const;
const aboutFirstPeriodControl = {
	displayName: 'Start Period Control',
	description: 'First period control of a span, usually a pay date with one digit more',
	placeholder: 'e.g. 202601011',
} as const;
const aboutLastPeriodControl = {
	displayName: 'End Period Control',
	description: 'Last period control of a span, usually a pay date with one digit more',
	placeholder: 'e.g. 202601319',
} as const;

export const periodControlInQuery: Parameter = inQuery('periodControl', aboutPeriodControl);

/** The ends of a span of pay periods. */
export const periodControlsInQuery: readonly Parameter[] = [
	inQuery('startPerControl', aboutFirstPeriodControl),
	inQuery('endPerControl', aboutLastPeriodControl),
];

/** The same three where UKG's pattern admits digits only. */
export const periodControlDigitsInQuery: readonly Parameter[] = [
	periodControlInQuery,
	...periodControlsInQuery,
].map((parameter) => ({ ...parameter, entry: numeric }));

export const checkInQuery: Parameter = inQuery('checkId', {
	displayName: 'Check ID',
	description: 'ID that UKG Pro gave to the check or direct deposit of one payment',
});

export const aboutDeductionCode = {
	displayName: 'Deduction Code',
	description: 'Code of the deduction or benefit plan in UKG Pro',
	placeholder: 'e.g. MEDHD',
} as const;

export const deductionCodeInQuery: Parameter = inQuery('deductionCode', aboutDeductionCode);

export const benefitOptionInQuery: Parameter = inQuery('benefitOption', {
	displayName: 'Benefit Option',
	description: 'Code of the option of a benefit plan, such as employee only or family',
	placeholder: 'e.g. FAM',
});

export const aboutCobraIsActive = {
	displayName: 'COBRA Is Active',
	description: 'Whether COBRA coverage is active',
} as const;

export const aboutCobraStatus = {
	displayName: 'COBRA Status',
	description: 'Code of the COBRA status',
} as const;

export const aboutCobraEvent = {
	displayName: 'Date of COBRA Event',
	description: 'Day of the COBRA event',
} as const;

export const userNameInQuery: Parameter = inQuery('userName', {
	displayName: 'User Name',
	description: 'Name with which the user signs in to UKG Pro',
	placeholder: 'e.g. jdoe',
});

export const systemIdInQuery: Parameter = inQuery('systemId', {
	displayName: 'System ID',
	description: "UKG Pro's internal ID of the row, as this list gives it",
});

/** Flags that UKG's specification types as string: wire name, display name, and what "Whether" asks. */
export const lettersYN = (
	flags: ReadonlyArray<readonly [wire: string, displayName: string, whether: string]>,
): Parameter[] =>
	flags.map(([wire, displayName, whether]) =>
		inQuery(wire, { displayName, description: `Whether ${whether}` }, letterYN),
	);

export const earningCodeInQuery: Parameter = inQuery('earningCode', {
	displayName: 'Earning Code',
	description: 'Code of one earning',
	placeholder: 'e.g. REG',
});

export const deferredCompensationInQuery: readonly Parameter[] = [
	inQuery(
		'includeInDeferredCompensation',
		{
			displayName: 'Include in Deferred Compensation',
			description: 'Whether the earning counts for deferred compensation',
		},
		trueOrFalse,
	),
	inQuery(
		'includeInDeferredCompensationHours',
		{
			displayName: 'Include in Deferred Compensation Hours',
			description: 'Whether its hours count for deferred compensation',
		},
		trueOrFalse,
	),
];
