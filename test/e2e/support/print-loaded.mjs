// Preloaded into the command line: writes the names of the packages that were loaded to a file, when it ends.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';

const { cache } = createRequire(import.meta.url);
process.on('exit', () => {
  const names = Object.keys(cache).map((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const packages = [...new Set(names.filter((name) => name !== undefined))];
  writeFileSync(process.env.UNLEAK_TEST_LOADED_FILE, JSON.stringify(packages.toSorted()));
});
