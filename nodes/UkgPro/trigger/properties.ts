import type { INodeProperties } from 'n8n-workflow';

import { timeout } from '../description';
import { includeSensitiveData } from '../description/output';
import { INTERVAL, ITEMS } from '../operations/own';
import { EVENTS } from './classify';
import { MOST_PREVIOUS } from './previous';
import { KINDS } from './kinds';

// n8n's lint wants a default that is no member of something.
const { preset: presetInterval } = INTERVAL;
const { preset: presetItems } = ITEMS;
const everyEvent = EVENTS.map(({ value }) => value);
const everyKind = KINDS.map(({ value }) => value);

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

/** All properties of the trigger, in the order of n8n's panel; n8n puts its Poll Times before them. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'UKG asks for at most eight calls for employee changes a day, three hours apart. So however often n8n polls, this trigger calls UKG Pro only when its Minimum Interval is over: leave Poll Times at every minute.',
		name: 'rhythm',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: [...EVENTS],
		default: [...everyEvent],
		required: true,
		description: 'What starts the workflow',
	},
	{
		displayName: 'Kinds of Change',
		name: 'kinds',
		type: 'multiOptions',
		options: KINDS.map(({ name, value, description }) => ({ name, value, description })).sort(
			byName,
		),
		default: [...everyKind],
		required: true,
		displayOptions: { show: { events: ['changed'] } },
		description: 'Which changes of an employee count for the event Changed',
	},
	{
		displayName: 'Start',
		name: 'start',
		type: 'options',
		options: [
			{
				name: 'From Now, After Learning Everybody',
				value: 'learn',
				description:
					'Reads all employees once, without starting the workflow, so that each later change can be told from what was before',
			},
			{
				name: 'From Now, Without Learning',
				value: 'now',
				description:
					'Begins faster; the first change of an employee has the kind "unknown", unless somebody was hired, rehired or terminated',
			},
			{
				name: 'From a Date',
				value: 'date',
				description: 'Also starts the workflow for everybody who changed since then',
			},
		],
		default: 'learn',
		description: 'Where the trigger begins when the workflow is published for the first time',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { start: ['date'] } },
		description: "Beginning, in the workflow's time zone",
	},
	{
		displayName: 'Minimum Interval (Minutes)',
		name: 'interval',
		type: 'number',
		typeOptions: { minValue: INTERVAL.min },
		default: presetInterval,
		required: true,
		description:
			'From the end of one read of UKG Pro to the beginning of the next; below 180 you leave what UKG asks for, and it may refuse the calls',
	},
	{
		displayName: 'Company Names or IDs',
		name: 'companies',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getCompanies' },
		default: [],
		description:
			'Only employees of these companies; none means all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	includeSensitiveData,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Items per Execution',
				name: 'itemsPerExecution',
				type: 'number',
				typeOptions: { minValue: ITEMS.min, maxValue: ITEMS.max },
				default: presetItems,
				description:
					'How many changed employees one execution gets at most; the others come at the next polls',
			},
			{
				displayName: 'Previous Values',
				name: 'previousValues',
				type: 'boolean',
				default: false,
				description: `Whether to keep the last values of the watched kinds with the workflow and give them as "before" beside "after", for up to ${MOST_PREVIOUS} employees; otherwise only fingerprints are kept`,
			},
			{
				displayName: 'Repeat After Failure',
				name: 'repeatAfterFailure',
				type: 'boolean',
				default: false,
				description:
					'Whether to give the same changes again, with the next read of UKG Pro, when the execution with them did not succeed. Steps that had already run are then repeated, and UKG Pro is not read while an execution runs.',
			},
			timeout,
		],
	},
];
