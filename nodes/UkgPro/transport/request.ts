import type { IDataObject } from 'n8n-workflow';

interface About {
	/** Milliseconds. */
	readonly timeout: number;
	/** Display names of the parameters that name a thing of UKG Pro. */
	readonly named: readonly string[];
	/** Numbers such as the SSN: taken out of what UKG Pro says. */
	readonly personal: readonly string[];
}

/** A REST request without its page: everything checked and encoded. */
export interface RestRequest extends About {
	readonly protocol: 'rest';
	readonly method: 'GET' | 'POST' | 'PATCH';
	/** Encoded, from the root of the tenant's host. */
	readonly path: string;
	/** Names in UKG's casing, values as a person would read them. */
	readonly query: ReadonlyArray<readonly [name: string, value: string]>;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: IDataObject | IDataObject[];
}

/** What a SOAP operation is asked about: an EmployeeQuery without its page, or one employee. */
export interface SoapRequest extends About {
	readonly protocol: 'soap';
	/** Elements of the EmployeeQuery, the operator in front of each value. */
	readonly query?: ReadonlyArray<readonly [name: string, value: string]>;
	/** Type and elements of the identifier, in the order of UKG's data contract. */
	readonly identifier?: {
		readonly type: string;
		readonly parts: ReadonlyArray<readonly [name: string, value: string]>;
	};
}

/** No request of its own: a request for each permission. */
export interface CheckRequest extends About {
	readonly protocol: 'check';
}

export type Request = RestRequest | SoapRequest;
