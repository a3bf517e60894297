// Builds the command line and the library into dist/. Packages stay outside the bundle: some are native, and what is
// heavy is only loaded by the command that needs it, which `splitting` keeps true for our own modules too. Those of many
// small files that every scan needs are taken in: to find and open 263 files costs more than what they do.
import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { detectorsAsData, keywordIndexAsData } from './detectors-as-data.mjs';
import { engineHash, rulesHash } from './rules-hash.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version, dependencies } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

/** Pure JavaScript; their licences, which want to be kept with copies, lie beside the bundle. */
const TAKEN_IN = ['age-encryption', 'kysely', 'zod'];
/** Come with them. */
const TAKEN_ALONG = ['@noble/ciphers', '@noble/curves', '@noble/hashes', '@noble/post-quantum', '@scure/base'];

const define = {
  UNLEAK_VERSION: JSON.stringify(version),
  UNLEAK_RULES_HASH: JSON.stringify(await rulesHash(root)),
  UNLEAK_ENGINE_HASH: JSON.stringify(await engineHash(root)),
};

await rm(`${root}/dist`, { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  absWorkingDir: root,
  entryPoints: ['src/unleak.ts', 'src/index.ts', 'src/scan-thread.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: packagesOutside(),
  plugins: [detectorsAsData, keywordIndexAsData],
  chunkNames: 'chunks/[name]-[hash]',
  define,
  // Every hook run parses all of it.
  minifyWhitespace: true,
  minifySyntax: true,
  // esbuild keeps the shebang of the entry; only the executable bit is left to do.
  logLevel: 'warning',
});
// What hooks run is one file behind a small one, and as small as can be: node reads all of it at every push.
await build({
  absWorkingDir: root,
  entryPoints: ['src/unleak-hook.ts', 'src/hook-main.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  plugins: [detectorsAsData, keywordIndexAsData],
  define,
  logLevel: 'warning',
});
await mkdir(`${root}/dist/licenses`);
for (const name of packagesIn(metafile)) {
  if (![...TAKEN_IN, ...TAKEN_ALONG].includes(name)) throw new Error(`build: ${name}: got into the bundle unasked`);
  await copyFile(`${root}/node_modules/${name}/LICENSE`, `${root}/dist/licenses/${name.replace('/', '-')}`);
}
await chmod(`${root}/dist/unleak.js`, 0o755);
await declareTypes('index.d.ts', `${root}/dist/types`);

function packagesOutside() {
  const outside = Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name));
  return outside.flatMap((name) => [name, `${name}/*`]);
}

/** Packages of which the bundle holds code. */
function packagesIn({ inputs }) {
  const names = Object.keys(inputs).map((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** The library's types: what its entry reaches, and nothing of the rest. */
async function declareTypes(entry, target) {
  const all = await mkdtemp(join(tmpdir(), 'unleak-types-'));
  try {
    emitDeclarations(all);
    const wanted = [entry];
    // Grows while it is walked.
    for (const file of wanted) {
      const text = await readFile(join(all, file), 'utf8');
      for (const [, specifier] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)) {
        const imported = join(dirname(file), `${specifier}.d.ts`);
        if (!wanted.includes(imported)) wanted.push(imported);
      }
      await mkdir(dirname(join(target, file)), { recursive: true });
      await copyFile(join(all, file), join(target, file));
    }
  } finally {
    await rm(all, { recursive: true, force: true });
  }
}

function emitDeclarations(outDir) {
  // Types are checked by `npm run check`; here they are only written.
  const how = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--noCheck', '--ignoreConfig'];
  const as = ['--target', 'es2023', '--module', 'nodenext', '--types', 'node', '--strict', '--skipLibCheck'];
  const what = ['--rootDir', 'src', '--outDir', outDir, 'src/index.ts', 'src/version.d.ts'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout, error } = spawnSync(process.execPath, [tsc, ...how, ...as, ...what], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`build: types of the library: tsc: ${error?.message ?? stdout}`);
}
