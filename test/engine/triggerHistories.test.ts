/**
 * Random histories of a tenant, of n8n and of the network, against a plain model: whatever happens,
 * each change that lasts is reported, and none twice.
 */
import fc from 'fast-check';

import { forgetEverything, memoryOf } from '../../nodes/UkgPro/trigger/memory';
import { KINDS } from '../../nodes/UkgPro/trigger/kinds';
import type { Item } from '../../nodes/UkgPro/trigger/items';
import type { ChangeKind, Employment, Simulator, Variants } from '../../simulator';
import { addressOf, startSimulator } from '../../simulator';
import { employeeChangesRow } from '../../simulator/rows/employeeChanges';
import type { Keeping } from './triggerHarness';
import { createTrigger, DAY, endAs, HOUR, MINUTE, moveTogether } from './triggerHarness';

const EMPLOYEES = 9;
const NOW = new Date('2026-06-15T12:00:00Z');

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator({ seed: 3, employees: EMPLOYEES, now: NOW, clock: 'still' });
});
afterAll(async () => await simulator.close());

const CHANGES: ChangeKind[] = [
	'hire',
	'terminate',
	'rehire',
	'leave',
	'return',
	'job',
	'location',
	'organization',
	'name',
	'contact',
	'touch',
];

type Trouble = 'reset' | 'timeout' | 429 | 'later' | 500 | 503 | 401 | 403 | 404;

type Step =
	| { readonly do: 'change'; readonly kind: ChangeKind; readonly who: number }
	/** Somebody is at another location for one poll, and then where they were. */
	| { readonly do: 'detour'; readonly who: number }
	| { readonly do: 'pass'; readonly ms: number }
	| { readonly do: 'poll'; readonly budget: number }
	/** The request after so many others goes wrong, and so many more behind it. */
	| { readonly do: 'fail'; readonly after: number; readonly count: number; readonly how: Trouble }
	| { readonly do: 'outage'; readonly days: number }
	| { readonly do: 'restart' }
	/** To what stood in n8n's database so many saves ago. */
	| { readonly do: 'rollBack'; readonly saves: number }
	| { readonly do: 'rename' }
	| {
			readonly do: 'edit';
			readonly kinds: readonly number[];
			readonly interval: number;
			readonly most: number;
			readonly previousValues: boolean;
	  };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('change' as const),
			kind: fc.constantFrom(...CHANGES),
			who: fc.nat(EMPLOYEES),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('detour' as const), who: fc.nat(EMPLOYEES) }),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('pass' as const),
			ms: fc.constantFrom(MINUTE, 20 * MINUTE, HOUR, 3 * HOUR, 4 * HOUR, DAY),
		}),
	},
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('poll' as const),
			budget: fc.constantFrom(5_000, 20_000, 36_000, 300_000),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('fail' as const),
			after: fc.nat(4),
			count: fc.constantFrom(1, 1, 2, 8),
			how: fc.constantFrom<Trouble>('reset', 'timeout', 429, 'later', 500, 503, 401, 403, 404),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('outage' as const),
			days: fc.integer({ min: 1, max: 80 }),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('rollBack' as const), saves: fc.nat(3) }) },
	{ weight: 1, arbitrary: fc.constant({ do: 'rename' as const }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('edit' as const),
			kinds: fc.uniqueArray(fc.nat(KINDS.length - 1), { minLength: 1 }),
			interval: fc.constantFrom(1, 60, 180, 300),
			most: fc.constantFrom(1, 3, 10_000),
			previousValues: fc.boolean(),
		}),
	},
);

interface Execution {
	readonly status: 'success' | 'waiting' | 'error' | 'crashed';
	/** Polls while it runs. */
	readonly polls: number;
}

interface Running {
	readonly at: number;
	/** How many more polls it lasts. */
	polls: number;
	readonly end: () => void;
	readonly isLost: boolean;
	readonly items: Item[];
}

const execution: fc.Arbitrary<Execution> = fc.record({
	status: fc.constantFrom('success', 'success', 'waiting', 'error', 'crashed'),
	polls: fc.constantFrom(0, 0, 0, 1, 3),
});

