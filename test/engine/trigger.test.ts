import type { INodeParameters, IWorkflowSettings, NodeApiError } from 'n8n-workflow';

import { forgetEverything } from '../../nodes/UkgPro/trigger/memory';
import type { Item } from '../../nodes/UkgPro/trigger/items';
import type { Change, Simulator } from '../../simulator';
import { addressOf, startSimulator } from '../../simulator';
import type { Ending, Trigger, TriggerOptions } from './triggerHarness';
import { createTrigger, DAY, endAs, HOUR, MINUTE, moveTogether } from './triggerHarness';

const NOW = new Date('2026-06-15T12:00:00Z');
const INTERVAL = 180 * MINUTE;

let simulator: Simulator;
let time: ReturnType<typeof moveTogether>;
let accounts = 0;

beforeAll(async () => {
	simulator = await startSimulator({ seed: 7, employees: 30, now: NOW, clock: 'still' });
});
afterAll(async () => await simulator.close());
beforeEach(() => {
	time = moveTogether(simulator);
	forgetEverything();
});
afterEach(() => {
	time.restore();
	simulator.reset({ all: true });
});

/** A trigger with an account of its own: what was refused in another test is not refused here. */
const newTrigger = (options: Partial<TriggerOptions> = {}) =>
	createTrigger({
		simulator,
		credentials: { ...addressOf(simulator), userApiKey: `${++accounts}` },
		...options,
	});

/** One that has learned everybody. */
async function learnedTrigger(options: Partial<TriggerOptions> = {}): Promise<Trigger> {
	const trigger = newTrigger(options);
	expect(await trigger.poll()).toEqual([]);
	return trigger;
}

const active = (index: number) => {
	const { employments } = simulator.data;
	return employments.filter(
		({ status, person }) => status === 'A' && person.employments.length === 1,
	)[index];
};
const idOf = (index: number) => active(index).person.employeeId;
/** Things happen a minute apart. */
function happen(...changes: Change[]): void {
	for (const change of changes) {
		time.pass(MINUTE);
		simulator.change(change);
	}
}
/** So many get another job, and an interval passes. */
function changeJobs(count: number): string[] {
	const ids = Array.from({ length: count }, (_, index) => idOf(index));
	happen(...ids.map((employeeId) => ({ kind: 'job' as const, employeeId })));
	time.pass(INTERVAL);
	return ids;
}
const brief = (items: readonly Item[]) =>
	items.map(({ event, changes, employee }) => [employee.employeeId, event, ...changes]);
const queries = () =>
	simulator.requests.map(({ query }) => Object.fromEntries(new URLSearchParams(query)));
const failureOf = async (work: Promise<unknown>) =>
	await work.then(
		() => {
			throw new Error('It did not fail');
		},
		(error: NodeApiError) => error,
	);
/** Polls so many times, so far apart: nothing comes out, and UKG Pro is not asked. */
async function staysQuiet(trigger: Trigger, polls: number, apart: number): Promise<void> {
	const before = trigger.requests;
	for (let poll = 0; poll < polls; poll++) {
		time.pass(apart);
		expect(await trigger.poll()).toEqual([]);
	}
	expect(trigger.requests).toBe(before);
}
/** An execution that runs until it is ended. */
function longExecution() {
	let ending: Ending | undefined;
	return {
		begin: (one: Ending) => {
			ending = one;
		},
		end: (as: (one: Ending) => void) => as(ending!),
	};
}
const stateOf = ({ saved }: Trigger) =>
	(
		JSON.parse(saved) as {
			database: Record<
				string,
				{ state: { known: string; read?: object; salt: string; wait?: object; isHeld?: true } }
			>;
		}
	).database['UKG Pro Trigger'].state;

describe('what comes out', () => {
	test('hired, terminated, rehired and changed, in the order of employee IDs, and each once', async () => {
		const left = simulator.data.employments.find(({ status }) => status === 'T')!;
		const [one, two, three] = [idOf(1), idOf(2), idOf(3)];
		const trigger = await learnedTrigger();
		happen(
			{ kind: 'terminate', employeeId: one },
			{ kind: 'job', employeeId: two },
			{ kind: 'location', employeeId: two },
			{ kind: 'touch', employeeId: three },
			{ kind: 'rehire', employeeId: left.person.employeeId, companyId: left.company.id },
			{ kind: 'hire' },
		);
		const hired = simulator.data.employments.at(-1)!.person.employeeId;
		time.pass(INTERVAL);
		const items = await trigger.poll();
		expect(brief(items)).toEqual(
			[
				[one, 'terminated', 'status'],
				[two, 'changed', 'job', 'location'],
				[left.person.employeeId, 'rehired', 'status'],
				[hired, 'hired'],
			].sort(([a], [b]) => (a < b ? -1 : 1)),
		);
		expect(items.map(({ employee }) => employee.employeeId)).toEqual(
			items.map(({ employee }) => employee.employeeId).sort(),
		);
		for (let polls = 0; polls < 3; polls++) {
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		}
	});

	test.each([
		['leave', 'status'],
		['job', 'job'],
		['organization', 'organization'],
		['location', 'location'],
		['supervisor', 'supervisor'],
		['payType', 'payType'],
		['name', 'name'],
		['contact', 'contact'],
		['address', 'address'],
	] as const)('%s is a change of the kind %s', async (kind, expected) => {
		const trigger = await learnedTrigger();
		const employeeId = idOf(4);
		happen({ kind, employeeId });
		time.pass(INTERVAL);
		const items = await trigger.poll();
		expect(items.map(({ event }) => event)).toEqual(['changed']);
		expect(items[0].changes).toContain(expected);
		// Another supervisor has another name.
		expect(items[0].changes.filter((one) => one !== 'other')).toEqual([expected]);
	});

	test('an item has the whole snapshot, when it was detected and the span of the read', async () => {
		const trigger = await learnedTrigger();
		const employeeId = idOf(5);
		happen({ kind: 'job', employeeId });
		time.pass(INTERVAL);
		const [item] = await trigger.poll();
		expect(Object.keys(item).sort()).toEqual([
			'changes',
			'detectedAt',
			'employee',
			'event',
			'window',
		]);
		expect(Object.keys(item.employee)).toHaveLength(45);
		expect(item.detectedAt).toBe('2026-06-15T15:01:00.000Z');
		expect(item.window).toEqual({
			from: '2026-06-14T12:00:00.000Z',
			to: '2026-06-15T15:01:00.000Z',
		});
	});

	test('only the chosen events, kinds and companies; what was not chosen is no news later', async () => {
		const other = simulator.data.employments.find(
			({ company, status }) => company.id !== active(0).company.id && status === 'A',
		)!;
		const trigger = await learnedTrigger({
			parameters: {
				events: ['changed', 'terminated'],
				kinds: ['job'],
				companies: [active(0).company.id.toLowerCase()],
			},
		});
		happen(
			{ kind: 'job', employeeId: idOf(0) },
			{ kind: 'name', employeeId: idOf(0) },
			{ kind: 'hire' },
			{ kind: 'job', employeeId: other.person.employeeId, companyId: other.company.id },
		);
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(0), 'changed', 'job', 'name']]);
		trigger.parameters = {
			...trigger.parameters,
			events: 'hired, changed',
			kinds: ['job', 'name', 'other'],
			companies: [],
		};
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
	});

	test('the integration key of users is hidden unless it is asked for', async () => {
		const body = [{ employeeId: 'ABCDE1234567', companyId: 'ABCDE', userIntegrationKey: 'K-1' }];
		const shown: unknown[] = [];
		for (const includeSensitiveData of [false, true]) {
			const trigger = await learnedTrigger({ parameters: { includeSensitiveData } });
			time.pass(INTERVAL);
			simulator.addFault({
				path: '/personnel/v1/employee-changes',
				query: { page: '1' },
				status: 200,
				body,
				count: 1,
			});
			shown.push(...(await trigger.poll()).map(({ employee }) => employee.userIntegrationKey));
			forgetEverything();
		}
		expect(shown).toEqual(['****', 'K-1']);
	});

	test('an execution gets so many items, and the next polls the others', async () => {
		const trigger = await learnedTrigger({ parameters: { options: { itemsPerExecution: 2 } } });
		const ids = changeJobs(5);
		const seen: unknown[] = [];
		for (const expected of [2, 2, 1, 0]) {
			const items = await trigger.poll();
			expect(items).toHaveLength(expected);
			seen.push(...items.map(({ employee }) => employee.employeeId));
			time.pass(MINUTE);
		}
		expect([...seen].sort()).toEqual([...ids].sort());
	});
});

describe('where it begins', () => {
	test('learning reads everybody, and tells nobody', async () => {
		const trigger = await learnedTrigger();
		expect(queries()[0]).toEqual({
			startDate: '1900-12-31T00:00:00.000Z',
			endDate: '2026-06-15T12:00:00.000Z',
			page: '2',
			per_page: '200',
		});
		expect(Buffer.from(stateOf(trigger).known, 'base64').length / 42).toBe(
			simulator.data.employments.length,
		);
	});

	test('without learning, what was before is no news, and the first change is unknown', async () => {
		const trigger = await learnedTrigger({ parameters: { start: 'now' } });
		const quiet = simulator.data.employments.find(
			({ changedAt, status }) => changedAt < NOW.getTime() - 3 * DAY && status === 'A',
		)!;
		happen(
			{ kind: 'job', employeeId: quiet.person.employeeId, companyId: quiet.company.id },
			{ kind: 'hire' },
		);
		const hired = simulator.data.employments.at(-1)!.person.employeeId;
		time.pass(INTERVAL);
		const told = brief(await trigger.poll());
		expect(told).toHaveLength(2);
		expect(told).toContainEqual([quiet.person.employeeId, 'changed', 'unknown']);
		expect(told).toContainEqual([hired, 'hired']);
		happen({ kind: 'name', employeeId: quiet.person.employeeId, companyId: quiet.company.id });
		time.pass(INTERVAL);
		// The new name also stands with those whom this one supervises.
		const own = brief(await trigger.poll()).filter(([, , kind]) => kind !== 'other');
		expect(own).toEqual([[quiet.person.employeeId, 'changed', 'name']]);
	});

	test('from a date, everybody who changed since then is told, in pieces of a month', async () => {
		const startDate = new Date(NOW.getTime() - 70 * DAY).toISOString();
		const trigger = newTrigger({ parameters: { start: 'date', startDate } });
		const items = await trigger.poll();
		const expected = simulator.data.employments.filter(
			({ changedAt }) => changedAt >= Date.parse(startDate),
		);
		expect(items).toHaveLength(expected.length);
		expect(expected.length).toBeGreaterThan(10);
		const spans = queries().map(({ startDate: from, endDate: to }) => `${from} ${to}`);
		expect(new Set(spans).size).toBe(3);
		expect(queries()[0].startDate).toBe(startDate);
		expect(items[0].window.from).toBe(startDate);
	});

	test.each([
		[{ start: 'date', startDate: '' }, "'Start Date' is empty or no date"],
		[{ start: 'date', startDate: '2027-01-01' }, "'Start Date' lies in the future"],
		[{ start: 'sometime' }, "'Start' must be learn, now or date"],
		[{ events: [] }, "'Events' is empty"],
		[{ events: ['promoted'] }, "'Events' may hold only"],
		[{ kinds: [] }, "'Kinds of Change' is empty"],
		[{ interval: 0 }, "'Minimum Interval (Minutes)'"],
		[{ interval: 1.5 }, "'Minimum Interval (Minutes)'"],
		[{ interval: '' }, "'Minimum Interval (Minutes)' is empty"],
		[{ options: { itemsPerExecution: 0 } }, "'Items per Execution'"],
		[{ options: { timeout: 0 } }, "'Timeout'"],
		[{ includeSensitiveData: '={{ true }}' }, "'Include Sensitive Data' cannot be an expression"],
	])('%j is refused, and nothing is sent', async (parameters, message) => {
		const trigger = newTrigger({ parameters: parameters as TriggerOptions['parameters'] });
		expect((await failureOf(trigger.poll())).message).toContain(message);
		expect(trigger.requests).toBe(0);
	});
});

