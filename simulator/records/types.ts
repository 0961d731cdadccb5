/**
 * The records of the published contract: field names in the spelling of the wire (misspellings are
 * UKG's own) and their types. Source: UKG's OpenAPI text for the HCM web services; `locations`
 * after UKG's documentation, because the OpenAPI copies carry another schema under that name.
 *
 * - `string`, `boolean`, `number`, `int`: the JSON type. Every field may be null unless noted.
 * - `uuid`, `dateTime`: text in that form (`2021-09-20T00:00:00`, no zone, a fraction of any length).
 * - `object`: any JSON object.
 * - `messages`: an object from a field's name to a list of `{ message, type }`.
 * - `{ record }`: a nested record; `{ list }`: an array of records; `{ listOf }`: an array of values.
 */
export type FieldType =
	| 'string'
	| 'boolean'
	| 'number'
	| 'int'
	| 'uuid'
	| 'dateTime'
	| 'messages'
	| 'object'
	| { record: string }
	| { list: string }
	| { listOf: 'string' };

export type RecordType = Readonly<Record<string, FieldType>>;
