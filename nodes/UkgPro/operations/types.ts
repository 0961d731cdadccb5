/**
 * The catalogue's types: what a record says about an operation. Everything else (dropdowns,
 * parameters, requests, paging, messages, previews, documentation) follows from the records.
 */

/** Types of an answer's fields as UKG's specification names them. */
export type ScalarType =
	| 'string'
	| 'uuid'
	/** ISO text without zone, e.g. `2021-09-20T00:00:00`. */
	| 'datetime'
	/** Text `YYYY-MM-DD`. */
	| 'date'
	| 'int'
	| 'number'
	| 'double'
	| 'boolean';

/** `[…]` is a list of such records. Each field may also be null. */
export type FieldType = ScalarType | Fields | readonly [Fields];

/** Names exactly as UKG sends them, misspellings included. */
export interface Fields {
	readonly [name: string]: FieldType;
}

/** How much of a sensitive value is shown: its last four characters at most, or nothing. */
export type Mask = 'lastFour' | 'hidden';

/** Sensitive fields: `ssn`, or `netpay.accountnumber` for the field of a nested record. */
export interface Sensitive {
	readonly [path: string]: Mask;
}

/** What UKG Pro's Service Account Administration has to grant. */
export interface Permission {
	readonly webService: string;
	readonly role: 'View' | 'Add' | 'Edit';
}

/** Where a value goes. `wire` is UKG's exact name; dots in a body name are nested objects. */
export type Destination =
	| { readonly in: 'path' | 'query' | 'header' | 'body'; readonly wire: string }
	/** Elements of SOAP: a condition of the EmployeeQuery, a part of the employee identifier. */
	| { readonly in: 'employeeQuery' | 'identifier'; readonly wire: string }
	/** The value is the type of the employee identifier, such as `EmailAddressIdentifier`. */
	| { readonly in: 'identifierType' }
	/** Decides which other parameters apply, and is not sent. */
	| { readonly in: 'none' };

/** Lists of UKG Pro from which a person can pick a value. */
export type Picker =
	| 'company'
	| 'employee'
	| 'job'
	| 'location'
	| 'organizationLevel'
	| 'payGroup'
	| 'ptoPlan';

/** How a person enters a value, and how it is written for UKG Pro. */
export type Entry =
	| {
			readonly kind: 'text';
			readonly maxLength?: number;
			/** `allows` finishes the sentence "… may hold only …". */
			readonly pattern?: { readonly test: RegExp; readonly allows: string };
			/** Several values may be given, with commas between them or as a list; sent with commas. */
			readonly list?: true;
			readonly picker?: Picker;
	  }
	/** A switch, sent as these two values. */
	| { readonly kind: 'yesNo'; readonly yes: string | true; readonly no: string | false }
	| {
			readonly kind: 'number';
			readonly min?: number;
			readonly max?: number;
			readonly integer?: boolean;
	  }
	| {
			readonly kind: 'choice';
			/** The first where there is none. */
			readonly preset?: string;
			readonly options: ReadonlyArray<{
				readonly value: string;
				readonly name: string;
				readonly description?: string;
			}>;
	  }
	/** A moment: `utc` is sent as `2026-01-31T13:00:00.000Z`, `local` as the tenant's `2026-01-31T08:00:00`. */
	| { readonly kind: 'dateTime'; readonly zone: 'utc' | 'local' }
	/** A day, sent as `YYYY-MM-DD`, or as its first moment `YYYY-MM-DDT00:00:00`. */
	| { readonly kind: 'date'; readonly as: 'day' | 'midnight' }
	/** Before, after, on or between days; sent as `<MM-DD-YYYY` and so on. */
	| { readonly kind: 'dateFilter' }
	/** An operator with a text or a day, sent in the notation of SOAP's EmployeeQuery. */
	| { readonly kind: 'condition'; readonly compares: 'text' | 'day' };

