// The "Test" of the credential dialog, in a real n8n: what a person reads for each way to fail.
import { signInAsOwner, type Session } from '../../scripts/n8n/session';
import { freePort } from '../../scripts/n8n/ports';
import {
	addFault,
	countRequests,
	resetSimulator,
	type Fault,
} from '../../scripts/simulatorControl';
import { OWNER, running } from './running';

const PROBE = '/configuration/v1/earnings';

const { n8nUrl, simulator } = running();
const good = {
	username: simulator.username,
	password: simulator.password,
	customerApiKey: simulator.customerApiKey,
	domain: simulator.domain,
	subdomain: simulator.subdomain,
};

interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

let session: Session;

beforeAll(async () => {
	session = await signInAsOwner(n8nUrl, OWNER);
});

beforeEach(async () => {
	await resetSimulator(simulator.url);
});

/** Saves the credential and tests it, as the dialog does; no secret may come back. */
async function test(changes: Partial<typeof good> = {}): Promise<Verdict> {
	const credential = { name: 'UKG Pro', type: 'ukgProApi', data: { ...good, ...changes } };
	const id = await session.addCredential(credential);
	const verdict = await session.post<Verdict>('/rest/credentials/test', {
		credentials: { id, ...credential },
	});
	const { password, customerApiKey, username } = credential.data;
	const secrets = [
		password,
		customerApiKey,
		Buffer.from(`${username}:${password}`).toString('base64'),
	];
	for (const secret of secrets) if (secret.trim()) expect(verdict.message).not.toContain(secret);
	return verdict;
}

async function requests(): Promise<number> {
	return await countRequests(simulator.url);
}

/** Tests good credentials while the simulator answers the next request otherwise. */
async function testWhile(fault: Omit<Fault, 'path' | 'count'>): Promise<Verdict> {
	await addFault(simulator.url, { path: PROBE, count: 1, ...fault });
	const verdict = await test();
	expect(await requests()).toBe(1);
	return verdict;
}

function error(...parts: string[]) {
	const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
	return { status: 'Error', message: expect.stringMatching(new RegExp(pattern)) as string };
}

describe('credentials that are right', () => {
	it('succeed with one request', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(await requests()).toBe(1);
	});

	it('succeed on a tenant without any row', async () => {
		const verdict = await testWhile({ kind: 'status', status: 200, body: '[]' });
		expect(verdict).toMatchObject({ status: 'OK' });
	});

	it('succeed with blanks around what was pasted', async () => {
		expect(
			await test({
				username: ` ${good.username} `,
				customerApiKey: `${good.customerApiKey}\n`,
				domain: ` ${good.domain}/ `,
			}),
		).toMatchObject({ status: 'OK' });
	});
});

describe('what UKG Pro refuses', () => {
	it.each([
		['password', { password: 'Wrong-Password-9' }],
		['user name', { username: 'NoSuchAccount' }],
		['Customer API Key', { customerApiKey: 'WR0NG' }],
	])('a wrong %s is sent once and named among the checks', async (_field, changes) => {
		expect(await test(changes)).toMatchObject(
			error('refused the user name, the password or the Customer API Key', 'active'),
		);
		expect(await requests()).toBe(1);
	});

	it('a 403 says that the credentials are right and a permission is missing', async () => {
		expect(await testWhile({ kind: 'status', status: 403 })).toMatchObject(
			error('credentials are right', 'permission'),
		);
	});

	it.each([
		[429, 'wait a minute'],
		[503, 'HTTP 503'],
	])('a %i says that it has nothing to do with the credentials', async (status, words) => {
		expect(await testWhile({ kind: 'status', status })).toMatchObject(error(words));
	});
});

describe('an address that is not the API', () => {
	it('a web page with status 200 is no success', async () => {
		expect(await testWhile({ kind: 'html' })).toMatchObject(
			error('web page', 'Web Service Domain'),
		);
	});

	// The credential's rule sees the first character of the answer only.
	it.each([
		['a line break', '\n'],
		['blanks', '  '],
		['Windows line ends', '\r\n\r\n'],
	])('nor a web page that begins with %s', async (_what, start) => {
		const body = `${start}<!DOCTYPE html><html><body>Sign in</body></html>`;
		expect(await testWhile({ kind: 'html', body })).toMatchObject(error('web page'));
	});

	it('nor an answer without a body', async () => {
		expect(await testWhile({ kind: 'empty' })).toMatchObject({ status: 'Error' });
	});

	it('a redirect to a login page is not followed', async () => {
		expect(await testWhile({ kind: 'redirect' })).toMatchObject(
			error('redirect', 'Web Service Domain'),
		);
	});

	it('an unknown host shows the code of the look-up', async () => {
		const { status, message } = await test({ domain: 'ukg-pro.invalid' });
		expect(status).toBe('Error');
		// Without any name server the look-up ends in EAI_AGAIN.
		expect(message).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
	});

	it('a closed port shows that the connection was refused', async () => {
		const domain = `http://127.0.0.1:${await freePort()}`;
		expect(await test({ domain })).toEqual({ status: 'Error', message: 'ECONNREFUSED' });
	});
});

describe('a field that cannot be right is refused before anything is sent', () => {
	it.each([
		['an empty key', { customerApiKey: ' ' }, 'Fill in the Customer API Key'],
		['an empty user name', { username: ' ' }, 'Fill in the Username'],
		['an empty password', { password: '' }, 'Fill in the Password'],
		['an empty domain', { domain: '' }, 'Fill in the Web Service Domain'],
		['a user name with a colon', { username: 'svc:account' }, 'colon'],
		['a key with blanks inside', { customerApiKey: 'AB 12' }, 'blanks or special characters'],
		['an empty subdomain', { domain: 'ultipro.com', subdomain: '' }, 'Web Service Subdomain'],
	])('%s', async (_what, changes, words) => {
		expect(await test(changes)).toMatchObject(error(words));
		expect(await requests()).toBe(0);
	});
});
