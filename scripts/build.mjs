// Builds the command line into dist/. Packages stay outside the bundle: some are native, and what is heavy is only
// loaded by the command that needs it, which `splitting` keeps true for our own modules too.
import { chmod, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

await rm(`${root}/dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ['src/unleak.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  chunkNames: 'chunks/[name]-[hash]',
  define: { UNLEAK_VERSION: JSON.stringify(version) },
  // esbuild keeps the shebang of the entry; only the executable bit is left to do.
  logLevel: 'warning',
});
await chmod(`${root}/dist/unleak.js`, 0o755);
