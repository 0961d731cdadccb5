import type { IDataObject } from 'n8n-workflow';

import { CATALOGUE } from '../operations';
import type { Operation, Permission } from '../operations/types';
import { explain } from '../transport/explain';
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
	const grantings = permissions();
	const verdicts = new Map<Granting, Verdict>();
	// SOAP sends the password once more, and does not where REST was refused.
	for (const protocol of ['rest', 'soap']) {
		const probed = grantings.filter(({ operations }) => protocolOf(operations) === protocol);
		await Promise.all(
			probed.map(async (granting) => {
				verdicts.set(granting, await tried(session, granting.operations, timeout));
			}),
		);
		const refusal = [...verdicts.values()].find(({ isAboutAccount }) => isAboutAccount);
		if (refusal?.trouble) throw refusal.trouble;
		if (protocol === 'rest') checkHost(session, probed, [...verdicts.values()]);
	}
	const findings = grantings.map((granting) => ({
		...granting,
		...(verdicts.get(granting) ?? UNTRIED),
	}));
	const [firstTrouble] = findings.flatMap(({ trouble }) => trouble ?? []);
	// Where nothing at all could be found out, the reason is the answer.
	if (firstTrouble && findings.every(({ granted }) => granted === null)) throw firstTrouble;
	return findings.map(({ permission, operations, granted, note }) => ({
		...permission,
		granted,
		actions: operations.map(({ action }) => action).join(', '),
		note,
	}));
}

const probeOf = (operations: readonly Operation[]) => operations.find(({ probe }) => probe);

const protocolOf = (operations: readonly Operation[]) => probeOf(operations)?.call.protocol;

/** A host that is not UKG Pro's may answer everything with 404, as UKG Pro does what it lacks. */
function checkHost(session: Session, probed: readonly Granting[], verdicts: readonly Verdict[]) {
	if (session.account.isAccepted || !verdicts.every(({ granted }) => granted)) return;
	const [{ operations }] = probed;
	const nowhere = { status: 404, headers: {}, text: '' };
	throw explain(session, operations[0], nowhere, { tries: 1, spent: 0, named: [] });
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
	/** UKG Pro does not take the account at all, or nothing can be sent with it. */
	readonly isAboutAccount?: boolean;
}

const UNTRIED: Verdict = {
	granted: null,
	note: 'Not tried, because only writing would show it',
};
const GRANTED: Verdict = { granted: true, note: 'Granted' };

async function tried(
	session: Session,
	operations: readonly Operation[],
	timeout: number,
): Promise<Verdict> {
	const operation = probeOf(operations);
	if (!operation) return UNTRIED;
	const request = fixedRequest(operation, operation.probe);
	const outcome = await orTroubleAsync(
		readRows(session, operation, { ...request, timeout }, { limit: 1 }, () => {}),
	);
	return outcome instanceof Trouble ? verdict(outcome, request.protocol) : GRANTED;
}

/** Whoever may not look is told so before anything is looked for. */
function verdict(trouble: Trouble, protocol: 'rest' | 'soap'): Verdict {
	const { isForbidden, isNotFound, httpCode, kind, message, description } = trouble.report;
	if (isForbidden) return { granted: false, note: description ?? '' };
	if (isNotFound && protocol === 'rest') return GRANTED;
	// Without a User API Key only SOAP's login is refused.
	const isAboutAccount = protocol === 'rest' && (httpCode === 401 || kind === 'refusal');
	const note = [message, description].filter(Boolean).join('. ');
	return { granted: null, note, trouble, isAboutAccount };
}
