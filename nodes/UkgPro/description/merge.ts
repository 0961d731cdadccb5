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

/**
 * The same property of several operations becomes one, shown for all of them. n8n shows a property
 * for every combination of the listed resources and operations, so only resources in which it
 * belongs to the same operations can share one. Order is that of first appearance.
 */
export function merge(placed: readonly Placed[]): INodeProperties[] {
	const alike = new Map<string, Placed[]>();
	for (const one of placed) {
		const key = JSON.stringify([one.property, one.place.when]);
		alike.set(key, [...(alike.get(key) ?? []), one]);
	}
	return [...alike.values()].flatMap((group) =>
		rectangles(group.map(({ place }) => place)).map(({ resources, operations }) => ({
			...group[0].property,
			displayOptions: {
				show: { resource: resources, operation: operations, ...also(group[0].place) },
			},
		})),
	);
}

const also = ({ when }: Place) => (when ? { [when.parameter]: [when.is] } : {});

function rectangles(places: Place[]): Array<{ resources: string[]; operations: string[] }> {
	const operationsOf = new Map<string, string[]>();
	for (const { resource, operation } of places) {
		operationsOf.set(resource, [...(operationsOf.get(resource) ?? []), operation]);
	}
	const sharing = new Map<string, { resources: string[]; operations: string[] }>();
	for (const [resource, operations] of operationsOf) {
		const key = [...operations].sort().join();
		const rectangle = sharing.get(key);
		if (rectangle) rectangle.resources.push(resource);
		else sharing.set(key, { resources: [resource], operations });
	}
	return [...sharing.values()];
}
