// `npm run accuracy [-- --check]`: precision and recall on the labelled lines of test/corpus, by kind and by rule, and
// docs/accuracy.md from them and from the last run of accuracy-packages.mjs. `--check` writes nothing and fails when the
// page is out of date. The report is TypeScript, which Node 20 does not run, so it is bundled for the moment.
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}scripts/.accuracy-${process.pid}.mjs`;
try {
  await build({
    entryPoints: [`${root}scripts/accuracy-report.ts`],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  });
  const args = [bundle, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', timeout: 120_000 });
  if (status !== 0) process.exitCode = 1;
} finally {
  await rm(bundle, { force: true });
}