describe('rhythm', () => {
	test('however often it is polled, an interval lies between two reads', async () => {
		const trigger = await learnedTrigger();
		const at: number[] = [];
		trigger.onRequest = () => at.push(simulator.now.getTime());
		for (let minute = 0; minute < 24 * 60; minute++) {
			time.pass(MINUTE);
			await trigger.poll();
		}
		const reads = [...new Set(at)];
		expect(reads).toHaveLength(8);
		for (const [index, moment] of reads.slice(1).entries()) {
			expect(moment - reads[index]).toBeGreaterThanOrEqual(INTERVAL);
		}
	});

	test("UKG's rule of three hours is kept over days", async () => {
		simulator.setVariants({ changesThreeHourRule: true });
		const trigger = await learnedTrigger();
		for (let polls = 0; polls < 300; polls++) {
			time.pass(10 * MINUTE);
			if (polls % 50 === 0) happen({ kind: 'job', employeeId: idOf(polls / 50) });
			await trigger.poll();
		}
		expect(simulator.requests.filter(({ status }) => status !== 200)).toEqual([]);
	});

	test.each([
		[401, 180],
		[403, 180],
		[400, 1],
	])('a %i is told once and waited out', async (status, minutes) => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status });
		const before = trigger.requests;
		const error = await failureOf(trigger.poll());
		expect(error.httpCode).toBe(String(status));
		expect(trigger.requests - before).toBe(1);
		time.pass(minutes * MINUTE - 1_000);
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.requests - before).toBe(1);
		simulator.clearFaults();
		time.pass(1_000);
		await trigger.poll();
		expect(trigger.requests - before).toBe(3);
	});

	test('after other failures it waits 1, 5, 15 and 60 minutes', async () => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 500 });
		const failed: number[] = [];
		let minute = 0;
		for (; minute < 240; minute++) {
			await trigger.poll().catch(() => failed.push(minute));
			time.pass(MINUTE);
		}
		expect(failed).toEqual([0, 1, 6, 21, 81, 141, 201]);
		simulator.clearFaults();
	});

	test.each([
		[-5 * MINUTE, 3],
		[-30_000, 2],
		[30_000, 2],
	])("n8n's clock, %i ms off, is put right by the first answer", async (off, requests) => {
		time.shift(off);
		const trigger = await learnedTrigger();
		expect(trigger.requests).toBe(requests);
		const behind = simulator.now.getTime() - Date.parse(queries().at(-1)!.endDate);
		expect(behind).toBe(off === -30_000 ? 30_000 : 0);
	});

	test('an odd time is odd again when the right one came in between', async () => {
		const trigger = await learnedTrigger();
		const wrong = () => new Date(simulator.now.getTime() + 30 * DAY).toUTCString();
		const tellWrongTime = () =>
			simulator.addFault({
				path: '/personnel/v1/employee-changes',
				status: 200,
				body: [],
				headers: { date: wrong() },
				count: 2,
			});
		for (let reads = 0; reads < 2; reads++) {
			time.pass(INTERVAL);
			tellWrongTime();
			await trigger.poll();
			simulator.clearFaults();
			time.pass(INTERVAL);
			await trigger.poll();
		}
		const ends = queries().map(({ endDate }) => Date.parse(endDate));
		expect(Math.max(...ends)).toBeLessThanOrEqual(simulator.now.getTime());
	});

	test('a Retry-After is kept', async () => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		simulator.addFault({
			path: '/personnel/v1/employee-changes',
			status: 429,
			headers: { 'retry-after': '1500' },
		});
		const error = await failureOf(trigger.poll());
		expect(error).toMatchObject({ httpCode: '429', failure: { cause: 'rate-limited' } });
		simulator.clearFaults();
		const before = trigger.requests;
		time.pass(24 * MINUTE);
		await trigger.poll();
		expect(trigger.requests).toBe(before);
		time.pass(MINUTE);
		await trigger.poll();
		expect(trigger.requests).toBeGreaterThan(before);
	});

	test('a mended credential is tried at once', async () => {
		const trigger = newTrigger();
		const right = trigger.credentials;
		trigger.credentials = { ...right, password: 'wrong' };
		expect((await failureOf(trigger.poll())).httpCode).toBe('401');
		time.pass(MINUTE);
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.requests).toBe(1);
		trigger.credentials = right;
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.requests).toBe(3);
		expect(simulator.unauthorized).toBe(1);
	});

	test('in durable mode, where n8n forgets failed polls, a 401 is not sent again either', async () => {
		const trigger = await learnedTrigger({ keeping: 'durable' });
		time.pass(INTERVAL);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 401 });
		await failureOf(trigger.poll());
		await staysQuiet(trigger, 179, MINUTE);
	});

	test("a clock of n8n's that is put back does not silence it", async () => {
		const trigger = await learnedTrigger();
		time.shift(-10 * DAY);
		time.pass(INTERVAL);
		const before = trigger.requests;
		await trigger.poll();
		time.pass(INTERVAL);
		await trigger.poll();
		expect(trigger.requests).toBeGreaterThan(before);
	});

	test.each([DAY, -DAY, 20_000])(
		"windows follow UKG Pro's clock when n8n's is off by %i ms",
		async (off) => {
			time.shift(off);
			const trigger = await learnedTrigger();
			time.pass(INTERVAL);
			await trigger.poll();
			time.pass(INTERVAL);
			await trigger.poll();
			const ends = queries().map(({ endDate }) => Date.parse(endDate));
			const last = simulator.now.getTime();
			expect(Math.abs(ends.at(-1)! - last)).toBeLessThanOrEqual(1_000);
			expect(ends.at(-1)).toBeLessThanOrEqual(last);
		},
	);
});

