import type { IDataObject } from 'n8n-workflow';

import { CATALOGUE } from '../operations';
import type { Operation, Permission } from '../operations/types';
import { readRows } from '../transport/lists';
import type { CheckRequest } from '../transport/request';
import type { Session } from '../transport/session';
import { Trouble } from '../transport/trouble';
import { fixedRequest } from './fixedPlan';
import { orTroubleAsync } from './orTrouble';

/** A web service with one of its roles, and the operations that need it. */
interface Granting {
	readonly permission: Permission;
	readonly operations: Operation[];
}

/**
 * Tries every permission of the catalogue once, by the operation that is marked for it, and tells
 * of each whether the account has it. What only writing would show is not tried.
 *
 * @throws Trouble when UKG Pro refuses the account as such.
 */
export async function checkAccess(
	session: Session,
	{ timeout }: CheckRequest,
): Promise<IDataObject[]> {
	const findings = await Promise.all(
		permissions().map(async ({ permission, operations }) => ({
			permission,
			actions: operations.map(({ action }) => action).join(', '),
			...(await tried(session, operations, timeout)),
		})),
	);
	const [firstTrouble] = findings.flatMap(({ trouble }) => trouble ?? []);
	// Where nothing at all could be found out, the reason is the answer.
	if (firstTrouble && findings.every(({ granted }) => granted === null)) throw firstTrouble;
	return findings.map(({ permission, granted, actions, note }) => ({
		...permission,
		granted,
		actions,
		note,
	}));
}

function permissions(): Granting[] {
	const found = new Map<string, Granting>();
	for (const operation of CATALOGUE.flatMap(({ operations }) => operations)) {
		const { permission } = operation;
		if (!permission) continue;
		const key = `${permission.webService} ${permission.role}`;
		const granting = found.get(key) ?? { permission, operations: [] };
		granting.operations.push(operation);
		found.set(key, granting);
	}
	return [...found.values()].sort(
		({ permission: a }, { permission: b }) =>
			a.webService.localeCompare(b.webService) || a.role.localeCompare(b.role),
	);
}

interface Verdict {
	/** null: not known. */
	readonly granted: boolean | null;
	readonly note: string;
	/** Why it is not known. */
	readonly trouble?: Trouble;
}

const GRANTED: Verdict = { granted: true, note: 'Granted' };

async function tried(
	session: Session,
	operations: readonly Operation[],
	timeout: number,
): Promise<Verdict> {
	const operation = operations.find(({ probe }) => probe);
	if (!operation) {
		return { granted: null, note: 'Not tried, because only writing would show it' };
	}
	const request = fixedRequest(operation, operation.probe);
	const outcome = await orTroubleAsync(
		readRows(session, operation, { ...request, timeout }, 1, () => {}),
	);
	return outcome instanceof Trouble
		? verdict(outcome, request.protocol)
		: GRANTED;
}

/** Whoever may not look is told so before anything is looked for. */
function verdict(trouble: Trouble, protocol: 'rest' | 'soap'): Verdict {
	const { isForbidden, httpCode, kind, message, description } = trouble.report;
	if (isForbidden) return { granted: false, note: description ?? '' };
	if (httpCode === 404 && protocol === 'rest') return GRANTED;
	// Without a User API Key only SOAP's login is refused.
	if (protocol === 'rest' && (httpCode === 401 || kind === 'refusal')) throw trouble;
	return { granted: null, note: [message, description].filter(Boolean).join('. '), trouble };
}
