import type { RecordType } from './types';

/** What tells outcomes and errors, whatever the path. */
export const protocolRecords = {
	MultiStatusResponse: {
		title: 'string',
		type: 'string',
		detail: 'string',
		errorCount: 'number',
		success_count: 'number',
		error_count: 'number',
		multistatus: { list: 'MultiStatusEntry' },
		errors: { list: 'ErrorDetails' },
	},
	MultiStatusEntry: {
		sequenceId: 'number',
		status: 'string',
		modelstate: 'messages',
		body: { record: 'MultiStatusBody' },
	},
	/** `schema` carries the record that was written, whichever the operation writes. */
	MultiStatusBody: { eeid: 'string', coid: { listOf: 'string' }, schema: 'object' },
	ErrorDetails: {
		title: 'string',
		refId: 'uuid',
		type: 'string',
		detail: 'string',
	},
	Error: {
		title: 'string',
		type: 'string',
		detail: 'string',
		message: 'string',
		code: 'int',
		errorCount: 'number',
		errors: { record: 'ErrorModelStates' },
		modelstate: { record: 'ErrorModelState' },
	},
	ErrorModelStates: { modelstate: 'messages' },
	ErrorModelState: { fieldname: 'string', message: 'string' },
} as const satisfies Record<string, RecordType>;
