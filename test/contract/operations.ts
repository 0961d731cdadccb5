import operations from './operations.json';

/** What UKG's published OpenAPI says about an operation: facts only, made once and kept here. */
export interface ContractOperation {
	/** The catalogue's name for it. */
	readonly id: string;
	readonly method: string;
	readonly path: string;
	readonly parameters: readonly ContractParameter[];
	readonly body?: {
		readonly array: boolean;
		/** Names of nested objects with dots. */
		readonly properties: Readonly<Record<string, ContractValue>>;
	};
	readonly answer: {
		readonly status: number;
		readonly array: boolean;
		readonly record: ContractRecord | string;
	};
}

export interface ContractValue {
	readonly type: string;
	readonly required: boolean;
	readonly pattern?: string;
	readonly maxLength?: number;
	readonly maximum?: number;
}

export interface ContractParameter extends ContractValue {
	readonly name: string;
	readonly in: 'path' | 'query';
}

export interface ContractRecord {
	readonly [name: string]: string | ContractRecord | readonly [ContractRecord];
}

export const CONTRACT = operations as unknown as readonly ContractOperation[];

export function contractOf(id: string): ContractOperation {
	const found = CONTRACT.find((operation) => operation.id === id);
	if (!found) throw new Error(`The contract has no ${id}`);
	return found;
}
