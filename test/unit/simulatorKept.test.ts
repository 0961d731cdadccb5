import { startSimulator, type Simulator } from '../../simulator';
import { call, NOW, rows } from './simulatorClient';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator({ employees: 40, now: NOW, keep: true });
});
afterAll(() => simulator.close());

const PEOPLE = '/personnel/v1/person-details?page=1&per_Page=5';
const SAME_PAGE = '/personnel/v1/person-details?per_Page=5&page=1';

test('what is kept is sent again, and written anew after a change', async () => {
	const first = await call(simulator, 'GET', PEOPLE);
	const again = await call(simulator, 'GET', PEOPLE);
	expect(again.text).toBe(first.text);
	expect(simulator.requests).toHaveLength(2);
	expect((await call(simulator, 'GET', SAME_PAGE)).text).toBe(first.text);
	const [{ employeeId, companyId, lastName }] = await rows(simulator, PEOPLE);
	simulator.change({
		kind: 'name',
		employeeId: String(employeeId),
		companyId: String(companyId),
		to: 'Elsewhere',
	});
	const [after] = await rows(simulator, PEOPLE);
	expect([lastName === 'Elsewhere', after.lastName]).toEqual([false, 'Elsewhere']);
});

test('what is kept is not sent to somebody else', async () => {
	await call(simulator, 'GET', PEOPLE);
	expect((await fetch(`${simulator.url}${PEOPLE}`)).status).toBe(401);
});
