import type { Inputs } from '../../nodes/UkgPro/engine/plan';

export type Parameters = Readonly<Record<string, unknown>>;

const DEFAULTS: Parameters = {
	returnAll: false,
	limit: 50,
	output: 'simplified',
	options: {},
};

/** The node's parameters for one item, over n8n's defaults. */
export function inputs(parameters: Parameters, zone = 'UTC'): Inputs {
	const all: Parameters = { ...DEFAULTS, ...parameters };
	return { get: (name) => all[name], stored: (name) => all[name], zone };
}
