/**
 * What n8n does with a credential, which the package leans on although n8n does not promise it: where a
 * new n8n does it otherwise, this file says so.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { editorContext, OneCredential } from './harness';
import { useTenant } from './tenant';

const tenant = useTenant();

/** Asks with a wrong password; gives how many requests came of it. */
async function refused(): Promise<number> {
	const { credentials, simulator } = tenant();
	const context = editorContext({ ...credentials, password: 'wrong' });
	const ask = context.helpers.httpRequestWithAuthentication as unknown as Ask;
	const url = `${simulator.url}/personnel/v1/person-details`;
	await expect(ask.call(context, 'ukgProApi', { url })).rejects.toThrow();
	return simulator.requests.length;
}
type Ask = IExecuteFunctions['helpers']['httpRequestWithAuthentication'];

afterEach(() => jest.restoreAllMocks());

test('n8n sends a request that got 401 once more, and hands over what authenticate gave', async () => {
	const given: IHttpRequestOptions[] = [];
	const got: IHttpRequestOptions[] = [];
	jest
		.spyOn(OneCredential.prototype, 'authenticate')
		.mockImplementation(async (...[, , options]) => {
			got.push(options);
			given.push({ ...options, auth: { username: 'a', password: 'wrong' } });
			return given[given.length - 1];
		});
	expect(await refused()).toBe(2);
	expect(got).toHaveLength(2);
	expect(got[1]).toBe(given[0]);
});

test('so the credential knows a request that was sent, and a 401 is sent once', async () => {
	expect(await refused()).toBe(1);
});

test('the n8n-core that is tested is the one that is meant', () => {
	const folder = path.dirname(path.dirname(require.resolve('n8n-core')));
	const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Manifest;
	const { devDependencies } = read(path.resolve('package.json'));
	const { version } = read(path.join(folder, 'package.json'));
	expect(version).toBe(process.env.N8N_CORE_VERSION ?? devDependencies['n8n-core']);
});
interface Manifest {
	readonly version: string;
	readonly devDependencies: Readonly<Record<string, string>>;
}

test.each([
	['a list of several pages', { operation: 'getMany', returnAll: true }, 1],
	['many items', { operation: 'get', employeeId: '={{ $json.employeeId }}' }, 20],
])(
	'n8n takes the credential as it was decrypted once, for all requests of %s',
	async (_, parameters, count) => {
		const { run, simulator } = tenant();
		simulator.setVariants({ pageSizeCap: 10 });
		const items = simulator.data.people
			.slice(0, count)
			.map(({ employeeId }): IDataObject => ({ employeeId }));
		const outcome = await run({ resource: 'person', ...parameters }, { items });
		expect(outcome.error).toBeUndefined();
		expect(simulator.requests.length).toBeGreaterThan(5);
		expect(outcome.decrypted).toBe(1);
	},
);
