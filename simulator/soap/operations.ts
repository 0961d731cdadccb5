import type { Role } from '../roles';
import { asksFor, SoapFault, type Message } from './envelope';
import { ns } from './namespaces';

/** One operation of a SOAP service. */
export interface SoapOperation {
	name:
		| 'Authenticate'
		| 'FindPeople'
		| 'GetPersonByEmployeeIdentifier'
		| 'FindCompensations'
		| 'GetCompensationByEmployeeIdentifier';
	path: string;
	/** `a:Action` of a request; an answer's has `Response` after it. */
	action: string;
	/** The element in the body. */
	request: { namespace: string; name: string };
	/** null for the login. */
	role: Role | null;
}

const PERSON = { path: '/services/EmployeePerson', namespace: ns.person };
const COMPENSATION = { path: '/services/EmployeeCompensation', namespace: ns.compensation };

export const soapOperations: readonly SoapOperation[] = [
	{
		name: 'Authenticate',
		path: '/services/LoginService',
		action: `${ns.login}/ILoginService/Authenticate`,
		request: { namespace: ns.contracts, name: 'TokenRequest' },
		role: null,
	},
	...(['FindPeople', 'GetPersonByEmployeeIdentifier'] as const).map(
		(name): SoapOperation => ({
			name,
			path: PERSON.path,
			action: `${PERSON.namespace}/IEmployeePerson/${name}`,
			request: { namespace: PERSON.namespace, name },
			role: 'EmployeePerson:View',
		}),
	),
	...(['FindCompensations', 'GetCompensationByEmployeeIdentifier'] as const).map(
		(name): SoapOperation => ({
			name,
			path: COMPENSATION.path,
			action: `${COMPENSATION.namespace}/IEmployeeCompensation/${name}`,
			request: { namespace: COMPENSATION.namespace, name },
			role: 'EmployeeCompensation:View',
		}),
	),
];

/** True below the folder of the services, also where there is none of this name. */
export function isSoapPath(path: string): boolean {
	return path.startsWith('/services/');
}

export function operationsAt(path: string): SoapOperation[] {
	return soapOperations.filter((operation) => operation.path === path);
}

/** The operation whose element a message has in its body, if the service at the path has one. */
export function operationOf(
	path: string,
	message: Message | SoapFault | undefined,
): SoapOperation | undefined {
	return operationsAt(path).find(({ request }) =>
		asksFor(message, request.namespace, request.name),
	);
}

/** What faults may name instead of the path, to meet one operation of a service only. */
export function operationPath({ path, name }: SoapOperation): string {
	return `${path}/${name}`;
}
