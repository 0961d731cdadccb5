import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Employment, Workforce } from '../../../simulator';

export type Row = IDataObject;
/** The people of the simulated tenant and what they are assigned to. */
export type Data = Readonly<Workforce>;
/** What is set in the node, beside resource and operation. */
export type Ask = Omit<INodeParameters, 'resource' | 'operation'>;

/** A request as the contract wants it, without its page. */
export interface Request {
	readonly method: 'GET' | 'POST' | 'PATCH';
	/** Decoded. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	/** Operation, type of the identifier and elements of a SOAP request; the order counts. */
	readonly soap?: {
		readonly operation: string;
		readonly type?: string;
		readonly elements: Readonly<Record<string, string>>;
	};
}

/** How the contract pages a list, and the largest page that it publishes. */
export interface Pages {
	readonly size: 'per_Page' | 'per_page' | 'PageSize';
	readonly largest: number;
}

/** A web service of UKG's service accounts and its role. */
export type Permission = readonly [webService: string, role: 'View' | 'Add' | 'Edit'];

/** One value of an optional parameter. */
export interface Try {
	/** What is entered. */
	readonly enter: INodeParameters[string];
	/** What the contract wants to be sent for it. */
	readonly sends: unknown;
	/** Whether a row of the unfiltered list is left. */
	readonly leaves: (row: Row) => boolean;
}

/** Where an optional parameter is entered in the node. */
export type Collection =
	| 'filters'
	| 'dateFilters'
	| 'conditions'
	| 'options'
	| 'additionalFields'
	| 'updateFields'
	/** Not in a collection. */
	| 'top';

/** An optional parameter. */
export interface Optional {
	/** UKG's name of it, capitals included. */
	readonly wire: string;
	readonly collection: Collection;
	/** Values worth trying, the first of them one that the tenant has; from the unfiltered rows. */
	readonly tries: (rows: readonly Row[], data: Data) => readonly Try[];
}

/** Another way to say who is meant, with required parameters alone. */
export interface Form {
	readonly ask: (data: Data) => Ask;
	readonly request: (data: Data) => Request;
	readonly rows: (data: Data) => readonly string[];
}

/** All that the tests know of an operation; nothing of it comes from the catalogue. */
export interface OperationCase extends Form {
	/** None: UKG calls it public. */
	readonly permission: Permission | null;
	readonly pages?: Pages;
	/** Tells the rows apart, or at least whose they are, as `rows` names them. */
	readonly key: (row: Row) => string;
	readonly forms?: readonly Form[];
	readonly optional: Readonly<Record<string, Optional>>;
	/** The optional parameter without which there is nothing to do. */
	readonly atLeast?: string;
	/** Values that name nothing, for operations whose path or body names one thing. */
	readonly unknown?: Ask;
	/** The contract has one object where it surely is a list. */
	readonly declaredObject?: true;
	/** Key of what is written, as `Simulator.writes` has it. */
	readonly writes?: (data: Data) => string;
}

/** By `resource.operation`. */
export type Cases = Readonly<Record<string, OperationCase>>;

export const keyOf = ({ person, company }: Employment) => `${person.employeeId} ${company.id}`;
