import { deductionPlansOf } from './deductions';
import { paidRange, periodDays, workedRange } from './payCalendar';
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

/** Every pay of an employment, oldest first, computed alike each time. */
export function paysOf(workforce: Workforce, employment: Employment): Pay[] {
	const pays: Pay[] = [];
	const { first, last } = workedRange(paidRange(workforce), employment);
	for (let period = first; period <= last; period++) {
		pays.push(payOf(workforce, employment, period));
	}
	return pays;
}

/** The pay for one period that the employment was paid for. */
export function payOf(workforce: Workforce, employment: Employment, period: number): Pay {
	const { country } = employment.company;
	const earnings = earningsOf(workforce, employment, period);
	const gross = sum(earnings, (line) => line.cents);
	const deductions = deductionPlansOf(country).map((plan): DeductionLine => {
		const { code, description, pretax, share } = plan;
		const line = { code, description, pretax, basis: gross };
		if (share === null) return { ...line, employee: plan.employee, employer: plan.employer };
		const employee = Math.round(gross * share);
		return { ...line, employee, employer: Math.round(employee / 2) };
	});
	const taxable = gross - sum(deductions, (line) => (line.pretax ? line.employee : 0));
	const tax = (code: string, description: string, rate: number): TaxLine => ({
		code,
		description,
		basis: taxable,
		cents: Math.round(taxable * rate),
	});
	const taxes =
		country === 'CAN'
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

/** What an hourly paid employment worked in a period, in hundredths of hours. */
interface Hours {
	regular: number;
	vacation: number;
	overtime: number;
}

function hoursOf(workforce: Workforce, employment: Employment, period: number): Hours {
	const { person, company, fullTime } = employment;
	const random = mulberry32(
		mix(workforce.seed, 6, person.index, workforce.companies.indexOf(company), period),
	);
	const vacation = chance(random, 0.1) ? 800 : 0;
	const regular = between(random, 288, 320) * 25 * (fullTime ? 1 : 0.5) - vacation;
	return { regular, vacation, overtime: chance(random, 0.4) ? between(random, 2, 24) * 25 : 0 };
}

const salaried = { USA: ['SAL'], CAN: ['CSAL'] } as const;
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
	if (employment.job.salaried) return salaried[country];
	const { vacation, overtime } = hoursOf(workforce, employment, period);
	return hourly[country][(vacation > 0 ? 1 : 0) + (overtime > 0 ? 2 : 0)];
}

/** The earnings of one pay. */
export function earningsOf(
	workforce: Workforce,
	employment: Employment,
	period: number,
): EarningLine[] {
	const { company, job, pay, fullTime } = employment;
	const prefix = company.country === 'CAN' ? 'C' : '';
	const rate = Math.round(pay / 2_080);
	if (job.salaried) {
		const share = fullTime ? 1 : 0.5;
		const cents = Math.round((pay * share) / 26);
		return [{ code: `${prefix}SAL`, cents, hours: 8_000 * share, rate }];
	}
	const line = (code: string, hours: number, factor = 1): EarningLine => ({
		code: prefix + code,
		cents: Math.round((rate * factor * hours) / 100),
		hours,
		rate: Math.round(rate * factor),
	});
	const { regular, vacation, overtime } = hoursOf(workforce, employment, period);
	const lines = [line('REG', regular)];
	if (vacation > 0) lines.push(line('VAC', vacation));
	if (overtime > 0) lines.push(line('OT', overtime, 1.5));
	return lines;
}

function sum<T>(list: readonly T[], value: (entry: T) => number): number {
	return list.reduce((total, entry) => total + value(entry), 0);
}
