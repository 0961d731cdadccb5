import type { INodeParameters } from 'n8n-workflow';

import { CATALOGUE } from '../../nodes/UkgPro/operations';
import { rows, useTenant } from './tenant';

const tenant = useTenant();

const get = (more: INodeParameters) => ({
	resource: 'person',
	operation: 'get',
	employeeId: tenant().simulator.data.employments[0].person.employeeId,
	...more,
});

test('simplified is the default: ten fields at most, named as UKG sends them', async () => {
	const [row] = rows(await tenant().run(get({})));
	expect(Object.keys(row)).toEqual([
		'employeeId',
		'companyId',
		'firstName',
		'lastName',
		'preferredName',
		'emailAddress',
		'homePhone',
		'addressCity',
		'addressState',
		'addressCountry',
	]);
});

test('raw has every field of the contract and those that a tenant adds, the sensitive ones masked', async () => {
	const { run, simulator } = tenant();
	simulator.setVariants({ extraFields: true });
	const [row] = rows(await run(get({ output: 'raw' })));
	const known = CATALOGUE.flatMap(({ operations }) => operations).find(
		({ action }) => action === 'Get person details',
	)?.answer.fields;
	expect(Object.keys(row)).toEqual(expect.arrayContaining(Object.keys(known ?? {})));
	expect(Object.keys(row).length).toBeGreaterThan(Object.keys(known ?? {}).length);
	expect(row.ssn).toMatch(/^\*{4}\d{4}$/);
	expect(row.dateOfBirth).toBe('****');
	for (const health of ['isDisabled', 'isSmoker'])
		expect([health, row[health]]).toEqual([health, '****']);
	// Dates and names are as UKG sent them.
	expect(row.datetimeCreated).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('selected fields come alone, sensitive ones masked', async () => {
	const fields = ['ssn', 'lastName', 'notThere'];
	const [row] = rows(await tenant().run(get({ output: 'selected', fields })));
	expect(Object.keys(row)).toEqual(['ssn', 'lastName']);
	expect(row.ssn).toMatch(/^\*{4}\d{4}$/);
});

test('sensitive data comes in clear only with the switch', async () => {
	const fields = ['ssn', 'dateOfBirth'];
	const shown = get({ output: 'selected', fields, includeSensitiveData: true });
	const [row] = rows(await tenant().run(shown));
	expect(row.ssn).toMatch(/^\d{9}$/);
	expect(row.dateOfBirth).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('bank accounts inside a pay statement are masked too', async () => {
	const { simulator, run } = tenant();
	const [{ person, company }] = simulator.data.employments;
	const last = {
		resource: 'payStatement',
		operation: 'getLast',
		identifyBy: 'ids',
		employeeId: person.employeeId,
		companyId: company.id,
		output: 'raw',
	};
	const accounts = (row: object) =>
		(row as { netpay: Array<{ accountnumber: string }> }).netpay.map(
			({ accountnumber }) => accountnumber,
		);
	const [masked] = rows(await run(last));
	const [clear] = rows(await run({ ...last, includeSensitiveData: true }));
	expect(accounts(clear).length).toBeGreaterThan(0);
	expect(accounts(masked)).toEqual(
		accounts(clear).map((account) => (account.length < 8 ? '****' : `****${account.slice(-4)}`)),
	);
	expect(JSON.stringify(masked)).not.toContain(clear.ssn);
});
