import { DAY, dayFrom, dayOf, yearOf } from './calendar';
import { deductionPlansOf, type DeductionPlan } from './deductions';
import { contactsOf, type Contact } from './household';
import { between, chance, mix, mulberry32, type Random } from './random';
import type { Employment, Workforce } from './workforce';

/** A plan that people are enrolled in. */
export interface BenefitPlan {
	code: string;
	type: string;
	/** What is held back from pay for it; null where the employer pays the provider. */
	deduction: DeductionPlan | null;
	/** How many of those who may enroll do; the others waive. */
	share: number;
	/** The position among the plans of its country. */
	n: number;
}

/** Nothing is held back for these, so no pay statement mentions them. */
const paidByEmployer: Array<Omit<BenefitPlan, 'n'>> = [
	{ code: 'DEN', type: 'DEN', deduction: null, share: 0.8 },
	{ code: 'VIS', type: 'VIS', deduction: null, share: 0.6 },
];

/** The plans of each country. */
export const benefitPlans: Readonly<Record<'USA' | 'CAN', readonly BenefitPlan[]>> = {
	USA: plansOf('USA'),
	CAN: plansOf('CAN'),
};

function plansOf(country: 'USA' | 'CAN'): BenefitPlan[] {
	const heldBack = deductionPlansOf(country).map((deduction) => {
		const { code, type } = deduction;
		return { code, type, deduction, share: 1 };
	});
	return [...heldBack, ...paidByEmployer].map((plan, n) => ({ ...plan, n }));
}

/** One employment in one plan. */
export interface Benefit {
	employment: Employment;
	plan: BenefitPlan;
	/** Unique among the plans of all employments. */
	number: number;
	/** Active, terminated, waived. */
	status: 'A' | 'T' | 'W';
	/** Days; from the latest hire to the end of the employment. */
	startDay: number;
	stopDay: number | null;
}

/** Those of some plans that an employment has, waived ones too; the employer pays in one company. */
export function benefitsOf(
	workforce: Workforce,
	employment: Employment,
	plans: readonly BenefitPlan[],
): Benefit[] {
	const isHome = employment.person.employments[0] === employment;
	return plans
		.filter(({ deduction }) => deduction || isHome)
		.map((plan) => benefitOf(workforce, employment, plan));
}

function benefitOf(workforce: Workforce, employment: Employment, plan: BenefitPlan): Benefit {
	const { person, company, terminationDay } = employment;
	const position = workforce.companies.indexOf(company);
	const random = mulberry32(mix(workforce.seed, 54, person.index, position, plan.n));
	const isWaived = !chance(random, plan.share);
	return {
		employment,
		plan,
		number: (person.index * 4 + position) * 8 + plan.n,
		status: isWaived ? 'W' : terminationDay === null ? 'A' : 'T',
		startDay: employment.lastHireDay,
		stopDay: terminationDay,
	};
}

/** The family members who are covered too: where the employer pays, all who depend on somebody. */
export function dependantsOf(
	workforce: Workforce,
	{ plan, status, employment }: Benefit,
): Contact[] {
	if (plan.deduction || status === 'W') return [];
	return contactsOf(workforce, employment.person).filter(({ isDependent }) => isDependent);
}

/** The level of cover: employee alone, with spouse, with children, or the family. */
export function optionOf(workforce: Workforce, benefit: Benefit): string | null {
	if (benefit.status === 'W') return null;
	if (benefit.plan.deduction) return benefit.plan.deduction.option;
	const dependants = dependantsOf(workforce, benefit);
	const has = (wanted: string) => dependants.some(({ relationship }) => relationship === wanted);
	if (has('SPS')) return has('CHD') ? 'FAM' : 'ES';
	return has('CHD') ? 'EC' : 'EE';
}

/** What somebody chose in a session of open enrollment, or after a life event. */
export interface Election {
	benefit: Benefit;
	session: 'OE' | 'LE';
	/** When it was made, in milliseconds. */
	at: number;
	/** The day it takes effect. */
	startDay: number;
}

/** The elections of the last twelve months or so; the session is the first half of November. */
export function electionsOf(workforce: Workforce, benefit: Benefit): Election[] {
	const { employment, number } = benefit;
	const random = mulberry32(mix(workforce.seed, 55, number));
	const today = dayOf(workforce.now);
	const year = yearOf(today);
	const [opens, closes] = [dayFrom(year - 1, 11, 1), dayFrom(year - 1, 11, 15)];
	const elections: Election[] = [];
	const last = Math.min(today - 1, employment.terminationDay ?? today);
	if (employment.lastHireDay < opens && last > closes) {
		const at = instantOn(random, between(random, opens, closes));
		elections.push({ benefit, session: 'OE', at, startDay: dayFrom(year, 1, 1) });
	}
	const first = Math.max(closes, employment.lastHireDay) + 1;
	if (first <= last && chance(random, 0.08)) {
		const day = between(random, first, last);
		elections.push({ benefit, session: 'LE', at: instantOn(random, day), startDay: day + 1 });
	}
	return elections;
}

/** A whole minute of a day. */
function instantOn(random: Random, day: number): number {
	return day * DAY + between(random, 0, DAY / 60_000 - 1) * 60_000;
}
