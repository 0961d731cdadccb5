import { close } from '../../nodes/UkgPro/transport/account';
import { fromNow } from '../../nodes/UkgPro/transport/clock';
import { askedWait, retried, waitForTurn } from '../../nodes/UkgPro/transport/retry';
import type { Outcome } from '../../nodes/UkgPro/transport/retry';
import { LONGEST_EFFORT } from '../../nodes/UkgPro/transport/session';
import type { Session } from '../../nodes/UkgPro/transport/session';
import type { FakeTime } from './clock';
import { replaceClock, restoreClock } from './clock';
import { troubleOf } from './refusals';
import { exchange, jsonAnswer, textAnswer } from './session';

let time: FakeTime;
let session: Session;

beforeEach(async () => {
	time = replaceClock();
	({ session } = await exchange(() => jsonAnswer([])));
});
afterEach(restoreClock);

const answered = (status: number, retryAfter?: string): Outcome => ({
	answer: textAnswer('', status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
});
const broken = (code: string): Outcome => ({ broken: code, reason: 'x' });
const FINE = answered(200);

/** The outcomes one after the other, the last one for ever. */
async function tried(effect: 'read' | 'write', ...outcomes: Outcome[]) {
	let attempts = 0;
	const effort = await retried(session, { effect, protocol: 'rest' }, async () => {
		attempts++;
		return outcomes[Math.min(attempts, outcomes.length) - 1];
	});
	expect(effort.tries).toBe(attempts);
	return effort;
}

test.each([429, 502, 503, 504])('a read is repeated on %i', async (status) => {
	expect(await tried('read', answered(status), FINE)).toMatchObject({ tries: 2, outcome: FINE });
});

test.each([200, 204, 301, 400, 401, 403, 404, 405, 409, 418, 500, 501, 505, 599])(
	'a read is not repeated on %i',
	async (status) => {
		expect((await tried('read', answered(status))).tries).toBe(1);
		expect(time.sleeps).toEqual([]);
	},
);

test.each(['ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN'])(
	'a read is repeated on %s',
	async (code) => {
		expect((await tried('read', broken(code), FINE)).outcome).toBe(FINE);
	},
);

test.each(['', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'ERR_CANCELED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
	'nothing is repeated on %j',
	async (code) => {
		expect((await tried('read', broken(code))).tries).toBe(1);
		expect((await tried('write', broken(code))).tries).toBe(1);
	},
);

test('a write is repeated only where UKG Pro cannot have acted', async () => {
	expect((await tried('write', answered(429), FINE)).tries).toBe(2);
	expect((await tried('write', broken('ECONNREFUSED'), FINE)).tries).toBe(2);
	for (const outcome of [
		...[500, 502, 503, 504, 401, 408].map((status) => answered(status)),
		...['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN'].map(broken),
	]) {
		expect((await tried('write', outcome)).tries).toBe(1);
	}
});

test.each([
	[0, [1_000, 1_000, 2_000, 4_000]],
	[0.5, [1_000, 1_500, 3_000, 6_000]],
	[1, [1_000, 2_000, 4_000, 8_000]],
])('a second, then doubled with jitter (%d), five tries', async (random, waits) => {
	time.random = random;
	const effort = await tried('read', answered(503));
	expect(time.sleeps).toEqual(waits);
	expect(effort).toMatchObject({
		tries: 5,
		spent: waits.reduce((sum, wait) => sum + wait, 0),
		outcome: answered(503),
	});
});

test.each<[string, string | undefined, number | undefined]>([
	['seconds', '7', 7_000],
	['a fraction', '0.5', 500],
	['blanks around', ' 7 ', 7_000],
	['a date', 'Sat, 31 Jan 2026 08:00:09 GMT', 9_000],
	['no header', undefined, undefined],
	['an empty one', '', undefined],
	['blanks', '  ', undefined],
	['a word', 'soon', undefined],
	['words', 'in 30 seconds', undefined],
	['words with a number', 'wait 5', undefined],
	['a decimal comma', '1,5', undefined],
	['for ever', 'Infinity', undefined],
])('Retry-After as %s', async (_, header, wait) => {
	expect(askedWait(header)).toBe(wait);
	await tried('read', answered(429, header), FINE);
	expect(time.sleeps).toEqual([wait ?? 1_000]);
});

test.each(['0', 'Sat, 31 Jan 2026 07:00:00 GMT'])(
	'Retry-After %s is no leave to hurry',
	async (header) => {
		expect(askedWait(header)).toBe(0);
		await tried('read', answered(429, header), FINE);
		expect(time.sleeps).toEqual([1_000]);
	},
);

test('a limit is tried eight times, which spans two minutes', async () => {
	const effort = await tried('read', answered(429));
	expect(effort.tries).toBe(8);
	expect(time.sleeps.length).toBe(7);
	expect(effort.spent).toBeGreaterThan(60_000);
});

test('Retry-After counts for 503 too, and the effort tells the last one', async () => {
	const effort = await tried('read', answered(503, '7'), answered(503, '9'), answered(500, '11'));
	expect(time.sleeps).toEqual([7_000, 9_000]);
	expect(effort).toMatchObject({ tries: 3, spent: 16_000, retryAfter: 11_000 });
});

test('ten minutes in all: a wait beyond them is not begun', async () => {
	const effort = await tried('read', answered(429, '250'));
	expect(effort).toMatchObject({ tries: 3, spent: 500_000, retryAfter: 250_000 });
	time.sleeps.length = 0;
	expect((await tried('read', answered(429, '601'))).tries).toBe(1);
	expect(time.sleeps).toEqual([]);
	expect(LONGEST_EFFORT).toBe(600_000);
});

test('slow answers count for the ten minutes', async () => {
	const effort = await retried(session, { effect: 'read', protocol: 'rest' }, async () => {
		time.now += 250_000;
		return { ...broken('ETIMEDOUT'), took: 250_000 };
	});
	expect(effort.tries).toBe(3);
	expect(effort.spent).toBeGreaterThan(LONGEST_EFFORT);
});

test('waiting for a turn is no effort of the request', async () => {
	let sent = 0;
	const effort = await retried(session, { effect: 'read', protocol: 'rest' }, async () => {
		time.now += LONGEST_EFFORT;
		return sent++ === 0 ? answered(503) : FINE;
	});
	expect(effort).toMatchObject({ tries: 2, outcome: FINE, spent: 1_000 });
});

test('a 429 makes every request of the execution wait, for the longest of all waits', async () => {
	const start = time.now;
	time.frozen = true;
	void tried('read', answered(429, '30'));
	void tried('read', answered(429, '10'));
	await new Promise(setImmediate);
	expect(session.account.paused?.until).toBe(start + 30_000);
	time.frozen = false;
	await waitForTurn(session);
	expect(time.now).toBe(start + 30_000);
});

test('a pause that is prolonged meanwhile is waited for', async () => {
	session.account.paused = fromNow(1_000);
	const until = time.now + 5_000;
	const turn = waitForTurn(session);
	session.account.paused = { since: time.now, until };
	await turn;
	expect(time.now).toBe(until);
});

test.each([502, 503, 504])('%i slows its own request only', async (status) => {
	await tried('read', answered(status), FINE);
	expect(session.account.paused).toBeUndefined();
});

test('without a pause there is no wait', async () => {
	await waitForTurn(session);
	expect(time.sleeps).toEqual([]);
});

test('an abort ends the wait for a turn, and nothing is sent', async () => {
	const abort = new AbortController();
	({ session } = await exchange(() => jsonAnswer([]), abort.signal));
	time.frozen = true;
	session.account.paused = fromNow(60_000);
	const trouble = troubleOf(waitForTurn(session));
	abort.abort();
	expect((await trouble).message).toContain('stopped before this request was sent');
});

test('an abort ends the wait between two tries', async () => {
	const abort = new AbortController();
	({ session } = await exchange(() => jsonAnswer([]), abort.signal));
	time.frozen = true;
	let sent = 0;
	const effort = retried(session, { effect: 'read', protocol: 'rest' }, async () => {
		await waitForTurn(session);
		sent++;
		return answered(503);
	});
	const trouble = troubleOf(effort);
	await new Promise(setImmediate);
	expect(time.sleeps.length).toBe(1);
	abort.abort();
	await trouble;
	expect(sent).toBe(1);
});

test('nothing is sent after the failure that ended the execution, nor what nobody wants', async () => {
	await expect(waitForTurn(session, AbortSignal.abort())).rejects.toThrow(
		'before this request was sent',
	);
	session.ending.abort();
	await expect(waitForTurn(session)).rejects.toThrow('before this request was sent');
});

test('an account that was closed, and is no more, is asked again as often as any', async () => {
	close(session.account, textAnswer('', 401), 60_000);
	expect((await tried('read', answered(429), FINE)).tries).toBe(1);
	time.now += 60_000;
	expect((await tried('read', answered(429), FINE)).tries).toBe(2);
});
