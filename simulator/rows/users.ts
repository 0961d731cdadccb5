import { fill, type Row } from '../records';
import { DAY, isoInstant } from '../workforce/calendar';
import { between, chance, mix, mulberry32, uuid, type Random } from '../workforce/random';
import type { Person, Workforce } from '../workforce/workforce';
import { fullName } from './details';

/** The name people log in with; person-details knows it too. */
export function userName({ index }: Person): string {
	return `user${index + 101}`;
}

/** Whoever works nowhere any more cannot log in; the contract publishes no values. */
export function userStatus({ employments }: Person): 'Active' | 'Inactive' {
	return employments.every(({ status }) => status === 'T') ? 'Inactive' : 'Active';
}

/** A row of employee-security-user-details (contract: `EmployeeSecurityUserDetails`). */
export function securityUserRow(workforce: Workforce, person: Person): Row {
	const { id, lastLogon, passwordChanged } = userOf(workforce, person);
	return fill('EmployeeSecurityUserDetails', {
		userID: String(id),
		userName: userName(person),
		fullName: fullName(person),
		employeeId: person.employeeId,
		passwordLastChanged: passwordChanged,
		lastLogon,
	});
}

/** A row of user-details (contract: `UserDetails`). */
export function userRow(workforce: Workforce, person: Person): Row {
	const { id, lastLogon, passwordChanged, random } = userOf(workforce, person);
	return fill('UserDetails', {
		employeeId: person.employeeId,
		userId: id,
		userName: userName(person),
		fullName: fullName(person),
		userLastLogonDate: lastLogon,
		userLastPasswordChangeDate: passwordChanged,
		userStatus: userStatus(person),
		integrationUserKey: uuid(random),
	});
}

interface User {
	id: number;
	/** Some never logged in and have never set a password of their own. */
	lastLogon: string | null;
	passwordChanged: string | null;
	random: Random;
}

/** Passwords last half a year; whoever left has not logged in since. */
const PASSWORD_DAYS = 180;

function userOf({ seed, now }: Workforce, { index, employments }: Person): User {
	const random = mulberry32(mix(seed, 38, index));
	const left = employments.map(({ terminationDay }) => terminationDay ?? Infinity);
	const latest = Math.min(now, Math.max(...left) * DAY);
	const hired = Math.min(latest, employments[0].hireDay * DAY);
	const passwordChanged = moment(random, Math.max(hired, latest - PASSWORD_DAYS * DAY), latest);
	const lastLogon = moment(random, passwordChanged, latest);
	const isNew = chance(random, 0.1);
	return {
		id: index + 1001,
		lastLogon: isNew ? null : isoInstant(lastLogon),
		passwordChanged: isNew ? null : isoInstant(passwordChanged),
		random,
	};
}

/** Whole seconds after an instant, and not after another. */
function moment(random: Random, from: number, to: number): number {
	return from + between(random, 0, Math.floor((to - from) / 1000)) * 1000;
}
