/** Namespaces of the messages (contract: SOAP services, transport). */
export const ns = {
	envelope: 'http://www.w3.org/2003/05/soap-envelope',
	addressing: 'http://www.w3.org/2005/08/addressing',
	contracts: 'http://www.ultipro.com/contracts',
	instance: 'http://www.w3.org/2001/XMLSchema-instance',
	arrays: 'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
	login: 'http://www.ultipro.com/services/loginservice',
	person: 'http://www.ultipro.com/services/employeeperson',
	compensation: 'http://www.ultipro.com/services/employeecompensation',
	token: 'http://www.ultimatesoftware.com/foundation/authentication/ultiprotoken',
	key: 'http://www.ultimatesoftware.com/foundation/authentication/clientaccesskey',
} as const;