export interface Parameter {
	/** n8n's parameter name. */
	readonly name: string;
	/** Title Case, the field's name in UKG Pro. */
	readonly displayName: string;
	/** One sentence without a full stop, for a person and for a model. */
	readonly description: string;
	readonly placeholder?: string;
	readonly required?: true;
	/** Shown above the filters although it may stay empty. */
	readonly prominent?: true;
	readonly to: Destination;
	readonly entry: Entry;
	/** Names a thing of UKG Pro: told when that thing is not found. */
	readonly identifies?: true;
	/** A number such as the SSN, which had better not be kept with an execution. */
	readonly personal?: true;
	/** The end of a span: not before the value of the parameter of this name. */
	readonly notBefore?: string;
	/** Asked for only when the parameter of that name has this value. */
	readonly when?: { readonly parameter: string; readonly is: string };
}

/** Page numbers start at 1. */
export interface Paging {
	readonly in: 'query' | 'body' | 'employeeQuery';
	readonly page: string;
	/** Exact casing: `per_Page` on most lists, `per_page` on some. */
	readonly size: string;
	/** Rows a page that UKG documents as the most; asked for, never relied on. */
	readonly maximum: number;
}

export interface RestCall {
	readonly protocol: 'rest';
	readonly method: 'GET' | 'POST' | 'PATCH';
	/** `{name}` stands for the path parameter with that wire name. */
	readonly path: string;
	/** Only reads are repeated after a fault; a POST can be a read. */
	readonly effect: 'read' | 'write';
	readonly paging?: Paging;
	/** The path's values are repeated in the body under the same names. */
	readonly pathInBody?: true;
	/** The body is an array of entries, answered with HTTP 207 and an outcome for each. */
	readonly multiStatus?: true;
}

/** An operation of one of UKG Pro's SOAP services. */
export interface SoapCall {
	readonly protocol: 'soap';
	readonly service: 'EmployeePerson' | 'EmployeeCompensation';
	readonly operation: string;
	readonly effect: 'read';
	readonly paging?: Paging;
	/** Local name of the elements that are the rows, whatever is wrapped around them. */
	readonly record: string;
	/** Action of the REST operation that gives nearly the same and needs no User API Key. */
	readonly alternative: string;
}

/** Tries the permissions of the account, one operation each. */
export interface AccessCheck {
	readonly protocol: 'check';
	readonly effect: 'read';
	readonly paging?: undefined;
}

/** One entry of the operation dropdown. */
export interface Operation {
	readonly value: string;
	/** n8n's wording: "Get", "Get Many", "Create", "Update", or the plain verb. */
	readonly name: string;
	/** Sentence case, the words UKG's users know: "List employee changes by date". */
	readonly action: string;
	readonly description: string;
	readonly call: RestCall | SoapCall | AccessCheck;
	readonly parameters: readonly Parameter[];
	/** None: any valid account may call it. */
	readonly permission?: Permission;
	/**
	 * Check Access tries the permission by this operation, one row of it, with these values: the
	 * cheapest that needs the permission and names nobody.
	 */
	readonly probe?: Readonly<Record<string, string>>;
	readonly answer: Answer;
}

export interface SoapOperation extends Operation {
	readonly call: SoapCall;
}

export interface RestOperation extends Operation {
	readonly call: RestCall;
}

export interface Answer<F extends Fields = Fields> {
	/** `one`: nothing found is "not found"; `many`: nothing found is an empty list. */
	readonly rows: 'one' | 'many';
	readonly fields: F;
	/** The useful ones, ten at most. */
	readonly simplified: ReadonlyArray<keyof F & string>;
	readonly sensitive: Sensitive;
	/**
	 * Fields that tell two rows of a list apart for certain; `everyField` where only equal rows are
	 * surely the same. Rows that come twice, because data moved between pages, are then given once.
	 */
	readonly rowKey?: ReadonlyArray<keyof F & string> | 'everyField';
	/** Rows that UKG Pro sends as bare values become records with this one field. */
	readonly wrapAs?: keyof F & string;
}

/** One entry of the resource dropdown. */
export interface Resource {
	readonly value: string;
	/** Singular, Title Case. */
	readonly name: string;
	readonly description: string;
	readonly operations: readonly Operation[];
}
