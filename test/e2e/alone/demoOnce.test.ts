// The demo as a person starts it: n8n, the packed node and the simulator in one command.
import { PACKAGE_ROOT } from '../../../scripts/n8n/packedPackage';
import { runProcess } from '../../../scripts/n8n/processes';

async function demo(...args: string[]) {
	return await runProcess('npm', ['run', '--silent', 'demo', '--', ...args], {
		cwd: PACKAGE_ROOT,
	});
}

describe('npm run demo', () => {
	it('--once runs the first example in n8n and shows the employees it read', async () => {
		const { code, stdout, stderr } = await demo('--once');

		expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
		const lines = stdout.split('\n');
		const titles = lines.findIndex((line) => line.startsWith('employeeId'));
		expect(lines[titles]).toContain('lastName');
		const firstEmployee = lines[titles + 2].split(/ {2,}/);
		expect(firstEmployee[0]).toMatch(/^[A-Z0-9]{12}$/);
		expect(stdout).toMatch(/read 50 employees from the simulator with [1-9]\d* requests?\./);
	});

	it('refuses an unknown argument in one sentence', async () => {
		const { code, stdout, stderr } = await demo('--ones');

		expect(code).toBe(1);
		expect(stdout).toBe('');
		expect(stderr).toContain('does not know "--ones": it takes --once, --keep and --help');
		expect(stderr).not.toContain('    at ');
	});

	it('--help says what it does and ends', async () => {
		const { code, stdout } = await demo('--help');

		expect(code).toBe(0);
		expect(stdout).toContain('--once');
		expect(stdout).toContain('N8N_BIN');
	});
});
