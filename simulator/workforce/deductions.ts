/** What is held back from pay, as the pay statements and the deduction history use it. */
export interface DeductionPlan {
	code: string;
	description: string;
	/** Where it is held back; null in both countries. */
	country: 'USA' | 'CAN' | null;
	/** Retirement plan, medical or life insurance. */
	type: 'RET' | 'MED' | 'LIF';
	/** Held back before tax. */
	pretax: boolean;
	/** Of the gross, and half as much from the employer; null where the amounts are fixed. */
	share: number | null;
	/** Cents for each pay, where they are fixed. */
	employee: number;
	employer: number;
	/** The level of cover. */
	option: string | null;
	provider: string;
}

const savings = {
	type: 'RET',
	pretax: true,
	share: 0.04,
	employee: 0,
	employer: 0,
	option: null,
} as const;

export const deductionPlans: readonly DeductionPlan[] = [
	{
		...savings,
		code: '401K',
		description: '401(k) plan',
		country: 'USA',
		provider: 'EXFUNDS',
	},
	{
		...savings,
		code: 'RRSP',
		description: 'Retirement savings plan',
		country: 'CAN',
		provider: 'EXFONDS',
	},
	{
		code: 'MED',
		description: 'Medical plan',
		country: null,
		type: 'MED',
		pretax: true,
		share: null,
		employee: 8_500,
		employer: 17_000,
		option: 'EE',
		provider: 'EXHEALTH',
	},
	{
		code: 'LIFE',
		description: 'Life insurance',
		country: null,
		type: 'LIF',
		pretax: false,
		share: null,
		employee: 525,
		employer: 0,
		option: '1X',
		provider: 'EXLIFE',
	},
];

/** The plans of a country, in the order of the pay statement. */
export function deductionPlansOf(country: 'USA' | 'CAN'): readonly DeductionPlan[] {
	return country === 'CAN' ? canadian : american;
}

const inCountry = (wanted: 'USA' | 'CAN') =>
	deductionPlans.filter(({ country }) => country === null || country === wanted);
const american = inCountry('USA');
const canadian = inCountry('CAN');
