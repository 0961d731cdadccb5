import { isINodePropertyCollection, type INodeProperties } from 'n8n-workflow';

import { SEARCH_METHODS } from '../../nodes/UkgPro/description/picker';
import { UkgPro } from '../../nodes/UkgPro/UkgPro.node';

const { description, methods } = new UkgPro();

/** All parameters, those inside collections too. */
const everyProperty = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if (isINodePropertyCollection(option)) return everyProperty(option.values);
			return 'type' in option ? everyProperty([option]) : [];
		}),
	]);

const locators = everyProperty(description.properties).filter(
	({ type }) => type === 'resourceLocator',
);
const methodOf = ({ modes = [] }: INodeProperties) =>
	modes.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod;

describe('resource locators', () => {
	test('of the node name a method that it has, and use each of them', () => {
		expect(locators.length).toBeGreaterThan(20);
		const used = new Set(locators.map(methodOf));
		expect(used).toEqual(new Set(Object.keys(methods.listSearch)));
		expect([...used].sort()).toEqual(Object.values(SEARCH_METHODS).sort());
		for (const method of Object.values(methods.listSearch)) expect(method).toBeInstanceOf(Function);
	});

	test('offer a searchable list and a value of one’s own', () => {
		for (const { name, modes = [], default: preset } of locators) {
			expect([name, modes.map((mode) => mode.type)]).toEqual([name, ['list', 'string']]);
			expect(modes[0].typeOptions).toMatchObject({ searchable: true });
			expect(modes[0].typeOptions?.slowLoadNotice?.message).toContain('slow');
			expect(preset).toEqual({ mode: 'list', value: '' });
		}
	});
});
