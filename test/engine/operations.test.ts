import { CATALOGUE } from '../../nodes/UkgPro/operations';
import { type Ask, CASES, type Data, type OperationCase, type Row } from './cases';
import { entered, keysOf, told, useCases, wanted } from './cases/asking';
import { rows } from './tenant';

const asking = useCases();

const OPERATIONS = CATALOGUE.flatMap(({ value: resource, operations }) =>
	operations.map((operation) => ({ id: `${resource}.${operation.value}`, operation })),
);
const IDS = Object.keys(CASES);
const CHECK_ACCESS = 'serviceAccount.checkAccess';

test('every operation has its case: 45 over REST and 4 over SOAP, and Check Access beside them', () => {
	expect([...IDS, CHECK_ACCESS].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
	expect(IDS).toHaveLength(49);
	const isSoap = ({ request }: OperationCase) => request(asking().data).soap !== undefined;
	expect(IDS.filter((id) => isSoap(CASES[id]))).toHaveLength(4);
});

test.each(OPERATIONS.filter(({ id }) => id !== CHECK_ACCESS))(
	'every parameter of $id is tried',
	({ id, operation }) => {
		const { data } = asking();
		const { ask, forms = [], optional } = CASES[id];
		const set = new Set([
			...Object.keys(ask(data)),
			...forms.flatMap((form) => Object.keys(form.ask(data))),
		]);
		const isOptional = (name: string) => Object.hasOwn(optional, name);
		const untried = operation.parameters.filter(({ name, required }) =>
			required ? !set.has(name) : !isOptional(name),
		);
		expect(untried.map(({ name }) => name)).toEqual([]);
		// And what is tried is there: a name that the node does not know would prove nothing.
		const names = operation.parameters.map(({ name }) => name);
		expect(Object.keys(optional).filter((name) => !names.includes(name))).toEqual([]);
	},
);

/** Of what is written Raw gives UKG's outcome; the others give the record. */
const recordOf = ({ writes, optional }: OperationCase): Ask =>
	writes
		? {
				output: 'selected',
				fields: [...WRITE_KEYS, ...Object.values(optional).map(({ wire }) => wire)],
			}
		: {};
const WRITE_KEYS = ['level', 'code', 'description', 'employeeId', 'companyId', 'ptoPlan'];

describe.each(IDS)('%s with its required parameters alone', (id) => {
	const operation = CASES[id];
	const { forms = [], pages, atLeast } = operation;

	test.each([operation, ...forms].map((form, index) => [index + 1, form] as const))(
		'form %i sends what the contract says and gives what the tenant has',
		async (_, { ask, request, rows: expected }) => {
			const { data, run, requests, tenant } = asking();
			const optional = atLeast === undefined ? [] : [firstTry(operation, atLeast, data)];
			const outcome = await run(id, {
				...ask(data),
				...recordOf(operation),
				...entered(optional.map(({ name, of, one }) => [name, of, one.enter])),
			});
			expect(outcome.error).toBeUndefined();
			expect(told(requests()[0])).toEqual(
				wanted(
					request(data),
					pages,
					optional.map(({ of, one }) => [of, one.sends]),
				),
			);
			expect(keysOf(operation, rows(outcome))).toEqual(expected(data).slice(0, 50));
			expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
				outcome.items.map(() => ({ item: 0 })),
			);
			if (operation.writes) {
				expect(requests()).toHaveLength(1);
				expect(tenant.simulator.writes).toEqual({
					[operation.writes(data)]: { attempts: 1, written: 1 },
				});
			}
		},
	);

	if (pages) {
		test('all rows: the largest page that UKG publishes is asked for', async () => {
			const { data, run, requests } = asking();
			const outcome = await run(id, { ...operation.ask(data), returnAll: true });
			expect(outcome.error).toBeUndefined();
			expect(told(requests()[0])).toEqual(wanted(operation.request(data), pages, [], Infinity));
			expect(operation.rows(data).length).toBeGreaterThan(0);
			expect(keysOf(operation, rows(outcome))).toEqual(operation.rows(data));
		});
	}
});

