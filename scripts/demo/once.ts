// The first example without a browser: proof in one command that node, n8n and simulator agree.
import { executeWorkflow } from '../n8n/commands';
import { Failure } from '../n8n/failure';
import { withProgress } from '../n8n/progress';
import { countRequests } from '../simulatorControl';
import type { PreparedDemo } from './prepare';
import { table } from './table';

const NODE = 'UKG Pro';
const ROWS_SHOWN = 10;
const COLUMNS = ['employeeId', 'companyId', 'firstName', 'lastName', 'addressCity', 'emailAddress'];

export async function runOnce({ n8n, folder, simulator, examples }: PreparedDemo): Promise<void> {
	const [example] = examples;
	const items = await withProgress(`Running the example "${example.name}" in n8n`, async () => {
		return (await executeWorkflow(n8n, folder, example.id))[NODE] ?? [];
	});
	const requests = await countRequests(simulator.url);
	if (items.length === 0 || requests === 0) {
		throw new Failure(
			`n8n reports success, but the node read ${items.length} employees with ${requests} requests to the simulator: run "npm run demo" and look at the example in the editor.`,
		);
	}
	const columns = COLUMNS.filter((column) => items.some((item) => column in item));
	process.stdout.write(`\n${table(columns, items.slice(0, ROWS_SHOWN))}\n`);
	if (items.length > ROWS_SHOWN) process.stdout.write(`… and ${items.length - ROWS_SHOWN} more\n`);
	process.stdout.write(
		`\nn8n ${n8n.version} read ${items.length} employees from the simulator with ${requests} ${requests === 1 ? 'request' : 'requests'}.\n`,
	);
}
