import type { Employment, Workforce } from './workforce';

/** The order of the rows: by employee as in the other lists, or by when they last changed. */
export const feedOrders = ['employee', 'oldestFirst', 'newestFirst'] as const;

export type FeedOrder = (typeof feedOrders)[number];

/** Instants in milliseconds, both included. */
export interface FeedWindow {
	start: number;
	end: number;
}

/** Who changed when. */
export interface Feed {
	/** The employments whose last change lies in a window; those that tie are ordered by employee. */
	changedWithin(window: FeedWindow, order: FeedOrder): Employment[];
}

/** Marks an employment as changed, which is what brings it up in the feed. */
export function markChanged(workforce: Workforce, employment: Employment, now: number): void {
	employment.changedAt = now;
	workforce.changes++;
}

/**
 * Sorting everybody takes long in a big tenant, so the order is kept until something changes. Then
 * the old order is sorted again: nearly all of it is in place, which takes a small part of the time.
 */
export function createFeed(workforce: Workforce): Feed {
	const kept = new Map<FeedOrder, { employments: Employment[]; changes: number }>();
	const inOrder = (order: Exclude<FeedOrder, 'employee'>): Employment[] => {
		const { employments: all, changes } = workforce;
		const known = kept.get(order);
		if (known?.changes === changes && known.employments.length === all.length) {
			return known.employments;
		}
		const sign = order === 'oldestFirst' ? 1 : -1;
		const before = known?.employments ?? [];
		const employments = [...before, ...all.slice(before.length)].sort(
			(a, b) => sign * (a.changedAt - b.changedAt) || a.row - b.row,
		);
		kept.set(order, { employments, changes });
		return employments;
	};
	return {
		changedWithin({ start, end }, order) {
			const all = order === 'employee' ? workforce.employments : inOrder(order);
			return all.filter(({ changedAt }) => changedAt >= start && changedAt <= end);
		},
	};
}
