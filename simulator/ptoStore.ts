import { fill, type Row } from './records';
import { dayFrom, dayOf, isoDay, yearOf } from './workforce/calendar';
import { between, mix, mulberry32 } from './workforce/random';
import type { Employment, Workforce } from './workforce/workforce';

/** A PTO plan of one employment (contract: `pto-plans`). Amounts are hours, dates `YYYY-MM-DD`. */
export type PtoRecord = Row & { employeeId: string; companyId: string; ptoPlan: string };

/**
 * The PTO plans of the tenant: what the workforce was born with, drawn when asked, and on top of it
 * what was written since.
 */
export interface PtoStore {
	count(): number;
	/** Rows from start (included) to end (excluded) in a stable order; new plans come at the end. */
	slice(start: number, end: number): PtoRecord[];
	ofEmployment(employment: Employment): PtoRecord[];
	find(employment: Employment, plan: string): PtoRecord | undefined;
	/** The caller has made sure that the plan is new. */
	add(record: PtoRecord): void;
	replace(record: PtoRecord): void;
}

/** Names one plan of one employment, without regard to case. */
export function ptoKey(record: { employeeId: string; companyId: string; ptoPlan: string }): string {
	return `${record.companyId}/${record.employeeId}/${record.ptoPlan}`.toUpperCase();
}

export function createPtoStore(workforce: Workforce): PtoStore {
	const written = new Map<string, PtoRecord>();
	const added: PtoRecord[] = [];
	// One number for each plan somebody was born with: row of the employment × 8 + plan.
	let index: Uint32Array | undefined;

	const born = (): Uint32Array => {
		if (index) return index;
		const numbers: number[] = [];
		workforce.employments.forEach((employment, row) => {
			for (const plan of plansOf(workforce, employment)) numbers.push(row * 8 + plan);
		});
		index = Uint32Array.from(numbers);
		return index;
	};
	const current = (record: PtoRecord) => ({ ...(written.get(ptoKey(record)) ?? record) });
	const bornOf = (employment: Employment) =>
		plansOf(workforce, employment).map((plan) => bornRecord(workforce, employment, plan));
	const ofEmployment = (employment: Employment) =>
		[
			...bornOf(employment),
			...added.filter(
				({ employeeId, companyId }) =>
					employeeId === employment.person.employeeId && companyId === employment.company.id,
			),
		].map(current);

	return {
		count: () => born().length + added.length,
		slice(start, end) {
			const first = born();
			const rows = Array.from(first.subarray(start, Math.min(end, first.length)), (entry) =>
				bornRecord(workforce, workforce.employments[entry >>> 3], entry & 7),
			);
			const more = added.slice(Math.max(0, start - first.length), Math.max(0, end - first.length));
			return [...rows, ...more].map(current);
		},
		ofEmployment,
		find: (employment, plan) =>
			ofEmployment(employment).find(({ ptoPlan }) => ptoPlan.toUpperCase() === plan.toUpperCase()),
		add: (record) => {
			added.push(record);
		},
		replace: (record) => {
			written.set(ptoKey(record), record);
		},
	};
}

function plansOf(workforce: Workforce, employment: Employment): number[] {
	return workforce.ptoPlans.flatMap((_, n) => (employment.ptoPlans & (1 << n) ? [n] : []));
}

function bornRecord(workforce: Workforce, employment: Employment, plan: number): PtoRecord {
	const { person, company } = employment;
	const { code, hours } = workforce.ptoPlans[plan];
	const random = mulberry32(
		mix(workforce.seed, 7, person.index, workforce.companies.indexOf(company), plan),
	);
	const today = dayOf(workforce.now);
	const year = yearOf(today);
	const earned = between(random, 0, hours * 2) / 2;
	return fill('pto-plans', {
		employeeId: person.employeeId,
		companyId: company.id,
		ptoPlan: code,
		earned,
		taken: between(random, 0, earned * 2) / 2,
		pendingBalance: between(random, 0, 8),
		earnedThroughDate: isoDay(today),
		reset: isoDay(dayFrom(year + 1, 1, 1)),
		pendingMoveDate: null,
	}) as PtoRecord;
}
