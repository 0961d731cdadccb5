import type { IPollFunctions } from 'n8n-workflow';

import { orTroubleAsync } from '../engine/orTrouble';
import { clock } from '../transport/clock';
import { openSession } from '../transport/session';
import { Trouble } from '../transport/trouble';
import { firstSightOf } from './classify';
import { nothingFound, openFeed } from './feed';
import type { Item } from './items';
import { isOfCompany, isWanted, itemMaker } from './items';
import { previousValues } from './previous';
import { readSettings } from './settings';
import { valuesOf } from './snapshot';

/** Items that are enough to build a workflow with. */
const ENOUGH = 10;
const DAYS = [7, 365];

/**
 * "Fetch Test Event": some who changed lately, from one page of the last week, or of the last year
 * where the week has none. Those whom the trigger would report come first.
 *
 * @throws Trouble
 */
export async function sample(context: IPollFunctions): Promise<Item[]> {
	const settings = readSettings(context);
	// A person waits, so nothing is asked for twice.
	const session = { ...(await openSession(context)), patience: 0 };
	const now = clock.now();
	const make = itemMaker(settings);
	const timeout = settings.timeout * 1_000;
	const feed = openFeed(session, { deadline: now + DAYS.length * timeout, timeout });
	const values = settings.withPrevious ? previousValues(settings, undefined) : undefined;
	let isFound = false;
	for (const days of DAYS) {
		const span = { from: now - days * 86_400_000, to: now };
		const page = await orTroubleAsync(feed.page(span, 1));
		if (page instanceof Trouble) throw tooOften(page);
		isFound ||= !page.isAbsent;
		const seen = page.rows.flatMap((row) => {
			const snapshot = valuesOf(row);
			if (!isOfCompany(snapshot, settings)) return [];
			const happening = firstSightOf(snapshot, span, false);
			return [
				{ item: make(row, happening, span, now, values?.compare(undefined, row)), happening },
			];
		});
		const wanted = seen.filter(({ happening }) => isWanted(happening, settings));
		const items = (wanted.length > 0 ? wanted : seen).map(({ item }) => item);
		if (items.length > 0) return items.slice(0, ENOUGH);
	}
	if (!isFound) throw nothingFound('UKG Pro names nobody who changed in the last year');
	return [];
}

/** The feed may be asked once in three hours, and the published trigger may just have done so. */
function tooOften(trouble: Trouble): Trouble {
	const { report } = trouble;
	if (report.httpCode !== 429) return trouble;
	return new Trouble({
		...report,
		message: 'UKG Pro takes no other call for employee changes at present',
		description: `UKG asks for three hours between two calls: try again later, or pin the data of an earlier execution. ${report.description ?? ''}`,
	});
}
