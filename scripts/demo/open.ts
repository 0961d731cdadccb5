// The demo in a browser: n8n stays open until Ctrl-C.
import { randomBytes } from 'node:crypto';
import { elapsed } from '../n8n/progress';
import { startN8nServer, type N8nServer } from '../n8n/server';
import { signInAsOwner } from '../n8n/session';
import { CONTROL_PATH } from '../simulatorControl';
import { EMPLOYEES, SIMULATOR_PORT, type PreparedDemo } from './prepare';

const N8N_PORT = 5678;

export async function openDemo(prepared: PreparedDemo, started: number): Promise<N8nServer> {
	const { n8n, folder, simulator, examples } = prepared;
	const server = await startN8nServer(n8n, folder, N8N_PORT);
	const owner = {
		email: 'owner@example.com',
		// n8n asks for a capital letter, a digit and eight characters.
		password: `Demo-${randomBytes(4).toString('hex')}1`,
	};
	await signInAsOwner(server.url, owner);
	process.stdout.write(
		`
n8n ${n8n.version} with UKG Pro is open after ${elapsed(started)}.

  Open         ${server.url}${otherPort(server.port, N8N_PORT)}
  Sign in      ${owner.email}
  Password     ${owner.password}

  What to click
    1. Open the workflow "${examples[0].name}" and press "Execute workflow".
    2. Double-click the node "UKG Pro": other resources and operations, and what each returns.
    3. Open its credential "UKG Pro simulator" (the pencil): the test is green.
    4. Open "${examples[1].name}": who was hired lately, out of all who changed.
    5. The other workflows begin with a note that says what each needs: the org chart nothing,
       others a database or a chat of yours.

  Simulator    ${simulator.url}${otherPort(simulator.port, SIMULATOR_PORT)}
               ${EMPLOYEES} invented employees; its data lives until you stop
  Control      ${simulator.url}${CONTROL_PATH}/requests: what the node asked
               (faults, permissions and more: simulator/README.md)
  n8n's log    ${server.logFile}

  Stop         Ctrl-C
`,
	);
	return server;
}

function otherPort(port: number, wanted: number): string {
	return port === wanted ? '' : `   (port ${wanted} is in use by another program)`;
}
