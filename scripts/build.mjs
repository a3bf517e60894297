// Builds the command line and the library into dist/. Packages stay outside the bundles: some are native, and what is
// heavy is only loaded by the command that needs it. Those of many small files that every scan needs are taken in: to find
// and open 263 files costs more than what they do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { rulesAsText, rulesFrom } from './rules-as-text.mjs';
import { engineHash, rulesHash } from './rules-hash.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version, dependencies } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

/** Pure JavaScript; their licences, which want to be kept with copies, lie beside the bundle. */
const TAKEN_IN = ['age-encryption', 'commander', 'kysely', 'zod'];
/** Come with them. */
const TAKEN_ALONG = ['@noble/ciphers', '@noble/curves', '@noble/hashes', '@noble/post-quantum', '@scure/base'];

/** zod brings its messages in forty languages, a third of a megabyte; it speaks English unless told otherwise. */
const englishOnly = {
  name: 'english-only',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** commander can start programs as its commands, and for that loads what every command of ours would wait for; we have none. */
const commanderAlone = {
  name: 'commander-alone',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]commander[/\\]lib[/\\]command\.js$/ }, async ({ path }) => {
      const [before, after, ...more] = (await readFile(path, 'utf8')).split("require('node:child_process')");
      if (after === undefined || more.length > 0) throw new Error('build: commander: it loads child_process otherwise');
      return { contents: `${before}undefined${after}` };
    });
  },
};

const define = {
  UNLEAK_VERSION: JSON.stringify(version),
  UNLEAK_RULES_HASH: JSON.stringify(await rulesHash(root)),
  UNLEAK_ENGINE_HASH: JSON.stringify(await engineHash(root)),
};

await rm(`${root}/dist`, { recursive: true, force: true });
const shared = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: packagesOutside(),
  plugins: [commanderAlone, englishOnly],
  define,
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
};
// The library, and what its threads and those of the command line run.
const rules = await rulesAsText();
const { metafile: ofLibrary } = await build({
  ...shared,
  plugins: [...shared.plugins, rulesFrom(`Buffer.from(${JSON.stringify(rules)}, 'latin1')`)],
  metafile: true,
  entryPoints: ['src/index.ts', 'src/scan-thread.ts'],
  splitting: true,
  format: 'esm',
  chunkNames: 'chunks/[name]-[hash]',
});
const metafiles = [ofLibrary];
// The command line reads them from a file: what V8 keeps of a program holds all its texts.
await writeFile(`${root}/dist/rules.txt`, rules);
// The command line, and the part of it that hooks run, each one file behind a small one: node looks for one file, and V8
// can keep what it made of it. Both are as small as can be, since node reads all of it at every start: that names are short
// saves a tenth of the time of a short command. With `--maps` there is a map beside each for who reads a trace.
for (const [loader, program] of [
  ['unleak', 'cli'],
  ['unleak-hook', 'hook-main'],
]) {
  metafiles.push(await buildCommonJs(program, program === 'cli' ? {} : { packages: 'external' }));
  const code = await readFile(`${root}/dist/${program}.cjs`);
  // It is read as one byte a character. esbuild escapes all but regular expressions and tagged templates.
  const at = code.findIndex((byte) => byte > 0x7f);
  if (at >= 0) throw new Error(`build: ${program}.cjs: not ASCII: ${code.toString('utf8', at - 40, at + 20)}`);
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  metafiles.push(await buildCommonJs(loader, { define: { UNLEAK_CODE_HASH: JSON.stringify(hash) } }));
}
await mkdir(`${root}/dist/licenses`);
for (const name of packagesIn(metafiles)) {
  if (![...TAKEN_IN, ...TAKEN_ALONG].includes(name)) throw new Error(`build: ${name}: got into the bundle unasked`);
  await copyFile(`${root}/node_modules/${name}/LICENSE`, `${root}/dist/licenses/${name.replace('/', '-')}`);
}
await chmod(`${root}/dist/unleak.cjs`, 0o755);
await declareTypes('index.d.ts', `${root}/dist/types`);

function packagesOutside() {
  const outside = Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name));
  return outside.flatMap((name) => [name, `${name}/*`]);
}

async function buildCommonJs(entry, more = {}) {
  const { metafile } = await build({
    ...shared,
    metafile: true,
    entryPoints: [`src/${entry}.ts`],
    plugins: [...shared.plugins, rulesFrom(`require('node:fs').readFileSync(__dirname + '/rules.txt')`)],
    format: 'cjs',
    minifyIdentifiers: true,
    sourcemap: process.argv.includes('--maps') ? 'external' : false,
    outExtension: { '.js': '.cjs' },
    // What V8 keeps can't import; it can require.
    supported: { 'dynamic-import': false },
    ...more,
    define: { ...define, ...more.define, 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  });
  return metafile;
}

/** Packages of which the bundles hold code. */
function packagesIn(metafiles) {
  const paths = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const names = paths.map((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
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
