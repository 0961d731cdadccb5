// The importable workflows of examples/; the first is the one that runs without a browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nCredential, N8nWorkflow } from '../n8n/commands';
import { PACKAGE_ROOT } from '../n8n/packedPackage';
import type { SimulatorFacts } from '../simulatorProcess';

const FILES = [
	'list-employees.json',
	'employee-changes.json',
	'nightly-people-sync.json',
	'big-tenant-page-by-page.json',
	'pto-balances-from-csv.json',
	'org-chart.json',
	'compensation-review.json',
	'new-hire-to-postgres-and-chat.json',
	'termination-to-ticket.json',
	'ai-agent.json',
];

export function readExamples(): N8nWorkflow[] {
	return FILES.map(
		(file) => JSON.parse(readFileSync(join(PACKAGE_ROOT, 'examples', file), 'utf8')) as N8nWorkflow,
	);
}

/** The credential that the examples refer to, for the simulator's service account. */
export function simulatorCredential(facts: SimulatorFacts): N8nCredential {
	const { username, password, customerApiKey, domain, subdomain, userApiKey } = facts;
	return {
		id: 'ukgProDemo000001',
		name: 'UKG Pro simulator',
		type: 'ukgProApi',
		data: { username, password, customerApiKey, domain, subdomain, userApiKey },
	};
}
