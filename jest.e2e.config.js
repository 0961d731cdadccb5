// Tests with a real n8n, on real loopback sockets: minutes, not seconds. Those that start an n8n of
// their own are in jest.alone.config.js; `npm run test:e2e` runs both side by side.
// The first run installs n8n into the cache folder (see scripts/n8n/install.ts).
const { transform } = require('./jest.config.js');

module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/e2e/*.test.ts'],
	transform,
	globalSetup: '<rootDir>/test/e2e/setup.ts',
	globalTeardown: '<rootDir>/test/e2e/teardown.ts',
	// All files share one n8n and one simulated tenant.
	maxWorkers: 1,
	testTimeout: 300_000,
};
