import { deductionPlansOf } from './deductions';
import { dayFrom, yearOf } from './calendar';
import { firstPaidFrom, paidRange, periodDays, workedRange } from './payCalendar';
import { between, drawAt, mix } from './random';
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

/** Every pay of an employment, oldest first, computed alike each time. */
export function paysOf(workforce: Workforce, employment: Employment): Pay[] {
	const pays: Pay[] = [];
	const { first, last } = workedRange(paidRange(workforce), employment);
	for (let period = first; period <= last; period++) {
		pays.push(payOf(workforce, employment, period));
	}
	return pays;
}

/** The periods of the calendar year of a period's pay date that were paid up to it. */
export function yearToDate(workforce: Workforce, employment: Employment, period: number): number[] {
	const january = dayFrom(yearOf(periodDays(period).payDay), 1, 1);
	const { first } = workedRange(paidRange(workforce), employment);
	const periods: number[] = [];
	for (let n = Math.max(first, firstPaidFrom(january)); n <= period; n++) periods.push(n);
	return periods;
}

/** The pay for one period that the employment was paid for. */
export function payOf(workforce: Workforce, employment: Employment, period: number): Pay {
	const { country } = employment.company;
	const earnings = earningsOf(workforce, employment, period);
	const gross = sum(earnings, (line) => line.cents);
	const deductions = deductionsOf(country, gross);
	const taxable = gross - sum(deductions, (line) => (line.pretax ? line.employee : 0));
	const taxes =
		country === 'CAN'
			? [
					taxOf(taxable, 'CIT', 'Federal income tax', 0.15),
					taxOf(taxable, 'CPP', 'Canada Pension Plan', 0.0595),
					taxOf(taxable, 'EI', 'Employment insurance', 0.0163),
				]
			: [
					taxOf(taxable, 'USFIT', 'Federal income tax', 0.12),
					taxOf(taxable, 'USSOC', 'Social security', 0.062),
					taxOf(taxable, 'USMED', 'Medicare', 0.0145),
					taxOf(taxable, `${employment.location.state}SIT`, 'State income tax', 0.04),
				];
	const deducted = sum(deductions, (line) => line.employee);
	const taxed = sum(taxes, (line) => line.cents);
	return {
		period,
		...periodDays(period),
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

/** What is held back of a gross pay. */
export function deductionsOf(country: 'USA' | 'CAN', gross: number): DeductionLine[] {
	return deductionPlansOf(country).map((plan) => {
		const { code, description, pretax, share } = plan;
		const employee = share === null ? plan.employee : Math.round(gross * share);
		const employer = share === null ? plan.employer : Math.round(employee / 2);
		return { code, description, pretax, basis: gross, employee, employer };
	});
}

function taxOf(basis: number, code: string, description: string, rate: number): TaxLine {
	return { code, description, basis, cents: Math.round(basis * rate) };
}

/** What the hours of an hourly paid employment in a period are drawn from. */
function hoursSeed(workforce: Workforce, { person, company }: Employment, period: number): number {
	return mix(workforce.seed, 6, person.index, workforce.companies.indexOf(company), period);
}

/** The first and the third draw, which tell without the others what lines a pay has. */
const hasVacation = (seed: number) => drawAt(seed, 1) < 0.1;
const hasOvertime = (seed: number) => drawAt(seed, 3) < 0.4;

const salary = { USA: ['SAL'], CAN: ['CSAL'] } as const;
const hourly = {
	USA: [['REG'], ['REG', 'VAC'], ['REG', 'OT'], ['REG', 'VAC', 'OT']],
	CAN: [['CREG'], ['CREG', 'CVAC'], ['CREG', 'COT'], ['CREG', 'CVAC', 'COT']],
} as const;

/**
 * The codes of the earnings of one pay, in their order. The same few lists each time, so that lines
 * can be counted without working out what they come to.
 */
export function earningCodesOf(
	workforce: Workforce,
	employment: Employment,
	period: number,
): readonly string[] {
	const { country } = employment.company;
	if (employment.salaried) return salary[country];
	const seed = hoursSeed(workforce, employment, period);
	return hourly[country][(hasVacation(seed) ? 1 : 0) + (hasOvertime(seed) ? 2 : 0)];
}

/** The earnings of one pay. */
export function earningsOf(
	workforce: Workforce,
	employment: Employment,
	period: number,
): EarningLine[] {
	const { company, salaried, pay, fullTime } = employment;
	const prefix = company.country === 'CAN' ? 'C' : '';
	const rate = Math.round(pay / 2_080);
	const share = fullTime ? 1 : 0.5;
	if (salaried) {
		const cents = Math.round((pay * share) / 26);
		return [{ code: `${prefix}SAL`, cents, hours: 8_000 * share, rate }];
	}
	const seed = hoursSeed(workforce, employment, period);
	const vacation = hasVacation(seed) ? 800 : 0;
	const regular = wholeAt(seed, 2, 288, 320) * 25 * share - vacation;
	const lines = [hourlyLine(`${prefix}REG`, rate, regular)];
	if (vacation > 0) lines.push(hourlyLine(`${prefix}VAC`, rate, vacation));
	if (hasOvertime(seed)) {
		lines.push(hourlyLine(`${prefix}OT`, rate * 1.5, wholeAt(seed, 4, 2, 24) * 25));
	}
	return lines;
}

function wholeAt(seed: number, n: number, min: number, max: number): number {
	return between(() => drawAt(seed, n), min, max);
}

/** Hours in hundredths, the rate in cents. */
function hourlyLine(code: string, rate: number, hours: number): EarningLine {
	return { code, cents: Math.round((rate * hours) / 100), hours, rate: Math.round(rate) };
}

/** Cents as the dollars of a row. */
export function dollars(cents: number): number {
	return Math.round(cents) / 100;
}

export function sum<T>(list: readonly T[], value: (entry: T) => number): number {
	return list.reduce((total, entry) => total + value(entry), 0);
}
