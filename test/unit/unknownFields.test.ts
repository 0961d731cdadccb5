import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { plan } from '../../nodes/UkgPro/engine/plan';
import { UkgPro } from '../../nodes/UkgPro/UkgPro.node';
import { EXPECTED, planned } from '../contract/requests';
import type { Parameters } from './inputs';
import { inputs } from './inputs';
import { EVERY_OPERATION, operationOf } from './operations';
import { refusalOf } from './refusals';

const refused = (id: string, changes: Parameters) =>
	refusalOf(() => plan(operationOf(id), inputs({ ...EXPECTED[id]?.parameters, ...changes })));

test.each([
	['person.getMany', 'filters', { LastName: 'Doe' }, 'Filters', 'lastName'],
	['person.getMany', 'filters', { lastname: 'Doe', companyId: 'A' }, 'Filters', 'lastName'],
	[
		'organizationLevel.create',
		'additionalFields',
		{ GLSegment: '1' },
		'Additional Fields',
		'glSegment',
	],
	['ptoPlan.update', 'updateFields', { Taken: 1 }, 'Update Fields', 'taken'],
	['payStatement.getLast', 'options', { clientID: 'x' }, 'Options', 'clientId'],
	['person.get', 'options', { timeOut: 1 }, 'Options', 'timeout'],
	['ptoPlan.create', 'options', { batchsize: 2 }, 'Options', 'batchSize'],
])('%s with other capitals in %s, %j, is refused', (id, name, value, label, spelling) => {
	expect(refused(id, { [name]: value })).toBe(
		`'${label}' must spell "${spelling}" so: correct the capitals`,
	);
});

test.each([
	['person.getMany', 'filters', 'Filters'],
	['organizationLevel.create', 'additionalFields', 'Additional Fields'],
	['ptoPlan.update', 'updateFields', 'Update Fields'],
	['person.get', 'options', 'Options'],
])('%s with what no operation has in %s is refused', (id, name, label) => {
	for (const field of ['surname', 'lastName ', '', 'toString', 'LASTNAMES']) {
		expect(refused(id, { [name]: { [field]: 'Doe' } })).toBe(
			`'${label}' has a field that no operation knows: choose fields from its list`,
		);
	}
	for (const value of ['lastName=Doe', ['Doe'], [], 7, true]) {
		expect(refused(id, { [name]: value })).toBe(
			`'${label}' must hold fields with their values: add them one by one`,
		);
	}
});

test.each([
	['person.getMany', 'dateFilters', 'Date Filters', 'filter'],
	['person.find', 'conditions', 'Conditions', 'condition'],
])('%s with something in %s that is no list of rows is refused', (id, name, label, list) => {
	const row = { field: 'lastName', operator: 'equals', value: 'Doe' };
	for (const value of [
		[row],
		row,
		'lastName = Doe',
		{ rows: [row] },
		{ [list]: row },
		{ [list]: 'lastName = Doe' },
		{ [list]: ['lastName = Doe'] },
		{ [list]: [], [list.toUpperCase()]: [row] },
	]) {
		expect(refused(id, { [name]: value })).toBe(
			`'${label}' must hold a list of rows as "${list}", each with field and operator: add them one by one`,
		);
	}
});

test('what another operation has in the same collection is left over from it, and not sent', () => {
	expect(
		planned('cobra.getMany', { filters: { lastName: 'Doe', jobCode: 'X', cobraStatus: 'A' } })
			.request.query,
	).toEqual([['cobraStatus', 'A']]);
	expect(
		planned('person.get', { options: { batchSize: 'x', clientId: 'a b' } }).request.headers,
	).toEqual({});
	const row = { field: 'lastName', operator: 'equals', value: 'Doe' };
	for (const others of [{ filters: 'x' }, { conditions: [row] }, { updateFields: { a: 1 } }]) {
		expect(() => planned('person.get', others)).not.toThrow();
	}
});

test.each([undefined, null, '', {}])('nothing in a collection, %j, is nothing', (nothing) => {
	for (const name of ['filters', 'dateFilters', 'options']) {
		expect(() => planned('person.getMany', { [name]: nothing })).not.toThrow();
	}
	expect(
		planned('person.getMany', { filters: {}, dateFilters: { filter: [] } }).request.query,
	).toEqual([]);
});

const { description } = new UkgPro();

/** What n8n makes of the stored parameters before the node sees them. */
const handedOver = (parameters: INodeParameters) =>
	NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		{ typeVersion: 1 },
		description,
	) as INodeParameters;

test('n8n itself drops fields that its panel does not have, left over or misspelt', () => {
	const people = { resource: 'person', operation: 'getMany' };
	const filters = { lastName: 'Doe', jobCode: 'left over', LastName: 'misspelt' };
	expect(handedOver({ ...people, filters })).toMatchObject({ filters: { lastName: 'Doe' } });
	expect(handedOver({ ...people, filters: '={{ { lastName: 1 } }}' }).filters).toEqual({});
	expect(handedOver({ ...people, dateFilters: { Filter: [{}] } }).dateFilters).toEqual({});
});

/** Collections as several operations have left them behind, and as nobody should write them. */
const names = fc.constantFrom(
	...new Set(
		EVERY_OPERATION.flatMap(({ operation }) => operation.parameters.map(({ name }) => name)),
	),
	'timeout',
	'batchSize',
	'LastName',
	'anything',
);
const collection = fc.oneof(
	fc.constant({}),
	fc.dictionary(names, fc.oneof(fc.constant('x'), fc.constant(1), fc.constant(''))),
);
const row = fc.dictionary(fc.constantFrom('field', 'operator', 'value', 'date', 'x'), names);
const leftBehind = fc.record({
	filters: collection,
	additionalFields: collection,
	updateFields: collection,
	options: collection,
	dateFilters: fc.record({ filter: fc.array(row, { maxLength: 2 }) }),
	conditions: fc.record({ condition: fc.array(row, { maxLength: 2 }) }),
});

test('nothing that n8n hands over is refused for a field that is not known', () => {
	fc.assert(
		fc.property(fc.constantFrom(...EVERY_OPERATION), leftBehind, (entry, collections) => {
			const { id, operation } = entry;
			const [resource, value] = id.split('.');
			const parameters = { resource, operation: value, ...collections } as INodeParameters;
			let message = '';
			try {
				plan(operation, inputs(handedOver(parameters)));
			} catch (error) {
				message = (error as Error).message;
			}
			expect(message).not.toMatch(/must spell|no operation knows|must hold/);
		}),
		{ numRuns: 500 },
	);
});
