import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { deepCopy, NodeOperationError } from 'n8n-workflow';

import { findOperation } from '../operations';
import type { Operation } from '../operations/types';
import { readRows, rowsOf } from '../transport/lists';
import { writeEntries } from '../transport/multiStatus';
import { ask } from '../transport/rest';
import type { Session } from '../transport/session';
import { openSession } from '../transport/session';
import { nodeError, Trouble } from '../transport/trouble';
import type { Inputs, Plan } from './plan';
import { batchSize, plan } from './plan';
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
	const operation = chosenOperation(context);
	const results: Result[] = [];
	const planned: Planned[] = [];
	for (let item = 0; item < items; item++) {
		const outcome = orTrouble(() => plan(operation, inputsOf(context, item)));
		if (outcome instanceof Trouble) results[item] = outcome;
		else planned.push({ item, plan: outcome });
	}
	throwUnlessContinuing(context, results);

	if (planned.length > 0) {
		const session = await openSession(context);
		const settle = (item: number, result: Result) => {
			results[item] = result;
			if (!(result instanceof Trouble) || context.continueOnFail()) return;
			session.ended = true;
			throw nodeError(context.getNode(), afterOthers(result, operation, results), item);
		};
		if (operation.call.effect === 'write') {
			const size = operation.call.multiStatus ? batchSize(inputsOf(context, 0)) : 1;
			await write(session, operation, planned, size, settle);
		} else {
			await read(session, operation, planned, settle);
		}
	}
	return toItems(results);
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const operation = findOperation(
		context.getNodeParameter('resource', 0),
		context.getNodeParameter('operation', 0),
	);
	if (!operation) {
		throw new NodeOperationError(
			context.getNode(),
			"'Operation' is none of this resource: choose one from the list, or use an HTTP Request node with the UKG Pro credential for other calls",
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
	const settled = await Promise.allSettled(
		[...identical.values()].map(async (group) => {
			const rows = await orTroubleAsync(readOnce(session, operation, group[0].plan));
			group.forEach(({ item }, index) => {
				settle(item, index === 0 || rows instanceof Trouble ? rows : deepCopy(rows));
			});
		}),
	);
	// Only now, so that no request is under way when the node has ended.
	for (const group of settled) if (group.status === 'rejected') throw group.reason;
}

async function readOnce(
	session: Session,
	operation: Operation,
	{ request, limit, shape }: Plan,
): Promise<IDataObject[]> {
	const shaped = shaper(operation.answer, shape);
	const rows: IDataObject[] = [];
	await readRows(session, operation, request, limit, (row) => rows.push(shaped(row)));
	return rows;
}

/** One request after the other: items may concern the same record. */
async function write(
	session: Session,
	operation: Operation,
	planned: readonly Planned[],
	size: number,
	settle: Settle,
): Promise<void> {
	for (let start = 0; start < planned.length; start += size) {
		const batch = planned.slice(start, start + size);
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
	if (!operation.call.multiStatus) {
		const effort = await ask(session, operation, first.request);
		return [rowsOf(session, operation, effort).map(shaper(operation.answer, first.shape))];
	}
	const entries = batch.map(({ plan: { entry } }) => entry as IDataObject);
	const outcomes = await writeEntries(session, operation, first.request, entries);
	return outcomes.map((outcome, index) => {
		if ('trouble' in outcome) return outcome.trouble;
		const { shape } = batch[index].plan;
		return [
			shaper(operation.answer, shape)(shape.output === 'raw' ? outcome.raw : outcome.written),
		];
	});
}

function throwUnlessContinuing(context: IExecuteFunctions, results: readonly Result[]): void {
	if (context.continueOnFail()) return;
	const item = results.findIndex((result) => result instanceof Trouble);
	if (item >= 0) throw nodeError(context.getNode(), (results[item] as Trouble).report, item);
}

/** A write that fails says what was carried out before it, since n8n shows no other output. */
function afterOthers({ report }: Trouble, { call }: Operation, results: readonly Result[]) {
	const written = results.flatMap((result, item) => (Array.isArray(result) ? [item] : []));
	if (call.effect === 'read' || written.length === 0) return report;
	const done = `Carried out before: ${written.length} of the items (${ranges(written)})`;
	return { ...report, description: [report.description, done].filter(Boolean).join('. ') };
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

function toItems(results: readonly Result[]): INodeExecutionData[] {
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

function orTrouble<T>(work: () => T): T | Trouble {
	try {
		return work();
	} catch (error) {
		return toTrouble(error);
	}
}

async function orTroubleAsync<T>(work: Promise<T>): Promise<T | Trouble> {
	try {
		return await work;
	} catch (error) {
		return toTrouble(error);
	}
}

/** What is no trouble of ours is a fault of this package, or an expression that n8n refuses. */
function toTrouble(error: unknown): Trouble {
	if (error instanceof Trouble) return error;
	return new Trouble({
		kind: 'refusal',
		message: error instanceof Error ? error.message : 'An unknown fault',
	});
}
