import type { Job } from './configuration';

/** What jobs are grouped by; employees' records name it as their job group. */
export interface JobGroup {
	code: string;
	description: string;
	country: 'USA' | 'CAN';
}

const descriptions: Record<string, string> = {
	EXEC: 'Executives',
	MGMT: 'Management',
	ENG: 'Engineering',
	FIN: 'Finance',
	HR: 'Human resources',
	SALES: 'Sales',
	PROD: 'Production',
	ADMIN: 'Administration',
	IT: 'Information technology',
};

/** The groups of these jobs, each once for each country. */
export function jobGroupsOf(jobs: readonly Job[]): JobGroup[] {
	const groups = new Map<string, JobGroup>();
	for (const { family: code, country } of jobs) {
		groups.set(`${country}/${code}`, { code, description: descriptions[code], country });
	}
	return [...groups.values()];
}
