import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { shaper } from '../engine/shape';
import type { Happening } from './classify';
import { CHANGES, iso } from './feed';
import { UNKNOWN } from './kinds';
import type { Settings } from './settings';
import type { Values } from './snapshot';
import { valuesOf } from './snapshot';
import type { Span } from './state';

/** What happened to one employee, as it goes into the workflow. */
export interface Item extends IDataObject {
	readonly event: Happening['event'];
	readonly changes: string[];
	/** The snapshot, with the names and spellings of UKG Pro. */
	readonly employee: IDataObject;
	/** Values that were and are, of the watched kinds; null for who was not known. */
	readonly before?: IDataObject | null;
	readonly after?: IDataObject;
	/** ISO, UTC, by UKG Pro's clock. */
	readonly detectedAt: string;
	readonly window: { readonly from: string; readonly to: string };
}

/** Makes items of snapshots. */
export function itemMaker({ showSensitive }: Pick<Settings, 'showSensitive'>) {
	const shaped = shaper(CHANGES.answer, { output: 'raw', fields: [], showSensitive });
	return (
		row: IDataObject,
		{ event, changes }: Happening,
		span: Span,
		now: number,
		values: Pick<Item, 'before' | 'after'> = {},
	): Item => ({
		event,
		changes: [...changes],
		employee: shaped(row),
		...values,
		detectedAt: iso(now),
		window: { from: iso(span.from), to: iso(span.to) },
	});
}

/** Whether the person who set up the trigger wants to hear of it. */
export const isWanted = ({ event, changes }: Happening, { events, kinds }: Settings): boolean =>
	events.has(event) &&
	(event !== 'changed' || changes.some((kind) => kind === UNKNOWN || kinds.has(kind)));

export const isOfCompany = (values: Values, { companies }: Settings): boolean =>
	companies.size === 0 || companies.has(values('companyId').toUpperCase());

/** What goes into an execution: by employee, then company, whatever UKG Pro's order is. */
export const asGiven = (items: readonly Item[]): INodeExecutionData[][] => [
	inOrder(items).map((json) => ({ json })),
];

function inOrder(items: readonly Item[]): Item[] {
	const sortKey = ({ employee }: Item) => {
		const values = valuesOf(employee);
		return `${values('employeeId')} ${values('companyId')}`;
	};
	return items
		.map((item) => ({ item, key: sortKey(item) }))
		.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
		.map(({ item }) => item);
}