interface History {
	readonly keeping: Keeping;
	readonly start: 'learn' | 'now' | 'date';
	readonly most: number;
	/** Milliseconds that each request takes. */
	readonly latency: number;
	/** Milliseconds by which n8n's clock is ahead of UKG Pro's. */
	readonly ahead: number;
	readonly variants: Partial<Variants>;
	/** Where changes come again after a failure: how the executions end, over and over. */
	readonly executions: readonly Execution[];
	readonly steps: readonly Step[];
}

const history: fc.Arbitrary<History> = fc.record({
	keeping: fc.constantFrom<Keeping>('legacy', 'durable', 'scheduler'),
	start: fc.constantFrom('learn' as const, 'learn' as const, 'now' as const, 'date' as const),
	most: fc.constantFrom(1, 2, 10_000),
	latency: fc.constantFrom(0, 100, 3_000),
	ahead: fc.constantFrom(0, 0, 90_000, -90_000, DAY, -DAY),
	variants: fc.record({
		pageSizeCap: fc.constantFrom(1, 2, 3, 3, 5, 5, null),
		changesOrder: fc.constantFrom(
			'employee' as const,
			'oldestFirst' as const,
			'newestFirst' as const,
		),
		changesWhileReading: fc.constantFrom(0, 0, 1, 2),
		rehiredRows: fc.constantFrom('one' as const, 'formerFirst' as const, 'formerLast' as const),
		noMatch: fc.constantFrom('emptyList' as const, 'notFound' as const),
		workLocationField: fc.constantFrom('workLocation' as const, 'workLocationCode' as const),
	}),
	executions: fc.oneof(fc.constant([]), fc.array(execution, { minLength: 1, maxLength: 5 })),
	steps: fc.array(step, { minLength: 4, maxLength: 18 }),
});

const SUCCESS: Execution = { status: 'success', polls: 0 };

const keyOfItem = ({ employee }: Item) =>
	`${String(employee.employeeId)} ${String(employee.companyId)}`;

const keyOf = ({ person, company }: Employment) => `${person.employeeId} ${company.id}`;

/** What the feed would show of everybody, by employee and company. */
function snapshots(): Map<string, Record<string, unknown>> {
	const variants = { employeeNumber: 'text', workLocationField: 'workLocation' } as const;
	return new Map(
		simulator.data.employments.map((employment) => {
			const row = employeeChangesRow(simulator.data, employment, variants);
			return [keyOf(employment), row];
		}),
	);
}

/** The compared fields of the given kinds, as one text. */
function textOf(row: Record<string, unknown>, kinds: ReadonlySet<string> = ALL): string {
	return JSON.stringify(
		KINDS.flatMap(({ value, fields }) =>
			kinds.has(value) ? fields.map((field) => valueOf(row, field)) : [],
		),
	);
}

/** The same without what changes by itself: a supervisor's new name brings nobody into the feed. */
const ownTextOf = (row: Record<string, unknown>, kinds: ReadonlySet<string>) =>
	textOf({ ...row, supervisorName: '' }, kinds);

const valueOf = (row: Record<string, unknown>, field: string) =>
	row[field] ?? (field === 'workLocation' ? row.workLocationCode : '');

const ALL = new Set<string>(KINDS.map(({ value }) => value));
const figures = {
	histories: 0,
	polls: 0,
	requests: 0,
	changes: 0,
	items: 0,
	rollBacks: 0,
	executions: 0,
	failed: 0,
};

let accounts = 0;

