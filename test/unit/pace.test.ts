import type { Pace } from '../../nodes/UkgPro/transport/pace';
import { faster, newPace, slower } from '../../nodes/UkgPro/transport/pace';

const good = (pace: Pace, answers: number) => {
	for (let n = 0; n < answers; n++) faster(pace);
};

test('is halved by each 429, down to one at a time', () => {
	const pace = newPace();
	const seen = [1, 2, 3, 4].map((now) => {
		slower(pace, 8, now, now);
		return pace.most;
	});
	expect(seen).toEqual([4, 2, 1, 1]);
});

test('is halved once by all that were under way together', () => {
	const pace = newPace();
	for (let n = 0; n < 8; n++) slower(pace, 8, 100, 150 + n);
	expect(pace.most).toBe(4);
	slower(pace, 8, 151, 200);
	expect(pace.most).toBe(2);
});

test('grows again by one at a time, each 429 later', () => {
	const pace = newPace();
	slower(pace, 8, 1, 1);
	good(pace, 31);
	expect(pace.most).toBe(4);
	good(pace, 1);
	expect(pace.most).toBe(5);
	slower(pace, 8, 2, 2);
	good(pace, 63);
	expect(pace.most).toBe(2);
	good(pace, 1);
	expect(pace.most).toBe(3);
	for (let now = 3; now < 20; now++) slower(pace, 8, now, now);
	good(pace, 1_024);
	expect(pace.most).toBe(2);
});

test('a 429 among good answers begins the count anew', () => {
	const pace = newPace();
	slower(pace, 8, 1, 1);
	good(pace, 31);
	slower(pace, 8, 2, 2);
	good(pace, 63);
	expect(pace.most).toBe(2);
});
