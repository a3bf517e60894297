import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const QUICK = join(DIST, 'quick');
/** Native ones, those that `kill-at.mjs` reaches into, and one that does not work from a single file. */
const OUTSIDE = ['better-sqlite3', 're2', 'pg', 'ssh2', '@aws-sdk/*'];

/**
 * The built command line, with the packages that it loads in the same file: to find hundreds of small ones is half of the
 * time of a run, and the suite runs it thousands of times. Removed with `dist` by the next build.
 */
export async function quickStart(): Promise<string> {
  const entry = join(QUICK, 'unleak.cjs');
  if (existsSync(entry)) return entry;
  const own = `${QUICK}-${String(process.pid)}`;
  mkdirSync(own);
  await bundle('unleak', own);
  await bundle('cli', own);
  copyFileSync(join(DIST, 'rules.txt'), join(own, 'rules.txt'));
  try {
    renameSync(own, QUICK);
  } catch (error) {
    // Another file of the suite was quicker.
    if (!existsSync(entry)) throw error;
    rmSync(own, { recursive: true });
  }
  return entry;
}

async function bundle(name: string, folder: string): Promise<void> {
  await build({
    entryPoints: [join(DIST, `${name}.cjs`)],
    outfile: join(folder, `${name}.cjs`),
    bundle: true,
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    external: OUTSIDE,
    logLevel: 'error',
  });
}