async function play(history: History) {
	const { keeping, start, most: first, latency, ahead, variants, executions, steps } = history;
	simulator.reset({ all: true });
	simulator.setVariants(variants);
	forgetEverything();
	const time = moveTogether(simulator);
	try {
		const repeatAfterFailure = executions.length > 0;
		const startDate = new Date(NOW.getTime() - 40 * DAY).toISOString();
		const trigger = createTrigger({
			simulator,
			keeping,
			// An account of its own: what was refused, or put off, in another history is not.
			credentials: { ...addressOf(simulator), userApiKey: `${++accounts}` },
			parameters: { start, startDate, options: { itemsPerExecution: first, repeatAfterFailure } },
		});
		const state = () => {
			const { told, states } = memoryOf('trigger-test', 'trigger');
			return told && told.outcome !== 'failure' ? told.next : [...states.values()].at(-1);
		};
		const saves: string[] = [];
		let failing: { after: number; count: number; how: Trouble } | undefined;
		let isOut = false;
		let names = 0;
		/** Kinds that were always watched. */
		const watched = new Set(ALL);
		/** What the trigger may have taken for the beginning, by employee. */
		const learned = new Map<string, Map<string, Record<string, unknown>>>();
		const reports = new Map<string, Array<{ row: Record<string, unknown>; rollBack: number }>>();
		let rollBacks = 0;
		/** When the last read ended, if nothing has made n8n forget it. */
		let ended: number | undefined;
		let interval = 180;
		let most = first;
		let hadPrevious = false;
		let isFailed = false;
		let shortest = interval;

		/** The execution that runs, and what it was given. */
		let running: Running | undefined;
		let begun = 0;
		let isQuiet = false;
		trigger.onExecution = (end) => {
			const { status, polls } = isQuiet ? SUCCESS : executions[begun++ % executions.length];
			const isLost = status === 'error' || status === 'crashed';
			running = { at: clockNow(), polls, isLost, end: () => endAs(status)(end), items: [] };
			figures.executions++;
			if (isLost) figures.failed++;
		};
		const endExecution = async () => {
			running?.end();
			await Promise.resolve();
			if (running?.isLost) loseExecution();
			else if (running) report(running.items);
			running = undefined;
		};
		/** Who was given to an execution that failed, and to none that succeeded since. */
		const halfTold = new Set<string>();
		/** Who came back to an earlier location: the same again, where one between was not watched. */
		const detoured = new Set<string>();
		const loseExecution = () => {
			for (const item of running?.items ?? []) halfTold.add(keyOfItem(item));
			running = undefined;
		};
		/** The process ends, and nobody knows how the execution does. */
		const forgetExecution = () => {
			loseExecution();
			const { lineage, step } = state() ?? {};
			const isKept = trigger.saved.includes(JSON.stringify({ lineage, step }).slice(1, -1));
			if (repeatAfterFailure && !isKept) rollBacks++;
		};

		/** Of whom UKG Pro did not tell which row is the present one; the trigger says so. */
		const doubted = new Set<string>();
		let isDoubtTold = false;
		trigger.onRequest = ({ url }) => {
			time.pass(latency);
			const [, employeeId] = url.match(/employee-changes\/([^?]+)/) ?? [];
			const isRefused = isOut || (failing !== undefined && failing.after <= 0);
			if (employeeId) doubted[isRefused ? 'add' : 'delete'](employeeId);
			if (isOut) throw broken('ECONNREFUSED');
			if (!failing || failing.after-- > 0) return;
			const { how } = failing;
			if (--failing.count === 0) failing = undefined;
			if (how === 'reset') throw broken('ECONNRESET');
			if (how === 'timeout') throw broken('ETIMEDOUT');
			simulator.addFault({
				path: '/personnel/v1/employee-changes',
				count: 1,
				status: how === 'later' ? 429 : how,
				headers: how === 'later' ? { 'retry-after': '900' } : {},
			});
		};

		const isLearning = () => start !== 'date' && (state()?.until ?? 0) === 0;
		const learn = () => {
			for (const [key, row] of snapshots()) {
				const seen = learned.get(key) ?? new Map<string, Record<string, unknown>>();
				learned.set(key, seen.set(textOf(row), row));
			}
		};

		const poll = async (budget: number): Promise<number> => {
			figures.polls++;
			// Longer than a day it counts as failed.
			if (running && clockNow() > running.at + DAY) loseExecution();
			const isRunning = running !== undefined && running.polls-- > 0;
			if (!isRunning) await endExecution();
			const before = trigger.requests;
			const wasReading = state()?.read !== undefined;
			const began = clockNow();
			if (isLearning()) {
				learn();
				unsettled = undefined;
			}
			let items: Item[] = [];
			isFailed = false;
			try {
				items = await trigger.poll({ budget });
			} catch (error) {
				isFailed = true;
				const { message } = error as Error;
				isDoubtTold ||= message.includes('who was rehired may be missing');
				if (!/UKG Pro|host of the credential/.test(message)) throw error;
			}
			if (!isLearning()) {
				unsettled ??= new Set(
					simulator.data.employments
						.filter(({ changedAt }) => changedAt > NOW.getTime())
						.map(keyOf),
				);
			}
			const sent = trigger.requests - before;
			figures.requests += sent;
			figures.items += items.length;
			if (isRunning && (sent > 0 || items.length > 0)) {
				throw new Error('It was read while an execution ran');
			}
			if (trigger.saved !== saves.at(-1)) saves.push(trigger.saved);
			if (sent > 0 && !wasReading && ended !== undefined) {
				if (began < ended + shortest * MINUTE) throw new Error('A read began too early');
			}
			if (sent > 0) {
				ended = !isFailed && state()?.read === undefined ? clockNow() : undefined;
				if (ended !== undefined) shortest = interval;
			}
			const keys = new Set(items.map(keyOfItem));
			if (keys.size < items.length) throw new Error('One poll gave an employee twice');
			if (repeatAfterFailure && running) running.items.push(...items);
			else report(items);
			for (const item of items) lastGiven.set(keyOfItem(item), item.employee);
			if (items.length > most) throw new Error('An execution got too many items');
			const bound = (hadPrevious ? 2_000 : 64) * simulator.data.employments.length + 1_500;
			if (trigger.saved.length > bound * (names + 1)) throw new Error('The state is too large');
			return items.length;
		};

		/** Also to executions that failed, which may have acted on it. */
		const lastGiven = new Map<string, Record<string, unknown>>();
		const report = (items: readonly Item[]) => {
			for (const item of items) {
				const { employee } = item;
				const key = keyOfItem(item);
				const mine = reports.get(key) ?? [];
				const last = mine.at(-1);
				const text = textOf(employee);
				const wasUnwatched = detoured.has(key) && !watched.has('location');
				const mayReturn = halfTold.delete(key) || wasUnwatched;
				if (last && !mayReturn && textOf(last.row) === text && last.rollBack === rollBacks) {
					throw new Error('The same was reported twice');
				}
				if (!last && !mayReturn && start !== 'date' && rollBacks === 0) {
					// Whoever changed while everybody was learned may have slipped out of what was learned.
					if (start === 'learn' && textOf(atStart.get(key) ?? {}) === text && !isUnsettled(key)) {
						throw new Error('What had been learned was reported');
					}
				}
				mine.push({ row: employee, rollBack: rollBacks });
				reports.set(key, mine);
			}
		};

		/** Who changed while everybody was learned. */
		let unsettled: Set<string> | undefined;
		const isUnsettled = (key: string) => unsettled?.has(key) ?? true;
		const clockNow = () => simulator.now.getTime();
		let atStart = snapshots();

		const employmentOf = (who: number) => {
			const { employments } = simulator.data;
			return employments[who % employments.length];
		};
		const change = (kind: ChangeKind, who: number, to?: string) => {
			const { person, company } = employmentOf(who);
			const whose = { employeeId: person.employeeId, companyId: company.id, ...(to && { to }) };
			time.pass(1_000);
			try {
				simulator.change(kind === 'hire' ? { kind } : { kind, ...whose });
				figures.changes++;
			} catch {
				// Nobody who has not left can come back.
			}
		};

		time.shift(ahead);
		await poll(300_000);
		for (const one of steps) {
			switch (one.do) {
				case 'change':
					change(one.kind, one.who);
					break;
				case 'detour': {
					const employment = employmentOf(one.who);
					const { code } = employment.location;
					detoured.add(keyOf(employment));
					change('location', one.who);
					time.pass(interval * MINUTE);
					await poll(300_000);
					change('location', one.who, code);
					break;
				}
				case 'pass':
					time.pass(one.ms);
					break;
				case 'poll':
					time.pass(MINUTE);
					await poll(one.budget);
					break;
				case 'fail':
					failing = { ...one };
					break;
				case 'outage':
					isOut = true;
					for (let day = 0; day < Math.min(3, one.days); day++) {
						time.pass((one.days * DAY) / 3);
						await poll(300_000);
					}
					isOut = false;
					break;
				case 'restart':
					forgetExecution();
					trigger.restart();
					ended = undefined;
					// n8n activates its workflows when it starts, and polls each once.
					await poll(300_000);
					break;
				case 'rollBack':
					loseExecution();
					lastGiven.clear();
					trigger.restore(saves[Math.max(0, saves.length - 1 - one.saves)]);
					saves.push(trigger.saved);
					ended = undefined;
					rollBacks++;
					figures.rollBacks++;
					// Before anything was saved: all begins anew, and what is now is learned.
					if (!trigger.saved.includes('lineage')) {
						reports.clear();
						learned.clear();
						atStart = snapshots();
					}
					await poll(300_000);
					break;
				case 'rename':
					// In legacy mode a restart before the next poll under the new name would lose all.
					trigger.rename(`Renamed ${++names}`);
					// n8n publishes no workflow whose first poll fails, so somebody tries again.
					failing = undefined;
					for (let tries = 0; tries === 0 || (isFailed && tries < 10); tries++) {
						await poll(300_000);
						if (isFailed) time.pass(HOUR);
					}
					break;
				case 'edit':
					({ interval, most } = one);
					hadPrevious ||= one.previousValues;
					shortest = Math.min(shortest, interval);
					trigger.parameters = {
						...trigger.parameters,
						interval,
						kinds: one.kinds.map((index) => KINDS[index].value),
						options: {
							itemsPerExecution: one.most,
							previousValues: one.previousValues,
							repeatAfterFailure,
						},
					};
					for (const { value } of KINDS.filter((_, index) => !one.kinds.includes(index))) {
						watched.delete(value);
					}
					break;
			}
		}

		// Quiet days: whatever was left to tell is told.
		failing = undefined;
		isQuiet = true;
		simulator.clearFaults();
		simulator.setVariants({ changesWhileReading: 0 });
		trigger.parameters = { ...trigger.parameters, kinds: [...ALL] };
		for (let round = 0; round < 4; round++) {
			time.pass(6 * HOUR);
			let told = 0;
			const least = round >= 2 ? 1 : repeatAfterFailure ? 5 : 2;
			for (let polls = 0; polls < 60 && (polls < least || state()?.read); polls++) {
				const before = trigger.requests;
				told += await poll(300_000);
				// What keeps it waiting may be a refusal of the account.
				time.pass(trigger.requests > before ? MINUTE : HOUR);
			}
			// Who changed last is in the overlap of these reads, too.
			if (round === 3 && told > 0) throw new Error('What has settled was reported');
		}
		await endExecution();
		if (state()?.read) throw new Error('A read does not come to its end');
		for (const [key, row] of snapshots()) {
			const told = reports.get(key) ?? [];
			const last = told.at(-1);
			const now = ownTextOf(row, watched);
			// What came after an older copy of the database is unknown.
			const isTold = told
				.slice(last && last.rollBack < rollBacks ? 0 : -1)
				.some((report) => ownTextOf(report.row, watched) === now);
			const isLearned =
				(last === undefined || last.rollBack < rollBacks) &&
				[...(learned.get(key)?.values() ?? [])].some((seen) => ownTextOf(seen, watched) === now);
			const isOld = start === 'date' && changedBefore(key, Date.parse(startDate));
			// For their previous values everybody is learned, who then may come up without a difference.
			const isSame =
				hadPrevious && last === undefined && ownTextOf(atStart.get(key) ?? {}, watched) === now;
			if (isDoubtTold && doubted.has(key.split(' ')[0])) continue;
			const given = lastGiven.get(key);
			if (given && ownTextOf(given, watched) !== now) {
				throw new Error(`What ${key} came to was never given`);
			}
			if (!isTold && !isLearned && !isOld && !isSame) {
				throw new Error(`A change of ${key} was never reported`);
			}
		}
		figures.histories++;
	} finally {
		time.restore();
	}
}

const changedBefore = (key: string, moment: number) =>
	simulator.data.employments.some((one) => keyOf(one) === key && one.changedAt < moment);

/** As n8n's request helper throws it. */
const broken = (code: string) =>
	Object.assign(new Error('broken'), { cause: Object.assign(new Error('broken'), { code }) });

test('each change that lasts is reported, and none twice', async () => {
	await fc.assert(fc.asyncProperty(history, play), { numRuns: 2_000 });
	console.info(JSON.stringify(figures));
	expect(figures.histories).toBeGreaterThanOrEqual(2_000);
}, 300_000);
