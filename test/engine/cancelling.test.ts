import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../simulator';
import { PARALLEL_REQUESTS } from '../../nodes/UkgPro/operations/own';
import type { RunOptions } from './harness';
import { byNumber, employees, findPeople, onePerson, useSoapTenant } from './soapTenant';
import { withoutWaiting } from './time';

const tenant = useSoapTenant();
withoutWaiting();

interface Question {
	readonly parameters: INodeParameters;
	readonly items?: RunOptions['items'];
	/** Of the requests that go wrong. */
	readonly path: string;
}

const PERSON = '/personnel/v1/person-details';
const LEVELS = '/configuration/v1/org-levels';
const MANY = 200;
const AT_ONCE = PARALLEL_REQUESTS.preset;

const people = () => tenant().simulator.data.people.map(({ employeeId }) => ({ id: employeeId }));

const QUESTIONS: Readonly<Record<string, () => Question>> = {
	'a list': () => ({
		parameters: { resource: 'person', operation: 'getMany', returnAll: true },
		path: PERSON,
	}),
	'a single read': () => ({
		parameters: { resource: 'person', operation: 'get', employeeId: people()[0].id },
		path: `${PERSON}/{employeeId}`,
	}),
	'a list over SOAP': () => ({
		parameters: { ...findPeople, returnAll: true },
		path: '/services/EmployeePerson/FindPeople',
	}),
	'a write': () => ({ ...writes(2), path: LEVELS }),
};

const writes = (count: number) => ({
	parameters: {
		resource: 'organizationLevel',
		operation: 'create',
		level: 1,
		code: '={{ $json.code }}',
		codeDescription: 'Cancelled',
	},
	items: Array.from({ length: count }, (_, n) => ({ code: `CX${n}` })),
});

const UNSENT = 'The execution was stopped before this request was sent';
const UNDER_WAY = 'The execution was stopped while UKG Pro worked on the request';
const STOPPED = new RegExp(`^(${UNSENT}|${UNDER_WAY}) \\[item \\d+\\]$`);

/** The requests that the simulator has got, logins aside. */
const sent = () =>
	tenant().simulator.requests.filter(({ path }) => path !== '/services/LoginService');

/**
 * Runs, cancels when `isTime`, and tells how long the execution took to end, in milliseconds, and
 * how much was
 * sent until then and in all.
 */
async function cancelled({ parameters, items }: Question, isTime: () => boolean) {
	let cancel = () => {};
	let isOver = false;
	const running = tenant()
		.run(parameters, {
			items,
			onStart: (execution) => {
				cancel = () => execution.cancel();
			},
		})
		.finally(() => {
			isOver = true;
		});
	while (!isOver && !isTime()) await sleep(5);
	// Else there was nothing to cancel.
	expect(isOver).toBe(false);
	const before = sent().length;
	const start = performance.now();
	cancel();
	const outcome = await running;
	const took = performance.now() - start;
	// Whatever went on would be there at once: no wait of the replaced clock takes any time.
	await sleep(100);
	return { outcome, took, before, after: sent().length };
}

/** On the replaced clock a wait that has begun never ends by itself. */
const whileWaiting = () => {
	withoutWaiting.stopAtFirstWait();
	return () => withoutWaiting.waited().length > 0;
};

