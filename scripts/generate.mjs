// `npm run generate [-- --check]`: writes what is made from the code (the registry of detectors, the published
// schemas, the page of providers).
// The generators are TypeScript, which Node 20 does not run, so each is bundled beside itself for the moment.
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const GENERATORS = [
  'generate-kernel',
  'generate-survey',
  'generate-detectors',
  'generate-schemas',
  'generate-providers',
];
const root = fileURLToPath(new URL('..', import.meta.url));

for (const name of GENERATORS) {
  const bundle = `${root}scripts/.${name}-${process.pid}.mjs`;
  try {
    await build({
      entryPoints: [`${root}scripts/${name}.ts`],
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'warning',
    });
    const args = [bundle, ...process.argv.slice(2)];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', timeout: 60_000 });
    if (status !== 0) process.exitCode = 1;
  } finally {
    await rm(bundle, { force: true });
  }
}