describe('interrupted reads', () => {
	beforeEach(() => simulator.setVariants({ pageSizeCap: 3 }));

	test('a poll ends when its budget does, and the next goes on from there', async () => {
		const trigger = newTrigger();
		trigger.onRequest = () => time.pass(2_000);
		const requests: number[] = [];
		for (let polls = 0; polls < 20; polls++) {
			const [before, began] = [trigger.requests, simulator.now.getTime()];
			expect(await trigger.poll({ budget: 10_000 })).toEqual([]);
			expect(simulator.now.getTime() - began).toBeLessThanOrEqual(9_000);
			requests.push(trigger.requests - before);
			time.pass(MINUTE);
		}
		const asked = requests.filter((count) => count > 0);
		expect(asked.length).toBeGreaterThan(3);
		// Every data page was read once.
		const pages = queries().map(({ page }) => Number(page));
		const count = Math.ceil(simulator.data.employments.length / 3);
		expect(pages.slice(-count)).toEqual(Array.from({ length: count }, (_, n) => count - n));
		happen({ kind: 'job', employeeId: idOf(2) });
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(2), 'changed', 'job']]);
	});

	test('a failure behind pages that were read gives those first, and is told at the next poll', async () => {
		const trigger = await learnedTrigger();
		const ids = changeJobs(8);
		simulator.addFault({
			path: '/personnel/v1/employee-changes',
			query: { page: '1' },
			status: 503,
		});
		const first = await trigger.poll();
		expect(first.length).toBeGreaterThan(0);
		time.pass(MINUTE);
		expect((await failureOf(trigger.poll())).httpCode).toBe('503');
		simulator.clearFaults();
		time.pass(HOUR);
		const second = await trigger.poll();
		const told = [...first, ...second].map(({ employee }) => employee.employeeId);
		expect([...told].sort()).toEqual([...ids].sort());
	});

	test('whoever changes while the pages are read pushes nobody out', async () => {
		for (const changesOrder of ['employee', 'oldestFirst', 'newestFirst'] as const) {
			simulator.reset({ all: true });
			forgetEverything();
			simulator.setVariants({ pageSizeCap: 3, changesOrder });
			const trigger = await learnedTrigger();
			const ids = changeJobs(12);
			// Too long ago for the overlap of the read after this one.
			time.pass(5 * DAY);
			simulator.setVariants({ changesWhileReading: 1 });
			const items = await trigger.poll();
			simulator.setVariants({ changesWhileReading: 0 });
			time.pass(INTERVAL);
			items.push(...(await trigger.poll()));
			expect(items.map(({ employee }) => employee.employeeId).sort()).toEqual([...ids].sort());
		}
	});

	test('after an outage of weeks nothing is missing, and the span has no gap', async () => {
		const trigger = await learnedTrigger();
		happen({ kind: 'job', employeeId: idOf(1) });
		trigger.onRequest = () => {
			throw Object.assign(new Error('refused'), { cause: { code: 'ECONNREFUSED', message: '' } });
		};
		for (let day = 0; day < 70; day++) {
			time.pass(DAY);
			expect((await failureOf(trigger.poll())).message).toContain('refuses connections');
			if (day === 40) happen({ kind: 'name', employeeId: idOf(2) });
		}
		trigger.onRequest = () => {};
		time.pass(DAY);
		expect(brief(await trigger.poll()).sort()).toEqual(
			[
				[idOf(1), 'changed', 'job'],
				[idOf(2), 'changed', 'name'],
			].sort(),
		);
		const asked = queries().filter(({ startDate }) => !startDate.startsWith('1900'));
		const spans = [...new Set(asked.map(({ startDate, endDate }) => `${startDate} ${endDate}`))];
		expect(spans[0]).toMatch(/^2026-06-14T12:00:00/);
		for (const [index, span] of spans.slice(1).entries()) {
			expect(span.split(' ')[0] <= spans[index].split(' ')[1]).toBe(true);
		}
	});

	test('a request that times out before the budget ends is a failure', async () => {
		const trigger = await learnedTrigger();
		changeJobs(8);
		let request = 0;
		trigger.onRequest = () => {
			if (++request >= 5) {
				throw Object.assign(new Error('late'), { cause: { code: 'ETIMEDOUT', message: '' } });
			}
		};
		expect(await trigger.poll()).not.toEqual([]);
		time.pass(MINUTE);
		expect(await failureOf(trigger.poll())).toMatchObject({ failure: expect.anything() as object });
	});

	test('a failure that nobody was told of is none any more when the credential is another', async () => {
		const trigger = await learnedTrigger();
		const ids = changeJobs(8);
		let request = 0;
		trigger.onRequest = () => {
			if (++request === 5) {
				simulator.addFault({ path: '/personnel/v1/employee-changes', status: 401, count: 1 });
			}
		};
		const told = await trigger.poll();
		expect(told.length).toBeLessThan(8);
		trigger.credentials = { ...trigger.credentials, userApiKey: `${++accounts}` };
		time.pass(MINUTE);
		told.push(...(await trigger.poll()));
		expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual([...ids].sort());
	});

	test("a page that is 'not found' for a moment hides nothing", async () => {
		const trigger = await learnedTrigger();
		changeJobs(8);
		simulator.addFault({
			path: '/personnel/v1/employee-changes',
			query: { page: '2' },
			status: 404,
			count: 1,
		});
		expect(await trigger.poll()).toHaveLength(8);
	});

	test('no wait for another try goes beyond the budget', async () => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 503 });
		const began = simulator.now.getTime();
		expect((await failureOf(trigger.poll({ budget: 10_000 }))).httpCode).toBe('503');
		expect(simulator.now.getTime() - began).toBeLessThanOrEqual(9_000);
	});

	test('nor does the wait that UKG Pro has asked another trigger for', async () => {
		const credentials = { ...addressOf(simulator), userApiKey: `${++accounts}` };
		const [one, two] = ['one', 'two'].map((workflowId) =>
			createTrigger({ simulator, credentials, workflowId }),
		);
		expect([await one.poll(), await two.poll()]).toEqual([[], []]);
		time.pass(INTERVAL);
		simulator.addFault({
			path: '/personnel/v1/employee-changes',
			status: 429,
			headers: { 'retry-after': '200' },
		});
		await failureOf(one.poll());
		simulator.clearFaults();
		const before = two.requests;
		const began = simulator.now.getTime();
		const error = await failureOf(two.poll({ budget: 36_000 }));
		expect(error).toMatchObject({ httpCode: '429', failure: { cause: 'rate-limited' } });
		expect(simulator.now.getTime()).toBe(began);
		expect(two.requests).toBe(before);
		time.pass(200_000);
		expect(await two.poll({ budget: 36_000 })).toEqual([]);
		expect(two.requests).toBeGreaterThan(before);
	});

	test('two polls at a time read once', async () => {
		const trigger = await learnedTrigger();
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		const [one, two] = await Promise.all([trigger.poll(), trigger.poll()]);
		expect([one.length, two.length]).toEqual([1, 0]);
	});
});

describe.each(['durable', 'scheduler'] as const)('items that n8n gets in %s mode', (keeping) => {
	const KEPT = { parameters: { interval: 1 }, keeping };

	test('do not come again to a poll that was handed what is older', async () => {
		const trigger = await learnedTrigger(KEPT);
		time.pass(MINUTE);
		happen({ kind: 'job', employeeId: idOf(1) });
		await trigger.poll();
		happen({ kind: 'job', employeeId: idOf(2) });
		const { saved } = trigger;
		expect(await trigger.poll()).toHaveLength(1);
		const newer = trigger.saved;
		trigger.unsave(saved);
		expect(await trigger.poll()).toEqual([]);
		trigger.unsave(newer);
		time.pass(2 * MINUTE);
		expect(await trigger.poll()).toEqual([]);
	});

	test('come again where it could not keep them', async () => {
		const trigger = await learnedTrigger(KEPT);
		time.pass(MINUTE);
		happen({ kind: 'job', employeeId: idOf(1) });
		await trigger.poll();
		happen({ kind: 'job', employeeId: idOf(2) });
		const { saved } = trigger;
		expect(brief(await trigger.poll())).toEqual([[idOf(2), 'changed', 'job']]);
		trigger.unsave(saved);
		time.pass(2 * MINUTE);
		expect(brief(await trigger.poll())).toEqual([[idOf(2), 'changed', 'job']]);
	});
});

