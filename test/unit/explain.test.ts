import type { Failure, INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { explain, explainBroken, unreadable } from '../../nodes/UkgPro/transport/explain';
import type { Answer, Session } from '../../nodes/UkgPro/transport/session';
import type { Report } from '../../nodes/UkgPro/transport/trouble';
import { nodeError, refusal } from '../../nodes/UkgPro/transport/trouble';
import { EVERY_OPERATION, namedBy, operationOf } from './operations';
import { CREDENTIAL, exchange, jsonAnswer, SECRETS, textAnswer } from './session';

const NODE: INode = {
	id: '1',
	name: 'UKG Pro',
	type: 'n8n-nodes-ukg-pro.ukgPro',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const ONCE = { tries: 1, spent: 20, named: [] };

type Effort = Parameters<typeof explain>[3];

let session: Session;
beforeAll(async () => {
	({ session } = await exchange(() => jsonAnswer([])));
});

const report = (id: string, answer: Answer, effort: Omit<Effort, 'named'> = ONCE): Report =>
	explain(session, operationOf(id), answer, { ...effort, named: namedBy(operationOf(id)) }).report;

const ACCOUNT = 'Menu > System Configuration > Security > Service Account Administration';
const SERVICES = 'Menu > System Configuration > Security > Web Services';
const LOOK = 'Whether UKG Pro carried it out is unknown: look it up there before you send it again';

/** Operation and answer, then message, parts of the description, and cause: by hand. */
test.each<[string, number, string, string, string[], Failure['cause']]>([
	[
		'person.get',
		401,
		'',
		'UKG Pro refused the user name, the password or the Customer API Key',
		[
			ACCOUNT,
			'capitals of the user name',
			'may have expired',
			'not the User API Key',
			'status Active',
			'sent once',
		],
		'credential-invalid',
	],
	[
		'person.get',
		403,
		'',
		'UKG Pro does not allow this: the service account lacks "View" for the web service "Employee Person Details"',
		[`Tick "View" for "Employee Person Details" in ${ACCOUNT}`],
		'credential-invalid',
	],
	[
		'ptoPlan.update',
		403,
		'',
		'UKG Pro does not allow this: the service account lacks "Edit" for the web service "PTO Plan Integration"',
		['Tick "Edit"'],
		'credential-invalid',
	],
	[
		'earning.getMany',
		403,
		'',
		'UKG Pro does not allow this to the service account',
		['needs no web service permission', ACCOUNT],
		'credential-invalid',
	],
	[
		'person.get',
		404,
		'',
		"UKG Pro found nothing for 'Employee ID'",
		["Check 'Employee ID'"],
		'configuration-invalid',
	],
	[
		'ptoPlan.get',
		404,
		'{"detail":"no plan"}',
		"UKG Pro found nothing for 'Employee ID', 'Company ID' and 'PTO Plan'",
		['UKG Pro says: no plan'],
		'configuration-invalid',
	],
	[
		'job.getMany',
		404,
		'',
		'UKG Pro does not know this address',
		[SERVICES],
		'configuration-invalid',
	],
	[
		'person.get',
		404,
		'<html>',
		'This address answers with a web page or a redirect instead of UKG Pro data',
		[SERVICES],
		'configuration-invalid',
	],
	[
		'person.get',
		302,
		'',
		'This address answers with a web page or a redirect instead of UKG Pro data',
		[SERVICES],
		'configuration-invalid',
	],
	[
		'person.get',
		200,
		'<html>',
		'This address answers with a web page or a redirect instead of UKG Pro data',
		[SERVICES],
		'configuration-invalid',
	],
	[
		'person.get',
		429,
		'',
		'UKG Pro received too many requests',
		['Run it less often'],
		'rate-limited',
	],
	[
		'person.get',
		500,
		'{"message":"Oops"}',
		'UKG Pro could not answer (HTTP 500)',
		['Try again later', 'UKG Pro says: Oops'],
		'temporarily-unavailable',
	],
	[
		'person.get',
		503,
		'<html>',
		'UKG Pro could not answer (HTTP 503)',
		['Try again later', 'web page'],
		'temporarily-unavailable',
	],
	[
		'ptoPlan.create',
		500,
		'',
		'UKG Pro could not answer (HTTP 500)',
		[LOOK],
		'temporarily-unavailable',
	],
	[
		'ptoPlan.update',
		504,
		'',
		'UKG Pro could not answer (HTTP 504)',
		[LOOK],
		'temporarily-unavailable',
	],
	[
		'job.get',
		400,
		'{"detail":"bad code"}',
		'UKG Pro refused the request (HTTP 400)',
		['UKG Pro says: bad code', 'Check the parameters'],
		'configuration-invalid',
	],
	['person.get', 200, '', 'UKG Pro sent an empty answer', ['try again'], 'temporarily-unavailable'],
	[
		'person.get',
		200,
		'[{"a":',
		'UKG Pro sent an answer that is no data',
		['try again'],
		'temporarily-unavailable',
	],
	['ptoPlan.update', 200, '', 'UKG Pro sent an empty answer', [LOOK], 'temporarily-unavailable'],
	[
		'ptoPlan.update',
		200,
		'<html>',
		'This address answers with a web page or a redirect instead of UKG Pro data',
		[LOOK],
		'configuration-invalid',
	],
])('%s with HTTP %i and %j', (id, status, text, message, description, cause) => {
	const told = report(id, textAnswer(text, status));
	expect(told.message).toBe(message);
	for (const part of description) expect(told.description).toContain(part);
	expect(told.failure?.cause).toBe(cause);
	expect(told.httpCode).toBe(status);
	expect(told.kind).toBe('answer');
});

test('a 401 is not blamed on a permission, nor a read on its outcome', () => {
	expect(report('person.get', textAnswer('', 401)).description).not.toContain('Tick');
	for (const status of [200, 500, 504]) {
		expect(report('person.get', textAnswer('', status)).description).not.toContain(LOOK);
	}
});

test.each([429, 502, 503, 504])('HTTP %i says what was spent, and when to come back', (status) => {
	const effort = { tries: 5, spent: 15_200, retryAfter: 7_000 };
	const told = report('person.get', textAnswer('', status), effort);
	expect(told.message).toMatch(/, after 5 tries in 15 s$/);
	expect(told.failure).toMatchObject({ retryAfterMs: 7_000 });
});

test.each([
	[0, '0 s'],
	[1, '1 s'],
	[42_000, '42 s'],
	[119_000, '119 s'],
	[120_000, '2 minutes'],
	[601_000, '11 minutes'],
	[3_600_000, '60 minutes'],
	[7_200_000, '120 minutes'],
	[7_201_000, '3 hours'],
	[86_400_000, '24 hours'],
])('a wait of %i ms is said as a person would say it: %s', (retryAfter, words) => {
	const effort = { tries: 1, spent: 0, retryAfter };
	expect(report('job.get', textAnswer('', 429), effort).description).toMatch(
		new RegExp(`^UKG Pro asks to wait ${words}\\. `),
	);
});

test('the code of UKG Pro is kept', () => {
	expect(report('job.get', jsonAnswer({ code: 4001 }, 400)).code).toBe('4001');
});

test.each<[string, string, RegExp, Failure['cause'], boolean]>([
	[
		'ECONNABORTED',
		'did not answer in time',
		/Network code ECONNABORTED/,
		'temporarily-unavailable',
		true,
	],
	[
		'ETIMEDOUT',
		'did not answer in time',
		/Network code ETIMEDOUT/,
		'temporarily-unavailable',
		true,
	],
	[
		'ECONNRESET',
		'The connection to UKG Pro broke',
		/Try again later/,
		'temporarily-unavailable',
		true,
	],
	['ECONNREFUSED', 'refuses connections', /Web Service Domain/, 'configuration-invalid', false],
	['ENOTFOUND', 'does not exist', /Web Service Domain/, 'configuration-invalid', false],
	['EAI_AGAIN', 'could not be looked up', /Try again later/, 'temporarily-unavailable', false],
	['EHOSTUNREACH', 'cannot be reached', /Try again later/, 'temporarily-unavailable', false],
	['ERR_CANCELED', 'was stopped while', /ERR_CANCELED/, 'temporarily-unavailable', true],
	[
		'CERT_HAS_EXPIRED',
		'The certificate of the host is not trusted',
		/CERT_HAS_EXPIRED/,
		'configuration-invalid',
		false,
	],
])('no answer, %s', (code, words, description, cause, mayHaveActed) => {
	const broken = { broken: code, reason: 'x' };
	const read = explainBroken(session, operationOf('person.get'), broken, ONCE).report;
	expect(read.message).toContain(words);
	expect(read.description).toMatch(description);
	expect(read.failure?.cause).toBe(cause);
	expect(read.description).not.toContain(LOOK);
	const write = explainBroken(session, operationOf('ptoPlan.create'), broken, ONCE).report;
	expect(write.description?.includes(LOOK)).toBe(mayHaveActed);
});

test('what the credential or n8n refused is told as it is, without secrets', () => {
	const reason = `Fill in the Password of the UKG Pro credential (${SECRETS.join()})`;
	const told = explainBroken(
		session,
		operationOf('person.get'),
		{ broken: '', reason, advice: `Ask the n8n administrator (${SECRETS.join()})` },
		ONCE,
	).report;
	expect(told).toMatchObject({ kind: 'refusal', failure: { cause: 'configuration-invalid' } });
	expect(told.message).toContain('Fill in the Password of the UKG Pro credential');
	expect(told.description).toContain('Ask the n8n administrator');
	for (const secret of SECRETS) expect(JSON.stringify(told)).not.toContain(secret);
	const silent = explainBroken(
		session,
		operationOf('person.get'),
		{ broken: '', reason: '' },
		ONCE,
	);
	expect(silent.message).toBe('n8n could not send the request');
	expect(silent.report.description).toBeUndefined();
});

/** The codes that n8n looks for in messages, to put its own sentence in their place. */
const REWRITTEN = [
	...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'ERRADDRINUSE', 'EADDRNOTAVAIL'],
	...['ECONNABORTED', 'EHOSTUNREACH', 'EAI_AGAIN', 'ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES'],
	...['EEXIST', 'EPERM', 'GETADDRINFO'],
];
const QUOTED = JSON.stringify({ message: REWRITTEN.join(' '), code: 'ECONNREFUSED' });
const BODIES = ['', QUOTED, REWRITTEN.join(' '), `<html>${REWRITTEN.join()}`, '[]', '{"title":"x'];
const STATUSES = Array.from({ length: 300 }, (_, index) => 300 + index);

test('n8n does rewrite a message that holds one of its codes', () => {
	const told = nodeError(NODE, { kind: 'answer', message: 'was ENOENT' }, 0);
	expect(told.message).not.toContain('was');
});

const seen = new Set<string>();

/** Most reports are alike for many operations: n8n's error is made of each once. */
function isNew(told: Report): boolean {
	const size = seen.size;
	return seen.add(JSON.stringify(told)).size > size;
}

/** What n8n shows of a report that is not as the report has it. */
function changed(told: Report): unknown {
	const error = nodeError(NODE, told, 3);
	const shown = [error.message, error.description ?? undefined, error.failure?.cause];
	const meant = [`${told.message} [item 3]`, told.description, told.failure?.cause];
	return JSON.stringify(shown) === JSON.stringify(meant) ? undefined : shown;
}

test.each(EVERY_OPERATION.map(({ id, operation }) => [id, operation] as const))(
	'%s: n8n shows every message as it was written, with its item',
	(_, operation) => {
		const effort = { tries: 5, spent: 15_000, named: [] };
		const reports = [
			...STATUSES.flatMap((status) =>
				BODIES.map((text) => explain(session, operation, textAnswer(text, status), effort)),
			),
			...[...REWRITTEN, 'EPIPE', 'CERT_HAS_EXPIRED'].map((code) =>
				explainBroken(session, operation, { broken: code, reason: code }, effort),
			),
			unreadable('UKG Pro sent no outcome of the write', operation),
		].map((trouble) => trouble.report);
		expect(
			reports
				.filter(isNew)
				.map(changed)
				.filter((shown) => shown !== undefined),
		).toEqual([]);
	},
);

test('an answer is an error of UKG Pro with its status and item, and carries no request', () => {
	const error = nodeError(NODE, report('person.get', textAnswer('', 503)), 3) as NodeApiError;
	expect(error).toBeInstanceOf(NodeApiError);
	expect(error.httpCode).toBe('503');
	expect(error.context).toEqual({ itemIndex: 3 });
	expect(error.errorResponse).toEqual({});
});

test('a refusal is an error of the node, not of UKG Pro', () => {
	const told = refusal("'Limit' must be a whole number from 1 up: correct it").report;
	const error = nodeError(NODE, told, 7);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error.message).toBe(`${told.message} [item 7]`);
	expect(error.failure).toEqual({ cause: 'configuration-invalid' });
	expect(error.context.itemIndex).toBe(7);
});

