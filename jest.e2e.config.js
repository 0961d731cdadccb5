// Tests with a real n8n, on real loopback sockets: minutes, not seconds.
// The first run installs n8n into the cache folder (see scripts/n8n/install.ts).
const { transform } = require('./jest.config.js');

module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.test.ts'],
	transform,
	globalSetup: '<rootDir>/test/e2e/setup.ts',
	globalTeardown: '<rootDir>/test/e2e/teardown.ts',
	// Two cores are enough for one n8n at a time.
	maxWorkers: 1,
	testTimeout: 300_000,
};