describe.each(['legacy', 'durable', 'scheduler'] as const)(
	'changes that come again until an execution with them succeeds, in %s mode',
	(keeping) => {
		const REPEATS = { keeping, parameters: { options: { repeatAfterFailure: true } } };
		const first = () => [[idOf(1), 'changed', 'job']];

		/** One whose execution with the first change has just begun. */
		async function tellingTrigger(onExecution: (end: Ending) => void): Promise<Trigger> {
			const trigger = await learnedTrigger(REPEATS);
			happen({ kind: 'job', employeeId: idOf(1) });
			time.pass(INTERVAL);
			trigger.onExecution = onExecution;
			expect(brief(await trigger.poll())).toEqual(first());
			return trigger;
		}

		test.each<[string, (end: Ending) => void]>([
			['fails', endAs('error')],
			['is lost with its worker', endAs('crashed')],
			['is stopped', endAs('canceled')],
			['cannot begin', (end) => end.reject(new Error('no database'))],
			['is begun by nobody', (end) => end.resolve(undefined)],
		])('one that %s: with the next read, beside what is new', async (_how, end) => {
			const trigger = await tellingTrigger(end);
			happen({ kind: 'name', employeeId: idOf(2) });
			await staysQuiet(trigger, 178, MINUTE);
			trigger.onExecution = endAs('success');
			time.pass(MINUTE);
			const both = [...first(), [idOf(2), 'changed', 'name']].sort();
			expect(brief(await trigger.poll()).sort()).toEqual(both);
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		});

		test.each(['success', 'waiting'] as const)('never, when it ends as "%s"', async (status) => {
			const trigger = await tellingTrigger(endAs(status));
			for (let read = 0; read < 3; read++) {
				time.pass(INTERVAL);
				expect(await trigger.poll()).toEqual([]);
			}
			happen({ kind: 'name', employeeId: idOf(2) });
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[idOf(2), 'changed', 'name']]);
		});

		test('nothing is read while one runs', async () => {
			const { begin, end } = longExecution();
			const trigger = await tellingTrigger(begin);
			happen({ kind: 'name', employeeId: idOf(2) });
			await staysQuiet(trigger, 12, HOUR);
			end(endAs('success'));
			await Promise.resolve();
			expect(brief(await trigger.poll())).toEqual([[idOf(2), 'changed', 'name']]);
		});

		test('when n8n restarts in its middle, or another process polls: with the next read', async () => {
			const trigger = await tellingTrigger(() => {});
			trigger.restart();
			await staysQuiet(trigger, 179, MINUTE);
			trigger.onExecution = endAs('success');
			time.pass(MINUTE);
			expect(brief(await trigger.poll())).toEqual(first());
		});

		// Of polls that give nothing n8n saves only those with durable cursors.
		test('after a restart behind a success they come again only where n8n could not keep it', async () => {
			const trigger = await tellingTrigger(endAs('success'));
			time.pass(MINUTE);
			expect(await trigger.poll()).toEqual([]);
			trigger.restart();
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual(keeping === 'durable' ? [] : first());
		});

		test.each([
			['a day', {}, 24 * HOUR],
			['an hour after its timeout', { executionTimeout: 1_800 }, 1.5 * HOUR],
		])(
			'where n8n never tells of its end: after %s',
			async (_when, settings: IWorkflowSettings, longest) => {
				const trigger = await learnedTrigger({ ...REPEATS, settings });
				happen({ kind: 'job', employeeId: idOf(1) });
				time.pass(INTERVAL);
				trigger.onExecution = () => {};
				expect(brief(await trigger.poll())).toEqual(first());
				time.pass(longest);
				expect(await trigger.poll()).toEqual([]);
				time.pass(INTERVAL);
				expect(brief(await trigger.poll())).toEqual(first());
			},
		);

		test('with the option off nobody waits for one that runs, and it counts as told', async () => {
			const trigger = await tellingTrigger(() => {});
			trigger.parameters = { ...trigger.parameters, options: {} };
			happen({ kind: 'name', employeeId: idOf(2) });
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[idOf(2), 'changed', 'name']]);
		});

		test('where n8n has what was before them, what it told of their end counts', async () => {
			const trigger = await learnedTrigger(REPEATS);
			happen({ kind: 'job', employeeId: idOf(1) });
			time.pass(INTERVAL);
			const { saved } = trigger;
			expect(brief(await trigger.poll())).toEqual(first());
			// Published anew meanwhile, or it could not save.
			const anew = newTrigger({
				...REPEATS,
				keeping: 'scheduler',
				credentials: trigger.credentials,
			});
			anew.unsave(saved);
			time.pass(INTERVAL);
			expect(await anew.poll()).toEqual([]);
			expect(anew.requests).toBeGreaterThan(0);
		});

		test('where n8n cannot start one: with the next read, and not sooner', async () => {
			const trigger = await learnedTrigger(REPEATS);
			happen({ kind: 'job', employeeId: idOf(1) });
			time.pass(INTERVAL);
			trigger.onExecution = () => {
				throw new Error('no execution');
			};
			await expect(trigger.poll()).rejects.toThrow('no execution');
			trigger.onExecution = endAs('success');
			await staysQuiet(trigger, 179, MINUTE);
			time.pass(MINUTE);
			expect(brief(await trigger.poll())).toEqual(first());
		});

		test('what the account was asked to wait for is waited for all the same', async () => {
			simulator.setVariants({ pageSizeCap: 3 });
			const trigger = await learnedTrigger(REPEATS);
			changeJobs(8);
			const { begin, end } = longExecution();
			trigger.onExecution = begin;
			simulator.addFault({
				path: '/personnel/v1/employee-changes',
				query: { page: '1' },
				status: 429,
				headers: { 'retry-after': '18000' },
			});
			expect((await trigger.poll()).length).toBeGreaterThan(0);
			expect(stateOf(trigger).wait).toMatchObject({ until: simulator.now.getTime() + 5 * HOUR });
			time.pass(MINUTE);
			// While the execution runs, too.
			expect((await failureOf(trigger.poll())).httpCode).toBe('429');
			end(endAs('error'));
			simulator.clearFaults();
			await staysQuiet(trigger, 1, 4 * HOUR);
			time.pass(HOUR);
			trigger.onExecution = endAs('success');
			expect(await trigger.poll()).toHaveLength(8);
		});

		test('part by part: only the part that failed, and what is behind it', async () => {
			const trigger = await learnedTrigger({
				keeping,
				parameters: { options: { repeatAfterFailure: true, itemsPerExecution: 2 } },
			});
			const ids = changeJobs(5);
			const parts = [];
			for (const status of ['success', 'error', 'success', 'success'] as const) {
				trigger.onExecution = endAs(status);
				parts.push((await trigger.poll()).map(({ employee }) => String(employee.employeeId)));
				if (status === 'error') {
					await staysQuiet(trigger, 1, MINUTE);
					time.pass(INTERVAL);
				} else {
					time.pass(MINUTE);
				}
			}
			expect(parts.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
			expect(parts[2]).toEqual(parts[1]);
			expect([...parts[0], ...parts[2], ...parts[3]].sort()).toEqual([...ids].sort());
			// Later reads go on from poll to poll as ever.
			await trigger.poll();
			changeJobs(3);
			expect(await trigger.poll()).toHaveLength(2);
			time.pass(MINUTE);
			expect(await trigger.poll()).toHaveLength(1);
			expect(await trigger.poll()).toEqual([]);
			expect(stateOf(trigger).isHeld).toBe(keeping === 'durable' ? undefined : true);
		});

		test('from a date: not sooner than any other', async () => {
			const trigger = newTrigger({
				keeping,
				parameters: {
					start: 'date',
					startDate: '2026-06-01T00:00:00Z',
					options: { repeatAfterFailure: true },
				},
			});
			trigger.onExecution = endAs('error');
			const told = brief(await trigger.poll());
			expect(told).not.toEqual([]);
			await staysQuiet(trigger, 1, INTERVAL - MINUTE);
			time.pass(MINUTE);
			expect(brief(await trigger.poll())).toEqual(told);
		});

		test('what is undone before they come again is told, since it may have been acted on', async () => {
			const trigger = await learnedTrigger(REPEATS);
			const employeeId = idOf(1);
			const { code: to } = active(1).location;
			happen({ kind: 'location', employeeId });
			time.pass(INTERVAL);
			trigger.onExecution = endAs('error');
			expect(brief(await trigger.poll())).toEqual([[employeeId, 'changed', 'location']]);
			happen({ kind: 'location', employeeId, to });
			// An execution that fails with that, too, settles nothing; then one that does not.
			for (const status of ['error', 'success'] as const) {
				time.pass(INTERVAL);
				trigger.onExecution = endAs(status);
				expect(brief(await trigger.poll())).toEqual([[employeeId, 'changed', 'location']]);
			}
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		});

		test.each<[string, Change[], string[], INodeParameters]>([
			['among other changes', [{ kind: 'name' }], ['location', 'name'], {}],
			[
				'beside a change that nobody wants',
				[{ kind: 'job' }],
				['job', 'location'],
				{ kinds: ['location'] },
			],
		])('also %s, and after two failures', async (_how, more, changes, parameters) => {
			const trigger = await learnedTrigger({
				keeping,
				parameters: { ...parameters, ...REPEATS.parameters },
			});
			const employeeId = idOf(1);
			const { code: to } = active(1).location;
			const { code: job } = active(1).job;
			happen({ kind: 'location', employeeId });
			time.pass(INTERVAL);
			trigger.onExecution = endAs('error');
			expect(brief(await trigger.poll())).toEqual([[employeeId, 'changed', 'location']]);
			happen({ kind: 'location', employeeId, to });
			happen(...more.map((change) => ({ ...change, employeeId })));
			for (let reads = 0; reads < 2; reads++) {
				time.pass(INTERVAL);
				expect(brief(await trigger.poll())).toEqual([[employeeId, 'changed', ...changes]]);
			}
			if (changes.includes('job')) {
				// Back to what was known, in all of it.
				happen({ kind: 'job', employeeId, to: job });
			}
			trigger.onExecution = endAs('success');
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[employeeId, 'changed', ...changes]]);
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		});

		test('a termination that was half told and undone is a rehire, whatever else has changed', async () => {
			const trigger = await learnedTrigger({
				keeping,
				parameters: { events: ['terminated', 'rehired'], ...REPEATS.parameters },
			});
			const employeeId = idOf(1);
			const companyId = active(1).company.id;
			happen({ kind: 'terminate', employeeId });
			time.pass(INTERVAL);
			trigger.onExecution = endAs('error');
			expect((await trigger.poll()).map(({ event }) => event)).toEqual(['terminated']);
			happen({ kind: 'rehire', employeeId, companyId }, { kind: 'job', employeeId });
			trigger.onExecution = endAs('success');
			time.pass(INTERVAL);
			expect((await trigger.poll()).map(({ event }) => event)).toEqual(['rehired']);
		});

		test('what is half told stays so while another tenant is asked', async () => {
			const trigger = await learnedTrigger(REPEATS);
			const employeeId = idOf(1);
			const { code: to } = active(1).location;
			happen({ kind: 'location', employeeId });
			time.pass(INTERVAL);
			trigger.onExecution = endAs('error');
			expect(await trigger.poll()).toHaveLength(1);
			const { credentials } = trigger;
			// The simulator is another tenant by another name, too.
			trigger.credentials = {
				...credentials,
				domain: String(credentials.domain).replace('127.0.0.1', 'localhost'),
			};
			trigger.onExecution = endAs('success');
			time.pass(INTERVAL);
			await trigger.poll();
			happen({ kind: 'location', employeeId, to });
			trigger.credentials = credentials;
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[employeeId, 'changed', 'location']]);
		});

		test('another tenant in between does not lose them, and does not hasten them', async () => {
			const trigger = await tellingTrigger(endAs('error'));
			const { credentials } = trigger;
			trigger.credentials = { ...credentials, customerApiKey: 'OTHER' };
			time.pass(MINUTE);
			expect((await failureOf(trigger.poll())).httpCode).toBe('401');
			trigger.credentials = credentials;
			trigger.onExecution = endAs('success');
			const before = trigger.requests;
			time.pass(MINUTE);
			expect(await trigger.poll()).toEqual([]);
			time.shift(-HOUR);
			expect(await trigger.poll()).toEqual([]);
			expect(trigger.requests).toBe(before);
			time.pass(INTERVAL + HOUR);
			expect(brief(await trigger.poll())).toEqual(first());
		});

		test("n8n's Engine 2.0, which tells of no end, is refused", async () => {
			const trigger = newTrigger({ ...REPEATS, settings: { engineType: 'v2' } });
			const { message } = await failureOf(trigger.poll());
			expect(message).toContain("'Repeat After Failure' cannot be used with n8n's Engine 2.0");
			expect(trigger.requests).toBe(0);
			trigger.parameters = { ...trigger.parameters, options: {} };
			expect(await trigger.poll()).toEqual([]);
		});

		test('a test event starts none', async () => {
			const trigger = newTrigger(REPEATS);
			trigger.onExecution = () => {
				throw new Error('An execution began');
			};
			expect(await trigger.poll({ mode: 'manual' })).not.toEqual([]);
		});
	},
);