function firstTry(
	{ optional }: OperationCase,
	name: string,
	data: Data,
	every: readonly Row[] = [],
) {
	const of = optional[name];
	return { name, of, one: of.tries(every, data)[0] };
}

const OPTIONAL = IDS.flatMap((id) => Object.keys(CASES[id].optional).map((name) => ({ id, name })));
const FILTERS = ['filters', 'dateFilters', 'conditions'];

test.each(OPTIONAL)('$name of $id', async ({ id, name }) => {
	const { data, run, requests, all, tenant } = asking();
	const operation = CASES[id];
	const { ask, request, pages, writes } = operation;
	const optional = operation.optional[name];
	const every = writes ? [] : await all(id);
	const tries = optional.tries(every, data);
	for (const { enter, sends, leaves } of tries) {
		const outcome = await run(id, {
			...ask(data),
			returnAll: true,
			...recordOf(operation),
			...entered([[name, optional, enter]]),
		});
		expect([enter, outcome.error]).toEqual([enter, undefined]);
		expect(told(requests()[0])).toEqual(
			wanted(request(data), pages, [[optional, sends]], Infinity),
		);
		if (writes) {
			expect(tenant.simulator.writes).toEqual({ [writes(data)]: { attempts: 1, written: 1 } });
			expect(rows(outcome)).toMatchObject([{ [optional.wire]: sends }]);
		} else if (FILTERS.includes(optional.collection)) {
			// Keys first, and the rows as text: many whole rows take long to compare and longer to read.
			const left = every.filter(leaves);
			const found = rows(outcome);
			expect([enter, keysOf(operation, found)]).toEqual([enter, keysOf(operation, left)]);
			expect(JSON.stringify(found) === JSON.stringify(left)).toBe(true);
		}
		tenant.simulator.reset();
	}
	// What filters shows it: some rows are left where the tenant has some, and some are not.
	if (FILTERS.includes(optional.collection)) {
		const counts = tries.map(({ leaves }) => every.filter(leaves).length);
		expect(Math.max(...counts)).toBeGreaterThan(0);
		expect(Math.min(...counts)).toBeLessThan(every.length);
	}
});

test.each(IDS.filter((id) => Object.keys(CASES[id].optional).length > 1))(
	'every optional parameter of %s at once',
	async (id) => {
		const { data, run, requests, all } = asking();
		const operation = CASES[id];
		const { ask, request, pages, writes, optional } = operation;
		const every = writes ? [] : await all(id);
		const tries = Object.keys(optional).map((name) => firstTry(operation, name, data, every));
		const outcome = await run(id, {
			...ask(data),
			returnAll: true,
			...recordOf(operation),
			...entered(tries.map(({ name, of, one }) => [name, of, one.enter])),
		});
		expect(outcome.error).toBeUndefined();
		expect(requests()[0].status).toBe(writes && requests()[0].method === 'POST' ? 207 : 200);
		expect(told(requests()[0])).toEqual(
			wanted(
				request(data),
				pages,
				tries.map(({ of, one }) => [of, one.sends]),
				Infinity,
			),
		);
		if (writes) {
			expect(rows(outcome)).toMatchObject([
				Object.fromEntries(tries.map(({ of, one }) => [of.wire, one.sends])),
			]);
		} else if (tries.every(({ of }) => FILTERS.includes(of.collection))) {
			const left = every.filter((row) => tries.every(({ one }) => one.leaves(row)));
			expect(keysOf(operation, rows(outcome))).toEqual(keysOf(operation, left));
		}
	},
);

/** An optional parameter that filters, with a value that no row has. */
function noMatch({ optional }: OperationCase, every: readonly Row[], data: Data) {
	for (const [name, of] of Object.entries(optional)) {
		if (!FILTERS.includes(of.collection)) continue;
		const none = of.tries(every, data).find(({ leaves }) => !every.some(leaves));
		if (none) return entered([[name, of, none.enter]]);
	}
	return undefined;
}

const FILTERED = IDS.filter((id) =>
	Object.values(CASES[id].optional).some(({ collection }) => FILTERS.includes(collection)),
);

