import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  define: { UNLEAK_VERSION: JSON.stringify(version) },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Child processes: real servers, the built command line.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // What a developer has set must not change what a test sees.
    env: { NO_COLOR: '1', UNLEAK_FINGERPRINT_KEY_FILE: '', DEBUG: '' },
  },
});
