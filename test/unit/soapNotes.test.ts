import type { IExecuteFunctions, IHttpRequestOptions, NodeExecutionHint } from 'n8n-workflow';

import { execute } from '../../nodes/UkgPro/engine/execute';
import { CREDENTIAL, textAnswer } from './session';
import { byNumber, isLogin, personXml, resultAnswer, tokenAnswer, type Said } from './soapReplies';

/** Runs the node without n8n, with or without its notes. */
async function run(
	parameters: Record<string, unknown>,
	{ messages, notes }: { messages?: Said[]; notes?: NodeExecutionHint[] } = {},
) {
	const all: Record<string, unknown> = {
		resource: 'person',
		operation: 'getByIdentifier',
		output: 'simplified',
		options: {},
		...parameters,
	};
	const answer = resultAnswer(personXml('000000104'), { messages });
	const context = {
		getInputData: () => [{ json: {} }],
		getNode: () => ({ parameters: all }),
		getNodeParameter: (name: string) => all[name],
		getTimezone: () => 'UTC',
		continueOnFail: () => false,
		getCredentials: async () => CREDENTIAL,
		getExecutionId: () => undefined,
		getExecutionCancelSignal: () => undefined,
		...(notes ? { addExecutionHints: (...more: NodeExecutionHint[]) => notes.push(...more) } : {}),
		helpers: {
			httpRequestWithAuthentication: async (_: string, request: IHttpRequestOptions) => {
				const { status, text } = isLogin(request) ? tokenAnswer() : answer;
				return { statusCode: status, headers: textAnswer('').headers, body: text };
			},
		},
	} as unknown as IExecuteFunctions;
	return await execute(context);
}

const BY_SSN = { identifyBy: 'SsnIdentifier', ssn: '123456782' };
const WARNING: Said = { text: 'Some data may be missing', severity: 'Warning' };

test('there is no note when there is nothing to say', async () => {
	const notes: NodeExecutionHint[] = [];
	expect(await run(byNumber, { notes })).toHaveLength(1);
	expect(notes).toEqual([]);
});

test('a personal number and a warning are two notes', async () => {
	const notes: NodeExecutionHint[] = [];
	expect(await run(BY_SSN, { notes, messages: [WARNING] })).toHaveLength(1);
	expect(notes).toEqual([
		{
			message:
				"n8n stores the value of 'SSN' with this execution, and one that is typed in with the workflow: identify employees by another identifier, or switch off saving executions in the workflow's settings",
		},
		{ message: 'UKG Pro warns: Some data may be missing' },
	]);
});

test('a number left over from another choice is no reason for a note', async () => {
	const notes: NodeExecutionHint[] = [];
	await run({ ...byNumber, ssn: '123456782' }, { notes });
	expect(notes).toEqual([]);
});

test('an n8n without notes runs as well', async () => {
	expect(await run(byNumber)).toHaveLength(1);
	expect(await run(BY_SSN, { messages: [WARNING] })).toHaveLength(1);
});