test.each(FILTERED.flatMap((id) => [`${id} []`, `${id} 404`]))(
	'no match, told by %s, is an empty list, unless one thing is named',
	async (title) => {
		const [id, answer] = title.split(' ');
		const { data, run, all, tenant } = asking();
		const nothing = noMatch(CASES[id], await all(id), data);
		expect(nothing).toBeDefined();
		tenant.simulator.setVariants({ noMatch: answer === '404' ? 'notFound' : 'emptyList' });
		const { error, items } = await run(id, { ...CASES[id].ask(data), returnAll: true, ...nothing });
		expect(items).toEqual([]);
		// With an ID in the path a 404 means that ID.
		const isNamed = CASES[id].unknown !== undefined && answer === '404';
		expect(error?.message).toEqual(
			isNamed ? expect.stringContaining('UKG Pro found nothing for') : undefined,
		);
	},
);

test.each(IDS.filter((id) => CASES[id].unknown))('%s of what is not there', async (id) => {
	const { data, run, requests, tenant } = asking();
	const operation = CASES[id];
	const { ask, unknown, atLeast } = operation;
	const optional = atLeast === undefined ? [] : [firstTry(operation, atLeast, data)];
	const { error, items } = await run(id, {
		...ask(data),
		...entered(optional.map(({ name, of, one }) => [name, of, one.enter])),
		...unknown,
	});
	expect(items).toEqual([]);
	expect(error?.message).toMatch(/^UKG Pro found nothing for '.+' \[item 0\]$/);
	// How SOAP says it is not published; the simulator has an error of UKG's own for it.
	if (operation.request(data).soap) {
		expect(error?.description).toContain('No employee has this identifier');
	}
	expect(requests()).toHaveLength(1);
	expect(Object.values(tenant.simulator.writes).map(({ written }) => written)).not.toContain(1);
});

/** Reads of one record: the contract has one object, or an array where one is meant. */
const ONE = [
	'compensation.get',
	'employeeContact.get',
	'job.get',
	'location.get',
	'payStatement.getLast',
	'person.get',
	'ptoPlan.get',
];

test.each(ONE.flatMap((id) => [`${id} object`, `${id} array`]))(
	'a single record: %s',
	async (title) => {
		const [id, objectOrArray] = title.split(' ') as [string, 'object' | 'array'];
		const { data, run, tenant } = asking();
		tenant.simulator.setVariants({ objectOrArray });
		const outcome = await run(id, CASES[id].ask(data));
		expect(outcome.error).toBeUndefined();
		expect(keysOf(CASES[id], rows(outcome))).toEqual(CASES[id].rows(data));
	},
);

test.each(IDS.filter((id) => CASES[id].declaredObject))(
	'%s takes one object for a list of one, as the contract declares it',
	async (id) => {
		const { data, run, all, tenant } = asking();
		const every = await all(id);
		tenant.simulator.setVariants({ objectOrArray: 'object', pageSizeCap: 1 });
		const outcome = await run(id, { ...CASES[id].ask(data), limit: 3 });
		expect(outcome.error).toBeUndefined();
		expect(rows(outcome)).toEqual(every.slice(0, 3));
	},
);

const ARTEFACTS = [
	'employeeId',
	'companyId',
	'dedCode',
	'benStatus',
	'endDateTime',
	'page',
	'per_Page',
];

/** Fields of the catalogue that answers may lack. */
const ABSENT: Readonly<Record<string, readonly string[]>> = {
	// One of `code` and `jobCode`, by tenant.
	'job.get': ['jobCode'],
	'job.getMany': ['jobCode'],
	// Lists have a group around the record that says whose it is.
	'compensation.getByIdentifier': ['FirstName', 'LastName'],
};

/** Bare texts and outcomes of entries have no fields to add to. */
const WITH_FIELDS = OPERATIONS.filter(
	({ id }) =>
		![
			CHECK_ACCESS,
			'businessStructureChange.getMany',
			'organizationLevel.create',
			'ptoPlan.create',
		].includes(id),
);