describe('what it remembers', () => {
	test('is at most 64 bytes an employee, and holds nobody', async () => {
		const trigger = await learnedTrigger();
		const { employments } = simulator.data;
		const without = trigger.saved.length - stateOf(trigger).known.length;
		expect(without).toBeLessThan(600);
		expect(stateOf(trigger).known.length / employments.length).toBeLessThanOrEqual(57);
		const bytes = Buffer.from(stateOf(trigger).known, 'base64').toString('latin1');
		for (const { person, company } of employments) {
			for (const text of [person.lastName, person.employeeId, person.employeeNumber, company.id]) {
				expect(trigger.saved + bytes).not.toContain(text);
			}
		}
	});

	test('differs from trigger to trigger', async () => {
		const one = await learnedTrigger({ workflowId: 'one' });
		const two = await learnedTrigger({ workflowId: 'two' });
		expect(stateOf(one).salt).not.toBe(stateOf(two).salt);
		const records = ({ known }: { known: string }) =>
			new Set(Buffer.from(known, 'base64').toString('hex').match(/.{84}/g));
		const mine = records(stateOf(one));
		expect([...records(stateOf(two))].filter((record) => mine.has(record))).toEqual([]);
	});

	test.each(['legacy', 'durable', 'scheduler'] as const)(
		'survives a new name of the node (%s)',
		async (keeping) => {
			const trigger = await learnedTrigger({ keeping });
			happen({ kind: 'job', employeeId: idOf(1) });
			trigger.rename('Changes in UKG Pro');
			expect(await trigger.poll()).toEqual([]);
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
		},
	);

	test.each(['legacy', 'scheduler'] as const)(
		'survives a new name behind a restart (%s)',
		async (keeping) => {
			const trigger = await learnedTrigger({ keeping });
			trigger.restart();
			expect(await trigger.poll()).toEqual([]);
			happen({ kind: 'job', employeeId: idOf(1) });
			trigger.rename('Changes in UKG Pro');
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
		},
	);

	test('tells a refusal that is waited out, if n8n has saved it', async () => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 401 });
		await failureOf(trigger.poll());
		forgetEverything();
		time.pass(MINUTE);
		expect(await trigger.poll()).toEqual([]);
	});

	test('of another tenant is another, and is kept', async () => {
		const trigger = await learnedTrigger({ keeping: 'durable' });
		const other = await startSimulator({ seed: 8, employees: 5, now: NOW });
		try {
			trigger.credentials = { ...addressOf(other) };
			time.pass(INTERVAL);
			const { send } = { send: simulator.answer };
			(simulator as { answer: Simulator['answer'] }).answer = other.answer;
			expect(await trigger.poll()).toEqual([]);
			expect(await trigger.poll()).toEqual([]);
			trigger.restart();
			const before = other.requests.length;
			expect(await trigger.poll()).toEqual([]);
			(simulator as { answer: Simulator['answer'] }).answer = send;
			expect(other.requests[0].query).toContain('1900-12-31');
			expect(other.requests).toHaveLength(before);
		} finally {
			await other.close();
		}
	});

	test.each([
		['a text', '"?"'],
		['a later version', '{"version":2,"known":""}'],
		['half of it', '{"version":1,"lineage":"a","step":0}'],
	])('%s in its place is told, and then it starts anew', async (_name, broken) => {
		const trigger = await learnedTrigger();
		const saved = JSON.parse(trigger.saved) as { database: Record<string, { state: unknown }> };
		saved.database['UKG Pro Trigger'].state = JSON.parse(broken);
		trigger.restore(JSON.stringify(saved));
		const error = await failureOf(trigger.poll());
		expect(error.message).toContain('starts anew at its next poll');
		const before = trigger.requests;
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.requests).toBeGreaterThan(before);
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(await trigger.poll()).toHaveLength(1);
	});

	test('rolled back, what came after comes once more, and never again', async () => {
		const trigger = await learnedTrigger();
		const { saved } = trigger;
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(await trigger.poll()).toHaveLength(1);
		trigger.restore(saved);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
	});

	test.each(['employeeNumber', 'workLocationField', 'both'] as const)(
		'%s spelled otherwise is no change',
		async (which) => {
			const trigger = await learnedTrigger();
			simulator.setVariants({
				...(which === 'workLocationField' ? {} : { employeeNumber: 'number' }),
				...(which === 'employeeNumber' ? {} : { workLocationField: 'workLocationCode' }),
				extraFields: true,
			});
			happen({ kind: 'touch', employeeId: idOf(1) }, { kind: 'location', employeeId: idOf(2) });
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[idOf(2), 'changed', 'location']]);
		},
	);
});

