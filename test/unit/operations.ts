import { CATALOGUE } from '../../nodes/UkgPro/operations';
import type { Operation, Resource, RestOperation } from '../../nodes/UkgPro/operations/types';

export interface Entry {
	/** `person.getMany` */
	readonly id: string;
	readonly resource: Resource;
	readonly operation: Operation;
}

export const EVERY_OPERATION: readonly Entry[] = CATALOGUE.flatMap((resource) =>
	resource.operations.map((operation) => ({
		id: `${resource.value}.${operation.value}`,
		resource,
		operation,
	})),
);

export function operationOf(id: string): Operation {
	const entry = EVERY_OPERATION.find((one) => one.id === id);
	if (!entry) throw new Error(`The catalogue has no ${id}`);
	return entry.operation;
}

/** One that goes over REST. */
export function restOperationOf(id: string): RestOperation {
	const operation = operationOf(id);
	if (!isRest(operation)) throw new Error(`${id} does not go over REST`);
	return operation;
}

export const isRest = (operation: Operation): operation is RestOperation =>
	operation.call.protocol === 'rest';

export const REST_OPERATIONS = EVERY_OPERATION.flatMap(({ id, operation }) =>
	isRest(operation) ? [{ id, operation }] : [],
);

/** What a request of the operation names, as plan.ts tells: the first of two ways to identify. */
export const namedBy = ({ parameters }: Operation): string[] =>
	parameters
		.filter(({ identifies, when }) => identifies && (!when || when.is === 'ids'))
		.map(({ displayName }) => displayName);
