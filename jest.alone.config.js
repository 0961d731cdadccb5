// Tests that start an n8n of their own, or several: they may run beside those that share one.
const together = require('./jest.e2e.config.js');

module.exports = {
	...together,
	testMatch: ['**/e2e/alone/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/alone/setup.ts',
};
