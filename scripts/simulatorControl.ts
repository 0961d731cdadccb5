// The simulator's own paths, beside those of UKG Pro: what it was asked, and faults to answer with.
export const CONTROL_PATH = '/__simulator';

export interface Fault {
	path: string;
	kind: 'html' | 'redirect' | 'status';
	status?: number;
	/** How many requests it answers. */
	count: number;
}

/** Requests to UKG Pro's paths since the start, or since the log was cleared. */
export async function countRequests(url: string): Promise<number> {
	return ((await control('GET', `${url}${CONTROL_PATH}/log`)) as unknown[]).length;
}

export async function clearLog(url: string): Promise<void> {
	await control('DELETE', `${url}${CONTROL_PATH}/log`);
}

export async function addFault(url: string, fault: Fault): Promise<void> {
	await control('POST', `${url}${CONTROL_PATH}/faults`, fault);
}

export async function clearFaults(url: string): Promise<void> {
	await control('DELETE', `${url}${CONTROL_PATH}/faults`);
}

async function control(method: string, url: string, body?: unknown): Promise<unknown> {
	const response = await fetch(url, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
	return text === '' ? undefined : JSON.parse(text);
}
