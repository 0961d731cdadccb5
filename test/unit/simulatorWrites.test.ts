import { startSimulator, type Employment, type Simulator } from '../../simulator';
import { checkRecord } from '../../simulator/checkRecord';
import { allRows, call, NOW, rows, type Row } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 40, now: NOW });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset({ all: true }));

const ORG_LEVELS = '/configuration/v1/org-levels';
const PTO = '/personnel/v1/pto-plans';

interface Entry extends Row {
	status: string;
	sequenceId: number;
	modelstate: Record<string, Array<{ message: string; type: string }>>;
	body: Row;
}

async function post(path: string, body: unknown): Promise<Row & { multistatus: Entry[] }> {
	const reply = await call(simulator, 'POST', path, { body });
	expect(reply.status).toBe(207);
	expect(checkRecord('MultiStatusResponse', reply.body)).toEqual([]);
	return reply.body as Row & { multistatus: Entry[] };
}

function idsOf({ person, company }: Employment) {
	return { employeeId: person.employeeId, companyId: company.id };
}

function planPath({ employeeId, companyId }: ReturnType<typeof idsOf>, plan = ''): string {
	return `/personnel/v1/companies/${companyId}/employees/${employeeId}/pto-plans${plan && `/${plan}`}`;
}

describe('org levels', () => {
	test('are created and read back', async () => {
		const wanted = { code: 'SOUTH', description: 'South region', level: 1, glSegment: '100' };
		const before = await rows(simulator, ORG_LEVELS);
		const { multistatus, success_count, error_count, errorCount, errors } = await post(ORG_LEVELS, [
			wanted,
		]);
		expect([success_count, error_count, errorCount, errors]).toEqual([1, 0, 0, []]);
		expect(multistatus).toEqual([
			{ sequenceId: 1, status: '201', body: { eeid: null, coid: null, schema: expect.anything() } },
		]);
		expect(multistatus[0].body.schema).toMatchObject({ ...wanted, isActive: true });
		const after = await rows(simulator, ORG_LEVELS);
		expect(after).toEqual([...before, multistatus[0].body.schema]);
		expect(checkRecord('org-levels', after.at(-1))).toEqual([]);
		expect(simulator.writes).toEqual({ 'org-levels/1/SOUTH': { attempts: 1, written: 1 } });
	});

	test.each<[string, unknown, string, string]>([
		['a long description', { description: 'x'.repeat(26) }, '400', 'description'],
		['no description', { description: undefined }, '400', 'description'],
		['an empty code', { code: '' }, '400', 'code'],
		['no level', { level: null }, '400', 'level'],
		['level 0', { level: 0 }, '400', 'level'],
		['level 5', { level: 5 }, '400', 'level'],
		['level 1.5', { level: 1.5 }, '400', 'level'],
		['a level in quotes', { level: '1' }, '400', 'level'],
		['a long glSegment', { glSegment: 'x'.repeat(16) }, '400', 'glSegment'],
		['an empty glSegment', { glSegment: '' }, '400', 'glSegment'],
		['a budget in words', { currentYearBudgetFTE: 'ten' }, '400', 'currentYearBudgetFTE'],
		['isActive in quotes', { isActive: 'true' }, '400', 'isActive'],
		['a key that is taken', { code: 'east' }, '409', 'code'],
	])('are refused with %s', async (_what, change, status, field) => {
		const before = await rows(simulator, ORG_LEVELS);
		const good = { code: 'SOUTH', description: 'South', level: 1 };
		const { multistatus, error_count, errors } = await post(ORG_LEVELS, [
			{ ...good, ...(change as Row) },
		]);
		expect(error_count).toBe(1);
		expect(errors).toHaveLength(1);
		expect(multistatus[0].status).toBe(status);
		expect(Object.keys(multistatus[0].modelstate)).toEqual([field]);
		expect(multistatus[0]).not.toHaveProperty('body');
		expect(await rows(simulator, ORG_LEVELS)).toEqual(before);
		expect(Object.values(simulator.writes)).toEqual([{ attempts: 1, written: 0 }]);
	});

	test('take the longest texts and the same code on another level', async () => {
		const { success_count } = await post(ORG_LEVELS, [
			{ code: 'A', description: 'x'.repeat(25), glSegment: 'x'.repeat(15), level: 4 },
			{ code: 'EAST', description: 'East team', level: 4 },
		]);
		expect(success_count).toBe(2);
	});
});

