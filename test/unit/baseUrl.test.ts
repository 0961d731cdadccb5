import fc from 'fast-check';

import { baseUrl } from '../../credentials/baseUrl';

const HOST = 'https://service2.ultipro.com';

test.each([
	['as UKG Pro shows them', 'ultipro.com', 'service2', HOST],
	['Canada', 'ultipro.ca', 'service3', 'https://service3.ultipro.ca'],
	['a scheme', 'https://ultipro.com', 'https://service2', HOST],
	['http becomes https', 'http://ultipro.com', 'http://service2', HOST],
	['other schemes too', 'ftp://ultipro.com', 'service2', HOST],
	['a path', 'ultipro.com/services/BIDataService', 'service2/', HOST],
	['backslashes for slashes', 'ultipro.com\\@evil.example', 'service2\\', HOST],
	['a query and a fragment', 'ultipro.com?x=1#top', 'service2#top', HOST],
	['port 443', 'ultipro.com:443', 'service2:443', HOST],
	['port 80 of http', 'http://ultipro.com:80', 'service2', HOST],
	['an empty port', 'ultipro.com:', 'service2', HOST],
	['another port is kept', 'ultipro.com:8443', 'service2', `${HOST}:8443`],
	['dots', '.ultipro.com.', '.service2.', HOST],
	['capitals', 'UltiPro.COM', 'Service2', HOST],
	['blanks around', '  ultipro.com\n', '\tservice2 ', HOST],
	['user and password', 'https://jane:secret@ultipro.com', 'jane@service2', HOST],
	['the whole host as domain', 'service2.ultipro.com', 'service2', HOST],
	['the whole host as subdomain', 'ultipro.com', 'service2.ultipro.com', HOST],
	['the whole host in both', 'service2.ultipro.com', 'service2.ultipro.com', HOST],
	[
		'the address as UKG Pro shows it',
		'http://Servicet.ultipro.com/services/BIDataService',
		'Servicet',
		'https://servicet.ultipro.com',
	],
	['a label that only begins alike', 'service22.com', 'service2', 'https://service2.service22.com'],
	['a name that only begins as loopback', 'http://127.0.0.1.io', 'a', 'https://a.127.0.0.1.io'],
	['a subdomain of several labels', 'example.com', 'a.b', 'https://a.b.example.com'],
])('%s', (_, domain, subdomain, expected) => {
	expect(baseUrl({ domain, subdomain })).toBe(expected);
});

test.each([
	['localhost', 'https://localhost'],
	['http://localhost:4010', 'http://localhost:4010'],
	['http://localhost:4010/services/', 'http://localhost:4010'],
	['localhost:4010', 'https://localhost:4010'],
	['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
	['http://127.8.9.10', 'http://127.8.9.10'],
	['http://[::1]:4010', 'http://[::1]:4010'],
	['[::1]', 'https://[::1]'],
])('loopback %s: the subdomain has no meaning', (domain, expected) => {
	for (const subdomain of ['', 'service2', 'no host name!']) {
		expect(baseUrl({ domain, subdomain })).toBe(expected);
	}
});

test.each([
	['no domain', '', 'service2', 'Fill in the Web Service Domain'],
	['only blanks', '  ', 'service2', 'Fill in the Web Service Domain'],
	['only a scheme', 'https://', 'service2', 'Fill in the Web Service Domain'],
	['no subdomain', 'ultipro.com', '', 'Fill in the Web Service Subdomain'],
	['only dots as subdomain', 'ultipro.com', '...', 'Fill in the Web Service Subdomain'],
	['blanks inside', 'ulti pro.com', 'service2', 'The Web Service Domain'],
	['one label', 'ultipro', 'service2', 'The Web Service Domain'],
	['ports that are none', 'ultipro.com:https', 'service2', 'The Web Service Domain'],
	['a port too high', 'ultipro.com:99999', 'service2', 'The Web Service Domain'],
	['a loopback port too high', 'http://localhost:99999', '', 'The Web Service Domain'],
	['no loopback address', 'http://127.999.0.1', '', 'The Web Service Domain'],
	['an address of numbers', '10.0.0.12', 'service2', 'The Web Service Domain'],
	['other IPv6', '[2001:db8::1]', 'service2', 'The Web Service Domain'],
	['letters that are no host name', 'ültipro.com', 'service2', 'The Web Service Domain'],
	['a subdomain with a sign', 'ultipro.com', 'serv_ice', 'The Web Service Subdomain'],
	['a label too long', 'ultipro.com', 'a'.repeat(64), 'The Web Service Subdomain'],
])('refused: %s', (_, domain, subdomain, beginning) => {
	let message = '';
	try {
		baseUrl({ domain, subdomain });
	} catch (error) {
		message = (error as Error).message;
	}
	expect(message).toContain(beginning);
	expect(message).toMatch(/e\.g\. (ultipro\.com|service2)$/);
});

const pasted = fc
	.tuple(
		fc.constantFrom('', 'http://', 'https://', 'HTTP://'),
		fc.constantFrom('', 'user:word@', '@'),
		fc.oneof(
			fc.domain(),
			fc.ipV4(),
			fc.ipV6().map((address) => `[${address}]`),
			fc.constantFrom('localhost', 'service2', 'ultipro.com', '..', 'xn--a.com'),
			fc.string(),
		),
		fc.oneof(
			fc.constant(''),
			fc.nat(70_000).map((port) => `:${port}`),
		),
		fc.constantFrom('', '/', '/services/X', '?a=b', '#c'),
	)
	.map((parts) => parts.join(''));

test('whatever is pasted: a bare address, https unless loopback, or a sentence', () => {
	fc.assert(
		fc.property(pasted, pasted, (domain, subdomain) => {
			let address: string;
			try {
				address = baseUrl({ domain, subdomain });
			} catch (error) {
				expect((error as Error).message).toMatch(/Web Service (Domain|Subdomain) of the UKG Pro/);
				return;
			}
			const url = new URL(address);
			expect([url.username, url.password, url.pathname, url.search, url.hash]).toEqual([
				'',
				'',
				'/',
				'',
				'',
			]);
			expect(address).not.toMatch(/\/$/);
			if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
				expect(url.protocol).toBe('https:');
			}
		}),
		{ numRuns: 2_000 },
	);
});
