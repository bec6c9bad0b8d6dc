/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

// The SDK warns about Node 20; what is deployed runs on Node 24.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
  moduleNameMapper: { '^\\./source-bundles$': '<rootDir>/test/support/bundles-of-this-run.ts' },
  globalSetup: '<rootDir>/test/support/before-all-tests.ts',
  globalTeardown: '<rootDir>/test/support/after-all-tests.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/end-with-run.ts'],
  // Synthesizing the stack takes seconds; nothing is measured by this.
  testTimeout: 60_000,
  // Every core; a worker that has collected the leavings of many files starts anew.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  // A test that fails half-way may leave a server behind, which must not keep a failed run from ending.
  forceExit: true,
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/dist', '<rootDir>/.cache'],
};

export default config;
