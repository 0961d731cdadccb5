import type { JsonSchema } from '../../nodes/UkgPro/description/schemas';
import { outputSchemas, triggerSchema } from '../../nodes/UkgPro/description/schemas';
import { employeeChangeFields } from '../../nodes/UkgPro/operations/employeeChange';
import { itemMaker } from '../../nodes/UkgPro/trigger/items';
import { EVERY_OPERATION } from './operations';

const schemas = new Map(outputSchemas().map(({ file, schema }) => [file, schema]));
const typesOf = (schema: JsonSchema | undefined) =>
	Object.fromEntries(
		Object.entries(schema?.properties ?? {}).map(([name, { type }]) => [name, type]),
	);

test('one file for every operation, and no other', () => {
	expect(outputSchemas().map(({ file }) => file)).toEqual(
		EVERY_OPERATION.map(({ resource, operation }) => `${resource.value}/${operation.value}.json`),
	);
	expect(schemas.size).toBe(EVERY_OPERATION.length);
});

test('an object with a version, as n8n reads it', () => {
	for (const schema of schemas.values()) {
		expect(Object.keys(schema).sort()).toEqual(['properties', 'type', 'version']);
		expect([schema.type, schema.version]).toEqual(['object', 1]);
	}
});

test.each(EVERY_OPERATION.map(({ resource, operation }) => [resource, operation] as const))(
	'$value has the simplified fields in their order',
	(resource, { value, answer }) => {
		const { properties } = schemas.get(`${resource.value}/${value}.json`) ?? {};
		expect(Object.keys(properties ?? {})).toEqual(answer.simplified);
	},
);

test.each([
	[
		'person/get.json',
		{
			employeeId: 'string',
			companyId: 'string',
			firstName: 'string',
			lastName: 'string',
			preferredName: 'string',
			emailAddress: 'string',
			homePhone: 'string',
			addressCity: 'string',
			addressState: 'string',
			addressCountry: 'string',
		},
	],
	[
		'ptoPlan/getMany.json',
		{
			employeeId: 'string',
			companyId: 'string',
			ptoPlan: 'string',
			earned: 'number',
			taken: 'number',
			pendingBalance: 'number',
			earnedThroughDate: 'string',
			reset: 'string',
			pendingMoveDate: 'string',
		},
	],
	[
		'location/getMany.json',
		{
			locationCode: 'string',
			description: 'string',
			isActive: 'boolean',
			addressLine1: 'string',
			city: 'string',
			state: 'string',
			zipOrPostalCode: 'string',
			countryCode: 'string',
			locationGLSegment: 'string',
		},
	],
	['businessStructureChange/getMany.json', { employeeId: 'string' }],
	[
		'compensation/find.json',
		{
			CompanyCode: 'string',
			EmployeeNumber: 'string',
			FirstName: 'string',
			LastName: 'string',
			Annual: 'number',
			Hourly: 'number',
			PayFrequency: 'string',
			PayGroup: 'string',
			ScheduledHours: 'number',
			EffectiveDate: 'string',
		},
	],
	[
		'payPeriod/getMany.json',
		{
			payPeriodId: 'integer',
			payGroup: 'string',
			periodControl: 'string',
			payDate: 'string',
			payDateSeq: 'integer',
			periodStartDate: 'string',
			periodEndDate: 'string',
			periodType: 'string',
			isActive: 'boolean',
			isPeriodClosed: 'boolean',
		},
	],
	[
		'serviceAccount/checkAccess.json',
		{
			webService: 'string',
			role: 'string',
			granted: 'boolean',
			actions: 'string',
			note: 'string',
		},
	],
	[
		'payStatement/getLast.json',
		{
			employeenumber: 'string',
			fullname: 'string',
			companyname: 'string',
			paydate: 'string',
			periodstartdate: 'string',
			periodenddate: 'string',
			grosswagescurrent: 'number',
			taxescurrent: 'number',
			deductionscurrent: 'number',
			netpaycurrent: 'number',
		},
	],
])('the types of %s', (file, types) => {
	expect(typesOf(schemas.get(file))).toEqual(types);
});

test('only types of JSON schema, and no sensitive field', () => {
	for (const { resource, operation } of EVERY_OPERATION) {
		const types = typesOf(schemas.get(`${resource.value}/${operation.value}.json`));
		for (const type of Object.values(types)) {
			expect(['string', 'integer', 'number', 'boolean']).toContain(type);
		}
		for (const path of Object.keys(operation.answer.sensitive)) {
			expect(types).not.toHaveProperty([path]);
		}
	}
});

test("the trigger's items are shown as they come", () => {
	const now = { from: 0, to: 0 };
	const item = itemMaker({ showSensitive: true })({}, { event: 'hired', changes: [] }, now, 0);
	const { properties = {} } = triggerSchema();
	expect(Object.keys(properties)).toEqual(Object.keys(item));
	expect(Object.keys(properties.employee.properties ?? {})).toEqual(
		Object.keys(employeeChangeFields),
	);
	expect(Object.keys(properties.window.properties ?? {})).toEqual(Object.keys(item.window));
});