describe('a body that is no array', () => {
	test.each([
		[ORG_LEVELS, { code: 'X', description: 'X', level: 1 }],
		[PTO, { employeeId: 'X' }],
		[PTO, '"text"'],
		[PTO, '[{"employeeId":'],
	])('is a 400 of %s', async (path, body) => {
		const reply = await call(simulator, 'POST', path, { body });
		expect(reply.status).toBe(400);
		expect(checkRecord('Error', reply.body)).toEqual([]);
		expect(simulator.writes).toEqual({});
	});

	test('and one that is no JSON by its type is a 415', async () => {
		const headers = { 'content-type': 'text/plain' };
		expect((await call(simulator, 'POST', PTO, { body: '[]', headers })).status).toBe(415);
	});
});

describe('PTO plans', () => {
	test('answer a mixed array entry by entry', async () => {
		const [first, second] = simulator.data.employments;
		const held = (await rows(simulator, planPath(idsOf(first))))[0];
		const before = await allRows(simulator, PTO, 200);
		const body = [
			{ ...idsOf(first), ptoPlan: 'NEW', earned: 40, reset: '2027-01-01' },
			{ ...idsOf(first), ptoPlan: 'NEW' },
			{ ...idsOf(first), ptoPlan: held.ptoPlan },
			{ ...idsOf(first), employeeId: 'NOBODY', ptoPlan: 'NEW' },
			{ ...idsOf(first), companyId: 'XXXXX', ptoPlan: 'NEW' },
			{ ...idsOf(first), companyId: simulator.data.companies[2].id, ptoPlan: 'NEW' },
			{ ...idsOf(first) },
			{ ...idsOf(first), ptoPlan: 'NEW2', earned: '40', reset: '1/1/2027', taken: 1 },
			{ ...idsOf(first), ptoPlan: 'NEW3', earnedThroughDate: '2026-02-30' },
			null,
			{ ...idsOf(second), ptoPlan: 'NEW', taken: 8 },
		];
		const answer = await post(PTO, body);
		expect(
			answer.multistatus.map(({ sequenceId, status, modelstate }) => [
				sequenceId,
				status,
				Object.keys(modelstate ?? {}),
			]),
		).toEqual([
			[1, '201', []],
			[2, '409', ['ptoPlan']],
			[3, '409', ['ptoPlan']],
			[4, '404', ['employeeId']],
			[5, '404', ['companyId']],
			[6, '404', ['employeeId']],
			[7, '400', ['ptoPlan']],
			[8, '400', ['earned', 'reset']],
			[9, '400', ['earnedThroughDate']],
			[10, '400', ['body']],
			[11, '201', []],
		]);
		expect([answer.success_count, answer.error_count]).toEqual([2, 9]);
		expect(answer.errors).toHaveLength(9);
		expect(answer.multistatus[0].body).toMatchObject({
			eeid: first.person.employeeId,
			coid: [first.company.id],
			schema: body[0],
		});
		const after = await allRows(simulator, PTO, 7);
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after.slice(before.length)).toEqual([
			expect.objectContaining(body[0] as Row),
			expect.objectContaining(body[10] as Row),
		]);
		expect(after.flatMap((row) => checkRecord('pto-plans', row))).toEqual([]);
		const key = `pto-plans/${first.company.id}/${first.person.employeeId}/NEW`;
		expect(simulator.writes[key]).toEqual({ attempts: 2, written: 1 });
	});

	test('are numbered from 0, not at all, or out of order', async () => {
		const ids = idsOf(simulator.data.employments[0]);
		const body = ['A', 'B'].map((ptoPlan) => ({ ...ids, ptoPlan, earned: 'x' }));
		const sequence = async () => {
			const reply = await call(simulator, 'POST', PTO, { body });
			return (reply.body as { multistatus: Entry[] }).multistatus.map((e) => e.sequenceId);
		};
		simulator.setVariants({ sequenceId: 'zeroBased' });
		expect(await sequence()).toEqual([0, 1]);
		simulator.setVariants({ sequenceId: 'missing' });
		expect(await sequence()).toEqual([undefined, undefined]);
		simulator.setVariants({ sequenceId: 'oneBased', multiStatusOrder: 'reversed' });
		expect(await sequence()).toEqual([2, 1]);
	});

	test('are changed and read back, field by field', async () => {
		const ids = idsOf(simulator.data.employments[0]);
		const [before] = await rows(simulator, planPath(ids));
		const path = planPath(ids, String(before.ptoPlan));
		const { ptoPlan } = before;
		const reply = await call(simulator, 'PATCH', path, { body: { ...ids, ptoPlan, taken: 7.5 } });
		expect(reply.status).toBe(200);
		expect(reply.body).toEqual({ ...before, taken: 7.5 });
		expect(await rows(simulator, path)).toEqual([reply.body]);
		expect((await allRows(simulator, PTO, 50))[0]).toEqual(reply.body);
		const again = await call(simulator, 'PATCH', path, {
			body: { ...ids, ptoPlan, pendingMoveDate: '2026-07-01' },
		});
		expect(again.body).toEqual({ ...before, taken: 7.5, pendingMoveDate: '2026-07-01' });
		expect(Object.values(simulator.writes)).toEqual([{ attempts: 2, written: 2 }]);
		simulator.reset();
		expect(await rows(simulator, path)).toEqual([before]);
	});

	test('that were created can be changed too', async () => {
		const ids = idsOf(simulator.data.employments[0]);
		await post(PTO, [{ ...ids, ptoPlan: 'COMP', earned: 1 }]);
		const path = planPath(ids, 'COMP');
		await call(simulator, 'PATCH', path, { body: { ...ids, ptoPlan: 'COMP', earned: 2 } });
		expect((await rows(simulator, path))[0].earned).toBe(2);
		expect((await allRows(simulator, PTO, 200)).at(-1)).toMatchObject({ earned: 2 });
	});

	test.each<[string, (body: Row) => unknown, number]>([
		['an array', (body) => [body], 400],
		['no plan', (body) => ({ ...body, ptoPlan: undefined }), 400],
		['another employee than the path', (body) => ({ ...body, employeeId: 'OTHER' }), 400],
		['hours as text', (body) => ({ ...body, taken: '8' }), 400],
		['an American date', (body) => ({ ...body, reset: '01-01-2027' }), 400],
	])('are not changed by %s', async (_what, change, status) => {
		const ids = idsOf(simulator.data.employments[0]);
		const [before] = await rows(simulator, planPath(ids));
		const path = planPath(ids, String(before.ptoPlan));
		const body = change({ ...ids, ptoPlan: before.ptoPlan, taken: 99 });
		const reply = await call(simulator, 'PATCH', path, { body });
		expect(reply.status).toBe(status);
		expect(checkRecord('Error', reply.body)).toEqual([]);
		expect(await rows(simulator, path)).toEqual([before]);
	});

	test('that nobody has are a 404', async () => {
		const ids = idsOf(simulator.data.employments[0]);
		const body = { ...ids, ptoPlan: 'NONE', taken: 1 };
		expect((await call(simulator, 'PATCH', planPath(ids, 'NONE'), { body })).status).toBe(404);
	});
});

