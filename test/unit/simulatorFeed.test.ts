import { startSimulator, type Employment, type Simulator } from '../../simulator';
import { createFeed, markChanged } from '../../simulator/workforce/feed';
import { buildWorkforce } from '../../simulator/workforce/workforce';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

const CHANGES = '/personnel/v1/employee-changes';
const DAY = 86_400_000;
const now = NOW.getTime();
const iso = (instant: number) => new Date(instant).toISOString();
const key = ({ companyId, employeeId }: Row) => `${companyId}/${employeeId}`;
const keyOf = ({ company, person }: Employment) => `${company.id}/${person.employeeId}`;

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 60, now: NOW, clock: 'still' });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

/** A window from so many days ago until an instant; no `to` leaves `endDate` out. */
function window(days: number, to?: number): string {
	const dates = {
		startDate: iso(now - days * DAY),
		...(to === undefined ? {} : { endDate: iso(to) }),
	};
	return `${CHANGES}?${new URLSearchParams(dates)}`;
}

/** One page. */
const page = async (path: string, number: number, size = 3) =>
	(await rows(simulator, `${path}&page=${number}&per_page=${size}`)).map(key);

const lastChanges = () => new Map(simulator.data.employments.map((e) => [keyOf(e), e.changedAt]));

test.each([
	['formerFirst', 0],
	['formerLast', 1],
] as const)('whoever was rehired may have two rows, %s', async (rehiredRows, place) => {
	const all = window(40_000);
	const present = await allRows(simulator, all, 50);
	simulator.setVariants({ rehiredRows });
	const both = await allRows(simulator, all, 50);
	const rehired = present.filter((row) => row.hireDate !== row.dateOfLastHire);
	const former = both.slice(...(place === 0 ? [0, rehired.length] : [present.length]));
	expect(rehired.length).toBeGreaterThan(1);
	expect(both).toHaveLength(present.length + rehired.length);
	expect(former.map(key)).toEqual(rehired.map(key));
	for (const row of former) {
		expect(row).toMatchObject({
			employeeStatus: 'T',
			isActive: false,
			dateOfLastHire: row.hireDate,
		});
		expect(row.terminationDate).not.toBe('');
	}
	expect(both).toEqual(expect.arrayContaining(present));
	const { employeeId } = rehired[0];
	expect(await rows(simulator, `${CHANGES}/${String(employeeId)}`)).toHaveLength(2);
});

describe('the order of the feed', () => {
	/** Two changes at the same instant, between others. */
	function makeTie(): void {
		for (const n of [30, 10]) {
			const { employeeId } = simulator.data.employments[n].person;
			simulator.change({ kind: 'touch', employeeId });
		}
		simulator.advanceClock(1000);
		simulator.change({ kind: 'touch', employeeId: simulator.data.people[20].employeeId });
	}

	test('is that of the other lists', async () => {
		makeTie();
		const found = await allRows(simulator, window(95), 7);
		expect(found.map(key)).toEqual(simulator.data.employments.map(keyOf));
	});

	test.each([
		['oldestFirst', 1],
		['newestFirst', -1],
	] as const)('may be that of the changes, %s', async (changesOrder, sign) => {
		makeTie();
		simulator.setVariants({ changesOrder });
		const changed = simulator.data.employments.filter(
			({ changedAt }) => changedAt >= now - 20 * DAY,
		);
		const wanted = changed
			.map((employment, n) => ({ employment, n }))
			.sort((a, b) => sign * (a.employment.changedAt - b.employment.changedAt) || a.n - b.n)
			.map(({ employment }) => keyOf(employment));
		expect(wanted).not.toEqual(changed.map(keyOf));
		expect((await allRows(simulator, window(20), 7)).map(key)).toEqual(wanted);
	});

	test('follows what happens, and who is new', async () => {
		simulator.setVariants({ changesOrder: 'newestFirst' });
		const before = (await allRows(simulator, window(95), 50)).map(key);
		simulator.advanceClock(1);
		const hired = simulator.change({ kind: 'hire' });
		simulator.advanceClock(1);
		const { person } = simulator.data.employments[40];
		const touched = simulator.change({ kind: 'touch', employeeId: person.employeeId });
		expect((await allRows(simulator, window(95), 50)).map(key)).toEqual([
			keyOf(touched),
			keyOf(hired),
			...before.filter((each) => each !== keyOf(touched)),
		]);
		simulator.reset();
		expect((await allRows(simulator, window(95), 50)).map(key)).toEqual(before);
	});

	test('is that of the companies for one employee', async () => {
		simulator.setVariants({ changesOrder: 'newestFirst' });
		const person = simulator.data.people.find(({ employments }) => employments.length === 2)!;
		const [first] = person.employments;
		simulator.advanceClock(1);
		simulator.change({ kind: 'touch', employeeId: person.employeeId, companyId: first.company.id });
		const found = await rows(simulator, `${CHANGES}/${person.employeeId}`);
		expect(found.map(key)).toEqual(person.employments.map(keyOf));
	});
});

