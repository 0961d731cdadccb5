import type { INodeProperties } from 'n8n-workflow';

import type { Entry, Parameter } from '../operations/types';
import { pickerProperty } from './picker';

/** How a parameter is entered in n8n's panel, without the conditions of its display. */
export function parameterProperty(parameter: Parameter): INodeProperties {
	const { name, displayName, description, placeholder, required, entry } = parameter;
	const common = {
		displayName,
		name,
		description,
		...(placeholder && !isPicked(entry) ? { placeholder } : {}),
		...(required ? { required } : {}),
	};
	switch (entry.kind) {
		case 'text':
			return entry.picker
				? { ...common, ...pickerProperty(entry.picker, placeholder) }
				: { ...common, type: 'string', default: '' };
		case 'yesNo':
			return { ...common, type: 'boolean', default: true };
		case 'number':
			return {
				...common,
				type: 'number',
				typeOptions: {
					...(entry.min === undefined ? {} : { minValue: entry.min }),
					...(entry.max === undefined ? {} : { maxValue: entry.max }),
					...(entry.integer ? { numberPrecision: 0 } : {}),
				},
				default: entry.min ?? 0,
			};
		case 'choice': {
			const [first] = entry.options;
			const { preset = first.value } = entry;
			return {
				...common,
				type: 'options',
				// Which fields there are follows from it.
				noDataExpression: true,
				options: entry.options.map((option) => ({ ...option })),
				default: preset,
			};
		}
		case 'date':
		case 'dateTime':
			return { ...common, type: 'dateTime', default: '' };
		case 'dateFilter':
		case 'condition':
			throw new Error('These are entered as rows: see rows.ts');
	}
}

/** Its placeholder belongs to the field beside the list. */
const isPicked = (entry: Entry) => entry.kind === 'text' && entry.picker !== undefined;
