// Unit, engine and package tests. `npm run test:e2e` adds the real n8n: see jest.e2e.config.js.
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/{unit,engine,gate}/**/*.test.ts'],
	transform: {
		'^.+\\.(ts|js|mjs)$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
		],
	},
	setupFiles: ['<rootDir>/test/seed.ts'],
	// Looking up what is global takes jest's sandbox a while, each time.
	sandboxInjectedGlobals: ['Math', 'Date', 'JSON', 'Object', 'Array', 'Number', 'String'],
	// Jest leaves one core idle, of two.
	maxWorkers: '100%',
	testTimeout: 30_000,
};
