// Names for what decides what a scan finds: for our rules, which are data, and for the code that reads and judges. What an
// earlier scan has read counts only under the same code; under other rules those that changed are run over it again.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** From here everything is reached that has a say in what is read, found and kept. */
const ENGINE = [
  'commands/shared/make-scanner',
  'commands/shared/scan-sources',
  'commands/shared/source-ledger',
  'sources/open',
  'triage/markers',
];

/** @type {import('esbuild').Plugin} */
const withoutRules = {
  name: 'without-rules',
  setup({ onResolve }) {
    onResolve({ filter: /[/]detectors[/]index\.js$/ }, () => ({ path: 'detectors', external: true }));
  },
};

/**
 * The code as it runs, so that a comment or a type changes nothing, and the packages that it uses.
 *
 * @param {string} root the folder that holds package.json
 */
export async function engineHash(root) {
  const contents = ENGINE.map((path, at) => `export * as e${at} from './src/${path}.js';`).join('\n');
  const { text, packages } = await bundled(root, { stdin: { contents, resolveDir: root, loader: 'ts' } }, [
    withoutRules,
  ]);
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const versions = packages.map((name) => `${name} ${dependencies[name] ?? ''}`);
  return hashOf([text, ...versions]);
}

/** @param {string} root the folder that holds package.json */
export async function rulesHash(root) {
  const { text } = await bundled(root, { entryPoints: ['src/detectors/index.ts'] }, []);
  return hashOf([text]);
}

/**
 * @param {string} root
 * @param {import('esbuild').BuildOptions} what
 * @param {import('esbuild').Plugin[]} plugins
 */
async function bundled(root, what, plugins) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    ...what,
    plugins,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    outdir: 'nowhere',
    logLevel: 'warning',
  });
  const used = Object.values(metafile.outputs).flatMap(({ imports }) => imports.filter((one) => one.external));
  const packages = [...new Set(used.map(({ path }) => path))].filter((path) => !path.startsWith('node:')).sort();
  return { text: outputFiles.map((file) => file.text).join('\0'), packages };
}

/** @param {string[]} parts */
function hashOf(parts) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