const HEADER = Buffer.from(`${CREDENTIAL.username}:${CREDENTIAL.password}`).toString('base64');
const NEVER_TOLD = [...SECRETS, HEADER];

/** Ways in which a body might quote what was sent. */
const quoting = (secret: string): Array<[string, string]> => [
	['plain text', `refused ${secret} here`],
	['a message', JSON.stringify({ message: `refused ${secret} here` })],
	['every field', JSON.stringify({ detail: secret, title: secret, errors: [{ message: secret }] })],
	['the name of a field', JSON.stringify({ errors: { [secret]: ['is wrong'] } })],
	['the code', JSON.stringify({ message: 'refused', code: secret })],
	['an unknown record', JSON.stringify({ reason: secret, sent: [{ header: secret }] })],
	['a page', `<html>${secret}`],
];

test.each(
	NEVER_TOLD.flatMap((secret) =>
		quoting(secret).map(([way, text]) => [way, secret, text] as const),
	),
)('in %s, the secret %s is not told', (_, secret, text) => {
	for (const { operation } of EVERY_OPERATION) {
		for (const status of [200, 302, 400, 401, 403, 404, 429, 500, 503]) {
			const told = explain(session, operation, textAnswer(text, status), ONCE).report;
			expect(JSON.stringify(told)).not.toContain(secret);
			if (!isNew(told)) continue;
			const error = nodeError(NODE, told, 0);
			expect(JSON.stringify([error, error.description, error.messages])).not.toContain(secret);
		}
	}
});

