import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

import { findOperation } from '../operations';
import { isMultiStatus } from '../operations/calls';
import type { Operation } from '../operations/types';
import { readRows } from '../transport/lists';
import { writeEntries } from '../transport/multiStatus';
import type { RestRequest } from '../transport/request';
import { ask } from '../transport/rest';
import { rowsOf } from '../transport/restPages';
import type { Session } from '../transport/session';
import { openSession } from '../transport/session';
import type { Report } from '../transport/trouble';
import { nodeError, refusal, Trouble } from '../transport/trouble';
import { checkAccess } from './checkAccess';
import { orTrouble, orTroubleAsync } from './orTrouble';
import type { Inputs, Plan } from './plan';
import { plan } from './plan';
import { shaper } from './shape';

/** What became of one input item. */
type Result = readonly IDataObject[] | Trouble;

interface Planned {
	readonly item: number;
	readonly plan: Plan;
}

/**
 * Runs the chosen operation for all input items. Every item's parameters are checked before the
 * first request is sent; answers keep the order and the pairing of the items; identical reads are
 * asked once; an item's failure is that item's failure where the node is to continue.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData().length;
	if (items === 0) return [];
	const results: Result[] = [];
	const operation = orTrouble(() => chosenOperation(context));
	if (operation instanceof Trouble) return toItems(context, everyItem(items, operation));
	const planned: Planned[] = [];
	for (let item = 0; item < items; item++) {
		const outcome = orTrouble(() => plan(operation, inputsOf(context, item)));
		if (outcome instanceof Trouble) results[item] = outcome;
		else planned.push({ item, plan: outcome });
	}
	if (planned.length === 0 || (planned.length < items && !context.continueOnFail())) {
		return toItems(context, results);
	}

	const opened = await orTroubleAsync(openSession(context));
	if (opened instanceof Trouble) return toItems(context, everyItem(items, opened));
	// An expression may give each item another number: the most careful one counts.
	const ceiling = Math.min(...planned.map(({ plan: { parallel } }) => parallel));
	const session = { ...opened, ceiling };
	const settle = (item: number, result: Result) => {
		// What fails because another item has failed is no news.
		if (session.ending.signal.aborted) return;
		results[item] = result;
		if (result instanceof Trouble && !context.continueOnFail()) session.ending.abort();
	};
	const work = operation.call.effect === 'write' ? write : read;
	await work(session, operation, planned, settle);
	const kept = keptNotes(planned);
	addNotes(context, [...kept, ...session.notes]);
	return toItems(context, results, { operation, kept });
}

const everyItem = (items: number, trouble: Trouble): Result[] =>
	Array.from({ length: items }, () => trouble);

/** What n8n itself adds to the resources and operations of every node with a credential. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	// Of the resource 'Custom API Call' n8n has no operation.
	const chosen = context.getNodeParameter('operation', 0, null);
	if (resource === CUSTOM_API_CALL || chosen === CUSTOM_API_CALL) {
		throw refusal(
			"'Custom API Call' is not made by this node: add an HTTP Request node, set 'Authentication' to Predefined Credential Type and choose UKG Pro API",
		);
	}
	const operation = findOperation(resource, chosen);
	if (!operation) {
		throw refusal(
			"This resource has no such operation: choose 'Operation' from the list, or use an HTTP Request node with the UKG Pro credential for other calls",
		);
	}
	return operation;
}

const inputsOf = (context: IExecuteFunctions, item: number): Inputs => ({
	// A fallback of undefined makes n8n throw for a parameter that is not there.
	get: (name) => context.getNodeParameter(name, item, null) ?? undefined,
	stored: (name) => context.getNode().parameters[name],
	zone: context.getTimezone(),
});

/** What a person who looks for people by a number such as the SSN had better know. */
function keptNotes(planned: readonly Planned[]): string[] {
	const names = new Set(planned.flatMap(({ plan }) => plan.personal));
	return [...names].map(
		(name) =>
			`n8n stores the value of '${name}' with this execution, and one that is typed in with the workflow: identify employees by another identifier, or switch off saving executions in the workflow's settings`,
	);
}

/** Yellow notes beside the output, for what is no failure. */
function addNotes(context: IExecuteFunctions, notes: readonly string[]): void {
	// Older versions of n8n have no notes.
	if (notes.length > 0) context.addExecutionHints?.(...notes.map((message) => ({ message })));
}

type Settle = (item: number, result: Result) => void;

async function read(
	session: Session,
	operation: Operation,
	planned: readonly Planned[],
	settle: Settle,
): Promise<void> {
	const identical = new Map<string, Planned[]>();
	for (const one of planned) {
		// JSON writes Infinity as null, which no limit is.
		const key = JSON.stringify(one.plan);
		const group = identical.get(key);
		if (group) group.push(one);
		else identical.set(key, [one]);
	}
	// To the end of all, so that no request is under way when the node has ended.
	await Promise.all(
		[...identical.values()].map(async (group) => {
			const rows = await orTroubleAsync(readOnce(session, operation, group[0].plan));
			group.forEach(({ item }, index) => {
				settle(item, index === 0 || rows instanceof Trouble ? rows : deepCopy(rows));
			});
		}),
	);
}

