import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { SEARCH_METHODS } from '../description/picker';
import { orTroubleAsync } from '../engine/orTrouble';
import { picked } from '../engine/values';
import type { Picker } from '../operations/types';
import type { Session } from '../transport/session';
import { openSession } from '../transport/session';
import { nodeError, Trouble } from '../transport/trouble';
import { byName, pageOf } from './choices';
import { configurationChoices } from './configuration';
import { employeeChoices } from './employees';
import { payGroupChoices, ptoPlanChoices } from './payroll';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

interface Search {
	readonly session: Session;
	readonly context: ILoadOptionsFunctions;
	readonly filter: string | undefined;
	readonly token: string | undefined;
}

const SEARCHES: Readonly<Record<Picker, (search: Search) => Promise<INodeListSearchResult>>> = {
	company: async ({ session, filter, token }) =>
		pageOf(await configurationChoices(session, 'company'), filter, token),
	employee: async ({ session, filter, token }) => await employeeChoices(session, filter, token),
	job: async ({ session, filter, token }) =>
		pageOf(await configurationChoices(session, 'job'), filter, token),
	location: async ({ session, filter, token }) =>
		pageOf(await configurationChoices(session, 'location'), filter, token),
	organizationLevel: async ({ session, filter, token }) =>
		pageOf(await configurationChoices(session, 'organizationLevel'), filter, token),
	payGroup: async ({ session, filter, token }) =>
		pageOf(await payGroupChoices(session), filter, token),
	ptoPlan: async ({ session, context, filter, token }) =>
		pageOf(
			await ptoPlanChoices(
				session,
				// A plan is given to those who do not have it yet.
				fixedValue(context, 'operation') === 'create' ? {} : namedEmployee(context),
			),
			filter,
			token,
		),
};

/** n8n's list searches, by the names that the resource locators give. */
export const listSearch: Readonly<Record<string, ListSearch>> = Object.fromEntries(
	(Object.keys(SEARCHES) as Picker[]).map((picker) => [SEARCH_METHODS[picker], search(picker)]),
);

function search(picker: Picker): ListSearch {
	return async function (filter, token) {
		return await inSession(
			this,
			async (session) => await SEARCHES[picker]({ session, context: this, filter, token }),
		);
	};
}

/** All companies, to choose some of them. */
export async function companyOptions(
	context: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const choices = await inSession(
		context,
		async (session) => await configurationChoices(session, 'company'),
	);
	return [...choices].sort(byName);
}

/** @throws NodeApiError or NodeOperationError, which the editor shows */
async function inSession<T>(
	context: ILoadOptionsFunctions,
	work: (session: Session) => Promise<T>,
): Promise<T> {
	const result = await orTroubleAsync(openSession(context).then(work));
	if (result instanceof Trouble) throw nodeError(context.getNode(), result.report);
	return result;
}

const namedEmployee = (context: ILoadOptionsFunctions) => ({
	employeeId: fixedValue(context, 'employeeId'),
	companyId: fixedValue(context, 'companyId'),
});

/** What another parameter of the node is set to, unless that is an expression. */
function fixedValue(context: ILoadOptionsFunctions, name: string): string | undefined {
	const value = picked(context.getCurrentNodeParameters()?.[name]);
	return typeof value === 'string' && value !== '' && !value.startsWith('=') ? value : undefined;
}
