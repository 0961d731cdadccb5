import { DAY } from './calendar';
import { periodDays, periodOf } from './payCalendar';
import { between, chance, mix, mulberry32 } from './random';
import type { Employment, Person, Workforce } from './workforce';

/** A bank of nobody's: routing numbers that begin with 99 are not given out. */
export interface Bank {
	id: string;
	name: string;
	routingNumber: string;
	/** Canadian banks only. */
	institution: string | null;
}

const banks: Record<'USA' | 'CAN', readonly Bank[]> = {
	USA: [
		{ id: 'EXB', name: 'First Example Bank', routingNumber: '990000011', institution: null },
		{ id: 'EXS', name: 'Example Savings Bank', routingNumber: '990000022', institution: null },
	],
	CAN: [
		{ id: 'EXC', name: 'Example Bank of Canada', routingNumber: '99011', institution: '990' },
		{ id: 'EXQ', name: 'Caisse Exemple', routingNumber: '99022', institution: '991' },
	],
};

/** Where a part of somebody's pay goes, or went. */
export interface BankAccount {
	employment: Employment;
	/** 1 for the account that the rest goes to. */
	sequence: number;
	account: string;
	/** C checking, S savings. */
	type: 'C' | 'S';
	bank: Bank;
	/** Of the net pay; null for the rest. */
	percent: number | null;
	isInactive: boolean;
	/** Instant in milliseconds. */
	changedAt: number;
}

const SAVED = 20;

const savesPart = ({ index }: Person) => index % 2 === 1;

/** Obviously invented: the kind of account (1 and 2 in use, 3 closed) and the person's number. */
function accountNumber({ index }: Person, kind: 1 | 2 | 3): string {
	return `${kind}00000${String(index + 101).padStart(7, '0')}`;
}

/** How a net pay (cents) goes to the accounts of a person. Every second one saves a fifth. */
export function sharesOf(
	person: Person,
	net: number,
): Array<Pick<BankAccount, 'account' | 'type'> & { cents: number }> {
	const saved = savesPart(person) ? Math.round((net * SAVED) / 100) : 0;
	const shares = [
		{ account: accountNumber(person, 1), type: 'C' as const, cents: net - saved },
		{ account: accountNumber(person, 2), type: 'S' as const, cents: saved },
	];
	return shares.filter(({ cents }, n) => n === 0 || cents > 0);
}

/** The accounts of an employment; one that is no longer used comes last. */
export function accountsOf({ seed, now }: Workforce, employment: Employment): BankAccount[] {
	const { person, company, lastHireDay } = employment;
	const random = mulberry32(mix(seed, 40, person.index, person.employments.indexOf(employment)));
	const [first, second] = banks[company.country];
	const hired = lastHireDay * DAY;
	const accounts: BankAccount[] = [];
	const add = (kind: 1 | 2 | 3, percent: number | null) =>
		accounts.push({
			employment,
			sequence: accounts.length + 1,
			account: accountNumber(person, kind),
			type: kind === 2 ? 'S' : 'C',
			bank: kind === 1 ? first : second,
			percent,
			isInactive: kind === 3,
			changedAt: between(random, hired, Math.max(hired, now)),
		});
	add(1, null);
	if (savesPart(person)) add(2, SAVED);
	if (chance(random, 0.1)) add(3, null);
	return accounts;
}

/** When somebody was first paid after being hired; a prenote goes out with it. A day. */
export function firstPayDay({ lastHireDay }: Employment): number {
	return periodDays(periodOf(lastHireDay)).payDay;
}