test('a secret is not told in part where a long text is cut', () => {
	for (let before = 480; before < 505; before++) {
		const text = `${'x'.repeat(before)}${CREDENTIAL.password} ${'y'.repeat(100)}`;
		expect(report('job.get', textAnswer(text, 400)).description).not.toContain('pass word');
	}
});

test('a secret is not told where its blanks were folded', () => {
	const text = JSON.stringify({ message: CREDENTIAL.password.replace(' ', ' \n ') });
	expect(report('job.get', textAnswer(text, 400)).description).not.toContain(CREDENTIAL.password);
});

test('a key that was pasted with blanks is sent without them, and not told without them', async () => {
	const credential = { ...CREDENTIAL, customerApiKey: ` ${CREDENTIAL.customerApiKey}\n` };
	const pasted = (await exchange(() => jsonAnswer([]), undefined, credential)).session;
	const text = `no such key: ${CREDENTIAL.customerApiKey}`;
	const told = explain(pasted, operationOf('job.get'), textAnswer(text, 400), ONCE).report;
	expect(told.description).not.toContain(CREDENTIAL.customerApiKey);
});

test('a password is not told as JSON writes it', async () => {
	const credential = { ...CREDENTIAL, password: 'Zx"\\Zy' };
	const quoted = (await exchange(() => jsonAnswer([]), undefined, credential)).session;
	for (const body of [{ reason: credential.password }, { message: credential.password }]) {
		const told = explain(quoted, operationOf('job.get'), jsonAnswer(body, 400), ONCE).report;
		expect(told.description).not.toMatch(/Z[xy]/);
	}
});

test('the code of UKG Pro is as short as its words', () => {
	const { code = '' } = report('job.get', jsonAnswer({ code: 'x'.repeat(10_000) }, 400));
	expect(code.length).toBeLessThan(600);
});
