// The AI agent with the node as its tools: n8n's agent and model nodes are real, the model is a
// stub that speaks the protocol of OpenAI.
import { type ExamplesInN8n, examplesInN8n, listUkgPro } from './examplesInN8n';
import { running } from './running';
import { type ModelRequest, type Reply, startOpenAi } from './services/openAi';

const { n8nUrl, simulator } = running();

type Row = Record<string, string>;

let n8n: ExamplesInN8n;
/** Somebody with a supervisor whose last name few people have. */
let person: Row;
let supervisor: Row;

beforeAll(async () => {
	n8n = await examplesInN8n();
	const people = await listUkgPro<Row>(simulator, '/personnel/v1/person-details');
	const rows = await listUkgPro<Row>(simulator, '/personnel/v1/employee-supervisor-details');
	const supervisorOf = new Map(rows.map((row) => [row.employeeID, row]));
	const isRare = ({ lastName }: Row) =>
		people.filter((other) => other.lastName === lastName).length < 20;
	person = people.find((one) => one.ssn && supervisorOf.has(one.employeeId) && isRare(one)) as Row;
	supervisor = supervisorOf.get(person.employeeId) as Row;
});

/** Asks in the chat of the editor; gives the agent's answer and all that the model was sent. */
async function ask(
	question: string,
	reply: (request: ModelRequest, turn: number) => Reply,
	replaced: Record<string, string> = {},
) {
	const model = await startOpenAi(reply);
	try {
		const workflow = await n8n.addExample('ukgProExample010', {
			...replaced,
			openAiDemo000001: await n8n.addCredential({
				name: 'Stub of a model',
				type: 'openAiApi',
				data: { apiKey: 'none', url: model.url, header: false },
			}),
		});
		const sessionId = 'e2e';
		await n8n.post(`/rest/workflows/${workflow}/run`, {
			triggerToStartFrom: { name: 'When chat message received' },
			chatSessionId: sessionId,
		});
		const response = await fetch(`${n8nUrl}/webhook-test/${workflow}/${sessionId}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput: question }),
		});
		const answer: unknown = await response.json();
		return {
			answer,
			requests: model.received.map(({ body }) => JSON.parse(body) as ModelRequest),
			sent: JSON.stringify(model.received),
		};
	} finally {
		await model.close();
	}
}

const lastMessage = ({ messages }: ModelRequest) => messages.at(-1)?.content ?? '';

it('AI agent: finds the person, learns why a call failed, and answers with the supervisor', async () => {
	const question = `Who does ${person.firstName} ${person.lastName} report to?`;
	const { answer, requests } = await ask(question, (request, turn) => {
		switch (turn) {
			case 0:
				return { tool: 'Find_People', input: { Last_Name: `${person.lastName.slice(0, -1)}*` } };
			case 1:
				// A model's usual mistake.
				return { tool: 'Find_Supervisors', input: { Employee_ID: supervisor.employeeNumber } };
			case 2: {
				const found = JSON.parse(request.messages.at(-3)?.content ?? '') as Row[];
				const one = found.find(({ firstName }) => firstName === person.firstName);
				return { tool: 'Find_Supervisors', input: { Employee_ID: one?.employeeId } };
			}
			default: {
				const [found] = JSON.parse(lastMessage(request)) as Row[];
				return `${found.supervisorFirstName} ${found.supervisorLastName}`;
			}
		}
	});

	expect(lastMessage(requests[0])).toContain(question);
	expect(lastMessage(requests[2])).toContain('looks like an employee number');
	expect(answer).toEqual({
		output: `${supervisor.supervisorFirstName} ${supervisor.supervisorLastName}`,
	});
});

it('AI agent: nothing secret reaches the model, not even with Output: Raw', async () => {
	const { answer, sent } = await ask(
		'Tell me everything',
		(_, turn) =>
			turn === 0 ? { tool: 'Find_People', input: { Last_Name: person.lastName } } : 'Done',
		{ '"output":"selected"': '"output":"raw"' },
	);

	expect(answer).toEqual({ output: 'Done' });
	expect(sent).toContain(person.employeeId);
	expect(sent).toContain('dateOfBirth');
	const { username, password, customerApiKey, userApiKey } = simulator;
	const { ssn, nationalId, dateOfBirth } = person;
	const secrets = { username, password, customerApiKey, userApiKey, ssn, nationalId, dateOfBirth };
	for (const [name, secret] of Object.entries(secrets)) {
		expect({ name, isSent: sent.includes(secret) }).toEqual({ name, isSent: false });
	}
});
