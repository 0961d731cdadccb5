import { UkgProApi } from '../../credentials/UkgProApi.credentials';
import { accountOf, useSoapTenant } from './soapTenant';

const tenant = useSoapTenant();

const CUSTOM = '__CUSTOM_API_CALL__';
const SENTENCE =
	"'Custom API Call' is not made by this node: add an HTTP Request node, set 'Authentication' to Predefined Credential Type and choose UKG Pro API";

test.each([
	{ resource: CUSTOM, operation: CUSTOM },
	{ resource: 'person', operation: CUSTOM },
	{ resource: CUSTOM, operation: 'getMany' },
	{ resource: 'serviceAccount', operation: CUSTOM },
])('%j says how such a call is made, and sends nothing', async (parameters) => {
	const { run, simulator } = tenant();
	const { error, items } = await run(parameters, { items: [{}, {}] });
	expect(error?.message).toBe(`${SENTENCE} [item 0]`);
	expect(error?.failure).toEqual({ cause: 'configuration-invalid' });
	expect(items).toEqual([]);
	for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
		const outcome = await run(parameters, { items: [{}, {}], onError });
		const failed = onError === 'continueErrorOutput' ? outcome.errorItems : outcome.items;
		expect(failed.map(({ json }) => json)).toEqual(
			[0, 1].map((item) => ({
				error: `${SENTENCE} [item ${item}]`,
				details: { cause: 'configuration-invalid' },
			})),
		);
	}
	expect(simulator.requests).toEqual([]);
});

/** What the HTTP Request node does with a credential: its options go through `authenticate`. */
const call = async (options: { uri?: string; url?: string }, credentials = {}) => {
	const { authenticate } = new UkgProApi();
	if (typeof authenticate !== 'function') throw new Error('A function was expected');
	const request = (await authenticate(accountOf(tenant().simulator, credentials), {
		method: 'GET',
		headers: { Accept: 'application/json' },
		...options,
	} as Parameters<typeof authenticate>[1])) as {
		uri?: string;
		url?: string;
		headers: Record<string, string>;
	};
	const response = await fetch(request.uri ?? request.url ?? '', {
		headers: request.headers,
		redirect: 'manual',
	});
	return { status: response.status, body: await response.text() };
};

test.each(['uri', 'url'] as const)(
	'the credential works in an HTTP Request with %s',
	async (name) => {
		const { simulator } = tenant();
		const answer = await call({ [name]: `${simulator.url}/configuration/v1/jobs` });
		expect(answer.status).toBe(200);
		expect(JSON.parse(answer.body)).toHaveLength(simulator.data.jobs.length);
		const wrong = await call(
			{ [name]: `${simulator.url}/configuration/v1/jobs` },
			{ password: 'wrong' },
		);
		expect(wrong.status).toBe(401);
	},
);

test.each(['uri', 'url'] as const)('and is not sent to another host with %s', async (name) => {
	await expect(call({ [name]: 'http://127.0.0.1:9/configuration/v1/jobs' })).rejects.toThrow(
		/was not sent, because the address of this request is not the host/,
	);
});
