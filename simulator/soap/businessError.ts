/** What is wrong with a request that could be read: HTTP 200, `HasErrors`, one message for each. */
export interface BusinessError {
	code: string;
	/** Never a value out of the request or of a person. */
	message: string;
	/** The element at fault. */
	property?: string;
}
