// A model of the OpenAI protocol (chat completions) that says what a test has written for it.
import { startReceiver, type Receiver } from './receiver';

interface Message {
	role: string;
	content: string | null;
}

export interface ModelRequest {
	messages: Message[];
	tools?: Array<{ function: { name: string; description: string; parameters: unknown } }>;
}

/** A tool to call, or a text to end with. */
export type Reply = { tool: string; input: object } | string;

/** `replies` gets what the model was sent and how often it has been asked before. */
export async function startOpenAi(
	reply: (request: ModelRequest, turn: number) => Reply,
): Promise<Receiver> {
	let turn = 0;
	return await startReceiver(({ body }) => {
		const said = reply(JSON.parse(body) as ModelRequest, turn);
		turn++;
		const message =
			typeof said === 'string'
				? { role: 'assistant', content: said }
				: {
						role: 'assistant',
						content: null,
						tool_calls: [
							{
								id: `call_${turn}`,
								type: 'function',
								function: { name: said.tool, arguments: JSON.stringify(said.input) },
							},
						],
					};
		return {
			id: `chatcmpl-${turn}`,
			object: 'chat.completion',
			created: 0,
			model: 'stub',
			choices: [
				{ index: 0, message, finish_reason: typeof said === 'string' ? 'stop' : 'tool_calls' },
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
}
