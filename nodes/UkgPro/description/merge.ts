import type { INodeProperties } from 'n8n-workflow';

/** Another parameter has this value. */
export interface Condition {
	readonly parameter: string;
	readonly is: string | boolean;
}

/** Where a property is shown: an operation, and what else has to be chosen. */
export interface Place {
	readonly resource: string;
	readonly operation: string;
	readonly when?: Condition;
}

export interface Placed {
	readonly place: Place;
	readonly property: INodeProperties;
}

/** Whether a resource has an operation of that name. */
export type Exists = (resource: string, operation: string) => boolean;

/**
 * The same property of several operations becomes one, shown for all of them. n8n shows a property
 * for every combination of the listed resources and operations, so those can share one of which all
 * combinations have it or do not exist. Order is that of first appearance.
 */
export function merge(placed: readonly Placed[], exists: Exists): INodeProperties[] {
	const alike = new Map<string, Placed[]>();
	for (const one of placed) {
		const key = JSON.stringify([one.property, one.place.when]);
		alike.set(key, [...(alike.get(key) ?? []), one]);
	}
	return [...alike.values()].flatMap((group) =>
		rectangles(
			group.map(({ place }) => place),
			exists,
		).map(({ resources, operations }) => ({
			...group[0].property,
			displayOptions: {
				show: {
					resource: [...resources],
					operation: [...operations],
					...also(group[0].place),
				},
			},
		})),
	);
}

const also = ({ when }: Place) => (when ? { [when.parameter]: [when.is] } : {});

interface Rectangle {
	readonly resources: Set<string>;
	readonly operations: Set<string>;
}

function rectangles(places: readonly Place[], exists: Exists): Rectangle[] {
	const isPlace = (resource: string, operation: string) =>
		places.some((place) => place.resource === resource && place.operation === operation);
	const found: Rectangle[] = [];
	for (const { resource, operation } of places) {
		const home = found.find(({ resources, operations }) =>
			[...resources, resource].every((one) =>
				[...operations, operation].every((other) => isPlace(one, other) || !exists(one, other)),
			),
		);
		if (home) {
			home.resources.add(resource);
			home.operations.add(operation);
		} else {
			found.push({ resources: new Set([resource]), operations: new Set([operation]) });
		}
	}
	return found;
}