test.each(WITH_FIELDS)(
	'$id passes fields on that the contract does not know',
	async ({ id, operation }) => {
		const { data, run, tenant } = asking();
		const { ask, atLeast } = CASES[id];
		tenant.simulator.setVariants({ extraFields: true, soapWrapper: 'other' });
		const optional = atLeast ? [firstTry(CASES[id], atLeast, data)] : [];
		const outcome = await run(id, {
			...ask(data),
			...entered(optional.map(({ name, of, one }) => [name, of, one.enter])),
			limit: 1,
		});
		expect(outcome.error).toBeUndefined();
		const names = Object.keys(rows(outcome)[0]);
		const fields = Object.keys(operation.answer.fields);
		// The model of employee deductions also names what was asked for: artefacts of UKG's.
		const unknown = names.filter((name) => !fields.includes(name));
		expect(unknown.filter((name) => !ARTEFACTS.includes(name))).toHaveLength(1);
		expect(fields.filter((name) => !names.includes(name))).toEqual(ABSENT[id] ?? []);
	},
);

test('what was written can be read', async () => {
	const { data, run } = asking();
	const { employeeId, companyId } = CASES['ptoPlan.create'].ask(data);
	const plan = { employeeId, companyId, ptoPlan: 'EXTRA' };
	await run('ptoPlan.create', { ...plan, additionalFields: { earned: 7.5 } });
	const created = await run('ptoPlan.get', plan);
	expect(rows(created)).toMatchObject([{ ...plan, earned: 7.5 }]);
	await run('ptoPlan.update', { ...plan, updateFields: { earned: 8 } });
	const updated = await run('ptoPlan.get', plan);
	expect(rows(updated)).toMatchObject([{ ...plan, earned: 8 }]);

	await run('organizationLevel.create', { level: 1, code: 'ZZ', codeDescription: 'Z' });
	const levels = await run('organizationLevel.getMany', { filters: { code: 'ZZ' } });
	expect(rows(levels)).toMatchObject([{ level: 1, code: 'ZZ', description: 'Z' }]);
});

test('of somebody hired a moment ago there is what there can be', async () => {
	const { data, run, tenant } = asking();
	const { person, company } = tenant.simulator.change({ kind: 'hire' });
	const ids = { employeeId: person.employeeId, companyId: company.id };
	const span = { identifyBy: 'ids', ...ids, startDate: '2026-01-01', endDate: '2026-12-31' };

	for (const noMatch of ['emptyList', 'notFound'] as const) {
		tenant.simulator.setVariants({ noMatch });
		for (const [id, ask] of [
			['deduction.getManyHistory', { filters: ids }],
			['earning.getManyHistory', { filters: ids }],
			['payRegister.getMany', { filters: ids }],
		] as const) {
			const { items, error } = await run(id, ask);
			expect([id, error, items]).toEqual([id, undefined, []]);
		}
	}
	tenant.simulator.setVariants({ noMatch: 'emptyList' });
	for (const [id, ask] of [
		['ptoPlan.getManyByEmployee', ids],
		['payStatement.getMany', span],
	] as const) {
		const { items, error } = await run(id, ask);
		expect([id, error, items]).toEqual([id, undefined, []]);
	}
	const last = await run('payStatement.getLast', span);
	expect(last.error?.message).toContain("found nothing for 'Employee ID' and 'Company ID'");

	const changes = await run('employeeChange.getManyByDate', {});
	expect(rows(changes).map(({ employeeId }) => employeeId)).toContain(person.employeeId);
	const moved = await run('businessStructureChange.getMany', {
		modifiedAfterDateTime: '2026-06-15T11:59:00',
		companyId: '*',
	});
	expect(rows(moved)).toEqual([{ employeeId: person.employeeId }]);
	const history = await run('jobHistory.getMany', { filters: ids });
	expect(rows(history)).toHaveLength(1);
	const found = await run('person.find', {
		conditions: {
			condition: [{ field: 'employeeNumber', operator: 'equals', value: person.employeeNumber }],
		},
	});
	expect(rows(found)).toMatchObject([{ CompanyCode: company.code, LastName: person.lastName }]);
	expect(data.people.at(-1)).toBe(person);
});