describe('pay statements', () => {
	const LIST = '/payroll/v1/employees/pay-statements';
	const status = async (body: unknown, headers = {}) =>
		(await call(simulator, 'POST', LIST, { body, headers })).status;
	const identifier = () => {
		const { person, company } = simulator.data.employments[0];
		return { eeid: person.employeeId, coid: company.id };
	};

	test.each<[string, (whole: Row) => unknown, number]>([
		['both ids', (whole) => ({ employeeIdentifier: whole }), 200],
		['no identifier', () => ({}), 400],
		['half an identifier', ({ eeid }) => ({ employeeIdentifier: { eeid } }), 400],
		['empty texts', () => ({ employeeIdentifier: { eeid: '', coid: '' } }), 400],
		['an employee nobody knows', (w) => ({ employeeIdentifier: { ...w, eeid: 'NOBODY' } }), 404],
		['a bad date', (w) => ({ employeeIdentifier: w, startDate: '01-01-2026' }), 400],
		['page 0', (w) => ({ employeeIdentifier: w, page: 0 }), 400],
		['a page in quotes', (w) => ({ employeeIdentifier: w, page: '1' }), 400],
		['an array', (w) => [{ employeeIdentifier: w }], 400],
		[
			'an employee number without zeros',
			() => ({ employeeIdentifier: { employeeNumber: '101', companyCode: 'EXHLD' } }),
			404,
		],
	])('with %s', async (_what, body, wanted) => {
		expect(await status(body(identifier()))).toBe(wanted);
	});

	test('may need the client id', async () => {
		const body = { employeeIdentifier: identifier() };
		simulator.setVariants({ clientId: 'required' });
		expect(await status(body)).toBe(400);
		expect(await status(body, { 'US-Client-id': 'EXHLD' })).toBe(200);
	});
});