describe('mishaps', () => {
	test.each(['legacy', 'durable', 'scheduler'] as const)(
		'a mistyped Customer API Key costs nothing (%s)',
		async (keeping) => {
			const trigger = await learnedTrigger({ keeping });
			time.pass(INTERVAL);
			await trigger.poll();
			const right = trigger.credentials;
			happen({ kind: 'job', employeeId: idOf(1) });
			trigger.credentials = { ...right, customerApiKey: 'WRONG' };
			time.pass(INTERVAL);
			expect((await failureOf(trigger.poll())).httpCode).toBe('401');
			await staysQuiet(trigger, 1, MINUTE);
			trigger.credentials = right;
			expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
		},
	);

	test.each(
		(['now', 'date'] as const).flatMap((start) =>
			(['legacy', 'durable', 'scheduler'] as const).map((keeping) => [start, keeping] as const),
		),
	)("a key for which all is 'not found' costs nothing (start %s, %s)", async (start, keeping) => {
		const startDate = NOW.toISOString();
		const trigger = newTrigger({ keeping, parameters: { start, startDate } });
		expect(await trigger.poll()).toEqual([]);
		happen({ kind: 'job', employeeId: idOf(2) });
		time.pass(INTERVAL);
		expect(await trigger.poll()).toHaveLength(1);
		const right = trigger.credentials;
		happen({ kind: 'job', employeeId: idOf(1) });
		trigger.credentials = { ...right, customerApiKey: 'WRONG' };
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 404 });
		time.pass(INTERVAL);
		const { message } = await failureOf(trigger.poll());
		expect(message).toBe('UKG Pro finds no employee at all');
		simulator.clearFaults();
		trigger.credentials = right;
		if (keeping !== 'legacy') trigger.restart();
		time.pass(2 * DAY);
		expect(brief(await trigger.poll()).map(([id]) => id)).toEqual([idOf(1)]);
	});

	test("a clock of n8n's that is ahead by days at the start learns the last day all the same", async () => {
		happen({ kind: 'job', employeeId: idOf(1) });
		time.shift(3 * DAY);
		const trigger = newTrigger({ parameters: { start: 'now' } });
		expect(await trigger.poll()).toEqual([]);
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
	});

	// Where n8n makes a context for each poll, each read begins as if it were the first.
	test.each([
		['legacy', 1],
		['durable', 1],
		['scheduler', 2],
	] as const)(
		'pages that take longer than a first poll may are read in the next (%s)',
		async (keeping, most) => {
			const trigger = newTrigger({
				keeping,
				parameters: { start: 'now', options: { timeout: 120 } },
			});
			trigger.onRequest = ({ timeout = 0 }) => {
				time.pass(Math.min(timeout, 28_000));
				if (timeout < 28_000) throw Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' });
			};
			await failureOf(trigger.poll());
			for (let polls = 0; polls < 3; polls++) {
				time.pass(2 * MINUTE);
				await trigger.poll();
			}
			happen({ kind: 'job', employeeId: idOf(1) });
			const told: Item[] = [];
			for (let polls = 0; polls < most; polls++) {
				time.pass(INTERVAL);
				told.push(...(await trigger.poll().catch(() => [])));
			}
			expect(told).toHaveLength(1);
		},
	);

	test("behind a first 'not found' everything since the start date is told", async () => {
		const startDate = new Date(NOW.getTime() - 70 * DAY).toISOString();
		const trigger = newTrigger({ parameters: { start: 'date', startDate } });
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 404 });
		expect((await failureOf(trigger.poll())).message).toBe('UKG Pro finds no employee at all');
		simulator.clearFaults();
		time.pass(INTERVAL);
		const expected = simulator.data.employments.filter(
			({ changedAt }) => changedAt >= Date.parse(startDate),
		);
		expect(await trigger.poll()).toHaveLength(expected.length);
	});

	test.each(['learn', 'now'] as const)(
		"'not found' that sets in at any request and lasts loses nothing (start %s)",
		async (start) => {
			simulator.setVariants({ pageSizeCap: 2 });
			for (let from = 0; from < 12; from++) {
				forgetEverything();
				const trigger = newTrigger({ parameters: { start } });
				trigger.onRequest = () => time.pass(2_000);
				const through = async () => {
					const told: Item[] = [];
					for (let polls = 0; polls < 40; polls++) {
						time.pass(MINUTE);
						const items = await trigger.poll({ budget: 15_000 }).catch((error: NodeApiError) => {
							expect(error.message).toBe('UKG Pro finds no employee at all');
							return [];
						});
						told.push(...items);
					}
					return told;
				};
				expect(await through()).toEqual([]);
				const ids = changeJobs(7);
				let requests = 0;
				trigger.onRequest = () => {
					time.pass(2_000);
					if (requests++ !== from) return;
					simulator.addFault({ path: '/personnel/v1/employee-changes', status: 404 });
				};
				const told = await through();
				simulator.clearFaults();
				trigger.onRequest = () => time.pass(2_000);
				time.pass(INTERVAL);
				told.push(...(await through()));
				expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual(ids.sort());
			}
		},
	);

	test("a list that begins to be 'not found' while everybody is learned ends nothing", async () => {
		simulator.setVariants({ pageSizeCap: 2 });
		const trigger = newTrigger();
		trigger.onRequest = () => time.pass(2_000);
		expect(await trigger.poll({ budget: 15_000 })).toEqual([]);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 404 });
		time.pass(MINUTE);
		expect((await failureOf(trigger.poll())).httpCode).toBe('404');
		simulator.clearFaults();
		trigger.onRequest = () => {};
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test.each([null, 1])(
		"a quiet week of a tenant that says 'not found' is one, also under UKG's rule of three hours (pages of %s)",
		async (pageSizeCap) => {
			simulator.setVariants({ noMatch: 'notFound', changesThreeHourRule: true, pageSizeCap });
			const trigger = newTrigger({ parameters: { start: 'now' } });
			for (let reads = 0; reads < 56; reads++) {
				expect(await trigger.poll()).toEqual([]);
				time.pass(INTERVAL);
			}
			happen({ kind: 'job', employeeId: idOf(1) });
			time.pass(INTERVAL);
			expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
		},
	);

	test("after a long outage a 429 does not make an empty list of a 'not found'", async () => {
		const trigger = await learnedTrigger({ keeping: 'durable' });
		const ids = changeJobs(3);
		time.pass(2 * DAY);
		const statuses = [200, 404, 200, 429];
		trigger.onRequest = () => {
			simulator.clearFaults();
			const status = statuses.shift() ?? 200;
			if (status === 200) return;
			simulator.addFault({ path: '/personnel/v1/employee-changes', status });
		};
		const told: Item[] = [];
		let failures = 0;
		for (let polls = 0; polls < 5; polls++) {
			told.push(...(await trigger.poll().catch(() => (failures++, []))));
			time.pass(INTERVAL);
		}
		expect(failures).toBe(1);
		expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual(ids.sort());
	});

	test('a page that was not found once does not make another one absent', async () => {
		const trigger = await learnedTrigger({ keeping: 'durable' });
		const ids = changeJobs(10);
		time.pass(2 * DAY);
		simulator.setVariants({ pageSizeCap: 10 });
		const path = '/personnel/v1/employee-changes';
		const second = { path, query: { page: '2', per_page: '200' } };
		simulator.addFault({ ...second, status: 404 });
		// Behind page 1, which is full, page 2 is asked for again: once more 404, then no answer.
		let seconds = 0;
		trigger.onRequest = ({ url = '' }) => {
			if (!url.includes('page=2&per_page=200') || ++seconds !== 4) return;
			simulator.clearFaults();
			simulator.addFault({ ...second, status: 503 });
		};
		const told = [...(await trigger.poll().catch(() => []))];
		expect(seconds).toBeGreaterThan(4);
		simulator.clearFaults();
		simulator.addFault({ path, query: { page: '1' }, status: 404, count: 1 });
		trigger.onRequest = () => {};
		for (let polls = 0; polls < 5; polls++) {
			time.pass(INTERVAL);
			told.push(...(await trigger.poll().catch(() => [])));
		}
		expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual(ids.sort());
	});

	test.each([true, false])(
		"a first page that is 'not found' once, after a long outage, hides nobody (rule of three hours: %s)",
		async (changesThreeHourRule) => {
			const trigger = await learnedTrigger({ keeping: 'durable' });
			const ids = changeJobs(3);
			time.pass(40 * DAY);
			simulator.setVariants({ noMatch: 'notFound', changesThreeHourRule });
			simulator.addFault({
				path: '/personnel/v1/employee-changes',
				query: { page: '1', per_page: '200' },
				status: 404,
				count: 1,
			});
			const told: Item[] = [];
			for (let polls = 0; polls < 10; polls++) {
				told.push(...(await trigger.poll().catch(() => [])));
				time.pass(INTERVAL);
			}
			expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual(ids.sort());
			expect(stateOf(trigger).read).toBeUndefined();
		},
	);

	test('a first poll that learns of another clock has time to try again, in the next', async () => {
		time.shift(-5 * HOUR);
		const trigger = newTrigger({ parameters: { start: 'now' } });
		trigger.onRequest = ({ timeout = 0 }) => {
			time.pass(Math.min(timeout, 15_000));
			if (timeout < 15_000) throw Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' });
		};
		for (let polls = 0; polls < 3; polls++) {
			expect(await trigger.poll()).toEqual([]);
			time.pass(MINUTE);
		}
		trigger.onRequest = () => {};
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test.each(['date', 'none'] as const)(
		"a time that was 20 days ahead at the start 'now' loses nothing (%s)",
		async (how) => {
			const trigger = newTrigger({ parameters: { start: 'now' } });
			if (how === 'none') time.shift(20 * DAY);
			simulator.addFault({
				path: '/personnel/v1/employee-changes',
				status: 200,
				body: [],
				headers: { date: how === 'none' ? '' : new Date(NOW.getTime() + 20 * DAY).toUTCString() },
				count: how === 'none' ? 1_000 : 4,
			});
			expect(await trigger.poll()).toEqual([]);
			simulator.clearFaults();
			if (how === 'none') time.shift(-20 * DAY);
			time.pass(INTERVAL);
			await trigger.poll();
			happen({ kind: 'job', employeeId: idOf(1) });
			const told: Item[] = [];
			for (let polls = 0; polls < 4; polls++) {
				time.pass(INTERVAL);
				told.push(...(await trigger.poll()));
			}
			expect(told.map(({ employee }) => employee.employeeId)).toEqual([idOf(1)]);
		},
	);

	test('an odd time in the middle of learning ends it nowhere', async () => {
		simulator.setVariants({ pageSizeCap: 3 });
		const trigger = newTrigger();
		trigger.onRequest = () => time.pass(2_000);
		await trigger.poll({ budget: 20_000 });
		const own = simulator as { answer: Simulator['answer'] };
		const { answer } = own;
		own.answer = async (request) => {
			own.answer = answer;
			const date = new Date(NOW.getTime() - 400 * DAY).toUTCString();
			const right = await answer(request);
			return { ...right, headers: { ...right.headers, date } };
		};
		const told: Item[] = [];
		for (let polls = 0; polls < 20; polls++) {
			time.pass(MINUTE);
			told.push(...(await trigger.poll({ budget: 20_000 })));
		}
		for (const { person, company } of simulator.data.employments) {
			time.pass(1_000);
			simulator.change({ kind: 'touch', employeeId: person.employeeId, companyId: company.id });
		}
		trigger.onRequest = () => {};
		for (let polls = 0; polls < 3; polls++) {
			time.pass(INTERVAL);
			told.push(...(await trigger.poll()));
		}
		expect(told).toEqual([]);
	});

	test('a start that lies ahead after the clock was put back makes no span that ends before it begins', async () => {
		const trigger = newTrigger({ parameters: { start: 'now' } });
		expect(await trigger.poll()).toEqual([]);
		time.pass(INTERVAL);
		time.shift(-10 * HOUR);
		await trigger.poll();
		time.pass(INTERVAL);
		await trigger.poll();
		for (const { startDate, endDate } of queries()) expect(startDate <= endDate).toBe(true);
	});

	test("nor is one that UKG Pro asks to wait for, by a clock of n8n's that was ahead", async () => {
		const trigger = await learnedTrigger();
		time.shift(30 * DAY);
		time.pass(INTERVAL);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 429, count: 1 });
		await failureOf(trigger.poll());
		time.shift(-30 * DAY);
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test('a refused account is not closed for ever by a clock that was ahead', async () => {
		const trigger = await learnedTrigger();
		time.shift(30 * DAY);
		time.pass(INTERVAL);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 401 });
		expect((await failureOf(trigger.poll())).httpCode).toBe('401');
		simulator.clearFaults();
		time.shift(-30 * DAY);
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test('two triggers with one account send a wrong password once', async () => {
		const credentials = { ...addressOf(simulator), password: 'wrong', userApiKey: `${++accounts}` };
		const one = createTrigger({ simulator, credentials, workflowId: 'one' });
		const two = createTrigger({ simulator, credentials, workflowId: 'two' });
		expect((await failureOf(one.poll())).httpCode).toBe('401');
		time.pass(100 * MINUTE);
		expect((await failureOf(two.poll())).httpCode).toBe('401');
		expect(simulator.unauthorized).toBe(1);
	});

	test("'not found' for days is told each interval, and what it hid comes when there is a list again", async () => {
		const trigger = await learnedTrigger();
		happen({ kind: 'job', employeeId: idOf(1) });
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 404 });
		let failures = 0;
		for (let polls = 0; polls < 5 * 24; polls++) {
			time.pass(HOUR);
			await trigger.poll().catch((error: NodeApiError) => {
				failures++;
				expect(error.message).toBe('UKG Pro finds no employee at all');
			});
		}
		expect(failures).toBe(40);
		simulator.clearFaults();
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test("a clock of n8n's that was ahead when a read failed does not silence it", async () => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		time.shift(30 * DAY);
		simulator.addFault({ path: '/personnel/v1/employee-changes', status: 500 });
		await failureOf(trigger.poll());
		simulator.clearFaults();
		time.shift(-30 * DAY);
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test('one answer with a date of another month moves no span', async () => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		simulator.addFault({
			path: '/personnel/v1/employee-changes',
			status: 200,
			body: [],
			headers: { date: new Date(simulator.now.getTime() + 30 * DAY).toUTCString() },
			count: 2,
		});
		expect(await trigger.poll()).toEqual([]);
		time.pass(4 * HOUR);
		happen({ kind: 'job', employeeId: idOf(1) });
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test.each([2, 20])("a clock of n8n's that jumps ahead by %i days loses nothing", async (days) => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		time.shift(days * DAY);
		await trigger.poll();
		time.shift(-days * DAY);
		happen({ kind: 'job', employeeId: idOf(1) });
		const told: Item[] = [];
		for (let polls = 0; polls < 4; polls++) {
			time.pass(INTERVAL);
			told.push(...(await trigger.poll()));
		}
		expect(brief(told)).toEqual([[idOf(1), 'changed', 'job']]);
	});

	test('a 401 behind the end of the budget is a 401', async () => {
		const trigger = await learnedTrigger();
		simulator.setVariants({ pageSizeCap: 2 });
		changeJobs(7);
		let request = 0;
		trigger.onRequest = () => {
			if (++request !== 5) return;
			time.pass(40_000);
			simulator.addFault({ path: '/personnel/v1/employee-changes', status: 401, count: 1 });
		};
		await trigger.poll({ budget: 36_000 });
		time.pass(MINUTE);
		expect((await failureOf(trigger.poll({ budget: 36_000 }))).httpCode).toBe('401');
		const before = trigger.requests;
		time.pass(100 * MINUTE);
		expect(await trigger.poll({ budget: 36_000 })).toEqual([]);
		expect(trigger.requests).toBe(before);
	});

	test('a request that the budget cuts short is no failure', async () => {
		const trigger = await learnedTrigger();
		simulator.setVariants({ pageSizeCap: 2 });
		const ids = changeJobs(7);
		let request = 0;
		trigger.onRequest = ({ timeout = 0 }) => {
			if (++request !== 5) return;
			expect(timeout).toBeLessThanOrEqual(32_400);
			time.pass(timeout);
			throw Object.assign(new Error('late'), { cause: { code: 'ECONNABORTED', message: '' } });
		};
		const told = await trigger.poll({ budget: 36_000 });
		time.pass(MINUTE);
		told.push(...(await trigger.poll({ budget: 36_000 })));
		expect(told.map(({ employee }) => employee.employeeId).sort()).toEqual([...ids].sort());
	});

	test('a Retry-After of nothing is no reason to ask again and again', async () => {
		const trigger = await learnedTrigger();
		time.pass(INTERVAL);
		simulator.addFault({
			path: '/personnel/v1/employee-changes',
			status: 429,
			headers: { 'retry-after': '0' },
		});
		const before = trigger.requests;
		for (let minute = 0; minute < 180; minute++) {
			await trigger.poll().catch(() => {});
			time.pass(MINUTE);
		}
		expect(trigger.requests - before).toBe(6);
	});

	test('companies that an expression does not give are not all of them', async () => {
		const trigger = newTrigger({ parameters: { companies: '={{ undefined }}' } });
		expect((await failureOf(trigger.poll())).message).toContain("'Company Names or IDs'");
		expect(trigger.requests).toBe(0);
	});

	test('everything from long ago takes few requests', async () => {
		const trigger = newTrigger({ parameters: { start: 'date', startDate: '1950-01-01' } });
		await trigger.poll();
		expect(trigger.requests).toBeLessThan(40);
	});
});

describe('several rows of one employee and company', () => {
	const path = '/personnel/v1/employee-changes';
	const row = { employeeId: 'ABCDE1234567', companyId: 'ABCDE', hireDate: '1/1/2000 12:00:00 AM' };
	const old = {
		...row,
		employeeStatus: 'T',
		isActive: false,
		dateOfLastHire: '1/1/2000 12:00:00 AM',
		terminationDate: '6/14/2026 12:00:00 AM',
	};
	const now = {
		...row,
		employeeStatus: 'A',
		isActive: true,
		dateOfLastHire: '6/15/2026 12:00:00 AM',
		terminationDate: '',
	};
	const answer = (body: object[]) => {
		simulator.clearFaults();
		simulator.addFault({ path, query: { page: '2' }, status: 200, body: [] });
		simulator.addFault({ path, query: { page: '1' }, status: 200, body });
	};

	test.each([
		['the older first', [old, now]],
		['the newer first', [now, old]],
	])('learned, %s, they are nobody new, and then no news', async (_name, body) => {
		answer(body);
		const trigger = await learnedTrigger();
		for (let reads = 0; reads < 3; reads++) {
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		}
	});

	test('somebody who left and is back is told once, as rehired', async () => {
		answer([{ ...old, employeeStatus: 'A', isActive: true, terminationDate: '' }]);
		const trigger = await learnedTrigger();
		answer([old, now]);
		time.pass(INTERVAL);
		expect((await trigger.poll()).map(({ event }) => event)).toEqual(['rehired']);
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
		// Taken back in UKG Pro.
		answer([old]);
		simulator.addFault({ path: `${path}/${row.employeeId}`, status: 200, body: [old] });
		time.pass(INTERVAL);
		expect((await trigger.poll()).map(({ event }) => event)).toEqual(['terminated']);
	});

	test('a correction of the former one is no termination', async () => {
		answer([old, now]);
		const trigger = await learnedTrigger();
		const corrected = { ...old, terminationDate: '6/13/2026 12:00:00 AM' };
		answer([corrected]);
		simulator.addFault({ path: `${path}/${row.employeeId}`, status: 200, body: [corrected, now] });
		for (let reads = 0; reads < 3; reads++) {
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		}
		// What UKG Pro does not tell of one employee keeps no other waiting, and is told.
		const other = { ...row, employeeId: 'OTHER0000001', hireDate: '6/15/2026 12:00:00 AM' };
		const changed = { ...now, jobCode: 'X' };
		answer([corrected, other]);
		simulator.addFault({ path: `${path}/${row.employeeId}`, status: 503, count: 5 });
		simulator.addFault({ path: `${path}/${row.employeeId}`, status: 200, body: [changed] });
		time.pass(INTERVAL);
		expect((await trigger.poll()).map(({ event }) => event)).toEqual(['hired']);
		time.pass(MINUTE);
		const { message, description } = await failureOf(trigger.poll());
		expect(message).toContain('A change of an employee who was rehired may be missing');
		expect(description).toContain('Who changed in the last 24 hours is asked for again');
		time.pass(INTERVAL);
		expect(await trigger.poll()).toMatchObject([
			{ event: 'changed', changes: ['job'], employee: changed },
		]);
	});

	test.each([
		['not found', { status: 404 }],
		['no content', { status: 204 }],
		['nobody', { status: 200, body: [] }],
		['forbidden', { status: 403 }],
		['too many requests', { status: 429 }],
	])(
		'where UKG Pro answers %s for the employee, the former one is no news',
		async (_name, fault) => {
			answer([old, now]);
			const trigger = await learnedTrigger();
			answer([{ ...old, terminationDate: '6/13/2026 12:00:00 AM' }]);
			simulator.addFault({ path: `${path}/${row.employeeId}`, ...fault });
			for (let polls = 0; polls < 4; polls++) {
				time.pass(INTERVAL);
				expect(await trigger.poll().catch(() => [])).toEqual([]);
			}
			answer([now]);
			time.pass(INTERVAL);
			expect(await trigger.poll().catch(() => [])).toEqual([]);
		},
	);

	test('a 401 for the employee is sent once an interval, and ends the read', async () => {
		answer([old, now]);
		const trigger = await learnedTrigger();
		answer([{ ...old, terminationDate: '6/13/2026 12:00:00 AM' }]);
		simulator.addFault({ path: `${path}/${row.employeeId}`, status: 401 });
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
		const { requests } = trigger;
		time.pass(MINUTE);
		const { httpCode, message } = await failureOf(trigger.poll());
		expect(httpCode).toBe('401');
		expect(message).toContain('UKG Pro refused the user name');
		time.pass(100 * MINUTE);
		expect(await trigger.poll()).toEqual([]);
		expect(trigger.requests).toBe(requests);
	});

	test('a former one that comes alone before anything else is known is asked about', async () => {
		answer([]);
		const trigger = newTrigger({ parameters: { start: 'now' } });
		expect(await trigger.poll()).toEqual([]);
		const former = { ...old, terminationDate: '1/1/2010 12:00:00 AM' };
		const present = { ...now, dateOfLastHire: '1/1/2015 12:00:00 AM' };
		answer([former]);
		simulator.addFault({
			path: `${path}/${row.employeeId}`,
			status: 200,
			body: [former, present],
		});
		time.pass(INTERVAL);
		expect(await trigger.poll()).toMatchObject([
			{ event: 'changed', changes: ['unknown'], employee: present },
		]);
		answer([present]);
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
	});

	test.each([
		['legacy', 300_000, 91_000],
		['scheduler', 36_000, 11_000],
	] as const)('do not keep a slow page from its end (%s)', async (keeping, budget, latency) => {
		answer([old, now]);
		const trigger = await learnedTrigger({ keeping });
		const others = ['OTHER0000001', 'OTHER0000002'].map((employeeId) => ({
			...row,
			employeeId,
			hireDate: '6/15/2026 12:00:00 AM',
		}));
		answer([{ ...old, jobCode: 'X' }, ...others]);
		trigger.onRequest = ({ timeout = 0 }) => {
			time.pass(Math.min(timeout, latency));
			if (timeout < latency) throw Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' });
		};
		trigger.parameters = { ...trigger.parameters, options: { timeout: 120 } };
		time.pass(INTERVAL);
		const told: Item[] = [];
		for (let polls = 0; polls < 10; polls++) {
			told.push(...(await trigger.poll({ budget }).catch(() => [])));
			time.pass(5 * MINUTE);
		}
		expect(told.map(({ event }) => event)).toEqual(['hired', 'hired']);
	});

	test.each(['', '1234567', 'a/b'])(
		'of an ID that cannot be asked for (%j): the former one alone is no news',
		async (employeeId) => {
			answer([old, now].map((one) => ({ ...one, employeeId, personId: 'P1' })));
			const trigger = await learnedTrigger();
			answer([{ ...old, employeeId, personId: 'P1' }]);
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		},
	);

	test('are one item, however few an execution gets', async () => {
		answer([{ ...old, employeeStatus: 'A', isActive: true, terminationDate: '' }]);
		const trigger = await learnedTrigger({ parameters: { options: { itemsPerExecution: 1 } } });
		answer([old, { ...row, employeeId: 'OTHER0000001', hireDate: '6/15/2026' }, now]);
		time.pass(INTERVAL);
		const told = [...(await trigger.poll()), ...(await trigger.poll())];
		expect(told.map(({ event }) => event)).toEqual(['rehired', 'hired']);
		expect(await trigger.poll()).toEqual([]);
	});

	describe.each(['formerFirst', 'formerLast'] as const)('over several polls, %s', (rehiredRows) => {
		const rehired = () =>
			simulator.data.employments.find(({ hireDay, lastHireDay, status }) => {
				return lastHireDay > hireDay && status === 'A';
			})!;
		const idsOf = ({ person, company }: ReturnType<typeof rehired>) => ({
			employeeId: person.employeeId,
			companyId: company.id,
		});
		/** Small pages, of which a poll reads a few. */
		async function slowTrigger(): Promise<Trigger> {
			simulator.setVariants({ rehiredRows, pageSizeCap: 2 });
			const trigger = newTrigger();
			trigger.onRequest = () => time.pass(2_000);
			expect(await through(trigger, HOUR)).toEqual([]);
			return trigger;
		}
		async function through(trigger: Trigger, milliseconds: number): Promise<Item[]> {
			const told: Item[] = [];
			const end = simulator.now.getTime() + milliseconds;
			while (simulator.now.getTime() < end) {
				time.pass(MINUTE);
				told.push(...(await trigger.poll({ budget: 12_000 })));
			}
			return told;
		}

		test('are no news, read by read', async () => {
			const trigger = await slowTrigger();
			happen({ kind: 'touch', ...idsOf(rehired()) });
			changeJobs(6);
			const told = await through(trigger, DAY);
			expect(told.map(({ changes }) => changes)).toEqual(Array(6).fill(['job']));
		});

		test('are told once when they come up, and once when one of them ends', async () => {
			const left = simulator.data.employments.find(({ status }) => status === 'T')!;
			const trigger = await slowTrigger();
			happen({ kind: 'rehire', ...idsOf(left) });
			changeJobs(6);
			const events = (items: Item[]) =>
				items.filter(({ employee }) => employee.employeeId === left.person.employeeId);
			const [back, ...others] = events(await through(trigger, DAY));
			expect(back).toMatchObject({ event: 'rehired', employee: { employeeStatus: 'A' } });
			expect(others).toEqual([]);
			happen({ kind: 'terminate', ...idsOf(left) });
			changeJobs(6);
			expect(events(await through(trigger, DAY)).map(({ event }) => event)).toEqual(['terminated']);
		});

		test.each([180, 2 * 1_440])(
			'taken back in UKG Pro, the former one counts (interval %i)',
			async (interval) => {
				const trigger = await slowTrigger();
				trigger.parameters = { ...trigger.parameters, interval };
				const { person } = rehired();
				const { hireDay, lastHireDay } = rehired();
				happen({ kind: 'touch', ...idsOf(rehired()) });
				changeJobs(6);
				await through(trigger, 3 * DAY);
				Object.assign(rehired(), {
					lastHireDay: hireDay,
					terminationDay: lastHireDay,
					status: 'T',
				});
				happen({ kind: 'touch', employeeId: person.employeeId });
				changeJobs(6);
				const told = (await through(trigger, 7 * DAY)).filter(
					({ employee }) => employee.employeeId === person.employeeId,
				);
				expect(told.map(({ event }) => event)).toEqual(['terminated']);
			},
		);
	});

	test('rows without any ID are told apart', async () => {
		answer([]);
		const trigger = newTrigger({ parameters: { start: 'now' } });
		expect(await trigger.poll()).toEqual([]);
		answer([{ lastName: 'One' }, { lastName: 'Two' }]);
		time.pass(INTERVAL);
		expect(await trigger.poll()).toHaveLength(2);
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
	});
});

describe('previous values', () => {
	const withPrevious = { options: { previousValues: true } };

	test('come beside the new ones, as UKG Pro spells them', async () => {
		const { code } = active(1).job;
		const trigger = await learnedTrigger({ parameters: withPrevious });
		happen({ kind: 'job', employeeId: idOf(1) }, { kind: 'hire' });
		time.pass(INTERVAL);
		const items = await trigger.poll();
		const changed = items.find(({ event }) => event === 'changed')!;
		expect(changed.before).toMatchObject({ jobCode: code });
		expect(changed.after).toMatchObject({ jobCode: active(1).job.code });
		expect(Object.keys(changed.before!)).toEqual(Object.keys(changed.after!));
		expect(Object.keys(changed.before!)).not.toContain('lastName');
		const hired = items.find(({ event }) => event === 'hired')!;
		expect(hired.before).toBeNull();
		expect(hired.after).toMatchObject({ lastName: expect.any(String) as string });
	});

	test('switched on later are learned first, and off they are gone', async () => {
		const trigger = await learnedTrigger();
		trigger.parameters = { ...trigger.parameters, ...withPrevious };
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		const [first] = await trigger.poll();
		expect(first).toMatchObject({ event: 'changed', changes: ['job'], before: null });
		happen({ kind: 'name', employeeId: idOf(2) });
		const { lastName } = active(2).person;
		time.pass(INTERVAL);
		const [second] = await trigger.poll();
		expect(second.before).toEqual({ lastName: lastName.replace('-Newname', '') });
		expect(trigger.saved).toContain(lastName);
		trigger.parameters = { ...trigger.parameters, options: {} };
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(await trigger.poll()).toHaveLength(1);
		expect(trigger.saved).not.toContain(lastName);
	});

	test.each(['now', 'date'] as const)(
		'from the first poll on tell nobody old (start %s)',
		async (start) => {
			const startDate = new Date(NOW.getTime() - MINUTE).toISOString();
			const trigger = newTrigger({ parameters: { ...withPrevious, start, startDate } });
			expect(await trigger.poll()).toEqual([]);
			happen({ kind: 'job', employeeId: idOf(1) });
			time.pass(INTERVAL);
			const items = await trigger.poll();
			expect(brief(items)).toEqual([[idOf(1), 'changed', 'job']]);
			expect(items[0].before).toHaveProperty('jobCode');
		},
	);

	test('that were switched off meanwhile are not complete', async () => {
		simulator.setVariants({ pageSizeCap: 3 });
		const trigger = newTrigger({ parameters: withPrevious });
		trigger.onRequest = () => time.pass(2_000);
		await trigger.poll({ budget: 20_000 });
		expect(stateOf(trigger).read).toBeDefined();
		trigger.parameters = { ...trigger.parameters, options: {} };
		time.pass(MINUTE);
		await trigger.poll({ budget: 20_000 });
		trigger.parameters = { ...trigger.parameters, ...withPrevious };
		for (let polls = 0; polls < 5; polls++) {
			time.pass(INTERVAL);
			expect(await trigger.poll()).toEqual([]);
		}
		changeJobs(8);
		const items = await trigger.poll();
		expect(items.map(({ before }) => before)).not.toContain(null);
		expect(items).toHaveLength(8);
	});

	test('that were switched off while everybody was read, and on again, are not complete', async () => {
		simulator.setVariants({ pageSizeCap: 3 });
		const trigger = newTrigger({ parameters: withPrevious, keeping: 'durable' });
		trigger.onRequest = () => time.pass(2_000);
		for (const options of [
			withPrevious.options,
			{},
			...Array<object>(8).fill(withPrevious.options),
		]) {
			trigger.parameters = { ...trigger.parameters, options: options as never };
			await trigger.poll({ budget: 16_000 });
			time.pass(MINUTE);
		}
		expect(stateOf(trigger).read).toBeUndefined();
		time.pass(INTERVAL);
		trigger.onRequest = () => {};
		expect(await trigger.poll()).toEqual([]);
		changeJobs(20);
		const items = await trigger.poll();
		expect(items).toHaveLength(20);
		expect(items.map(({ before }) => before)).not.toContain(null);
	});

	test('of other kinds are read first', async () => {
		const trigger = await learnedTrigger({ parameters: { ...withPrevious, kinds: ['name'] } });
		trigger.parameters = { ...trigger.parameters, kinds: ['name', 'job'] };
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
		changeJobs(3);
		expect((await trigger.poll()).map(({ before }) => before)).not.toContain(null);
	});

	test('that are wanted no more are not read', async () => {
		simulator.setVariants({ pageSizeCap: 3 });
		const trigger = await learnedTrigger();
		trigger.parameters = { ...trigger.parameters, ...withPrevious };
		changeJobs(8);
		trigger.onRequest = () => time.pass(2_000);
		expect(await trigger.poll({ budget: 14_000 })).not.toEqual([]);
		expect(stateOf(trigger).read).toBeDefined();
		trigger.parameters = { ...trigger.parameters, options: {} };
		const before = trigger.requests;
		time.pass(MINUTE);
		await trigger.poll();
		const asked = queries().slice(before);
		expect(asked.length).toBeGreaterThan(0);
		expect(asked.filter(({ startDate }) => startDate.startsWith('1900'))).toEqual([]);
	});

	test('do not hide a hire that UKG Pro shows while everybody is read for them', async () => {
		const trigger = await learnedTrigger();
		trigger.parameters = { ...trigger.parameters, ...withPrevious };
		time.pass(INTERVAL);
		let hired = '';
		trigger.onRequest = ({ url = '' }) => {
			if (hired !== '' || !url.includes('startDate=1900')) return;
			simulator.change({ kind: 'hire' });
			const employment = simulator.data.employments.at(-1)!;
			hired = employment.person.employeeId;
			// Late, and as of an hour ago.
			employment.changedAt -= HOUR;
		};
		const told = await trigger.poll();
		for (let polls = 0; polls < 3; polls++) {
			time.pass(INTERVAL);
			told.push(...(await trigger.poll()));
		}
		expect(brief(told)).toEqual([[hired, 'hired']]);
	});

	test("one 'not found' while everybody is read for them makes nobody new", async () => {
		const trigger = await learnedTrigger();
		trigger.parameters = { ...trigger.parameters, ...withPrevious };
		time.pass(INTERVAL);
		trigger.onRequest = ({ url = '' }) => {
			if (!url.includes('startDate=1900') || !url.includes('page=1&per_page=200')) return;
			trigger.onRequest = () => {};
			simulator.addFault({ path: '/personnel/v1/employee-changes', status: 404, count: 1 });
		};
		expect(await trigger.poll()).toEqual([]);
		// Of somebody whom the read before did not show.
		const { person, company } = simulator.data.employments.find(
			({ status, changedAt }) => status === 'A' && changedAt < NOW.getTime() - 3 * DAY,
		)!;
		happen({ kind: 'job', employeeId: person.employeeId, companyId: company.id });
		time.pass(INTERVAL);
		const [item] = await trigger.poll();
		expect(item).toMatchObject({ event: 'changed', changes: ['job'] });
		expect(item.before).toHaveProperty('jobCode');
	});

	test('of more than 5,000 employees are refused', async () => {
		const large = await startSimulator({ seed: 1, employees: 5_100, now: NOW });
		try {
			const trigger = createTrigger({ simulator: large, parameters: withPrevious });
			// What was read before is kept, so the refusal comes at the next poll.
			const outcomes = [await trigger.poll().catch((error: Error) => error)];
			outcomes.push(await trigger.poll().catch((error: Error) => error));
			const [refusal] = outcomes.filter((one): one is Error => one instanceof Error);
			expect(refusal.message).toContain("'Previous Values' keeps those of 5000 employees at most");
		} finally {
			await large.close();
		}
	});
});

describe('Fetch Test Event', () => {
	test('gives some who changed lately, from one page, and moves nothing', async () => {
		const trigger = newTrigger();
		const items = await trigger.poll({ mode: 'manual' });
		expect(items.length).toBeGreaterThan(0);
		expect(items.length).toBeLessThanOrEqual(10);
		expect(trigger.requests).toBe(1);
		expect(JSON.parse(trigger.saved)).toEqual({ name: 'UKG Pro Trigger', database: {} });
		expect(Object.keys(items[0]).sort()).toEqual([
			'changes',
			'detectedAt',
			'employee',
			'event',
			'window',
		]);
	});

	test('goes back a year where the week has nobody', async () => {
		const trigger = newTrigger();
		time.pass(30 * DAY);
		expect((await trigger.poll({ mode: 'manual' })).length).toBeGreaterThan(0);
		expect(trigger.requests).toBe(2);
	});

	test('shows first whom the trigger would report', async () => {
		happen({ kind: 'hire' });
		const trigger = newTrigger({ parameters: { events: ['hired'] } });
		const items = await trigger.poll({ mode: 'manual' });
		expect(new Set(items.map(({ event }) => event))).toEqual(new Set(['hired']));
	});

	test('says so when UKG Pro wants no call yet', async () => {
		simulator.setVariants({ changesThreeHourRule: true });
		const trigger = await learnedTrigger();
		const before = trigger.requests;
		const error = await failureOf(trigger.poll({ mode: 'manual' }));
		expect(error.message).toContain('takes no other call for employee changes at present');
		expect(error.description).toContain('three hours');
		expect(trigger.requests - before).toBe(1);
	});
});

test.each([404, 204])(
	'a host that answers everything with %i is no tenant without employees',
	async (status) => {
		const trigger = newTrigger();
		simulator.addFault({ path: '/personnel/v1/employee-changes', status });
		expect((await failureOf(trigger.poll())).message).toBe('UKG Pro finds no employee at all');
		expect((await failureOf(trigger.poll({ mode: 'manual' }))).message).toContain('names nobody');
		simulator.clearFaults();
		time.pass(INTERVAL);
		expect(await trigger.poll()).toEqual([]);
		happen({ kind: 'job', employeeId: idOf(1) });
		time.pass(INTERVAL);
		expect(brief(await trigger.poll())).toEqual([[idOf(1), 'changed', 'job']]);
	},
);

test('no secret is in a message', async () => {
	for (const status of [400, 401, 403, 429, 500]) {
		const trigger = newTrigger();
		const { password, customerApiKey } = simulator;
		simulator.addFault({
			path: '/personnel/v1/employee-changes',
			status,
			body: { detail: `for ${password} and ${customerApiKey}` },
			count: 20,
		});
		const error = await failureOf(trigger.poll());
		expect(`${error.message} ${error.description}`).not.toContain(password);
		expect(`${error.message} ${error.description}`).not.toContain(customerApiKey);
		simulator.clearFaults();
		forgetEverything();
	}
});
