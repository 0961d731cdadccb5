import { dayFrom, dayOf, yearOf } from './calendar';
import { between, chance, mix, mulberry32 } from './random';
import type { Employment, Workforce } from './workforce';

/** Amounts are whole cents and hours whole hundredths, so that sums come out even. */
export interface EarningLine {
	code: string;
	cents: number;
	hours: number;
	/** Cents an hour. */
	rate: number;
}

export interface DeductionLine {
	code: string;
	description: string;
	pretax: boolean;
	basis: number;
	employee: number;
	employer: number;
}

export interface TaxLine {
	code: string;
	description: string;
	basis: number;
	cents: number;
}

/** What one employment was paid for one period of two weeks. */
export interface Pay {
	period: number;
	/** Days. */
	start: number;
	end: number;
	payDay: number;
	earnings: EarningLine[];
	deductions: DeductionLine[];
	taxes: TaxLine[];
	gross: number;
	taxable: number;
	deducted: number;
	taxed: number;
	net: number;
}

/** A Monday; period n begins two weeks times n after it. */
const FIRST_PERIOD = dayFrom(2018, 1, 1);
/** Statements reach back to January of the year this many years before. */
const YEARS = 2;

/**
 * The periods an employment was paid for, oldest first: paid by now, worked in at least one day, and
 * not before January two years ago.
 */
export function paidPeriods(workforce: Workforce, employment: Employment): number[] {
	const today = dayOf(workforce.now);
	const oldestPayDay = dayFrom(yearOf(today) - YEARS, 1, 1);
	const first = Math.max(
		periodOf(employment.lastHireDay),
		Math.ceil((oldestPayDay - 18 - FIRST_PERIOD) / 14),
	);
	const last = Math.min(
		Math.floor((today - 18 - FIRST_PERIOD) / 14),
		periodOf(employment.terminationDay ?? today),
	);
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
}

/** Every pay of an employment, oldest first, computed alike each time. */
export function paysOf(workforce: Workforce, employment: Employment): Pay[] {
	return paidPeriods(workforce, employment).map((period) => payOf(workforce, employment, period));
}

function periodOf(day: number): number {
	return Math.floor((day - FIRST_PERIOD) / 14);
}

function payOf(workforce: Workforce, employment: Employment, period: number): Pay {
	const canadian = employment.company.country === 'CAN';
	const earnings = earningsOf(workforce, employment, period, canadian ? 'C' : '');
	const gross = sum(earnings, (line) => line.cents);
	const savings = Math.round(gross * 0.04);
	const deductions: DeductionLine[] = [
		{
			code: canadian ? 'RRSP' : '401K',
			description: canadian ? 'Retirement savings plan' : '401(k) plan',
			pretax: true,
			basis: gross,
			employee: savings,
			employer: Math.round(savings / 2),
		},
		{
			code: 'MED',
			description: 'Medical plan',
			pretax: true,
			basis: gross,
			employee: 8_500,
			employer: 17_000,
		},
		{
			code: 'LIFE',
			description: 'Life insurance',
			pretax: false,
			basis: gross,
			employee: 525,
			employer: 0,
		},
	];
	const taxable = gross - sum(deductions, (line) => (line.pretax ? line.employee : 0));
	const tax = (code: string, description: string, rate: number): TaxLine => ({
		code,
		description,
		basis: taxable,
		cents: Math.round(taxable * rate),
	});
	const taxes = canadian
		? [
				tax('CIT', 'Federal income tax', 0.15),
				tax('CPP', 'Canada Pension Plan', 0.0595),
				tax('EI', 'Employment insurance', 0.0163),
			]
		: [
				tax('USFIT', 'Federal income tax', 0.12),
				tax('USSOC', 'Social security', 0.062),
				tax('USMED', 'Medicare', 0.0145),
				tax(`${employment.location.state}SIT`, 'State income tax', 0.04),
			];
	const deducted = sum(deductions, (line) => line.employee);
	const taxed = sum(taxes, (line) => line.cents);
	const start = FIRST_PERIOD + period * 14;
	return {
		period,
		start,
		end: start + 13,
		payDay: start + 18,
		earnings,
		deductions,
		taxes,
		gross,
		taxable,
		deducted,
		taxed,
		net: gross - deducted - taxed,
	};
}

function earningsOf(
	workforce: Workforce,
	employment: Employment,
	period: number,
	prefix: string,
): EarningLine[] {
	const { person, company, job, pay, fullTime } = employment;
	const random = mulberry32(
		mix(workforce.seed, 6, person.index, workforce.companies.indexOf(company), period),
	);
	const share = fullTime ? 1 : 0.5;
	const rate = Math.round(pay / 2_080);
	if (job.salaried) {
		const cents = Math.round((pay * share) / 26);
		return [{ code: `${prefix}SAL`, cents, hours: 8_000 * share, rate }];
	}
	const line = (code: string, hours: number, factor = 1): EarningLine => ({
		code: prefix + code,
		cents: Math.round((rate * factor * hours) / 100),
		hours,
		rate: Math.round(rate * factor),
	});
	const vacation = chance(random, 0.1) ? 800 : 0;
	const lines = [line('REG', between(random, 288, 320) * 25 * share - vacation)];
	if (vacation > 0) lines.push(line('VAC', vacation));
	if (chance(random, 0.4)) lines.push(line('OT', between(random, 2, 24) * 25, 1.5));
	return lines;
}

function sum<T>(list: readonly T[], value: (entry: T) => number): number {
	return list.reduce((total, entry) => total + value(entry), 0);
}
