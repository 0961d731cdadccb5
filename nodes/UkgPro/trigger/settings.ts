import type { IPollFunctions } from 'n8n-workflow';

import { readMoment } from '../engine/dates';
import { showSensitive, whole } from '../engine/plan';
import { INTERVAL, ITEMS, TIMEOUT } from '../operations/own';
import { isRecord } from '../transport/answers';
import { refusal } from '../transport/trouble';
import type { EventName } from './classify';
import { EVENTS } from './classify';
import type { KindName } from './kinds';
import { KINDS } from './kinds';

/** What a person has set. */
export interface Settings {
	readonly events: ReadonlySet<EventName>;
	readonly kinds: ReadonlySet<KindName>;
	/** `learn` everybody without a word, `now` from now on, or what changed since a moment. */
	readonly start: 'learn' | 'now' | { readonly since: number };
	/** Milliseconds between two reads. */
	readonly interval: number;
	/** Company IDs in capitals; none: all. */
	readonly companies: ReadonlySet<string>;
	readonly showSensitive: boolean;
	readonly withPrevious: boolean;
	/** Items come again until their execution succeeds. */
	readonly repeatsFailed: boolean;
	/** Items that one execution gets. */
	readonly most: number;
	/** Seconds a request. */
	readonly timeout: number;
}

/** @throws Trouble, a refusal, for the first parameter that is wrong */
export function readSettings(context: IPollFunctions): Settings {
	const get = (name: string): unknown => context.getNodeParameter(name, null) ?? undefined;
	const events = chosen(get('events'), 'Events', EVENTS);
	// Where an expression gives the events, n8n's panel may hide the kinds: then all of them count.
	const kinds = events.has('changed')
		? chosen(get('kinds') ?? KINDS.map(({ value }) => value), 'Kinds of Change', KINDS)
		: new Set<KindName>();
	const options = get('options');
	const option = (name: string) => (isRecord(options) ? options[name] : undefined);
	return {
		events,
		kinds,
		start: start(get('start'), get('startDate'), context.getTimezone()),
		interval: whole(get('interval'), 'interval', 'Minimum Interval (Minutes)', INTERVAL) * 60_000,
		companies: companies(get('companies'), context.getNode().parameters.companies),
		showSensitive: showSensitive(context.getNode().parameters.includeSensitiveData),
		withPrevious: option('previousValues') === true,
		repeatsFailed: repeatsFailed(option('repeatAfterFailure'), context),
		most: whole(
			option('itemsPerExecution') ?? ITEMS.preset,
			'itemsPerExecution',
			'Items per Execution',
			ITEMS,
		),
		timeout: whole(option('timeout') ?? TIMEOUT.preset, 'timeout', 'Timeout', TIMEOUT),
	};
}

function chosen<T extends string>(
	value: unknown,
	displayName: string,
	options: ReadonlyArray<{ readonly value: T }>,
): Set<T> {
	const names = texts(value);
	if (names.length === 0) throw refusal(`'${displayName}' is empty: choose at least one`);
	const known = new Map<string, T>(options.map((option) => [option.value, option.value]));
	return new Set(
		names.map((name) => {
			const option = known.get(name);
			if (option === undefined) {
				throw refusal(
					`'${displayName}' may hold only ${[...known.keys()].join(', ')}: choose from the list`,
				);
			}
			return option;
		}),
	);
}

/** A list, or a text with commas, which an expression may give. */
const texts = (value: unknown): string[] =>
	(Array.isArray(value) ? value : String(value ?? '').split(','))
		.filter((one) => typeof one === 'string' || typeof one === 'number')
		.map((one) => String(one).trim())
		.filter((text) => text !== '');

function repeatsFailed(value: unknown, context: IPollFunctions): boolean {
	if (value === true && context.getWorkflowSettings().engineType === 'v2') {
		throw refusal(
			"'Repeat After Failure' cannot be used with n8n's Engine 2.0, which does not tell a trigger how an execution ended: remove the option, or choose the other engine in the workflow's settings",
		);
	}
	return value === true;
}

/** An expression that comes to nothing must not mean all. */
function companies(value: unknown, stored: unknown): Set<string> {
	const ids = texts(value).map((id) => id.toUpperCase());
	if (ids.length === 0 && typeof stored === 'string' && stored.startsWith('=')) {
		throw refusal(
			"'Company Names or IDs' is an expression that gives none: correct it, or empty the field for all companies",
		);
	}
	return new Set(ids);
}

function start(value: unknown, since: unknown, zone: string): Settings['start'] {
	if (value === 'learn' || value === 'now') return value;
	if (value !== 'date') throw refusal("'Start' must be learn, now or date: choose from the list");
	const moment = readMoment(since, zone);
	if (!moment) throw refusal("'Start Date' is empty or no date: choose one");
	return { since: moment.toMillis() };
}
