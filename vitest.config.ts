import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  // Nothing is remembered from one run of the tests to the next.
  define: {
    UNLEAK_VERSION: JSON.stringify(version),
    UNLEAK_RULES_HASH: JSON.stringify('tests'),
    UNLEAK_ENGINE_HASH: JSON.stringify('tests'),
  },
  test: {
    // Prints the number of cases of the crash suite.
    globalSetup: ['test/crash/total.ts'],
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Child processes: real servers, the built command line.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Most tests wait for child processes and servers, so a small machine runs two files at a time too.
    maxWorkers: Math.max(2, availableParallelism()),
    // What a developer has set must not change what a test sees.
    env: {
      NO_COLOR: '1',
      UNLEAK_FINGERPRINT_KEY_FILE: '',
      DEBUG: '',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  },
});
