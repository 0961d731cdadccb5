import type { INodeProperties } from 'n8n-workflow';

import type { Parameter } from '../operations/types';

/** How a parameter is entered in n8n's panel, without the conditions of its display. */
export function parameterProperty(parameter: Parameter): INodeProperties {
	const { name, displayName, description, placeholder, required, entry } = parameter;
	const common = {
		displayName,
		name,
		description,
		...(placeholder ? { placeholder } : {}),
		...(required ? { required } : {}),
	};
	switch (entry.kind) {
		case 'text':
			return { ...common, type: 'string', default: '' };
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
			return {
				...common,
				type: 'options',
				options: entry.options.map((option) => ({ ...option })),
				default: first.value,
			};
		}
		case 'date':
		case 'dateTime':
			return { ...common, type: 'dateTime', default: '' };
		case 'dateFilter':
			throw new Error('Date filters are entered together: see dateFilters.ts');
	}
}