describe.each(Object.entries(QUESTIONS))('%s that is cancelled', (name, question) => {
	const faults: Array<[string, Fault]> = [
		['429', { status: 429 }],
		['429 with Retry-After', { status: 429, headers: { 'retry-after': '300' } }],
		// A write is not sent again after these, so that it does not wait.
		...(name === 'a write'
			? []
			: ([
					['503', { status: 503 }],
					['a reset', { kind: 'reset' }],
				] satisfies Array<[string, Fault]>)),
	];
	test.each(faults)('in the back-off after %s ends, and sends nothing more', async (_, fault) => {
		const { simulator } = tenant();
		simulator.addFault({ ...fault, path: question().path });
		const { outcome, took, before, after } = await cancelled(question(), whileWaiting());
		expect(outcome.error?.message).toBe(`${UNSENT} [item 0]`);
		expect(outcome.items).toEqual([]);
		expect(took).toBeLessThan(1_000);
		expect([before, after]).toEqual([1, 1]);
		expect(simulator.writes).toEqual({});
	});

	test('while it waits for a response ends, and sends nothing more', async () => {
		const { simulator } = tenant();
		simulator.addFault({ path: question().path, delayMs: 20_000 });
		const { outcome, took, before, after } = await cancelled(question(), () => sent().length === 1);
		expect(outcome.error?.message).toBe(`${UNDER_WAY} [item 0]`);
		// Of a write nobody knows.
		expect(/carried it out is unknown/.test(outcome.error?.description ?? '')).toBe(
			name === 'a write',
		);
		expect(outcome.items).toEqual([]);
		expect(took).toBeLessThan(1_000);
		expect([before, after]).toEqual([1, 1]);
	});
});

describe('many items that are cancelled', () => {
	const reads = (): Question => ({
		parameters: { resource: 'person', operation: 'get', employeeId: '={{ $json.id }}' },
		items: Array.from({ length: MANY }, (_, n) => people()[n]).filter(Boolean),
		path: `${PERSON}/{employeeId}`,
	});
	const soapReads = (): Question => ({
		parameters: { ...onePerson, ...byNumber },
		items: employees(tenant().simulator, MANY),
		path: '/services/EmployeePerson/GetPersonByEmployeeIdentifier',
	});

	// The first goes alone, until the account is known to be good; then all that may be under way hang.
	test.each([
		['over REST', reads],
		['over SOAP', soapReads],
	])('while they queue %s end, and none of those that wait is sent', async (_, question) => {
		const { simulator } = tenant();
		const { path, items = [] } = question();
		expect(items.length).toBeGreaterThan(3 * AT_ONCE);
		simulator.addFault({ path, delayMs: 20_000, after: 10 });
		const { outcome, took, before, after } = await cancelled(
			question(),
			() => sent().length === 10 + AT_ONCE,
		);
		expect(outcome.error?.message).toMatch(STOPPED);
		expect(took).toBeLessThan(1_000);
		expect([before, after]).toEqual([10 + AT_ONCE, 10 + AT_ONCE]);
	});

	test.each([
		['over REST', reads],
		['over SOAP', soapReads],
	])('while a 429 holds all of them back %s end, and none is sent', async (_, question) => {
		const { simulator } = tenant();
		const { path } = question();
		simulator.addFault({ path, status: 429, after: 10 });
		const isHeldBack = whileWaiting();
		// What was under way beside the first 429 has come to its end when nothing has come for a while.
		const isQuiet = () => Date.now() - (sent().at(-1)?.at ?? Infinity) > 150;
		const { outcome, took, before, after } = await cancelled(
			question(),
			() => isHeldBack() && isQuiet(),
		);
		expect(outcome.error?.message).toMatch(STOPPED);
		expect(took).toBeLessThan(1_000);
		expect(before).toBeGreaterThan(10);
		expect(before).toBeLessThanOrEqual(10 + AT_ONCE);
		expect(after).toBe(before);
	});

	test('as writes end with the one that is under way', async () => {
		const { simulator } = tenant();
		const question = { ...writes(MANY), path: LEVELS };
		simulator.addFault({ path: LEVELS, delayMs: 20_000, after: 3 });
		const { outcome, took, before, after } = await cancelled(question, () => sent().length === 4);
		expect(outcome.error?.message).toBe(`${UNDER_WAY} [item 3]`);
		expect(outcome.error?.description).toMatch(
			/carried it out is unknown.*Carried out before: 3 of the items \(0–2\)/,
		);
		expect(took).toBeLessThan(1_000);
		expect([before, after]).toEqual([4, 4]);
		expect(Object.values(simulator.writes).map(({ written }) => written)).toEqual([1, 1, 1]);
	});
});
