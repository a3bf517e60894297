import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const QUICK = join(DIST, 'quick');
/** Native ones, those that `kill-at.mjs` reaches into, and one that does not work from a single file. */
const OUTSIDE = ['better-sqlite3', 're2', 'pg', 'ssh2', '@aws-sdk/*'];

/**
 * The built command line, with the packages that it loads in the same files: to find hundreds of small ones is half of the
 * time of a run, and the suite runs it thousands of times. Removed with `dist` by the next build.
 */
export async function quickStart(): Promise<string> {
  const entry = join(QUICK, 'unleak.js');
  if (existsSync(entry)) return entry;
  const own = `${QUICK}-${String(process.pid)}`;
  await build({
    entryPoints: [join(DIST, 'unleak.js')],
    outdir: own,
    bundle: true,
    splitting: true,
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: OUTSIDE,
    // What is CommonJS asks for node's modules in its own way.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  try {
    renameSync(own, QUICK);
  } catch (error) {
    // Another file of the suite was quicker.
    if (!existsSync(entry)) throw error;
    rmSync(own, { recursive: true });
  }
  return entry;
}