async function readOnce(
	session: Session,
	operation: Operation,
	{ request, wanted, shape }: Plan,
): Promise<IDataObject[]> {
	const shaped = shaper(operation.answer, shape);
	if (request.protocol === 'check') return (await checkAccess(session, request)).map(shaped);
	const rows: IDataObject[] = [];
	await readRows(session, operation, request, wanted, (row) => rows.push(shaped(row)));
	if (rows.length > 0 && rows.every((row) => Object.keys(row).length === 0)) {
		session.notes.add(
			`No row has any of the chosen fields (${shape.fields.join(', ')}): see the names with the Output Raw`,
		);
	}
	return rows;
}

/** One request after the other: items may concern the same record. */
async function write(
	session: Session,
	operation: Operation,
	planned: readonly Planned[],
	settle: Settle,
): Promise<void> {
	let start = 0;
	while (start < planned.length && !session.ending.signal.aborted) {
		const batch = planned.slice(start, start + planned[start].plan.batchSize);
		start += batch.length;
		const outcomes = await orTroubleAsync(writeOnce(session, operation, batch));
		const settled = batch.map(({ item }, index) => ({
			item,
			result: outcomes instanceof Trouble ? outcomes : outcomes[index],
		}));
		// Successes first, so that a failure can tell how much was carried out.
		settled.sort(
			(a, b) => Number(a.result instanceof Trouble) - Number(b.result instanceof Trouble),
		);
		for (const { item, result } of settled) settle(item, result);
	}
}

async function writeOnce(
	session: Session,
	operation: Operation,
	batch: readonly Planned[],
): Promise<Result[]> {
	const [{ plan: first }] = batch;
	// All that is written goes over REST.
	const request = first.request as RestRequest;
	if (!isMultiStatus(operation)) {
		const effort = await ask(session, operation, request);
		const rows = rowsOf(session, operation, effort);
		// Done without a word: what was sent is what there is.
		const written = rows.length > 0 ? rows : [request.body as IDataObject];
		return [written.map(shaper(operation.answer, first.shape))];
	}
	const entries = batch.map(({ plan: { entry } }) => entry as IDataObject);
	const outcomes = await writeEntries(session, operation, request, entries);
	return outcomes.map((outcome, index) => {
		if ('trouble' in outcome) return outcome.trouble;
		const { shape } = batch[index].plan;
		return [
			shaper(operation.answer, shape)(shape.output === 'raw' ? outcome.raw : outcome.written),
		];
	});
}

/** What n8n shows nowhere when the node fails: which writes were carried out, and the notes. */
function withAfterthoughts(
	{ report }: Trouble,
	results: readonly Result[],
	{ operation, kept = [] }: Afterthoughts,
): Report {
	const written = results.flatMap((result, item) => (Array.isArray(result) ? [item] : []));
	const done =
		operation?.call.effect === 'write' && written.length > 0
			? [`Carried out before: ${written.length} of the items (${ranges(written)})`]
			: [];
	const sentences = [report.description, ...done, ...kept];
	return { ...report, description: sentences.filter(Boolean).join('. ') || undefined };
}

interface Afterthoughts {
	readonly operation?: Operation;
	readonly kept?: readonly string[];
}

/** `0–3, 7` */
function ranges(numbers: readonly number[]): string {
	const runs: Array<[number, number]> = [];
	for (const number of numbers) {
		const last = runs.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else runs.push([number, number]);
	}
	return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** @throws NodeApiError or NodeOperationError for a failed item, unless the node is to continue. */
function toItems(
	context: IExecuteFunctions,
	results: readonly Result[],
	afterthoughts: Afterthoughts = {},
): INodeExecutionData[] {
	const failed = results.findIndex((result) => result instanceof Trouble);
	if (failed >= 0 && !context.continueOnFail()) {
		const report = withAfterthoughts(results[failed] as Trouble, results, afterthoughts);
		throw nodeError(context.getNode(), report, failed);
	}
	const items: INodeExecutionData[] = [];
	results.forEach((result, item) => {
		const rows = result instanceof Trouble ? [errorRow(result, item)] : result;
		for (const json of rows) items.push({ json, pairedItem: { item } });
	});
	return items;
}

/** n8n sends an item to the error branch when it has these two keys and no other. */
function errorRow({ report }: Trouble, item: number): IDataObject {
	const { message, description, httpCode, code, failure } = report;
	return {
		error: `${message} [item ${item}]`,
		details: { description, httpCode, code, cause: failure?.cause },
	};
}