describe('changes while somebody reads', () => {
	test('do not come unless asked for', async () => {
		const before = lastChanges();
		await allRows(simulator, window(95), 7);
		await allRows(simulator, window(95), 7);
		expect(lastChanges()).toEqual(before);
		expect(simulator.now).toEqual(NOW);
	});

	test('come before each page but the first, to those at the front, a millisecond later', async () => {
		simulator.setVariants({ changesWhileReading: 2, changesOrder: 'oldestFirst' });
		const path = window(95, now);
		const before = lastChanges();
		const first = await page(path, 1);
		expect(lastChanges()).toEqual(before);
		expect(simulator.now).toEqual(NOW);
		await page(path, 2);
		const after = lastChanges();
		expect(simulator.now.getTime()).toBe(now + 1);
		for (const each of first.slice(0, 2)) before.set(each, now + 1);
		expect(after).toEqual(before);
		await page(path, 3);
		expect([...lastChanges().values()].filter((at) => at > now)).toHaveLength(4);
	});

	test('take rows out of a window that has passed, so that others move up', async () => {
		simulator.setVariants({ changesWhileReading: 2 });
		const path = window(95, now);
		const shown = await page(path, 1, 200);
		expect(await page(path, 2)).toEqual(shown.slice(2).slice(3, 6));
		expect(await page(path, 3)).toEqual(shown.slice(4).slice(6, 9));
	});

	test('move rows to the end of a window that goes on', async () => {
		simulator.setVariants({ changesWhileReading: 2, changesOrder: 'oldestFirst' });
		for (const path of [window(95), window(95, now + DAY)]) {
			const shown = await page(path, 1, 200);
			const moved = shown.slice(0, 2).sort((a, b) => rowOf(a) - rowOf(b));
			expect(await page(path, 1, 200)).toEqual([...shown.slice(2), ...moved]);
		}
	});

	test('are no more than the first page has rows', async () => {
		simulator.setVariants({ changesWhileReading: 50 });
		await page(window(95), 1, 3);
		await page(window(95), 2, 3);
		expect([...lastChanges().values()].filter((at) => at > now)).toHaveLength(3);
	});

	test('begin anew with other dates, and go on with any page of the same', async () => {
		simulator.setVariants({ changesWhileReading: 1 });
		const moved = async (path: string) => {
			const before = simulator.now.getTime();
			expect((await call(simulator, 'GET', path)).status).toBe(200);
			return simulator.now.getTime() - before;
		};
		const dated = window(95, now);
		expect(await moved(`${dated}&page=2`)).toBe(0);
		expect(await moved(`${dated}&page=2`)).toBe(1);
		expect(await moved(`${dated}&page=1`)).toBe(1);
		expect(await moved(window(95, now - 1))).toBe(0);
		expect(await moved(window(94, now - 1))).toBe(0);
		expect(await moved(dated)).toBe(0);
		expect(await moved(CHANGES)).toBe(0);
		expect(await moved(`${CHANGES}?page=2`)).toBe(1);
		// One employee’s row is no part of a read.
		const { employeeId } = simulator.data.people[0];
		expect(await moved(`${CHANGES}/${employeeId}`)).toBe(0);
		expect(await moved(CHANGES)).toBe(1);
		simulator.reset();
		expect(await moved(CHANGES)).toBe(0);
	});

	test('do not come with a request that is refused', async () => {
		simulator.setVariants({ changesWhileReading: 1, changesThreeHourRule: true });
		expect((await call(simulator, 'GET', CHANGES)).status).toBe(200);
		expect((await call(simulator, 'GET', CHANGES)).status).toBe(429);
		expect((await call(simulator, 'GET', `${CHANGES}?page=x`)).status).toBe(400);
		expect(simulator.now).toEqual(NOW);
	});

	function rowOf(wanted: string): number {
		return simulator.data.employments.findIndex((each) => keyOf(each) === wanted);
	}
});

describe('a big feed', () => {
	/** Counts how often a field of the employments is read. */
	function countReads(employments: Employment[], field: 'changedAt' | 'orgLevels') {
		const counter = { reads: 0 };
		for (const employment of employments) {
			let value: unknown = employment[field];
			Object.defineProperty(employment, field, {
				get() {
					counter.reads++;
					return value;
				},
				set(next) {
					value = next;
				},
			});
		}
		return counter;
	}

	test('renders no more than the rows of a page', async () => {
		const counter = countReads(simulator.data.employments, 'orgLevels');
		for (const changesOrder of ['employee', 'oldestFirst', 'newestFirst'] as const) {
			simulator.setVariants({ changesOrder });
			counter.reads = 0;
			expect(await page(window(95), 2, 5)).toHaveLength(5);
			expect(counter.reads).toBe(5);
		}
	});

	test('is sorted once, and when something has changed only put in order again', () => {
		const workforce = buildWorkforce({ seed: 1, employees: 4000, now });
		const { employments } = workforce;
		const counter = countReads(employments, 'changedAt');
		const feed = createFeed(workforce);
		const all = { start: 0, end: Infinity };
		const cost = (order: 'oldestFirst' | 'newestFirst') => {
			counter.reads = 0;
			expect(feed.changedWithin(all, order)).toHaveLength(employments.length);
			return counter.reads / employments.length;
		};
		for (const order of ['oldestFirst', 'newestFirst'] as const) {
			expect(cost(order)).toBeGreaterThan(10);
			// Only to see who is in the window.
			expect(cost(order)).toBe(1);
			markChanged(workforce, employments[2000], now + 1);
			expect(cost(order)).toBeLessThan(8);
			expect(cost(order)).toBe(1);
		}
	});
});
